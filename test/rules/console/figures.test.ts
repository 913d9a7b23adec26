/** Amounts, dates and carts as the console shows them: text in, text out, nothing lost on the way. */
import { expect, test } from '@jest/globals';
import { addAll, emptyCart, put, quantityIn, step } from '../../../src/console/pages/new-order/cart.ts';
import { chineseAmount } from '../../../src/console/lib/chinese-amount.ts';
import {
  businessToday,
  dateText,
  durationText,
  moneyText,
  percentText,
  stampText,
} from '../../../src/console/lib/format.ts';
import { parseSearch, stringifySearch } from '../../../src/console/lib/search-text.ts';

test.each([
  ['42130.32', 'CNY', '¥42,130.32'],
  ['-3000', 'CNY', '−¥3,000.00'],
  ['0', 'GBP', '£0.00'],
  ['-0.00', 'CNY', '¥0.00'],
  ['1234567890123456.78', 'CNY', '¥1,234,567,890,123,456.78'],
  ['0.123456', 'CNY', '¥0.123456'],
  ['100.000000', 'CHF', 'CHF 100.00'],
])('%s %s is %s', (amount, currency, shown) => {
  expect(moneyText(amount, currency)).toBe(shown);
});

test.each([
  ['0.0350', '3.50%'],
  ['0.13', '13.00%'],
  ['1', '100.00%'],
  ['-0.005', '−0.50%'],
])('rate %s is %s', (rate, shown) => {
  expect(percentText(rate)).toBe(shown);
});

test.each([
  ['18060.00', '壹万捌仟零陆拾元整'],
  ['42130.32', '肆万贰仟壹佰叁拾元叁角贰分'],
  ['100001000.05', '壹亿零壹仟元零伍分'],
  ['1001', '壹仟零壹元整'],
  ['110000', '壹拾壹万元整'],
  ['0.50', '伍角整'],
  ['0', '零元整'],
  ['-3000.00', '负叁仟元整'],
])('%s is %s in capitals', (amount, words) => {
  expect(chineseAmount(amount)).toBe(words);
});

test('an amount finer than a cent has no capitals', () => {
  expect(chineseAmount('1.005')).toBeUndefined();
});

test('times are those of the company, the year only when it is another one', () => {
  const now = new Date('2026-11-22T01:00:00Z');
  expect(stampText('2026-11-20T16:30:00Z', 'Asia/Shanghai', now)).toBe('11-21 00:30');
  expect(stampText('2026-11-20T16:30:00Z', 'Europe/London', now)).toBe('11-20 16:30');
  expect(stampText('2025-12-31T16:30:00Z', 'Asia/Shanghai', now)).toBe('01-01 00:30');
  expect(stampText('2025-12-31T15:30:00Z', 'Asia/Shanghai', now)).toBe('2025-12-31 23:30');
  expect(dateText('2027-01-06', 'Asia/Shanghai', now)).toBe('2027-01-06');
  expect(businessToday('Asia/Shanghai', new Date('2026-11-21T17:00:00Z'))).toBe('2026-11-22');
});

test.each([
  [100_800_000, '1 天 4 时', '1 d 4 h'],
  [2_880_000, '48 分', '48 m'],
  [86_400_000, '1 天', '1 d'],
  [86_460_000, '1 天', '1 d'],
  [3_100, '3.1 秒', '3.1 s'],
  [40, '40 毫秒', '40 ms'],
])('%d ms is %s', (milliseconds, zh, en) => {
  expect([durationText(milliseconds, 'zh'), durationText(milliseconds, 'en')]).toEqual([zh, en]);
});

test('a cart steps by packs, reaches the minimum at once, and never goes below it or below zero', () => {
  expect(step('0', '24', '48', 1)).toBe('48');
  expect(step('0', '24', '50', 1)).toBe('72');
  expect(step('48', '24', '48', 1)).toBe('72');
  expect(step('48', '24', '48', -1)).toBe('0');
  expect(step('10', '24', '24', -1)).toBe('0');
});

test('pasted rows add to what is in the cart; a zero takes a line out', () => {
  const cart = addAll(put(emptyCart, 'A', '24'), [
    { sku_code: 'A', quantity: '0.5' },
    { sku_code: 'B', quantity: '12' },
  ]);
  expect([quantityIn(cart, 'A'), quantityIn(cart, 'B'), quantityIn(cart, 'C')]).toEqual(['24.5', '12', '0']);
  expect(put(cart, 'A', '0').lines.map((line) => line.sku_code)).toEqual(['B']);
});

test('filters survive the address', () => {
  const address = stringifySearch({ status: ['shipped', 'received'], q: '澜庭 & 5%', cursor: undefined, view: '' });
  expect(address).toBe('?status=shipped,received&q=%E6%BE%9C%E5%BA%AD%20%26%205%25');
  expect(parseSearch(address)).toEqual({ status: 'shipped,received', q: '澜庭 & 5%' });
});
