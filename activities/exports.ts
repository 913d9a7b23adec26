// Owns the steps of exports: they run beside the API, because only its role is held behind the walls of partner and company.
import { Context } from '@temporalio/activity';
import { failExport, runExport } from '../src/exports/run-export.ts';
import type { BlobStore } from '../src/platform/blobs/blob-store.ts';
import type { Db } from '../src/platform/db/database.ts';
import type { ExportInput } from '../workflows/exports/api.ts';
import { failingFast } from './errors.ts';

export function createExportActivities({ db, blobs }: { db: Db; blobs: BlobStore }) {
  return failingFast({
    makeExport: (input: ExportInput): Promise<void> =>
      runExport({ db, blobs, alive: () => Context.current().heartbeat() }, input),
    failExport: (input: ExportInput): Promise<void> => failExport({ db }, input),
  });
}

export type ExportActivities = ReturnType<typeof createExportActivities>;
