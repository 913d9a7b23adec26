// Owns making and changing accounts: who signs in, under which name, and whether they may.
import { sql } from 'kysely';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Refusal, Result } from '../kernel/refusal.ts';
import { newId } from '../kernel/ids.ts';
import type { Work } from '../platform/transact.ts';
import { findAccount, findAuthority } from './accounts.queries.ts';
import type { Place } from './accounts.queries.ts';
import type { AccountBody, AccountChange, AccountView } from './accounts.schema.ts';
import { lockAccount, lockAdministration, requireAdministrators } from './administration.ts';
import { addGrant } from './grants.ts';
import { endSessions } from './sessions.store.ts';

export const INITIAL_PASSWORD_DAYS = 7;

export interface InitialPassword {
  hash: string;
  until: Date;
}

/** The account itself is everybody's whom it serves: only who administers every company changes one with roles elsewhere. */
async function requireReach(work: Work, account: AccountView, place: Place): Promise<Refusal | null> {
  const authority = await findAuthority(work.db, work.actor.userId ?? '', place);
  if (!authority) return refuse('FORBIDDEN');
  return account.elsewhere > 0 && !authority.everyCompany ? refuse('ACCOUNT_ELSEWHERE') : null;
}

/**
 * Makes an account, its employee's party where it is no partner's user, and its first role. Refused with INVALID_CONTENT for a login
 * that is taken, a partner, unit or manager that is none of the company's, or what the first role is refused with.
 */
export async function createAccount(
  work: Work,
  id: string,
  body: AccountBody,
  password: InitialPassword,
  place: Place,
): Promise<Result<AccountView>> {
  const errors: FieldRefusal[] = [
    ...(await placeErrors(work, id, body, place)),
    ...(await partnerErrors(work, body, place)),
    ...(await loginErrors(work, body.login)),
  ];
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const partyId = body.party_id ?? (await addEmployee(work, body, place));
  const { login, name, name_en, title, title_en, locale, unit_id, manager_id } = body;
  await work.db
    .insertInto('user_account')
    .values({
      id,
      tenant_id: work.tenant,
      party_id: partyId,
      login,
      name,
      name_en,
      title,
      title_en,
      locale,
      unit_id,
      manager_id,
      password_hash: password.hash,
      must_change_password: true,
      password_until: password.until,
    })
    .execute();
  await work.db.insertInto('login_index').values({ login, tenant_id: work.tenant, user_id: id }).execute();
  // The log names the account, not the person: names and logins are personal and the log is kept for good.
  work.audit({
    companyId: place.companyId,
    action: 'user.create',
    objectType: 'user',
    objectId: id,
    detail: { party_id: partyId },
  });
  if (body.role) {
    const granted = await addGrant(work, id, partyId, body.role, place, '/role');
    if (!granted.ok) return granted;
  }
  return accept((await findAccount(work.db, id, place))!);
}

async function loginErrors(work: Work, login: string): Promise<FieldRefusal[]> {
  const taken = await work.db.selectFrom('login_index').select('login').where('login', '=', login).executeTakeFirst();
  return taken ? [{ pointer: '/login', code: 'LOGIN_TAKEN' }] : [];
}

async function partnerErrors(work: Work, body: Pick<AccountBody, 'party_id'>, place: Place): Promise<FieldRefusal[]> {
  if (body.party_id === null) return [];
  const found =
    await sql`select from party_role r join party p on p.id = r.party_id where r.party_id = ${body.party_id} and r.company_id = ${place.companyId}
    and r.role in ('dealer', 'store', 'distributor', 'guide')`.execute(work.db);
  return found.rows.length > 0 ? [] : [{ pointer: '/party_id', code: 'PARTNER_NOT_OF_COMPANY' }];
}

async function placeErrors(
  work: Work,
  id: string,
  body: { unit_id?: string | null | undefined; manager_id?: string | null | undefined },
  place: Place,
): Promise<FieldRefusal[]> {
  const errors: FieldRefusal[] = [];
  if (body.unit_id) {
    const unit = work.db.selectFrom('org_unit').select('id').where('id', '=', body.unit_id);
    if (!(await unit.where('company_id', '=', place.companyId).executeTakeFirst()))
      errors.push({ pointer: '/unit_id', code: 'UNIT_NOT_OF_COMPANY' });
  }
  if (body.manager_id) {
    const line = await sql<{ known: boolean; circle: boolean }>`with recursive up as (
        select m.id, m.manager_id, m.status from user_account m where m.id = ${body.manager_id}
        union select m.id, m.manager_id, m.status from user_account m join up on m.id = up.manager_id)
      select exists (select from up where id = ${body.manager_id} and status = 'active') as known,
             exists (select from up where id = ${id}) as circle`.execute(work.db);
    if (!line.rows[0]!.known || line.rows[0]!.circle) errors.push({ pointer: '/manager_id', code: 'MANAGER_UNKNOWN' });
  }
  return errors;
}

async function addEmployee(work: Work, body: AccountBody, place: Place): Promise<string> {
  const partyId = newId('party');
  const { name, name_en } = body;
  await work.db
    .insertInto('party')
    .values({ id: partyId, tenant_id: work.tenant, kind: 'person', name, name_en })
    .execute();
  const company = await work.db
    .selectFrom('company')
    .select('party_id')
    .where('id', '=', place.companyId)
    .executeTakeFirstOrThrow();
  const own = { tenant_id: work.tenant, valid_from: place.today };
  await work.db
    .insertInto('party_role')
    .values({ id: newId('party_role'), ...own, company_id: place.companyId, party_id: partyId, role: 'employee' })
    .execute();
  await work.db
    .insertInto('party_edge')
    .values({ id: newId('party_edge'), ...own, kind: 'organization', parent_id: company.party_id, child_id: partyId })
    .execute();
  return partyId;
}

/** Changes names, titles, language, unit or manager. */
export async function changeAccount(
  work: Work,
  id: string,
  change: AccountChange,
  version: number,
  place: Place,
): Promise<Result<AccountView>> {
  const account = await lockAccount(work, id, place, version);
  if (!account.ok) return account;
  const errors = await placeErrors(work, id, change, place);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const refused = await requireReach(work, account.value, place);
  if (refused) return refused;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await work.db
    .updateTable('user_account')
    .set((row) => ({ ...given, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  work.audit({
    companyId: place.companyId,
    action: 'user.change',
    objectType: 'user',
    objectId: id,
    detail: { fields: Object.keys(given) },
  });
  return accept((await findAccount(work.db, id, place))!);
}

/**
 * Lets somebody in or keeps them out; a deactivated person's sessions end with the same commit. Refused with OWN_ACCOUNT for
 * oneself, LAST_ADMINISTRATOR, ACCOUNT_ELSEWHERE, or ACCOUNT_STATUS when it is so already.
 */
export async function setAccountStatus(
  work: Work,
  id: string,
  status: AccountView['status'],
  place: Place,
): Promise<Result<AccountView>> {
  await lockAdministration(work);
  const account = await lockAccount(work, id, place);
  if (!account.ok) return account;
  if (id === work.actor.userId) return refuse('OWN_ACCOUNT');
  if (account.value.status === status) return refuse('ACCOUNT_STATUS');
  const refused = await requireReach(work, account.value, place);
  if (refused) return refused;
  await work.db
    .updateTable('user_account')
    .set((row) => ({ status, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  if (status === 'disabled') {
    await endSessions(work.db, id, { now: work.now });
    const everywhere = account.value.roles.some(
      (held) => held.role === 'administrator' && held.every_company && held.status === 'in_force',
    );
    const left = await requireAdministrators(work, place, everywhere);
    if (left) return left;
  }
  const action = status === 'active' ? 'user.activate' : 'user.deactivate';
  work.audit({ companyId: place.companyId, action, objectType: 'user', objectId: id });
  return accept((await findAccount(work.db, id, place))!);
}

/** Sets a new initial password, lifts a lock and ends every session of the person. */
export async function resetPassword(
  work: Work,
  id: string,
  password: InitialPassword,
  place: Place,
): Promise<Result<AccountView>> {
  const account = await lockAccount(work, id, place);
  if (!account.ok) return account;
  if (id === work.actor.userId) return refuse('OWN_ACCOUNT');
  const refused = await requireReach(work, account.value, place);
  if (refused) return refused;
  await work.db
    .updateTable('user_account')
    .set((row) => ({
      password_hash: password.hash,
      must_change_password: true,
      password_until: password.until,
      failed_attempts: 0,
      locked_until: null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  await endSessions(work.db, id, { now: work.now });
  work.audit({ companyId: place.companyId, action: 'user.reset_password', objectType: 'user', objectId: id });
  return accept((await findAccount(work.db, id, place))!);
}

/** Ends every session of somebody; they may sign in again. Returns how many. */
export async function endAccountSessions(work: Work, id: string, place: Place): Promise<Result<{ ended: number }>> {
  const account = await lockAccount(work, id, place);
  if (!account.ok) return account;
  const refused = await requireReach(work, account.value, place);
  if (refused) return refused;
  const ended = await endSessions(work.db, id, { now: work.now });
  work.audit({
    companyId: place.companyId,
    action: 'user.end_sessions',
    objectType: 'user',
    objectId: id,
    detail: { ended },
  });
  return accept({ ended });
}
