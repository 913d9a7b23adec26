// Owns reserving stock for the open quantity of an order's lines.
import { sql } from 'kysely';
import { saleable } from '../inventory/rules.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, min, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import type { Work } from '../platform/transact.ts';
import type { OrderLineRow, OrderRow } from './store.ts';

export interface LineAllocation {
  lineId: string;
  skuId: string;
  warehouseId: string | null;
  quantity: Decimal;
}

export interface FreeStock {
  warehouseId: string;
  skuId: string;
  free: Decimal;
}

interface OpenLine {
  id: string;
  sku_id: string;
  warehouse_id: string | null;
  allocated: Decimal;
  open: Decimal;
  stocked: boolean;
}

/**
 * Which warehouse serves how much of each line: a line keeps its warehouse while stock lies reserved there; otherwise the first
 * warehouse (in the order given) that serves it whole, else the one with most. Lines are served in their order; nothing is oversold (R-OR-03).
 */
export function planAllocation(lines: readonly OpenLine[], stock: readonly FreeStock[]): LineAllocation[] {
  const free = new Map(stock.map((row) => [`${row.warehouseId}|${row.skuId}`, row.free]));
  const plan: LineAllocation[] = [];
  for (const line of lines) {
    if (line.open.lte(0)) continue;
    if (!line.stocked) {
      plan.push({ lineId: line.id, skuId: line.sku_id, warehouseId: null, quantity: line.open });
      continue;
    }
    const places = stock.filter(
      (row) => row.skuId === line.sku_id && (line.allocated.isZero() || row.warehouseId === line.warehouse_id),
    );
    const freeAt = (place: FreeStock): Decimal => free.get(`${place.warehouseId}|${place.skuId}`) ?? ZERO;
    const place =
      places.find((row) => freeAt(row).gte(line.open)) ??
      places.reduce<FreeStock | undefined>(
        (best, row) => (best && freeAt(best).gte(freeAt(row)) ? best : row),
        undefined,
      );
    const quantity = place ? min(line.open, freeAt(place)) : ZERO;
    if (!place || quantity.lte(0)) continue;
    free.set(`${place.warehouseId}|${place.skuId}`, freeAt(place).minus(quantity));
    plan.push({ lineId: line.id, skuId: line.sku_id, warehouseId: place.warehouseId, quantity });
  }
  return plan;
}

/** Reserves what is free for the lines, under the locks of the stock rows; returns what was reserved. `attempt` keeps the moves of a retry apart. */
export async function reserveStock(
  work: Work,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  attempt: string,
): Promise<LineAllocation[]> {
  const skuIds = [...new Set(lines.map((line) => line.sku_id))];
  const context = await sql<{ id: string; stocked: boolean; warehouses: string[] }>`
    select s.id, s.stocked, (select coalesce(array_agg(w.id order by (w.region_id is not distinct from ${order.region_id}) desc, w.priority, w.code), '{}')
      from warehouse w where w.company_id = ${order.company_id} and w.active) as warehouses
    from sku s where s.id = any(${skuIds}::text[])`.execute(work.db);
  const stock = await sql<{ warehouse_id: string; sku_id: string; on_hand: string; reserved: string }>`
    select s.warehouse_id, s.sku_id, s.on_hand, s.reserved from stock s join warehouse w on w.id = s.warehouse_id and w.active
    where s.sku_id = any(${skuIds}::text[]) and s.company_id = ${order.company_id}
    order by s.warehouse_id, s.sku_id for update of s`.execute(work.db);
  const rank = new Map((context.rows[0]?.warehouses ?? []).map((id, i) => [id, i]));
  const stocked = new Map(context.rows.map((row) => [row.id, row.stocked]));
  const free = stock.rows
    .map((row) => ({
      warehouseId: row.warehouse_id,
      skuId: row.sku_id,
      free: saleable({ onHand: dec(row.on_hand), reserved: dec(row.reserved) }),
    }))
    .sort((a, b) => (rank.get(a.warehouseId) ?? 0) - (rank.get(b.warehouseId) ?? 0));
  const open = lines.map((line) => ({
    id: line.id,
    sku_id: line.sku_id,
    warehouse_id: line.warehouse_id,
    allocated: dec(line.allocated_quantity),
    open: dec(line.quantity).minus(line.allocated_quantity).minus(line.shipped_quantity).minus(line.cancelled_quantity),
    stocked: stocked.get(line.sku_id) ?? true,
  }));
  const plan = planAllocation(open, free);
  await writeReservation(work, order, plan, attempt);
  return plan;
}

async function writeReservation(
  work: Work,
  order: OrderRow,
  plan: readonly LineAllocation[],
  attempt: string,
): Promise<void> {
  if (plan.length === 0) return;
  const rows = plan.map((part) => ({
    id: newId('stock_move'),
    line: part.lineId,
    sku: part.skuId,
    warehouse: part.warehouseId,
    quantity: text(part.quantity),
  }));
  await sql`
    with part as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, line text, sku text, warehouse text, quantity numeric)
    ), moved as (
      insert into stock_move (id, tenant_id, company_id, key, warehouse_id, sku_id, kind, on_hand_delta, reserved_delta, document_type, document_id, created_by)
      select id, ${work.tenant}, ${order.company_id}, 'order:' || ${order.id}::text || ':reserve:' || ${attempt}::text || ':' || line, warehouse, sku, 'reserve', 0, quantity, 'order', ${order.id}, ${work.actor.userId}
      from part where warehouse is not null
    )
    update order_line l set allocated_quantity = l.allocated_quantity + part.quantity, warehouse_id = coalesce(part.warehouse, l.warehouse_id)
    from part where l.id = part.line`.execute(work.db);
}
