// Owns writing many rows in one round trip, whatever their number, as one statement that is planned once.
import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Database, Db } from './database.ts';

/** Inserts `rows`, which all name the same columns. Nothing to insert is no question to the database. */
export async function insertRows<T extends keyof Database & string>(
  db: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  const target = sql.table(table);
  await sql`insert into ${target} (${columns}) select ${columns} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}
