/** Money is a decimal string on the wire and a Decimal inside, never a number. */
import { expect, test } from '@jest/globals';
import { numberMoney } from './money.ts';
import { sources } from './source.ts';

test('no money is, or becomes, a number', () => {
  // The client repeats the forms of the wire, where totals and prices of progress count items and rows.
  const written = sources('{src,workflows,activities}/**/*.{ts,tsx}').filter(
    ({ path }) => !path.endsWith('/api.gen.ts'),
  );
  expect(numberMoney(written)).toEqual([]);
});

test.each([
  'interface Line { amount: number }',
  'interface Line { unit_price?: number | null }',
  'type Line = { limit_amount: number[] }',
  'function pay(fee: number) { return fee }',
  'const pay = (order: string, netAmount: number) => netAmount',
  'class A { balance: number = 0 }',
  'let gross: number;',
  'const x = Number(line.amount);',
  'const x = parseFloat(total);',
  'const x = Number.parseFloat(line?.tax);',
  'const x = +order.price;',
  'const x = order.price.toNumber();',
])('is found: %s', (text) => {
  expect(numberMoney([{ path: 'src/x/y.ts', text }])).toHaveLength(1);
});

test.each([
  'interface Line { amount: string; price_scale: number; amountCount: number }',
  'const x = Number(line.quantity_lines);',
  'function round(value: Decimal, scale: number) { return value }',
])('is not money as a number: %s', (text) => {
  expect(numberMoney([{ path: 'src/x/y.ts', text }])).toEqual([]);
});
