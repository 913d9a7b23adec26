// Owns what approval leads to: lowered lines, the one-order credit exception, stock reserved, facts written.
import { sql } from 'kysely';
import type { OrderStep } from '../../workflows/orders/api.ts';
import { orderWorkflowId } from '../../workflows/orders/api.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, max, sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { scaleOf } from '../kernel/money.ts';
import { periodOf } from '../kernel/period.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { post } from '../ledger/post.ts';
import type { Work } from '../platform/transact.ts';
import { reserveStock } from './allocate.ts';
import { creditNeed, lineAmounts, orderTotals } from './amounts.rules.ts';
import type { OrderStatus } from './schema.ts';
import { mayStep, progressStatus } from './state.rules.ts';
import { orderStep } from './step.ts';
import type { OrderLineRow, OrderRow } from './store.ts';
import { lockOrder, orderLines, totalColumns } from './store.ts';

export interface LineChange {
  line_id: string;
  quantity: string;
  reason: string;
}

/** Approves a submitted order in the caller's transaction and reserves what stock there is. `approvalId` is null when nobody had to approve. */
export async function approveOrder(work: Work, order: OrderRow, approvalId: string | null): Promise<OrderStep> {
  const lines = await orderLines(work.db, order.id);
  const need = creditNeed(dec(order.goods_amount), await offsetsOf(work, order.id));
  const exception = await grantCredit(work, order, need);
  await writeOrderedFacts(work, order, lines);
  // Last, because from here on other orders of the same goods wait for this transaction.
  const allocated = await reserveStock(work, order, lines, 'approve');
  const status = statusAfter(lines, allocated);
  const approved = await work.db
    .updateTable('sales_order')
    .set({
      status,
      version: order.version + 1,
      credit_hold_amount: text(need),
      credit_exception_amount: text(exception),
      approved_at: work.now,
      allocated_at: allocated.length > 0 ? work.now : null,
      updated_at: work.now,
    })
    .where('id', '=', order.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (approvalId)
    work.event({
      ...about(order),
      kind: 'order.approved',
      params: { exception: text(exception), currency: order.currency },
    });
  tellAllocation(work, order, lines, allocated);
  return orderStep(approved, approvalId, isWaiting(lines, allocated), work.now);
}

/** Reserves stock that came in since for an approved order; refuses ORDER_STATE elsewhere. Nothing free is no refusal. */
export async function allocateAgain(
  work: Work,
  input: { orderId: string; attempt: string },
): Promise<Result<OrderStep>> {
  const order = await lockOrder(work.db, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  if (!mayStep('allocate', order.status as OrderStatus))
    return refuse('ORDER_STATE', { status: order.status, step: 'allocate' });
  const lines = await orderLines(work.db, order.id);
  const allocated = await reserveStock(work, order, lines, input.attempt);
  if (allocated.length === 0) return accept(orderStep(order, null, isWaiting(lines, []), work.now));
  const updated = await work.db
    .updateTable('sales_order')
    .set({
      status: statusAfter(lines, allocated),
      version: order.version + 1,
      allocated_at: order.allocated_at ?? work.now,
      updated_at: work.now,
    })
    .where('id', '=', order.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  tellAllocation(work, order, lines, allocated);
  work.audit({
    companyId: order.company_id,
    action: 'order.allocate',
    objectType: 'order',
    objectId: order.id,
    detail: { lines: allocated.length },
  });
  return accept(orderStep(updated, null, isWaiting(lines, allocated), work.now));
}

/** The order as it stands, for steps that changed it elsewhere. */
export async function orderStepOf(work: Work, orderId: string): Promise<Result<OrderStep>> {
  const order = await lockOrder(work.db, orderId);
  if (!order) return refuse('NOT_FOUND');
  return accept(orderStep(order, null, isWaiting(await orderLines(work.db, order.id), []), work.now));
}

const about = (order: OrderRow) => ({ companyId: order.company_id, documentType: 'order', documentId: order.id });

function quantities(lines: readonly OrderLineRow[], allocated: readonly { quantity: Decimal }[]) {
  const total = (pick: (line: OrderLineRow) => string): Decimal => sum(lines.map((line) => dec(pick(line))));
  return {
    quantity: total((line) => line.quantity),
    allocated: total((line) => line.allocated_quantity).plus(sum(allocated.map((part) => part.quantity))),
    shipped: total((line) => line.shipped_quantity),
    cancelled: total((line) => line.cancelled_quantity),
    received: total((line) => line.received_quantity),
    lost: total((line) => line.lost_quantity),
  };
}

function statusAfter(lines: readonly OrderLineRow[], allocated: readonly { quantity: Decimal }[]): OrderStatus {
  return progressStatus(quantities(lines, allocated));
}

function isWaiting(lines: readonly OrderLineRow[], allocated: readonly { quantity: Decimal }[]): boolean {
  const now = quantities(lines, allocated);
  return now.allocated.plus(now.shipped).plus(now.cancelled).lt(now.quantity);
}

function tellAllocation(
  work: Work,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  allocated: readonly { quantity: Decimal }[],
): void {
  const now = quantities(lines, allocated);
  const waiting = now.quantity.minus(now.allocated).minus(now.shipped).minus(now.cancelled);
  work.event({
    ...about(order),
    kind: 'order.allocated',
    outcome: waiting.gt(0) ? 'waiting' : 'done',
    params: { allocated: text(sum(allocated.map((part) => part.quantity))), waiting: text(waiting) },
  });
}

async function offsetsOf(work: Work, orderId: string): Promise<{ kind: string; amount: Decimal }[]> {
  const rows = await work.db
    .selectFrom('order_offset')
    .select(['kind', 'amount'])
    .where('order_id', '=', orderId)
    .execute();
  return rows.map((offset) => ({ kind: offset.kind, amount: dec(offset.amount) }));
}

function changeErrors(lines: readonly OrderLineRow[], changes: readonly LineChange[]): FieldRefusal[] {
  const errors: FieldRefusal[] = [];
  for (const [i, change] of changes.entries()) {
    const line = lines.find((item) => item.id === change.line_id);
    if (!line) errors.push({ pointer: `/changes/${i}/line_id`, code: 'UNKNOWN_LINE' });
    else if (dec(change.quantity).isNegative() || dec(change.quantity).gt(line.quantity)) {
      errors.push({
        pointer: `/changes/${i}/quantity`,
        code: 'ONLY_LOWER',
        params: { quantity: line.quantity, given: change.quantity },
      });
    } else if (!dec(change.quantity).mod(line.pack_size).isZero()) {
      errors.push({
        pointer: `/changes/${i}/quantity`,
        code: 'NOT_FULL_PACKS',
        params: { sku: line.sku_code, pack: line.pack_size, minimum: '0', quantity: change.quantity },
      });
    }
  }
  // An order of nothing would wait for a shipment that never comes; whoever wants none of it rejects it.
  const left = new Map(changes.map((change) => [change.line_id, change.quantity]));
  if (errors.length === 0 && lines.every((line) => dec(left.get(line.id) ?? line.quantity).isZero()))
    errors.push({ pointer: '/changes', code: 'NOTHING_LEFT' });
  return errors;
}

/**
 * A decider's cut, at once visible to later tiers. It keeps the agreed unit price: a partner does not pay more per unit because
 * the brand delivers less. Refuses INVALID_CHANGES, and OFFSET_ABOVE_ORDER when the offsets no longer fit.
 */
export async function lowerOrder(
  work: Work,
  order: OrderRow,
  changes: readonly LineChange[],
): Promise<Result<OrderRow>> {
  const lines = await orderLines(work.db, order.id);
  const errors = changeErrors(lines, changes);
  if (errors.length > 0) return refuse('INVALID_CHANGES', { count: errors.length }, errors);
  const scale = scaleOf(order.currency);
  const cut = new Map(changes.map((change) => [change.line_id, dec(change.quantity)]));
  const changed = lines.map((line) => {
    const quantity = cut.get(line.id) ?? dec(line.quantity);
    const amounts = lineAmounts(
      {
        quantity,
        listPrice: dec(line.list_price),
        unitPrice: dec(line.unit_price),
        taxRate: dec(line.tax_rate),
        taxIncluded: order.tax_included,
      },
      scale,
    );
    return { line, quantity, amounts };
  });
  const offsets = await offsetsOf(work, order.id);
  const totals = orderTotals(
    changed.map((item) => item.amounts),
    offsets.map((offset) => offset.amount),
    scale,
  );
  if (totals.payable.isNegative()) return refuse('OFFSET_ABOVE_ORDER', { over: text(totals.payable.abs()) });
  const rows = changed.map(({ line, quantity, amounts }, i) => ({
    id: line.id,
    quantity: text(quantity),
    list: text(amounts.list),
    goods: text(amounts.goods),
    net: text(amounts.net),
    tax: text(amounts.tax),
    offset: text(totals.lineOffsets[i]!),
  }));
  await sql`
    update order_line l set quantity = r.quantity, list_amount = r.list, goods_amount = r.goods, net_amount = r.net, tax_amount = r.tax, offset_amount = r.offset
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, quantity numeric, list numeric, goods numeric, net numeric, tax numeric, "offset" numeric)
    where l.id = r.id`.execute(work.db);
  const updated = await work.db
    .updateTable('sales_order')
    .set({
      ...totalColumns(totals, sum(changed.map((item) => item.quantity))),
      version: order.version + 1,
      updated_at: work.now,
    })
    .where('id', '=', order.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const params = {
    lines: changes.length,
    reason: changes[0]!.reason,
    from: order.payable_amount,
    to: text(totals.payable),
    currency: order.currency,
  };
  work.event({ ...about(order), kind: 'order.lowered', params });
  return accept(updated);
}

/** Makes the hold equal the need: what credit lacked comes from a one-order exception, what was held too much goes back. */
async function grantCredit(work: Work, order: OrderRow, need: Decimal): Promise<Decimal> {
  const held = dec(order.credit_hold_amount);
  const difference = need.minus(held);
  if (difference.isZero()) return ZERO;
  const key = `${orderWorkflowId(order.id)}:approve:v${order.document_version}`;
  const base = {
    companyId: order.company_id,
    currency: order.currency,
    documentType: 'order',
    documentId: order.id,
    businessDate: order.business_date!,
    partyId: order.buyer_id,
    regionId: order.region_id,
  };
  const party = order.buyer_id;
  const exception = max(ZERO, difference);
  await post(work, {
    ...base,
    key: `${key}:exception`,
    reason: `credit exception for ${order.number}`,
    legs: [
      { purpose: 'credit_exception', party, amount: exception.negated() },
      { purpose: 'credit_available', party, amount: exception },
    ],
  });
  await post(work, {
    ...base,
    key: `${key}:hold`,
    reason: difference.isPositive() ? `credit exception held for ${order.number}` : `hold lowered for ${order.number}`,
    legs: [
      { purpose: 'credit_available', party, amount: difference.negated() },
      { purpose: 'credit_open_orders', party, amount: difference },
    ],
  });
  return exception;
}

async function writeOrderedFacts(work: Work, order: OrderRow, orderLines: readonly OrderLineRow[]): Promise<void> {
  const ids = orderLines
    .filter((line) => dec(line.quantity).gt(0))
    .map((line) => ({ id: newId('fact'), line: line.id }));
  const period = periodOf(order.business_date!);
  await sql`
    insert into fact (id, tenant_id, company_id, kind, order_kind, source, document_id, document_line, seller_id, buyer_id, ship_to_id, bill_to_id, store_id, channel, region_id,
      sku_id, brand_id, category_id, quantity, net_amount, tax_amount, gross_amount, currency, business_date, period, posted_period, occurred_at)
    select r.id, ${work.tenant}, ${order.company_id}, 'ordered', ${order.kind}, 'order', ${order.id}, l.id, ${order.seller_id}, ${order.buyer_id}, ${order.ship_to_id}, ${order.bill_to_id},
      ${order.store_id}, ${order.channel}, ${order.region_id}, l.sku_id, p.brand_id, p.category_id, l.quantity, l.net_amount, l.tax_amount, l.goods_amount, ${order.currency},
      ${order.business_date}::date, ${period}, open_period(${order.company_id}, 'statutory', ${period}), ${work.now}
    from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as r(id text, line text)
    join order_line l on l.id = r.line join sku s on s.id = l.sku_id join product p on p.id = s.product_id`.execute(
    work.db,
  );
}
