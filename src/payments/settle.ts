// Owns what follows when money moved on invoices: orders that are done close, and their workflows hear of it.
import { settleOrderIfDone } from '../orders/fulfilment.ts';
import type { Work } from '../platform/transact.ts';

/** Closes the orders that are done and tells every workflow that money moved; returns the closed ones. `cause` names the signal. */
export async function settleOrders(work: Work, orderIds: readonly string[], cause: string): Promise<string[]> {
  const closed: string[] = [];
  for (const orderId of [...new Set(orderIds)].sort()) {
    if ((await settleOrderIfDone(work, orderId)).closed) closed.push(orderId);
    work.outbox({
      topic: 'signal',
      key: `${cause}:${orderId}`,
      payload: { workflowId: `order:${orderId}`, signal: 'money_changed', args: [] },
    });
  }
  return closed;
}
