/** Lines pasted from a sheet: a quantity is read as a person means it, or the row says that it was not read. */
import { describe, expect, test } from '@jest/globals';
import { readPaste } from '../../src/orders/paste.rules.ts';

const one = (text: string) => {
  const { lines, problems } = readPaste(text, 1000);
  return lines.length === 1 ? lines[0]!.line : (problems[0]?.code ?? 'nothing');
};

describe('one row', () => {
  test.each([
    ['SL-ESS-150\t240', { sku_code: 'SL-ESS-150', quantity: '240' }],
    ['SL-ESS-150  240', { sku_code: 'SL-ESS-150', quantity: '240' }],
    ['SL-ESS-150,240', { sku_code: 'SL-ESS-150', quantity: '240' }],
    ['SL-ESS-150; 240 ;箱', { sku_code: 'SL-ESS-150', quantity: '240', unit: '箱' }],
    ['SL-ESS-150\t10\t箱', { sku_code: 'SL-ESS-150', quantity: '10', unit: '箱' }],
    ['SL-ESS-150 10箱', { sku_code: 'SL-ESS-150', quantity: '10', unit: '箱' }],
    ['SL-ESS-150\t1,200', { sku_code: 'SL-ESS-150', quantity: '1200' }],
    ['SL-ESS-150 1,200.50', { sku_code: 'SL-ESS-150', quantity: '1200.50' }],
    ['SL-ESS-150,1,200,支', { sku_code: 'SL-ESS-150', quantity: '1200', unit: '支' }],
    ['ＳＬ-ESS-150，２４０', { sku_code: 'SL-ESS-150', quantity: '240' }],
    ['AB 12\t24', { sku_code: 'AB 12', quantity: '24' }],
    ['85123A 6', { sku_code: '85123A', quantity: '6' }],
    ['SL-ESS-150\t', 'QUANTITY_UNREADABLE'],
    ['SL-ESS-150', 'QUANTITY_UNREADABLE'],
    ['SL-ESS-150\t0', 'QUANTITY_UNREADABLE'],
    ['SL-ESS-150\t-24', 'QUANTITY_UNREADABLE'],
    ['SL-ESS-150\t1e3', 'QUANTITY_UNREADABLE'],
    ['SL-ESS-150\t24.1234567', 'QUANTITY_UNREADABLE'],
    ['SL-ESS-150\t12,34', 'QUANTITY_UNREADABLE'],
    ['SL-ESS-150\t晨露保湿精华水 150ml\t240', 'QUANTITY_UNREADABLE'],
    ['产品编码\t数量', 'nothing'],
    ['', 'nothing'],
  ])('%j', (text, expected) => {
    expect(one(text)).toEqual(expected);
  });
});

test('rows keep their numbers over headings, empty rows and every line ending', () => {
  const { lines, problems } = readPaste('Code\tQuantity\r\nA1\t5\r\n\r\nB2\tmany\nC3\t7\rheading again\n', 1000);
  expect(lines.map((item) => [item.row, item.line.sku_code])).toEqual([
    [2, 'A1'],
    [5, 'C3'],
  ]);
  expect(problems).toEqual([
    { row: 4, text: 'B2\tmany', code: 'QUANTITY_UNREADABLE' },
    { row: 6, text: 'heading again', code: 'QUANTITY_UNREADABLE' },
  ]);
});

test('rows beyond an order’s lines are named once and not read; empty ones do not count', () => {
  const { lines, problems } = readPaste('A1\t5\n\n\nA2\t5\nA3\t5\nA4\t5', 2);
  expect(lines.map((item) => item.line.sku_code)).toEqual(['A1', 'A2']);
  expect(problems).toEqual([{ row: 5, text: 'A3\t5', code: 'TOO_MANY_LINES' }]);
});

test('a long row of anything is read in no time', () => {
  const started = Date.now();
  for (const text of ['a '.repeat(50_000), 'a,1'.repeat(30_000), ' 1,200'.repeat(20_000)]) readPaste(text, 1000);
  expect(Date.now() - started).toBeLessThan(1_000);
});
