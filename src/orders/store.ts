// Owns the SQL that writes orders.
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import type { Database, Db } from '../platform/db/database.ts';
import type { OrderTotals } from './amounts.rules.ts';
import type { CheckVerdict } from './checks.rules.ts';
import type { GatheredLine } from './gather.ts';

export type OrderRow = Selectable<Database['sales_order']>;
export type OrderLineRow = Selectable<Database['order_line']>;

/** The order, locked until the transaction ends; undefined when it is not there or out of sight. */
export async function lockOrder(db: Db, orderId: string): Promise<OrderRow | undefined> {
  return db.selectFrom('sales_order').selectAll().where('id', '=', orderId).forUpdate().executeTakeFirst();
}

export async function orderLines(db: Db, orderId: string): Promise<OrderLineRow[]> {
  return db.selectFrom('order_line').selectAll().where('order_id', '=', orderId).orderBy('line_no').execute();
}

function lineValues(line: GatheredLine, offset: Decimal): Record<string, unknown> {
  return {
    line_no: line.lineNo,
    sku_id: line.product.id,
    sku_code: line.product.code,
    name: line.product.name,
    name_en: line.product.name_en,
    unit: line.product.unit,
    pack_size: line.product.pack_size,
    pack_unit: line.product.pack_unit,
    quantity: text(line.quantity),
    list_price: text(line.priced?.listPrice ?? line.amounts.list),
    unit_price: text(line.priced?.unitPrice ?? line.amounts.goods),
    floor_price: line.priced?.floorPrice ? text(line.priced.floorPrice) : null,
    price_trace: line.priced?.trace ?? [],
    list_amount: text(line.amounts.list),
    goods_amount: text(line.amounts.goods),
    net_amount: text(line.amounts.net),
    tax_amount: text(line.amounts.tax),
    tax_code: line.product.tax_code ?? '',
    tax_rate: text(line.taxRate),
    offset_amount: text(offset),
    standard_cost: line.product.cost ?? '0',
  };
}

const LINE_COLUMNS =
  sql.raw(`line_no int, sku_id text, sku_code text, name text, name_en text, unit text, pack_size numeric, pack_unit text, quantity numeric,
  list_price numeric, unit_price numeric, floor_price numeric, price_trace jsonb, list_amount numeric, goods_amount numeric, net_amount numeric, tax_amount numeric,
  tax_code text, tax_rate numeric, offset_amount numeric, standard_cost numeric`);

/** Replaces all lines of a draft. */
export async function replaceLines(
  db: Db,
  order: Pick<OrderRow, 'id' | 'tenant_id' | 'company_id'>,
  lines: readonly GatheredLine[],
  totals: OrderTotals,
): Promise<void> {
  await db.deleteFrom('order_line').where('order_id', '=', order.id).execute();
  if (lines.length === 0) return;
  const rows = lines.map((line, i) => ({ id: newId('order_line'), ...lineValues(line, totals.lineOffsets[i]!) }));
  await sql`
    insert into order_line (id, tenant_id, company_id, order_id, line_no, sku_id, sku_code, name, name_en, unit, pack_size, pack_unit, ordered_quantity, quantity,
      list_price, unit_price, floor_price, price_trace, list_amount, goods_amount, net_amount, tax_amount, tax_code, tax_rate, offset_amount, standard_cost)
    select r.id, ${order.tenant_id}, ${order.company_id}, ${order.id}, r.line_no, r.sku_id, r.sku_code, r.name, r.name_en, r.unit, r.pack_size, r.pack_unit, r.quantity, r.quantity,
      r.list_price, r.unit_price, r.floor_price, r.price_trace, r.list_amount, r.goods_amount, r.net_amount, r.tax_amount, r.tax_code, r.tax_rate, r.offset_amount, r.standard_cost
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, ${LINE_COLUMNS})`.execute(db);
}

/** Writes the figures a submit fixes onto the lines of the order. */
export async function fixLines(
  db: Db,
  orderId: string,
  lines: readonly GatheredLine[],
  totals: OrderTotals,
): Promise<void> {
  const rows = lines.map((line, i) => lineValues(line, totals.lineOffsets[i]!));
  await sql`
    update order_line l set ordered_quantity = r.quantity, quantity = r.quantity, list_price = r.list_price, unit_price = r.unit_price, floor_price = r.floor_price,
      price_trace = r.price_trace, list_amount = r.list_amount, goods_amount = r.goods_amount, net_amount = r.net_amount, tax_amount = r.tax_amount,
      tax_code = r.tax_code, tax_rate = r.tax_rate, offset_amount = r.offset_amount, standard_cost = r.standard_cost, pack_size = r.pack_size
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${LINE_COLUMNS})
    where l.order_id = ${orderId} and l.line_no = r.line_no`.execute(db);
}

export async function replaceOffsets(
  db: Db,
  order: Pick<OrderRow, 'id' | 'tenant_id' | 'company_id'>,
  offsets: readonly { kind: string; referenceId: string | null; amount: Decimal }[],
): Promise<void> {
  await db.deleteFrom('order_offset').where('order_id', '=', order.id).execute();
  if (offsets.length === 0) return;
  await db
    .insertInto('order_offset')
    .values(
      offsets.map((offset) => ({
        id: newId('order_offset'),
        tenant_id: order.tenant_id,
        company_id: order.company_id,
        order_id: order.id,
        kind: offset.kind,
        reference_id: offset.referenceId,
        amount: text(offset.amount),
      })),
    )
    .execute();
}

export async function insertVerdicts(
  db: Db,
  order: OrderRow,
  documentVersion: number,
  verdicts: readonly CheckVerdict[],
): Promise<void> {
  await db
    .insertInto('order_verdict')
    .values(
      verdicts.map((verdict, position) => ({
        tenant_id: order.tenant_id,
        company_id: order.company_id,
        order_id: order.id,
        document_version: documentVersion,
        rule: verdict.rule,
        position,
        rule_id: verdict.rule_id,
        verdict: verdict.verdict,
        evidence: JSON.stringify(verdict.evidence),
        cure: verdict.cure,
      })),
    )
    .execute();
}

/** Columns of the order's totals. */
export function totalColumns(totals: OrderTotals, quantity: Decimal) {
  return {
    list_amount: text(totals.list),
    discount_amount: text(totals.discount),
    goods_amount: text(totals.goods),
    tax_amount: text(totals.tax),
    offset_amount: text(totals.offset),
    payable_amount: text(totals.payable),
    quantity: text(quantity),
  };
}
