/** Sheets we write: what a person reads in them is what was in the books, and nothing in them runs. */
import { expect, test } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { readSheetRows } from '../../../src/platform/sheets/read.ts';
import { columnLetters, csvStream, xlsxStream, xlsxWorkbook } from '../../../src/platform/sheets/write.ts';
import type { SheetColumn } from '../../../src/platform/sheets/write.ts';

const COLUMNS: SheetColumn[] = [
  { header: '编码 Code' },
  { header: 'Amount', kind: 'decimal', scale: 2 },
  { header: 'Day', kind: 'date' },
];
const ROWS = [
  ['00123', '1234567.5', '2026-11-18'],
  ['=HYPERLINK("x")', '12345678901234567.89', null],
  ['6901234567890', '-0.07', '2026-11-18'],
];

test('an xlsx file is read back as it was written, figures and dates as such', async () => {
  const rows = await readSheetRows(await buffer(xlsxStream('Orders', COLUMNS, ROWS)));
  expect(rows.map(({ cells }) => Array.from(cells, (cell) => [cell?.text, cell?.kind]))).toEqual([
    [
      ['编码 Code', 'text'],
      ['Amount', 'text'],
      ['Day', 'text'],
    ],
    [
      ['00123', 'text'],
      ['1234567.5', 'number'],
      ['2026-11-18', 'date'],
    ],
    [
      ['=HYPERLINK("x")', 'text'],
      ['12345678901234567.89', 'text'],
    ],
    [
      ['6901234567890', 'text'],
      ['-0.07', 'number'],
      ['2026-11-18', 'date'],
    ],
  ]);
});

test('no cell begins a formula', async () => {
  const csv = (await buffer(csvStream(COLUMNS, ROWS))).toString();
  expect(csv).toBe(
    '\ufeff编码 Code,Amount,Day\r\n00123,1234567.5,2026-11-18\r\n"\'=HYPERLINK(""x"")",12345678901234567.89,\r\n6901234567890,-0.07,2026-11-18\r\n',
  );
});

test('rows are taken only as they are written', async () => {
  let made = 0;
  function* rows() {
    for (; made < 200_000; made += 1) yield [`code ${made}`, '1', null];
  }
  const stream = xlsxStream('Many', COLUMNS, rows());
  await new Promise((resolve) => stream.once('readable', resolve));
  expect(made).toBeLessThan(100_000);
  stream.destroy();
});

test('a workbook has its sheets by name', async () => {
  const content = await xlsxWorkbook([
    { name: '数据 Data', columns: [{ header: 'Kind' }], rows: [['a']], choices: { 0: ['a', 'b'] } },
    { name: '说明 Notes', columns: [{ header: 'Note' }], rows: [['@run']] },
  ]);
  const notes = await readSheetRows(content, { sheet: '说明 Notes' });
  expect(notes.map(({ cells }) => cells[0]!.text)).toEqual(['Note', '@run']);
  expect((await readSheetRows(content)).map(({ cells }) => cells[0]!.text)).toEqual(['Kind', 'a']);
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});
