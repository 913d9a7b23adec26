// Owns the short answer of everything that moves an order.
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import { withScope } from '../platform/db/database.ts';
import type { OrderStateView } from './schema.ts';
import { verdictsOf } from './view.queries.ts';

/** State, number, approval and verdicts of an order these eyes may see; undefined when it is gone, as a deleted draft is. */
export async function stateView(db: Db, principal: Principal, orderId: string): Promise<OrderStateView | undefined> {
  return withScope(db, principal.scope, async (tx) => {
    const order = await tx
      .selectFrom('sales_order')
      .select(['id', 'number', 'status', 'version', 'document_version'])
      .where('id', '=', orderId)
      .executeTakeFirst();
    if (!order) return undefined;
    const approval = await tx
      .selectFrom('approval')
      .select('id')
      .where('document_id', '=', orderId)
      .orderBy('document_version', 'desc')
      .executeTakeFirst();
    const verdicts = await verdictsOf(tx, orderId, order.document_version);
    return {
      id: order.id,
      number: order.number,
      status: order.status as OrderStateView['status'],
      version: order.version,
      approval_id: approval?.id ?? null,
      verdicts,
    };
  });
}
