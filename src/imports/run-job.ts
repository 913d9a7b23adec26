// Owns the two steps of an import: checking every row, and taking those that are right. Both go on where they were broken off.
import { buffer } from 'node:stream/consumers';
import { businessDate } from '../kernel/period.ts';
import type { Params } from '../kernel/refusal.ts';
import { finishOperation, progressOperation } from '../operations/store.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { sha256 } from '../platform/hash.ts';
import { SheetRefused } from '../platform/sheets/cell.ts';
import type { Actor } from '../platform/transact.ts';
import { readRows, unitsOf } from './columns.ts';
import type { ImportUnit } from './columns.ts';
import { IMPORT_ENTITIES } from './entities/index.ts';
import { endJob, findJob, markResumed, pendingRows, saveChecked, saveTaken } from './jobs.store.ts';
import type { CheckedRow, ImportJob, JobEnd, TakenRow } from './jobs.store.ts';
import { once, recordRun } from './run.ts';
import { Counts } from './rules.ts';
import { checkUnit, importerOf, takeUnit } from './take.ts';
import type { Import } from './take.ts';

export interface JobRequest {
  tenant: string;
  jobId: string;
  operationId: string;
  actor: Actor;
}

export interface JobDeps {
  db: Db;
  blobs: BlobStore;
  /** Called between chunks of work: tells that it goes on. */
  alive: () => void;
}

/** Rows between two looks at whether somebody cancelled; a crash repeats at most so many. */
const CHUNK = 25;

interface Opened {
  running: Import;
  units: ImportUnit[];
}

async function open({ db, blobs }: JobDeps, request: JobRequest): Promise<Opened | JobEnd> {
  const { tenant, jobId, actor } = request;
  const found = await withScope(db, tenantScope(tenant), async (tx) => {
    const job = await findJob(tx, jobId);
    if (!job) return null;
    const { zone } = await tx
      .selectFrom('company')
      .select('zone')
      .where('id', '=', job.company_id)
      .executeTakeFirstOrThrow();
    return { job, today: businessDate(new Date(), zone) };
  });
  if (!found) throw new Error(`there is no import ${jobId}`);
  const { job, today } = found;
  const entity = IMPORT_ENTITIES[job.kind];
  const principal = await importerOf(db, tenant, job, entity.subject);
  if (!principal) return { status: 'stopped', problem: { code: 'IMPORT_NOT_ALLOWED' } };
  try {
    const content = await contentOf(blobs, job);
    const units = unitsOf(await readRows(content, entity), entity);
    return { running: { db, tenant, job, entity, actor, principal, today }, units };
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    const { code, params } = error.refusal;
    return { status: 'unreadable', problem: { code, ...(params ? { params } : {}) } };
  }
}

async function contentOf(blobs: BlobStore, job: ImportJob): Promise<Buffer> {
  const stream = await blobs.open(job.sha256);
  const content = stream ? await buffer(stream) : Buffer.alloc(0);
  if (sha256(content) !== job.sha256) throw new SheetRefused('IMPORT_FILE_ALTERED');
  return content;
}

async function end(deps: JobDeps, request: JobRequest, ending: JobEnd): Promise<void> {
  const { problem } = ending;
  const bad = problem !== undefined;
  const status = bad ? 'failed' : ending.status === 'stopped' ? 'cancelled' : 'done';
  await withScope(deps.db, tenantScope(request.tenant), async (tx) => {
    await endJob(tx, { id: request.jobId }, request.operationId, ending);
    const error = problem && { code: problem.code, params: problem.params ?? ({} as Params) };
    await finishOperation(tx, request.operationId, { status, ...(error ? { error } : {}) });
  });
}

/** Checks every row and keeps what each would do. Cancelled, the import can only be started anew. */
export async function checkJob(deps: JobDeps, request: JobRequest): Promise<void> {
  const opened = await open(deps, request);
  if ('status' in opened) return end(deps, request, opened);
  const { running, units } = opened;
  const items = units.reduce((total, unit) => total + unit.rows.length, 0);
  const before = new Set<string>();
  let done = 0;
  for (const chunk of chunksOf(units)) {
    const rows: CheckedRow[] = [];
    for (const unit of chunk) rows.push(...(await checkUnit(running, unit, before)));
    deps.alive();
    done += rows.length;
    const { cancelRequested } = await withScope(deps.db, tenantScope(request.tenant), async (tx) => {
      await saveChecked(tx, running.job, request.tenant, rows);
      return progressOperation(tx, request.operationId, { done, items, step: 'checking' });
    });
    if (cancelRequested && done < items) return end(deps, request, { status: 'stopped' });
  }
  await end(deps, request, { status: 'checked' });
}

/** Takes the rows that are right and not taken yet. What is taken stays, whatever ends the step. */
export async function applyJob(deps: JobDeps, request: JobRequest): Promise<void> {
  const opened = await open(deps, request);
  if ('status' in opened) return end(deps, request, { ...opened, status: 'stopped' });
  const { running, units } = opened;
  const { tenant, jobId, operationId } = request;
  const { pending, taken } = await withScope(deps.db, tenantScope(tenant), async (tx) => {
    const rows = await pendingRows(tx, jobId);
    if (rows.taken > 0) await markResumed(tx, jobId, rows.taken);
    return rows;
  });
  const waiting = units.filter((unit) => unit.rows.every(({ row }) => pending.has(row)));
  const items = taken + waiting.reduce((total, unit) => total + unit.rows.length, 0);
  let done = taken;
  for (const chunk of chunksOf(waiting)) {
    // Asked again each time: whoever lost the right stops here, not at the end of the file.
    if (!(await importerOf(deps.db, tenant, running.job, running.entity.subject)))
      return end(deps, request, { status: 'stopped', problem: { code: 'IMPORT_NOT_ALLOWED' } });
    const rows: TakenRow[] = [];
    for (const unit of chunk) rows.push(...(await takeUnit(running, unit)));
    deps.alive();
    done += rows.length;
    const { cancelRequested } = await withScope(deps.db, tenantScope(tenant), async (tx) => {
      await saveTaken(tx, jobId, rows);
      return progressOperation(tx, operationId, { done, items, step: 'applying' });
    });
    if (cancelRequested && done < items) return end(deps, request, { status: 'stopped' });
  }
  await record(running, units);
  await end(deps, request, { status: 'applied' });
}

/** The run as every importer leaves it, with its audit row. */
async function record({ db, tenant, job, actor }: Import, units: readonly ImportUnit[]): Promise<void> {
  const runId = job.id.replace(/^ijb_/, 'imp_');
  const identity = { tenant, userId: actor.userId, kind: job.kind, runId };
  const rows = await withScope(db, tenantScope(tenant), (tx) =>
    tx.selectFrom('import_row').select(['action', 'outcome']).where('job_id', '=', job.id).execute(),
  );
  const counts = new Counts();
  counts.read = units.reduce((total, unit) => total + unit.rows.length, 0);
  counts.taken = rows.filter((row) => row.outcome === 'applied').length;
  for (const row of rows)
    if (row.outcome !== 'applied') counts.skip(row.outcome ?? (row.action === 'unchanged' ? 'unchanged' : 'error'));
  const { company_id: companyId, created_at: startedAt, sha256: hash, kind } = job;
  await once(db, identity, 'done', companyId, (work) =>
    recordRun(work, { runId, kind, source: 'console', companyId, sha256: hash, startedAt }, counts),
  );
}

function* chunksOf(units: readonly ImportUnit[]): Generator<ImportUnit[]> {
  for (let from = 0; from < units.length; from += CHUNK) yield units.slice(from, from + CHUNK);
}

/** Ends an import whose step failed for good. */
export async function failJob(deps: Pick<JobDeps, 'db'>, request: JobRequest): Promise<void> {
  const ending: JobEnd = { status: 'stopped', problem: { code: 'OPERATION_FAILED', params: { step: 'import' } } };
  await end({ ...deps, blobs: null as never, alive: () => undefined }, request, ending);
}
