// Owns sending a person's step to the workflow of a return, and answering from what becomes of it.
import type { FastifyRequest } from 'fastify';
import type { UpdateDefinition } from '@temporalio/common';
import { TypedSearchAttributes } from '@temporalio/common';
import type { ReturnCommand, ReturnReply, ReturnStep } from '../../workflows/returns/api.ts';
import { RETURN_WORKFLOW, returnWorkflowId } from '../../workflows/returns/api.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { refuse } from '../kernel/refusal.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { withScope } from '../platform/db/database.ts';
import { canonicalHash } from '../platform/hash.ts';
import type { AnyReply } from '../platform/http/reply.ts';
import { notFound, sendOutcome, sendRefusal } from '../platform/http/reply.ts';
import { actorOf, commandActor, idempotency } from '../platform/http/request.ts';
import type { ApiDeps } from '../platform/http/types.ts';
import { BUSINESS_ID, CAPABILITY, PARTY_ID } from '../platform/temporal.ts';
import { findEffect, transact } from '../platform/transact.ts';
import type { Outcome } from '../platform/transact.ts';
import { sendUpdate } from '../platform/workflow-update.ts';

export interface ReturnRequest {
  request: FastifyRequest;
  reply: AnyReply;
  principal: Principal;
  returnId: string;
  operation: 'submit' | 'resubmit' | 'cancel' | 'receive';
}

/** One request asks to submit, whatever it comes to: a late repeat must find the answer to its first time under either step. */
const requested = (operation: ReturnRequest['operation']) =>
  `returns.${operation === 'resubmit' ? 'submit' : operation}`;
const recorded = (operation: ReturnRequest['operation']): readonly string[] =>
  operation === 'submit' || operation === 'resubmit' ? ['submit', 'resubmit'] : [operation];

interface Seen {
  id: string;
  company_id: string;
  buyer_id: string;
  status: string;
  warehouse_id: string | null;
}

/** The return when these eyes may see it; a foreign one is not found. */
export async function seenReturn(deps: ApiDeps, principal: Principal, returnId: string): Promise<Seen | undefined> {
  return withScope(deps.db, principal.scope, (tx) =>
    tx
      .selectFrom('return_order')
      .select(['id', 'company_id', 'buyer_id', 'status', 'warehouse_id'])
      .where('id', '=', returnId)
      .where('company_id', '=', principal.companyId)
      .executeTakeFirst(),
  );
}

/** Where a return stands, as every step answers. */
export async function returnState(deps: ApiDeps, principal: Principal, returnId: string) {
  return withScope(deps.db, principal.scope, async (tx) => {
    const row = await tx
      .selectFrom('return_order')
      .select(['id', 'number', 'status', 'version'])
      .where('id', '=', returnId)
      .executeTakeFirstOrThrow();
    const approval = await tx
      .selectFrom('approval')
      .select('id')
      .where('document_id', '=', returnId)
      .orderBy('document_version', 'desc')
      .executeTakeFirst();
    return { ...row, approval_id: approval?.id ?? null };
  });
}

/** Sends a step to the return's workflow; the answer, a replay, or the stored state when the workflow has ended. */
export async function sendReturnStep<C extends ReturnCommand>(
  deps: ApiDeps,
  at: ReturnRequest,
  update: UpdateDefinition<ReturnReply, [C]>,
  content: Omit<C, keyof ReturnCommand>,
  start = false,
): Promise<void> {
  const { request, reply, principal, returnId, operation } = at;
  const { updateId, bodyHash } = idempotency(request, requested(operation));
  const row = await seenReturn(deps, principal, returnId);
  if (!row) return sendRefusal(reply, notFound('return', returnId));
  const workflowId = returnWorkflowId(returnId);
  const earlier = await withScope(deps.db, principal.scope, async (tx) => {
    for (const step of recorded(operation)) {
      const key = `${workflowId}:${step}:${updateId}`;
      const found = await findEffect<ReturnStep | { step: ReturnStep }>(tx, key, canonicalHash({ bodyHash }));
      if (found) return found;
    }
    return undefined;
  });
  if (earlier) return answer(deps, at, unwrap(earlier));
  const actor = commandActor(request);
  const answered = await sendUpdate(deps.temporal, {
    workflowId,
    update,
    updateId,
    // The content is the command without its keys, which are added here.
    argument: { ...content, actor, updateId, bodyHash } as C,
    ...(start ? { start: startOf(deps, principal, row) } : {}),
  });
  switch (answered.kind) {
    case 'answered':
      if (answered.result.bodyHash !== bodyHash) return sendRefusal(reply, refuse('IDEMPOTENCY_MISMATCH'));
      return answer(deps, at, answered.result);
    case 'later':
      return later(deps, at);
    case 'closed':
      return refused(deps, at, refuse('RETURN_STATE', { status: row.status, step: operation }));
    default:
      return refused(deps, at, refuse(answered.code, { status: row.status, step: operation }));
  }
}

function startOf(deps: ApiDeps, principal: Principal, row: Seen) {
  return {
    type: RETURN_WORKFLOW,
    taskQueue: deps.config.temporalTaskQueue,
    input: { tenant: principal.tenant, companyId: row.company_id, returnId: row.id },
    memo: { return: row.id },
    searchAttributes: new TypedSearchAttributes([
      { key: BUSINESS_ID, value: row.id },
      { key: CAPABILITY, value: 'returns' },
      { key: PARTY_ID, value: row.buyer_id },
    ]),
  };
}

function unwrap(outcome: Outcome<ReturnStep | { step: ReturnStep }>): Outcome<ReturnStep> {
  if (!outcome.ok) return outcome;
  return { ...outcome, value: 'step' in outcome.value ? outcome.value.step : outcome.value };
}

async function answer(deps: ApiDeps, at: ReturnRequest, outcome: Outcome<ReturnStep>): Promise<void> {
  if (!outcome.ok) return sendOutcome(at.reply, outcome);
  const view = await returnState(deps, at.principal, at.returnId);
  sendOutcome(at.reply, outcome, {
    etag: (value) => value.version,
    map: (value) => ({ ...view, number: value.number, status: value.status, version: value.version }),
  });
}

/** No worker took it up yet: the step is kept by the workflow; the same key collects the answer. */
async function later(deps: ApiDeps, at: ReturnRequest): Promise<void> {
  at.reply.header('retry-after', '2');
  at.reply.header('location', `/api/v1/returns/${at.returnId}`);
  const view = await returnState(deps, at.principal, at.returnId);
  sendOutcome(at.reply, { ok: true, value: view }, { status: 202 });
}

/** A step that never reached a transaction leaves its trace here before it is answered. */
async function refused(deps: ApiDeps, at: ReturnRequest, refusal: Refusal): Promise<void> {
  const { updateId, bodyHash } = idempotency(at.request, requested(at.operation));
  const outcome = await transact(
    deps.db,
    {
      scope: at.principal.scope,
      actor: actorOf(at.request),
      key: `${returnWorkflowId(at.returnId)}:${at.operation}:${updateId}`,
      input: { bodyHash },
      subject: {
        companyId: at.principal.companyId,
        action: `return.${at.operation}`,
        objectType: 'return',
        objectId: at.returnId,
        event: true,
      },
    },
    async () => refusal,
  );
  sendOutcome(at.reply, outcome);
}
