// Owns making the goods of the sample company: products and SKUs, tax and cost, price lists, warehouses and opening stock.
import { dec, round, sum, text } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { post } from '../ledger/post.ts';
import type { Making } from './company.ts';
import {
  BRANDS,
  BREAKS,
  CATEGORIES,
  LEVELS,
  PARTNER_PRICES,
  REGION_PRICES,
  SKUS,
  TAX_CODE,
  TAX_RATES,
  UNITS,
  WAREHOUSES,
} from './goods.ts';
import type { PriceTable, SampleSku, SampleSkuCode } from './goods.ts';
import { keysOf } from './ids.ts';

const GOODS_SINCE = '2024-01-01';

function skus(): { code: SampleSkuCode; sku: SampleSku }[] {
  return keysOf(SKUS).map((code) => ({ code, sku: SKUS[code] }));
}

/** Goods, prices and opening stock. */
export async function addCatalog(making: Making): Promise<void> {
  await addProducts(making);
  await addSkus(making);
  await addTaxAndCost(making);
  await addPriceLists(making);
  await addStock(making);
}

async function addProducts({ db, id, own }: Making): Promise<void> {
  const named = (kind: 'brand' | 'category' | 'unit', table: typeof BRANDS | typeof CATEGORIES | typeof UNITS) =>
    Object.entries<{ name: string; nameEn: string }>(table).map(([code, item]) => ({
      id: id(kind, code),
      ...own,
      code,
      name: item.name,
      name_en: item.nameEn,
    }));
  await db.insertInto('brand').values(named('brand', BRANDS)).execute();
  await db.insertInto('category').values(named('category', CATEGORIES)).execute();
  await db.insertInto('unit').values(named('unit', UNITS)).execute();
  const products = new Map(skus().map(({ sku }) => [sku.product, sku]));
  await db
    .insertInto('product')
    .values(
      [...products].map(([code, sku]) => ({
        id: id('product', code),
        ...own,
        brand_id: id('brand', sku.brand),
        category_id: id('category', sku.category),
        code,
        name: sku.productName,
        name_en: sku.productNameEn,
      })),
    )
    .execute();
}

async function addSkus({ db, id, own }: Making): Promise<void> {
  await db
    .insertInto('sku')
    .values(
      skus().map(({ code, sku }) => ({
        id: id('sku', code),
        ...own,
        product_id: id('product', sku.product),
        code,
        name: sku.name,
        name_en: sku.nameEn,
        unit: sku.unit,
        pack_unit: '箱',
        pack_size: String(sku.pack),
        min_quantity: sku.minQuantity ?? '0',
        orderable: sku.orderable ?? true,
      })),
    )
    .execute();
  await db
    .insertInto('sku_unit')
    .values(skus().map(({ code, sku }) => ({ ...own, sku_id: id('sku', code), unit: '箱', factor: String(sku.pack) })))
    .execute();
}

async function addTaxAndCost({ db, id, own, year }: Making): Promise<void> {
  await db
    .insertInto('tax_code')
    .values(TAX_RATES.map(({ rate, from, to }) => ({ ...own, code: TAX_CODE, rate, valid_from: from, valid_to: to })))
    .execute();
  await db
    .insertInto('sku_tax')
    .values(
      skus().map(({ code }) => ({ ...own, sku_id: id('sku', code), tax_code: TAX_CODE, valid_from: GOODS_SINCE })),
    )
    .execute();
  const thisYear = `${year}-01-01`;
  await db
    .insertInto('sku_cost')
    .values(
      skus().flatMap(({ code, sku }) => [
        // Last year's cost was 5 % lower.
        {
          ...own,
          sku_id: id('sku', code),
          cost: text(round(dec(sku.cost).times('0.95'), 2)),
          valid_from: GOODS_SINCE,
          valid_to: thisYear,
        },
        { ...own, sku_id: id('sku', code), cost: sku.cost, valid_from: thisYear, valid_to: null },
      ]),
    )
    .execute();
}

interface PriceRow {
  sku: SampleSkuCode;
  from: string;
  price: Decimal;
}

function levelPrices(factor: string): PriceRow[] {
  return skus().flatMap(({ code, sku }) => {
    const price = round(dec(sku.list).times(factor), 2);
    const breaks = BREAKS.filter((step) => step.sku === code);
    return [
      { sku: code, from: '0', price },
      ...breaks.map((step) => ({ sku: code, from: step.from, price: price.minus(step.less) })),
    ];
  });
}

function fixedPrices(table: PriceTable): PriceRow[] {
  return table.map(([sku, price]) => ({ sku, from: '0', price: dec(price) }));
}

async function addPriceLists(making: Making): Promise<void> {
  const { company } = making;
  await addPriceList(
    making,
    'BASE',
    '标准供货价',
    'Standard list',
    {},
    levelPrices('1').filter((row) => row.from === '0'),
  );
  for (const level of keysOf(LEVELS)) {
    await addPriceList(
      making,
      level,
      `${level} 经销商价`,
      `${level} dealer prices`,
      { level },
      levelPrices(LEVELS[level]),
    );
  }
  const east = { region_id: company.regions.EAST };
  await addPriceList(making, 'EAST', '华东防晒季', 'East sun season', east, fixedPrices(REGION_PRICES));
  const heyue = { party_id: company.dealers.heyue };
  await addPriceList(making, 'HEYUE', '禾悦美妆协议价', 'Heyue agreed prices', heyue, fixedPrices(PARTNER_PRICES));
}

async function addPriceList(
  making: Making,
  code: keyof Making['company']['priceLists'],
  name: string,
  nameEn: string,
  terms: { level?: string; region_id?: string; party_id?: string },
  rows: PriceRow[],
): Promise<void> {
  const { db, id, own, company, year } = making;
  const list = {
    id: id('price_list', code),
    ...own,
    code,
    name,
    name_en: nameEn,
    currency: company.currency,
    tax_included: true,
    version: code === 'BASE' || code in LEVELS ? 2 : 1,
  };
  await db
    .insertInto('price_list')
    .values({ ...list, ...terms })
    .execute();
  const base = { ...own, price_list_id: list.id };
  const version = (n: number) => id('price_list_version', `${code}:${n}`);
  const first = code === 'BASE' || code in LEVELS;
  await db
    .insertInto('price_list_version')
    .values([
      ...(first
        ? [{ id: version(1), ...base, version: 1, valid_from: `${year - 1}-01-01`, valid_to: `${year}-01-01` }]
        : []),
      { id: version(first ? 2 : 1), ...base, version: first ? 2 : 1, valid_from: `${year}-01-01`, valid_to: null },
    ])
    .execute();
  const prices = (versionId: string, factor: string) =>
    rows.map((row) => ({
      ...own,
      price_list_version_id: versionId,
      sku_id: id('sku', row.sku),
      min_quantity: row.from,
      unit_price: text(round(row.price.times(factor), 2)),
      floor_price: text(round(dec(SKUS[row.sku].floor).times(factor), 2)),
    }));
  await db
    .insertInto('price')
    .values([...(first ? prices(version(1), '0.97') : []), ...prices(version(first ? 2 : 1), '1')])
    .execute();
}

async function addStock({ work, db, id, own, company, year }: Making): Promise<void> {
  await db
    .insertInto('warehouse')
    .values(
      keysOf(WAREHOUSES).map((code) => ({
        id: id('warehouse', code),
        ...own,
        code,
        name: WAREHOUSES[code].name,
        name_en: WAREHOUSES[code].nameEn,
        region_id: company.regions[WAREHOUSES[code].region],
        priority: WAREHOUSES[code].priority,
      })),
    )
    .execute();
  const opening = skus().flatMap(({ code, sku }) =>
    keysOf(WAREHOUSES).flatMap((warehouse) => {
      const quantity = sku.stock[warehouse];
      return quantity ? [{ code, warehouse, quantity, value: dec(sku.cost).times(quantity) }] : [];
    }),
  );
  await db
    .insertInto('stock_move')
    .values(
      opening.map(({ code, warehouse, quantity }) => ({
        id: newId('stock_move'),
        ...own,
        key: `opening:${id('warehouse', warehouse)}:${id('sku', code)}`,
        warehouse_id: id('warehouse', warehouse),
        sku_id: id('sku', code),
        kind: 'opening',
        on_hand_delta: quantity,
        reserved_delta: '0',
        document_type: 'company',
        document_id: own.company_id,
      })),
    )
    .execute();
  const value = round(sum(opening.map((item) => item.value)), 2);
  await post(work, {
    companyId: own.company_id,
    currency: company.currency,
    key: `company:${own.company_id}:opening_inventory`,
    reason: 'inventory.opening',
    documentType: 'company',
    documentId: own.company_id,
    businessDate: `${year}-01-01`,
    legs: [
      { purpose: 'inventory', amount: value },
      { purpose: 'opening_equity', amount: value.neg() },
    ],
  });
}
