/** API keys: made by administrators, shown once, kept as hashes, never more than their owner. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

interface Made {
  id: string;
  key: string;
  prefix: string;
  status: string;
}

let api: TestApi;
let administrator: Browser;
beforeAll(async () => {
  api = await startApi({ limits: { perMinute: 100_000, signInsPerMinute: 100_000, perMinuteOfKey: 25 } });
  administrator = new Browser(api);
  await administrator.signIn('administrator');
});
afterAll(() => api.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
let keys = 0;
const fresh = (): Record<string, string> => ({ 'idempotency-key': `api-key-${(keys += 1)}` });

function bodyFor(owner: keyof TestApi['company']['users'], scopes: string[], days = 30) {
  return { name: 'ERP', owner_id: api.company.users[owner].id, scopes, expires_at: inDays(days) };
}

async function make(owner: keyof TestApi['company']['users'], scopes: string[]): Promise<Made> {
  const response = await administrator.send('POST', '/api/v1/api_keys', bodyFor(owner, scopes), fresh());
  expect(response.statusCode).toBe(201);
  return response.json<Made>();
}

/** A program: no cookie, no CSRF token, only its key. */
function program(key: string) {
  return (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ) =>
    api.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${key}`, 'accept-language': 'en', ...headers },
      ...(body ? { payload: body } : {}),
    });
}

describe('making a key', () => {
  it('shows it once: a repeat, the list and the database have no way back to it', async () => {
    const body = bodyFor('salesRep', ['order:read']);
    const header = fresh();
    const first = (await administrator.send('POST', '/api/v1/api_keys', body, header)).json<Made>();
    expect(first).toMatchObject({
      status: 'active',
      key: expect.stringMatching(/^qdk_[0-9a-f]{64}_[0-9a-f]{32}$/),
      prefix: first.key.slice(0, 12),
      last_used_at: null,
    });
    const again = (await administrator.send('POST', '/api/v1/api_keys', body, header)).json<Made>();
    expect(again).toMatchObject({ id: first.id, key: null });
    const list = await administrator.send('GET', '/api/v1/api_keys');
    expect(list.json<{ data: Made[] }>().data.map(({ id }) => id)).toContain(first.id);
    const secret = first.key.slice(4, 68);
    expect(list.body).not.toContain(secret);
    const kept = await withScope(api.worker, tenantScope(api.company.tenant), async (tx) => [
      await tx.selectFrom('api_key').selectAll().execute(),
      await tx.selectFrom('effect').selectAll().execute(),
      await tx.selectFrom('audit_log').selectAll().execute(),
    ]);
    expect(JSON.stringify(kept)).toContain(first.id);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(api.logLines.join('')).not.toContain(secret);
  });

  it('gives nothing its owner has not, and says which', async () => {
    const body = bodyFor('dealerLanting', ['order:write', 'ledger:read', 'approval:decide', 'all:read'], 400);
    const refused = await administrator.send('POST', '/api/v1/api_keys', body, fresh());
    expect(refused.json<ProblemBody>()).toMatchObject({
      status: 422,
      errors: [
        { pointer: '/scopes/1', code: 'KEY_SCOPE_BEYOND_OWNER' },
        { pointer: '/scopes/2', code: 'KEY_SCOPE_BEYOND_OWNER' },
        { pointer: '/scopes/3', code: 'KEY_SCOPE_BEYOND_OWNER' },
        { pointer: '/expires_at', code: 'KEY_EXPIRY_RANGE' },
      ],
    });
    const offered = await administrator.send('GET', `/api/v1/users/${body.owner_id}/key_scopes`);
    const { scopes } = offered.json<{ scopes: string[] }>();
    expect(scopes).toEqual(expect.arrayContaining(['order:read', 'order:write']));
    expect(scopes).not.toContain('ledger:read');
    const nobody = { ...body, scopes: ['order:read'], owner_id: 'usr_nobody', expires_at: inDays(1) };
    expect((await administrator.send('POST', '/api/v1/api_keys', nobody, fresh())).json<ProblemBody>().errors).toEqual([
      expect.objectContaining({ pointer: '/owner_id', code: 'KEY_OWNER_UNKNOWN' }),
    ]);
  });

  it('is the administrator’s alone', async () => {
    const { id } = await make('salesRep', ['order:read']);
    for (const who of ['finance', 'channelManager', 'operator', 'dealerLanting'] as const) {
      const person = new Browser(api);
      await person.signIn(who);
      expect((await person.send('GET', '/api/v1/api_keys')).statusCode).toBe(403);
      const made = await person.send('POST', '/api/v1/api_keys', bodyFor(who, ['order:read']), fresh());
      expect(made.statusCode).toBe(403);
      expect((await person.send('POST', `/api/v1/api_keys/${id}/revoke`, {}, fresh())).statusCode).toBe(403);
    }
  });
});

describe('a key', () => {
  it('writes without CSRF token or cookie, and the audit log names it', async () => {
    const { key, id } = await make('salesRep', ['order:read', 'order:write', 'catalog:read']);
    const call = program(key);
    const draft = await call(
      'POST',
      '/api/v1/orders',
      { buyer_id: api.company.dealers.lanting, lines: [] },
      { 'idempotency-key': 'program-order-1', origin: 'https://elsewhere.example' },
    );
    expect(draft.statusCode).toBe(201);
    const order = draft.json<{ id: string }>().id;
    expect((await call('GET', `/api/v1/orders/${order}`)).statusCode).toBe(200);
    const audit = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      tx.selectFrom('audit_log').selectAll().where('object_id', '=', order).execute(),
    );
    expect(audit).toEqual([
      expect.objectContaining({
        actor_id: api.company.users.salesRep.id,
        detail: expect.objectContaining({ api_key_id: id }),
      }),
    ]);
    const auditor = new Browser(api);
    await auditor.signIn('auditor');
    const told = await auditor.send('GET', `/api/v1/audit_events?object_id=${order}`);
    expect(told.json<{ data: object[] }>().data[0]).toMatchObject({ api_key: { id, name: 'ERP' } });
    const used = (await administrator.send('GET', '/api/v1/api_keys')).json<{
      data: (Made & Record<string, unknown>)[];
    }>();
    expect(used.data.find((row) => row.id === id)).toMatchObject({
      last_used_at: expect.stringMatching(/^20/),
      last_used_ip: '127.0.0.1',
    });
  });

  it('does what its scopes name and no more; what it may not is on record', async () => {
    const { key, id } = await make('finance', ['order:read']);
    const call = program(key);
    expect((await call('GET', '/api/v1/orders')).statusCode).toBe(200);
    const refused = await call('GET', '/api/v1/payments');
    expect(refused.json<ProblemBody>()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const rows = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      tx.selectFrom('audit_log').selectAll().where('action', '=', 'payment.read').execute(),
    );
    expect(rows).toEqual([expect.objectContaining({ outcome: 'refused', detail: { api_key_id: id } })]);
  });

  it('has nothing of what is the person’s own', async () => {
    const { key } = await make('channelManager', ['order:read', 'approval:read']);
    const call = program(key);
    expect((await call('GET', '/api/v1/me')).json<ProblemBody>()).toMatchObject({
      status: 403,
      code: 'KEY_NOT_ACCEPTED',
    });
    expect((await call('PUT', '/api/v1/me/locale', { locale: 'en' })).statusCode).toBe(403);
    expect((await call('DELETE', '/api/v1/session')).statusCode).toBe(403);
    const item = { approval_id: 'apv_none', version: 1 };
    const decide = await call(
      'POST',
      '/api/v1/approvals/bulk',
      { action: 'approve', comment: '', items: [item] },
      fresh(),
    );
    expect(decide.json<ProblemBody>()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('sees what its owner sees: their dealers, their company', async () => {
    const { key } = await make('dealerHeyue', ['order:read', 'dealer:read']);
    const call = program(key);
    const other = await call('GET', `/api/v1/dealers/${api.company.dealers.lanting}`);
    expect(other.statusCode).toBe(404);
    expect((await call('GET', `/api/v1/dealers/${api.company.dealers.heyue}`)).statusCode).toBe(200);
  });

  it('ends at once when it is revoked, at its time, and with its owner', async () => {
    const { key, id } = await make('salesRep', ['order:read']);
    const expiring = await make('salesRep', ['order:read']);
    const orphan = await make('warehouse', ['order:read']);
    expect((await program(key)('GET', '/api/v1/orders')).statusCode).toBe(200);
    const revoke = (header: Record<string, string>) =>
      administrator.send('POST', `/api/v1/api_keys/${id}/revoke`, {}, header);
    const revoked = await revoke(fresh());
    expect(revoked.json()).toMatchObject({ status: 'revoked', revoked_by: { id: api.company.users.administrator.id } });
    expect((await program(key)('GET', '/api/v1/orders')).json<ProblemBody>()).toMatchObject({
      status: 401,
      code: 'KEY_REFUSED',
    });
    expect((await revoke(fresh())).json<ProblemBody>().code).toBe('KEY_ENDED');
    api.clock.now = new Date(Date.now() + 31 * 86_400_000);
    expect((await program(expiring.key)('GET', '/api/v1/orders')).statusCode).toBe(401);
    api.clock.now = null;
    await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      tx
        .updateTable('user_account')
        .set({ status: 'disabled' })
        .where('id', '=', api.company.users.warehouse.id)
        .execute(),
    );
    expect((await program(orphan.key)('GET', '/api/v1/orders')).statusCode).toBe(401);
  });

  it('is nothing when a digit, the tenant or the scheme is another', async () => {
    const { key } = await make('salesRep', ['order:read']);
    const wrong = [
      key.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
      `${key}0`,
      key.replace(/^qdk_./, (start) => (start.endsWith('0') ? 'qdk_1' : 'qdk_0')),
      'x',
    ];
    for (const other of wrong) expect((await program(other)('GET', '/api/v1/orders')).statusCode).toBe(401);
    const basic = await api.app.inject({ url: '/api/v1/orders', headers: { authorization: `Basic ${key}` } });
    expect(basic.json<ProblemBody>().code).toBe('NOT_SIGNED_IN');
  });

  it('has a limit of requests of its own, and guessing has another', async () => {
    const [busy, other] = [await make('salesRep', ['order:read']), await make('salesRep', ['order:read'])];
    let last = 200;
    for (let n = 0; n < 25; n += 1) last = (await program(busy.key)('GET', '/api/v1/orders')).statusCode;
    expect(last).toBe(200);
    expect((await program(busy.key)('GET', '/api/v1/operations')).statusCode).toBe(429);
    expect((await program(other.key)('GET', '/api/v1/orders')).statusCode).toBe(200);
    for (let n = 0; n < 31; n += 1) last = (await program('guess')('GET', '/api/v1/orders')).statusCode;
    expect(last).toBe(429);
  });
});
