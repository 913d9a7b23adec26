// Owns the SQL of one person's notifications for screens.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { NotificationView } from './schema.ts';

interface Row extends Omit<NotificationView, 'created_at' | 'read_at'> {
  created_at: Date;
  read_at: Date | null;
  sort_at: string;
}

/** Up to `limit + 1` notifications of a person, newest first (backwards from a place: oldest first), each with its sort key. */
export async function notificationsOf(
  db: Db,
  userId: string,
  query: { unread: boolean; limit: number; place?: { at: string; id: string; back: boolean } },
): Promise<{ row: NotificationView; key: string[] }[]> {
  const { place } = query;
  const order = place?.back ? sql`asc` : sql`desc`;
  const from = place
    ? sql`(created_at, id) ${place.back ? sql`>` : sql`<`} (${place.at}::timestamptz, ${place.id})`
    : sql`true`;
  const which = query.unread ? sql`read_at is null` : sql`true`;
  const found = await sql<Row>`
    select id, kind, document_type, document_id, params, created_at, read_at, created_at::text as sort_at from notification
    where user_id = ${userId} and ${which} and ${from} order by created_at ${order}, id ${order} limit ${query.limit + 1}`.execute(
    db,
  );
  return found.rows.map(({ sort_at, created_at, read_at, ...row }) => ({
    row: { ...row, created_at: created_at.toISOString(), read_at: read_at?.toISOString() ?? null },
    key: [sort_at, row.id],
  }));
}

/** The bell: how many a person has not read. */
export async function unreadOf(db: Db, userId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from notification where user_id = ${userId} and read_at is null`.execute(db);
  return found.rows[0]!.count;
}
