// Owns taking a person's step to the workflow that waits for it, and answering when that workflow cannot: one way for one and for many.
import type { Client } from '@temporalio/client';
import type { DecideCommand, DecideReply, RecallCommand } from '../../workflows/approvals/api.ts';
import { commandInput, decideKey, decideUpdate, recallKey, recallUpdate } from '../../workflows/approvals/api.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refuse } from '../kernel/refusal.ts';
import type { Db, Scope } from '../platform/db/database.ts';
import { withScope } from '../platform/db/database.ts';
import { canonicalHash } from '../platform/hash.ts';
import { findEffect, transact } from '../platform/transact.ts';
import type { Actor, Outcome } from '../platform/transact.ts';
import type { UpdateAnswer } from '../platform/workflow-update.ts';
import { sendUpdate } from '../platform/workflow-update.ts';
import { findApproval } from './load.store.ts';
import type { ApprovalRow } from './load.store.ts';
import type { ApprovalOutcome } from './rules.ts';

export interface Sender {
  db: Db;
  temporal: Client;
  scope: Scope;
  actor: Actor;
}

export type PersonStep = { step: 'decide'; command: DecideCommand } | { step: 'recall'; command: RecallCommand };

/** Somebody else's decision is being written: the wait before asking again, in milliseconds. */
const BUSY_WAITS_MS = [50, 100, 200, 400, 800];

/**
 * Sends a step to the approval's workflow. Answers with its outcome, marked when it is a replay; null when no worker has
 * taken it up in time. What the workflow cannot take (it has ended, another decision is under way) is refused here, in the
 * audit log before it is answered, under the step's own key.
 */
export async function sendStep(
  at: Sender,
  row: ApprovalRow,
  step: PersonStep,
): Promise<Outcome<ApprovalOutcome> | null> {
  const { command } = step;
  const key = (step.step === 'recall' ? recallKey : decideKey)(row.workflow_id, command.updateId);
  const inputHash = canonicalHash(commandInput(command));
  const earlier = await withScope(at.db, at.scope, (tx) => findEffect<unknown>(tx, key, inputHash));
  if (earlier) return unwrap(earlier);
  if (row.status !== 'open') return refuseStep(at, row, step, key, refuse('APPROVAL_CLOSED', { status: row.status }));
  const answer = await ask(at.temporal, row, step);
  switch (answer.kind) {
    case 'answered':
      return answer.result.bodyHash === command.bodyHash ? unwrap(answer.result) : refuse('IDEMPOTENCY_MISMATCH');
    case 'later':
      return null;
    case 'closed':
      return refuseStep(at, row, step, key, await closedRefusal(at, row));
    case 'rejected':
      return refuseStep(
        at,
        row,
        step,
        key,
        answer.code === 'APPROVAL_BUSY' ? refuse('APPROVAL_BUSY') : await closedRefusal(at, row),
      );
  }
}

async function ask(client: Client, row: ApprovalRow, step: PersonStep): Promise<UpdateAnswer<DecideReply>> {
  const { updateId } = step.command;
  const send = (): Promise<UpdateAnswer<DecideReply>> =>
    step.step === 'recall'
      ? sendUpdate(client, { workflowId: row.workflow_id, update: recallUpdate, updateId, argument: step.command })
      : sendUpdate(client, { workflowId: row.workflow_id, update: decideUpdate, updateId, argument: step.command });
  for (const wait of BUSY_WAITS_MS) {
    const answer = await orCrowded(send());
    if (answer.kind !== 'rejected' || answer.code !== 'APPROVAL_BUSY') return answer;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return orCrowded(send());
}

const RESOURCE_EXHAUSTED = 8;

/** A workflow takes a limited number of updates at a time; the ones too many are as busy as those the validator turns away. */
async function orCrowded(sent: Promise<UpdateAnswer<DecideReply>>): Promise<UpdateAnswer<DecideReply>> {
  try {
    return await sent;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const crowded = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === RESOURCE_EXHAUSTED;
    if (crowded) return { kind: 'rejected', code: 'APPROVAL_BUSY' };
    throw error;
  }
}

/** How the approval ended, as its row says. A row still open has lost its workflow: that is for operators. */
async function closedRefusal(at: Sender, row: ApprovalRow): Promise<Refusal> {
  const now = await withScope(at.db, at.scope, (tx) => findApproval(tx, row.id));
  const status = now?.status ?? row.status;
  return status === 'open' ? refuse('APPROVAL_NOT_WAITING') : refuse('APPROVAL_CLOSED', { status });
}

/** Writes a refusal that no workflow wrote, to the audit log only: the decider's scope may not reach the document's timeline; when the step was made after all, its first answer is given instead. */
async function refuseStep(
  at: Sender,
  row: ApprovalRow,
  step: PersonStep,
  key: string,
  refusal: Refusal,
): Promise<Outcome<ApprovalOutcome>> {
  const action = step.step === 'recall' ? 'recall' : step.command.action;
  const outcome = await transact<unknown>(
    at.db,
    {
      scope: at.scope,
      actor: at.actor,
      key,
      input: commandInput(step.command),
      workflowId: row.workflow_id,
      subject: {
        companyId: row.company_id,
        action: `${row.document_type}.${action}`,
        objectType: row.document_type,
        objectId: row.document_id,
      },
    },
    async () => refusal,
  );
  return unwrap(outcome);
}

/** Lifecycles store the approval's outcome beside their own step. */
function unwrap(outcome: Outcome<unknown>): Outcome<ApprovalOutcome> {
  if (!outcome.ok) return outcome;
  const value = outcome.value as ApprovalOutcome | { approval: ApprovalOutcome; step?: { status?: string } };
  const found = 'approval' in value ? { documentStatus: value.step?.status ?? null, ...value.approval } : value;
  return { ok: true, value: found, ...(outcome.replayed ? { replayed: true } : {}) };
}
