// Owns the way into an empty installation: its tenant, company and first administrator, made once.
import { sql } from 'kysely';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { transact } from '../platform/transact.ts';
import type { Work } from '../platform/transact.ts';
import type { InitialPassword } from './accounts.ts';

export interface FirstAdministrator {
  login: string;
  name: string;
  /** Made where the tenant has no company yet. */
  company: { code: string; name: string; currency: string; zone: string };
}

/**
 * Makes the administrator of every company of the only tenant, with tenant and company where there are none. `db` acts as qudao_worker.
 * Refused with ADMINISTRATOR_EXISTS, SEVERAL_TENANTS, or LOGIN_TAKEN; then nothing was changed.
 */
export async function makeFirstAdministrator(
  db: Db,
  input: FirstAdministrator,
  password: InitialPassword,
): Promise<Result<{ userId: string }>> {
  const tenants = await db.selectFrom('tenant').select('id').execute();
  if (tenants.length > 1) return refuse('SEVERAL_TENANTS');
  const tenant = tenants[0]?.id ?? newId('tenant');
  if (!tenants[0])
    await withScope(db, tenantScope(tenant), (tx) =>
      tx.insertInto('tenant').values({ id: tenant, name: input.company.name }).execute(),
    );
  const userId = newId('user');
  return transact(
    db,
    {
      scope: tenantScope(tenant),
      actor: { userId: null },
      key: `setup:${userId}`,
      input: { userId },
      subject: { companyId: null, action: 'user.create', objectType: 'user', objectId: userId },
    },
    (work) => make(work, userId, input, password),
  );
}

async function make(
  work: Work,
  userId: string,
  input: FirstAdministrator,
  password: InitialPassword,
): Promise<Result<{ userId: string }>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators:' || ${work.tenant}, 0))`.execute(work.db);
  const found = await sql`select from user_role r join user_account u on u.id = r.user_id and u.status = 'active'
    where r.role = 'administrator' and (r.valid_to is null or r.valid_to > current_date) limit 1`.execute(work.db);
  if (found.rows.length > 0) return refuse('ADMINISTRATOR_EXISTS');
  const { login, name } = input;
  const taken = await work.db.selectFrom('login_index').select('login').where('login', '=', login).executeTakeFirst();
  if (taken) return refuse('LOGIN_TAKEN');
  const own = { tenant_id: work.tenant };
  const company = await findOrAddCompany(work, input);
  const partyId = newId('party');
  const names = { name, name_en: name };
  await work.db
    .insertInto('party')
    .values({ id: partyId, ...own, kind: 'person', ...names })
    .execute();
  await work.db
    .insertInto('party_role')
    .values({
      id: newId('party_role'),
      ...own,
      company_id: company.id,
      party_id: partyId,
      role: 'employee',
      valid_from: company.today,
    })
    .execute();
  await work.db
    .insertInto('user_account')
    .values({
      id: userId,
      ...own,
      party_id: partyId,
      login,
      ...names,
      password_hash: password.hash,
      must_change_password: true,
      password_until: password.until,
    })
    .execute();
  await work.db
    .insertInto('login_index')
    .values({ login, ...own, user_id: userId })
    .execute();
  await work.db
    .insertInto('user_role')
    .values({ id: newId('user_role'), ...own, user_id: userId, role: 'administrator', valid_from: company.today })
    .execute();
  work.audit({
    companyId: null,
    action: 'user.create',
    objectType: 'user',
    objectId: userId,
    detail: { first_administrator: true },
  });
  return accept({ userId });
}

async function findOrAddCompany(work: Work, { company }: FirstAdministrator): Promise<{ id: string; today: string }> {
  const found = await work.db.selectFrom('company').select(['id', 'zone']).orderBy('created_at').executeTakeFirst();
  // Roles of every company count in UTC, whose day may be a day behind the company's.
  const today = businessDate(work.now, 'UTC');
  if (found) return { id: found.id, today };
  const own = { tenant_id: work.tenant };
  const [id, partyId] = [newId('company'), newId('party')];
  const names = { name: company.name, name_en: company.name };
  await work.db
    .insertInto('party')
    .values({ id: partyId, ...own, kind: 'organization', ...names })
    .execute();
  const { code, currency, zone } = company;
  await work.db
    .insertInto('company')
    .values({ id, ...own, code, ...names, short_name: company.name.slice(0, 20), currency, zone, party_id: partyId })
    .execute();
  work.audit({ companyId: id, action: 'company.create', objectType: 'company', objectId: id });
  return { id, today };
}
