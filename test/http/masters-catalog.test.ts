/** The catalog as a channel manager keeps it: brands, categories, units, products and SKUs with their past, and what is refused by field. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NamedView, SkuView } from '../../src/catalog/schema.ts';
import type { RecordVersion } from '../../src/versions/schema.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let manager: Browser;
let dealer: Browser;
beforeAll(async () => {
  api = await startApi();
  manager = new Browser(api);
  dealer = new Browser(api);
  await Promise.all([manager.signIn('channelManager'), dealer.signIn('dealerHeyue')]);
});
afterAll(() => api.close());

let keys = 0;
const key = () => ({ 'idempotency-key': `masters-catalog-${(keys += 1)}` });
const post = (url: string, body: object) => manager.send('POST', `/api/v1/${url}`, body, key());
const patch = (url: string, body: object, version: number) =>
  manager.send('PATCH', `/api/v1/${url}`, body, { 'if-match': `"${version}"` });
const idOf = (response: { json(): unknown }) => (response.json() as { id: string }).id;
const errorsOf = (response: { json(): unknown }) =>
  ((response.json() as ProblemBody).errors ?? []).map(({ pointer, code }) => [pointer, code]);
const versionsOf = async (browser: Browser, url: string): Promise<RecordVersion[]> =>
  (await browser.send('GET', `/api/v1/${url}/versions`)).json<{ data: RecordVersion[] }>().data;

describe('brands, categories and units', () => {
  it('are added once per code, changed on their version, switched off, and keep their past', async () => {
    const body = { code: 'YUNLU', name: '云麓', name_en: 'Yunlu' };
    const made = await post('brands', body);
    expect(made.statusCode).toBe(201);
    expect(errorsOf(await post('brands', body))).toEqual([['/code', 'CODE_TAKEN']]);
    expect((await patch(`brands/${idOf(made)}`, { active: false }, 1)).statusCode).toBe(200);
    expect((await patch(`brands/${idOf(made)}`, { name: '云鹿' }, 1)).statusCode).toBe(412);
    const brands = (await manager.send('GET', '/api/v1/brands')).json<{ data: NamedView[] }>().data;
    expect(brands.find(({ code }) => code === 'YUNLU')).toMatchObject({ active: false, version: 2 });
    expect((await versionsOf(manager, `brands/${idOf(made)}`))[0]?.changes).toEqual([
      { field: 'active', before: true, after: false },
    ]);
    expect((await dealer.send('POST', '/api/v1/brands', { ...body, code: 'X' }, key())).statusCode).toBe(403);
  });

  it('categories stand in a tree without loops', async () => {
    const top = idOf(await post('categories', { code: 'T-1', name: '一级', name_en: 'Top' }));
    const low = idOf(await post('categories', { code: 'T-2', name: '二级', name_en: 'Low', parent_id: top }));
    expect(errorsOf(await patch(`categories/${top}`, { parent_id: low }, 1))).toEqual([
      ['/parent_id', 'CATEGORY_CYCLE'],
    ]);
    expect(errorsOf(await patch(`categories/${top}`, { parent_id: top }, 1))).toEqual([
      ['/parent_id', 'CATEGORY_CYCLE'],
    ]);
    expect(errorsOf(await patch(`categories/${top}`, { parent_id: 'cat_x' }, 1))).toEqual([
      ['/parent_id', 'UNKNOWN_CATEGORY'],
    ]);
    expect((await patch(`categories/${low}`, { parent_id: null }, 1)).statusCode).toBe(200);
  });

  it('units have names in both languages, for whoever orders too', async () => {
    const units = (await dealer.send('GET', '/api/v1/units')).json<{ data: NamedView[] }>().data;
    expect(units.find(({ code }) => code === '箱')).toMatchObject({ name: '箱', name_en: 'carton' });
    expect(units.map(({ code }) => code)).toEqual(expect.arrayContaining(['支', '瓶', '盒', '箱']));
  });
});

it('a line of an order may name its unit by its code or its name in either language', async () => {
  const draft = async (unit: string) => {
    const lines = [{ sku_code: 'SL-ESS-150', quantity: '2', unit }];
    const body = { buyer_id: api.company.dealers.heyue, lines };
    return dealer.send('POST', '/api/v1/orders', body, key());
  };
  for (const unit of ['箱', 'carton', 'Carton']) {
    const made = await draft(unit);
    expect(made.statusCode).toBe(201);
    const order = await dealer.send('GET', `/api/v1/orders/${idOf(made)}`);
    expect(order.json()).toMatchObject({ lines: [{ quantity: '48', unit: '支' }] });
  }
  expect(errorsOf(await draft('barrel'))).toEqual([['/lines/0/unit', 'UNKNOWN_UNIT']]);
});

describe('products and SKUs', () => {
  const product = { code: 'P-NEW', name: '新品', name_en: 'New', brand_id: '', category_id: '' };
  beforeAll(() => {
    product.brand_id = api.company.brands.SHILU;
  });
  const category = async () =>
    (await manager.send('GET', '/api/v1/categories')).json<{ data: NamedView[] }>().data[0]!.id;
  const sku = async (code: string) => ({
    code,
    name: '新品 30 ml',
    name_en: 'New 30 ml',
    unit: '瓶',
    pack_unit: '箱',
    pack_size: '12',
    product: { ...product, category_id: await category() },
    tax_code: (await manager.send('GET', '/api/v1/tax_codes')).json<{ data: { code: string }[] }>().data[0]!.code,
    standard_cost: '8.5',
  });

  it('are refused by field: unknown brand, unit, tax code, a negative cost, a unit given twice', async () => {
    expect(errorsOf(await post('products', { ...product, brand_id: 'x', category_id: 'y' }))).toEqual([
      ['/brand_id', 'UNKNOWN_BRAND'],
      ['/category_id', 'UNKNOWN_CATEGORY'],
    ]);
    const wrong = await post('skus', {
      ...(await sku('N-0')),
      unit: '桶',
      tax_code: 'NONE',
      units: [
        { unit: '盒', factor: '6' },
        { unit: '盒', factor: '5' },
      ],
    });
    expect(errorsOf(wrong)).toEqual([
      ['/unit', 'NO_SUCH_UNIT'],
      ['/units/1/unit', 'UNIT_TWICE'],
      ['/tax_code', 'UNKNOWN_TAX_CODE'],
    ]);
    const negative = await post('skus', { ...(await sku('N-0')), standard_cost: '-1', min_quantity: '-1' });
    expect(errorsOf(negative).map(([, code]) => code)).toEqual(['NOT_NEGATIVE', 'NOT_NEGATIVE']);
  });

  it('change with units, tax and cost from a day on; cost is not told to whom it is not shown', async () => {
    const made = await post('skus', { ...(await sku('N-1')), units: [{ unit: '盒', factor: '6' }] });
    expect(made.statusCode).toBe(201);
    const url = `skus/${idOf(made)}`;
    const past = await patch(url, { standard_cost: '9', valid_from: '2020-01-01' }, 1);
    expect(errorsOf(past)).toEqual([['/valid_from', 'DATE_IN_THE_PAST']]);
    const later = await patch(
      url,
      { standard_cost: '9.25', valid_from: '2099-01-01', units: [{ unit: '盒', factor: '4' }] },
      1,
    );
    expect(later.statusCode).toBe(200);
    expect((await manager.send('GET', `/api/v1/${url}`)).json<SkuView>()).toMatchObject({
      standard_cost: '8.5',
      units: [
        { unit: '盒', factor: '4' },
        { unit: '箱', factor: '12' },
      ],
      version: 2,
    });
    expect((await patch(url, { standard_cost: '8.75' }, 2)).statusCode).toBe(200);
    expect((await manager.send('GET', `/api/v1/${url}`)).json<SkuView>().standard_cost).toBe('8.75');
    const [, second] = await versionsOf(manager, url);
    expect(second?.changes).toEqual([
      { field: 'units', before: ['盒 ×6'], after: ['盒 ×4'] },
      { field: 'standard_cost', before: '8.5', after: '9.25' },
    ]);
    const seen = (await versionsOf(dealer, url)).flatMap(({ changes }) => changes.map(({ field }) => field));
    expect(seen).toContain('units');
    expect(seen).not.toContain('standard_cost');
  });

  it('of a product that is switched off cannot be ordered', async () => {
    const found = (await manager.send('GET', '/api/v1/skus?q=SL-ESS-150')).json<{ data: SkuView[] }>().data[0]!;
    const orderable = async () =>
      (
        await dealer.send('GET', `/api/v1/orders/orderable_skus?buyer_id=${api.company.dealers.heyue}&q=SL-ESS-150`)
      ).json<{ data: unknown[] }>().data.length;
    expect(await orderable()).toBe(1);
    expect((await patch(`products/${found.product.id}`, { active: false }, 1)).statusCode).toBe(200);
    expect(await orderable()).toBe(0);
    const off = (await manager.send('GET', '/api/v1/products?active=false')).json<{ data: { id: string }[] }>().data;
    expect(off.map(({ id }) => id)).toEqual([found.product.id]);
    expect((await patch(`products/${found.product.id}`, { active: true }, 2)).statusCode).toBe(200);
  });

  it('are counted as their filters find them', async () => {
    for (const list of ['skus', 'products']) {
      const { count } = (await manager.send('GET', `/api/v1/${list}/summary?q=SL`)).json<{ count: number }>();
      const page = (await manager.send('GET', `/api/v1/${list}?q=SL&limit=100`)).json<{ data: unknown[] }>();
      expect(count).toBe(page.data.length);
      expect(count).toBeGreaterThan(0);
    }
  });
});
