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
import { orderingRoutes } from './ordering.routes.ts';
import {
  createOrderBody,
  orderPage,
  orderStateView,
  orderView as orderViewSchema,
  ordersQuery,
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
  orderingRoutes(app, deps);
  const now = (): Date => deps.now?.() ?? new Date();

  const zoneOf = async (principal: Principal): Promise<string> =>
    withScope(deps.db, principal.scope, async (tx) => (await companyOf(tx, principal.companyId)).zone);

  app.get(
    '/api/v1/orders',
    {
      schema: {
        operationId: 'listOrders',
        tags: TAG,
        summary: 'List orders',
        description: `Orders in the caller's scope, newest first, with what is next for each. Days are those of the company; amounts are in the order's
currency. An unknown parameter or state is 400 INVALID_PARAMETER, a cursor of another list 400 INVALID_CURSOR.`,
        querystring: ordersQuery,
        response: { 200: orderPage },
      },
    },
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
    {
      schema: {
        operationId: 'summarizeOrders',
        tags: TAG,
        summary: 'Count and sum orders',
        description: `Count and payable sum of what the same filters list, exact to 10,000 orders; total is null where the orders have several currencies.`,
        querystring: summaryQuery,
        response: { 200: summary },
      },
    },
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
    '/api/v1/orders/:id',
    {
      schema: {
        operationId: 'getOrder',
        tags: TAG,
        summary: 'Get an order',
        description: `One order with lines and their price waterfalls, checks, approval, shipments, invoices, timeline, and every action with the reason why
it is not possible. ETag is its version; an order out of scope is 404.`,
        params: idParams,
        response: { 200: orderViewSchema },
      },
    },
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
    {
      schema: {
        operationId: 'createOrder',
        tags: TAG,
        summary: 'Create a draft',
        description: `Makes a draft of at most 1,000 lines; quantities in the unit named or the SKU's base unit. Nothing is held before submit. Refuses
INVALID_LINES (422) with a pointer for each unknown SKU, unit or partner, each quantity out of range and each amount finer than its currency.`,
        body: createOrderBody,
        response: { 201: orderStateView },
      },
    },
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
        summary: 'Change a draft',
        description: `Changes a draft or a returned order: only what is named changes. Needs If-Match (428 without, 412 STALE_VERSION when it has moved on);
refuses ORDER_STATE (409) once submitted, INVALID_LINES (422) as on creation.`,
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
      schema: {
        operationId: 'deleteOrder',
        tags: TAG,
        summary: 'Delete a draft',
        description:
          'Deletes a draft that was never submitted. Needs If-Match (428, 412); refuses ORDER_STATE (409) otherwise.',
        params: idParams,
        response: { 204: z.null() },
      },
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
}
