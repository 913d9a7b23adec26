// Owns reading long work: one's own, or everybody's for who keeps the system running.
import { sql } from 'kysely';
import type { Params } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { translate } from '../wire/messages.ts';
import type { Locale, Messages } from '../wire/messages.ts';
import type { OperationView } from './schema.ts';

export interface Reader {
  /** Null: everybody's work. */
  userId: string | null;
  locale: Locale;
  messages: Messages;
}

interface Row extends Pick<OperationView, 'id' | 'kind' | 'done' | 'total' | 'step' | 'cancel_requested'> {
  status: string;
  results: { item: string; ok: boolean; code?: string; params?: Params }[];
  error: { code: string; params?: Params } | null;
  created_at: Date;
  finished_at: Date | null;
}

function viewOf(row: Row, { messages, locale }: Reader): OperationView {
  const sentence = (code: string, params?: Params) => translate(messages, code, params, locale) ?? code;
  return {
    ...row,
    status: row.status as OperationView['status'],
    results: row.results.map((result) => ({
      item: result.item,
      ok: result.ok,
      code: result.code ?? null,
      detail: result.code ? sentence(result.code, result.params) : null,
      ...(result.params ? { params: result.params } : {}),
    })),
    error: row.error ? { code: row.error.code, detail: sentence(row.error.code, row.error.params) } : null,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

const columns = sql`o.id, o.kind, o.status, o.done, o.total, o.step, o.error, o.cancel_requested, o.created_at, o.finished_at`;

export async function findOperation(tx: Db, id: string, reader: Reader): Promise<OperationView | undefined> {
  const found = await sql<Row>`select ${columns}, o.results from operation o
    where o.id = ${id} and (${reader.userId}::text is null or o.created_by = ${reader.userId})`.execute(tx);
  const row = found.rows[0];
  return row && viewOf(row, reader);
}

export async function listOperations(
  tx: Db,
  reader: Reader,
  filter: { limit: number; after?: string[] | undefined; back: boolean; status?: string | undefined },
): Promise<Omit<OperationView, 'results'>[]> {
  const [id = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`o.id > ${id}` : sql`o.id < ${id}`;
  // Ids begin with their time, so the newest work has the greatest id.
  const found = await sql<Row>`select ${columns}, '[]'::jsonb as results from operation o
    where ${position} and (${reader.userId}::text is null or o.created_by = ${reader.userId})
      and (${filter.status ?? null}::text is null or o.status = ${filter.status ?? null})
    order by o.id ${filter.back ? sql`asc` : sql`desc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows.map((row) => {
    const { results: _, ...rest } = viewOf(row, reader);
    return rest;
  });
}
