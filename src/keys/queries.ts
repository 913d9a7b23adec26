// Owns reading API keys for screens; their hashes stay where they are.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { ApiKeyView } from './schema.ts';

interface Row extends Omit<ApiKeyView, 'status' | 'created_at' | 'expires_at' | 'last_used_at' | 'revoked_at'> {
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

const person = (alias: string) =>
  sql.raw(
    `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'name_en', ${alias}.name_en, 'title', ${alias}.title, 'title_en', ${alias}.title_en)`,
  );

const SELECT = sql`select k.id, k.name, k.prefix, k.scopes, k.created_at, k.expires_at, k.last_used_at, k.last_used_ip, k.revoked_at,
    ${person('o')} as owner, ${person('c')} as created_by, case when r.id is null then null else ${person('r')} end as revoked_by
  from api_key k join user_account o on o.id = k.owner_id join user_account c on c.id = k.created_by
    left join user_account r on r.id = k.revoked_by`;

function viewOf(row: Row, now: Date): ApiKeyView {
  return {
    ...row,
    status: row.revoked_at ? 'revoked' : row.expires_at <= now ? 'expired' : 'active',
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}

export async function findApiKey(tx: Db, id: string, now: Date): Promise<ApiKeyView | undefined> {
  const found = await sql<Row>`${SELECT} where k.id = ${id}`.execute(tx);
  return found.rows[0] && viewOf(found.rows[0], now);
}

/** Keys of a company, the newest first. */
export async function listApiKeys(
  tx: Db,
  filter: {
    companyId: string;
    ownerId?: string | undefined;
    limit: number;
    after?: string[] | undefined;
    back: boolean;
    now: Date;
  },
): Promise<ApiKeyView[]> {
  const [id = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`k.id > ${id}` : sql`k.id < ${id}`;
  const found = await sql<Row>`${SELECT} where k.company_id = ${filter.companyId} and ${position}
      and (${filter.ownerId ?? null}::text is null or k.owner_id = ${filter.ownerId ?? null})
    order by k.id ${filter.back ? sql`asc` : sql`desc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows.map((row) => viewOf(row, filter.now));
}
