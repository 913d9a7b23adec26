// Owns the wire form of what stands behind an amount: sentence, arithmetic, rules, postings, people.
import { z } from 'zod';
import { decimalText, instant, money, params, personRef } from '../wire/schema.ts';

/** A stable code with its figures, and the sentence in the caller's language. */
export const words = z.strictObject({ code: z.string(), params, text: z.string() }).meta({ id: 'Words' });
export type Words = z.infer<typeof words>;

export const FIGURE_DOCUMENTS = [
  'order',
  'order_line',
  'invoice',
  'shipment',
  'return',
  'payment',
  'credit_note',
] as const;
export type FigureDocument = (typeof FIGURE_DOCUMENTS)[number];

export const figureParams = z.strictObject({
  document_type: z.string().max(60).describe(FIGURE_DOCUMENTS.join(', ')),
  document_id: z.string().max(60),
  figure: z.string().max(40),
});

export const arithmeticRow = z.strictObject({
  key: z.string(),
  label: words,
  note: words.nullable(),
  /** How the row is reached from the one above. */
  operation: z.enum(['start', 'plus', 'minus', 'times', 'equals']),
  amount: decimalText,
  /** Null for a quantity or a rate. */
  currency: z.string().nullable(),
  /** Address of the figure this row opens, `type.id.figure`. */
  figure: z.string().nullable(),
  kind: z.enum(['part', 'sum', 'result']),
});
export type ArithmeticRow = z.infer<typeof arithmeticRow>;

export const figureRule = z.strictObject({
  kind: z.enum(['price_list', 'contract', 'tax_code', 'approval_policy', 'standard_cost']),
  id: z.string(),
  name: z.string(),
  name_en: z.string(),
  version: z.int(),
  valid_from: z.string().nullable(),
  text: words.nullable(),
});
export type FigureRule = z.infer<typeof figureRule>;

export const figurePosting = z.strictObject({
  line: z.int(),
  purpose: z.string(),
  party: z.string().nullable(),
  party_en: z.string().nullable(),
  /** One of the two is null. */
  debit: decimalText.nullable(),
  credit: decimalText.nullable(),
});

export const figureTransfer = z.strictObject({
  id: z.string(),
  book: z.string(),
  reason: z.string(),
  at: instant,
  business_date: z.string(),
  period: z.string(),
  postings: z.array(figurePosting),
});
export type FigureTransfer = z.infer<typeof figureTransfer>;

export const figureView = z
  .strictObject({
    document_type: z.string(),
    document_id: z.string(),
    document_number: z.string().nullable(),
    figure: z.string(),
    label: words,
    amount: money,
    state: z.string().nullable().describe('state of the document'),
    sentence: words,
    arithmetic: z.array(arithmeticRow),
    /** Whether the rules, run again on the stored inputs, give the stored amount; null where nothing was recomputed. */
    recomputed: z.boolean().nullable(),
    rules: z.array(figureRule),
    transfers: z.array(figureTransfer),
    /** Null for who sees only the own side of the postings: then there is nothing to balance. */
    totals: z.strictObject({ debit: decimalText, credit: decimalText, difference: decimalText }).nullable(),
    people: z.array(z.strictObject({ person: personRef, action: z.string(), at: instant })),
    workflow_id: z.string().nullable(),
  })
  .meta({ id: 'Figure' });
export type FigureView = z.infer<typeof figureView>;
