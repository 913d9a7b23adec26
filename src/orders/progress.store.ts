// Owns writing back what a step of fulfilment changed: quantities of lines, offsets, and the state that follows from them.
import { sql } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, sum, text } from '../kernel/decimal.ts';
import type { Work } from '../platform/transact.ts';
import type { LineState, OffsetPart } from './fulfilment.rules.ts';
import type { OrderDoc } from './fulfilment.store.ts';
import type { OrderStatus } from './schema.ts';
import { progressStatus } from './state.rules.ts';
import type { OrderRow } from './store.ts';

export interface LineChange {
  id: string;
  allocated?: Decimal;
  shipped?: Decimal;
  received?: Decimal;
  lost?: Decimal;
  cancelled?: Decimal;
}

/** Adds to the quantities of lines, in the rows and in `order` alike. */
export async function addToLines(work: Work, order: OrderDoc, changes: readonly LineChange[]): Promise<void> {
  if (changes.length === 0) return;
  const byId = new Map(order.lines.map((line) => [line.id, line]));
  for (const change of changes) {
    const line = byId.get(change.id)!;
    line.allocated = line.allocated.plus(change.allocated ?? ZERO);
    line.shipped = line.shipped.plus(change.shipped ?? ZERO);
    line.received = line.received.plus(change.received ?? ZERO);
    line.lost = line.lost.plus(change.lost ?? ZERO);
    line.cancelled = line.cancelled.plus(change.cancelled ?? ZERO);
  }
  const rows = changes.map((change) => ({
    id: change.id,
    allocated: text(change.allocated ?? ZERO),
    shipped: text(change.shipped ?? ZERO),
    received: text(change.received ?? ZERO),
    lost: text(change.lost ?? ZERO),
    cancelled: text(change.cancelled ?? ZERO),
  }));
  await sql`
    update order_line l set allocated_quantity = l.allocated_quantity + c.allocated, shipped_quantity = l.shipped_quantity + c.shipped,
      received_quantity = l.received_quantity + c.received, lost_quantity = l.lost_quantity + c.lost, cancelled_quantity = l.cancelled_quantity + c.cancelled
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id text, allocated numeric, shipped numeric, received numeric, lost numeric, cancelled numeric)
    where l.id = c.id`.execute(work.db);
}

/** Totals of an order's lines. */
export function lineTotals(lines: readonly LineState[]): {
  quantity: Decimal;
  allocated: Decimal;
  shipped: Decimal;
  received: Decimal;
  lost: Decimal;
  cancelled: Decimal;
} {
  return {
    quantity: sum(lines.map((line) => line.quantity)),
    allocated: sum(lines.map((line) => line.allocated)),
    shipped: sum(lines.map((line) => line.shipped)),
    received: sum(lines.map((line) => line.received)),
    lost: sum(lines.map((line) => line.lost)),
    cancelled: sum(lines.map((line) => line.cancelled)),
  };
}

const REACHED_AT = { shipped: 'shipped_at', received: 'received_at', closed: 'closed_at' } as const;

/** Writes the order's totals and the state that follows from them; `ended` names an end that quantities do not tell. */
export async function saveProgress(
  work: Work,
  order: OrderDoc,
  ended?: { status: OrderStatus; reason: string | null },
): Promise<OrderRow> {
  const total = lineTotals(order.lines);
  const before = order.status;
  order.status = ended?.status ?? progressStatus(total);
  order.version += 1;
  const reached = order.status !== before && order.status in REACHED_AT ? order.status : null;
  return work.db
    .updateTable('sales_order')
    .set({
      status: order.status,
      version: order.version,
      shipped_quantity: text(total.shipped),
      received_quantity: text(total.received),
      settled_quantity: text(total.received.plus(total.lost).plus(total.cancelled)),
      updated_at: work.now,
      ...(reached ? { [REACHED_AT[reached as keyof typeof REACHED_AT]]: work.now } : {}),
      ...(ended ? { closed_at: work.now, end_reason: ended.reason } : {}),
    })
    .where('id', '=', order.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Moves offset amounts from held to applied or released, in the rows and in `order` alike. */
export async function addToOffsets(
  work: Work,
  order: OrderDoc,
  parts: readonly OffsetPart[],
  field: 'applied' | 'released',
): Promise<void> {
  for (const part of parts) {
    const offset = order.offsets.find((candidate) => candidate.id === part.id)!;
    offset[field] = offset[field].plus(part.amount);
    await work.db
      .updateTable('order_offset')
      .set(field === 'applied' ? { applied_amount: text(offset.applied) } : { released_amount: text(offset.released) })
      .where('id', '=', part.id)
      .execute();
  }
}

/** Whether something of the order still waits for stock. */
export function waitsForStock(lines: readonly LineState[]): boolean {
  return lines.some((line) => line.allocated.plus(line.shipped).plus(line.cancelled).lt(line.quantity));
}
