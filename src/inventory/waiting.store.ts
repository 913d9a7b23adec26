// Owns telling orders that wait for goods that some came in.
import { sql } from 'kysely';
import type { Work } from '../platform/transact.ts';

/** Signals every order of the company that waits for one of the SKUs, the longest approved first; each tries to reserve again. */
export async function wakeWaitingOrders(work: Work, companyId: string, skuIds: readonly string[]): Promise<void> {
  const waiting = await sql<{ id: string }>`
    select o.id from sales_order o
    where o.company_id = ${companyId} and o.status in ('approved', 'allocated', 'partly_shipped')
      and exists (select from order_line l where l.order_id = o.id and l.sku_id = any(${[...skuIds]}::text[])
                  and l.allocated_quantity + l.shipped_quantity + l.cancelled_quantity < l.quantity)
    order by o.approved_at`.execute(work.db);
  for (const { id } of waiting.rows) {
    work.outbox({
      topic: 'signal',
      key: `${work.key}:${id}`,
      payload: { workflowId: `order:${id}`, signal: 'stock_changed', args: [] },
    });
  }
}
