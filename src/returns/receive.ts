// Owns taking goods back: stock and cost by their condition, and the credit note with the original figures, in one transaction.
import type { ReturnStep } from '../../workflows/returns/api.ts';
import { lockPartner } from '../credit/settle.ts';
import { writeFacts } from '../facts/store.ts';
import { stockDelta } from '../inventory/rules.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { scaleOf } from '../kernel/money.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { post } from '../ledger/post.ts';
import { partOf } from '../orders/fulfilment.rules.ts';
import { insertRows } from '../platform/db/rows.ts';
import type { Work } from '../platform/transact.ts';
import { settleOrders } from '../payments/settle.ts';
import { creditedPart } from './appraise.ts';
import { issueCreditNote } from './credit-note.ts';
import { returnedFacts } from './returned-facts.ts';
import type { Condition, ReturnStatus } from './rules.ts';
import { mayStepReturn, planReturnReceipt } from './rules.ts';
import type { ReturnRow } from './step.ts';
import { returnStep } from './step.ts';
import type { InvoicedLine, ReturnLineRow } from './store.ts';
import { invoicedLines, lockReturn, returnLines, returnTotals } from './store.ts';

export interface ReceiveReturnInput {
  returnId: string;
  /** Null: the warehouse the return names. */
  warehouseId: string | null;
  note: string;
  lines: { returnLineId: string; receivedQuantity: string; condition?: Condition }[];
}

/** A line that came back, with the figures it is credited with. */
export interface ReturnedLine {
  row: ReturnLineRow;
  original: InvoicedLine | null;
  product: { brandId: string; categoryId: string; stocked: boolean };
  quantity: Decimal;
  condition: Condition;
  gross: Decimal;
  tax: Decimal;
  cost: Decimal;
}

/**
 * Records the goods that came back and issues the credit note. Good goods go to stock at the cost they left with, others are written
 * down. Refuses NOT_FOUND, RETURN_STATE, WAREHOUSE_MISSING, LINES_REFUSED, NOTHING_RECEIVED.
 */
export async function receiveReturn(work: Work, input: ReceiveReturnInput): Promise<Result<ReturnStep>> {
  const row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  if (!mayStepReturn('receive', row.status as ReturnStatus))
    return refuse('RETURN_STATE', { status: row.status, step: 'receive' });
  const warehouseId = input.warehouseId ?? row.warehouse_id;
  const warehouse = warehouseId && (await findWarehouse(work, row, warehouseId));
  if (!warehouse)
    return refuse('WAREHOUSE_MISSING', undefined, [{ pointer: '/warehouse_id', code: 'WAREHOUSE_MISSING' }]);
  const rows = await returnLines(work.db, row.id);
  const plan = planReturnReceipt(
    rows.map((line) => ({ id: line.id, quantity: dec(line.quantity), condition: line.condition as Condition })),
    input.lines.map((line) => ({ ...line, receivedQuantity: dec(line.receivedQuantity) })),
  );
  if (!plan.ok) return plan;
  await lockPartner(work, row.company_id, row.buyer_id);
  const lines = await priceReturned(work, row, rows, plan.value);
  const company = await work.db
    .selectFrom('company')
    .select('zone')
    .where('id', '=', row.company_id)
    .executeTakeFirstOrThrow();
  const today = businessDate(work.now, company.zone);
  const returned: GoodsBack = { row, lines, warehouseId: warehouse.id, today };
  await writeReceived(work, returned);
  await moveStock(work, returned);
  await postCost(work, returned);
  const note = await issueCreditNote(work, returned);
  await writeFacts(work.db, await returnedFacts(work, returned));
  const saved = await finish(work, returned, input.note);
  if (row.order_id) await settleOrders(work, [row.order_id], row.id);
  tell(work, returned, note.number);
  return accept(returnStep(saved, null, work.now));
}

export interface GoodsBack {
  row: ReturnRow;
  lines: ReturnedLine[];
  warehouseId: string;
  today: string;
}

async function findWarehouse(work: Work, row: ReturnRow, warehouseId: string) {
  return work.db
    .selectFrom('warehouse')
    .select('id')
    .where('id', '=', warehouseId)
    .where('company_id', '=', row.company_id)
    .executeTakeFirst();
}

/** Figures of what really came back: with an original cumulative over its credit notes, so the last one takes what is left. */
async function priceReturned(
  work: Work,
  row: ReturnRow,
  rows: readonly ReturnLineRow[],
  plan: readonly { received: Decimal; condition: Condition }[],
): Promise<ReturnedLine[]> {
  const scale = scaleOf(row.currency);
  const invoiced = row.order_id ? await invoicedLines(work.db, row.order_id, row.id) : [];
  const originals = new Map(invoiced.map((line) => [line.invoiceLineId, line]));
  const products = await productsOf(work, rows);
  return rows.map((line, i) => {
    const { received: quantity, condition } = plan[i]!;
    const original = line.invoice_line_id ? originals.get(line.invoice_line_id)! : null;
    const figures = original ? creditedPart(original, quantity, scale) : ownPart(line, quantity, scale);
    // A second line of this return on the same invoice line continues where this one ends.
    if (original) original.returned = original.returned.plus(quantity);
    return { row: line, original, product: products.get(line.sku_id)!, quantity, condition, ...figures };
  });
}

function ownPart(
  line: ReturnLineRow,
  quantity: Decimal,
  scale: number,
): { gross: Decimal; tax: Decimal; cost: Decimal } {
  const whole = {
    quantity: dec(line.quantity),
    goods: dec(line.gross_amount),
    tax: dec(line.tax_amount),
    credit: ZERO,
    cost: dec(line.cost_amount),
  };
  const part = partOf(whole, ZERO, quantity, scale);
  return { gross: part.goods, tax: part.tax, cost: part.cost };
}

async function productsOf(work: Work, rows: readonly ReturnLineRow[]) {
  const found = await work.db
    .selectFrom('sku as s')
    .innerJoin('product as p', 'p.id', 's.product_id')
    .select(['s.id', 's.stocked', 'p.brand_id', 'p.category_id'])
    .where(
      's.id',
      'in',
      rows.map((line) => line.sku_id),
    )
    .execute();
  return new Map(
    found.map((sku) => [sku.id, { brandId: sku.brand_id, categoryId: sku.category_id, stocked: sku.stocked }]),
  );
}

async function writeReceived(work: Work, { lines }: GoodsBack): Promise<void> {
  for (const line of lines) {
    await work.db
      .updateTable('return_line')
      .set({
        received_quantity: text(line.quantity),
        condition: line.condition,
        net_amount: text(line.gross.minus(line.tax)),
        tax_amount: text(line.tax),
        gross_amount: text(line.gross),
        cost_amount: text(line.cost),
      })
      .where('id', '=', line.row.id)
      .execute();
    if (!line.original) continue;
    await work.db
      .updateTable('invoice_line')
      .set((eb) => ({
        returned_quantity: eb('returned_quantity', '+', text(line.quantity)),
        credited_amount: eb('credited_amount', '+', text(line.gross)),
      }))
      .where('id', '=', line.original.invoiceLineId)
      .execute();
    await work.db
      .updateTable('order_line')
      .set((eb) => ({ returned_quantity: eb('returned_quantity', '+', text(line.quantity)) }))
      .where('id', '=', line.original.orderLineId)
      .execute();
  }
}

async function moveStock(work: Work, { row, lines, warehouseId }: GoodsBack): Promise<void> {
  await insertRows(
    work.db,
    'stock_move',
    lines
      .filter((line) => line.product.stocked && line.condition === 'good' && line.quantity.gt(0))
      .map((line) => ({
        id: newId('stock_move'),
        tenant_id: work.tenant,
        company_id: row.company_id,
        key: `${work.key}:stock:${line.row.id}`,
        warehouse_id: warehouseId,
        sku_id: line.row.sku_id,
        kind: 'return',
        on_hand_delta: text(stockDelta('return', line.quantity).onHand),
        reserved_delta: text(stockDelta('return', line.quantity).reserved),
        document_type: 'return',
        document_id: row.id,
        created_by: work.actor.userId,
        at: work.now.toISOString(),
      })),
  );
}

async function postCost(work: Work, { row, lines, today }: GoodsBack): Promise<void> {
  const costOf = (good: boolean): Decimal =>
    sum(lines.filter((line) => (line.condition === 'good') === good).map((line) => line.cost));
  const good = costOf(true);
  const bad = costOf(false);
  await post(work, {
    companyId: row.company_id,
    currency: row.currency,
    key: `${work.key}:cost`,
    reason: `goods of ${row.number} came back`,
    documentType: 'return',
    documentId: row.id,
    businessDate: today,
    partyId: row.buyer_id,
    regionId: row.region_id,
    legs: [
      { purpose: 'inventory', amount: good },
      { purpose: 'inventory_write_down', amount: bad },
      { purpose: 'cost_of_sales', amount: good.plus(bad).negated() },
    ],
  });
}

async function finish(work: Work, { row, lines, warehouseId }: GoodsBack, note: string): Promise<ReturnRow> {
  return work.db
    .updateTable('return_order')
    .set({
      ...returnTotals(lines),
      status: 'credited',
      version: row.version + 1,
      warehouse_id: warehouseId,
      note: note === '' ? row.note : note,
      received_at: work.now,
      credited_at: work.now,
      closed_at: work.now,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function tell(work: Work, { row, lines }: GoodsBack, creditNote: string): void {
  const params = {
    number: row.number,
    credit_note: creditNote,
    quantity: text(sum(lines.map((line) => line.quantity))),
    amount: text(sum(lines.map((line) => line.gross))),
    currency: row.currency,
  };
  const about = { companyId: row.company_id };
  work.event({ ...about, documentType: 'return', documentId: row.id, kind: 'return.credited', params });
  if (row.order_id)
    work.event({ ...about, documentType: 'order', documentId: row.order_id, kind: 'order.returned_goods', params });
  work.audit({ ...about, action: 'return.receive', objectType: 'return', objectId: row.id, detail: params });
}
