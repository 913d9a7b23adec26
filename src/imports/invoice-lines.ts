// Owns the form of an invoice-line file: its columns, and what each must look like.
import { isBusinessDate } from '../kernel/period.ts';
import { BrokenFile, readCsv } from './csv.ts';
import type { InvoiceLine } from './rules.ts';

const COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;

const QUANTITY = /^-?\d{1,14}(\.\d{1,6})?$/;
const PRICE = /^-?\d{1,14}(\.\d{1,8})?$/;
const AT = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** Yields the lines of `path` in order; throws BrokenFile with line and column at the first that is not of this form. */
export async function* readInvoiceLines(path: string): AsyncGenerator<InvoiceLine> {
  const ordinals = new Map<string, number>();
  for await (const { line, values } of readCsv(path, COLUMNS)) {
    const [invoice, code, description, quantity, date, price, customer, country] = values.map((value) =>
      value.trim(),
    ) as [string, string, string, string, string, string, string, string];
    if (invoice === '' || invoice.length > 40)
      throw new BrokenFile(line, 'InvoiceNo', 'an invoice number of 1 to 40 characters is needed');
    if (code === '' || code.length > 100)
      throw new BrokenFile(line, 'StockCode', 'a stock code of 1 to 100 characters is needed');
    if (!QUANTITY.test(quantity)) throw new BrokenFile(line, 'Quantity', `"${quantity}" is not a quantity`);
    if (!PRICE.test(price)) throw new BrokenFile(line, 'UnitPrice', `"${price}" is not a price`);
    const ordinal = (ordinals.get(invoice) ?? 0) + 1;
    ordinals.set(invoice, ordinal);
    yield { line, invoice, ordinal, code, description, quantity, at: wallClock(date, line), price, customer, country };
  }
}

function wallClock(text: string, line: number): string {
  const match = AT.exec(text);
  if (!match || !isKnownDate(match[1]!)) {
    throw new BrokenFile(line, 'InvoiceDate', `"${text}" is not a time like 2011-06-30T17:05`);
  }
  return `${match[1]}T${match[2]}:${match[3]}:${match[4] ?? '00'}`;
}

const known = new Set<string>();

function isKnownDate(date: string): boolean {
  if (known.has(date)) return true;
  if (!isBusinessDate(date)) return false;
  known.add(date);
  return true;
}
