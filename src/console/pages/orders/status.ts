/** Owns which state colour each state of an order has; the list of states is typed to be complete. */
import type { OrderStatus } from '../../../orders/schema.ts';
import type { StateKey } from '../../theme.ts';

export const orderStates: Record<OrderStatus, StateKey> = {
  draft: 'off',
  submitted: 'run',
  pending_approval: 'wait',
  returned: 'wait',
  approved: 'run',
  allocated: 'run',
  partly_shipped: 'run',
  shipped: 'run',
  received: 'ok',
  closed: 'off',
  rejected: 'bad',
  recalled: 'off',
  cancelled: 'off',
  expired: 'off',
};

function isStatus(key: string): key is OrderStatus {
  return key in orderStates;
}

/** All states in the order of life. */
export const orderStatuses: readonly OrderStatus[] = Object.keys(orderStates).filter(isStatus);

/** States in which nothing more happens. */
export const endedStatuses: readonly OrderStatus[] = ['closed', 'rejected', 'recalled', 'cancelled', 'expired'];
