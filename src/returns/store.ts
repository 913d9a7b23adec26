// Owns the SQL of returns: the locked document, its lines, and what of an order may still come back.
import { sql } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { dec, sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import type { Database, Db } from '../platform/db/database.ts';
import { insertRows } from '../platform/db/rows.ts';
import type { Selectable } from 'kysely';
import type { Condition, ReturnableLine } from './rules.ts';
import type { ReturnRow } from './step.ts';

export type ReturnLineRow = Selectable<Database['return_line']>;

/**
 * The return, locked until the transaction ends; undefined when it is not there or out of sight. Its order is locked first, here and
 * everywhere, so that two returns cannot both take the last piece and no two steps deadlock.
 */
export async function lockReturn(db: Db, returnId: string): Promise<ReturnRow | undefined> {
  const found = await db.selectFrom('return_order').select('order_id').where('id', '=', returnId).executeTakeFirst();
  if (found?.order_id)
    await db.selectFrom('sales_order').select('id').where('id', '=', found.order_id).forUpdate().execute();
  return db.selectFrom('return_order').selectAll().where('id', '=', returnId).forUpdate().executeTakeFirst();
}

export async function returnLines(db: Db, returnId: string): Promise<ReturnLineRow[]> {
  return db.selectFrom('return_line').selectAll().where('return_id', '=', returnId).orderBy('line_no').execute();
}

/** One line of a return as it is written. Amounts contain what `gross` says: net + tax = gross. */
export interface DraftLine {
  orderLineId: string | null;
  invoiceLineId: string | null;
  skuId: string;
  skuCode: string;
  name: string;
  nameEn: string;
  unit: string;
  quantity: Decimal;
  condition: Condition;
  unitPrice: string;
  gross: Decimal;
  tax: Decimal;
  taxCode: string;
  taxRate: string;
  cost: Decimal;
}

/** Replaces all lines of a draft. */
export async function replaceReturnLines(
  db: Db,
  row: { id: string; tenant_id: string; company_id: string },
  lines: readonly DraftLine[],
): Promise<void> {
  await db.deleteFrom('return_line').where('return_id', '=', row.id).execute();
  await insertRows(
    db,
    'return_line',
    lines.map((line, i) => ({
      id: newId('return_line'),
      tenant_id: row.tenant_id,
      company_id: row.company_id,
      return_id: row.id,
      line_no: i + 1,
      order_line_id: line.orderLineId,
      invoice_line_id: line.invoiceLineId,
      sku_id: line.skuId,
      sku_code: line.skuCode,
      name: line.name,
      name_en: line.nameEn,
      unit: line.unit,
      quantity: text(line.quantity),
      condition: line.condition,
      unit_price: line.unitPrice,
      net_amount: text(line.gross.minus(line.tax)),
      tax_amount: text(line.tax),
      gross_amount: text(line.gross),
      tax_code: line.taxCode,
      tax_rate: line.taxRate,
      cost_amount: text(line.cost),
    })),
  );
}

/** Columns of the return's totals. */
export function returnTotals(lines: readonly { quantity: Decimal; gross: Decimal; tax: Decimal }[]) {
  const gross = sum(lines.map((line) => line.gross));
  const tax = sum(lines.map((line) => line.tax));
  return {
    quantity: text(sum(lines.map((line) => line.quantity))),
    net_amount: text(gross.minus(tax)),
    tax_amount: text(tax),
    gross_amount: text(gross),
  };
}

export interface InvoicedLine extends ReturnableLine {
  invoiceId: string;
  skuId: string;
  skuCode: string;
  name: string;
  nameEn: string;
  unit: string;
  brandId: string;
  categoryId: string;
  stocked: boolean;
  unitPrice: string;
  taxCode: string;
  taxRate: string;
  quantity: Decimal;
  returned: Decimal;
  gross: Decimal;
  tax: Decimal;
  cost: Decimal;
}

interface InvoicedRow {
  id: string;
  order_line_id: string;
  invoice_id: string;
  sku_id: string;
  sku_code: string;
  name: string;
  name_en: string;
  unit: string;
  brand_id: string;
  category_id: string;
  stocked: boolean;
  unit_price: string;
  tax_code: string;
  tax_rate: string;
  quantity: string;
  returned_quantity: string;
  gross_amount: string;
  tax_amount: string;
  cost_amount: string;
  pending: string;
}

/** Invoiced lines of an order, oldest invoice first; `left` leaves out what other returns under way ask for. */
export async function invoicedLines(db: Db, orderId: string, exceptReturnId: string): Promise<InvoicedLine[]> {
  const rows = await sql<InvoicedRow>`
    select il.id, il.order_line_id, il.invoice_id, il.sku_id, ol.sku_code, ol.name, ol.name_en, ol.unit, p.brand_id, p.category_id, s.stocked, il.unit_price,
      il.tax_code, il.tax_rate, il.quantity, il.returned_quantity, il.gross_amount, il.tax_amount, il.cost_amount,
      (select coalesce(sum(rl.quantity), 0) from return_line rl join return_order r on r.id = rl.return_id
        where rl.invoice_line_id = il.id and r.id <> ${exceptReturnId} and r.status in ('submitted', 'pending_approval', 'approved')) as pending
    from invoice i join invoice_line il on il.invoice_id = i.id join order_line ol on ol.id = il.order_line_id
    join sku s on s.id = il.sku_id join product p on p.id = s.product_id
    where i.order_id = ${orderId} order by i.business_date, i.number, ol.line_no, il.id`.execute(db);
  return rows.rows.map((row) => ({
    invoiceLineId: row.id,
    orderLineId: row.order_line_id,
    invoiceId: row.invoice_id,
    skuId: row.sku_id,
    skuCode: row.sku_code,
    name: row.name,
    nameEn: row.name_en,
    unit: row.unit,
    brandId: row.brand_id,
    categoryId: row.category_id,
    stocked: row.stocked,
    unitPrice: row.unit_price,
    taxCode: row.tax_code,
    taxRate: row.tax_rate,
    quantity: dec(row.quantity),
    returned: dec(row.returned_quantity),
    gross: dec(row.gross_amount),
    tax: dec(row.tax_amount),
    cost: dec(row.cost_amount),
    left: dec(row.quantity).minus(dec(row.returned_quantity)).minus(dec(row.pending)),
  }));
}
