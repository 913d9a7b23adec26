// Owns making the people of the sample company: units, cost centres, employees, users and their roles.
import type { Making } from './company.ts';
import { COST_CENTRES, UNITS, USERS } from './people.ts';
import type { SampleUser, SampleUserKey } from './people.ts';
import { keysOf, loginOf } from './ids.ts';

const STAFF_SINCE = '2024-03-01';

/** Units, employees as parties, users with one role each. Dealers' users are added with their dealers' parties. */
export async function addPeople(making: Making): Promise<void> {
  await addUnits(making);
  const staff = keysOf(USERS).filter((key) => !('dealer' in USERS[key]));
  await addEmployees(making, staff);
  await addUsers(making, staff, (key) => making.id('party', `staff:${key}`));
  for (const unit of [...UNITS, ...COST_CENTRES]) {
    if (!unit.manager) continue;
    await making.db
      .updateTable('org_unit')
      .set({ manager_user_id: making.company.users[unit.manager].id })
      .where('id', '=', making.id('org_unit', unit.code))
      .execute();
  }
}

async function addUnits({ db, id, own }: Making): Promise<void> {
  await db
    .insertInto('org_unit')
    .values([
      ...UNITS.map((unit) => ({
        id: id('org_unit', unit.code),
        ...own,
        kind: 'unit',
        code: unit.code,
        name: unit.name,
        name_en: unit.nameEn,
        parent_id: unit.parent ? id('org_unit', unit.parent) : null,
      })),
      ...COST_CENTRES.map((centre) => ({
        id: id('org_unit', centre.code),
        ...own,
        kind: 'cost_centre',
        code: centre.code,
        name: centre.name,
        name_en: centre.nameEn,
        parent_id: null,
      })),
    ])
    .execute();
}

async function addEmployees({ db, id, own, company }: Making, keys: readonly SampleUserKey[]): Promise<void> {
  const people = keys.map((key) => ({ key, party: id('party', `staff:${key}`), user: USERS[key] }));
  await db
    .insertInto('party')
    .values(
      people.map(({ party, user }) => ({
        id: party,
        tenant_id: own.tenant_id,
        kind: 'person',
        name: user.name,
        name_en: user.nameEn,
      })),
    )
    .execute();
  await db
    .insertInto('party_role')
    .values(
      people.map(({ key, party }) => ({
        id: id('party_role', key),
        ...own,
        party_id: party,
        role: 'employee',
        valid_from: STAFF_SINCE,
      })),
    )
    .execute();
  await db
    .insertInto('party_edge')
    .values(
      people.map(({ key, party }) => ({
        id: id('party_edge', `staff:${key}`),
        tenant_id: own.tenant_id,
        kind: 'organization',
        parent_id: company.companyPartyId,
        child_id: party,
        valid_from: STAFF_SINCE,
      })),
    )
    .execute();
}

/** Users with their logins and roles; `partyOf` names whom each signs in for. */
export async function addUsers(
  making: Making,
  keys: readonly SampleUserKey[],
  partyOf: (key: SampleUserKey, user: SampleUser) => string,
): Promise<void> {
  const { db, id, own, company } = making;
  const users = keys.map((key) => ({ key, id: id('user', key), user: USERS[key] satisfies SampleUser as SampleUser }));
  await db
    .insertInto('user_account')
    .values(
      users.map(({ key, id: userId, user }) => ({
        id: userId,
        tenant_id: own.tenant_id,
        party_id: partyOf(key, user),
        login: loginOf(user, making.domain),
        name: user.name,
        name_en: user.nameEn,
        title: user.title,
        title_en: user.titleEn,
        password_hash: making.passwordHash,
        unit_id: user.unit ? id('org_unit', user.unit) : null,
        manager_id: user.manager ? id('user', user.manager) : null,
      })),
    )
    .execute();
  await db
    .insertInto('login_index')
    .values(
      users.map(({ id: userId, user }) => ({
        login: loginOf(user, making.domain),
        tenant_id: own.tenant_id,
        user_id: userId,
      })),
    )
    .execute();
  await db
    .insertInto('user_role')
    .values(
      users.map(({ key, id: userId, user }) => ({
        id: id('user_role', key),
        ...own,
        user_id: userId,
        role: user.role,
        regions: user.regions?.map((code) => company.regions[code]) ?? null,
        parties: user.dealer ? [partyOf(key, user)] : null,
        warehouses: user.warehouses?.map((code) => id('warehouse', code)) ?? null,
        valid_from: STAFF_SINCE,
      })),
    )
    .execute();
}
