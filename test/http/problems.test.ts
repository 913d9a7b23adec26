import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let warehouse: Browser;
let manager: Browser;
beforeAll(async () => {
  api = await startApi();
  warehouse = new Browser(api);
  await warehouse.signIn('warehouse');
  manager = new Browser(api);
  await manager.signIn('channelManager');
});
afterAll(() => api.close());

let keys = 0;
const key = () => ({ 'idempotency-key': `problem-test-${(keys += 1)}` });
const receipt = (lines: unknown) => ({ warehouse_id: api.company.warehouses.JXG, lines });

async function problem(promise: ReturnType<Browser['send']>): Promise<ProblemBody> {
  const response = await promise;
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = response.json<ProblemBody>();
  expect(body.status).toBe(response.statusCode);
  return body;
}

describe('bad content', () => {
  it('names an unknown field by pointer', async () => {
    const body = await problem(
      warehouse.send(
        'POST',
        '/api/v1/stock_receipts',
        { ...receipt([{ sku_code: 'SL-ESS-150', quantity: '1', 'a/b': 1 }]), colour: 'red' },
        key(),
      ),
    );
    expect(body).toMatchObject({ status: 422, code: 'INVALID_CONTENT' });
    expect(body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/lines/0/a~1b', 'UNKNOWN_FIELD'],
      ['/colour', 'UNKNOWN_FIELD'],
    ]);
  });

  it('refuses an amount given as a JSON number and says why', async () => {
    const body = await problem(
      warehouse.send('POST', '/api/v1/stock_receipts', receipt([{ sku_code: 'SL-ESS-150', quantity: 0.1 }]), key()),
    );
    expect(body.errors).toEqual([
      { pointer: '/lines/0/quantity', code: 'AMOUNT_AS_NUMBER', detail: expect.stringContaining('as text') },
    ]);
  });

  it.each([
    ['0', 'POSITIVE_DECIMAL'],
    ['-5', 'POSITIVE_DECIMAL'],
    ['1e3', 'POSITIVE_DECIMAL'],
    [' 1', 'POSITIVE_DECIMAL'],
  ])('refuses the quantity %j', async (quantity, code) => {
    const body = await problem(
      warehouse.send('POST', '/api/v1/stock_receipts', receipt([{ sku_code: 'SL-ESS-150', quantity }]), key()),
    );
    expect(body.errors?.[0]).toMatchObject({ pointer: '/lines/0/quantity', code });
  });

  it('says what is missing and which values there are', async () => {
    const body = await problem(manager.send('POST', '/api/v1/dealers', { status: 'asleep' }, key()));
    const codes = Object.fromEntries(body.errors!.map(({ pointer, code }) => [pointer, code]));
    expect(codes).toMatchObject({ '/name': 'REQUIRED', '/region_id': 'REQUIRED', '/status': 'INVALID_VALUE' });
    expect(body.errors!.find(({ pointer }) => pointer === '/status')!.detail).toContain('suspended');
  });

  it('names an unknown SKU by its line and changes nothing', async () => {
    const before = (await warehouse.send('GET', '/api/v1/stock?q=SL-ESS-150')).json<object>();
    const lines = [
      { sku_code: 'SL-ESS-150', quantity: '24' },
      { sku_code: 'NOPE', quantity: '24' },
    ];
    const body = await problem(warehouse.send('POST', '/api/v1/stock_receipts', receipt(lines), key()));
    expect(body.errors).toMatchObject([
      { pointer: '/lines/1/sku_code', code: 'UNKNOWN_SKU', detail: 'There is no SKU NOPE.' },
    ]);
    expect((await warehouse.send('GET', '/api/v1/stock?q=SL-ESS-150')).json()).toEqual(before);
  });

  it('speaks the language asked for, else that of the user', async () => {
    const send = (language?: string) =>
      problem(warehouse.send('GET', '/api/v1/skus?colour=red', undefined, { 'accept-language': language ?? 'fr' }));
    expect((await send('zh-CN,zh;q=0.9,en;q=0.8')).errors![0]!.detail).toBe('没有名为「colour」的查询参数。');
    expect((await send('en-GB')).errors![0]!.detail).toBe('There is no query parameter named "colour".');
    expect((await send()).title).toBe('请求有误');
  });
});

describe('bad requests', () => {
  it('refuses a query parameter nobody declared, and limits out of range', async () => {
    expect(await problem(warehouse.send('GET', '/api/v1/skus?limit=20&offset=3'))).toMatchObject({
      status: 400,
      code: 'INVALID_PARAMETER',
      errors: [{ pointer: '/offset', code: 'UNKNOWN_PARAMETER' }],
    });
    expect((await problem(warehouse.send('GET', '/api/v1/skus?limit=1000'))).errors).toMatchObject([
      { pointer: '/limit', code: 'TOO_LONG' },
    ]);
  });

  it('refuses a cursor it did not make', async () => {
    for (const cursor of [
      'x',
      Buffer.from('{"k":["a","b","c"],"b":false}').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ])
      expect(await problem(warehouse.send('GET', `/api/v1/skus?cursor=${cursor}`))).toMatchObject({
        status: 400,
        code: 'INVALID_CURSOR',
      });
  });

  it('refuses JSON that is none, and a type that is not JSON', async () => {
    expect(await problem(warehouse.send('POST', '/api/v1/stock_receipts', '{"warehouse_id":', key()))).toMatchObject({
      status: 400,
      code: 'MALFORMED_JSON',
    });
    const form = warehouse.send('POST', '/api/v1/stock_receipts', 'a=1', {
      ...key(),
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(await problem(form)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('refuses a body of 20 MB', async () => {
    const body = `{"warehouse_id":"${'x'.repeat(20 * 1024 * 1024)}"}`;
    expect(await problem(warehouse.send('POST', '/api/v1/stock_receipts', body, key()))).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
      params: { limit: 1048576 },
    });
  });

  it('tells a wrong method from a wrong address', async () => {
    const response = await warehouse.send('DELETE', '/api/v1/dealers/x');
    expect(response.headers.allow).toBe('GET, HEAD, PATCH');
    expect(await problem(Promise.resolve(response))).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(await problem(warehouse.send('GET', '/api/v1/nothing'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('needs an idempotency key to move anything, a sane one', async () => {
    const body = receipt([{ sku_code: 'SL-ESS-150', quantity: '24' }]);
    expect(await problem(warehouse.send('POST', '/api/v1/stock_receipts', body))).toMatchObject({
      status: 400,
      code: 'IDEMPOTENCY_KEY_REQUIRED',
    });
    expect(
      await problem(warehouse.send('POST', '/api/v1/stock_receipts', body, { 'idempotency-key': 'short' })),
    ).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_INVALID' });
  });

  it('accepts a sane request id and makes one otherwise', async () => {
    const sane = await warehouse.send('GET', '/api/v1/me', undefined, { 'x-request-id': 'caller-id-0001' });
    expect(sane.headers['x-request-id']).toBe('caller-id-0001');
    const insane = await warehouse.send('GET', '/api/v1/me', undefined, { 'x-request-id': 'bad id\twith spaces' });
    expect(insane.headers['x-request-id']).toMatch(/^req_[0-9a-f]{32}$/);
  });
});

describe('headers and limits', () => {
  it('let no other site frame the console or run scripts in it', async () => {
    const response = await warehouse.send('GET', '/api/v1/me');
    expect(response.headers['content-security-policy']).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuse too many requests with the time to wait', async () => {
    const tight = await startApi({ limits: { perMinute: 5, signInsPerMinute: 3 } });
    try {
      const browser = new Browser(tight);
      await browser.signIn('finance');
      const answers = [];
      for (let i = 0; i < 6; i += 1) answers.push(await browser.send('GET', '/api/v1/me'));
      expect(answers.map((response) => response.statusCode)).toEqual([200, 200, 200, 200, 200, 429]);
      expect(answers[5]!.json<ProblemBody>().code).toBe('TOO_MANY_REQUESTS');
      expect(Number(answers[5]!.headers['retry-after'])).toBeGreaterThan(0);
      const stranger = new Browser(tight);
      const signIns = [];
      for (let i = 0; i < 3; i += 1) signIns.push((await stranger.signInAs('a@b.example', 'x')).statusCode);
      expect(signIns).toEqual([401, 401, 429]);
    } finally {
      await tight.close();
    }
  });
});

describe('operator pages', () => {
  it('tell health, readiness and figures', async () => {
    expect((await api.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await api.app.inject('/readyz')).json()).toEqual({ status: 'ready', checks: {} });
    await warehouse.send('GET', '/api/v1/dealers/par_unknown');
    const metrics = (await api.app.inject('/metrics')).body;
    expect(metrics).toContain(
      'qudao_http_request_duration_seconds_count{method="GET",route="/api/v1/dealers/:id",status="404"}',
    );
    expect(metrics).toContain('qudao_database_connections{pool="api",state="total"}');
    expect(metrics).not.toContain('par_unknown');
  });

  it('keep the figures from callers elsewhere', async () => {
    expect((await api.app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode).toBe(404);
    expect((await api.app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.9' } })).statusCode).toBe(
      404,
    );
  });

  it('say not ready when a server is away', async () => {
    const lame = await startApi({
      probes: { temporal: () => Promise.reject(new Error('away')), database: async () => undefined },
    });
    try {
      const response = await lame.app.inject('/readyz');
      expect(response.statusCode).toBe(503);
      expect(response.json()).toEqual({ status: 'not_ready', checks: { temporal: 'failed', database: 'ok' } });
    } finally {
      await lame.close();
    }
  });
});
