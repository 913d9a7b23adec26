/** Partners, stores and contracts as a channel manager keeps them: full change, versions, stale edits, and what is refused by field. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordVersion } from '../../src/versions/schema.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let manager: Browser;
let finance: Browser;
let dealer: Browser;
let west: Browser;
beforeAll(async () => {
  api = await startApi();
  const signedIn = async (who: Parameters<Browser['signIn']>[0]) => {
    const browser = new Browser(api);
    await browser.signIn(who);
    return browser;
  };
  [manager, finance, dealer, west] = await Promise.all([
    signedIn('channelManager'),
    signedIn('finance'),
    signedIn('dealerHeyue'),
    signedIn('channelManagerWest'),
  ]);
});
afterAll(() => api.close());

let keys = 0;
const key = () => ({ 'idempotency-key': `masters-partners-${(keys += 1)}` });
const versionsOf = async (browser: Browser, url: string): Promise<RecordVersion[]> =>
  (await browser.send('GET', `${url}/versions`)).json<{ data: RecordVersion[] }>().data;
const errorsOf = (response: { json(): unknown }) =>
  ((response.json() as ProblemBody).errors ?? []).map(({ pointer, code }) => [pointer, code]);

async function newDealer(code: string, more: object = {}): Promise<string> {
  const body = { code, name: `伙伴 ${code}`, level: 'L3', region_id: api.company.regions.EAST, ...more };
  const made = await manager.send('POST', '/api/v1/dealers', body, key());
  expect(made.statusCode).toBe(201);
  return made.json<{ id: string }>().id;
}

describe('the versions of a partner', () => {
  it('say who changed which field from what to what, named as people know it, the newest first', async () => {
    const id = await newDealer('D3001');
    const change = { level: 'L2', sales_rep_id: api.company.users.salesRep.id, contact: '王经理' };
    expect((await manager.send('PATCH', `/api/v1/dealers/${id}`, change, { 'if-match': '"1"' })).statusCode).toBe(200);
    const [second, first, ...rest] = await versionsOf(manager, `/api/v1/dealers/${id}`);
    expect(rest).toEqual([]);
    expect(second).toMatchObject({ version: 2, by: { id: api.company.users.channelManager.id } });
    expect(second?.changes).toEqual([
      { field: 'level', before: 'L3', after: 'L2' },
      { field: 'sales_rep_id', before: null, after: expect.objectContaining({ id: api.company.users.salesRep.id }) },
      { field: 'contact', before: '', after: '王经理' },
    ]);
    expect(first?.changes).toContainEqual({
      field: 'region_id',
      before: null,
      after: expect.objectContaining({ code: 'EAST' }),
    });
  });

  it('are paged, and a position we did not make is refused', async () => {
    const id = await newDealer('D3002');
    for (const version of [1, 2, 3])
      await manager.send('PATCH', `/api/v1/dealers/${id}`, { level: `L${version}` }, { 'if-match': `"${version}"` });
    const url = `/api/v1/dealers/${id}/versions`;
    const page = (await manager.send('GET', `${url}?limit=3`)).json<{ data: RecordVersion[]; next_cursor: string }>();
    expect(page.data.map(({ version }) => version)).toEqual([4, 3, 2]);
    const rest = (await manager.send('GET', `${url}?limit=3&cursor=${page.next_cursor}`)).json<typeof page>();
    expect(rest.data.map(({ version }) => version)).toEqual([1]);
    const forged = Buffer.from(JSON.stringify({ k: ['x'], b: false })).toString('base64url');
    expect((await manager.send('GET', `${url}?cursor=${forged}`)).statusCode).toBe(400);
  });

  it('are seen by nobody who may not see the partner', async () => {
    const id = await newDealer('D3003');
    for (const browser of [dealer, west])
      expect((await browser.send('GET', `/api/v1/dealers/${id}/versions`)).statusCode).toBe(404);
  });

  it('one of two who change the same field on the same version is told what is newer, and nothing is lost', async () => {
    const id = await newDealer('D3004');
    const answers = await Promise.all(
      ['L1', 'L2'].map((level) => manager.send('PATCH', `/api/v1/dealers/${id}`, { level }, { 'if-match': '"1"' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 412]);
    expect(await versionsOf(manager, `/api/v1/dealers/${id}`)).toHaveLength(2);
  });
});

describe('the tree of partners', () => {
  it('moves a partner under another and keeps both places; a loop is refused at its field', async () => {
    const above = await newDealer('D3010');
    const below = await newDealer('D3011', { parent_id: above });
    const loop = await manager.send('PATCH', `/api/v1/dealers/${above}`, { parent_id: below }, { 'if-match': '"1"' });
    expect([loop.statusCode, errorsOf(loop)]).toEqual([422, [['/parent_id', 'DEALER_CYCLE']]]);
    const own = await manager.send('PATCH', `/api/v1/dealers/${above}`, { parent_id: above }, { 'if-match': '"1"' });
    expect(errorsOf(own)).toEqual([['/parent_id', 'DEALER_CYCLE']]);
    const freed = await manager.send('PATCH', `/api/v1/dealers/${below}`, { parent_id: null }, { 'if-match': '"1"' });
    expect(freed.statusCode).toBe(200);
    expect((await manager.send('GET', `/api/v1/dealers/${below}`)).json()).toMatchObject({ parent: null, version: 2 });
    const [moved] = await versionsOf(manager, `/api/v1/dealers/${below}`);
    expect(moved?.changes).toEqual([
      { field: 'parent_id', before: expect.objectContaining({ code: 'D3010' }), after: null },
    ]);
    const again = await manager.send('PATCH', `/api/v1/dealers/${above}`, { parent_id: below }, { 'if-match': '"1"' });
    expect(again.statusCode).toBe(200);
  });
});

describe('stores', () => {
  it('are opened, renamed and closed with their history, and seen only with their dealer', async () => {
    const id = await newDealer('D3020');
    const sent = key();
    const body = { name: '静安店', address: '南京西路 1 号' };
    const made = await manager.send('POST', `/api/v1/dealers/${id}/stores`, body, sent);
    expect(made.statusCode).toBe(201);
    expect((await manager.send('POST', `/api/v1/dealers/${id}/stores`, body, sent)).json()).toEqual(made.json());
    const store = made.json<{ id: string }>().id;
    const closed = await manager.send('PATCH', `/api/v1/stores/${store}`, { status: 'left' }, { 'if-match': '"1"' });
    expect(closed.statusCode).toBe(200);
    const shown = (await manager.send('GET', `/api/v1/dealers/${id}`)).json<{ stores: object[] }>();
    expect(shown.stores).toEqual([
      { id: store, name: '静安店', name_en: null, address: '南京西路 1 号', status: 'left', version: 2 },
    ]);
    expect((await versionsOf(manager, `/api/v1/stores/${store}`))[0]?.changes).toEqual([
      { field: 'status', before: 'active', after: 'left' },
    ]);
    const foreign = await west.send('PATCH', `/api/v1/stores/${store}`, { name: 'x' }, { 'if-match': '"2"' });
    expect(foreign.statusCode).toBe(404);
  });
});

describe('contracts', () => {
  const terms = { valid_from: '2027-01-01', valid_to: '2028-01-01', credit_limit: '1000.00' };

  it('keep every version with its differences under one number, its end included', async () => {
    const id = await newDealer('D3030');
    const made = await finance.send('POST', `/api/v1/dealers/${id}/contracts`, { number: 'HT-V-1', ...terms }, key());
    const first = made.json<{ id: string }>().id;
    const revised = await finance.send(
      'POST',
      `/api/v1/contracts/${first}/revise`,
      { ...terms, valid_from: '2027-06-01', credit_limit: '2500.50', price_list_id: api.company.priceLists.BASE },
      { ...key(), 'if-match': '"1"' },
    );
    expect(revised.statusCode).toBe(201);
    const second = revised.json<{ id: string }>().id;
    await finance.send(
      'POST',
      `/api/v1/contracts/${second}/terminate`,
      { on: '2027-09-01' },
      { ...key(), 'if-match': '"2"' },
    );
    const versions = await versionsOf(finance, `/api/v1/contracts/${first}`);
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(versions[1]?.changes).toEqual([
      { field: 'valid_from', before: '2027-01-01', after: '2027-06-01' },
      { field: 'credit_limit', before: '1000', after: '2500.5' },
      { field: 'price_list_id', before: null, after: expect.objectContaining({ code: 'BASE' }) },
    ]);
    expect(versions[0]?.changes).toContainEqual({ field: 'status', before: 'active', after: 'terminated' });
    expect((await west.send('GET', `/api/v1/contracts/${first}/versions`)).statusCode).toBe(404);
  });

  it('do not cover the same scope on the same days twice, and name only price lists that exist', async () => {
    const id = await newDealer('D3031');
    const url = `/api/v1/dealers/${id}/contracts`;
    expect((await finance.send('POST', url, { number: 'HT-V-2', ...terms }, key())).statusCode).toBe(201);
    const twice = await finance.send('POST', url, { number: 'HT-V-3', ...terms, valid_from: '2027-12-31' }, key());
    expect([twice.statusCode, errorsOf(twice)]).toEqual([422, [['/valid_from', 'CONTRACT_OVERLAP']]]);
    const after = { number: 'HT-V-3', ...terms, valid_from: '2028-01-01', valid_to: null };
    const unknown = await finance.send('POST', url, { ...after, price_list_id: 'pl_x' }, key());
    expect(errorsOf(unknown)).toEqual([['/price_list_id', 'UNKNOWN_PRICE_LIST']]);
    expect((await finance.send('POST', url, after, key())).statusCode).toBe(201);
    const fine = await finance.send('POST', url, { ...after, number: 'HT-V-4', credit_limit: '1.234' }, key());
    expect(errorsOf(fine)).toEqual([['/credit_limit', 'AMOUNT_TEXT']]);
  });
});

it('lists count what their filters find', async () => {
  const count = async (query: string) =>
    (await finance.send('GET', `/api/v1/dealers/summary${query}`)).json<{ count: number }>().count;
  expect(await count('?q=D3')).toBe(
    (await finance.send('GET', '/api/v1/dealers?q=D3&limit=100')).json<{ data: unknown[] }>().data.length,
  );
  expect(await count('?q=nobody')).toBe(0);
});
