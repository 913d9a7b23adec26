// Owns the chain of versions of a price list: each ends where the next one begins, and one that has not begun can be taken out.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

export interface LiveVersion {
  id: string;
  version: number;
  valid_from: string;
  valid_to: string | null;
}

/** The versions that count, the last to begin first. */
export async function liveVersions(db: Db, listId: string): Promise<LiveVersion[]> {
  return db
    .selectFrom('price_list_version')
    .select(['id', 'version', 'valid_from', 'valid_to'])
    .where('price_list_id', '=', listId)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from', 'desc')
    .execute();
}

/** The highest number given so far, withdrawn ones included. */
export async function lastNumber(db: Db, listId: string): Promise<number> {
  const row = await db
    .selectFrom('price_list_version')
    .select((select) => select.fn.max('version').as('version'))
    .where('price_list_id', '=', listId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Takes a version that has not begun out of the chain: the one before runs on to where it would have ended. */
export async function takeOut(db: Db, listId: string, gone: LiveVersion): Promise<void> {
  await sql`update price_list_version set withdrawn_at = now() where id = ${gone.id}`.execute(db);
  await sql`update price_list_version set valid_to = ${gone.valid_to}::date
    where price_list_id = ${listId} and withdrawn_at is null and valid_to = ${gone.valid_from}::date`.execute(db);
}

/** Ends what holds on the day the new version begins; gives the day the next planned one begins, or null. */
export async function makeRoom(db: Db, listId: string, from: string): Promise<string | null> {
  const next = await sql<{ next: string | null }>`
    select min(valid_from) as next from price_list_version
    where price_list_id = ${listId} and withdrawn_at is null and valid_from > ${from}::date`.execute(db);
  await sql`update price_list_version set valid_to = ${from}::date
    where price_list_id = ${listId} and withdrawn_at is null and valid_from < ${from}::date and (valid_to is null or valid_to > ${from}::date)`.execute(
    db,
  );
  return next.rows[0]?.next ?? null;
}

export interface Overlap {
  sku: string;
  list: string;
}

/**
 * SKUs that another list for exactly the same partners prices in the same days: the order would not know which counts.
 * Lists that are switched off do not count.
 */
export async function overlaps(
  db: Db,
  listId: string,
  from: string,
  to: string | null,
  skuIds: readonly string[],
): Promise<Overlap[]> {
  const found = await sql<Overlap>`
    select distinct s.code as sku, o.code as list
    from price_list l
    join price_list o on o.id <> l.id and o.company_id = l.company_id and o.active and o.currency = l.currency
      and o.party_id is not distinct from l.party_id and o.level is not distinct from l.level
      and o.region_id is not distinct from l.region_id and o.channel is not distinct from l.channel
    join price_list_version v on v.price_list_id = o.id and v.withdrawn_at is null
      and daterange(v.valid_from, v.valid_to) && daterange(${from}::date, ${to}::date)
    join price x on x.price_list_version_id = v.id and x.sku_id = any(${[...skuIds]}::text[])
    join sku s on s.id = x.sku_id
    where l.id = ${listId} and l.active`.execute(db);
  return found.rows;
}
