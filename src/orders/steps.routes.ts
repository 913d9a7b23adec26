// Owns the HTTP of the steps people take with an order: each is an update of its workflow.
import type { FastifyRequest } from 'fastify';
import type { UpdateDefinition } from '@temporalio/common';
import { TypedSearchAttributes } from '@temporalio/common';
import { z } from 'zod';
import { stateView } from './state.queries.ts';
import type {
  OrderCommand,
  OrderDocumentStep,
  OrderStep,
  ShipCommand,
  StepResult,
} from '../../workflows/orders/api.ts';
import {
  ORDER_WORKFLOW,
  allocateOrder,
  cancelOrder,
  orderWorkflowId,
  receiveShipment,
  resubmitOrder,
  shipOrder,
  submitOrder,
} from '../../workflows/orders/api.ts';
import { refuse } from '../kernel/refusal.ts';
import { withScope } from '../platform/db/database.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { actorOf, commandActor, idempotency, requireAbility } from '../platform/http/request.ts';
import type { AnyReply } from '../platform/http/reply.ts';
import { notFound, sendOutcome, sendRefusal } from '../platform/http/reply.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { BUSINESS_ID, CAPABILITY, PARTY_ID } from '../platform/temporal.ts';
import { canonicalHash } from '../platform/hash.ts';
import { findEffect, transact } from '../platform/transact.ts';
import type { Outcome } from '../platform/transact.ts';
import { sendUpdate } from '../platform/workflow-update.ts';
import { cancelOrderBody, orderStateView, receiveBody, shipBody, submitOrderBody } from './schema.ts';

const idParams = z.strictObject({ id: z.string().max(60) });
const TAG = ['orders'];

interface Stepped {
  request: FastifyRequest;
  reply: AnyReply;
  principal: Principal;
  orderId: string;
  /** What was asked for: part of the idempotency key. */
  operation: string;
  /** The step of the workflow it comes to, where that depends on the order's state. */
  becomes?: string;
}

/** Steps the answer to a repeated request may be recorded under: a submit that was a resubmit when it came first is still that one. */
const RECORDED: Readonly<Record<string, readonly string[]>> = { submit: ['submit', 'resubmit'] };

function stepOf(at: Stepped): string {
  return at.becomes ?? at.operation;
}

export function orderStepsRoutes(app: App, deps: ApiDeps): void {
  /** The order's company when these eyes may see it; a foreign order is not found. */
  const seen = (principal: Principal, orderId: string) =>
    withScope(deps.db, principal.scope, (tx) =>
      tx
        .selectFrom('sales_order')
        .select(['id', 'company_id', 'buyer_id', 'status', 'number'])
        .where('id', '=', orderId)
        .executeTakeFirst(),
    );

  /** Sends a step to the order's workflow; the answer, a replay, or the stored state when the workflow has ended. */
  async function step<C extends OrderCommand, S extends OrderStep>(
    at: Stepped,
    update: UpdateDefinition<StepResult<S>, [C]>,
    content: Omit<C, keyof OrderCommand>,
    start = false,
  ): Promise<void> {
    const { request, reply, principal, orderId, operation } = at;
    const { updateId, bodyHash } = idempotency(request, `orders.${operation}`);
    const order = await seen(principal, orderId);
    if (!order) return sendRefusal(reply, notFound('order', orderId));
    const workflowId = orderWorkflowId(orderId);
    const earlier = await withScope(deps.db, principal.scope, async (tx) => {
      for (const step of RECORDED[operation] ?? [operation]) {
        const found = await findEffect<S | { step: S }>(
          tx,
          `${workflowId}:${step}:${updateId}`,
          canonicalHash({ bodyHash }),
        );
        if (found) return found;
      }
      return undefined;
    });
    if (earlier) return answer(at, unwrap(earlier));
    const actor = commandActor(request);
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
        return refused(at, refuse('ORDER_STATE', { status: order.status, step: stepOf(at) }));
      default:
        return refused(at, refuse(answered.code, { status: order.status, step: stepOf(at) }));
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
    const view = await stateView(deps.db, at.principal, at.orderId);
    sendOutcome(at.reply, outcome, {
      etag: (value) => value.version,
      map: (value) => ({ ...view, number: value.number, status: value.status, version: value.version }),
    });
  }

  /** No worker took it up yet: the step is kept by the workflow; the same key collects the answer. */
  async function later(at: Stepped): Promise<void> {
    at.reply.header('retry-after', '2');
    at.reply.header('location', `/api/v1/orders/${at.orderId}`);
    const view = await stateView(deps.db, at.principal, at.orderId);
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
        key: `${orderWorkflowId(at.orderId)}:${stepOf(at)}:${updateId}`,
        input: { bodyHash },
        subject: {
          companyId: at.principal.companyId,
          action: `order.${stepOf(at)}`,
          objectType: 'order',
          objectId: at.orderId,
          event: true,
        },
      },
      async () => refusal,
    );
    sendOutcome(at.reply, outcome);
  }

  const stepSchema = <B extends z.ZodType>(operationId: string, title: string, does: string, body: B) => ({
    operationId,
    tags: TAG,
    summary: title,
    description: `${does} 202 when the step is taken and its answer is still to come: the same key collects it. ORDER_STATE (409) at the wrong time.`,
    params: idParams,
    body,
    response: { 200: orderStateView, 202: orderStateView },
  });

  app.post(
    '/api/v1/orders/:id/submit',
    {
      schema: stepSchema(
        'submitOrder',
        'Submit an order',
        'Runs every check, gives the number, holds credit and offsets and opens the approval where one is asked for, or reserves stock at once; a returned order is submitted as its next version. CHECKS_FAILED (422) names each field that blocks.',
        submitOrderBody,
      ),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'submit', 'order');
      const order = await seen(principal, request.params.id);
      const again = order?.status === 'returned';
      const becomes = again ? 'resubmit' : 'submit';
      const at = { request, reply, principal, orderId: request.params.id, operation: 'submit', becomes };
      await step(at, again ? resubmitOrder : submitOrder, {}, !again);
    },
  );

  app.post(
    '/api/v1/orders/:id/cancel',
    {
      schema: stepSchema(
        'cancelOrder',
        'Cancel an order',
        'Cancels what has not shipped and gives its credit, stock and offsets back.',
        cancelOrderBody,
      ),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'cancel', 'order');
      await step({ request, reply, principal, orderId: request.params.id, operation: 'cancel' }, cancelOrder, {
        reason: request.body.reason,
      });
    },
  );

  app.post(
    '/api/v1/orders/:id/allocate',
    {
      schema: stepSchema(
        'allocateOrder',
        'Reserve stock again',
        'Reserves stock that came in since for lines that wait; nothing free is no error.',
        submitOrderBody,
      ),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'allocate', 'order');
      await step({ request, reply, principal, orderId: request.params.id, operation: 'allocate' }, allocateOrder, {});
    },
  );

  app.post(
    '/api/v1/orders/:id/ship',
    {
      schema: stepSchema(
        'shipOrder',
        'Ship an order',
        'Ships allocated quantities, in base units, from one warehouse. LINES_REFUSED (422) names each line that is unknown, elsewhere or too much.',
        shipBody,
      ),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'ship', 'order');
      const body = request.body;
      const { warehouses } = principal.scope;
      if (warehouses !== '*' && !warehouses.includes(body.warehouse_id)) {
        return sendRefusal(
          reply,
          refuse('INVALID_CONTENT', { count: 1 }, [{ pointer: '/warehouse_id', code: 'UNKNOWN_WAREHOUSE' }]),
        );
      }
      await step<ShipCommand, OrderDocumentStep>(
        { request, reply, principal, orderId: request.params.id, operation: 'ship' },
        shipOrder,
        {
          warehouseId: body.warehouse_id,
          carrier: body.carrier,
          trackingNumber: body.tracking_number,
          expectedOn: body.expected_on ?? null,
          lines: body.lines.map((line) => ({ orderLineId: line.order_line_id, quantity: line.quantity })),
        },
      );
    },
  );

  app.post(
    '/api/v1/orders/:id/shipments/:shipment_id/receive',
    {
      schema: {
        ...stepSchema(
          'receiveShipment',
          'Receive a shipment',
          'Receives a shipment and invoices what arrived; lines left out arrived in full, a shortfall needs a reason. LINES_REFUSED (422) names each wrong line.',
          receiveBody,
        ),
        params: z.strictObject({ id: z.string().max(60), shipment_id: z.string().max(60) }),
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'receive', 'order');
      await step({ request, reply, principal, orderId: request.params.id, operation: 'receive' }, receiveShipment, {
        shipmentId: request.params.shipment_id,
        note: request.body.note,
        lines: request.body.lines.map((line) => ({
          shipmentLineId: line.shipment_line_id,
          receivedQuantity: line.received_quantity,
          reason: line.reason,
        })),
      });
    },
  );
}

function unwrap<S extends OrderStep>(outcome: Outcome<S | { step: S }>): Outcome<S> {
  return outcome.ok && 'step' in outcome.value ? { ...outcome, value: outcome.value.step } : (outcome as Outcome<S>);
}
