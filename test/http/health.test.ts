// What an operator sees and may do while Temporal is away, and who may not.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { SystemHealthView } from '../../src/health/schema.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let operator: Browser;
beforeAll(async () => {
  api = await startApi();
  operator = new Browser(api);
  await operator.signIn('operator');
});
afterAll(() => api.close());

const health = async (who = operator, locale = 'en') =>
  (await who.send('GET', '/api/v1/system_health', undefined, { 'accept-language': locale })).json<SystemHealthView>();
const inTenant = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(api.worker, tenantScope(api.company.tenant), work);

it('says in the reader’s language which server does not answer, and goes on with the rest', async () => {
  const { checks, stuck } = await health();
  expect(checks).toMatchObject([
    { check: 'database', status: 'ok' },
    {
      check: 'temporal',
      status: 'look',
      message: 'Temporal does not answer. Work under way goes on by itself once it is back.',
    },
    { check: 'outbox', status: 'ok' },
    { check: 'seal', status: 'ok' },
  ]);
  expect(stuck).toEqual([]);
  expect((await health(operator, 'zh-CN')).checks[1]?.message).toBe(
    'Temporal 没有应答。恢复后，未完成的工作会自动继续。',
  );
});

it('tells of messages that are not delivered, with the last error', async () => {
  await inTenant((tx) =>
    tx
      .insertInto('outbox')
      .values({
        tenant_id: api.company.tenant,
        topic: 'signal',
        key: 'late',
        payload: '{}',
        created_at: new Date(Date.now() - 3_600_000),
        last_error: 'connection refused',
      })
      .execute(),
  );
  const outbox = (await health()).checks.find(({ check }) => check === 'outbox');
  expect(outbox?.status).toBe('look');
  expect(outbox?.message).toMatch(
    /^Messages waiting in the outbox: 1, the oldest for 36\d\d s; the last error: connection refused\.$/,
  );
});

it('refuses everybody who does not keep the system running, and records a refused retry', async () => {
  for (const who of ['salesRep', 'finance', 'dealerLanting'] as const) {
    const browser = new Browser(api);
    await browser.signIn(who);
    expect((await browser.send('GET', '/api/v1/system_health')).statusCode).toBe(403);
    expect((await browser.send('GET', '/api/v1/schedules')).statusCode).toBe(403);
    const retried = await browser.send(
      'POST',
      '/api/v1/workflows/order:ord_1/retry',
      {},
      { 'idempotency-key': 'retry-1' },
    );
    expect([who, retried.statusCode]).toEqual([who, 403]);
  }
  const auditor = new Browser(api);
  await auditor.signIn('auditor');
  expect((await auditor.send('GET', '/api/v1/system_health')).statusCode).toBe(200);
  expect(
    (await auditor.send('POST', '/api/v1/workflows/order:ord_1/retry', {}, { 'idempotency-key': 'retry-2' }))
      .statusCode,
  ).toBe(403);
});

it('knows no workflow of nobody’s document, and says that Temporal is away where it is needed', async () => {
  const retry = (id: string) =>
    operator.send(
      'POST',
      `/api/v1/workflows/${encodeURIComponent(id)}/retry`,
      {},
      { 'idempotency-key': `retry-${id}` },
    );
  for (const id of ['order:ord_none', 'return:x', 'order:', "order:'; drop table"])
    expect([id, (await retry(id)).statusCode]).toEqual([id, 404]);
  expect((await retry('bulk:op_none')).statusCode).toBe(503);
  const order = await inTenant((tx) => tx.selectFrom('sales_order').select('id').executeTakeFirst());
  if (order)
    expect((await retry(`order:${order.id}`)).json<ProblemBody>()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  expect((await operator.send('GET', '/api/v1/schedules')).json<ProblemBody>()).toMatchObject({
    status: 503,
    code: 'UNAVAILABLE',
  });
});
