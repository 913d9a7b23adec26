/** Price lists as a channel manager keeps them: planned prices, two editors of one price, who gets which price on which day. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dec } from '../../src/kernel/decimal.ts';
import { addDays } from '../../src/kernel/period.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { pricesFor } from '../../src/pricing/resolve.ts';
import { priceOf } from '../../src/pricing/rules.ts';
import type { PriceListView } from '../../src/pricing/schema.ts';
import type { RecordVersion } from '../../src/versions/schema.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

const TODAY = '2026-11-25';
let api: TestApi;
let manager: Browser;
let dealer: Browser;
beforeAll(async () => {
  api = await startApi();
  api.clock.now = new Date(`${TODAY}T04:00:00Z`);
  manager = new Browser(api);
  dealer = new Browser(api);
  await Promise.all([manager.signIn('channelManager'), dealer.signIn('dealerHeyue')]);
});
afterAll(() => api.close());

let keys = 0;
const send = (path: string, body: object, version?: number) =>
  manager.send('POST', `/api/v1/price_lists${path}`, body, {
    'idempotency-key': `masters-prices-${(keys += 1)}`,
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  });
const errorsOf = (response: { json(): unknown }) =>
  ((response.json() as ProblemBody).errors ?? []).map(({ pointer, code }) => [pointer, code]);
const view = async (id: string, query = '') =>
  (await manager.send('GET', `/api/v1/price_lists/${id}${query}`)).json<PriceListView>();
const chain = ({ versions }: PriceListView) =>
  versions.map(({ version, valid_from, valid_to, state }) => [version, valid_from, valid_to, state]);

async function newList(code: string, more: object = {}): Promise<string> {
  const made = await send('', { code, name: code, name_en: code, ...more });
  expect(made.statusCode).toBe(201);
  return made.json<{ id: string }>().id;
}

const prices = (unit_price: string, floor_price: string | null = null, sku_code = 'SL-ESS-150') => [
  { sku_code, unit_price, floor_price },
];

/** What one unit costs a partner on a day. */
async function priceFor(party: string, on: string): Promise<string> {
  const found = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    pricesFor(tx, {
      companyId: api.company.companyId,
      currency: 'CNY',
      partyId: party,
      level: 'L2',
      regionId: api.company.regions.EAST,
      on,
      skuIds: [api.company.skus['SL-ESS-150']],
    }),
  );
  const priced = priceOf(found.get(api.company.skus['SL-ESS-150']) ?? [], dec(24));
  return priced.ok ? priced.value.unitPrice.toFixed(2) : priced.code;
}

describe('planned prices', () => {
  it('chain up: each holds until the next begins; one of the same day is replaced, one withdrawn is forgotten', async () => {
    const id = await newList('PLAN', { party_id: api.company.dealers.wanglan });
    const [soon, later] = ['2026-12-01', '2027-01-01'];
    expect((await send(`/${id}/publish`, { valid_from: TODAY, prices: prices('90') }, 1)).statusCode).toBe(201);
    expect((await send(`/${id}/publish`, { valid_from: later, prices: prices('70') }, 2)).statusCode).toBe(201);
    expect((await send(`/${id}/publish`, { valid_from: soon, prices: prices('80') }, 3)).statusCode).toBe(201);
    expect((await send(`/${id}/publish`, { valid_from: soon, prices: prices('81') }, 4)).statusCode).toBe(201);
    expect(chain(await view(id))).toEqual([
      [4, soon, later, 'scheduled'],
      [3, soon, later, 'withdrawn'],
      [2, later, null, 'scheduled'],
      [1, TODAY, soon, 'in_force'],
    ]);
    const days = [TODAY, '2026-11-30', soon, '2026-12-31', later];
    const asked = await Promise.all(days.map((day) => priceFor(api.company.dealers.wanglan, day)));
    expect(asked).toEqual(['90.00', '90.00', '81.00', '81.00', '70.00']);
    expect((await send(`/${id}/withdraw`, { version: 4 }, 5)).statusCode).toBe(200);
    expect(await priceFor(api.company.dealers.wanglan, '2026-12-15')).toBe('90.00');
    const begun = await send(`/${id}/withdraw`, { version: 1 }, 6);
    expect([begun.statusCode, begun.json<ProblemBody>().code]).toEqual([409, 'PRICES_BEGUN']);
    const today = await send(`/${id}/publish`, { valid_from: TODAY, prices: prices('1') }, 6);
    expect(errorsOf(today)).toEqual([['/valid_from', 'PRICES_IN_THE_PAST']]);
    expect((await view(id, '?prices_of=1')).prices).toMatchObject([{ unit_price: '90' }]);
  });
});

describe('two people editing the same price', () => {
  it('the second is told, reads what is newer, and publishes on that; the past shows both', async () => {
    const id = await newList('TWO', { level: 'L9' });
    const from = addDays(TODAY, 1);
    await send(`/${id}/publish`, { valid_from: TODAY, prices: prices('52', '40') }, 1);
    const [first, second] = await Promise.all([
      send(`/${id}/publish`, { valid_from: from, prices: prices('50', '40') }, 2),
      send(`/${id}/publish`, { valid_from: from, prices: prices('49', '39') }, 2),
    ]);
    expect([first.statusCode, second.statusCode].sort((a, b) => a - b)).toEqual([201, 412]);
    const won = first.statusCode === 201 ? '50' : '49';
    const newest = await view(id);
    expect([newest.version, newest.prices[0]?.unit_price]).toEqual([3, won]);
    expect((await send(`/${id}/publish`, { valid_from: from, prices: prices('49.50', '40') }, 3)).statusCode).toBe(201);
    const { data } = (await manager.send('GET', `/api/v1/price_lists/${id}/versions`)).json<{
      data: RecordVersion[];
    }>();
    expect(data.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    expect(data[0]?.changes).toContainEqual(expect.objectContaining({ field: 'SL-ESS-150', after: '49.5 / 40' }));
    expect(data[2]?.changes).toContainEqual({ field: 'SL-ESS-150', before: null, after: '52 / 40' });
  });
});

describe('what is refused', () => {
  it('names the field: negative, too fine, floor above, unknown goods, twice', async () => {
    const id = await newList('WRONG', { level: 'L8', price_scale: 1 });
    const publish = async (lines: object[]) =>
      errorsOf(await send(`/${id}/publish`, { valid_from: TODAY, prices: lines }, 1));
    expect(await publish(prices('-1'))).toEqual([['/prices/0/unit_price', 'PRICE_TEXT']]);
    expect(await publish(prices('1.25'))).toEqual([['/prices/0/unit_price', 'PRICE_TOO_FINE']]);
    expect(await publish(prices('1', '2'))).toEqual([['/prices/0/floor_price', 'FLOOR_ABOVE_PRICE']]);
    expect(await publish(prices('1', null, 'NO-SUCH'))).toEqual([['/prices/0/sku_code', 'UNKNOWN_SKU']]);
    expect(await publish([...prices('1'), ...prices('2')])).toEqual([['/prices/1', 'PRICE_TWICE']]);
  });

  it('the same goods for the same partners in the same days in two lists, until one is switched off', async () => {
    const one = await newList('SAME-1', { level: 'L7' });
    const two = await newList('SAME-2', { level: 'L7' });
    await send(`/${one}/publish`, { valid_from: TODAY, prices: prices('10') }, 1);
    const overlap = await send(`/${two}/publish`, { valid_from: '2027-01-01', prices: prices('11') }, 1);
    expect(errorsOf(overlap)).toEqual([['/prices/0/sku_code', 'PRICES_OVERLAP']]);
    expect(chain(await view(two))).toEqual([]);
    const off = await manager.send('PATCH', `/api/v1/price_lists/${one}`, { active: false }, { 'if-match': '"2"' });
    expect(off.statusCode).toBe(200);
    expect((await send(`/${two}/publish`, { valid_from: '2027-01-01', prices: prices('11') }, 1)).statusCode).toBe(201);
  });

  it('a list for one partner that also names a level, and lists to whom prices are no business', async () => {
    const both = await send('', {
      code: 'B',
      name: 'b',
      name_en: 'b',
      party_id: api.company.dealers.lanting,
      level: 'L1',
    });
    expect(errorsOf(both)).toEqual([['/level', 'PARTNER_LIST_ALONE']]);
    expect((await dealer.send('GET', '/api/v1/price_lists')).statusCode).toBe(403);
  });
});

it('a list that the contract in force names counts like one made for the partner', async () => {
  const party = api.company.dealers.lanting;
  const before = await priceFor(party, TODAY);
  const id = await newList('AGREED', { level: 'L6' });
  await send(`/${id}/publish`, { valid_from: TODAY, prices: prices('12.34') }, 1);
  expect(await priceFor(party, TODAY)).toBe(before);
  const revised = await manager.send(
    'POST',
    `/api/v1/contracts/${api.company.contracts.lanting}/revise`,
    { valid_from: TODAY, valid_to: null, credit_limit: '1000000', price_list_id: id },
    { 'idempotency-key': 'masters-prices-agreed', 'if-match': '"1"' },
  );
  expect(revised.statusCode).toBe(201);
  expect(await priceFor(party, TODAY)).toBe('12.34');
});
