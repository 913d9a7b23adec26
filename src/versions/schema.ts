// Owns the wire form of the versions of a master record.
import { z } from 'zod';
import { instant, page, pageQuery, personRef } from '../wire/schema.ts';

const named = z.strictObject({
  id: z.string(),
  code: z.string().optional(),
  name: z.string(),
  name_en: z.string().nullable(),
});
/** Text, number, yes or no, a named thing, or a list of texts; null where there was nothing. */
export const fieldValue = z
  .union([z.string(), z.number(), z.boolean(), z.null(), named, z.array(z.string())])
  .meta({ id: 'FieldValue' });

export const recordVersion = z
  .strictObject({
    version: z.int(),
    by: personRef.nullable().describe('null: the system'),
    at: instant,
    changes: z.array(z.strictObject({ field: z.string(), before: fieldValue, after: fieldValue })),
  })
  .meta({ id: 'RecordVersion' });
export type RecordVersion = z.infer<typeof recordVersion>;
export const versionPage = page(recordVersion);
export type VersionPage = z.infer<typeof versionPage>;
export const versionsQuery = z.strictObject(pageQuery);
