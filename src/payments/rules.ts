// Owns how a payment is spread: over named invoices, or over the oldest due; what is left is prepaid.
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, min, sum, text } from '../kernel/decimal.ts';
import { fitsScale, isCurrency } from '../kernel/money.ts';
import type { FieldRefusal, Refusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';

export interface OpenInvoice {
  id: string;
  orderId: string;
  number: string;
  dueDate: string;
  open: Decimal;
}

export interface Allocation {
  invoiceId: string;
  amount: Decimal;
}

/** Oldest due first, then by number. The payment's rest is not allocated. */
export function allocateOldest(amount: Decimal, invoices: readonly OpenInvoice[]): Allocation[] {
  let left = amount;
  const order = [...invoices].sort((a, b) => compare(a.dueDate, b.dueDate) || compare(a.number, b.number));
  return order.flatMap((invoice) => {
    const part = min(left, invoice.open);
    left = left.minus(part);
    return part.gt(0) ? [{ invoiceId: invoice.id, amount: part }] : [];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Checks what a person allocated. Refuses ALLOCATIONS_REFUSED with pointers, and ALLOCATED_ABOVE_PAYMENT. */
export function checkAllocations(
  amount: Decimal,
  invoices: readonly OpenInvoice[],
  wanted: readonly Allocation[],
  scale: number,
): Result<Allocation[]> {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const seen = new Set<string>();
  const errors = wanted.flatMap(({ invoiceId, amount: part }, i): FieldRefusal[] => {
    const invoice = byId.get(invoiceId);
    const at = `/allocations/${i}`;
    if (!invoice) return [{ pointer: `${at}/invoice_id`, code: 'INVOICE_NOT_OPEN' }];
    if (seen.has(invoiceId)) return [{ pointer: `${at}/invoice_id`, code: 'INVOICE_TWICE' }];
    seen.add(invoiceId);
    if (part.lte(0)) return [{ pointer: `${at}/amount`, code: 'AMOUNT_NOT_POSITIVE' }];
    if (part.decimalPlaces() > scale) return [{ pointer: `${at}/amount`, code: 'AMOUNT_TOO_FINE' }];
    if (part.lte(invoice.open)) return [];
    const params = { open: text(invoice.open), over: text(part.minus(invoice.open)), number: invoice.number };
    return [{ pointer: `${at}/amount`, code: 'ABOVE_INVOICE_OPEN', params }];
  });
  if (errors.length > 0) return refuse('ALLOCATIONS_REFUSED', undefined, errors);
  const total = sum(wanted.map((part) => part.amount));
  if (total.gt(amount))
    return refuse('ALLOCATED_ABOVE_PAYMENT', { amount: text(amount), over: text(total.minus(amount)) }, [
      { pointer: '/allocations', code: 'ALLOCATED_ABOVE_PAYMENT' },
    ]);
  return accept([...wanted]);
}

/** What is wrong with the head of a payment, before any row is read. */
export function paymentRefusal(payment: {
  amount: Decimal;
  currency: string;
  businessDate: string;
  today: string;
}): Refusal | null {
  const field = (pointer: string, code: string): Refusal => refuse(code, undefined, [{ pointer, code }]);
  if (!isCurrency(payment.currency)) return field('/amount/currency', 'CURRENCY_UNKNOWN');
  if (payment.amount.lte(ZERO)) return field('/amount/amount', 'AMOUNT_NOT_POSITIVE');
  if (!fitsScale(text(payment.amount), payment.currency)) return field('/amount/amount', 'AMOUNT_TOO_FINE');
  if (payment.businessDate > payment.today) return field('/business_date', 'DATE_IN_FUTURE');
  return null;
}
