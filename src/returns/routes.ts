// Owns the HTTP of returns.
import { z } from 'zod';
import {
  cancelReturn as cancelUpdate,
  receiveReturn,
  resubmitReturn,
  submitReturn,
} from '../../workflows/returns/api.ts';
import { refuse } from '../kernel/refusal.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, pageOf } from '../platform/http/cursor.ts';
import type { AnyReply } from '../platform/http/reply.ts';
import { etag, notFound, sendOutcome, sendRefusal } from '../platform/http/reply.ts';
import { actorOf, idempotency, requireAbility, requireIfMatch } from '../platform/http/request.ts';
import type { AnyRequest } from '../platform/http/request.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { findEffect, transact } from '../platform/transact.ts';
import type { Outcome, Work } from '../platform/transact.ts';
import type { Result } from '../kernel/refusal.ts';
import { cancelReturn } from './decide.ts';
import type { ReturnDraft } from './drafts.ts';
import { changeReturn, createReturn } from './drafts.ts';
import { listReturns, returnRowView } from './queries.ts';
import { returnState, seenReturn, sendReturnStep } from './routes-steps.ts';
import {
  cancelReturnBody,
  createReturnBody,
  receiveReturnBody,
  returnPage,
  returnStateView,
  returnView as returnViewSchema,
  returnsQuery,
  submitReturnBody,
  updateReturnBody,
} from './schema.ts';
import { returnView } from './view.ts';

const idParams = z.strictObject({ id: z.string().max(60) });
const TAG = ['returns'];

export function returnsRoutes(app: App, deps: ApiDeps): void {
  const now = (): Date => deps.now?.() ?? new Date();

  /** A step on a draft: one transaction of the API itself, under the key of the request. */
  async function draftStep<T>(
    request: AnyRequest,
    principal: Principal,
    operation: string,
    returnId: string,
    extra: object,
    work: (unit: Work) => Promise<Result<T>>,
  ): Promise<Outcome<T>> {
    const { key, bodyHash } = idempotency(request, `returns.${operation}`);
    const subject = {
      companyId: principal.companyId,
      action: `return.${operation}`,
      objectType: 'return',
      objectId: returnId,
    };
    const asked = {
      scope: principal.scope,
      actor: actorOf(request),
      key,
      input: { bodyHash, ...extra },
      subject,
      now: now(),
    };
    return transact(deps.db, asked, work);
  }

  async function sendDraft(
    reply: AnyReply,
    principal: Principal,
    outcome: Outcome<ReturnDraft>,
    status: number,
  ): Promise<void> {
    if (!outcome.ok) return sendOutcome(reply, outcome);
    const view = await returnState(deps, principal, outcome.value.returnId);
    sendOutcome(reply, outcome, { status, etag: (value) => value.version, map: () => view });
  }

  app.get(
    '/api/v1/returns',
    {
      schema: {
        operationId: 'listReturns',
        summary: 'Returns, newest first',
        tags: TAG,
        querystring: returnsQuery,
        response: { 200: returnPage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'return');
      const cursor = decodeCursor(request.query.cursor);
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        listReturns(tx, principal.companyId, request.query, cursor),
      );
      const page = pageOf(rows, request.query.limit, cursor, (row) => [row.sort_at, row.id]);
      return reply.send({ ...page, data: page.data.map(returnRowView) });
    },
  );

  app.get(
    '/api/v1/returns/:id',
    {
      schema: {
        operationId: 'getReturn',
        summary: 'One return with lines, approval and credit note',
        tags: TAG,
        params: idParams,
        response: { 200: returnViewSchema },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'return');
      const view = await withScope(deps.db, principal.scope, (tx) =>
        returnView(tx, principal, request.params.id, now()),
      );
      if (!view) return sendRefusal(reply, notFound('return', request.params.id));
      etag(reply, view.version);
      return reply.send(view);
    },
  );

  app.post(
    '/api/v1/returns',
    {
      schema: {
        operationId: 'createReturn',
        summary: 'Draft a return, from a delivered order or without an original',
        tags: TAG,
        body: createReturnBody,
        response: { 201: returnStateView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'return');
      const { body } = request;
      const content = {
        companyId: principal.companyId,
        orderId: body.order_id ?? null,
        buyerId: body.buyer_id ?? null,
        warehouseId: body.warehouse_id ?? null,
        reason: body.reason,
        note: body.note,
        lines: body.lines,
      };
      const outcome = await draftStep(request, principal, 'create', '-', {}, (work) => createReturn(work, content));
      await sendDraft(reply, principal, outcome, 201);
    },
  );

  app.patch(
    '/api/v1/returns/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateReturn',
        summary: 'Change a draft or a return sent back',
        tags: TAG,
        params: idParams,
        body: updateReturnBody,
        response: { 200: returnStateView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'update', 'return');
      const expectedVersion = requireIfMatch(request);
      const { warehouse_id, ...content } = request.body;
      const returnId = request.params.id;
      const change = { returnId, expectedVersion, warehouseId: warehouse_id, ...content };
      const outcome = await draftStep(request, principal, 'change', returnId, { expectedVersion }, (work) =>
        changeReturn(work, change),
      );
      await sendDraft(reply, principal, outcome, 200);
    },
  );

  const stepSchema = <B extends z.ZodType>(operationId: string, summary: string, body: B) => ({
    operationId,
    summary,
    tags: TAG,
    params: idParams,
    body,
    response: { 200: returnStateView, 202: returnStateView },
  });

  app.post(
    '/api/v1/returns/:id/submit',
    { schema: stepSchema('submitReturn', 'Submit a draft, or a return sent back as a new version', submitReturnBody) },
    async (request, reply) => {
      const principal = requireAbility(request, 'submit', 'return');
      const returnId = request.params.id;
      const again = (await seenReturn(deps, principal, returnId))?.status === 'returned';
      const at = {
        request,
        reply,
        principal,
        returnId,
        operation: again ? ('resubmit' as const) : ('submit' as const),
      };
      await sendReturnStep(deps, at, again ? resubmitReturn : submitReturn, {}, !again);
    },
  );

  app.post(
    '/api/v1/returns/:id/cancel',
    { schema: stepSchema('cancelReturn', 'Cancel a return before goods came back', cancelReturnBody) },
    async (request, reply) => {
      const principal = requireAbility(request, 'cancel', 'return');
      const returnId = request.params.id;
      const { reason } = request.body;
      const row = await seenReturn(deps, principal, returnId);
      // A draft has no workflow yet; a repeat of its cancellation is answered from where it was recorded.
      const { key } = idempotency(request, 'returns.cancel');
      const repeated = await withScope(deps.db, principal.scope, (tx) => findEffect(tx, key));
      if (row && (row.status === 'draft' || repeated)) {
        const outcome = await draftStep(request, principal, 'cancel', returnId, {}, (work) =>
          cancelReturn(work, { returnId, reason }),
        );
        const view = await returnState(deps, principal, returnId);
        return sendOutcome(reply, outcome, { etag: (value) => value.version, map: () => view });
      }
      return sendReturnStep(deps, { request, reply, principal, returnId, operation: 'cancel' }, cancelUpdate, {
        reason,
      });
    },
  );

  app.post(
    '/api/v1/returns/:id/receive',
    {
      schema: stepSchema(
        'receiveReturn',
        'Record the goods that came back and issue the credit note',
        receiveReturnBody,
      ),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'receive', 'return');
      const { body } = request;
      const returnId = request.params.id;
      const { warehouses } = principal.scope;
      const warehouseId = body.warehouse_id ?? (await seenReturn(deps, principal, returnId))?.warehouse_id ?? null;
      if (warehouseId !== null && warehouses !== '*' && !warehouses.includes(warehouseId))
        return sendRefusal(
          reply,
          refuse('INVALID_CONTENT', { count: 1 }, [{ pointer: '/warehouse_id', code: 'UNKNOWN_WAREHOUSE' }]),
        );
      return sendReturnStep(deps, { request, reply, principal, returnId, operation: 'receive' }, receiveReturn, {
        warehouseId: body.warehouse_id ?? null,
        note: body.note,
        lines: body.lines.map((line) => ({
          returnLineId: line.return_line_id,
          receivedQuantity: line.received_quantity,
          ...(line.condition ? { condition: line.condition } : {}),
        })),
      });
    },
  );
}
