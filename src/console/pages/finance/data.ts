/** What the finance rooms read and send: invoices, payments, what partners owe. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  createPaymentBody,
  invoicePage,
  InvoiceRow,
  PaymentDocument,
  paymentPage,
  writeOffBody,
} from '../../../payments/schema.ts';
import type { Aging, creditNotePage, CreditNoteRow, InvoiceDetail } from '../../../payments/receivables.schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer, Query } from '../../lib/api.ts';

export type { Aging, CreditNoteRow, InvoiceDetail, InvoiceRow, PaymentDocument };
export type PaymentBody = z.input<typeof createPaymentBody>;
export type WriteOffBody = z.input<typeof writeOffBody>;

export const PAGE_SIZE = 20;

/** Keys begin with `orders`, so that every act on an order or payment reads them again. */
export const invoicesQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['orders', 'invoices', filters],
    queryFn: ({ signal }) => get<z.infer<typeof invoicePage>>('/invoices', { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
  });

export const invoiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'invoice', id],
    queryFn: ({ signal }) => get<InvoiceDetail>(`/invoices/${id}`, undefined, signal),
  });

export const paymentsQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['orders', 'payments', filters],
    queryFn: ({ signal }) => get<z.infer<typeof paymentPage>>('/payments', { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
  });

export const paymentQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'payment', id],
    queryFn: ({ signal }) => get<PaymentDocument>(`/payments/${id}`, undefined, signal),
  });

export const agingQuery = (q: string) =>
  queryOptions({
    queryKey: ['orders', 'aging', q],
    queryFn: ({ signal }) => get<Aging>('/receivables/aging', { q }, signal),
    placeholderData: keepPreviousData,
  });

export const creditNotesQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['orders', 'credit-notes', filters],
    queryFn: ({ signal }) =>
      get<z.infer<typeof creditNotePage>>('/credit_notes', { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
  });

/** POST /payments. */
export const recordPayment = (body: PaymentBody, idempotencyKey: string): Promise<Answer<PaymentDocument>> =>
  call('/payments', { method: 'POST', body, idempotencyKey });

/** POST /invoices/{id}/write_off. */
export const writeOff =
  (id: string) =>
  (body: WriteOffBody, idempotencyKey: string): Promise<Answer<InvoiceRow>> =>
    call(`/invoices/${id}/write_off`, { method: 'POST', body, idempotencyKey });
