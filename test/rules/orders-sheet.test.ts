/** Order lines out of the cells of a sheet. */
import { expect, test } from '@jest/globals';
import { sheetText } from '../../src/orders/sheet.rules.ts';

const sheet = (...rows: string[][]) => rows.map((cells, i) => ({ row: i + 1, cells: cells.map((text) => ({ text })) }));

test('finds code, quantity and unit by their headings, wherever they stand and in either language', () => {
  const zh = sheet(['序号', '产品名称', '数量', '单位', '货号'], ['1', '精华水', '24', '瓶', 'SL-ESS-150']);
  expect(sheetText(zh)).toEqual({ rows: [{ row: 2, text: 'SL-ESS-150\t24\t瓶' }], problems: [] });
  const en = sheet(['Qty', 'SKU code'], ['24', 'SL-ESS-150']);
  expect(sheetText(en).rows).toEqual([{ row: 2, text: 'SL-ESS-150\t24' }]);
});

test('takes the first columns where no heading says otherwise, and keeps the numbers of the spreadsheet', () => {
  const rows = [
    { row: 3, cells: [{ text: 'A-1' }, { text: '5' }] },
    { row: 9, cells: [{ text: 'B-2' }, { text: '6' }, { text: '箱' }] },
  ];
  expect(sheetText(rows).rows).toEqual([
    { row: 3, text: 'A-1\t5' },
    { row: 9, text: 'B-2\t6\t箱' },
  ]);
});

test('a formula in a wanted column is named and not taken; elsewhere it does not matter', () => {
  const rows = [
    { row: 1, cells: [{ text: 'code' }, { text: 'quantity' }, { text: 'sum' }] },
    { row: 2, cells: [{ text: 'A-1' }, { text: '5', problem: 'SHEET_FORMULA' }] },
    { row: 3, cells: [{ text: 'B-2' }, { text: '6' }, { text: '11', problem: 'SHEET_FORMULA' }] },
  ];
  expect(sheetText(rows)).toEqual({
    rows: [{ row: 3, text: 'B-2\t6' }],
    problems: [{ row: 2, text: 'A-1 5', code: 'SHEET_FORMULA' }],
  });
});

test('passes over rows that are empty in the wanted columns, and a line break inside a cell makes no second row', () => {
  const rows = sheet(['code', 'qty', 'note'], ['', '', 'x'], ['A\n-1', '5']);
  expect(sheetText(rows).rows).toEqual([{ row: 3, text: 'A -1\t5' }]);
});
