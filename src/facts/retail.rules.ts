// Owns the decision what one report of a consumer sale or refund does: new facts, a restatement, nothing, or a refusal.
import { ZERO, dec, sum } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { fitsScale } from '../kernel/money.ts';
import type { FieldRefusal, Refusal } from '../kernel/refusal.ts';
import { refuse } from '../kernel/refusal.ts';
import type { RetailSale } from './schema.ts';
import type { StoredFact } from './rules.ts';
import { refundable, restate } from './rules.ts';

/** What is known about the document a report names, and about the sale or refunds it hangs together with. */
export interface RetailKnown {
  currency: string;
  /** Whether the caller may report for this seller; an unknown seller is no seller of theirs either. */
  sellerAllowed: boolean;
  unknownParties: ReadonlySet<string>;
  skus: ReadonlyMap<string, unknown>;
  current: readonly StoredFact[];
  contentHash: string;
  /** Refunds: the newest fact of each line of the original sale. */
  originals: ReadonlyMap<string, StoredFact>;
  /** Quantities taken back per sold line by other documents. */
  refunded: ReadonlyMap<string, readonly Decimal[]>;
}

export type RetailDecision = { status: 'recorded' | 'restated' | 'unchanged'; retracted: StoredFact[] };

/** Decides one report. Pointers are relative to it. */
export function decideRetail(sale: RetailSale, known: RetailKnown): RetailDecision | Refusal {
  const errors = [...partnerErrors(sale, known), ...lineErrors(sale, known)];
  if (errors.length > 0) return refuse(errors[0]!.code, errors[0]!.params, errors);
  const change = restate(known.current, {
    version: sale.version,
    contentHash: known.contentHash,
    lines: sale.lines.map((line) => line.line),
  });
  if ('ok' in change) return change;
  if (change.kind === 'unchanged') return { status: 'unchanged', retracted: [] };
  const limits = sale.kind === 'refund' ? refundErrors(sale, known) : soldErrors(sale, known);
  if (limits.length > 0) return refuse(limits[0]!.code, limits[0]!.params, limits);
  // Only what is still there can be retracted.
  const retracted = change.kind === 'restated' ? change.retracted.filter((fact) => !fact.quantity.isZero()) : [];
  return { status: change.kind === 'new' ? 'recorded' : 'restated', retracted };
}

function partnerErrors(sale: RetailSale, known: RetailKnown): FieldRefusal[] {
  const errors: FieldRefusal[] = [];
  if (!known.sellerAllowed) errors.push({ pointer: '/seller_id', code: 'UNKNOWN_PARTNER' });
  for (const field of ['store_id', 'guide_id', 'buyer_id'] as const) {
    const id = sale[field];
    if (id !== undefined && known.unknownParties.has(id))
      errors.push({ pointer: `/${field}`, code: 'UNKNOWN_PARTNER' });
  }
  return errors;
}

function lineErrors(sale: RetailSale, known: RetailKnown): FieldRefusal[] {
  const errors: FieldRefusal[] = [];
  const names = new Set<string>();
  for (const [i, line] of sale.lines.entries()) {
    const at = `/lines/${i}`;
    if (names.has(line.line)) errors.push({ pointer: `${at}/line`, code: 'DUPLICATE_LINE' });
    names.add(line.line);
    if (!known.skus.has(line.sku_code))
      errors.push({ pointer: `${at}/sku_code`, code: 'UNKNOWN_SKU', params: { sku_code: line.sku_code } });
    for (const field of ['gross_amount', 'tax_amount'] as const) {
      const money = line[field];
      if (money === undefined) continue;
      if (money.currency !== known.currency)
        errors.push({
          pointer: `${at}/${field}/currency`,
          code: 'CURRENCY_MISMATCH',
          params: { expected: known.currency },
        });
      else if (!fitsScale(money.amount, money.currency))
        errors.push({ pointer: `${at}/${field}/amount`, code: 'AMOUNT_SCALE' });
    }
    if (line.tax_amount && dec(line.tax_amount.amount).gt(dec(line.gross_amount.amount)))
      errors.push({ pointer: `${at}/tax_amount`, code: 'TAX_EXCEEDS_AMOUNT' });
  }
  return errors;
}

/** A refund takes back a sold line, never more than is left of it. */
function refundErrors(sale: RetailSale, known: RetailKnown): FieldRefusal[] {
  const errors: FieldRefusal[] = [];
  const wanted = new Map<string, Decimal>();
  for (const [i, line] of sale.lines.entries()) {
    const name = line.original_line ?? line.line;
    const sold = known.originals.get(name);
    if (!sold || sold.quantity.isZero()) {
      const field = sale.original_document_id === undefined ? '/original_document_id' : `/lines/${i}/original_line`;
      errors.push({ pointer: field, code: 'ORIGINAL_SALE_MISSING' });
      continue;
    }
    const total = (wanted.get(name) ?? ZERO).plus(dec(line.quantity));
    wanted.set(name, total);
    const left = refundable(sold.quantity, known.refunded.get(name) ?? []);
    if (total.gt(left)) {
      const params = { left: left.toFixed(), wanted: total.toFixed() };
      errors.push({ pointer: `/lines/${i}/quantity`, code: 'REFUND_EXCEEDS_SALE', params });
    }
  }
  return errors;
}

/** A restated sale may not fall below what was refunded of it. */
function soldErrors(sale: RetailSale, known: RetailKnown): FieldRefusal[] {
  const sold = new Map(sale.lines.map((line) => [line.line, dec(line.quantity)]));
  const errors: FieldRefusal[] = [];
  for (const [name, quantities] of known.refunded) {
    const refunded = sum(quantities);
    if (refunded.lte(sold.get(name) ?? ZERO)) continue;
    const index = sale.lines.findIndex((line) => line.line === name);
    errors.push({
      pointer: index < 0 ? '/lines' : `/lines/${index}/quantity`,
      code: 'SALE_BELOW_REFUNDED',
      params: { refunded: refunded.toFixed(), sold: (sold.get(name) ?? ZERO).toFixed() },
    });
  }
  return errors;
}
