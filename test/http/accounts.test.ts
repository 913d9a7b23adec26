/** Accounts and roles: who administers what, and that a change holds from the next request on. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

interface Account {
  id: string;
  status: string;
  password: string;
  version: number;
  elsewhere: number;
  initial_password?: string | null;
  roles: { id: string; role: string; status: string; every_company: boolean; regions: { code: string }[] | null }[];
}

let api: TestApi;
let admin: Browser;
/** A second company of the same tenant. */
let second: string;
beforeAll(async () => {
  api = await startApi();
  second = await addCompany('SECOND');
  admin = await seat('administrator');
});
afterAll(() => api.close());

const inTenant = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(api.worker, tenantScope(api.company.tenant), work);

async function addCompany(code: string): Promise<string> {
  const id = newId('company');
  const party = newId('party');
  const names = { name: code, name_en: code };
  await inTenant(async (tx) => {
    const own = { tenant_id: api.company.tenant };
    await tx
      .insertInto('party')
      .values({ id: party, ...own, kind: 'organization', ...names })
      .execute();
    await tx
      .insertInto('company')
      .values({ id, ...own, code, ...names, short_name: code, currency: 'CNY', party_id: party })
      .execute();
  });
  return id;
}

async function addRole(userId: string, role: string, companyId: string | null): Promise<string> {
  const id = newId('user_role');
  const row = {
    id,
    tenant_id: api.company.tenant,
    user_id: userId,
    company_id: companyId,
    role,
    valid_from: '2025-01-01',
  };
  await inTenant((tx) => tx.insertInto('user_role').values(row).execute());
  return id;
}

async function seat(who: keyof SampleCompany['users']): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn(who)).statusCode).toBe(200);
  return browser;
}

let keys = 0;
const post = (browser: Browser, url: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  browser.send('POST', url, body, { 'idempotency-key': `accounts-${(keys += 1)}`, ...headers });
const account = async (id: string) => (await admin.send('GET', `/api/v1/user_accounts/${id}`)).json<Account>();
const code = (response: { json(): unknown }) => (response.json() as ProblemBody).code;
const fields = (response: { json(): unknown }) =>
  ((response.json() as ProblemBody).errors ?? []).map((error) => `${error.pointer} ${error.code}`);

async function newAccount(login: string, role: Record<string, unknown> | null = { role: 'finance' }) {
  const body = { login, name: '新人', name_en: 'New Person', role };
  const response = await post(admin, '/api/v1/user_accounts', body);
  expect(response.statusCode).toBe(201);
  return response.json<Account>();
}

describe('roles in two companies', () => {
  it('reach nothing of each other', async () => {
    const { id } = api.company.users.warehouse;
    await addRole(id, 'finance', second);
    const browser = await seat('warehouse');
    const inSecond = { 'x-company-id': second };
    const roles = async (headers = {}) =>
      (await browser.send('GET', '/api/v1/me', undefined, headers)).json<{ roles: string[] }>().roles;
    expect(await roles()).toEqual(['warehouse']);
    expect(await roles(inSecond)).toEqual(['finance']);
    // Finance of the second company reads its books, not those of the first; the warehouse only stock of the first.
    const status = async (url: string, headers = {}) => (await browser.send('GET', url, undefined, headers)).statusCode;
    expect(await status('/api/v1/payments')).toBe(403);
    expect(await status('/api/v1/payments', inSecond)).toBe(200);
    expect(await status('/api/v1/stock')).toBe(200);
    const stock = await browser.send('GET', '/api/v1/stock', undefined, inSecond);
    expect(stock.json<{ data: unknown[] }>().data).toEqual([]);
    expect(await status(`/api/v1/dealers/${api.company.dealers.lanting}`, inSecond)).toBe(404);
  });

  it('are refused in a company without one, and in one where it was withdrawn meanwhile', async () => {
    const browser = await seat('compliance');
    const grant = await addRole(api.company.users.compliance.id, 'auditor', second);
    const there = { 'x-company-id': second };
    expect((await browser.send('GET', '/api/v1/me', undefined, there)).statusCode).toBe(200);
    await inTenant((tx) =>
      tx.updateTable('user_role').set({ valid_to: '2025-01-01' }).where('id', '=', grant).execute(),
    );
    const refused = await browser.send('GET', '/api/v1/orders', undefined, there);
    expect([refused.statusCode, code(refused)]).toEqual([403, 'COMPANY_REFUSED']);
    expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(200);
  });
});

describe('a new account', () => {
  it('opens with its initial password, which must be changed before anything else', async () => {
    const made = await newAccount('first.day@shilu.example', {
      role: 'sales_rep',
      region_ids: [api.company.regions.EAST],
    });
    expect(made).toMatchObject({
      status: 'active',
      password: 'initial',
      roles: [{ role: 'sales_rep', status: 'in_force' }],
    });
    const browser = new Browser(api);
    const signedIn = await browser.signInAs('first.day@shilu.example', made.initial_password!);
    expect(signedIn.json()).toMatchObject({ must_change_password: true, regions: [{ code: 'EAST' }] });
    expect(code(await browser.send('GET', '/api/v1/orders'))).toBe('PASSWORD_CHANGE_REQUIRED');
  });

  it('is made once per key, and its password is shown once', async () => {
    const body = { login: 'once@shilu.example', name: '一', name_en: 'Once' };
    const key = { 'idempotency-key': 'make-once-1' };
    const first = await post(admin, '/api/v1/user_accounts', body, key);
    const again = await post(admin, '/api/v1/user_accounts', body, key);
    expect(first.json<Account>().initial_password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(again.json<Account>()).toEqual({ ...first.json<Account>(), initial_password: null });
    const stored = await inTenant((tx) => tx.selectFrom('effect').select('result').execute());
    expect(JSON.stringify(stored)).not.toContain(first.json<Account>().initial_password!);
  });

  it('stops opening with a password nobody changed in time', async () => {
    const made = await newAccount('late@shilu.example');
    api.clock.now = new Date(Date.now() + 8 * 86_400_000);
    const late = await new Browser(api).signInAs('late@shilu.example', made.initial_password!);
    api.clock.now = null;
    expect([late.statusCode, code(late)]).toEqual([401, 'INITIAL_PASSWORD_EXPIRED']);
  });

  it('says field by field what is not accepted, and leaves nothing half made', async () => {
    const { login } = api.company.users.finance;
    const body = { login, name: 'x', name_en: 'x', unit_id: 'unt_x', party_id: 'par_x', manager_id: 'usr_x' };
    const response = await post(admin, '/api/v1/user_accounts', body);
    expect(response.statusCode).toBe(422);
    expect(fields(response)).toEqual([
      '/unit_id UNIT_NOT_OF_COMPANY',
      '/manager_id MANAGER_UNKNOWN',
      '/party_id PARTNER_NOT_OF_COMPANY',
      '/login LOGIN_TAKEN',
    ]);
    const wrongRole = { role: 'sales_rep', region_ids: ['reg_x'], valid_from: '2020-01-01' };
    const half = { login: 'half@shilu.example', name: 'x', name_en: 'x', role: wrongRole };
    const refused = await post(admin, '/api/v1/user_accounts', half);
    expect(fields(refused)).toEqual(['/role/region_ids REGION_NOT_OF_COMPANY', '/role/valid_from GRANT_DATES']);
    const left = await admin.send('GET', '/api/v1/user_accounts?q=half@shilu');
    expect(left.json<{ data: unknown[] }>().data).toEqual([]);
  });
});

describe('a change of roles', () => {
  it('puts a signed-in person out at their next request', async () => {
    const made = await newAccount('leaver@shilu.example', { role: 'auditor' });
    await inTenant((tx) =>
      tx.updateTable('user_account').set({ must_change_password: false }).where('id', '=', made.id).execute(),
    );
    const browser = new Browser(api);
    await browser.signInAs('leaver@shilu.example', made.initial_password!);
    expect((await browser.send('GET', '/api/v1/orders')).statusCode).toBe(200);
    const withdrawn = await post(admin, `/api/v1/user_accounts/${made.id}/roles/${made.roles[0]!.id}/withdraw`);
    expect(withdrawn.json<Account>().roles).toMatchObject([{ role: 'auditor', status: 'ended' }]);
    const out = await browser.send('GET', '/api/v1/orders');
    expect([out.statusCode, code(out)]).toEqual([401, 'ROLE_WITHDRAWN']);
    await post(admin, `/api/v1/user_accounts/${made.id}/roles`, { role: 'finance' });
    expect((await browser.send('GET', '/api/v1/payments')).statusCode).not.toBe(403);
    await post(admin, `/api/v1/user_accounts/${made.id}/deactivate`);
    expect(code(await browser.send('GET', '/api/v1/orders'))).toBe('ACCOUNT_DISABLED');
    expect((await new Browser(api).signInAs('leaver@shilu.example', made.initial_password!)).statusCode).toBe(401);
    await post(admin, `/api/v1/user_accounts/${made.id}/activate`);
    expect(code(await browser.send('GET', '/api/v1/orders'))).toBe('SESSION_REVOKED');
  });

  it('is kept in the audit log with who, whom and what, refusals included', async () => {
    const made = await newAccount('logged@shilu.example');
    await post(admin, `/api/v1/user_accounts/${made.id}/roles`, { role: 'finance' });
    await post(admin, `/api/v1/user_accounts/${made.id}/deactivate`);
    const rows = await inTenant((tx) =>
      tx
        .selectFrom('audit_log')
        .select(['action', 'outcome', 'code', 'actor_id'])
        .where('object_id', '=', made.id)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    );
    expect(rows.map((row) => `${row.action} ${row.code ?? row.outcome}`)).toEqual([
      'user.create done',
      'user.grant_role done',
      'grantRole INVALID_CONTENT',
      'user.deactivate done',
    ]);
    expect(new Set(rows.map((row) => row.actor_id))).toEqual(new Set([api.company.users.administrator.id]));
  });

  it('is not for oneself, and never takes the last administrator', async () => {
    const { id } = api.company.users.administrator;
    const own = await account(id);
    expect(code(await post(admin, `/api/v1/user_accounts/${id}/roles`, { role: 'finance' }))).toBe('OWN_ACCOUNT');
    expect(code(await post(admin, `/api/v1/user_accounts/${id}/deactivate`))).toBe('OWN_ACCOUNT');
    const grantOf = own.roles[0]!.id;
    expect(code(await post(admin, `/api/v1/user_accounts/${id}/roles/${grantOf}/withdraw`))).toBe('OWN_ACCOUNT');
    // A second administrator, whose role ends one day, does not count as one who stays.
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const temporary = await newAccount('temporary@shilu.example', { role: 'administrator', valid_to: until });
    await inTenant((tx) =>
      tx.updateTable('user_account').set({ must_change_password: false }).where('id', '=', temporary.id).execute(),
    );
    const other = new Browser(api);
    await other.signInAs('temporary@shilu.example', temporary.initial_password!);
    expect(code(await post(other, `/api/v1/user_accounts/${id}/deactivate`))).toBe('LAST_ADMINISTRATOR');
    expect(code(await post(other, `/api/v1/user_accounts/${id}/roles/${grantOf}/withdraw`))).toBe('LAST_ADMINISTRATOR');
    expect((await account(id)).status).toBe('active');
  });

  it('reaches no further than the administrator who makes it', async () => {
    const made = await newAccount('limited.admin@shilu.example', {
      role: 'administrator',
      region_ids: [api.company.regions.EAST],
    });
    await inTenant((tx) =>
      tx.updateTable('user_account').set({ must_change_password: false }).where('id', '=', made.id).execute(),
    );
    const limited = new Browser(api);
    await limited.signInAs('limited.admin@shilu.example', made.initial_password!);
    const { id } = api.company.users.operator;
    const grant = (body: Record<string, unknown>) => post(limited, `/api/v1/user_accounts/${id}/roles`, body);
    expect(fields(await grant({ role: 'auditor' }))).toEqual(['/region_ids BEYOND_OWN_REACH']);
    const west = { role: 'sales_rep', region_ids: [api.company.regions.NORTHWEST] };
    expect(fields(await grant(west))).toEqual(['/region_ids BEYOND_OWN_REACH']);
    expect(fields(await grant({ role: 'auditor', every_company: true }))).toContain('/every_company BEYOND_OWN_REACH');
    expect((await grant({ role: 'sales_rep', region_ids: [api.company.regions.EAST] })).statusCode).toBe(200);
  });

  it('leaves an account with roles elsewhere to who administers every company', async () => {
    const { id } = api.company.users.finance2;
    await addRole(id, 'administrator', second);
    const version = (await account(id)).version;
    expect((await account(id)).elsewhere).toBe(1);
    const change = await admin.send(
      'PATCH',
      `/api/v1/user_accounts/${id}`,
      { title: 'x' },
      { 'if-match': `"${version}"` },
    );
    expect(code(change)).toBe('ACCOUNT_ELSEWHERE');
    expect(code(await post(admin, `/api/v1/user_accounts/${id}/reset_password`))).toBe('ACCOUNT_ELSEWHERE');
    expect(code(await post(admin, `/api/v1/user_accounts/${id}/deactivate`))).toBe('ACCOUNT_ELSEWHERE');
  });

  it('is for administrators alone', async () => {
    for (const who of ['finance', 'auditor', 'operator', 'dealerLanting', 'director'] as const) {
      const browser = await seat(who);
      expect((await browser.send('GET', '/api/v1/user_accounts')).statusCode).toBe(403);
      const body = { login: 'sneak@shilu.example', name: 'x', name_en: 'x' };
      expect((await post(browser, '/api/v1/user_accounts', body)).statusCode).toBe(403);
    }
  });
});

describe('an account', () => {
  it('is changed on its version, by one of two who change it at once', async () => {
    const made = await newAccount('edited@shilu.example');
    const change = (title: string, version: number) =>
      admin.send('PATCH', `/api/v1/user_accounts/${made.id}`, { title }, { 'if-match': `"${version}"` });
    const answers = await Promise.all([change('甲', made.version), change('乙', made.version)]);
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 412]);
  });

  it('gets a new initial password that ends every session', async () => {
    const browser = await seat('channelManagerWest');
    const { id, login } = api.company.users.channelManagerWest;
    const reset = await post(admin, `/api/v1/user_accounts/${id}/reset_password`);
    expect(code(await browser.send('GET', '/api/v1/me'))).toBe('SESSION_REVOKED');
    expect((await new Browser(api).signIn('channelManagerWest')).statusCode).toBe(401);
    const { initial_password: password } = reset.json<Account>();
    expect((await new Browser(api).signInAs(login, password!)).json()).toMatchObject({ must_change_password: true });
  });

  it('is found by name, login and role, page by page', async () => {
    const list = async (query: string) =>
      (await admin.send('GET', `/api/v1/user_accounts?${query}`)).json<{
        data: (Account & { name: string })[];
        next_cursor: string | null;
      }>();
    expect((await list('q=ruolin')).data.map(({ name }) => name)).toEqual(['沈若琳']);
    const warehouse = (await list('role=warehouse')).data;
    expect(warehouse.length).toBeGreaterThan(0);
    expect(warehouse.every(({ roles }) => roles.some(({ role }) => role === 'warehouse'))).toBe(true);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const at: Awaited<ReturnType<typeof list>> = await list(`limit=5${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...at.data.map(({ id }) => id));
      cursor = at.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(20);
  });
});
