// Owns the wire form of what partners owe: an invoice with what settled it, ages of open invoices, credit notes.
import { z } from 'zod';
import { decimalText, money, page, pageQuery, partyRef } from '../wire/schema.ts';
import { invoiceRow } from './schema.ts';

const document = z.strictObject({ id: z.string(), number: z.string().nullable() });

export const invoiceDetail = z
  .strictObject({
    ...invoiceRow.shape,
    lines: z.array(
      z.strictObject({
        id: z.string(),
        sku_code: z.string(),
        name: z.string(),
        name_en: z.string(),
        unit: z.string(),
        quantity: decimalText,
        unit_price: decimalText,
        net_amount: money,
        tax_amount: money,
        gross_amount: money,
        returned_quantity: decimalText,
      }),
    ),
    payments: z.array(z.strictObject({ id: z.string(), number: z.string(), business_date: z.string(), amount: money })),
    credit_notes: z.array(
      z.strictObject({
        id: z.string(),
        number: z.string(),
        business_date: z.string(),
        amount: money.describe('what of the note is for lines of this invoice'),
        return: document.nullable(),
      }),
    ),
    write_off_allowed: z.boolean(),
  })
  .meta({ id: 'InvoiceDetail' });
export type InvoiceDetail = z.infer<typeof invoiceDetail>;

/** Days past due: not yet, 1–30, 31–60, 61–90, more. */
export const AGES = ['current', 'days_30', 'days_60', 'days_90', 'older'] as const;
const ages = Object.fromEntries(AGES.map((age) => [age, money])) as Record<(typeof AGES)[number], typeof money>;

export const agingRow = z
  .strictObject({
    dealer: partyRef,
    invoices: z.int(),
    ...ages,
    total: money,
    prepaid: money.describe('money received that has not paid an invoice'),
    credit_note: money.describe('credited and not used'),
  })
  .meta({ id: 'AgingRow' });
export type AgingRow = z.infer<typeof agingRow>;
export const agingView = z
  .strictObject({
    as_of: z.string(),
    currency: z.string(),
    data: z.array(agingRow),
    sums: z.strictObject({ invoices: z.int(), ...ages, total: money, prepaid: money, credit_note: money }),
    more: z.boolean().describe('there are more partners than shown; the sums are over all'),
  })
  .meta({ id: 'Aging' });
export type Aging = z.infer<typeof agingView>;
export const agingQuery = z.strictObject({
  q: z.string().max(100).optional().describe('partner'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe("the company's currency when absent"),
});

export const creditNoteRow = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    buyer: partyRef,
    return: document.nullable(),
    business_date: z.string(),
    gross_amount: money,
    applied_amount: money,
    left_amount: money,
  })
  .meta({ id: 'CreditNote' });
export type CreditNoteRow = z.infer<typeof creditNoteRow>;
export const creditNotePage = page(creditNoteRow);
export const creditNotesQuery = z.strictObject({
  ...pageQuery,
  buyer_id: z.string().optional(),
  open: z.enum(['true', 'false']).optional().describe('with something left'),
  q: z.string().max(100).optional().describe('number or partner'),
});
export type CreditNotesQuery = z.infer<typeof creditNotesQuery>;
