// Owns loading an order for fulfilment under its lock, and writing back what a step changed.
import { sql } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, round } from '../kernel/decimal.ts';
import { scaleOf } from '../kernel/money.ts';
import { businessDate } from '../kernel/period.ts';
import type { CreditOwner } from '../credit/settle.ts';
import type { FactDraft, FactKind } from '../facts/rules.ts';
import type { Transfer } from '../ledger/post.ts';
import type { Work } from '../platform/transact.ts';
import type { Figures, LineState, OffsetKind, OffsetState } from './fulfilment.rules.ts';
import { creditByLine } from './fulfilment.rules.ts';
import type { OrderStatus } from './schema.ts';

export interface OrderLineDoc extends LineState {
  figures: Figures;
  lineNo: number;
  skuId: string;
  brandId: string;
  categoryId: string;
  unitPrice: string;
  taxCode: string;
  taxRate: string;
}

/** An order as fulfilment sees it: locked, with its lines and offsets. */
export interface OrderDoc extends CreditOwner {
  number: string;
  status: OrderStatus;
  kind: string;
  sellerId: string;
  regionId: string | null;
  shipToId: string | null;
  billToId: string | null;
  storeId: string | null;
  channel: string | null;
  contractId: string | null;
  version: number;
  /** Credit the order holds in all its buckets together: what its lines share out. */
  hold: Decimal;
  scale: number;
  /** The business date of this step in the company's zone. */
  today: string;
  lines: OrderLineDoc[];
  offsets: OffsetState[];
}

interface LineRow {
  id: string;
  line_no: number;
  sku_id: string;
  brand_id: string;
  category_id: string;
  stocked: boolean;
  quantity: string;
  goods_amount: string;
  tax_amount: string;
  unit_price: string;
  tax_code: string;
  tax_rate: string;
  cost: string;
  allocated_quantity: string;
  shipped_quantity: string;
  received_quantity: string;
  lost_quantity: string;
  cancelled_quantity: string;
  warehouse_id: string | null;
}

/** Locks the order and reads it; undefined when there is none in sight. */
export async function lockOrderDoc(work: Work, orderId: string): Promise<OrderDoc | undefined> {
  const row = await work.db
    .selectFrom('sales_order as o')
    .innerJoin('company as c', 'c.id', 'o.company_id')
    .selectAll('o')
    .select('c.zone')
    .where('o.id', '=', orderId)
    .forUpdate('o')
    .executeTakeFirst();
  if (!row) return undefined;
  const today = businessDate(work.now, row.zone);
  const scale = scaleOf(row.currency);
  const lines = await readLines(work, orderId, today);
  const credit = creditByLine(
    dec(row.credit_hold_amount),
    lines.map((line) => dec(line.goods_amount)),
    scale,
  );
  return {
    id: row.id,
    companyId: row.company_id,
    number: row.number ?? '',
    status: row.status as OrderStatus,
    kind: row.kind,
    sellerId: row.seller_id,
    buyerId: row.buyer_id,
    regionId: row.region_id,
    shipToId: row.ship_to_id,
    billToId: row.bill_to_id,
    storeId: row.store_id,
    channel: row.channel,
    contractId: row.contract_id,
    currency: row.currency,
    version: row.version,
    hold: dec(row.credit_hold_amount),
    exceptionLeft: dec(row.credit_exception_amount).minus(dec(row.credit_exception_returned)),
    scale,
    today,
    lines: lines.map((line, i) => lineDoc(line, credit[i]!, scale)),
    offsets: await readOffsets(work, orderId),
  };
}

async function readLines(work: Work, orderId: string, on: string): Promise<LineRow[]> {
  // The cost fixed at approval counts; a line without one takes the cost in force today.
  const rows = await sql<LineRow>`
    select l.id, l.line_no, l.sku_id, p.brand_id, p.category_id, s.stocked, l.quantity, l.goods_amount, l.tax_amount, l.unit_price, l.tax_code, l.tax_rate,
      coalesce(nullif(l.standard_cost, 0), (select c.cost from sku_cost c where c.sku_id = l.sku_id and c.valid_from <= ${on}::date
        and (c.valid_to is null or ${on}::date < c.valid_to)), 0)::text as cost,
      l.allocated_quantity, l.shipped_quantity, l.received_quantity, l.lost_quantity, l.cancelled_quantity, l.warehouse_id
    from order_line l join sku s on s.id = l.sku_id join product p on p.id = s.product_id
    where l.order_id = ${orderId} order by l.line_no`.execute(work.db);
  return rows.rows;
}

function lineDoc(row: LineRow, credit: Decimal, scale: number): OrderLineDoc {
  const quantity = dec(row.quantity);
  return {
    id: row.id,
    lineNo: row.line_no,
    skuId: row.sku_id,
    brandId: row.brand_id,
    categoryId: row.category_id,
    stocked: row.stocked,
    unitPrice: row.unit_price,
    taxCode: row.tax_code,
    taxRate: row.tax_rate,
    warehouseId: row.warehouse_id,
    quantity,
    allocated: dec(row.allocated_quantity),
    shipped: dec(row.shipped_quantity),
    received: dec(row.received_quantity),
    lost: dec(row.lost_quantity),
    cancelled: dec(row.cancelled_quantity),
    figures: {
      quantity,
      goods: dec(row.goods_amount),
      tax: dec(row.tax_amount),
      credit,
      // What is not stocked never was in the books' inventory, so nothing goes out of it.
      cost: row.stocked ? round(dec(row.cost).times(quantity), scale) : ZERO,
    },
  };
}

async function readOffsets(work: Work, orderId: string): Promise<OffsetState[]> {
  const rows = await work.db
    .selectFrom('order_offset')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as OffsetKind,
    referenceId: row.reference_id,
    amount: dec(row.amount),
    applied: dec(row.applied_amount),
    released: dec(row.released_amount),
  }));
}

/** What every transfer of a step on this order says. `suffix` keeps the transfers of one step apart. */
export function transferOf(
  work: Work,
  order: OrderDoc,
  document: { type: string; id: string },
  suffix: string,
  reason: string,
): Omit<Transfer, 'legs'> {
  return {
    companyId: order.companyId,
    currency: order.currency,
    key: `${work.key}:${suffix}`,
    reason,
    documentType: document.type,
    documentId: document.id,
    businessDate: order.today,
    partyId: order.buyerId,
    regionId: order.regionId,
  };
}

/** A fact about a part of one order line. */
export function lineFact(
  work: Work,
  order: OrderDoc,
  line: OrderLineDoc,
  kind: FactKind,
  source: { type: string; documentId: string; lineId: string },
  part: Figures,
): FactDraft {
  return {
    companyId: order.companyId,
    kind,
    orderKind: order.kind,
    source: source.type,
    documentId: source.documentId,
    documentLine: source.lineId,
    sellerId: order.sellerId,
    buyerId: order.buyerId,
    shipToId: order.shipToId,
    billToId: order.billToId,
    storeId: order.storeId,
    channel: order.channel,
    regionId: order.regionId,
    skuId: line.skuId,
    brandId: line.brandId,
    categoryId: line.categoryId,
    quantity: part.quantity,
    netAmount: part.goods.minus(part.tax),
    taxAmount: part.tax,
    grossAmount: part.goods,
    currency: order.currency,
    businessDate: order.today,
    occurredAt: work.now,
    attributes: { order_id: order.id, order_line_id: line.id },
  };
}
