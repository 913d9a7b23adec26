import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dec } from '../../src/kernel/decimal.ts';
import { creditIdentity } from '../../src/credit/settle.ts';
import { accept } from '../../src/kernel/refusal.ts';
import { balances, post } from '../../src/ledger/post.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import { sql } from 'kysely';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let finance: Browser;
let manager: Browser;
let rep: Browser;
let dealer: Browser;
let warehouse: Browser;
let west: Browser;
beforeAll(async () => {
  api = await startApi();
  const signedIn = async (who: Parameters<Browser['signIn']>[0]) => {
    const browser = new Browser(api);
    await browser.signIn(who);
    return browser;
  };
  [finance, manager, rep, dealer, warehouse, west] = await Promise.all([
    signedIn('finance'),
    signedIn('channelManager'),
    signedIn('salesRep'),
    signedIn('dealerHeyue'),
    signedIn('warehouse'),
    signedIn('warehouseWest'),
  ]);
});
afterAll(() => api.close());

let keys = 0;
const key = () => ({ 'idempotency-key': `master-data-${(keys += 1)}` });

interface Listed {
  data: { id: string; code: string; name: string }[];
  has_more: boolean;
  next_cursor: string | null;
  previous_cursor: string | null;
}
const list = async (browser: Browser, url: string): Promise<Listed> => (await browser.send('GET', url)).json();
const codes = (page: Listed) => page.data.map(({ code }) => code);

describe('dealers', () => {
  it('are seen by region, by ownership, and by the dealer itself with those below it', async () => {
    expect((await list(finance, '/api/v1/dealers?limit=100')).data).toHaveLength(11);
    expect(codes(await list(rep, '/api/v1/dealers'))).toEqual(['D1001', 'D1005', 'D1007', 'D1009', 'D1011']);
    expect(codes(await list(dealer, '/api/v1/dealers'))).toEqual(['D1002', 'D1008']);
    const foreign = await dealer.send('GET', `/api/v1/dealers/${api.company.dealers.lanting}`);
    expect([foreign.statusCode, foreign.json<ProblemBody>().code]).toEqual([404, 'NOT_FOUND']);
  });

  it('are paged forwards and back without gap or repeat', async () => {
    const seen: string[] = [];
    let url = '/api/v1/dealers?limit=4';
    let page = await list(finance, url);
    const first = page;
    for (; ; page = await list(finance, url)) {
      seen.push(...codes(page));
      if (!page.next_cursor) break;
      url = `/api/v1/dealers?limit=4&cursor=${page.next_cursor}`;
    }
    expect(seen).toHaveLength(11);
    expect([...seen].sort()).toEqual(seen);
    const before = await list(finance, `/api/v1/dealers?limit=4&cursor=${page.previous_cursor}`);
    expect(codes(before)).toEqual(seen.slice(4, 8));
    const start = await list(finance, `/api/v1/dealers?limit=4&cursor=${before.previous_cursor}`);
    expect(codes(start)).toEqual(codes(first));
    expect(start.previous_cursor).toBeNull();
    expect(first.previous_cursor).toBeNull();
  });

  it('are found by what people type, wildcards taken literally', async () => {
    expect(codes(await list(finance, `/api/v1/dealers?q=${encodeURIComponent('澜庭')}`))).toEqual(['D1001']);
    expect(codes(await list(finance, '/api/v1/dealers?q=lanting'))).toEqual(['D1001']);
    expect(codes(await list(finance, '/api/v1/dealers?q=%25'))).toEqual([]);
  });

  it('show contract, stores, credit buckets and what is overdue', async () => {
    const response = await finance.send('GET', `/api/v1/dealers/${api.company.dealers.wanglan}`);
    expect(response.headers.etag).toBe('"1"');
    expect(response.json()).toMatchObject({
      code: 'D1007',
      level: 'L2',
      region: { code: 'EAST' },
      contracts: [{ in_force: true, credit_limit: { amount: '80000.00', currency: 'CNY' }, payment_days: 30 }],
      credit: {
        limit: { amount: '80000.00' },
        prepaid: { amount: '20000.00' },
        available: { amount: '100000.00' },
        prepaid_balance: { amount: '20000.00' },
      },
      overdue: { count: 0, amount: { amount: '0.00' }, oldest_due_date: null },
    });
  });

  it('are created once per key and changed on the version that was read', async () => {
    const body = { code: 'D2001', name: '苏州新禾商贸', level: 'L3', region_id: api.company.regions.EAST };
    const sent = key();
    const made = await manager.send('POST', '/api/v1/dealers', body, sent);
    expect(made.statusCode).toBe(201);
    const again = await manager.send('POST', '/api/v1/dealers', body, sent);
    expect(again.json()).toEqual(made.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = await manager.send('POST', '/api/v1/dealers', { ...body, code: 'D2002' }, sent);
    expect([other.statusCode, other.json<ProblemBody>().code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect(codes(await list(finance, '/api/v1/dealers?q=D200'))).toEqual(['D2001']);

    const { id } = made.json<{ id: string }>();
    const url = `/api/v1/dealers/${id}`;
    expect((await manager.send('PATCH', url, { level: 'L2' })).statusCode).toBe(428);
    const changed = await manager.send('PATCH', url, { level: 'L2' }, { 'if-match': '"1"' });
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"2"']);
    const stale = await manager.send('PATCH', url, { level: 'L1' }, { 'if-match': '"1"' });
    expect(stale.json<ProblemBody>()).toMatchObject({ status: 412, code: 'STALE_VERSION', params: { current: 2 } });
    expect((await finance.send('GET', url)).json()).toMatchObject({ level: 'L2', version: 2 });
  });

  it('cannot be created outside the own regions, nor with a code that is taken', async () => {
    const outside = await manager.send(
      'POST',
      '/api/v1/dealers',
      { code: 'D2003', name: 'x', level: 'L3', region_id: api.company.regions.SOUTHWEST },
      key(),
    );
    expect([outside.statusCode, outside.json<ProblemBody>().code]).toEqual([403, 'OUT_OF_SCOPE']);
    const taken = await manager.send(
      'POST',
      '/api/v1/dealers',
      { code: 'D1001', name: 'x', level: 'L3', region_id: api.company.regions.EAST },
      key(),
    );
    expect(taken.json<ProblemBody>().errors).toMatchObject([{ pointer: '/code', code: 'DEALER_CODE_TAKEN' }]);
  });
});

describe('contracts', () => {
  const party = () => api.company.dealers.rongsheng;
  const credit = () =>
    withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      creditIdentity(tx, api.company.tenant, api.company.companyId, party(), 'CNY'),
    );
  const newest = async () => {
    const view = (await finance.send('GET', `/api/v1/dealers/${party()}`)).json<{
      contracts: { id: string; version: number; valid_to: string | null }[];
    }>();
    return view.contracts;
  };

  it('post their credit limit, by the difference when revised, and take it back at the end', async () => {
    const year = new Date().getFullYear() + 1;
    const scope = { brands: [api.company.brands.SHILU] };
    const terms = { valid_from: `${year}-01-01`, valid_to: `${year + 1}-01-01`, credit_limit: '30000.00', scope };
    const made = await finance.send(
      'POST',
      `/api/v1/dealers/${party()}/contracts`,
      { number: 'HT-X-1', ...terms },
      key(),
    );
    expect(made.statusCode).toBe(201);
    expect((await credit()).limit.toFixed()).toBe('80000');
    const { id } = made.json<{ id: string }>();
    const revised = await finance.send(
      'POST',
      `/api/v1/contracts/${id}/revise`,
      { ...terms, valid_from: `${year}-06-01`, credit_limit: '10000' },
      { ...key(), 'if-match': '"1"' },
    );
    expect([revised.statusCode, revised.headers.etag]).toEqual([201, '"2"']);
    expect((await credit()).available.toFixed()).toBe('60000');
    expect((await newest()).find((contract) => contract.id === id)?.valid_to).toBe(`${year}-06-01`);
    const stale = await finance.send('POST', `/api/v1/contracts/${id}/revise`, terms, { ...key(), 'if-match': '"1"' });
    expect(stale.statusCode).toBe(412);
    const next = revised.json<{ id: string }>().id;
    const ended = await finance.send(
      'POST',
      `/api/v1/contracts/${next}/terminate`,
      { on: `${year}-07-01` },
      { ...key(), 'if-match': '"2"' },
    );
    expect(ended.statusCode).toBe(200);
    const after = await credit();
    expect([after.available.toFixed(), after.holds]).toEqual(['50000', true]);
  });

  it('are not cut below what is in use, unless enforced', async () => {
    const id = api.company.contracts.rongsheng;
    await holdCredit('45000');
    const cut = { valid_from: '2099-01-01', valid_to: null, credit_limit: '20000' };
    const refused = await finance.send('POST', `/api/v1/contracts/${id}/revise`, cut, { ...key(), 'if-match': '"1"' });
    expect(refused.json<ProblemBody>()).toMatchObject({
      status: 409,
      code: 'CREDIT_IN_USE',
      params: { available: '5000.00', cut: '30000.00' },
    });
    const enforced = await finance.send(
      'POST',
      `/api/v1/contracts/${id}/revise`,
      { ...cut, enforce: true },
      { ...key(), 'if-match': '"1"' },
    );
    expect(enforced.statusCode).toBe(201);
    const after = await credit();
    expect([after.available.toFixed(), after.holds]).toEqual(['-25000', true]);
  });

  async function holdCredit(amount: string): Promise<void> {
    const { tenant, companyId } = api.company;
    await transact(
      api.worker,
      {
        scope: tenantScope(tenant),
        actor: { userId: null },
        key: 'test:hold',
        input: amount,
        subject: { companyId, action: 'test', objectType: 'order', objectId: 'ord_test' },
      },
      async (work) => {
        const legs = [
          { purpose: 'credit_open_orders', party: party(), amount: dec(amount) },
          { purpose: 'credit_available', party: party(), amount: dec(amount).neg() },
        ] as const;
        await post(work, {
          companyId,
          currency: 'CNY',
          key: 'test:hold',
          reason: 'order.hold',
          documentType: 'order',
          documentId: 'ord_test',
          businessDate: '2026-11-01',
          legs: [...legs],
        });
        return accept(null);
      },
    );
  }

  it('are no business of a sales rep', async () => {
    const response = await rep.send(
      'POST',
      `/api/v1/dealers/${api.company.dealers.lanting}/contracts`,
      { number: 'HT-X-2', valid_from: '2030-01-01', valid_to: null, credit_limit: '1' },
      key(),
    );
    expect(response.statusCode).toBe(403);
  });
});

describe('goods and prices', () => {
  it('are searched, and cost is shown only to whom it concerns', async () => {
    const essence = (page: { data: Record<string, unknown>[] }) => page.data[0];
    expect(essence((await finance.send('GET', '/api/v1/skus?q=dew')).json())).toMatchObject({
      code: 'SL-ESS-050',
      standard_cost: '13.2',
      tax_rate: '0.13',
      pack_size: '48',
    });
    expect(essence((await dealer.send('GET', '/api/v1/skus?q=dew')).json())).toMatchObject({
      code: 'SL-ESS-050',
      standard_cost: null,
    });
    expect(codes(await list(dealer, `/api/v1/skus?category_id=${api.company.categories.SUN}`))).toEqual([
      'SL-SPR-120',
      'SL-SUN-050',
    ]);
    expect(codes(await list(dealer, '/api/v1/skus?orderable=false'))).toEqual(['SL-TON-200']);
  });

  it('publish as versions that end the one before and never reach back', async () => {
    const { id } = (await list(manager, '/api/v1/price_lists?q=BASE')).data[0]!;
    const url = `/api/v1/price_lists/${id}`;
    const body = {
      valid_from: '2099-01-01',
      prices: [{ sku_code: 'SL-ESS-150', unit_price: '95.00', floor_price: '70.00' }],
    };
    const past = await manager.send(
      'POST',
      `${url}/publish`,
      { ...body, valid_from: '2020-01-01' },
      { ...key(), 'if-match': '"2"' },
    );
    expect(past.json<ProblemBody>().errors).toMatchObject([{ pointer: '/valid_from', code: 'PRICES_IN_THE_PAST' }]);
    const fine = { ...body, prices: [{ sku_code: 'SL-ESS-150', unit_price: '95.001', floor_price: '96' }] };
    const wrong = await manager.send('POST', `${url}/publish`, fine, { ...key(), 'if-match': '"2"' });
    expect(wrong.json<ProblemBody>().errors!.map(({ code }) => code)).toEqual(['PRICE_TOO_FINE', 'FLOOR_ABOVE_PRICE']);
    const made = await manager.send('POST', `${url}/publish`, body, { ...key(), 'if-match': '"2"' });
    expect([made.statusCode, made.headers.etag]).toEqual([201, '"3"']);
    expect((await manager.send('GET', url)).json()).toMatchObject({
      versions: [
        { version: 3, valid_from: '2099-01-01', valid_to: null, prices: 1 },
        { version: 2, valid_to: '2099-01-01' },
        { version: 1 },
      ],
      prices: [{ sku_code: 'SL-ESS-150', unit_price: '95', floor_price: '70' }],
    });
    const stale = await manager.send(
      'POST',
      `${url}/publish`,
      { ...body, valid_from: '2099-02-01' },
      { ...key(), 'if-match': '"2"' },
    );
    expect(stale.statusCode).toBe(412);
  });
});

describe('stock', () => {
  const inventory = () =>
    withScope(api.worker, tenantScope(api.company.tenant), async (tx) => {
      const rows = await sql<{
        value: string;
      }>`select coalesce(sum(p.amount), 0)::text as value from posting p join account a on a.id = p.account_id where a.purpose = 'inventory'`.execute(
        tx,
      );
      return dec(rows.rows[0]!.value);
    });
  const onHand = async (browser: Browser, code: string) =>
    (await browser.send('GET', `/api/v1/stock?q=${code}`)).json<{
      data: { warehouse: { code: string }; on_hand: string }[];
    }>().data;

  it('comes in at standard cost, once per key', async () => {
    const before = await inventory();
    const body = { warehouse_id: api.company.warehouses.JXG, lines: [{ sku_code: 'SL-MSK-005', quantity: '200' }] };
    const sent = key();
    const first = await warehouse.send('POST', '/api/v1/stock_receipts', body, sent);
    expect(first.json()).toMatchObject({
      value: '4800.00',
      lines: [{ on_hand: '200', reserved: '0', available: '200' }],
    });
    expect((await warehouse.send('POST', '/api/v1/stock_receipts', body, sent)).headers['idempotency-replayed']).toBe(
      'true',
    );
    expect((await inventory()).minus(before).toFixed()).toBe('4800');
    expect(await onHand(warehouse, 'SL-MSK-005')).toMatchObject([{ on_hand: '200' }]);
  });

  it('is never corrected below what is reserved', async () => {
    const body = (change: string) => ({
      warehouse_id: api.company.warehouses.CDU,
      reason: '盘点',
      lines: [{ sku_code: 'SL-SER-030', change }],
    });
    const before = await inventory();
    const refused = await warehouse.send('POST', '/api/v1/stock_adjustments', body('-49'), key());
    expect(refused.json<ProblemBody>().errors).toMatchObject([
      { pointer: '/lines/0/change', code: 'STOCK_RESERVED', params: { available: '48' } },
    ]);
    expect((await warehouse.send('POST', '/api/v1/stock_adjustments', body('-2'), key())).json()).toMatchObject({
      value: '-105.60',
      lines: [{ on_hand: '46' }],
    });
    expect(before.minus(await inventory()).toFixed()).toBe('105.6');
    expect(
      (await warehouse.send('POST', '/api/v1/stock_adjustments', body('0'), key())).json<ProblemBody>().errors,
    ).toMatchObject([{ code: 'NO_CHANGE' }]);
  });

  it('is kept and seen by whoever keeps the warehouse', async () => {
    expect((await west.send('GET', '/api/v1/warehouses')).json<Listed>().data.map(({ code }) => code)).toEqual(['CDU']);
    expect((await onHand(west, 'SL-ESS-150')).map((row) => row.warehouse.code)).toEqual(['CDU']);
    const foreign = await west.send(
      'POST',
      '/api/v1/stock_receipts',
      { warehouse_id: api.company.warehouses.JXG, lines: [{ sku_code: 'SL-ESS-150', quantity: '1' }] },
      key(),
    );
    expect(foreign.json<ProblemBody>().errors).toMatchObject([{ pointer: '/warehouse_id', code: 'UNKNOWN_WAREHOUSE' }]);
  });
});

it('the sample company starts with books that balance', async () => {
  await withScope(api.worker, tenantScope(api.company.tenant), async (tx) => {
    const off =
      await sql`select transfer_id from posting group by transfer_id, currency having sum(amount) <> 0`.execute(tx);
    expect(off.rows).toEqual([]);
    const { tenant, companyId, dealers } = api.company;
    for (const id of Object.values(dealers))
      expect((await creditIdentity(tx, tenant, companyId, id, 'CNY')).broken).toEqual([]);
    const found = await balances(tx, tenant, companyId, dealers.lanxi, 'CNY', ['credit_available', 'credit_limit']);
    expect(found.credit_available!.toFixed()).toBe('0');
  });
});
