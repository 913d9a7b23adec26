// Owns what every import has in common: one at a time per company, steps that are made once, and the record of the run.
import { sql } from 'kysely';
import { accept, check } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { tenantScope } from '../platform/db/database.ts';
import { transact } from '../platform/transact.ts';
import type { Work } from '../platform/transact.ts';
import type { Counts } from './rules.ts';

/** An import that cannot be run as asked; the message says why in one sentence. */
export class ImportRefused extends Error {}

/** Runs `work` while no other import of the same name runs anywhere; a second one is refused at once. */
export async function exclusively<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  const key = `import:${name}`;
  return db.connection().execute(async (guard) => {
    const lock = await sql<{
      taken: boolean;
    }>`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as taken`.execute(guard);
    if (!lock.rows[0]?.taken) throw new ImportRefused('Another import into this company is running: wait for its end.');
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`.execute(guard);
    }
  });
}

export interface RunIdentity {
  tenant: string;
  userId: string | null;
  kind: string;
  runId: string;
}

/** One transaction and one effect per step of a run; what `work` returns is stored as its result. */
export async function once<T>(
  db: Db,
  run: RunIdentity,
  step: string,
  companyId: string | null,
  work: (unit: Work) => Promise<T>,
): Promise<T> {
  const outcome = await transact<T>(
    db,
    {
      scope: tenantScope(run.tenant),
      actor: { userId: run.userId },
      key: `${run.runId}:${step}`,
      input: { step },
      subject: { companyId, action: `import.${run.kind}`, objectType: 'import_run', objectId: run.runId },
    },
    async (unit) => accept(await work(unit)),
  );
  check(outcome.ok, `step ${step} of ${run.runId} was refused`);
  return outcome.value;
}

export interface RunRecord {
  runId: string;
  kind: string;
  source: string;
  companyId: string;
  sha256: string;
  startedAt: Date;
}

/** The record of a finished run, with its audit row. */
export async function recordRun(unit: Work, run: RunRecord, counts: Counts): Promise<null> {
  const { read, taken, skipped } = counts;
  await unit.db
    .insertInto('import_run')
    .values({
      id: run.runId,
      tenant_id: unit.tenant,
      company_id: run.companyId,
      kind: run.kind,
      source: run.source,
      file_sha256: run.sha256,
      read,
      taken,
      skipped: JSON.stringify(skipped),
      started_at: run.startedAt,
    })
    .execute();
  unit.audit({
    companyId: run.companyId,
    action: `import.${run.kind}.finished`,
    objectType: 'import_run',
    objectId: run.runId,
    detail: { read, taken, skipped, sha256: run.sha256 },
  });
  return null;
}
