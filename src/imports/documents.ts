// Owns turning taken invoice lines into documents in memory: which lines make one order or return, under which key.
import { sum } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { zonedInstant } from '../kernel/period.ts';
import type { InvoiceLine } from './rules.ts';
import { isCredit, lineAmount } from './rules.ts';
import type { ImportCompany, Masters } from './masters.ts';

/** Taken lines of one invoice and customer, as they stand together in the file. */
export interface Gathered {
  invoice: string;
  customer: string;
  lines: InvoiceLine[];
}

export interface DocumentLine {
  /** The order line or return line. */
  id: string;
  shipmentLineId: string;
  invoiceLineId: string;
  ordinal: number;
  skuId: string;
  brandId: string;
  categoryId: string;
  code: string;
  name: string;
  quantity: string;
  price: string;
  amount: Decimal;
}

export interface Document {
  credit: boolean;
  /** Unique in the company and shown as the number: the invoice number, with `+ordinal` for lines that came apart from the first ones. */
  key: string;
  /** The order or return. */
  id: string;
  shipmentId: string;
  receiptId: string;
  /** The invoice or credit note. */
  invoiceId: string;
  paymentId: string;
  buyerId: string;
  regionId: string | null;
  at: Date;
  day: string;
  amount: Decimal;
  lines: DocumentLine[];
}

/** What of the gathered lines is not in the books yet, as documents; `known` holds the ordinals of each invoice that are. */
export function toDocuments(
  gathered: readonly Gathered[],
  known: ReadonlyMap<string, ReadonlySet<number>>,
  company: ImportCompany,
  masters: Masters,
  scale: number,
): Document[] {
  const used = new Set(known.keys());
  const documents: Document[] = [];
  for (const group of gathered) {
    const lines = group.lines.filter((line) => !known.get(group.invoice)?.has(line.ordinal));
    if (lines.length === 0) continue;
    const first = lines[0]!;
    const key = used.has(group.invoice) ? `${group.invoice}+${first.ordinal}` : group.invoice;
    used.add(group.invoice);
    const made = lines.map((line) => documentLine(line, masters, scale));
    documents.push({
      credit: isCredit(group.invoice),
      key,
      id: newId(isCredit(group.invoice) ? 'return' : 'order'),
      shipmentId: newId('shipment'),
      receiptId: newId('receipt'),
      invoiceId: newId(isCredit(group.invoice) ? 'credit_note' : 'invoice'),
      paymentId: newId('payment'),
      buyerId: masters.partners.get(group.customer)!,
      regionId: masters.regions.get(first.country) ?? null,
      at: zonedInstant(first.at, company.zone),
      day: first.at.slice(0, 10),
      amount: sum(made.map((line) => line.amount)),
      lines: made,
    });
  }
  return documents;
}

function documentLine(line: InvoiceLine, masters: Masters, scale: number): DocumentLine {
  const product = masters.products.get(line.code)!;
  return {
    id: newId(isCredit(line.invoice) ? 'return_line' : 'order_line'),
    shipmentLineId: newId('shipment_line'),
    invoiceLineId: newId('invoice_line'),
    ordinal: line.ordinal,
    ...product,
    code: line.code,
    name: line.description === '' ? line.code : line.description,
    quantity: line.quantity.replace('-', ''),
    price: line.price,
    amount: lineAmount(line, scale),
  };
}
