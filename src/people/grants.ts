// Owns granting and withdrawing roles.
import { sql } from 'kysely';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { newId } from '../kernel/ids.ts';
import type { Work } from '../platform/transact.ts';
import { findAccount, findAuthority } from './accounts.queries.ts';
import type { Place } from './accounts.queries.ts';
import { beyond, datesOf, isPartnerRole } from './accounts.rules.ts';
import type { AccountView, GrantBody } from './accounts.schema.ts';
import { lockAccount, lockAdministration, requireAdministrators } from './administration.ts';

/**
 * Grants a role in the company worked in, or in every company. Refused with OWN_ACCOUNT for oneself, INVALID_CONTENT for a reach beyond
 * the administrator's own, foreign regions, partners or warehouses, wrong dates, or the same role twice.
 */
export async function grantRole(
  work: Work,
  userId: string,
  body: GrantBody,
  place: Place,
): Promise<Result<AccountView>> {
  await lockAdministration(work);
  const account = await lockAccount(work, userId, place);
  if (!account.ok) return account;
  if (userId === work.actor.userId) return refuse('OWN_ACCOUNT');
  const granted = await addGrant(work, userId, account.value.party.id, body, place);
  if (!granted.ok) return granted;
  return accept((await findAccount(work.db, userId, place))!);
}

/** Writes the grant; `pointer` is where the body sits in what was sent. */
export async function addGrant(
  work: Work,
  userId: string,
  partyId: string,
  body: GrantBody,
  place: Place,
  pointer = '',
): Promise<Result<null>> {
  const authority = await findAuthority(work.db, work.actor.userId ?? '', place);
  if (!authority) return refuse('FORBIDDEN');
  const reach = {
    everyCompany: body.every_company,
    regions: body.region_ids,
    parties: body.party_ids,
    warehouses: body.warehouse_ids,
  };
  const dates = datesOf({ from: body.valid_from, to: body.valid_to }, place.today);
  const errors: FieldRefusal[] = [...beyond(authority, reach), ...(await strangers(work, partyId, body, place))];
  if (!dates) errors.push({ pointer: body.valid_to === null ? '/valid_from' : '/valid_to', code: 'GRANT_DATES' });
  if (dates && (await isHeld(work, userId, body, dates, place)))
    errors.push({ pointer: '/role', code: 'GRANT_DUPLICATE' });
  if (errors.length > 0 || !dates) {
    const placed = errors.map((error) => ({ ...error, pointer: `${pointer}${error.pointer}` }));
    return refuse('INVALID_CONTENT', { count: placed.length }, placed);
  }
  const id = newId('user_role');
  const row = {
    company_id: body.every_company ? null : place.companyId,
    role: body.role,
    regions: body.region_ids,
    parties: body.party_ids,
    warehouses: body.warehouse_ids,
    valid_from: dates.from,
    valid_to: dates.to,
  };
  await work.db
    .insertInto('user_role')
    .values({
      id,
      tenant_id: work.tenant,
      user_id: userId,
      granted_by: work.actor.userId,
      granted_at: work.now,
      ...row,
    })
    .execute();
  await touchAccount(work, userId);
  const detail = { user_role_id: id, ...row };
  work.audit({ companyId: place.companyId, action: 'user.grant_role', objectType: 'user', objectId: userId, detail });
  return accept(null);
}

/** What the grant names that is none of the company's. */
async function strangers(work: Work, partyId: string, body: GrantBody, place: Place): Promise<FieldRefusal[]> {
  const limited = body.region_ids ?? body.party_ids ?? body.warehouse_ids;
  if (body.every_company && limited !== null)
    return [{ pointer: '/every_company', code: 'GRANT_REGION_OF_ONE_COMPANY' }];
  const found = await sql<{ regions: string[]; parties: string[]; warehouses: string[]; partner: boolean }>`
    select array(select id from region where company_id = ${place.companyId}) as regions,
      array(select id from warehouse where company_id = ${place.companyId}) as warehouses,
      array(select party_id from party_role where company_id = ${place.companyId} and party_id = any (${body.party_ids ?? []}::text[])
        and role in ('dealer', 'store', 'distributor', 'guide')) as parties,
      exists (select from party_role where party_id = ${partyId} and company_id = ${place.companyId} and role <> 'employee') as partner`.execute(
    work.db,
  );
  const known = found.rows[0]!;
  const check = (
    pointer: string,
    code: string,
    wanted: readonly string[] | null,
    there: readonly string[],
  ): FieldRefusal[] => (wanted?.every((one) => there.includes(one)) === false ? [{ pointer, code }] : []);
  return [
    ...check('/region_ids', 'REGION_NOT_OF_COMPANY', body.region_ids, known.regions),
    ...check('/party_ids', 'PARTNER_NOT_OF_COMPANY', body.party_ids, known.parties),
    ...check('/warehouse_ids', 'WAREHOUSE_NOT_OF_COMPANY', body.warehouse_ids, known.warehouses),
    ...(isPartnerRole(body.role) && body.party_ids === null && !known.partner
      ? [{ pointer: '/party_ids', code: 'GRANT_NEEDS_PARTNER' }]
      : []),
  ];
}

async function isHeld(
  work: Work,
  userId: string,
  body: GrantBody,
  dates: { from: string; to: string | null },
  place: Place,
): Promise<boolean> {
  const found = await sql`select from user_role where user_id = ${userId} and role = ${body.role}
    and company_id is not distinct from ${body.every_company ? null : place.companyId}::text
    and regions is not distinct from ${body.region_ids}::text[] and parties is not distinct from ${body.party_ids}::text[]
    and warehouses is not distinct from ${body.warehouse_ids}::text[]
    and daterange(valid_from, valid_to) && daterange(${dates.from}::date, ${dates.to}::date)`.execute(work.db);
  return found.rows.length > 0;
}

/**
 * Ends a role at once or on a day ahead; the person's next request no longer has it. Refused with NOT_FOUND, OWN_ACCOUNT,
 * LAST_ADMINISTRATOR, BEYOND_OWN_REACH for a role in every company, GRANT_ENDED, or GRANT_DATES.
 */
export async function withdrawRole(
  work: Work,
  ids: { userId: string; grantId: string },
  on: string | null,
  place: Place,
): Promise<Result<AccountView>> {
  await lockAdministration(work);
  const account = await lockAccount(work, ids.userId, place);
  if (!account.ok) return account;
  const grant = account.value.roles.find(({ id }) => id === ids.grantId);
  if (!grant) return refuse('NOT_FOUND', { subject: 'user_role', id: ids.grantId });
  if (ids.userId === work.actor.userId) return refuse('OWN_ACCOUNT');
  if (grant.status === 'ended') return refuse('GRANT_ENDED');
  const authority = await findAuthority(work.db, work.actor.userId ?? '', place);
  if (!authority) return refuse('FORBIDDEN');
  if (grant.every_company && !authority.everyCompany) return refuse('BEYOND_OWN_REACH');
  if (on !== null && (on <= place.today || on <= grant.valid_from))
    return refuse('INVALID_CONTENT', { count: 1 }, [{ pointer: '/valid_to', code: 'GRANT_DATES' }]);
  const end = sql<string>`coalesce(${on}::date, greatest(valid_from, least(${place.today}::date, (now() at time zone 'UTC')::date)))`;
  await work.db.updateTable('user_role').set({ valid_to: end }).where('id', '=', grant.id).execute();
  await touchAccount(work, ids.userId);
  if (grant.role === 'administrator') {
    const left = await requireAdministrators(work, place, grant.every_company && grant.status === 'in_force');
    if (left) return left;
  }
  const detail = { user_role_id: grant.id, role: grant.role, every_company: grant.every_company, valid_to: on };
  work.audit({
    companyId: place.companyId,
    action: 'user.withdraw_role',
    objectType: 'user',
    objectId: ids.userId,
    detail,
  });
  return accept((await findAccount(work.db, ids.userId, place))!);
}

async function touchAccount(work: Work, userId: string): Promise<void> {
  await work.db
    .updateTable('user_account')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', userId)
    .execute();
}
