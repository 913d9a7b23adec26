// Owns the steps of importing a sheet for its workflow: long, alive between chunks, repeatable.
import { Context } from '@temporalio/activity';
import { applyJob, checkJob, failJob } from '../src/imports/run-job.ts';
import type { JobDeps } from '../src/imports/run-job.ts';
import type { ImportInput } from '../workflows/imports/api.ts';
import type { ActivityDeps } from './deps.ts';

export function createImportActivities({ db, blobs }: ActivityDeps) {
  const deps = (): JobDeps => {
    if (!blobs) throw new Error('this worker has no file store');
    return { db, blobs, alive: () => Context.current().heartbeat() };
  };
  return {
    checkImport: (input: ImportInput): Promise<void> => checkJob(deps(), input),
    applyImport: (input: ImportInput): Promise<void> => applyJob(deps(), input),
    failImport: (input: ImportInput): Promise<void> => failJob({ db }, input),
  };
}

export type ImportActivities = ReturnType<typeof createImportActivities>;
