// Owns how a wholesaler's invoice line is understood: taken as what, or skipped for which reason. Taken + skipped = read.
import { dec, round } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';

/** Names the key space of imported lines: (source, invoice, ordinal). The company is the wall between two wholesalers. */
export const SOURCE = 'invoices';

/** One line of the file, checked for form. `ordinal` counts the lines of its invoice from 1, so equal lines stay apart. */
export interface InvoiceLine {
  line: number;
  invoice: string;
  ordinal: number;
  code: string;
  description: string;
  quantity: string;
  /** Wall-clock time 'YYYY-MM-DDTHH:MM:SS' in the company's zone. */
  at: string;
  price: string;
  customer: string;
  country: string;
}

/**
 * Why a line is not taken, in the order the reasons are tried:
 * `no_customer` nobody to book it on · `adjustment_code` samples, tests and book-keeping entries · `zero_price` and `negative_price`
 * nothing was sold · `zero_quantity` · `stock_adjustment` negative quantity outside a credit invoice · `positive_on_credit` ·
 * `zero_amount` rounds to nothing · `already_imported` its key (source, invoice, ordinal) is in the books.
 */
export const SKIP_REASONS = [
  'no_customer',
  'adjustment_code',
  'zero_price',
  'negative_price',
  'zero_quantity',
  'stock_adjustment',
  'positive_on_credit',
  'zero_amount',
  'already_imported',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export type ProductKind = 'goods' | 'service' | 'virtual' | 'fee';

// Postage and carriage are services rendered; charges, manual corrections and discounts are fees: money without goods.
const SERVICES = new Set(['POST', 'DOT', 'C2']);
const FEES = new Set(['M', 'D', 'BANK CHARGES', 'AMAZONFEE', 'CRUK']);
const ADJUSTMENTS = /^(B|S|ADJUST\d*|TEST\w*)$/;
const VOUCHER = /^GIFT_/;

/** What kind of product a stock code names. Nothing that carries an amount with a customer is lost: fees are products too. */
export function productKind(code: string): ProductKind {
  const upper = code.toUpperCase();
  if (SERVICES.has(upper)) return 'service';
  if (FEES.has(upper)) return 'fee';
  return VOUCHER.test(upper) ? 'virtual' : 'goods';
}

/** `C` invoices take back: they become returns without an original. */
export function isCredit(invoice: string): boolean {
  return /^C/i.test(invoice);
}

/** The line's amount in the document's direction: quantity × price, rounded once, never negative. */
export function lineAmount(line: Pick<InvoiceLine, 'quantity' | 'price'>, scale: number): Decimal {
  return round(dec(line.quantity).abs().times(dec(line.price)), scale);
}

/** The reason a line is skipped, or null when it is taken; `already_imported` is known only to the database. */
export function skipReason(line: InvoiceLine, scale: number): Exclude<SkipReason, 'already_imported'> | null {
  if (line.customer === '') return 'no_customer';
  if (ADJUSTMENTS.test(line.code.toUpperCase())) return 'adjustment_code';
  const price = dec(line.price);
  if (price.isZero()) return 'zero_price';
  if (price.isNegative()) return 'negative_price';
  const quantity = dec(line.quantity);
  if (quantity.isZero()) return 'zero_quantity';
  if (quantity.isNegative() && !isCredit(line.invoice)) return 'stock_adjustment';
  if (quantity.isPositive() && isCredit(line.invoice)) return 'positive_on_credit';
  return lineAmount(line, scale).isZero() ? 'zero_amount' : null;
}

/** A description worth keeping; exports write `nan` where there was none. */
export function hasDescription(description: string): boolean {
  return description !== '' && description.toLowerCase() !== 'nan';
}

/** What an import has done with the lines of a file. */
export class Counts {
  read = 0;
  taken = 0;
  /** Lines by reason: one of SKIP_REASONS, or the code a business rule refused them with. */
  readonly skipped: Record<string, number> = {};

  skip(reason: string, count = 1): void {
    if (count > 0) this.skipped[reason] = (this.skipped[reason] ?? 0) + count;
  }

  skippedTotal(): number {
    return Object.values(this.skipped).reduce((total, count) => total + count, 0);
  }
}
