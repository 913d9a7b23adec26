// Owns the HTTP of dealer orders.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { actorOf, idempotency, requireAbility, requireIfMatch } from '../platform/http/request.ts';
import type { AnyReply } from '../platform/http/reply.ts';
import { etag, notFound, sendOutcome, sendRefusal } from '../platform/http/reply.ts';
import { decodeCursor, pageOf } from '../platform/http/cursor.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { transact } from '../platform/transact.ts';
import type { Outcome } from '../platform/transact.ts';
import { summary } from '../wire/schema.ts';
import { changeDraft, companyOf, createDraft, deleteDraft } from './drafts.ts';
import type { DraftState } from './drafts.ts';
import { listOrders, summarizeOrders } from './list.queries.ts';
import { orderable, parsePaste, previewOf } from './ordering.ts';
import {
  createOrderBody,
  orderPage,
  orderStateView,
  orderView as orderViewSchema,
  orderableQuery,
  orderablePage,
  ordersQuery,
  pasteBody,
  pasteView,
  previewView,
  summaryQuery,
  updateOrderBody,
} from './schema.ts';
import type { OrderStateView } from './schema.ts';
import { orderStepsRoutes } from './steps.routes.ts';
import { stateView } from './state.queries.ts';
import { orderView } from './view.ts';

const idParams = z.strictObject({ id: z.string().max(60) });
const TAG = ['orders'];

export function ordersRoutes(app: App, deps: ApiDeps): void {
  orderStepsRoutes(app, deps);
  const now = (): Date => deps.now?.() ?? new Date();

  const zoneOf = async (principal: Principal): Promise<string> =>
    withScope(deps.db, principal.scope, async (tx) => (await companyOf(tx, principal.companyId)).zone);

  app.get(
    '/api/v1/orders',
    { schema: { operationId: 'listOrders', tags: TAG, querystring: ordersQuery, response: { 200: orderPage } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'order');
      const { limit, cursor: text, ...filters } = request.query;
      const cursor = decodeCursor(text);
      const zone = await zoneOf(principal);
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        listOrders(
          tx,
          filters,
          { scope: principal.scope, companyId: principal.companyId, userId: principal.userId, zone },
          limit,
          cursor ? { at: cursor.key[0]!, id: cursor.key[1]!, back: cursor.back } : null,
        ),
      );
      const page = pageOf(rows, limit, cursor, (row) => [row.sort_at, row.id]);
      return reply.send({ ...page, data: page.data.map(({ sort_at: _sort, ...row }) => row) });
    },
  );

  app.get(
    '/api/v1/orders/summary',
    { schema: { operationId: 'summarizeOrders', tags: TAG, querystring: summaryQuery, response: { 200: summary } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'order');
      const found = await withScope(deps.db, principal.scope, async (tx) => {
        const company = await companyOf(tx, principal.companyId);
        const context = {
          scope: principal.scope,
          companyId: principal.companyId,
          userId: principal.userId,
          zone: company.zone,
          currency: company.currency,
        };
        return summarizeOrders(tx, request.query, context);
      });
      return reply.send(found);
    },
  );

  app.get(
    '/api/v1/orders/orderable_skus',
    {
      schema: {
        operationId: 'listOrderableSkus',
        tags: TAG,
        querystring: orderableQuery,
        response: { 200: orderablePage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const page = await withScope(deps.db, principal.scope, (tx) => orderable(tx, principal, request.query, now()));
      if (!page) return sendRefusal(reply, notFound('dealer', request.query.buyer_id));
      return reply.send(page);
    },
  );

  app.get(
    '/api/v1/orders/:id',
    { schema: { operationId: 'getOrder', tags: TAG, params: idParams, response: { 200: orderViewSchema } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'order');
      const view = await withScope(deps.db, principal.scope, async (tx) => {
        const company = await companyOf(tx, principal.companyId);
        return orderView(tx, principal, request.params.id, company.zone, now());
      });
      if (!view) return sendRefusal(reply, notFound('order', request.params.id));
      etag(reply, view.version);
      return reply.send(view);
    },
  );

  app.post(
    '/api/v1/orders',
    { schema: { operationId: 'createOrder', tags: TAG, body: createOrderBody, response: { 201: orderStateView } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const { key, bodyHash } = idempotency(request, 'orders.create');
      const { buyer_id, ...content } = request.body;
      const outcome = await transact(
        deps.db,
        {
          scope: principal.scope,
          actor: actorOf(request),
          key,
          input: { bodyHash },
          subject: { companyId: principal.companyId, action: 'order.create', objectType: 'order', objectId: '-' },
        },
        (work) => createDraft(work, { companyId: principal.companyId, buyerId: buyer_id, content }),
      );
      await sendDraft(reply, principal, outcome, 201);
    },
  );

  async function sendDraft(
    reply: AnyReply,
    principal: Principal,
    outcome: Outcome<DraftState>,
    status: number,
  ): Promise<void> {
    if (!outcome.ok) return sendOutcome(reply, outcome);
    const now = await stateView(deps.db, principal, outcome.value.orderId);
    // A repeat is answered with what the first time came to, also when the draft has changed or is deleted since.
    const map = ({ orderId, ...first }: DraftState): OrderStateView => ({
      approval_id: now?.approval_id ?? null,
      verdicts: now?.verdicts ?? [],
      ...first,
      id: orderId,
    });
    sendOutcome(reply, outcome, { status, etag: (value) => value.version, map });
  }

  app.patch(
    '/api/v1/orders/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateOrder',
        tags: TAG,
        params: idParams,
        body: updateOrderBody,
        response: { 200: orderStateView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'update', 'order');
      const expectedVersion = requireIfMatch(request);
      const { key, bodyHash } = idempotency(request, 'orders.update');
      const outcome = await transact(
        deps.db,
        {
          scope: principal.scope,
          actor: actorOf(request),
          key,
          input: { bodyHash, expectedVersion },
          subject: {
            companyId: principal.companyId,
            action: 'order.change',
            objectType: 'order',
            objectId: request.params.id,
          },
        },
        (work) => changeDraft(work, { orderId: request.params.id, expectedVersion, content: request.body }),
      );
      await sendDraft(reply, principal, outcome, 200);
    },
  );

  app.delete(
    '/api/v1/orders/:id',
    {
      config: { ifMatch: true },
      schema: { operationId: 'deleteOrder', tags: TAG, params: idParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'update', 'order');
      const expectedVersion = requireIfMatch(request);
      const { key, bodyHash } = idempotency(request, 'orders.delete');
      const outcome = await transact(
        deps.db,
        {
          scope: principal.scope,
          actor: actorOf(request),
          key,
          input: { bodyHash, expectedVersion },
          subject: {
            companyId: principal.companyId,
            action: 'order.delete',
            objectType: 'order',
            objectId: request.params.id,
          },
        },
        (work) => deleteDraft(work, { orderId: request.params.id, expectedVersion }),
      );
      sendOutcome(reply, outcome, { status: 204 });
    },
  );

  app.post(
    '/api/v1/orders/preview',
    {
      config: { noIdempotencyKey: true },
      schema: { operationId: 'previewOrder', tags: TAG, body: createOrderBody, response: { 200: previewView } },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const preview = await withScope(deps.db, principal.scope, (tx) => previewOf(tx, principal, request.body, now()));
      if (!preview.ok) return sendRefusal(reply, preview);
      return reply.send(preview.value);
    },
  );

  app.post(
    '/api/v1/orders/paste',
    {
      config: { noIdempotencyKey: true },
      schema: { operationId: 'pasteOrderLines', tags: TAG, body: pasteBody, response: { 200: pasteView } },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      return reply.send(
        await withScope(deps.db, principal.scope, (tx) => parsePaste(tx, principal.companyId, request.body.text)),
      );
    },
  );
}
