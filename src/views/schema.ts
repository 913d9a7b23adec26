// Owns the wire forms of saved views of a list.
import { z } from 'zod';

export const ROOMS = ['orders', 'returns'] as const;
export const VIEWS_MAX = 20;

/** What stands in the address of the list: every value is text or a list of texts. */
const filters = z
  .record(z.string().max(30), z.union([z.string().max(200), z.array(z.string().max(60)).max(30)]))
  .refine((value) => Object.keys(value).length <= 20, { error: 'TOO_MANY' });

export const savedViewBody = z.strictObject({
  room: z.enum(ROOMS),
  name: z.string().trim().min(1).max(40),
  filters,
  shared: z.boolean().default(false).describe('For everybody of the same side: the company, or the own dealer.'),
});
export type SavedViewBody = z.infer<typeof savedViewBody>;

export const savedViewView = z
  .strictObject({
    id: z.string(),
    room: z.enum(ROOMS),
    name: z.string(),
    filters,
    shared: z.boolean(),
    mine: z.boolean(),
  })
  .meta({ id: 'SavedView' });
export type SavedViewView = z.infer<typeof savedViewView>;

export const savedViewsQuery = z.strictObject({ room: z.enum(ROOMS) });
export const savedViewList = z.strictObject({ data: z.array(savedViewView) });
export const savedViewParams = z.strictObject({ id: z.string().max(60) });
