// Owns what an order does unasked when its time comes: retry stock, end what waited too long, remind who is late.
import { newId } from '../kernel/ids.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Due, OrderStep } from '../../workflows/orders/api.ts';
import type { Work } from '../platform/transact.ts';
import { allocateAgain } from './approve.ts';
import { cancelOrder, expireOrder } from './decide.ts';
import { orderStep } from './step.ts';
import type { OrderRow } from './store.ts';
import { lockOrder } from './store.ts';

/** Does what is due; answers with the order's state and the next due time. */
export async function whatIsDue(work: Work, input: { orderId: string; kind: Due['kind'] }): Promise<Result<OrderStep>> {
  const order = await lockOrder(work.db, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  switch (input.kind) {
    case 'stock': {
      const allocated = await allocateAgain(work, { orderId: order.id, attempt: work.key });
      return allocated.ok ? allocated : accept(orderStep(order, null, false, work.now));
    }
    case 'stock_expiry':
      return cancelOrder(work, { orderId: order.id, reason: 'back-order expired' });
    case 'returned_expiry': {
      const expired = await expireOrder(work, { orderId: order.id, wait: null });
      return expired.ok ? accept(expired.value.step) : expired;
    }
    default:
      return accept(await remind(work, order, input.kind));
  }
}

const REMINDED: Record<'ship' | 'transit' | 'payment', { roles: string[]; dealer: boolean }> = {
  ship: { roles: ['warehouse'], dealer: false },
  transit: { roles: [], dealer: true },
  payment: { roles: ['finance'], dealer: true },
};

async function remind(work: Work, order: OrderRow, kind: 'ship' | 'transit' | 'payment'): Promise<OrderStep> {
  const { roles, dealer } = REMINDED[kind];
  const people = await work.db
    .selectFrom('user_account as u')
    .leftJoin('user_role as r', 'r.user_id', 'u.id')
    .select('u.id')
    .distinct()
    .where('u.status', '=', 'active')
    .where((eb) =>
      eb.or([
        ...(roles.length > 0 ? [eb('r.role', 'in', roles)] : []),
        ...(dealer ? [eb('u.party_id', '=', order.buyer_id)] : []),
      ]),
    )
    .execute();
  if (people.length > 0) {
    const params = JSON.stringify({ number: order.number });
    const rows = people.map((person) => ({
      id: newId('notification'),
      tenant_id: work.tenant,
      user_id: person.id,
      kind: `order.${kind}_late`,
      document_type: 'order',
      document_id: order.id,
      params,
    }));
    await work.db.insertInto('notification').values(rows).execute();
  }
  work.event({
    companyId: order.company_id,
    documentType: 'order',
    documentId: order.id,
    kind: `order.${kind}_late`,
    outcome: 'waiting',
    params: { people: people.length },
  });
  return orderStep(order, null, false, work.now);
}
