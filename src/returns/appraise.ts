// Owns the figures of a return's lines: those of the original invoice, or current prices when there is no original.
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, round, text } from '../kernel/decimal.ts';
import { scaleOf } from '../kernel/money.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { lineAmounts } from '../orders/amounts.rules.ts';
import { partOf } from '../orders/fulfilment.rules.ts';
import { findProducts } from '../orders/gather.ts';
import { mayStep } from '../orders/state.rules.ts';
import type { OrderStatus } from '../orders/schema.ts';
import type { Db } from '../platform/db/database.ts';
import { pricesFor } from '../pricing/resolve.ts';
import type { Priced } from '../pricing/rules.ts';
import { priceOf } from '../pricing/rules.ts';
import type { Condition } from './rules.ts';
import { takeFromInvoices } from './rules.ts';
import type { DraftLine, InvoicedLine } from './store.ts';
import { invoicedLines } from './store.ts';

export interface WantedLine {
  order_line_id?: string;
  sku_code?: string;
  quantity: string;
  condition: Condition;
  /** Tax included, of one base unit; without an original only. The partner's current price when absent. */
  unit_price?: string;
}

/** What `quantity` more units of an invoiced line are worth: its own figures, cumulative, so the last credit note takes the rest (R-OR-02, R-MON-07). */
export function creditedPart(
  line: InvoicedLine,
  quantity: Decimal,
  scale: number,
): { gross: Decimal; tax: Decimal; cost: Decimal } {
  const whole = { quantity: line.quantity, goods: line.gross, tax: line.tax, credit: ZERO, cost: line.cost };
  const part = partOf(whole, line.returned, quantity, scale);
  return { gross: part.goods, tax: part.tax, cost: part.cost };
}

/** Lines of a return from an order. Refuses NOT_FOUND, ORDER_STATE and what `takeFromInvoices` refuses. */
export async function linesFromOrder(
  db: Db,
  order: { id: string; status: string; currency: string },
  returnId: string,
  wanted: readonly WantedLine[],
): Promise<Result<DraftLine[]>> {
  if (!mayStep('return', order.status as OrderStatus))
    return refuse('ORDER_STATE', { status: order.status, step: 'return' });
  const missing = wanted.flatMap((line, i): FieldRefusal[] =>
    line.order_line_id === undefined || line.sku_code !== undefined || line.unit_price !== undefined
      ? [{ pointer: `/lines/${i}`, code: 'ORIGINAL_LINE_ONLY' }]
      : [],
  );
  if (missing.length > 0) return refuse('LINES_REFUSED', undefined, missing);
  const invoiced = await invoicedLines(db, order.id, returnId);
  const taken = takeFromInvoices(
    invoiced,
    wanted.map((line) => ({ orderLineId: line.order_line_id!, quantity: dec(line.quantity) })),
  );
  if (!taken.ok) return taken;
  const byId = new Map(invoiced.map((line) => [line.invoiceLineId, line]));
  const scale = scaleOf(order.currency);
  return accept(
    taken.value.map((part): DraftLine => {
      const line = byId.get(part.invoiceLineId)!;
      return {
        ...line,
        quantity: part.quantity,
        condition: wanted[part.index]!.condition,
        ...creditedPart(line, part.quantity, scale),
      };
    }),
  );
}

export interface Standalone {
  companyId: string;
  buyerId: string;
  currency: string;
  on: string;
}

const UNIT_PRICE_SCALE = 6;

/** A return's unit price always contains the tax, whatever the list's does. */
function withTax(priced: Priced, taxRate: Decimal): Decimal {
  return priced.taxIncluded ? priced.unitPrice : round(priced.unitPrice.times(taxRate.plus(1)), UNIT_PRICE_SCALE);
}

/** Lines of a return without an original order, at given or current prices. Refuses NOT_FOUND, LINES_REFUSED. */
export async function linesWithoutOrder(
  db: Db,
  about: Standalone,
  wanted: readonly WantedLine[],
): Promise<Result<DraftLine[]>> {
  const dealer = await db
    .selectFrom('dealer')
    .select(['level', 'region_id'])
    .where('party_id', '=', about.buyerId)
    .where('company_id', '=', about.companyId)
    .executeTakeFirst();
  if (!dealer) return refuse('NOT_FOUND', undefined, [{ pointer: '/buyer_id', code: 'NOT_FOUND' }]);
  const codes = wanted.map((line) => line.sku_code ?? '');
  const skus = await db
    .selectFrom('sku')
    .select(['id', 'code'])
    .where('company_id', '=', about.companyId)
    .where('code', 'in', ['', ...codes])
    .execute();
  const idOf = new Map(skus.map((sku) => [sku.code, sku.id]));
  const ids = skus.map((sku) => sku.id);
  const products = await findProducts(db, ids, about.on);
  const prices = await pricesFor(db, {
    companyId: about.companyId,
    currency: about.currency,
    partyId: about.buyerId,
    level: dealer.level,
    regionId: dealer.region_id,
    on: about.on,
    skuIds: ids,
  });
  const scale = scaleOf(about.currency);
  const errors: FieldRefusal[] = [];
  const lines = wanted.flatMap((line, i): DraftLine[] => {
    const id = idOf.get(line.sku_code ?? '');
    const product = id === undefined ? undefined : products.get(id);
    const fail = (field: string, code: string): DraftLine[] => {
      errors.push({ pointer: `/lines/${i}/${field}`, code, params: { sku: line.sku_code ?? '' } });
      return [];
    };
    if (line.order_line_id !== undefined) return fail('order_line_id', 'NO_ORIGINAL_ORDER');
    if (!product) return fail('sku_code', 'UNKNOWN_SKU');
    if (product.tax_code === null || product.tax_rate === null) return fail('sku_code', 'TAX_CODE_MISSING');
    const quantity = dec(line.quantity);
    const priced = line.unit_price === undefined ? priceOf(prices.get(product.id) ?? [], quantity) : null;
    if (priced && !priced.ok) return fail('unit_price', priced.code);
    const taxRate = dec(product.tax_rate);
    const unitPrice = priced?.ok ? withTax(priced.value, taxRate) : dec(line.unit_price ?? '0');
    const amounts = lineAmounts({ quantity, listPrice: unitPrice, unitPrice, taxRate, taxIncluded: true }, scale);
    return [
      {
        orderLineId: null,
        invoiceLineId: null,
        skuId: product.id,
        skuCode: product.code,
        name: product.name,
        nameEn: product.name_en,
        unit: product.unit,
        quantity,
        condition: line.condition,
        unitPrice: text(unitPrice),
        gross: amounts.goods,
        tax: amounts.tax,
        taxCode: product.tax_code,
        taxRate: product.tax_rate,
        cost: product.stocked ? round(dec(product.cost ?? '0').times(quantity), scale) : ZERO,
      },
    ];
  });
  return errors.length > 0 ? refuse('LINES_REFUSED', undefined, errors) : accept(lines);
}
