// Owns the rows of imports.
import { sql } from 'kysely';
import type { FieldRefusal, Params, Refusal } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import type { ImportKind } from './jobs.schema.ts';

export interface ImportJob {
  id: string;
  company_id: string;
  kind: ImportKind;
  status: string;
  file_id: string;
  file_name: string;
  sha256: string;
  operation_id: string;
  created_by: string;
  created_at: Date;
}

/** A row that was checked: what it would do, or what is wrong with it. */
export interface CheckedRow {
  row: number;
  label: string;
  action: 'create' | 'update' | 'unchanged' | 'error';
  errors: RowError[];
}

export interface RowError {
  /** Key of the column; null: about the whole row. */
  column: string | null;
  code: string;
  params?: Params;
}

export function rowError({ pointer, code, params }: FieldRefusal, index?: number): RowError {
  const column = (index === undefined ? pointer : pointer.replace(/^\/\d+/, '')).slice(1);
  return { column: column === '' ? null : column, code, ...(params ? { params } : {}) };
}

export async function findJob(tx: Db, id: string): Promise<ImportJob | undefined> {
  const found = await sql<ImportJob>`
    select j.id, j.company_id, j.kind, j.status, j.file_id, j.operation_id, j.created_by, j.created_at, f.name as file_name, f.sha256
    from import_job j join stored_file f on f.id = j.file_id where j.id = ${id}`.execute(tx);
  return found.rows[0];
}

export async function saveChecked(tx: Db, job: ImportJob, tenant: string, rows: readonly CheckedRow[]): Promise<void> {
  await sql`
    insert into import_row (tenant_id, company_id, job_id, row_no, label, action, errors)
    select ${tenant}, ${job.company_id}, ${job.id}, r.row, r.label, r.action, r.errors
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("row" integer, label text, action text, errors jsonb)
    on conflict (job_id, row_no) do update set action = excluded.action, label = excluded.label, errors = excluded.errors`.execute(
    tx,
  );
}

export interface TakenRow {
  row: number;
  outcome: 'applied' | 'refused';
  errors: RowError[];
}

export async function saveTaken(tx: Db, jobId: string, rows: readonly TakenRow[]): Promise<void> {
  await sql`
    update import_row i set outcome = r.outcome, errors = r.errors
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("row" integer, outcome text, errors jsonb)
    where i.job_id = ${jobId} and i.row_no = r.row and i.outcome is null`.execute(tx);
}

/** Rows that would change something and have not been taken yet, and how many were. */
export async function pendingRows(tx: Db, jobId: string): Promise<{ pending: Set<number>; taken: number }> {
  const rows = await tx
    .selectFrom('import_row')
    .select(['row_no', 'outcome'])
    .where('job_id', '=', jobId)
    .where('action', 'in', ['create', 'update'])
    .execute();
  const pending = rows.filter((row) => row.outcome === null).map((row) => row.row_no);
  return { pending: new Set(pending), taken: rows.length - pending.length };
}

export interface JobEnd {
  status: 'checked' | 'unreadable' | 'applied' | 'stopped';
  problem?: Pick<Refusal, 'code' | 'params'>;
}

/** Ends the step an import is in; one that has ended stays as it ended. */
export async function endJob(tx: Db, job: Pick<ImportJob, 'id'>, operationId: string, end: JobEnd): Promise<void> {
  await tx
    .updateTable('import_job')
    .set({
      status: end.status,
      problem: end.problem ? JSON.stringify(end.problem) : null,
      finished_at: end.status === 'checked' ? null : new Date().toISOString(),
    })
    .where('id', '=', job.id)
    .where('operation_id', '=', operationId)
    .where('status', 'in', ['checking', 'applying'])
    .execute();
}

export async function markResumed(tx: Db, jobId: string, rows: number): Promise<void> {
  await tx.updateTable('import_job').set({ resumed_rows: rows }).where('id', '=', jobId).execute();
}
