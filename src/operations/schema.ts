// Owns the wire form of long work: progress, a result per item, and how it ended.
import { z } from 'zod';
import { instant, page, pageQuery, params } from '../wire/schema.ts';

export const operationResult = z.strictObject({
  /** What the item is: an id, a number or a line of a file. */
  item: z.string(),
  ok: z.boolean(),
  code: z.string().nullable(),
  detail: z.string().nullable().describe('why it was refused, in the language of the reader'),
  params: params.optional(),
});

export const operationView = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    status: z.enum(['running', 'done', 'failed', 'cancelled']),
    done: z.int(),
    total: z.int().nullable(),
    step: z.string(),
    results: z.array(operationResult),
    error: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
    cancel_requested: z.boolean(),
    created_at: instant,
    finished_at: instant.nullable(),
  })
  .meta({ id: 'Operation' });
export type OperationView = z.infer<typeof operationView>;
export const operationPage = page(operationView.omit({ results: true }).meta({ id: 'OperationRow' }));
export const operationsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(['running', 'done', 'failed', 'cancelled']).optional(),
});
