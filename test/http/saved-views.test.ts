// Views of a list: kept by name, shared with one's side, nobody else's.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SavedViewView } from '../../src/views/schema.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Who = Parameters<Browser['signIn']>[0];
async function seat(who: Who): Promise<Browser> {
  const browser = new Browser(api);
  await browser.signIn(who);
  return browser;
}

const save = (browser: Browser, body: object, key: string = randomUUID()) =>
  browser.send(
    'POST',
    '/api/v1/saved_views',
    { room: 'orders', filters: { status: ['approved'] }, ...body },
    { 'idempotency-key': key },
  );
const names = async (browser: Browser) =>
  (await browser.send('GET', '/api/v1/saved_views?room=orders'))
    .json<{ data: SavedViewView[] }>()
    .data.map(({ name }) => name);

it('keeps private views to their owner and shares others with the own side only', async () => {
  const [finance, manager, lanting, heyue] = await Promise.all([
    seat('finance'),
    seat('channelManager'),
    seat('dealerLanting'),
    seat('dealerHeyue'),
  ]);
  expect((await save(finance, { name: 'mine' })).statusCode).toBe(201);
  expect((await save(finance, { name: 'for us', shared: true })).statusCode).toBe(201);
  expect((await save(lanting, { name: 'dealer’s', shared: true })).statusCode).toBe(201);
  expect(await names(finance)).toEqual(['for us', 'mine']);
  expect(await names(manager)).toEqual(['for us']);
  expect(await names(lanting)).toEqual(['dealer’s']);
  expect(await names(heyue)).toEqual([]);
});

it('keeps a view once, refuses a second of the same name, and lets only its owner forget it', async () => {
  const [sales, manager] = await Promise.all([seat('salesRep'), seat('channelManager')]);
  const first = await save(sales, { name: 'late', shared: true }, 'view-once');
  expect((await save(sales, { name: 'late', shared: true }, 'view-once')).json()).toEqual(first.json());
  expect((await save(sales, { name: 'late' })).json<ProblemBody>()).toMatchObject({
    status: 409,
    code: 'VIEW_NAME_TAKEN',
  });
  const { id } = first.json<SavedViewView>();
  const forget = (browser: Browser) =>
    browser.send('POST', `/api/v1/saved_views/${id}/delete`, {}, { 'idempotency-key': randomUUID() });
  expect((await forget(manager)).statusCode).toBe(404);
  expect((await forget(sales)).statusCode).toBe(200);
  expect(await names(sales)).not.toContain('late');
});

it('names the field that is wrong', async () => {
  const sales = await seat('salesRep');
  for (const [body, pointer] of [
    [{ name: ' ' }, '/name'],
    [{ name: 'x'.repeat(41) }, '/name'],
    [{ name: 'x', room: 'payments' }, '/room'],
    [{ name: 'x', filters: { a: 1 } }, '/filters/a'],
  ] as const) {
    const { status, errors } = (await save(sales, body)).json<ProblemBody>();
    expect([status, errors?.[0]?.pointer]).toEqual([422, pointer]);
  }
});
