// Owns what the figures of an order may look like: known currencies, amounts no finer than their currency, quantities that fit.
import type { Decimal } from '../kernel/decimal.ts';
import { dec, text } from '../kernel/decimal.ts';
import { fitsScale, isCurrency } from '../kernel/money.ts';
import type { FieldRefusal } from '../kernel/refusal.ts';

/** Base units of one line: more is a slip of the hand, and sums of lines must fit their columns. */
export const QUANTITY_MAX = dec('999999999');
const QUANTITY_SCALE = 6;
const AMOUNT_MAX = dec('999999999999');

/** Why one line cannot count `quantity` base units, or null. */
export function quantityError(index: number, sku: string, quantity: Decimal): FieldRefusal | null {
  if (quantity.lte(QUANTITY_MAX) && quantity.decimalPlaces() <= QUANTITY_SCALE) return null;
  return {
    pointer: `/lines/${index}/quantity`,
    code: 'QUANTITY_OUT_OF_RANGE',
    params: { sku, quantity: text(quantity), maximum: text(QUANTITY_MAX), decimals: QUANTITY_SCALE },
  };
}

/** What is wrong with the currency or the amounts of a draft. */
export function amountErrors(currency: string, offsets: readonly { amount: string }[]): FieldRefusal[] {
  if (!isCurrency(currency)) return [{ pointer: '/currency', code: 'CURRENCY_UNKNOWN' }];
  return offsets.flatMap(({ amount }, i): FieldRefusal[] => {
    const pointer = `/offsets/${i}/amount`;
    if (!fitsScale(amount, currency)) return [{ pointer, code: 'AMOUNT_TOO_FINE' }];
    return dec(amount).gt(AMOUNT_MAX)
      ? [{ pointer, code: 'AMOUNT_OUT_OF_RANGE', params: { maximum: text(AMOUNT_MAX) } }]
      : [];
  });
}
