// Owns reading accounts, their roles and an administrator's own reach.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { widest } from './accounts.rules.ts';
import type { Authority } from './accounts.rules.ts';
import type { AccountChoices, AccountView } from './accounts.schema.ts';

interface Row extends Omit<AccountView, 'last_seen_at' | 'created_at'> {
  last_seen_at: Date | null;
  created_at: Date;
}

/** Where the account is seen from: who sees it, in which company, on which day there. */
export interface Place {
  companyId: string;
  today: string;
}

const ref = (alias: string) =>
  sql.raw(
    `jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name, 'name_en', ${alias}.name_en)`,
  );
const person = (alias: string) =>
  sql.raw(
    `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'name_en', ${alias}.name_en, 'title', ${alias}.title, 'title_en', ${alias}.title_en)`,
  );
const party = sql`jsonb_build_object('id', p.id, 'name', p.name, 'name_en', p.name_en)`;

const here = (place: Place) => sql`(r.company_id is null or r.company_id = ${place.companyId})`;

function select(place: Place) {
  return sql`select u.id, u.login, u.name, u.name_en, u.title, u.title_en, u.locale, u.status, u.version, u.created_at,
    case when u.password_hash is null then 'none' when u.must_change_password then 'initial' else 'own' end as password,
    (select ${party} from party p where p.id = u.party_id) as party,
    (select ${ref('o')} from org_unit o where o.id = u.unit_id) as unit,
    (select ${person('m')} from user_account m where m.id = u.manager_id) as manager,
    (select max(s.last_seen_at) from user_session s where s.user_id = u.id) as last_seen_at,
    (select count(*)::int from user_role r where r.user_id = u.id and not ${here(place)}
       and (r.valid_to is null or r.valid_to > ${place.today}::date)) as elsewhere,
    coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'every_company', r.company_id is null,
        'regions', (select jsonb_agg(${ref('g')} order by g.code) from region g where g.id = any (r.regions)),
        'parties', (select jsonb_agg(${party} order by p.name) from party p where p.id = any (r.parties)),
        'warehouses', (select jsonb_agg(${ref('w')} order by w.code) from warehouse w where w.id = any (r.warehouses)),
        'valid_from', r.valid_from, 'valid_to', r.valid_to,
        'status', case when r.valid_from > ${place.today}::date then case when r.valid_to = r.valid_from then 'ended' else 'planned' end
                       when r.valid_to <= ${place.today}::date then 'ended' else 'in_force' end,
        'granted_by', (select ${person('b')} from user_account b where b.id = r.granted_by))
        order by r.valid_to is not null and r.valid_to <= ${place.today}::date, r.valid_from, r.id)
      from user_role r where r.user_id = u.id and ${here(place)}), '[]') as roles
  from user_account u`;
}

/** People with a role here, or with none anywhere, whose partner is within reach. */
const visible = (
  place: Place,
) => sql`exists (select from party p where p.id = u.party_id) and (exists (select from user_role r where r.user_id = u.id and ${here(place)})
  or not exists (select from user_role r where r.user_id = u.id))`;

function viewOf(row: Row): AccountView {
  return {
    ...row,
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    last_seen_at: row.last_seen_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}

export async function findAccount(tx: Db, id: string, place: Place): Promise<AccountView | undefined> {
  const found = await sql<Row>`${select(place)} where u.id = ${id} and ${visible(place)}`.execute(tx);
  return found.rows[0] && viewOf(found.rows[0]);
}

/** Accounts by name. */
export async function listAccounts(
  tx: Db,
  place: Place,
  filter: {
    q?: string | undefined;
    role?: string | undefined;
    status?: string | undefined;
    limit: number;
    after?: string[] | undefined;
    back: boolean;
  },
): Promise<AccountView[]> {
  const [name = '', id = ''] = filter.after ?? [];
  const position = !filter.after
    ? sql`true`
    : filter.back
      ? sql`(u.name_en, u.id) < (${name}, ${id})`
      : sql`(u.name_en, u.id) > (${name}, ${id})`;
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const direction = sql.raw(filter.back ? 'desc' : 'asc');
  const found = await sql<Row>`${select(place)} where ${visible(place)} and ${position}
      and (${like}::text is null or u.name ilike ${like} or u.name_en ilike ${like} or u.login ilike ${like} or u.title ilike ${like})
      and (${filter.status ?? null}::text is null or u.status = ${filter.status ?? null})
      and (${filter.role ?? null}::text is null or exists (select from user_role r where r.user_id = u.id and r.role = ${filter.role ?? null}
        and ${here(place)} and r.valid_from <= ${place.today}::date and (r.valid_to is null or r.valid_to > ${place.today}::date)))
    order by u.name_en ${direction}, u.id ${direction} limit ${filter.limit + 1}`.execute(tx);
  return found.rows.map(viewOf);
}

/** How far the administrator's own role reaches here; null: they are no administrator here any more. */
export async function findAuthority(tx: Db, userId: string, place: Place): Promise<Authority | null> {
  const found = await sql<Authority>`select r.company_id is null as "everyCompany", r.regions, r.parties, r.warehouses
    from user_role r join user_account u on u.id = r.user_id and u.status = 'active'
    where r.user_id = ${userId} and r.role = 'administrator' and ${here(place)}
      and r.valid_from <= ${place.today}::date and (r.valid_to is null or r.valid_to > ${place.today}::date)`.execute(
    tx,
  );
  return widest(found.rows);
}

/** Whether an active administrator without an end date is left here, and one of every company. */
export async function findAdministrators(tx: Db, place: Place): Promise<{ here: boolean; everywhere: boolean }> {
  const found = await sql<{ here: boolean; everywhere: boolean }>`
    select count(*) > 0 as here, count(*) filter (where r.company_id is null) > 0 as everywhere
    from user_role r join user_account u on u.id = r.user_id and u.status = 'active'
    where r.role = 'administrator' and ${here(place)} and r.valid_from <= ${place.today}::date and r.valid_to is null`.execute(
    tx,
  );
  return found.rows[0]!;
}

/** Units, regions and warehouses of the company. */
export async function listChoices(tx: Db, companyId: string): Promise<Omit<AccountChoices, 'every_company'>> {
  const read = (table: 'org_unit' | 'region' | 'warehouse') =>
    tx
      .selectFrom(table)
      .select(['id', 'name', 'name_en'])
      .where('company_id', '=', companyId)
      .orderBy('code')
      .execute();
  return { units: await read('org_unit'), regions: await read('region'), warehouses: await read('warehouse') };
}
