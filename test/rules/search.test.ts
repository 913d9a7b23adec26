/** What somebody typed into the search box means. */
import { expect, test } from '@jest/globals';
import { readTerms } from '../../src/search/rules.ts';

test.each([
  ['42,130.32', { from: '42130.32', to: '42130.32' }],
  ['¥1,200', { from: '1200', to: '1200' }],
  ['1000..2000', { from: '1000', to: '2000' }],
  ['1,000 – 2,000.50', { from: '1000', to: '2000.50' }],
  ['￥1000 至 ￥2000', { from: '1000', to: '2000' }],
  ['SO-20261121', null],
  ['1,2,3', null],
  ['2026-11', null],
])('%s as an amount', (text, amount) => {
  expect(readTerms(text).amount).toEqual(amount);
});

test.each([
  ['2026-11-21', { from: '2026-11-21', to: '2026-11-21' }],
  ['2028-02', { from: '2028-02-01', to: '2028-02-29' }],
  ['2026/02/30', null],
  ['2026-13', null],
  ['2026', null],
])('%s as a day or a month', (text, dates) => {
  expect(readTerms(text).dates).toEqual(dates);
});

test('blanks around and between words do not count', () => {
  expect(readTerms('  Lan   ting ').text).toBe('Lan ting');
});
