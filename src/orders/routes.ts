// Owns the HTTP of dealer orders.
import type { FastifyRequest } from 'fastify';
import type { UpdateDefinition } from '@temporalio/common';
import { TypedSearchAttributes } from '@temporalio/common';
import { z } from 'zod';
import type { OrderCommand, OrderDocumentStep, OrderStep, StepResult } from '../../workflows/orders/api.ts';
import { ORDER_WORKFLOW, allocateOrder, cancelOrder, orderWorkflowId, receiveShipment, resubmitOrder, shipOrder, submitOrder } from '../../workflows/orders/api.ts';
import { refuse } from '../kernel/refusal.ts';
import { withScope } from '../platform/db/database.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { actorOf, idempotency, requireAbility, requireIfMatch } from '../platform/http/request.ts';
import type { AnyReply } from '../platform/http/reply.ts';
import { etag, notFound, sendOutcome, sendRefusal } from '../platform/http/reply.ts';
import { decodeCursor, pageOf } from '../platform/http/cursor.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { BUSINESS_ID, CAPABILITY, PARTY_ID } from '../platform/temporal.ts';
import { canonicalHash } from '../platform/hash.ts';
import { findEffect, transact } from '../platform/transact.ts';
import type { Outcome } from '../platform/transact.ts';
import { sendUpdate } from '../platform/workflow-update.ts';
import { toMoney } from '../kernel/money.ts';
import { summary } from '../wire/schema.ts';
import { changeDraft, companyOf, createDraft, deleteDraft } from './drafts.ts';
import { listOrders, summarizeOrders } from './list.queries.ts';
import { orderable, parsePaste, previewOf } from './ordering.ts';
import {
  cancelOrderBody,
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
  receiveBody,
  shipBody,
  submitOrderBody,
  summaryQuery,
  updateOrderBody,
} from './schema.ts';
import { verdictsOf } from './view.queries.ts';
import { orderView } from './view.ts';

const idParams = z.strictObject({ id: z.string().max(60) });
const TAG = ['orders'];

interface Stepped {
  request: FastifyRequest;
  reply: AnyReply;
  principal: Principal;
  orderId: string;
  operation: string;
}

export function ordersRoutes(app: App, deps: ApiDeps): void {
  const now = (): Date => deps.now?.() ?? new Date();

  const zoneOf = async (principal: Principal): Promise<string> => withScope(deps.db, principal.scope, async (tx) => (await companyOf(tx, principal.companyId)).zone);

  /** The order's company when these eyes may see it; a foreign order is not found. */
  const seen = (principal: Principal, orderId: string) =>
    withScope(deps.db, principal.scope, (tx) => tx.selectFrom('sales_order').select(['id', 'company_id', 'buyer_id', 'status', 'number']).where('id', '=', orderId).executeTakeFirst());

  /** Sends a step to the order's workflow; the answer, a replay, or the stored state when the workflow has ended. */
  async function step<C extends OrderCommand, S extends OrderStep>(at: Stepped, update: UpdateDefinition<StepResult<S>, [C]>, content: Omit<C, keyof OrderCommand>, start = false): Promise<void> {
    const { request, reply, principal, orderId, operation } = at;
    const { updateId, bodyHash } = idempotency(request, `orders.${operation}`);
    const order = await seen(principal, orderId);
    if (!order) return sendRefusal(reply, notFound('order', orderId));
    const workflowId = orderWorkflowId(orderId);
    const earlier = await withScope(deps.db, principal.scope, (tx) => findEffect<S | { step: S }>(tx, `${workflowId}:${operation}:${updateId}`, canonicalHash({ bodyHash })));
    if (earlier) return answer(at, unwrap(earlier));
    const actor = { userId: principal.userId, requestId: request.id };
    const answered = await sendUpdate(deps.temporal, {
      workflowId,
      update,
      updateId,
      argument: { ...content, actor, updateId, bodyHash } as C,
      ...(start ? { start: startOf(principal, order) } : {}),
    });
    switch (answered.kind) {
      case 'answered':
        if (answered.result.bodyHash !== bodyHash) return sendRefusal(reply, refuse('IDEMPOTENCY_MISMATCH'));
        return answer(at, answered.result);
      case 'later':
        return later(at);
      case 'closed':
        return refused(at, refuse('ORDER_STATE', { status: order.status, step: operation }));
      default:
        return refused(at, refuse(answered.code, { status: order.status, step: operation }));
    }
  }

  const startOf = (principal: Principal, order: { id: string; company_id: string; buyer_id: string }) => ({
    type: ORDER_WORKFLOW,
    taskQueue: deps.config.temporalTaskQueue,
    input: { tenant: principal.tenant, companyId: order.company_id, orderId: order.id },
    memo: { order: order.id },
    searchAttributes: new TypedSearchAttributes([
      { key: BUSINESS_ID, value: order.id },
      { key: CAPABILITY, value: 'orders' },
      { key: PARTY_ID, value: order.buyer_id },
    ]),
  });

  async function answer(at: Stepped, outcome: Outcome<OrderStep>): Promise<void> {
    if (!outcome.ok) return sendOutcome(at.reply, outcome);
    const view = await stateView(at.principal, at.orderId);
    sendOutcome(at.reply, outcome, { etag: (value) => value.version, map: (value) => ({ ...view, number: value.number, status: value.status, version: value.version }) });
  }

  async function stateView(principal: Principal, orderId: string) {
    return withScope(deps.db, principal.scope, async (tx) => {
      const order = await tx.selectFrom('sales_order').select(['id', 'number', 'status', 'version', 'document_version']).where('id', '=', orderId).executeTakeFirstOrThrow();
      const approval = await tx.selectFrom('approval').select('id').where('document_id', '=', orderId).orderBy('document_version', 'desc').executeTakeFirst();
      const verdicts = await verdictsOf(tx, orderId, order.document_version);
      return { id: order.id, number: order.number, status: order.status, version: order.version, approval_id: approval?.id ?? null, verdicts };
    });
  }

  /** No worker took it up yet: the step is kept by the workflow; the same key collects the answer. */
  async function later(at: Stepped): Promise<void> {
    at.reply.header('retry-after', '2');
    at.reply.header('location', `/api/v1/orders/${at.orderId}`);
    const view = await stateView(at.principal, at.orderId);
    sendOutcome(at.reply, { ok: true, value: view }, { status: 202 });
  }

  /** A step that never reached a transaction leaves its trace here before it is answered. */
  async function refused(at: Stepped, refusal: ReturnType<typeof refuse>): Promise<void> {
    const { updateId, bodyHash } = idempotency(at.request, `orders.${at.operation}`);
    const outcome = await transact(
      deps.db,
      {
        scope: at.principal.scope,
        actor: actorOf(at.request),
        key: `${orderWorkflowId(at.orderId)}:${at.operation}:${updateId}`,
        input: { bodyHash },
        subject: { companyId: at.principal.companyId, action: `order.${at.operation}`, objectType: 'order', objectId: at.orderId, event: true },
      },
      async () => refusal,
    );
    sendOutcome(at.reply, outcome);
  }

  app.get(
    '/api/v1/orders',
    { schema: { operationId: 'listOrders', tags: TAG, querystring: ordersQuery, response: { 200: orderPage } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'order');
      const { limit, cursor: text, ...filters } = request.query;
      const cursor = decodeCursor(text);
      const zone = await zoneOf(principal);
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        listOrders(tx, filters, { scope: principal.scope, companyId: principal.companyId, userId: principal.userId, zone }, limit, cursor ? { at: cursor.key[0]!, id: cursor.key[1]!, back: cursor.back } : null),
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
        const context = { scope: principal.scope, companyId: principal.companyId, userId: principal.userId, zone: company.zone };
        return { ...(await summarizeOrders(tx, request.query, context)), currency: company.currency };
      });
      return reply.send({ count: found.count, more: found.more, total: toMoney(found.total, found.currency) });
    },
  );

  app.get(
    '/api/v1/orders/orderable_skus',
    { schema: { operationId: 'listOrderableSkus', tags: TAG, querystring: orderableQuery, response: { 200: orderablePage } } },
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
        { scope: principal.scope, actor: actorOf(request), key, input: { bodyHash }, subject: { companyId: principal.companyId, action: 'order.create', objectType: 'order', objectId: '-' } },
        (work) => createDraft(work, { companyId: principal.companyId, buyerId: buyer_id, content }),
      );
      await sendDraft(reply, principal, outcome, 201);
    },
  );

  async function sendDraft(reply: AnyReply, principal: Principal, outcome: Outcome<{ orderId: string; version: number }>, status: number): Promise<void> {
    if (!outcome.ok) return sendOutcome(reply, outcome);
    const view = await stateView(principal, outcome.value.orderId);
    sendOutcome(reply, outcome, { status, etag: (value) => value.version, map: () => view });
  }

  app.patch(
    '/api/v1/orders/:id',
    { config: { ifMatch: true }, schema: { operationId: 'updateOrder', tags: TAG, params: idParams, body: updateOrderBody, response: { 200: orderStateView } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'update', 'order');
      const expectedVersion = requireIfMatch(request);
      const { key, bodyHash } = idempotency(request, 'orders.update');
      const outcome = await transact(
        deps.db,
        { scope: principal.scope, actor: actorOf(request), key, input: { bodyHash, expectedVersion }, subject: { companyId: principal.companyId, action: 'order.change', objectType: 'order', objectId: request.params.id } },
        (work) => changeDraft(work, { orderId: request.params.id, expectedVersion, content: request.body }),
      );
      await sendDraft(reply, principal, outcome, 200);
    },
  );

  app.delete(
    '/api/v1/orders/:id',
    { config: { ifMatch: true }, schema: { operationId: 'deleteOrder', tags: TAG, params: idParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'update', 'order');
      const expectedVersion = requireIfMatch(request);
      const { key, bodyHash } = idempotency(request, 'orders.delete');
      const outcome = await transact(
        deps.db,
        { scope: principal.scope, actor: actorOf(request), key, input: { bodyHash, expectedVersion }, subject: { companyId: principal.companyId, action: 'order.delete', objectType: 'order', objectId: request.params.id } },
        (work) => deleteDraft(work, { orderId: request.params.id, expectedVersion }),
      );
      sendOutcome(reply, outcome, { status: 204 });
    },
  );

  app.post(
    '/api/v1/orders/preview',
    { config: { noIdempotencyKey: true }, schema: { operationId: 'previewOrder', tags: TAG, body: createOrderBody, response: { 200: previewView } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const preview = await withScope(deps.db, principal.scope, (tx) => previewOf(tx, principal, request.body, now()));
      if (!preview.ok) return sendRefusal(reply, preview);
      return reply.send(preview.value);
    },
  );

  app.post(
    '/api/v1/orders/paste',
    { config: { noIdempotencyKey: true }, schema: { operationId: 'pasteOrderLines', tags: TAG, body: pasteBody, response: { 200: pasteView } } },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      return reply.send(await withScope(deps.db, principal.scope, (tx) => parsePaste(tx, principal.companyId, request.body.text)));
    },
  );

  const stepSchema = <B extends z.ZodType>(operationId: string, body: B) => ({
    operationId,
    tags: TAG,
    params: idParams,
    body,
    response: { 200: orderStateView, 202: orderStateView },
  });

  app.post('/api/v1/orders/:id/submit', { schema: stepSchema('submitOrder', submitOrderBody) }, async (request, reply) => {
    const principal = requireAbility(request, 'submit', 'order');
    const order = await seen(principal, request.params.id);
    const again = order?.status === 'returned';
    const at = { request, reply, principal, orderId: request.params.id, operation: again ? 'resubmit' : 'submit' };
    await step(at, again ? resubmitOrder : submitOrder, {}, !again);
  });

  app.post('/api/v1/orders/:id/cancel', { schema: stepSchema('cancelOrder', cancelOrderBody) }, async (request, reply) => {
    const principal = requireAbility(request, 'cancel', 'order');
    await step({ request, reply, principal, orderId: request.params.id, operation: 'cancel' }, cancelOrder, { reason: request.body.reason });
  });

  app.post('/api/v1/orders/:id/allocate', { schema: stepSchema('allocateOrder', submitOrderBody) }, async (request, reply) => {
    const principal = requireAbility(request, 'allocate', 'order');
    await step({ request, reply, principal, orderId: request.params.id, operation: 'allocate' }, allocateOrder, {});
  });

  app.post('/api/v1/orders/:id/ship', { schema: stepSchema('shipOrder', shipBody) }, async (request, reply) => {
    const principal = requireAbility(request, 'ship', 'order');
    const body = request.body;
    const { warehouses } = principal.scope;
    if (warehouses !== '*' && !warehouses.includes(body.warehouse_id)) {
      return sendRefusal(reply, refuse('INVALID_CONTENT', { count: 1 }, [{ pointer: '/warehouse_id', code: 'UNKNOWN_WAREHOUSE' }]));
    }
    await step<Parameters<typeof shipCommand>[0] & OrderCommand, OrderDocumentStep>({ request, reply, principal, orderId: request.params.id, operation: 'ship' }, shipOrder, shipCommand({
      warehouseId: body.warehouse_id,
      carrier: body.carrier,
      trackingNumber: body.tracking_number,
      expectedOn: body.expected_on ?? null,
      lines: body.lines.map((line) => ({ orderLineId: line.order_line_id, quantity: line.quantity })),
    }));
  });

  app.post(
    '/api/v1/orders/:id/shipments/:shipment_id/receive',
    { schema: { ...stepSchema('receiveShipment', receiveBody), params: z.strictObject({ id: z.string().max(60), shipment_id: z.string().max(60) }) } },
    async (request, reply) => {
      const principal = requireAbility(request, 'receive', 'order');
      await step({ request, reply, principal, orderId: request.params.id, operation: 'receive' }, receiveShipment, {
        shipmentId: request.params.shipment_id,
        note: request.body.note,
        lines: request.body.lines.map((line) => ({ shipmentLineId: line.shipment_line_id, receivedQuantity: line.received_quantity, reason: line.reason })),
      });
    },
  );

}

function shipCommand(content: { warehouseId: string; carrier: string; trackingNumber: string; expectedOn: string | null; lines: { orderLineId: string; quantity: string }[] }) {
  return content;
}

function unwrap<S extends OrderStep>(outcome: Outcome<S | { step: S }>): Outcome<S> {
  return outcome.ok && 'step' in outcome.value ? { ...outcome, value: outcome.value.step } : (outcome as Outcome<S>);
}
