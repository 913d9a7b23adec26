// Owns putting one return's page together, with what the reader may do now and why not.
import { returnWorkflowId } from '../../workflows/returns/api.ts';
import { approvalView } from '../approvals/queries.ts';
import type { Params } from '../kernel/refusal.ts';
import { eventsOf } from '../orders/view.queries.ts';
import type { AbilityAction } from '../people/abilities.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Action } from '../wire/schema.ts';
import type { ReturnHead } from './queries.ts';
import { creditNoteOf, returnHead, returnLineViews, returnRowView } from './queries.ts';
import type { ReturnStepName } from './rules.ts';
import { mayStepReturn } from './rules.ts';
import type { ReturnView } from './schema.ts';

/** The whole page of a return, or null when it is not there or not for these eyes. */
export async function returnView(
  db: Db,
  principal: Principal,
  returnId: string,
  now: Date,
): Promise<ReturnView | null> {
  const head = await returnHead(db, principal.companyId, returnId);
  if (!head) return null;
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    ...returnRowView(head),
    warehouse: head.warehouse,
    note: head.note,
    end_reason: head.end_reason,
    created_by: head.creator,
    submitted_by: head.submitter,
    approved_at: iso(head.approved_at),
    received_at: iso(head.received_at),
    credited_at: iso(head.credited_at),
    closed_at: iso(head.closed_at),
    workflow_id: returnWorkflowId(head.id),
    lines: await returnLineViews(db, head),
    credit_note: await creditNoteOf(db, head),
    approval: head.approval_id ? await approvalView(db, principal, head.approval_id, now) : null,
    events: await eventsOf(db, head.id),
    actions: actionsOf(principal, head),
  };
}

const ABILITY: Record<ReturnStepName, AbilityAction> = {
  edit: 'update',
  submit: 'submit',
  resubmit: 'submit',
  recall: 'recall',
  cancel: 'cancel',
  receive: 'receive',
};

type Reason = { code: string; params?: Params } | null;

function actionsOf(principal: Principal, head: ReturnHead): Action[] {
  const steps: ReturnStepName[] = ['edit', 'submit', 'resubmit', 'recall', 'cancel', 'receive'];
  return steps.map((step) => {
    const reason = reasonAgainst(principal, head, step);
    return { name: step, allowed: reason === null, reason };
  });
}

function reasonAgainst(principal: Principal, head: ReturnHead, step: ReturnStepName): Reason {
  if (!principal.ability.can(ABILITY[step], 'return')) return { code: 'NOT_YOUR_ROLE' };
  if (!mayStepReturn(step, head.status)) return { code: 'RETURN_STATE', params: { status: head.status, step } };
  if (step === 'recall' && head.submitted_by !== principal.userId) return { code: 'ONLY_REQUESTER' };
  return null;
}
