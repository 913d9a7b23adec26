/** What a person can do with an order, as requests. */
import type { z } from 'zod';
import type {
  cancelOrderBody,
  createOrderBody,
  orderStateView,
  receiveBody,
  shipBody,
} from '../../../orders/schema.ts';
import type { createPaymentBody } from '../../../payments/schema.ts';
import type { createReturnBody } from '../../../returns/schema.ts';
import { call } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';
import type { VersionedOrder } from './data.ts';

export type OrderState = z.infer<typeof orderStateView>;
export type ShipBody = z.input<typeof shipBody>;
export type ReceiveBody = z.input<typeof receiveBody>;
export type CancelBody = z.input<typeof cancelOrderBody>;
export type CreateBody = z.input<typeof createOrderBody>;
type Send<Body> = (body: Body, idempotencyKey: string) => Promise<Answer<OrderState>>;

/** POST /orders/{id}/{step} on the version that is shown. */
export function orderStep<Body>({ order, etag }: VersionedOrder, step: string): Send<Body> {
  return (body, idempotencyKey) =>
    call<OrderState>(`/orders/${order.id}/${step}`, { method: 'POST', body, idempotencyKey, ifMatch: etag });
}

/** POST /orders/{id}/shipments/{shipment}/receive. */
export function receiveStep({ order, etag }: VersionedOrder, shipmentId: string): Send<ReceiveBody> {
  return (body, idempotencyKey) =>
    call<OrderState>(`/orders/${order.id}/shipments/${shipmentId}/receive`, {
      method: 'POST',
      body,
      idempotencyKey,
      ifMatch: etag,
    });
}

/** POST /orders with the products and quantities of an order: a new draft at the prices of today. */
export function reorder({ order }: VersionedOrder): Send<object> {
  const body: CreateBody = {
    buyer_id: order.buyer.id,
    lines: order.lines.map((line) => ({ sku_code: line.sku_code, quantity: line.ordered_quantity })),
    ship_to: order.ship_to,
  };
  return (_body, idempotencyKey) => call<OrderState>('/orders', { method: 'POST', body, idempotencyKey });
}

/** POST /approvals/{id}/recall: takes the order back from its deciders. */
export function recall({
  order,
}: VersionedOrder): (body: { comment: string }, idempotencyKey: string) => Promise<Answer<unknown>> {
  return (body, idempotencyKey) =>
    call(`/approvals/${order.approval?.id ?? ''}/recall`, { method: 'POST', body, idempotencyKey });
}

/** POST /invoices/{id}/write_off for every invoice that is still open, oldest first, each under a key of its own. */
export function writeOff({
  order,
}: VersionedOrder): (body: { reason: string }, idempotencyKey: string) => Promise<Answer<unknown>> {
  return async (body, idempotencyKey) => {
    let last: Answer<unknown> = { data: undefined, etag: undefined, status: 200, replayed: false };
    for (const invoice of order.invoices.filter((item) => /[1-9]/.test(item.open_amount.amount)))
      last = await call(`/invoices/${invoice.id}/write_off`, {
        method: 'POST',
        body,
        idempotencyKey: `${idempotencyKey}-${invoice.id}`,
      });
    return last;
  };
}

/** DELETE /orders/{id}: only a draft. */
export function deleteDraft({
  order,
  etag,
}: VersionedOrder): (body: object, idempotencyKey: string) => Promise<Answer<undefined>> {
  return (_body, idempotencyKey) =>
    call<undefined>(`/orders/${order.id}`, { method: 'DELETE', idempotencyKey, ifMatch: etag });
}

export type PayBody = z.input<typeof createPaymentBody>;

/** POST /payments: money received; without allocations the oldest due invoices are settled first. */
export function payForOrder(body: PayBody, idempotencyKey: string): Promise<Answer<{ id: string }>> {
  return call('/payments', { method: 'POST', body, idempotencyKey });
}

export const conditions = ['good', 'damaged', 'expired'] as const;
export type Condition = (typeof conditions)[number];
export type ReturnBody = z.input<typeof createReturnBody>;

/** POST /returns, then POST /returns/{id}/submit under a key of its own that repeats with the first. */
export async function returnFromOrder(body: ReturnBody, idempotencyKey: string): Promise<Answer<{ id: string }>> {
  const made = await call<{ id: string }>('/returns', { method: 'POST', body, idempotencyKey });
  return call(`/returns/${made.data.id}/submit`, {
    method: 'POST',
    body: {},
    idempotencyKey: `${idempotencyKey}-submit`,
    ifMatch: made.etag,
  });
}
