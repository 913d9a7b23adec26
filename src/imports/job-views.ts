// Owns reading imports for screens: one's own, or everybody's for who audits.
import { sql } from 'kysely';
import type { Params } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { translate } from '../wire/messages.ts';
import type { Locale, Messages } from '../wire/messages.ts';
import { IMPORT_ENTITIES } from './entities/index.ts';
import type { ImportKind, ImportRowView, ImportView } from './jobs.schema.ts';
import type { RowError } from './jobs.store.ts';

export interface JobReader {
  companyId: string;
  /** Null: everybody's imports. */
  userId: string | null;
  locale: Locale;
  messages: Messages;
}

interface JobRow extends Pick<
  ImportView,
  'id' | 'kind' | 'status' | 'operation_id' | 'created_by' | 'resumed_rows' | 'rows'
> {
  file: ImportView['file'];
  problem: { code: string; params?: Params } | null;
  created_at: Date;
  finished_at: Date | null;
}

const count = (condition: string, name: string) => sql.raw(`'${name}', count(*) filter (where ${condition})`);

const COLUMNS = sql`j.id, j.kind, j.status, j.operation_id, j.problem, j.resumed_rows, j.created_at, j.finished_at,
  jsonb_build_object('name', f.name, 'bytes', f.bytes, 'sha256', f.sha256) as file,
  jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en) as created_by,
  (select jsonb_build_object('total', count(*), ${count("r.action = 'create'", 'create')}, ${count("r.action = 'update'", 'update')},
     ${count("r.action = 'unchanged'", 'unchanged')}, ${count("r.action = 'error'", 'error')}, ${count("r.outcome = 'applied'", 'applied')},
     ${count("r.outcome = 'refused'", 'refused')}) from import_row r where r.job_id = j.id) as rows`;
const FROM = sql`from import_job j join stored_file f on f.id = j.file_id join user_account u on u.id = j.created_by`;

function viewOf(row: JobRow, { messages, locale }: JobReader): ImportView {
  const { problem } = row;
  return {
    ...row,
    problem: problem && {
      code: problem.code,
      detail: translate(messages, problem.code, problem.params, locale) ?? problem.code,
    },
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

const readable = (reader: JobReader) =>
  sql`j.company_id = ${reader.companyId} and (${reader.userId}::text is null or j.created_by = ${reader.userId})`;

export async function findImport(tx: Db, id: string, reader: JobReader): Promise<ImportView | undefined> {
  const found = await sql<JobRow>`select ${COLUMNS} ${FROM} where j.id = ${id} and ${readable(reader)}`.execute(tx);
  return found.rows[0] && viewOf(found.rows[0], reader);
}

interface Place {
  limit: number;
  after?: string[] | undefined;
  back: boolean;
}

/** The newest first; one more than `limit` when there are more. */
export async function listImports(
  tx: Db,
  reader: JobReader,
  page: Place & { kind?: ImportKind | undefined },
): Promise<ImportView[]> {
  const [id = ''] = page.after ?? [];
  const position = !page.after ? sql`true` : page.back ? sql`j.id > ${id}` : sql`j.id < ${id}`;
  const found = await sql<JobRow>`select ${COLUMNS} ${FROM} where ${readable(reader)} and ${position}
    and (${page.kind ?? null}::text is null or j.kind = ${page.kind ?? null})
    order by j.id ${page.back ? sql`asc` : sql`desc`} limit ${page.limit + 1}`.execute(tx);
  return found.rows.map((row) => viewOf(row, reader));
}

interface RowRow extends Omit<ImportRowView, 'errors'> {
  errors: RowError[];
}

/** The rows of an import in the order of the file, with reasons in the reader's language. */
export async function listImportRows(
  tx: Db,
  job: { id: string; kind: ImportKind },
  reader: Pick<JobReader, 'locale' | 'messages'>,
  page: Place & { show: 'all' | 'failed' },
): Promise<ImportRowView[]> {
  const after = Number(page.after?.[0] ?? 0);
  const position = !page.after ? sql`true` : page.back ? sql`r.row_no < ${after}` : sql`r.row_no > ${after}`;
  const failed = page.show === 'all' ? sql`true` : sql`(r.action = 'error' or r.outcome = 'refused')`;
  const found = await sql<RowRow>`
    select r.row_no as row, r.label, r.action, r.outcome, r.errors from import_row r
    where r.job_id = ${job.id} and ${failed} and ${position} order by r.row_no ${page.back ? sql`desc` : sql`asc`} limit ${page.limit + 1}`.execute(
    tx,
  );
  return found.rows.map((row) => ({ ...row, errors: row.errors.map((error) => errorView(error, job.kind, reader)) }));
}

function errorView(error: RowError, kind: ImportKind, { messages, locale }: Pick<JobReader, 'locale' | 'messages'>) {
  const column = IMPORT_ENTITIES[kind].columns.find(({ key }) => key === error.column);
  return {
    column: column ? { zh: column.zh, en: column.en } : null,
    code: error.code,
    detail: translate(messages, error.code, error.params, locale) ?? error.code,
    ...(error.params ? { params: error.params } : {}),
  };
}

/** The reasons of every failed row in one sentence each, by row. */
export async function failedReasons(
  tx: Db,
  job: { id: string; kind: ImportKind },
  reader: Pick<JobReader, 'locale' | 'messages'>,
): Promise<Map<number, string>> {
  const rows = await listImportRows(tx, job, reader, { limit: 1_000_000, back: false, show: 'failed' });
  const name = (words: { zh: string; en: string }) => (reader.locale === 'en' ? words.en : words.zh);
  return new Map(
    rows.map((row) => [
      row.row,
      row.errors.map(({ column, detail }) => (column ? `${name(column)}: ${detail}` : detail)).join(' '),
    ]),
  );
}
