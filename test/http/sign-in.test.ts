import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.clock.now = null;
});

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

async function audited(action: string, userId: string) {
  return withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    tx
      .selectFrom('audit_log')
      .select(['outcome', 'code', 'object_id', 'request_id'])
      .where('action', '=', action)
      .where('actor_id', '=', userId)
      .orderBy('at')
      .execute(),
  );
}

describe('signing in', () => {
  it('opens a session in a cookie no script can read, and says who one is', async () => {
    const browser = new Browser(api);
    const response = await browser.signIn('finance');
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/);
    expect(response.json()).toMatchObject({ name: '沈若琳', roles: ['finance'], regions: null, inbox_count: 0 });
    expect((await browser.send('GET', '/api/v1/me')).json()).toMatchObject({
      company: { code: 'SHILU', currency: 'CNY' },
    });
  });

  it('keeps only the hash of the secret', async () => {
    const browser = new Browser(api);
    await browser.signIn('auditor');
    const secret = browser.cookie.split('.')[1]!;
    const rows = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      tx.selectFrom('user_session').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('makes a new session at each sign-in and ends the one before', async () => {
    const browser = new Browser(api);
    await browser.signIn('finance2');
    const first = browser.cookie;
    await browser.signIn('finance2');
    expect(browser.cookie).not.toBe(first);
    browser.cookie = first;
    expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(401);
  });

  it('counts wrong passwords down, locks after five for 15 minutes, and opens again afterwards', async () => {
    const { id } = api.company.users.marketing;
    const browser = new Browser(api);
    for (const left of [4, 3, 2, 1]) {
      const response = await browser.signIn('marketing', 'wrong');
      expect(response.statusCode).toBe(401);
      expect(response.json<ProblemBody>()).toMatchObject({
        code: 'INVALID_CREDENTIALS',
        params: { attempts_left: left },
      });
    }
    const fifth = await browser.signIn('marketing', 'wrong');
    expect(fifth.statusCode).toBe(429);
    expect(fifth.json<ProblemBody>()).toMatchObject({ code: 'SIGN_IN_LOCKED', params: { minutes: 15 } });
    expect(fifth.headers['retry-after']).toBe('900');
    expect((await browser.signIn('marketing')).json<ProblemBody>().code).toBe('SIGN_IN_LOCKED');
    api.clock.now = minutes(16);
    expect((await browser.signIn('marketing')).statusCode).toBe(200);
    const rows = await audited('session.sign_in', id);
    expect(rows.map((row) => row.code ?? 'done')).toEqual([
      ...Array<string>(4).fill('INVALID_CREDENTIALS'),
      'SIGN_IN_LOCKED',
      'SIGN_IN_LOCKED',
      'done',
    ]);
  });

  it('lets no more than five passwords be tried at once', async () => {
    const browser = new Browser(api);
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser.signIn('operator', 'guess')));
    const tried = answers.filter((response) => response.json<ProblemBody>().code === 'INVALID_CREDENTIALS');
    expect(tried).toHaveLength(4);
    expect(answers.filter((response) => response.statusCode === 429)).toHaveLength(8);
  });

  it('does not tell whether a login exists', async () => {
    const browser = new Browser(api);
    const known = await browser.signIn('compliance', 'wrong');
    const unknown = await browser.signInAs('nobody@shilu.example', 'wrong');
    const { instance: _a, ...a } = known.json<Record<string, unknown>>();
    const { instance: _b, ...b } = unknown.json<Record<string, unknown>>();
    expect(b).toEqual(a);
    expect(unknown.statusCode).toBe(known.statusCode);
  });

  it('writes no password and no login into the logs', async () => {
    await new Browser(api).signInAs('canary-login@shilu.example', 'canary-password');
    expect(api.logLines.join('\n')).not.toMatch(/canary-/);
  });
});

describe('a session', () => {
  it('ends by signing out', async () => {
    const browser = new Browser(api);
    await browser.signIn('warehouse');
    expect((await browser.send('DELETE', '/api/v1/session')).statusCode).toBe(204);
    expect((await browser.send('GET', '/api/v1/me')).json<ProblemBody>().code).toBe('SESSION_REVOKED');
  });

  it('ends by idleness, and a request keeps it alive', async () => {
    const browser = new Browser(api);
    await browser.signIn('warehouseWest');
    api.clock.now = minutes(100);
    expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(200);
    api.clock.now = minutes(200);
    expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(200);
    api.clock.now = minutes(321);
    expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(401);
  });

  it('ends after twelve hours however busy it is', async () => {
    const browser = new Browser(api);
    await browser.signIn('director');
    for (let at = 90; at < 720; at += 90) {
      api.clock.now = minutes(at);
      expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(200);
    }
    api.clock.now = minutes(721);
    expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(401);
  });

  it('ends at once when the only role is withdrawn, and when the user is disabled', async () => {
    const rep = new Browser(api);
    await rep.signIn('salesRepWest');
    const admin = new Browser(api);
    await admin.signIn('administrator');
    await withScope(api.worker, tenantScope(api.company.tenant), async (tx) => {
      const today = new Date().toISOString().slice(0, 10);
      await tx
        .updateTable('user_role')
        .set({ valid_to: today })
        .where('user_id', '=', api.company.users.salesRepWest.id)
        .execute();
      await tx
        .updateTable('user_account')
        .set({ status: 'disabled' })
        .where('id', '=', api.company.users.administrator.id)
        .execute();
    });
    expect((await rep.send('GET', '/api/v1/me')).statusCode).toBe(401);
    expect((await admin.send('GET', '/api/v1/me')).statusCode).toBe(401);
    expect((await admin.signIn('administrator')).statusCode).toBe(401);
  });

  it('is not opened by a cookie of another tenant or of our own making', async () => {
    const browser = new Browser(api);
    await browser.signIn('finance');
    const [, secret] = browser.cookie.split('.');
    for (const cookie of [`qudao_session=ten_${'0'.repeat(32)}.${secret}`, 'qudao_session=x', `${browser.cookie}x`]) {
      browser.cookie = cookie;
      expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(401);
    }
  });
});

describe('a change', () => {
  it('needs the token of the session', async () => {
    const browser = new Browser(api);
    await browser.signIn('finance');
    const token = browser.csrf;
    for (const wrong of ['', 'x', `${token.slice(0, -1)}!`]) {
      browser.csrf = wrong;
      const response = await browser.send('PUT', '/api/v1/me/locale', { locale: 'en' });
      expect([response.statusCode, response.json<ProblemBody>().code]).toEqual([403, 'CSRF_REFUSED']);
    }
    browser.csrf = token;
    expect((await browser.send('PUT', '/api/v1/me/locale', { locale: 'en' })).json()).toMatchObject({ locale: 'en' });
  });

  it('is refused from another site, sign-in included', async () => {
    const browser = new Browser(api);
    const evil = { origin: 'https://evil.example' };
    const { login } = api.company.users.finance;
    const signIn = { login, password: api.company.password };
    expect((await browser.send('POST', '/api/v1/session', signIn, evil)).statusCode).toBe(403);
    expect((await browser.send('POST', '/api/v1/session', signIn, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(
      403,
    );
    await browser.signIn('finance');
    expect((await browser.send('PUT', '/api/v1/me/locale', { locale: 'en' }, evil)).statusCode).toBe(403);
    const own = { origin: 'http://localhost:80', host: 'localhost:80' };
    expect((await browser.send('PUT', '/api/v1/me/locale', { locale: 'zh-CN' }, own)).statusCode).toBe(200);
  });
});

describe('abilities', () => {
  it('refuse by role with 403 and an audit row under the request id', async () => {
    const browser = new Browser(api);
    await browser.signIn('dealerLanting');
    const response = await browser.send('GET', '/api/v1/stock', undefined, { 'x-request-id': 'trace-abilities-1' });
    expect([response.statusCode, response.json<ProblemBody>().code]).toEqual([403, 'FORBIDDEN']);
    expect(response.headers['x-request-id']).toBe('trace-abilities-1');
    const rows = await audited('stock.read', api.company.users.dealerLanting.id);
    expect(rows).toEqual([{ outcome: 'refused', code: 'FORBIDDEN', object_id: '-', request_id: 'trace-abilities-1' }]);
  });

  it('let the auditor read and change nothing', async () => {
    const browser = new Browser(api);
    await browser.signIn('auditor');
    expect((await browser.send('GET', '/api/v1/dealers')).statusCode).toBe(200);
    const key = { 'idempotency-key': 'auditor-tries-1' };
    const body = { warehouse_id: api.company.warehouses.JXG, lines: [{ sku_code: 'SL-ESS-150', quantity: '24' }] };
    expect((await browser.send('POST', '/api/v1/stock_receipts', body, key)).statusCode).toBe(403);
  });
});
