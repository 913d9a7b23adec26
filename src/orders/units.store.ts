// Owns finding units by what people call them.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** Codes of the units named in either language, whatever the case, by the name as it was given; a name may mean several. */
export async function unitCodes(
  db: Db,
  companyId: string,
  names: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (names.length === 0) return new Map();
  const found = await sql<{ given: string; codes: string[] }>`
    select g.given, array_agg(u.code order by u.code) as codes
    from unnest(${[...names]}::text[]) as g(given) join unit u on u.company_id = ${companyId} and lower(g.given) in (lower(u.name), lower(u.name_en))
    group by g.given`.execute(db);
  return new Map(found.rows.map((row) => [row.given, row.codes]));
}
