// Owns what a step of an order answers with, and when the workflow must act by itself next.
import type { Due, OrderStep } from '../../workflows/orders/api.ts';
import type { OrderRow } from './store.ts';

/** Hours and days the process waits before it acts by itself. */
export const WAITS = {
  STOCK_RETRY_HOURS: 6,
  STOCK_EXPIRY_DAYS: 60,
  SHIP_REMINDER_HOURS: 48,
  TRANSIT_REMINDER_DAYS: 7,
  PAYMENT_REMINDER_DAYS: 7,
  RETURNED_EXPIRY_DAYS: 14,
} as const;

export type StepOrder = Pick<OrderRow, 'id' | 'number' | 'status' | 'version' | 'approved_at' | 'received_at'>;

const HOUR = 3_600_000;

/** The next thing to do unasked, from the order's state at `now`; null when people are asked elsewhere or nothing is left. */
export function dueOf(
  order: Pick<StepOrder, 'status' | 'approved_at'>,
  waitingForStock: boolean,
  now: Date,
): Due | null {
  const after = (hours: number): string => new Date(now.getTime() + hours * HOUR).toISOString();
  switch (order.status) {
    case 'approved':
    case 'allocated':
    case 'partly_shipped': {
      if (!waitingForStock)
        return { kind: order.status === 'partly_shipped' ? 'transit' : 'ship', at: after(WAITS.SHIP_REMINDER_HOURS) };
      const expiry = new Date((order.approved_at ?? now).getTime() + WAITS.STOCK_EXPIRY_DAYS * 24 * HOUR);
      if (expiry <= now) return { kind: 'stock_expiry', at: now.toISOString() };
      const retry = new Date(now.getTime() + WAITS.STOCK_RETRY_HOURS * HOUR);
      return retry < expiry
        ? { kind: 'stock', at: retry.toISOString() }
        : { kind: 'stock_expiry', at: expiry.toISOString() };
    }
    case 'shipped':
      return { kind: 'transit', at: after(WAITS.TRANSIT_REMINDER_DAYS * 24) };
    case 'received':
      return { kind: 'payment', at: after(WAITS.PAYMENT_REMINDER_DAYS * 24) };
    case 'returned':
      return { kind: 'returned_expiry', at: after(WAITS.RETURNED_EXPIRY_DAYS * 24) };
    default:
      return null;
  }
}

export function orderStep(order: StepOrder, approvalId: string | null, waitingForStock: boolean, now: Date): OrderStep {
  return {
    orderId: order.id,
    number: order.number,
    status: order.status,
    version: order.version,
    approvalId,
    due: dueOf(order, waitingForStock, now),
  };
}
