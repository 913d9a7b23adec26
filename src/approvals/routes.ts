// Owns the HTTP of approvals: inbox views, one approval, and every step a person takes on it.
import { z } from 'zod';
import type { DecideAction } from './rules.ts';
import { withScope } from '../platform/db/database.ts';
import type { Principal } from '../platform/auth/principal.ts';
import {
  actorOf,
  commandActor,
  decodeCursor,
  etag,
  idempotency,
  ifMatch,
  notFound,
  pageOf,
  requireAbility,
  sendOutcome,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import type { AnyReply } from '../platform/http/reply.ts';
import type { AnyRequest } from '../platform/http/request.ts';
import { bulkRoutes } from './bulk.routes.ts';
import { sendStep } from './deciding.ts';
import type { PersonStep } from './deciding.ts';
import { delegationRoutes } from './delegations.routes.ts';
import { inboxCountsOf, inboxRows } from './inbox.queries.ts';
import type { Reader } from './inbox.queries.ts';
import type { ApprovalRow } from './load.store.ts';
import { policyRoutes } from './policies.routes.ts';
import { approvalView, readableApproval } from './queries.ts';
import {
  approvalView as approvalViewSchema,
  decideBody,
  decisionResult,
  inboxCounts,
  inboxPage,
  inboxQuery,
  rejectBody,
  remindBody,
  sendBackBody,
  transferBody,
} from './schema.ts';

const TAG = ['approvals'];
const idParams = z.strictObject({ id: z.string().max(60) });

export function approvalsRoutes(app: App, deps: ApiDeps): void {
  readRoutes(app, deps);
  decisionRoutes(app, deps);
  requesterRoutes(app, deps);
  bulkRoutes(app, deps);
  delegationRoutes(app, deps);
  policyRoutes(app, deps);
}

function readerOf(principal: Principal): Reader {
  return { tenant: principal.tenant, userId: principal.userId, companyId: principal.companyId };
}

function readRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/approvals',
    {
      schema: {
        operationId: 'listApprovals',
        tags: TAG,
        description:
          'The inbox: `todo` what one can decide now, `done` what one decided, `mine` what one submitted, `cc` copies.',
        querystring: inboxQuery,
        response: { 200: inboxPage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'approval');
      const { view, limit, cursor: text, ...filters } = request.query;
      const cursor = decodeCursor(text);
      const place = cursor && { at: cursor.key[0]!, id: cursor.key[1]!, back: cursor.back };
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        inboxRows(tx, readerOf(principal), { view, filters, limit, place }),
      );
      const page = pageOf(rows, limit, cursor, (item) => item.key);
      return reply.send({ ...page, data: page.data.map((item) => item.row) });
    },
  );

  app.get(
    '/api/v1/approvals/counts',
    {
      schema: {
        operationId: 'countApprovals',
        tags: TAG,
        description: 'How many rows each inbox view has.',
        response: { 200: inboxCounts },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'approval');
      return reply.send(await withScope(deps.db, principal.scope, (tx) => inboxCountsOf(tx, readerOf(principal))));
    },
  );

  app.get(
    '/api/v1/approvals/:id',
    { schema: { operationId: 'getApproval', tags: TAG, params: idParams, response: { 200: approvalViewSchema } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'approval');
      const now = deps.now?.() ?? new Date();
      const view = await withScope(deps.db, principal.scope, (tx) =>
        approvalView(tx, principal, request.params.id, now),
      );
      if (!view) return sendRefusal(reply, notFound('approval', request.params.id));
      etag(reply, view.version);
      return reply.send(view);
    },
  );
}

interface Step {
  action: DecideAction | 'recall';
  comment: string;
  toTier?: number;
  toUserId?: string;
  changes?: { line_id: string; quantity: string; reason: string }[];
}

/** Sends a person's step to the workflow; 202 with the stored state when no worker has taken it up in time. */
async function take(
  deps: ApiDeps,
  request: AnyRequest & { params: { id: string } },
  reply: AnyReply,
  principal: Principal,
  step: Step,
): Promise<void> {
  const { updateId, bodyHash } = idempotency(request, `approvals.${step.action}`);
  const version = ifMatch(request);
  const row = await withScope(deps.db, principal.scope, (tx) => readableApproval(tx, principal, request.params.id));
  if (!row) return sendRefusal(reply, notFound('approval', request.params.id));
  const command = {
    approvalId: row.id,
    actor: commandActor(request),
    comment: step.comment,
    updateId,
    bodyHash,
  };
  const sent: PersonStep =
    step.action === 'recall'
      ? { step: 'recall', command }
      : {
          step: 'decide',
          command: {
            ...command,
            action: step.action,
            ...(step.toTier === undefined ? {} : { toTier: step.toTier }),
            ...(step.toUserId === undefined ? {} : { toUserId: step.toUserId }),
            ...(step.changes === undefined ? {} : { changes: step.changes }),
            ...(version === undefined ? {} : { version }),
          },
        };
  const at = { db: deps.db, temporal: deps.temporal, scope: principal.scope, actor: actorOf(request) };
  const outcome = await sendStep(at, row, sent);
  if (outcome === null) return later(deps, reply, principal, row);
  sendOutcome(reply, outcome, {
    etag: (value) => value.version,
    map: (value) => ({
      approval_id: value.approvalId,
      status: value.status,
      round: value.round,
      tier: value.tier,
      document_status: value.documentStatus ?? null,
      version: value.version,
    }),
  });
}

/** Nobody has decided anything yet: the state as stored, and the same key collects the answer later. */
async function later(deps: ApiDeps, reply: AnyReply, principal: Principal, row: ApprovalRow): Promise<void> {
  const now = await withScope(deps.db, principal.scope, (tx) => readableApproval(tx, principal, row.id));
  const { id, status, round, version } = now ?? row;
  reply.header('retry-after', '2');
  reply.header('location', `/api/v1/approvals/${id}`);
  const value = { approval_id: id, status, round, tier: null, document_status: null, version };
  sendOutcome(reply, { ok: true, value }, { status: 202 });
}

function stepSchema<B extends z.ZodType>(operationId: string, description: string, body: B) {
  return {
    operationId,
    tags: TAG,
    description,
    params: idParams,
    body,
    response: { 200: decisionResult, 202: decisionResult },
  };
}

function decisionRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/approvals/:id/approve',
    { schema: stepSchema('approveApproval', '通过. `changes` may only lower lines, each with a reason.', decideBody) },
    async (request, reply) => {
      const principal = requireAbility(request, 'decide', 'approval');
      await take(deps, request, reply, principal, { action: 'approve', ...request.body });
    },
  );
  app.post(
    '/api/v1/approvals/:id/reject',
    { schema: stepSchema('rejectApproval', '驳回: ends the approval and its document.', rejectBody) },
    async (request, reply) => {
      const principal = requireAbility(request, 'decide', 'approval');
      await take(deps, request, reply, principal, { action: 'reject', comment: request.body.comment });
    },
  );
  app.post(
    '/api/v1/approvals/:id/send_back',
    {
      schema: stepSchema(
        'sendBackApproval',
        '退回 to the requester (0) or an earlier tier, which opens a new round.',
        sendBackBody,
      ),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'decide', 'approval');
      const { comment, to_tier: toTier } = request.body;
      await take(deps, request, reply, principal, { action: 'send_back', comment, toTier });
    },
  );
  app.post(
    '/api/v1/approvals/:id/transfer',
    { schema: stepSchema('transferApproval', '转办: hands the own seat to somebody else.', transferBody) },
    async (request, reply) => {
      const principal = requireAbility(request, 'decide', 'approval');
      const { comment, to_user_id: toUserId } = request.body;
      await take(deps, request, reply, principal, { action: 'transfer', comment, toUserId });
    },
  );
  app.post(
    '/api/v1/approvals/:id/add',
    {
      schema: stepSchema(
        'addApprover',
        '加签: somebody who must decide as well; an administrator names one where nobody is left.',
        transferBody,
      ),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'approval');
      const { comment, to_user_id: toUserId } = request.body;
      await take(deps, request, reply, principal, { action: 'add', comment, toUserId });
    },
  );
}

function requesterRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/approvals/:id/recall',
    { schema: stepSchema('recallApproval', '撤回 by the requester, before there is an outcome.', remindBody) },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'approval');
      await take(deps, request, reply, principal, { action: 'recall', comment: request.body.comment });
    },
  );
  app.post(
    '/api/v1/approvals/:id/remind',
    { schema: stepSchema('remindApproval', '催办 by the requester, at most every half hour.', remindBody) },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'approval');
      await take(deps, request, reply, principal, { action: 'remind', comment: request.body.comment });
    },
  );
}
