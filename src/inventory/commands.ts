// Owns receiving and adjusting stock: moves, and their value at standard cost in the ledger.
import { dec, round, sum, text } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { scaleOf } from '../kernel/money.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { post } from '../ledger/post.ts';
import type { Purpose } from '../ledger/chart.rules.ts';
import type { Work } from '../platform/transact.ts';
import { wakeWaitingOrders } from './waiting.store.ts';
import { listStock } from './queries.ts';
import type { AdjustStock, ReceiveStock, StockChange } from './schema.ts';

interface Line {
  sku_code: string;
  change: Decimal;
  pointer: string;
}

interface Priced extends Line {
  skuId: string;
  cost: Decimal;
}

interface Booking {
  companyId: string;
  warehouseId: string;
  today: string;
  kind: 'receipt' | 'adjust';
  /** The account against inventory. */
  against: Purpose;
  note: string;
  detail: Record<string, string>;
}

/** Takes goods in at standard cost: inventory against goods received. */
export async function receiveStock(
  work: Work,
  companyId: string,
  today: string,
  body: ReceiveStock,
): Promise<Result<StockChange>> {
  const lines = body.lines.map((line, i) => ({
    sku_code: line.sku_code,
    change: dec(line.quantity),
    pointer: `/lines/${i}`,
  }));
  const booking = {
    companyId,
    warehouseId: body.warehouse_id,
    today,
    kind: 'receipt',
    against: 'goods_received',
    note: body.note,
    detail: { note: body.note },
  } as const;
  return book(work, booking, lines);
}

/** Corrects stock after a count: inventory against its write-down. Refuses to take off what is reserved. */
export async function adjustStock(
  work: Work,
  companyId: string,
  today: string,
  body: AdjustStock,
): Promise<Result<StockChange>> {
  const lines = body.lines.map((line, i) => ({
    sku_code: line.sku_code,
    change: dec(line.change),
    pointer: `/lines/${i}`,
  }));
  const zero = lines.find((line) => line.change.isZero());
  if (zero) return refuse('INVALID_CONTENT', { count: 1 }, [{ pointer: `${zero.pointer}/change`, code: 'NO_CHANGE' }]);
  const booking = {
    companyId,
    warehouseId: body.warehouse_id,
    today,
    kind: 'adjust',
    against: 'inventory_write_down',
    note: body.reason,
    detail: { reason: body.reason },
  } as const;
  return book(work, booking, lines);
}

async function book(work: Work, booking: Booking, lines: readonly Line[]): Promise<Result<StockChange>> {
  const { companyId, warehouseId, today } = booking;
  const company = await findWarehouse(work, companyId, warehouseId);
  if (!company)
    return refuse('INVALID_CONTENT', { count: 1 }, [{ pointer: '/warehouse_id', code: 'UNKNOWN_WAREHOUSE' }]);
  const priced = await priceLines(work, companyId, today, lines);
  if (!priced.ok) return priced;
  const short = await shortOf(work, warehouseId, priced.value);
  if (short) return short;
  const id = newId('stock_move');
  await work.db
    .insertInto('stock_move')
    .values(
      priced.value.map((line) => ({
        id: newId('stock_move'),
        tenant_id: work.tenant,
        company_id: companyId,
        key: `${work.key}:${line.skuId}`,
        warehouse_id: warehouseId,
        sku_id: line.skuId,
        kind: booking.kind,
        on_hand_delta: text(line.change),
        reserved_delta: '0',
        document_type: `stock_${booking.kind}`,
        document_id: id,
        created_by: work.actor.userId,
        note: booking.note || null,
      })),
    )
    .execute();
  // Each line is rounded once, so the lines add up to what is posted.
  const value = sum(priced.value.map((line) => round(line.change.times(line.cost), scaleOf(company.currency))));
  await post(work, {
    companyId,
    currency: company.currency,
    key: `${work.key}:inventory`,
    reason: `inventory.${booking.kind}`,
    documentType: `stock_${booking.kind}`,
    documentId: id,
    businessDate: today,
    legs: [
      { purpose: 'inventory', amount: value },
      { purpose: booking.against, amount: value.neg() },
    ],
  });
  work.audit({
    companyId,
    action: `stock.${booking.kind}`,
    objectType: 'warehouse',
    objectId: warehouseId,
    detail: { id, value: text(value), ...booking.detail },
  });
  const more = priced.value.filter((line) => line.change.gt(0)).map((line) => line.skuId);
  if (more.length > 0) await wakeWaitingOrders(work, companyId, more);
  const stock = await listStock(work.db, {
    companyId,
    warehouses: '*',
    warehouse_id: warehouseId,
    sku_ids: priced.value.map((line) => line.skuId),
    limit: priced.value.length,
  });
  return accept({ id, value: text(value, scaleOf(company.currency)), lines: stock });
}

async function findWarehouse(work: Work, companyId: string, id: string): Promise<{ currency: string } | undefined> {
  const { warehouses } = work.scope;
  if (warehouses !== '*' && !warehouses.includes(id)) return undefined;
  return work.db
    .selectFrom('warehouse as w')
    .innerJoin('company as c', 'c.id', 'w.company_id')
    .select('c.currency')
    .where('w.id', '=', id)
    .where('w.company_id', '=', companyId)
    .executeTakeFirst();
}

async function priceLines(
  work: Work,
  companyId: string,
  today: string,
  lines: readonly Line[],
): Promise<Result<Priced[]>> {
  const rows = await work.db
    .selectFrom('sku as s')
    .leftJoin('sku_cost as c', (join) =>
      join
        .onRef('c.sku_id', '=', 's.id')
        .on('c.valid_from', '<=', today)
        .on((on) => on.or([on('c.valid_to', 'is', null), on('c.valid_to', '>', today)])),
    )
    .select(['s.id', 's.code', 'c.cost'])
    .where('s.company_id', '=', companyId)
    .where(
      's.code',
      'in',
      lines.map((line) => line.sku_code),
    )
    .execute();
  const known = new Map(rows.map((row) => [row.code, row]));
  const errors: FieldRefusal[] = [];
  const priced: Priced[] = [];
  for (const line of lines) {
    const row = known.get(line.sku_code);
    const params = { sku: line.sku_code };
    const pointer = `${line.pointer}/sku_code`;
    if (!row) errors.push({ pointer, code: 'UNKNOWN_SKU', params });
    else if (row.cost === null) errors.push({ pointer, code: 'NO_COST', params });
    else if (priced.some((other) => other.skuId === row.id)) errors.push({ pointer, code: 'SKU_TWICE', params });
    else priced.push({ ...line, skuId: row.id, cost: dec(row.cost) });
  }
  return errors.length > 0 ? refuse('INVALID_CONTENT', { count: errors.length }, errors) : accept(priced);
}

/** Locks the stock that shrinks, and refuses what would leave less than is reserved. */
async function shortOf(work: Work, warehouseId: string, lines: readonly Priced[]) {
  const shrinking = lines.filter((line) => line.change.isNegative());
  if (shrinking.length === 0) return null;
  const rows = await work.db
    .selectFrom('stock')
    .select(['sku_id', 'on_hand', 'reserved'])
    .where('warehouse_id', '=', warehouseId)
    .where(
      'sku_id',
      'in',
      shrinking.map((line) => line.skuId),
    )
    .orderBy('sku_id')
    .forUpdate()
    .execute();
  for (const line of shrinking) {
    const row = rows.find(({ sku_id }) => sku_id === line.skuId);
    const onHand = dec(row?.on_hand ?? '0');
    const reserved = dec(row?.reserved ?? '0');
    if (onHand.plus(line.change).gte(reserved)) continue;
    const params = {
      sku: line.sku_code,
      on_hand: text(onHand),
      reserved: text(reserved),
      available: text(onHand.minus(reserved)),
    };
    return refuse('STOCK_RESERVED', params, [{ pointer: `${line.pointer}/change`, code: 'STOCK_RESERVED', params }]);
  }
  return null;
}
