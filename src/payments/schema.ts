// Owns the wire form of payments, invoices and statements.
import { z } from 'zod';
import { invoiceView } from '../orders/schema.ts';
import { businessDate, instant, money, page, pageQuery, partyRef, personRef, positiveDecimal } from '../wire/schema.ts';

export const PAYMENT_METHODS = ['bank_transfer', 'bill', 'cash', 'other'] as const;
export const ALLOCATIONS_MAX = 500;

export const createPaymentBody = z.strictObject({
  buyer_id: z.string().max(60),
  amount: money,
  bank_reference: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe("the bank's own reference; money is recorded once under each"),
  business_date: businessDate.describe('the day the money came in'),
  method: z.enum(PAYMENT_METHODS).default('bank_transfer'),
  note: z.string().max(1000).default(''),
  allocations: z
    .array(z.strictObject({ invoice_id: z.string().max(60), amount: positiveDecimal }))
    .max(ALLOCATIONS_MAX)
    .optional()
    .describe('exactly these invoices, the rest is prepaid; absent: the oldest due first'),
});

export const writeOffBody = z.strictObject({
  reason: z.string().min(1).max(500),
  amount: positiveDecimal.optional().describe('all that is open when absent'),
});

export const paymentView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    buyer: partyRef,
    amount: money,
    allocated_amount: money,
    prepaid_amount: money,
    method: z.string(),
    bank_reference: z.string().nullable(),
    business_date: z.string(),
    note: z.string(),
    created_by: personRef.nullable(),
    created_at: instant,
    allocations: z.array(
      z.strictObject({
        invoice_id: z.string(),
        invoice_number: z.string(),
        order_id: z.string(),
        order_number: z.string().nullable(),
        amount: money,
      }),
    ),
  })
  .meta({ id: 'Payment' });
export type PaymentDocument = z.infer<typeof paymentView>;
export const paymentPage = page(paymentView);

export const paymentsQuery = z.strictObject({
  ...pageQuery,
  buyer_id: z.string().optional(),
  date_from: businessDate.optional(),
  date_to: businessDate.optional().describe('inclusive'),
  q: z.string().max(100).optional().describe('number, bank reference or partner'),
});
export type PaymentsQuery = z.infer<typeof paymentsQuery>;

export const invoiceRow = z
  .strictObject({
    ...invoiceView.shape,
    buyer: partyRef,
    order: z.strictObject({ id: z.string(), number: z.string().nullable() }),
  })
  .meta({ id: 'InvoiceRow' });
export type InvoiceRow = z.infer<typeof invoiceRow>;
export const invoicePage = page(invoiceRow);

export const invoicesQuery = z.strictObject({
  ...pageQuery,
  buyer_id: z.string().optional(),
  order_id: z.string().optional(),
  open: z.enum(['true', 'false']).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  q: z.string().max(100).optional().describe('number, order or partner'),
});
export type InvoicesQuery = z.infer<typeof invoicesQuery>;

export const statementQuery = z.strictObject({
  from: businessDate.optional().describe('the first day of the third month back when absent'),
  to: businessDate.optional().describe('inclusive; today when absent'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe("the company's currency when absent"),
});

export const STATEMENT_KINDS = ['invoice', 'offset', 'write_off', 'payment', 'credit_note', 'other'] as const;
export const statementExportQuery = statementQuery.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') });

/** Balances are what the partner owes net: receivables less prepaid money and credit notes; negative when we owe. */
export const statementView = z
  .strictObject({
    dealer: partyRef,
    from: z.string(),
    to: z.string(),
    opening_balance: money,
    closing_balance: money,
    /** opening + increase − decrease = closing, over all entries of the time. */
    increase: money,
    decrease: money,
    entries: z.array(
      z.strictObject({
        transfer_id: z.string(),
        business_date: z.string(),
        kind: z.enum(STATEMENT_KINDS),
        reason: z.string(),
        document_type: z.string(),
        document_id: z.string(),
        document_number: z.string().nullable(),
        order: z.strictObject({ id: z.string(), number: z.string().nullable() }).nullable(),
        amount: money,
        balance: money,
      }),
    ),
    more: z.boolean().describe('there are more entries than shown; ask for a shorter time'),
    open_items: z.array(
      z.strictObject({
        kind: z.enum(['invoice', 'credit_note', 'prepaid']),
        id: z.string().nullable(),
        number: z.string().nullable(),
        business_date: z.string().nullable(),
        due_date: z.string().nullable(),
        amount: money,
        open_amount: money,
        overdue: z.boolean(),
      }),
    ),
    receivable: money,
    prepaid: money,
    credit_note: money,
    rebate: money,
    credit_limit: money,
    credit_available: money,
  })
  .meta({ id: 'Statement' });
export type Statement = z.infer<typeof statementView>;
