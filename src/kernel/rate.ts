// Owns rates (fractions such as 0.035, never percent) and quantities as types of their own.
import { dec } from './decimal.ts';
import type { Decimal } from './decimal.ts';

declare const rateBrand: unique symbol;
declare const quantityBrand: unique symbol;

/** A fraction: 0.13 is 13 %. Exact, at most 12 decimals (R-MON-05). */
export type Rate = Decimal & { readonly [rateBrand]: true };
/** A count or measure of goods in the SKU's base unit, at most 6 decimals. */
export type Quantity = Decimal & { readonly [quantityBrand]: true };

export function rate(value: string | Decimal): Rate {
  const parsed = dec(value);
  if (parsed.decimalPlaces() > 12) throw new RangeError(`rate too fine: ${parsed.toFixed()}`);
  return parsed as Rate;
}

/** A percentage such as "12.5" as the exact fraction 0.125. */
export function percent(value: string | Decimal): Rate {
  return rate(dec(value).div(100));
}

export function quantity(value: string | number | Decimal): Quantity {
  const parsed = dec(value);
  if (parsed.decimalPlaces() > 6) throw new RangeError(`quantity too fine: ${parsed.toFixed()}`);
  return parsed as Quantity;
}
