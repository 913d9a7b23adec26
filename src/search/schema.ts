// Owns the wire form of the search over documents, partners and people.
import { z } from 'zod';
import { businessDate, decimalText, money, partyRef } from '../wire/schema.ts';

export const SEARCH_KINDS = [
  'order',
  'shipment',
  'receipt',
  'invoice',
  'payment',
  'return',
  'credit_note',
  'contract',
  'partner',
  'person',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const searchHit = z
  .strictObject({
    kind: z.enum(SEARCH_KINDS),
    id: z.string(),
    /** Number of a document, code of a partner; null where there is none. */
    number: z.string().nullable(),
    name: z.string().nullable(),
    name_en: z.string().nullable(),
    party: partyRef.nullable(),
    amount: money.nullable(),
    date: businessDate.nullable(),
    status: z.string().nullable(),
    /** The order it belongs to. */
    order_id: z.string().nullable(),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof searchHit>;

export const searchResult = z
  .strictObject({
    groups: z.array(z.strictObject({ kind: z.enum(SEARCH_KINDS), hits: z.array(searchHit), has_more: z.boolean() })),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResult>;

const amount = decimalText.refine((text) => !text.startsWith('-'), { error: 'DECIMAL_TEXT' });
export const searchQuery = z.strictObject({
  q: z
    .string()
    .max(100)
    .default('')
    .describe('beginning of a number, part of a name, an amount (1,200.00), a range (1000..2000), a day or a month'),
  kind: z.enum(SEARCH_KINDS).optional(),
  amount_from: amount.optional(),
  amount_to: amount.optional(),
  date_from: businessDate.optional(),
  date_to: businessDate.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(6).describe('hits of each kind'),
});
export type SearchQuery = z.infer<typeof searchQuery>;
