// Owns reading the versions of a master record.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { RecordVersion } from './schema.ts';

export interface VersionsAsked {
  companyId: string;
  type: string;
  id: string;
  limit: number;
  after?: string[] | undefined;
  back: boolean;
}

/** The newest first; one more than `limit` when there are further ones. */
export async function listVersions(tx: Db, asked: VersionsAsked): Promise<RecordVersion[]> {
  const [place = '0'] = asked.after ?? [];
  const position = !asked.after
    ? sql`true`
    : asked.back
      ? sql`v.version > ${place}::int`
      : sql`v.version < ${place}::int`;
  const found = await sql<Omit<RecordVersion, 'at'> & { at: Date }>`
    select v.version, v.at, v.changes,
      (select jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en)
         from user_account u where u.id = v.created_by) as by
    from record_version v
    where v.company_id = ${asked.companyId} and v.object_type = ${asked.type} and v.object_id = ${asked.id} and ${position}
    order by v.version ${asked.back ? sql`asc` : sql`desc`} limit ${asked.limit + 1}`.execute(tx);
  return found.rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
