// Owns the forms that all routes share: money, pages, problems, dates.
import { z } from 'zod';
import { isBusinessDate } from '../kernel/period.ts';

/** Decimal text; a JSON number is refused because it may have lost digits already. */
export const decimalText = z.string().regex(/^-?\d{1,18}(\.\d{1,8})?$/, { error: 'DECIMAL_TEXT' });
export const positiveDecimal = z.string().regex(/^(?!0+(\.0+)?$)\d{1,18}(\.\d{1,8})?$/, { error: 'POSITIVE_DECIMAL' });

// What counts goods keeps 6 decimals and 14 digits before them; a step with more would be refused by its column for ever.
const fitsCount = (text: string): boolean => !/\.\d{7}/.test(text) && !/\d{15}/.test(text);
/** A quantity as goods are counted, zero included. */
export const quantityText = decimalText.refine(fitsCount, { error: 'QUANTITY_TOO_FINE' });
export const positiveQuantity = positiveDecimal.refine(fitsCount, { error: 'QUANTITY_TOO_FINE' });

export const money = z
  .strictObject({ amount: decimalText, currency: z.string().regex(/^[A-Z]{3}$/) })
  .meta({ id: 'Money' });
export const businessDate = z.string().refine(isBusinessDate, { error: 'BUSINESS_DATE' }).meta({ format: 'date' });
export const instant = z.string().meta({ format: 'date-time' });

/** A person as shown beside what they did. */
export const personRef = z
  .strictObject({ id: z.string(), name: z.string(), name_en: z.string(), title: z.string(), title_en: z.string() })
  .meta({ id: 'PersonRef' });
export const partyRef = z
  .strictObject({ id: z.string(), name: z.string(), name_en: z.string().nullable() })
  .meta({ id: 'PartyRef' });
export const namedRef = z
  .strictObject({ id: z.string(), code: z.string(), name: z.string(), name_en: z.string() })
  .meta({ id: 'NamedRef' });

export const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** RFC 9457 problem. `code` is stable, texts are in the caller's language. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    params: params.optional(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string(), params: params.optional() }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
};

export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({
    data: z.array(item),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
    previous_cursor: z.string().nullable(),
  });
}

/** Count and sum of what a filter finds: exact to 10,000, then `more` is true. */
export const summary = z
  .strictObject({ count: z.int(), more: z.boolean(), total: money.nullable() })
  .meta({ id: 'Summary' });
export type Summary = z.infer<typeof summary>;

/** What a person may do with a document now; a refused action says why. */
export const action = z
  .strictObject({
    name: z.string(),
    allowed: z.boolean(),
    reason: z.strictObject({ code: z.string(), params: params.optional() }).nullable(),
  })
  .meta({ id: 'Action' });
export type Action = z.infer<typeof action>;

/** One line of a document's timeline; `kind` is translated by the console. */
export const documentEvent = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    outcome: z.enum(['done', 'refused', 'waiting']),
    actor: personRef.nullable(),
    on_behalf_of: personRef.nullable(),
    params,
    at: instant,
  })
  .meta({ id: 'DocumentEvent' });
export type DocumentEvent = z.infer<typeof documentEvent>;

/** What a change of master data answers with. */
export const changed = z.strictObject({ id: z.string(), version: z.int() }).meta({ id: 'Changed' });
