/** The own sessions and password, and the sessions of others for administrators. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

interface Session {
  id: string;
  current: boolean;
  ip: string;
  agent: string;
}

async function seat(who: keyof SampleCompany['users']): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn(who)).statusCode).toBe(200);
  return browser;
}

const sessions = async (browser: Browser, url = '/api/v1/me/sessions') =>
  (await browser.send('GET', url)).json<{ data: Session[] }>().data;
const code = (response: { json(): unknown }) => (response.json() as ProblemBody).code;
const change = (browser: Browser, current: string, next: string) =>
  browser.send('PUT', '/api/v1/me/password', { current_password: current, new_password: next });

describe('the own sessions', () => {
  it('are listed with place and device, and end one by one or all but this', async () => {
    const [desk, phone, other] = [await seat('finance'), await seat('finance'), await seat('finance')];
    const listed = await sessions(desk);
    expect(listed.map(({ ip }) => ip)).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const ofPhone = (await sessions(phone)).find(({ current }) => current)!;
    expect((await desk.send('DELETE', `/api/v1/me/sessions/${ofPhone.id}`)).statusCode).toBe(204);
    expect(code(await phone.send('GET', '/api/v1/me'))).toBe('SESSION_REVOKED');
    expect((await desk.send('POST', '/api/v1/me/sessions/end_others', {})).json()).toEqual({ ended: 1 });
    expect((await other.send('GET', '/api/v1/me')).statusCode).toBe(401);
    expect(await sessions(desk)).toHaveLength(1);
  });

  it('are nobody else’s to see or end', async () => {
    const [finance, dealer] = [await seat('finance'), await seat('dealerLanting')];
    const theirs = (await sessions(finance)).find(({ current }) => current)!;
    expect((await dealer.send('DELETE', `/api/v1/me/sessions/${theirs.id}`)).statusCode).toBe(404);
    expect((await finance.send('GET', '/api/v1/me')).statusCode).toBe(200);
    const { id } = api.company.users.finance;
    expect((await dealer.send('GET', `/api/v1/user_accounts/${id}/sessions`)).statusCode).toBe(403);
  });

  it('are listed and ended by an administrator, with a row in the audit log', async () => {
    const [admin, auditor] = [await seat('administrator'), await seat('auditor')];
    const { id } = api.company.users.auditor;
    expect(await sessions(admin, `/api/v1/user_accounts/${id}/sessions`)).toHaveLength(1);
    const key = { 'idempotency-key': 'end-sessions-1' };
    const ended = await admin.send('POST', `/api/v1/user_accounts/${id}/sessions/end`, {}, key);
    expect(ended.json()).toEqual({ ended: 1 });
    expect(code(await auditor.send('GET', '/api/v1/me'))).toBe('SESSION_REVOKED');
    const rows = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      tx.selectFrom('audit_log').select('actor_id').where('action', '=', 'user.end_sessions').execute(),
    );
    expect(rows).toEqual([{ actor_id: api.company.users.administrator.id }]);
  });
});

describe('the own password', () => {
  it('is changed with the present one, and every other session ends', async () => {
    const [desk, phone] = [await seat('director'), await seat('director')];
    expect((await change(desk, api.company.password, 'corner-lantern-86')).statusCode).toBe(204);
    expect((await desk.send('GET', '/api/v1/me')).statusCode).toBe(200);
    expect((await phone.send('GET', '/api/v1/me')).statusCode).toBe(401);
    expect((await new Browser(api).signIn('director')).statusCode).toBe(401);
    expect((await new Browser(api).signIn('director', 'corner-lantern-86')).statusCode).toBe(200);
  });

  it('must be long, not guessable and new', async () => {
    const browser = await seat('financeHead');
    const { password } = api.company;
    const wrong: [string, string][] = [
      ['short-9', 'PASSWORD_SHORT'],
      ['Password1234', 'PASSWORD_GUESSABLE'],
      ['1234567890', 'PASSWORD_GUESSABLE'],
      [api.company.users.financeHead.login, 'PASSWORD_GUESSABLE'],
      [password, 'PASSWORD_UNCHANGED'],
    ];
    for (const [next, why] of wrong) {
      const response = await change(browser, password, next);
      expect([response.statusCode, response.json<ProblemBody>().errors?.[0]?.code]).toEqual([422, why]);
    }
    expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(200);
  });

  it('is not found out from a session left open: five wrong guesses lock', async () => {
    const browser = await seat('marketing');
    const answers: string[] = [];
    for (let at = 0; at < 6; at += 1) answers.push(code(await change(browser, `guess-${at}`, 'corner-lantern-86')));
    expect(answers).toEqual([...Array<string>(4).fill('INVALID_CREDENTIALS'), 'SIGN_IN_LOCKED', 'SIGN_IN_LOCKED']);
  });

  it('is kept as its hash alone, in no log and no stored answer', async () => {
    const browser = await seat('operator');
    expect((await change(browser, api.company.password, 'canary-lantern-42')).statusCode).toBe(204);
    const kept = await withScope(api.worker, tenantScope(api.company.tenant), async (tx) => [
      await tx.selectFrom('effect').selectAll().execute(),
      await tx.selectFrom('audit_log').selectAll().execute(),
      await tx.selectFrom('user_account').selectAll().execute(),
    ]);
    expect(JSON.stringify(kept)).not.toContain('canary-lantern');
    expect(api.logLines.join('\n')).not.toContain('canary-lantern');
  });

  it('replaces an initial one, after which everything is open', async () => {
    const admin = await seat('administrator');
    const body = { login: 'starter@shilu.example', name: '新人', name_en: 'Starter', role: { role: 'finance' } };
    const made = await admin.send('POST', '/api/v1/user_accounts', body, { 'idempotency-key': 'starter-1' });
    const { initial_password: initial } = made.json<{ initial_password: string }>();
    const browser = new Browser(api);
    await browser.signInAs(body.login, initial);
    expect(code(await browser.send('GET', '/api/v1/orders'))).toBe('PASSWORD_CHANGE_REQUIRED');
    expect((await change(browser, initial, 'corner-lantern-86')).statusCode).toBe(204);
    expect((await browser.send('GET', '/api/v1/orders')).statusCode).toBe(200);
  });
});
