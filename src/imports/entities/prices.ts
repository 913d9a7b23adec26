// Owns importing prices: the rows of one list become its next version; prices the file does not name stay as they are.
import { dec } from '../../kernel/decimal.ts';
import { accept, refuse } from '../../kernel/refusal.ts';
import type { FieldRefusal } from '../../kernel/refusal.ts';
import { publishPrices } from '../../pricing/commands.ts';
import { findPriceList } from '../../pricing/queries.ts';
import { publishPricesBody } from '../../pricing/schema.ts';
import type { PublishPrices } from '../../pricing/schema.ts';
import { inColumns, parseBody } from './entity.ts';
import type { ImportContext, ImportEntity, ImportRow } from './entity.ts';
import { idOfCode, wrong } from './references.ts';

export const pricesImport: ImportEntity = {
  kind: 'prices',
  subject: 'price',
  name: { zh: '价目表', en: 'Price lists' },
  columns: [
    {
      key: 'list',
      zh: '价目表编码',
      en: 'Price list code',
      kind: 'text',
      required: true,
      example: 'L2',
      note: {
        zh: '同一价目表的各行一起生效，一行有误则整表不生效',
        en: 'The rows of a list take effect together or not at all',
      },
    },
    {
      key: 'valid_from',
      zh: '生效日',
      en: 'Valid from',
      kind: 'date',
      required: true,
      example: '2027-01-01',
      note: { zh: '同一价目表只能有一个生效日', en: 'The same for all rows of a list' },
    },
    { key: 'sku_code', zh: 'SKU 编码', en: 'SKU code', kind: 'text', required: true, example: 'SL-ESS-150' },
    {
      key: 'min_quantity',
      zh: '起始数量',
      en: 'From quantity',
      kind: 'decimal',
      example: '0',
      note: { zh: '空白为 0', en: 'Blank is 0' },
    },
    { key: 'unit_price', zh: '单价', en: 'Unit price', kind: 'decimal', required: true, example: '88.00' },
    {
      key: 'floor_price',
      zh: '最低价',
      en: 'Floor price',
      kind: 'decimal',
      example: '80.00',
      note: { zh: '空白为没有最低价', en: 'Blank: no floor' },
    },
  ],
  identity: (values) => `${values.list}|${values.sku_code}|${dec(values.min_quantity ?? '0').toFixed()}`,
  unit: (values) => values.list!,
  apply: applyPrices,
};

type Price = PublishPrices['prices'][number];

async function applyPrices({ work, companyId, today }: ImportContext, rows: readonly ImportRow[]) {
  const first = rows[0]!.values;
  const id = await idOfCode(work.db, 'price_list', companyId, first.list!);
  const list = id === undefined ? undefined : await findPriceList(work.db, companyId, id);
  if (!list) return invalid(rows.map((_, index) => wrong('list', 'UNKNOWN_PRICE_LIST', undefined, index)));
  const other = rows.flatMap(({ values }, index) =>
    values.valid_from === first.valid_from ? [] : [wrong('valid_from', 'IMPORT_ONE_DAY', undefined, index)],
  );
  if (other.length > 0) return invalid(other);
  const given = rows.map(({ values }): Price => ({
    sku_code: values.sku_code!,
    min_quantity: values.min_quantity ?? '0',
    unit_price: values.unit_price!,
    floor_price: values.floor_price ?? null,
  }));
  const keyOf = (price: Price) => `${price.sku_code}|${dec(price.min_quantity).toFixed()}`;
  const named = new Set(given.map(keyOf));
  const now = new Map(list.prices.map((price) => [keyOf(price), price]));
  const differs = given.some((price) => !samePrice(price, now.get(keyOf(price))));
  if (!differs) return accept('unchanged' as const);
  const kept = [...now.values()]
    .filter((price) => !named.has(keyOf(price)))
    .map(({ sku_code, min_quantity, unit_price, floor_price }) => ({
      sku_code,
      min_quantity,
      unit_price,
      floor_price,
    }));
  // The file's rows come first, so that the places of the command's errors are those of the rows.
  const parsed = parseBody<PublishPrices>(publishPricesBody, {
    valid_from: first.valid_from,
    prices: [...given, ...kept],
  });
  if ('errors' in parsed) return invalid(inRows(parsed.errors));
  const made = await publishPrices(work, companyId, list.id, list.version, today, parsed.body);
  if (made.ok) return accept(list.version === 0 ? ('create' as const) : ('update' as const));
  return { ...made, errors: inRows(made.errors ?? [{ pointer: '', code: made.code }]) };
}

function samePrice(given: Price, now: Price | undefined): boolean {
  if (!now || !dec(given.unit_price).eq(now.unit_price)) return false;
  if (given.floor_price === null || now.floor_price === null) return given.floor_price === now.floor_price;
  return dec(given.floor_price).eq(now.floor_price);
}

function inRows(errors: readonly FieldRefusal[]): FieldRefusal[] {
  return inColumns(pricesImport, errors, (pointer) => {
    const found = /^\/prices\/(\d+)(\/.*)?$/.exec(pointer);
    return found ? [Number(found[1]), found[2] ?? ''] : [0, pointer];
  });
}

const invalid = (errors: FieldRefusal[]) => refuse('INVALID_CONTENT', { count: errors.length }, errors);
