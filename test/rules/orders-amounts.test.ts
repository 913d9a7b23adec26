/** The arithmetic of an order: tax in and out, totals that are sums of rounded lines, offsets per line, credit an order needs. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dec, sum, text } from '../../src/kernel/decimal.ts';
import type { Decimal } from '../../src/kernel/decimal.ts';
import { creditNeed, lineAmounts, orderTotals } from '../../src/orders/amounts.rules.ts';

const line = (quantity: string, listPrice: string, unitPrice: string, taxRate: string, taxIncluded = true) => ({
  quantity: dec(quantity),
  listPrice: dec(listPrice),
  unitPrice: dec(unitPrice),
  taxRate: dec(taxRate),
  taxIncluded,
});
const figures = (amounts: ReturnType<typeof lineAmounts>) =>
  Object.fromEntries((['list', 'goods', 'net', 'tax'] as const).map((name) => [name, text(amounts[name])]));

describe('one line', () => {
  test.each([
    [
      'tax inside the price',
      line('240', '92', '77.96', '0.13'),
      { list: '22080', goods: '18710.4', net: '16557.88', tax: '2152.52' },
    ],
    [
      'tax on top of the price',
      line('240', '92', '77.96', '0.13', false),
      { list: '24950.4', goods: '21142.75', net: '18710.4', tax: '2432.35' },
    ],
    ['no tax', line('3', '1.10', '1.05', '0'), { list: '3.3', goods: '3.15', net: '3.15', tax: '0' }],
    [
      'half a cent goes away from zero',
      line('1', '0.005', '0.005', '0.13'),
      { list: '0.01', goods: '0.01', net: '0.01', tax: '0' },
    ],
    [
      'a fine unit price is rounded once, on the line',
      line('3', '0.3333', '0.3333', '0'),
      { list: '1', goods: '1', net: '1', tax: '0' },
    ],
    ['nothing', line('0', '92', '80.96', '0.13'), { list: '0', goods: '0', net: '0', tax: '0' }],
  ])('%s', (_name, given, expected) => {
    expect(figures(lineAmounts(given, 2))).toEqual(expected);
  });

  test('a currency without decimals rounds to whole units', () => {
    expect(figures(lineAmounts(line('7', '110', '99.5', '0.1'), 0))).toEqual({
      list: '770',
      goods: '697',
      net: '634',
      tax: '63',
    });
  });
});

const cents = (max: number) => fc.integer({ min: 0, max }).map((minor) => dec(minor).div(100));
const anyLine = fc
  .record({
    quantity: fc.integer({ min: 0, max: 5000 }),
    list: cents(100_000),
    unit: fc.integer({ min: 0, max: 1_000_000 }),
    rate: fc.constantFrom('0', '0.03', '0.06', '0.09', '0.13', '0.2'),
  })
  .map(({ quantity, list, unit, rate }) => ({
    quantity: dec(quantity),
    listPrice: list,
    unitPrice: dec(unit).div(10_000),
    taxRate: dec(rate),
  }));

test('net and tax of a line make its goods amount; sums of lines and offsets make the order, to the cent', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }),
      fc.constantFrom(0, 2, 3),
      (lines, taxIncluded, percents, scale) => {
        const amounts = lines.map((item) => lineAmounts({ ...item, taxIncluded }, scale));
        for (const item of amounts) {
          expect(text(item.net.plus(item.tax))).toBe(text(item.goods));
          expect(item.tax.gte(0) && item.net.gte(0)).toBe(true);
        }
        const goods = sum(amounts.map((item) => item.goods));
        const offsets = percents.map((percent) =>
          goods
            .times(percent)
            .div(100 * Math.max(1, percents.length))
            .toDecimalPlaces(scale, 1),
        );
        const totals = orderTotals(amounts, offsets, scale);
        expect(text(totals.list.minus(totals.discount))).toBe(text(totals.goods));
        expect(text(totals.goods.minus(totals.offset))).toBe(text(totals.payable));
        expect(text(totals.goods)).toBe(text(goods));
        expect(text(totals.tax)).toBe(text(sum(amounts.map((item) => item.tax))));
        expect(text(sum(totals.lineOffsets))).toBe(text(totals.offset));
        expect(text(totals.offset)).toBe(text(sum(offsets)));
        totals.lineOffsets.forEach((part, i) => {
          expect(part.gte(0)).toBe(true);
          expect(part.lte(amounts[i]!.goods)).toBe(true);
        });
        expect(totals.payable.gte(0)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test('an order needs credit for all but its rebates: prepaid money and credit notes raised the credit when they came in', () => {
  const offset = (kind: string, amount: string) => ({ kind, amount: dec(amount) });
  const need = (goods: string, ...offsets: { kind: string; amount: Decimal }[]) =>
    text(creditNeed(dec(goods), offsets));
  expect(need('1000')).toBe('1000');
  expect(need('1000', offset('prepaid', '300'), offset('credit_note', '200'))).toBe('1000');
  expect(need('1000', offset('prepaid', '300'), offset('rebate', '99.99'), offset('rebate', '0.01'))).toBe('900');
});
