// Owns reading people for screens: who is signed in, who else there is.
import { sql } from 'kysely';
import { todoCount } from '../approvals/inbox.queries.ts';
import type { Db } from '../platform/db/database.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Me } from './schema.ts';

/** The signed-in person with company, regions and the number of approvals that wait for them. */
export async function readMe(tx: Db, principal: Principal): Promise<Me> {
  const user = await tx
    .selectFrom('user_account as u')
    .innerJoin('party as p', 'p.id', 'u.party_id')
    .select(['u.id', 'u.name', 'u.name_en', 'u.title', 'u.title_en', 'u.login', 'u.locale'])
    .select(['p.id as party_id', 'p.name as party_name', 'p.name_en as party_name_en'])
    .where('u.id', '=', principal.userId)
    .executeTakeFirstOrThrow();
  const company = await tx
    .selectFrom('company')
    .select(['id', 'code', 'name', 'name_en', 'short_name', 'currency', 'zone'])
    .where('id', '=', principal.companyId)
    .executeTakeFirstOrThrow();
  const { id, name, name_en, title, title_en, login } = user;
  return {
    id,
    name,
    name_en,
    title,
    title_en,
    login,
    locale: user.locale === 'en' ? 'en' : 'zh-CN',
    roles: [...principal.roles],
    party: { id: user.party_id, name: user.party_name, name_en: user.party_name_en },
    company,
    companies: [...principal.companies],
    regions: await readRegions(tx, principal),
    csrf_token: principal.csrf,
    inbox_count: await todoCount(tx, principal),
    expires_at: principal.expiresAt.toISOString(),
    must_change_password: principal.mustChangePassword,
  };
}

async function readRegions(tx: Db, principal: Principal): Promise<Me['regions']> {
  if (principal.regions === null) return null;
  return tx
    .selectFrom('region')
    .select(['id', 'code', 'name', 'name_en'])
    .where('id', 'in', principal.regions)
    .orderBy('code')
    .execute();
}

/** People by name or role, for pickers. */
export async function listUsers(
  tx: Db,
  filter: {
    companyId: string;
    q?: string | undefined;
    role?: string | undefined;
    limit: number;
    after?: string[] | undefined;
    back: boolean;
  },
) {
  const direction = filter.back ? 'desc' : 'asc';
  let query = tx
    .selectFrom('user_account as u')
    .select(['u.id', 'u.name', 'u.name_en', 'u.title', 'u.title_en'])
    .where('u.status', '=', 'active')
    .orderBy('u.name_en', direction)
    .orderBy('u.id', direction)
    .limit(filter.limit + 1);
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((where) =>
      where.or([where('u.name', 'ilike', like), where('u.name_en', 'ilike', like), where('u.title', 'ilike', like)]),
    );
  }
  if (filter.role) {
    const { role } = filter;
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('user_role as r')
          .select('r.id')
          .whereRef('r.user_id', '=', 'u.id')
          .where('r.role', '=', role)
          .where((or) => or.or([or('r.company_id', 'is', null), or('r.company_id', '=', filter.companyId)]))
          .where('r.valid_from', '<=', sql<string>`current_date`)
          .where((or) => or.or([or('r.valid_to', 'is', null), or('r.valid_to', '>', sql<string>`current_date`)])),
      ),
    );
  }
  if (filter.after) {
    const [name = '', id = ''] = filter.after;
    const row = sql`(u.name_en, u.id)`;
    query = query.where(
      filter.back ? sql<boolean>`${row} < (${name}, ${id})` : sql<boolean>`${row} > (${name}, ${id})`,
    );
  }
  return query.execute();
}
