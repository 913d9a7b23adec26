// Owns the arithmetic of order lines: unit × quantity rounded once, tax per line, offsets split over the lines.
import { allocate } from '../kernel/allocate.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, round, sum } from '../kernel/decimal.ts';

export interface LineAmounts {
  /** At list price, tax included. */
  list: Decimal;
  /** At net price, tax included. */
  goods: Decimal;
  net: Decimal;
  tax: Decimal;
}

/** Amounts of one line. `taxIncluded` says whether the prices contain tax; `scale` is the currency's. */
export function lineAmounts(
  line: { quantity: Decimal; listPrice: Decimal; unitPrice: Decimal; taxRate: Decimal; taxIncluded: boolean },
  scale: number,
): LineAmounts {
  const atList = round(line.listPrice.times(line.quantity), scale);
  const amount = round(line.unitPrice.times(line.quantity), scale);
  if (line.taxIncluded) {
    const net = round(amount.div(line.taxRate.plus(1)), scale);
    return { list: atList, goods: amount, net, tax: amount.minus(net) };
  }
  const tax = round(amount.times(line.taxRate), scale);
  return { list: atList.plus(round(atList.times(line.taxRate), scale)), goods: amount.plus(tax), net: amount, tax };
}

export interface OrderTotals {
  list: Decimal;
  discount: Decimal;
  goods: Decimal;
  tax: Decimal;
  offset: Decimal;
  payable: Decimal;
  /** Offsets split over the lines by their goods amount; the parts add up to `offset`. */
  lineOffsets: Decimal[];
}

/** Totals are sums of the rounded lines; list − discount = goods, goods − offset = payable. */
export function orderTotals(lines: readonly LineAmounts[], offsets: readonly Decimal[], scale: number): OrderTotals {
  const list = sum(lines.map((line) => line.list));
  const goods = sum(lines.map((line) => line.goods));
  const offset = sum(offsets);
  return {
    list,
    discount: list.minus(goods),
    goods,
    tax: sum(lines.map((line) => line.tax)),
    offset,
    payable: goods.minus(offset),
    lineOffsets: offset.isZero()
      ? lines.map(() => ZERO)
      : allocate(
          offset,
          lines.map((line) => line.goods),
          scale,
        ),
  };
}

/** Credit an order needs: all but what a rebate pays; prepaid and credit notes raised the available credit when they came in. */
export function creditNeed(goods: Decimal, offsets: readonly { kind: string; amount: Decimal }[]): Decimal {
  return goods.minus(sum(offsets.filter((offset) => offset.kind === 'rebate').map((offset) => dec(offset.amount))));
}
