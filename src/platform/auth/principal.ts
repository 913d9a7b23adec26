// Owns who is signed in: user, roles of today and the scope that follows from them, read afresh for every request.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { abilitiesFor } from '../../people/abilities.ts';
import type { Ability } from '../../people/abilities.ts';
import type { Role } from '../../people/schema.ts';
import type { Locale } from '../../wire/messages.ts';
import { tenantScope, withScope } from '../db/database.ts';
import type { Db, Scope } from '../db/database.ts';
import { sha256 } from '../hash.ts';
import type { SessionCookie, SessionLimits } from './session.ts';

/** The signed-in person as every route sees them. */
export interface Principal {
  userId: string;
  tenant: string;
  /** The party the user signs in for: a dealer's organization, or the employee. */
  partyId: string;
  roles: readonly Role[];
  locale: Locale;
  /** The company the request works in. */
  companyId: string;
  scope: Scope;
  ability: Ability;
  /** Regions the person is limited to; null: not limited. */
  regions: readonly string[] | null;
  /** Empty for a key. */
  sessionId: string;
  csrf: string;
  expiresAt: Date;
  /** The API key that acts in the person's name; a route that asks for no ability has not admitted it. */
  key: { id: string; admitted: boolean } | null;
}

interface RoleRow {
  /** False: a role of somebody who is absent and named this person as delegate. It widens what is seen, not what may be done. */
  own: boolean;
  role: Role;
  company_id: string | null;
  regions: string[] | null;
  parties: string[] | null;
  warehouses: string[] | null;
}

export interface PersonRow {
  user_id: string;
  csrf: string;
  last_seen_at: Date;
  expires_at: Date;
  party_id: string;
  locale: string;
  roles: RoleRow[] | null;
  companies: string[] | null;
  own_parties: string[] | null;
  /** Documents, and their partners, that wait for this person's decision beyond their own reach. */
  lent: string[] | null;
}

/** Staff whose role reaches every partner unless their role names regions or partners. */
const EVERY_PARTNER: ReadonlySet<Role> = new Set<Role>([
  'channel_manager',
  'marketing_manager',
  'finance',
  'warehouse',
  'auditor',
  'administrator',
  'compliance_officer',
]);

const SEEN_EVERY_MS = 60_000;

/**
 * The person behind a session cookie, or null when the session has ended, the user is disabled, or no role is left.
 * One query; a role withdrawn a moment ago is already gone.
 */
export async function loadPrincipal(
  db: Db,
  cookie: SessionCookie,
  options: { now: Date; limits: SessionLimits; companyId?: string | undefined; reads: boolean },
): Promise<Principal | null> {
  const sessionId = sha256(cookie.secret);
  return withScope(db, tenantScope(cookie.tenant), async (tx) => {
    const row = await findPerson(
      tx,
      sql`select s.user_id, s.csrf, s.last_seen_at, s.expires_at, u.party_id, u.locale
      from user_session s join user_account u on u.id = s.user_id
      where s.id = ${sessionId} and s.revoked_at is null and u.status = 'active'`,
    );
    if (!row?.roles || !row.companies || !isLive(row, options.now, options.limits)) return null;
    if (options.now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS) await touch(tx, sessionId, options.now);
    return principalFrom(readAs(row, options.reads), cookie.tenant, sessionId, options.companyId);
  });
}

/** What is lent is lent for reading: a request that changes something goes without it. */
export function readAs(row: PersonRow, reads: boolean): PersonRow {
  return reads ? row : { ...row, lent: null };
}

/** The person `person` selects (user_id, csrf, last_seen_at, expires_at, party_id, locale), with roles, companies and partners of today. */
export async function findPerson(tx: Db, person: RawBuilder<unknown>): Promise<PersonRow | undefined> {
  const found = await sql<PersonRow>`
    with recursive person as (
      ${person}
    ), acting as (
      select user_id, true as own from person
      union all
      select distinct d.user_id, false from delegation d join person p on p.user_id = d.delegate_id
      where d.revoked_at is null and exists (select from company c
        where d.valid_from <= (now() at time zone c.zone)::date and d.valid_to > (now() at time zone c.zone)::date)
    ), held as (
      select a.own, r.role, r.company_id, r.regions, r.parties, r.warehouses, r.user_id
      from user_role r join acting a on a.user_id = r.user_id left join company c on c.id = r.company_id
      where r.valid_from <= (now() at time zone coalesce(c.zone, 'UTC'))::date
        and (r.valid_to is null or r.valid_to > (now() at time zone coalesce(c.zone, 'UTC'))::date)
    ), below as (
      select unnest(coalesce(r.parties, array[p.party_id])) as id from held r, person p
        where r.own and r.role in ('dealer', 'distributor', 'guide', 'store_manager')
      union
      select d.party_id from dealer d join held h on h.user_id = d.sales_rep_id and h.role = 'sales_rep'
      union
      select e.child_id from below b join party_edge e on e.parent_id = b.id and e.kind in ('dealer', 'store')
        and e.valid_from <= current_date and (e.valid_to is null or e.valid_to > current_date)
    )
    select p.*, (select jsonb_agg(to_jsonb(held)) from held where exists (select from held mine where mine.own)) as roles,
      (select array_agg(c.id order by c.created_at, c.id) from company c
        where exists (select from held h where h.own and (h.company_id is null or h.company_id = c.id))) as companies,
      (select array_agg(id) from below) as own_parties, (${lentTo()}) as lent
    from person p`.execute(tx);
  return found.rows[0];
}

const LENT_MAX = 500;

/** Documents and partners of the open seats of `person` that no role of theirs reaches, and only while the seat is open. */
function lentTo(): RawBuilder<unknown> {
  return sql`select array_agg(distinct l.id) from (
    select a.document_id, a.party_id from person p
    join approval_task k on k.tenant_id = (select app_tenant()) and k.user_id = p.user_id and k.status = 'open'
    join approval a on a.id = k.approval_id and a.round = k.round and a.status = 'open'
    where not exists (select from held h where (h.role = any (${[...EVERY_PARTNER]}::text[]) and h.regions is null and h.parties is null)
        or a.region_id = any (h.regions) or a.party_id = any (h.parties))
      and not exists (select from below b where b.id = a.party_id)
    order by k.created_at desc limit ${LENT_MAX}) k cross join lateral (values (k.document_id), (k.party_id)) l(id)
  where l.id is not null`;
}

function isLive(row: PersonRow, now: Date, limits: SessionLimits): boolean {
  const idleUntil = row.last_seen_at.getTime() + limits.idleMinutes * 60_000;
  return now.getTime() < row.expires_at.getTime() && now.getTime() < idleUntil;
}

async function touch(tx: Db, sessionId: string, now: Date): Promise<void> {
  await tx.updateTable('user_session').set({ last_seen_at: now.toISOString() }).where('id', '=', sessionId).execute();
}

/** Whom `row` describes, working in the company they want when it is one of theirs. */
export function principalFrom(
  row: PersonRow,
  tenant: string,
  sessionId: string,
  wanted: string | undefined,
): Principal {
  const rows = row.roles ?? [];
  const companies = row.companies ?? [];
  const roles = [...new Set(rows.filter((held) => held.own).map((held) => held.role))];
  const own = scopeOf(tenant, rows, companies, row.own_parties ?? []);
  const scope = row.lent?.length ? { ...own, lent: row.lent } : own;
  return {
    userId: row.user_id,
    tenant,
    partyId: row.party_id,
    roles,
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    companyId: wanted !== undefined && companies.includes(wanted) ? wanted : companies[0]!,
    scope,
    ability: abilitiesFor(roles),
    regions: scope.parties === '*' || scope.regions.length === 0 ? null : scope.regions,
    sessionId,
    csrf: row.csrf,
    expiresAt: row.expires_at,
    key: null,
  };
}

/**
 * What the roles together reach: each role adds, none takes away. A delegate also reaches the partners and regions of whom they stand in
 * for, to see what they decide on; never another company or warehouse.
 */
export function scopeOf(
  tenant: string,
  rows: readonly RoleRow[],
  companies: readonly string[],
  own: readonly string[],
): Scope {
  const everything = rows.some((row) => EVERY_PARTNER.has(row.role) && row.regions === null && row.parties === null);
  const named = rows.flatMap((row) => row.parties ?? []);
  const held = rows.filter((row) => row.own);
  const everyWarehouse = held.some((row) => row.role !== 'warehouse' || row.warehouses === null);
  return {
    tenant,
    companies: held.some((row) => row.company_id === null) ? '*' : [...companies],
    parties: everything ? '*' : [...new Set([...named, ...own])],
    regions: [...new Set(rows.flatMap((row) => row.regions ?? []))],
    warehouses: everyWarehouse ? '*' : [...new Set(held.flatMap((row) => row.warehouses ?? []))],
  };
}
