// Owns the wire form of taking lists out as sheets.
import { z } from 'zod';

export const EXPORT_LISTS = ['orders', 'returns', 'dealers', 'skus', 'stock', 'payments', 'invoices'] as const;
export type ExportListName = (typeof EXPORT_LISTS)[number];

export const startExportBody = z.strictObject({
  list: z.enum(EXPORT_LISTS),
  query: z
    .record(z.string().max(50), z.string().max(500))
    .default({})
    .describe('the filters of the list, as its own address takes them'),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});
export type StartExport = z.infer<typeof startExportBody>;

export const exportStarted = z
  .strictObject({
    operation_id: z.string(),
    file_id: z.string().describe('found at /files/{id} when the operation is done; the caller’s own'),
  })
  .meta({ id: 'ExportStarted' });
