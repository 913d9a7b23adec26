// Owns the lifecycle of an order: which states are an end, what may be done in each, and what follows from its quantities.
import type { Decimal } from '../kernel/decimal.ts';

/** Every state an order can be in; the wire form takes its words from here. */
export const ORDER_STATUSES = [
  'draft',
  'submitted',
  'pending_approval',
  'returned',
  'approved',
  'allocated',
  'partly_shipped',
  'shipped',
  'received',
  'closed',
  'rejected',
  'recalled',
  'cancelled',
  'expired',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

const ENDED: readonly OrderStatus[] = ['closed', 'rejected', 'recalled', 'cancelled', 'expired'];

export function hasEnded(status: OrderStatus): boolean {
  return ENDED.includes(status);
}

/** States in which a person may start each step; every other state refuses with ORDER_STATE. */
export const STEP_STATES = {
  edit: ['draft', 'returned'],
  delete: ['draft'],
  submit: ['draft'],
  resubmit: ['returned'],
  recall: ['submitted', 'pending_approval', 'returned'],
  cancel: ['returned', 'approved', 'allocated', 'partly_shipped'],
  allocate: ['approved', 'allocated', 'partly_shipped'],
  ship: ['allocated', 'approved', 'partly_shipped'],
  receive: ['partly_shipped', 'shipped', 'allocated', 'received'],
  pay: ['partly_shipped', 'shipped', 'received'],
  return: ['partly_shipped', 'shipped', 'received', 'closed'],
  write_off: ['partly_shipped', 'shipped', 'received'],
} as const satisfies Record<string, readonly OrderStatus[]>;

export type OrderStep = keyof typeof STEP_STATES;

export function mayStep(step: OrderStep, status: OrderStatus): boolean {
  return (STEP_STATES[step] as readonly OrderStatus[]).includes(status);
}

/** State of an approved order from its quantities: what is allocated, shipped and settled (received, lost or cancelled). */
export function progressStatus(total: {
  quantity: Decimal;
  allocated: Decimal;
  shipped: Decimal;
  cancelled: Decimal;
  received: Decimal;
  lost: Decimal;
}): OrderStatus {
  const toShip = total.quantity.minus(total.cancelled);
  if (toShip.gt(0) && total.received.plus(total.lost).gte(toShip)) return 'received';
  if (total.shipped.gte(toShip) && total.shipped.gt(0)) return 'shipped';
  if (total.shipped.gt(0)) return 'partly_shipped';
  return total.allocated.gt(0) ? 'allocated' : 'approved';
}
