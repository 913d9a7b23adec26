/** Owns the prices of a list as values of a form: one for each price and each floor, so that two editors clash only where they met. */
import type { PriceListView } from '../../../pricing/schema.ts';
import type { Values } from '../../masters/conflict.ts';

type Price = PriceListView['prices'][number];
export type PriceRow = { sku: string; from: string };

const UNIT = 'unit:';
const FLOOR = 'floor:';

const keyOf = ({ sku, from }: PriceRow): string => `${sku}@${from}`;
export const unitField = (row: PriceRow): string => `${UNIT}${keyOf(row)}`;
export const floorField = (row: PriceRow): string => `${FLOOR}${keyOf(row)}`;

/** `unit:SL-ESS-150@24` as its row; undefined for other fields. */
export function rowOf(field: string): PriceRow | undefined {
  const [, sku, from] = /^(?:unit|floor):(.+)@([\d.]+)$/.exec(field) ?? [];
  return sku !== undefined && from !== undefined ? { sku, from } : undefined;
}

export const isFloor = (field: string): boolean => field.startsWith(FLOOR);

/** The prices of a list as values. */
export function priceValues(prices: readonly Price[]): Record<string, string> {
  return Object.fromEntries(
    prices.flatMap((price) => {
      const row = { sku: price.sku_code, from: price.min_quantity };
      return [
        [unitField(row), price.unit_price],
        [floorField(row), price.floor_price ?? ''],
      ];
    }),
  );
}

/** The rows there are, in order; a row without a price is taken out of the list. */
export function rowsOf(values: Values): PriceRow[] {
  return Object.keys(values)
    .filter((field) => field.startsWith(UNIT))
    .flatMap((field) => rowOf(field) ?? [])
    .sort((a, b) => a.sku.localeCompare(b.sku) || Number(a.from) - Number(b.from));
}

/** What is published: every row with a price. */
export function publishBody(values: Values): { valid_from: string; prices: object[] } {
  return {
    valid_from: values['valid_from'] ?? '',
    prices: pricedRows(values).map((row) => ({
      sku_code: row.sku,
      min_quantity: row.from,
      unit_price: values[unitField(row)],
      floor_price: values[floorField(row)] || null,
    })),
  };
}

/** The rows in the order they are published, to tell which one the server means. */
export function pricedRows(values: Values): PriceRow[] {
  return rowsOf(values).filter((row) => (values[unitField(row)] ?? '') !== '');
}
