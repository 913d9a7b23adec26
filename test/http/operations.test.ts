import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { finishOperation, progressOperation, startOperation } from '../../src/operations/store.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const inTenant = <T>(work: (tx: Db) => Promise<T>) => withScope(api.worker, tenantScope(api.company.tenant), work);
const start = () =>
  inTenant((tx) =>
    startOperation(tx, {
      tenant: api.company.tenant,
      companyId: api.company.companyId,
      kind: 'approvals.bulk_decide',
      items: 3,
      createdBy: api.company.users.finance.id,
    }),
  );

it('shows progress and a result per item, also when a step is repeated after a crash', async () => {
  const finance = new Browser(api);
  await finance.signIn('finance');
  const id = await start();
  const results = [
    { item: 'apv_1', ok: true },
    { item: 'apv_2', ok: false, code: 'NOT_FOUND' },
  ];
  await inTenant((tx) => progressOperation(tx, id, { done: 2, step: 'deciding', results }));
  await inTenant((tx) => progressOperation(tx, id, { done: 2, step: 'deciding', results }));
  await inTenant((tx) => progressOperation(tx, id, { done: 1 }));
  const view = (await finance.send('GET', `/api/v1/operations/${id}`)).json<object>();
  expect(view).toMatchObject({
    status: 'running',
    done: 2,
    total: 3,
    step: 'deciding',
    results: [
      { item: 'apv_1', ok: true, code: null, detail: null },
      { item: 'apv_2', ok: false, code: 'NOT_FOUND', detail: 'It does not exist, or you may not see it.' },
    ],
  });
  expect((await finance.send('GET', '/api/v1/operations')).json<{ data: { id: string }[] }>().data[0]).toMatchObject({
    id,
    done: 2,
  });
});

it('stops when asked, once, and stays as it ended', async () => {
  const finance = new Browser(api);
  await finance.signIn('finance');
  const id = await start();
  const cancel = (key: string) =>
    finance.send('POST', `/api/v1/operations/${id}/cancel`, {}, { 'idempotency-key': key });
  const asked = await cancel('cancel-key-1');
  expect([asked.statusCode, asked.json<{ cancel_requested: boolean }>().cancel_requested]).toEqual([202, true]);
  expect(await inTenant((tx) => progressOperation(tx, id, { done: 1 }))).toEqual({ cancelRequested: true });
  await inTenant((tx) => finishOperation(tx, id, { status: 'cancelled' }));
  await inTenant((tx) => finishOperation(tx, id, { status: 'done' }));
  await inTenant((tx) => progressOperation(tx, id, { done: 3 }));
  expect((await finance.send('GET', `/api/v1/operations/${id}`)).json()).toMatchObject({
    status: 'cancelled',
    done: 1,
  });
  expect((await cancel('cancel-key-2')).json<ProblemBody>()).toMatchObject({ status: 409, code: 'OPERATION_ENDED' });
});

it('is the business of who started it, and of who runs the system', async () => {
  const id = await start();
  const finance2 = new Browser(api);
  await finance2.signIn('finance2');
  expect((await finance2.send('GET', `/api/v1/operations/${id}`)).statusCode).toBe(404);
  const cancel = await finance2.send(
    'POST',
    `/api/v1/operations/${id}/cancel`,
    {},
    { 'idempotency-key': 'cancel-key-3' },
  );
  expect(cancel.statusCode).toBe(404);
  const operator = new Browser(api);
  await operator.signIn('operator');
  expect((await operator.send('GET', `/api/v1/operations/${id}`)).statusCode).toBe(200);
});
