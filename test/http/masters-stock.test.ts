/** Warehouses and stock as their keepers see them: full change, postings with a reason, movements, and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { StockMoveRow, StockRow, WarehouseView } from '../../src/inventory/schema.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { RecordVersion } from '../../src/versions/schema.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let administrator: Browser;
let keeper: Browser;
let west: Browser;
beforeAll(async () => {
  api = await startApi();
  const signedIn = async (who: Parameters<Browser['signIn']>[0]) => {
    const browser = new Browser(api);
    await browser.signIn(who);
    return browser;
  };
  [administrator, keeper, west] = await Promise.all([
    signedIn('administrator'),
    signedIn('warehouse'),
    signedIn('warehouseWest'),
  ]);
});
afterAll(() => api.close());

let keys = 0;
const key = () => ({ 'idempotency-key': `masters-stock-${(keys += 1)}` });
const errorsOf = (response: { json(): unknown }) =>
  ((response.json() as ProblemBody).errors ?? []).map(({ pointer, code }) => [pointer, code]);
const patch = (id: string, body: object, version: number) =>
  administrator.send('PATCH', `/api/v1/warehouses/${id}`, body, { 'if-match': `"${version}"` });
const moves = async (browser: Browser, query: string) =>
  (await browser.send('GET', `/api/v1/stock_moves?${query}`)).json<{
    data: StockMoveRow[];
    next_cursor: string | null;
  }>();

describe('warehouses', () => {
  it('are added, changed on their version, switched off, with their past', async () => {
    const body = { code: 'NB1', name: '宁波仓', name_en: 'Ningbo', region_id: api.company.regions.EAST, priority: 3 };
    const made = await administrator.send('POST', '/api/v1/warehouses', body, key());
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: string }>();
    expect(errorsOf(await administrator.send('POST', '/api/v1/warehouses', body, key()))).toEqual([
      ['/code', 'WAREHOUSE_CODE_TAKEN'],
    ]);
    expect((await patch(id, { address: '北仑 1 号', active: false }, 1)).statusCode).toBe(200);
    expect((await patch(id, { priority: 4 }, 1)).statusCode).toBe(412);
    expect(errorsOf(await patch(id, { region_id: 'reg_x' }, 2))).toEqual([['/region_id', 'UNKNOWN_REGION']]);
    const url = `/api/v1/warehouses/${id}`;
    const shown = await administrator.send('GET', url);
    expect(shown.headers.etag).toBe('"2"');
    expect(shown.json<WarehouseView>()).toMatchObject({
      address: '北仑 1 号',
      active: false,
      region: { code: 'EAST' },
    });
    const { data } = (await administrator.send('GET', `${url}/versions`)).json<{ data: RecordVersion[] }>();
    expect(data[0]?.changes).toEqual([
      { field: 'address', before: '', after: '北仑 1 号' },
      { field: 'active', before: true, after: false },
    ]);
    expect((await keeper.send('POST', '/api/v1/warehouses', { ...body, code: 'X' }, key())).statusCode).toBe(403);
    expect((await west.send('GET', url)).statusCode).toBe(404);
  });

  it('with goods reserved for orders are not switched off', async () => {
    await withScope(api.worker, tenantScope(api.company.tenant), async (tx) => {
      await sql`insert into stock_move (id, tenant_id, company_id, key, warehouse_id, sku_id, kind, on_hand_delta, reserved_delta, document_type, document_id)
        select 'stm_held', s.tenant_id, s.company_id, 'held', s.warehouse_id, s.sku_id, 'reserve', 0, 1, 'order', 'ord_x'
        from stock s where s.warehouse_id = ${api.company.warehouses.JXG} and s.on_hand > s.reserved limit 1`.execute(
        tx,
      );
    });
    const refused = await patch(api.company.warehouses.JXG, { active: false }, 1);
    expect([refused.statusCode, errorsOf(refused)]).toEqual([422, [['/active', 'WAREHOUSE_HOLDS_ORDERS']]]);
  });
});

describe('stock', () => {
  it('is adjusted with a reason as a posting, and the movement says why and by whom', async () => {
    const [row] = (await keeper.send('GET', '/api/v1/stock?limit=1')).json<{ data: StockRow[] }>().data;
    const sent = key();
    const body = {
      warehouse_id: row!.warehouse.id,
      reason: '盘点少 1',
      lines: [{ sku_code: row!.sku.code, change: '-1' }],
    };
    const made = await keeper.send('POST', '/api/v1/stock_adjustments', body, sent);
    expect(made.statusCode).toBe(201);
    expect((await keeper.send('POST', '/api/v1/stock_adjustments', body, sent)).json()).toEqual(made.json());
    const found = await moves(keeper, `kind=adjust&sku_id=${row!.sku.id}`);
    expect(found.data).toHaveLength(1);
    expect(found.data[0]).toMatchObject({
      kind: 'adjust',
      on_hand_change: '-1',
      reserved_change: '0',
      note: '盘点少 1',
      warehouse: { id: row!.warehouse.id },
      by: { id: api.company.users.warehouse.id },
    });
  });

  it('movements are paged without gap, counted, and seen only in the own warehouses', async () => {
    const first = await moves(keeper, 'limit=3');
    const second = await moves(keeper, `limit=3&cursor=${first.next_cursor}`);
    const all = await moves(keeper, 'limit=6');
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.data.map(({ id }) => id));
    const count = async (browser: Browser, list: string) =>
      (await browser.send('GET', `/api/v1/${list}/summary`)).json<{ count: number }>().count;
    expect(await count(west, 'stock_moves')).toBeLessThan(await count(administrator, 'stock_moves'));
    expect(await count(west, 'stock')).toBeLessThan(await count(administrator, 'stock'));
    const seen = new Set((await moves(west, 'limit=100')).data.map(({ warehouse }) => warehouse.id));
    expect(seen.has(api.company.warehouses.JXG)).toBe(false);
  });
});
