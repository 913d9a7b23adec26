// Owns the people of the demonstration: one employee per role, and a sign-in for some customers.
import { newId } from '../kernel/ids.ts';
import type { Work } from '../platform/transact.ts';

export const STAFF = {
  sales: { role: 'sales_rep', name: '销售', nameEn: 'Sales rep' },
  channel: { role: 'channel_manager', name: '渠道经理', nameEn: 'Channel manager' },
  finance: { role: 'finance', name: '财务', nameEn: 'Finance' },
  warehouse: { role: 'warehouse', name: '仓库', nameEn: 'Warehouse' },
  auditor: { role: 'auditor', name: '审计', nameEn: 'Auditor' },
} as const;
export type StaffKey = keyof typeof STAFF;

/** Logins are unique over the installation, so each imported company has a domain of its own. */
function domainOf(companyCode: string): string {
  return `${companyCode.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.example`;
}

export function staffLogin(key: StaffKey, companyCode: string): string {
  return `${key}@${domainOf(companyCode)}`;
}

export function customerLogin(code: string, companyCode: string): string {
  return `customer.${code.toLowerCase()}@${domainOf(companyCode)}`;
}

async function addUser(
  work: Work,
  companyId: string,
  passwordHash: string,
  user: { login: string; name: string; nameEn: string; role: string; party: string; own: boolean },
): Promise<string> {
  const id = newId('user');
  await work.db
    .insertInto('user_account')
    .values({
      id,
      tenant_id: work.tenant,
      party_id: user.party,
      login: user.login,
      name: user.name,
      name_en: user.nameEn,
      title: user.name,
      title_en: user.nameEn,
      password_hash: passwordHash,
      locale: 'en',
    })
    .execute();
  await work.db.insertInto('login_index').values({ login: user.login, tenant_id: work.tenant, user_id: id }).execute();
  await work.db
    .insertInto('user_role')
    .values({
      id: newId('user_role'),
      tenant_id: work.tenant,
      user_id: id,
      company_id: companyId,
      role: user.role,
      parties: user.own ? [user.party] : null,
      valid_from: '2000-01-01',
    })
    .execute();
  return id;
}

/** One person per role; returns the sales rep's user id. */
export async function addStaff(
  work: Work,
  company: { id: string; code: string },
  passwordHash: string,
): Promise<string> {
  let salesId = '';
  for (const [key, person] of Object.entries(STAFF)) {
    const party = newId('party');
    const { role, name, nameEn } = person;
    await work.db
      .insertInto('party')
      .values({ id: party, tenant_id: work.tenant, kind: 'person', name, name_en: nameEn })
      .execute();
    await work.db
      .insertInto('party_role')
      .values({
        id: newId('party_role'),
        tenant_id: work.tenant,
        company_id: company.id,
        party_id: party,
        role: 'employee',
        valid_from: '2000-01-01',
      })
      .execute();
    const id = await addUser(work, company.id, passwordHash, {
      login: staffLogin(key as StaffKey, company.code),
      name,
      nameEn,
      role,
      party,
      own: false,
    });
    if (key === 'sales') salesId = id;
  }
  return salesId;
}

/** Sign-ins for these customers. */
export async function addCustomers(
  work: Work,
  company: { id: string; code: string },
  customers: readonly { id: string; code: string }[],
  passwordHash: string,
): Promise<void> {
  for (const { id, code } of customers) {
    const user = {
      login: customerLogin(code, company.code),
      name: `客户 ${code}`,
      nameEn: `Customer ${code}`,
      role: 'dealer',
      party: id,
      own: true,
    };
    await addUser(work, company.id, passwordHash, user);
  }
}
