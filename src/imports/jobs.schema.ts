// Owns the wire form of importing sheets.
import { z } from 'zod';
import { instant, page, pageQuery, params, personRef } from '../wire/schema.ts';

export const IMPORT_KINDS = ['dealers', 'contracts', 'skus', 'prices', 'stock', 'opening_balances'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const words = z.strictObject({ zh: z.string(), en: z.string() });

export const importKindView = z
  .strictObject({
    kind: z.enum(IMPORT_KINDS),
    name: words,
    columns: z.array(z.strictObject({ key: z.string(), zh: z.string(), en: z.string(), required: z.boolean() })),
  })
  .meta({ id: 'ImportKind' });
export const importKindList = z.strictObject({ data: z.array(importKindView) }).describe('what the caller may import');

export const startImportBody = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  file_id: z.string().max(100).describe('a file the caller uploaded'),
});

export const importView = z
  .strictObject({
    id: z.string(),
    kind: z.enum(IMPORT_KINDS),
    status: z
      .enum(['checking', 'checked', 'unreadable', 'applying', 'applied', 'stopped'])
      .describe('stopped: what is applied stays, the rest can be applied later'),
    file: z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() }),
    operation_id: z.string(),
    rows: z
      .strictObject({
        total: z.int(),
        create: z.int(),
        update: z.int(),
        unchanged: z.int(),
        error: z.int(),
        applied: z.int(),
        refused: z.int(),
      })
      .describe('by what they would do, and by what became of them'),
    resumed_rows: z.int().describe('rows found done when the work went on after it was broken off'),
    problem: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
    created_by: personRef,
    created_at: instant,
    finished_at: instant.nullable(),
  })
  .meta({ id: 'Import' });
export type ImportView = z.infer<typeof importView>;
export const importPage = page(importView);
export const importsQuery = z.strictObject({ ...pageQuery, kind: z.enum(IMPORT_KINDS).optional() });

export const importRowView = z
  .strictObject({
    row: z.int().describe('as the spreadsheet shows it'),
    label: z.string(),
    action: z.enum(['create', 'update', 'unchanged', 'error']),
    outcome: z.enum(['applied', 'refused']).nullable(),
    errors: z.array(
      z.strictObject({
        column: words.nullable().describe('null: about the whole row'),
        code: z.string(),
        detail: z.string(),
        params: params.optional(),
      }),
    ),
  })
  .meta({ id: 'ImportRow' });
export type ImportRowView = z.infer<typeof importRowView>;
export const importRowPage = page(importRowView);
export const importRowsQuery = z.strictObject({
  ...pageQuery,
  show: z.enum(['all', 'failed']).default('all').describe('failed: rows with errors, and rows that were refused'),
});
