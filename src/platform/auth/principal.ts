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
  /** The company the request works in: roles, abilities and scope are those held there. */
  companyId: string;
  /** Every company the person has a role in. */
  companies: readonly CompanyRef[];
  scope: Scope;
  ability: Ability;
  /** Regions the person is limited to; null: not limited. */
  regions: readonly string[] | null;
  /** Empty for a key. */
  sessionId: string;
  csrf: string;
  expiresAt: Date;
  /** The password was set by somebody else: nothing but changing it is open. */
  mustChangePassword: boolean;
  /** The API key that acts in the person's name; a route that asks for no ability has not admitted it. */
  key: { id: string; admitted: boolean } | null;
}

export interface CompanyRef {
  id: string;
  code: string;
  name: string;
  name_en: string;
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
  must_change_password: boolean;
  /** The company worked in: the wanted one when it is among theirs, their first when none is wanted; null: none. */
  working: string | null;
  /** Roles held in the company worked in. */
  roles: RoleRow[] | null;
  companies: CompanyRef[] | null;
  own_parties: string[] | null;
  /** Documents, and their partners, that wait for this person's decision beyond their own reach. */
  lent: string[] | null;
}

interface SessionRow extends PersonRow {
  status: string;
  revoked_at: Date | null;
}

/** Why a session opens nothing: answered with 401, or with 403 where only the company is not theirs. */
export type SessionEnd =
  'SESSION_EXPIRED' | 'SESSION_REVOKED' | 'ACCOUNT_DISABLED' | 'ROLE_WITHDRAWN' | 'COMPANY_REFUSED';

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
 * The person behind a session cookie, or why there is none: it has ended or was ended, the user is disabled, no role is left, or
 * none in the company asked for. One query; a role withdrawn a moment ago is already gone.
 */
export async function loadPrincipal(
  db: Db,
  cookie: SessionCookie,
  options: { now: Date; limits: SessionLimits; companyId?: string | undefined; reads: boolean },
): Promise<Principal | SessionEnd> {
  const sessionId = sha256(cookie.secret);
  return withScope(db, tenantScope(cookie.tenant), async (tx) => {
    const row = await findPerson<SessionRow>(
      tx,
      sql`select s.user_id, s.csrf, s.last_seen_at, s.expires_at, s.revoked_at, u.party_id, u.locale, u.status, u.must_change_password
      from user_session s join user_account u on u.id = s.user_id where s.id = ${sessionId}`,
      options.companyId,
    );
    const ended = endOf(row, options);
    if (ended !== null || !row) return ended ?? 'SESSION_EXPIRED';
    if (options.now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS) await touch(tx, sessionId, options.now);
    return principalFrom(readAs(row, options.reads), cookie.tenant, sessionId);
  });
}

/** What is lent is lent for reading: a request that changes something goes without it. */
export function readAs(row: PersonRow, reads: boolean): PersonRow {
  return reads ? row : { ...row, lent: null };
}

function endOf(row: SessionRow | undefined, options: { now: Date; limits: SessionLimits }): SessionEnd | null {
  if (!row) return 'SESSION_EXPIRED';
  if (row.status !== 'active') return 'ACCOUNT_DISABLED';
  if (row.revoked_at !== null) return 'SESSION_REVOKED';
  if (!isLive(row, options.now, options.limits)) return 'SESSION_EXPIRED';
  if (!row.companies) return 'ROLE_WITHDRAWN';
  return row.working === null ? 'COMPANY_REFUSED' : null;
}

/**
 * The person `person` selects (user_id, csrf, last_seen_at, expires_at, party_id, locale, must_change_password), with the roles,
 * partners and regions of today in the company they work in: roles of one company reach nothing of another.
 */
export async function findPerson<T extends PersonRow = PersonRow>(
  tx: Db,
  person: RawBuilder<unknown>,
  wanted?: string,
): Promise<T | undefined> {
  const found = await sql<T>`
    with recursive person as (
      ${person}
    ), acting as (
      select user_id, true as own from person
      union all
      select distinct d.user_id, false from delegation d join person p on p.user_id = d.delegate_id
      where d.revoked_at is null and exists (select from company c
        where d.valid_from <= (now() at time zone c.zone)::date and d.valid_to > (now() at time zone c.zone)::date)
    ), anywhere as (
      select a.own, r.role, r.company_id, r.regions, r.parties, r.warehouses, r.user_id
      from user_role r join acting a on a.user_id = r.user_id left join company c on c.id = r.company_id
      where r.valid_from <= (now() at time zone coalesce(c.zone, 'UTC'))::date
        and (r.valid_to is null or r.valid_to > (now() at time zone coalesce(c.zone, 'UTC'))::date)
    ), theirs as (
      select c.* from company c where exists (select from anywhere h where h.own and (h.company_id is null or h.company_id = c.id))
    ), working as (
      select id from theirs where ${wanted ?? null}::text is null or id = ${wanted ?? null} order by created_at, id limit 1
    ), held as (
      select h.* from anywhere h where h.company_id is null or h.company_id = (select id from working)
    ), below as (
      select unnest(coalesce(r.parties, array[p.party_id])) as id from held r, person p
        where r.own and r.role in ('dealer', 'distributor', 'guide', 'store_manager')
      union
      select d.party_id from dealer d join held h on h.user_id = d.sales_rep_id and h.role = 'sales_rep'
        where d.company_id = (select id from working)
      union
      select e.child_id from below b join party_edge e on e.parent_id = b.id and e.kind in ('dealer', 'store')
        and e.valid_from <= current_date and (e.valid_to is null or e.valid_to > current_date)
    )
    select p.*, (select id from working) as working,
      (select jsonb_agg(to_jsonb(held)) from held where exists (select from held mine where mine.own)) as roles,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name, 'name_en', c.name_en) order by c.created_at, c.id)
        from theirs c) as companies,
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
      and (k.on_behalf_of_id is null or k.on_behalf_of_id in (select user_id from acting)) -- a seat held for an absent is given back with their return
    join approval a on a.id = k.approval_id and a.round = k.round and a.status = 'open' and a.company_id = (select id from working)
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

/** Whom `row` describes; it must name a company they work in. */
export function principalFrom(row: PersonRow, tenant: string, sessionId: string): Principal {
  const rows = row.roles ?? [];
  const companyId = row.working!;
  const roles = [...new Set(rows.filter((held) => held.own).map((held) => held.role))];
  const own = scopeOf(tenant, rows, companyId, row.own_parties ?? []);
  const scope = row.lent?.length ? { ...own, lent: row.lent } : own;
  return {
    userId: row.user_id,
    tenant,
    partyId: row.party_id,
    roles,
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    companyId,
    companies: row.companies ?? [],
    scope,
    ability: abilitiesFor(roles),
    regions: scope.parties === '*' || scope.regions.length === 0 ? null : scope.regions,
    sessionId,
    csrf: row.csrf,
    expiresAt: row.expires_at,
    mustChangePassword: row.must_change_password,
    key: null,
  };
}

/**
 * What the roles of one company together reach there: each role adds, none takes away. A delegate also reaches the partners and
 * regions of whom they stand in for, to see what they decide on; never another company or warehouse.
 */
function scopeOf(tenant: string, rows: readonly RoleRow[], companyId: string, own: readonly string[]): Scope {
  const everything = rows.some((row) => EVERY_PARTNER.has(row.role) && row.regions === null && row.parties === null);
  const named = rows.flatMap((row) => row.parties ?? []);
  const held = rows.filter((row) => row.own);
  const everyWarehouse = held.some((row) => row.role !== 'warehouse' || row.warehouses === null);
  return {
    tenant,
    companies: [companyId],
    parties: everything ? '*' : [...new Set([...named, ...own])],
    regions: [...new Set(rows.flatMap((row) => row.regions ?? []))],
    warehouses: everyWarehouse ? '*' : [...new Set(held.flatMap((row) => row.warehouses ?? []))],
  };
}
