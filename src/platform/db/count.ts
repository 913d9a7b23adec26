// Owns counting what a filter finds, exact to 10,000, and reading typed text as itself and not as a pattern.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from './database.ts';

const COUNT_MAX = 10_000;

/** How many rows `from` (tables and conditions) has; beyond 10,000 only that there are more. `total` is null: these rows have no sum. */
export async function countOf(
  tx: Db,
  from: RawBuilder<unknown>,
): Promise<{ count: number; more: boolean; total: null }> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from ${from} limit ${COUNT_MAX + 1}) found`.execute(tx);
  const count = found.rows[0]?.count ?? 0;
  return { count: Math.min(count, COUNT_MAX), more: count > COUNT_MAX, total: null };
}

/** The pattern that finds `text` anywhere, its wildcards taken literally; null when nothing is asked for. */
export function likeOf(text: string | undefined): string | null {
  return text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null;
}
