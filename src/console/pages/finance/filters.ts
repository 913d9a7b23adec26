/** Owns the filters of the finance lists: their form in the address. */
import { text } from '../../lib/search-text.ts';

export const INVOICE_VIEWS = {
  open: { open: 'true' },
  overdue: { overdue: 'true' },
  settled: { open: 'false' },
  all: {},
} as const;
export const RECEIVABLE_VIEWS = ['aging', 'notes'] as const;

export type InvoiceTab = keyof typeof INVOICE_VIEWS;
export type InvoiceFilters = { view?: InvoiceTab; q?: string; cursor?: string };
export type ListFilters = { q?: string; cursor?: string };
export type ReceivableFilters = { view?: 'notes'; q?: string; cursor?: string };

export function isInvoiceView(key: unknown): key is InvoiceTab {
  return typeof key === 'string' && key in INVOICE_VIEWS;
}

export function readListFilters(search: Record<string, unknown>): ListFilters {
  return { q: text(search['q']), cursor: text(search['cursor']) };
}

export function readInvoiceFilters(search: Record<string, unknown>): InvoiceFilters {
  const view = search['view'];
  return { view: isInvoiceView(view) && view !== 'open' ? view : undefined, ...readListFilters(search) };
}

export function readReceivableFilters(search: Record<string, unknown>): ReceivableFilters {
  return { view: search['view'] === 'notes' ? 'notes' : undefined, ...readListFilters(search) };
}
