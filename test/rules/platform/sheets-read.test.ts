/** Sheets people upload: read exactly, and what is broken, locked, hostile or too large is refused with its reason. */
import { describe, expect, test } from '@jest/globals';
import { SheetRefused } from '../../../src/platform/sheets/cell.ts';
import { sheetMessages } from '../../../src/platform/sheets/messages.ts';
import { readSheetRows } from '../../../src/platform/sheets/read.ts';
import type { SheetOptions } from '../../../src/platform/sheets/read.ts';
import { isDateFormat } from '../../../src/platform/sheets/workbook.ts';
import { workbook, workbookParts, zip } from '../../support/zip.ts';

/** Row number, then the texts of its cells. */
async function rowsOf(content: Uint8Array, options?: SheetOptions) {
  const rows = await readSheetRows(content, options);
  return rows.map(({ row, cells }) => [row, ...Array.from(cells, (cell) => cell?.text ?? '')]);
}

async function refusalOf(content: Uint8Array, options?: SheetOptions) {
  const error: unknown = await readSheetRows(content, options).then(
    () => 'read',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SheetRefused)) return error;
  expect(sheetMessages).toHaveProperty(error.refusal.code);
  return error.refusal.code;
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const ONE_ROW = `<row r="1">${text('a')}</row>`;
const csv = (value: string) => Buffer.from(value);

describe('an Excel file', () => {
  test('gives shared, rich and inline texts, and keeps the numbers of rows and the places of cells', async () => {
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="4"/><row r="7">${text('x')}</row>`;
    expect(await rowsOf(workbook(rows))).toEqual([
      [2, '洗面奶', '', 'rich text'],
      [7, 'x'],
    ]);
  });

  test('keeps numbers as decimal text, as Excel shows them', async () => {
    const numbers = ['187.5', '0.1', '0.30000000000000004', '1.2E-5', '1234567890123456', '-0.00', '99999999999.99'];
    const rows = `<row r="1">${numbers.map((one) => `<c s="3"><v>${one}</v></c>`).join('')}</row>`;
    expect(await rowsOf(workbook(rows))).toEqual([
      [1, '187.5', '0.1', '0.3', '0.000012', '1234567890123460', '0', '99999999999.99'],
    ]);
  });

  test('gives dates by the format of their cell', async () => {
    const rows =
      '<row r="1"><c s="1"><v>46344</v></c><c s="2"><v>46344.5</v></c><c s="1"><v>1</v></c><c><v>46344</v></c></row>';
    expect(await rowsOf(workbook(rows))).toEqual([[1, '2026-11-18', '2026-11-18T12:00:00', '1900-01-01', '46344']]);
  });

  test('marks formulas and error cells instead of taking them as data', async () => {
    const rows = '<row r="1"><c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>x</v></c><c t="e"><v>#REF!</v></c></row>';
    const [row] = await readSheetRows(workbook(rows));
    expect(row!.cells.map((cell) => [cell.text, cell.problem])).toEqual([
      ['2', 'SHEET_FORMULA'],
      ['x', 'SHEET_FORMULA'],
      ['#REF!', 'SHEET_CELL_ERROR'],
    ]);
  });

  test.each([
    ['cut off', workbook(ONE_ROW).subarray(0, 700), 'SHEET_DAMAGED'],
    ['broken XML', workbook('<row r="1"><c>'), 'SHEET_DAMAGED'],
    ['a shared text that is not there', workbook('<row r="1"><c t="s"><v>9</v></c></row>'), 'SHEET_DAMAGED'],
    ['rows out of order', workbook('<row r="5"/><row r="4"/>'), 'SHEET_DAMAGED'],
    ['a Word file', zip([{ name: '[Content_Types].xml', content: '<Types/>' }]), 'SHEET_TYPE'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'SHEET_TYPE'],
    ['a page of HTML named .xls', Buffer.from('<html><table>'), 'SHEET_TYPE'],
    ['nothing', Buffer.alloc(0), 'SHEET_EMPTY'],
    ['no filled cell', workbook('<row r="1"><c s="1"/></row>'), 'SHEET_EMPTY'],
    ['macros', workbook(ONE_ROW, [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'SHEET_MACRO'],
    ['embedded objects', workbook(ONE_ROW, [{ name: 'xl/embeddings/oleObject1.bin', content: 'x' }]), 'SHEET_MACRO'],
    [
      'a link to another file',
      workbook(ONE_ROW, [{ name: 'xl/externalLinks/externalLink1.xml', content: '<a/>' }]),
      'SHEET_EXTERNAL_LINK',
    ],
    ['a part with a password', workbook(ONE_ROW, [{ name: 'x', content: 'x', encrypted: true }]), 'SHEET_PASSWORD'],
    ['the same part twice', workbook(ONE_ROW, [{ name: 'xl/styles.xml', content: '<a/>' }]), 'SHEET_DAMAGED'],
    ['a part that leaves the archive', workbook(ONE_ROW, [{ name: '../../etc/x', content: 'x' }]), 'SHEET_DAMAGED'],
  ])('is refused: %s', async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code);
  });

  test('is refused with a password and in the format of old Excel', async () => {
    const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await refusalOf(container)).toBe('SHEET_OLD_FORMAT');
    container.write('EncryptedPackage', 300, 'utf16le');
    expect(await refusalOf(container)).toBe('SHEET_PASSWORD');
  });

  test('is refused when it defines entities, however small', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet><sheetData/></worksheet>';
    const parts = workbookParts('').map((part) =>
      part.name === 'xl/worksheets/sheet1.xml' ? { ...part, content: bomb } : part,
    );
    expect(await refusalOf(zip(parts))).toBe('SHEET_DAMAGED');
  });

  test('is refused before it is unpacked when it unpacks to too much, and while it is when it lied', async () => {
    const padding = Buffer.alloc(6_000_000, ' ');
    const packed = workbook(ONE_ROW, [{ name: 'xl/media/image1.png', content: padding }]);
    expect(packed.length).toBeLessThan(20_000);
    expect(await refusalOf(packed)).toBe('SHEET_UNPACKS_TOO_LARGE');
    const parts = workbookParts('').map((part) =>
      part.name === 'xl/worksheets/sheet1.xml' ? { ...part, content: padding, declared: 1000 } : part,
    );
    expect(await refusalOf(zip(parts))).toBe('SHEET_DAMAGED');
    expect(await refusalOf(workbook(ONE_ROW), { limits: { unzippedBytes: 500 } })).toBe('SHEET_UNPACKS_TOO_LARGE');
  });

  test('is refused beyond its rows, columns, bytes and the length of a cell', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `<row r="${i + 1}">${text('a')}</row>`).join('');
    expect(await refusalOf(workbook(rows), { limits: { rows: 5 } })).toBe('SHEET_TOO_MANY_ROWS');
    const wide = '<row r="1"><c r="XFD1" t="b"><v>1</v></c></row>';
    expect(await refusalOf(workbook(wide))).toBe('SHEET_TOO_MANY_COLUMNS');
    expect(await refusalOf(workbook(`<row r="1">${text('a'.repeat(32_768))}</row>`))).toBe('SHEET_CELL_TOO_LONG');
    expect(await refusalOf(workbook(rows), { limits: { bytes: 100 } })).toBe('SHEET_TOO_LARGE');
  });

  test('gives the named sheet or says that it is missing', async () => {
    expect(await rowsOf(workbook(ONE_ROW), { sheet: 'Data' })).toEqual([[1, 'a']]);
    expect(await refusalOf(workbook(ONE_ROW), { sheet: 'Other' })).toBe('SHEET_MISSING');
  });
});

test.each([
  ['yyyy-mm-dd', true],
  ['m"月"d"日"', true],
  ['[h]:mm', true],
  ['[Red]#,##0.00', false],
  ['0.00"days"', false],
  ['General', false],
  ['¥#,##0.00_);[Red]\\(¥#,##0.00\\)', false],
])('the format %s is a date: %s', (code, date) => {
  expect(isDateFormat(code)).toBe(date);
});

describe('a CSV file', () => {
  test.each([
    ['commas', csv('a,b\r\n1,2\r\n')],
    ['semicolons', csv('a;b\n1;2')],
    ['tabs, as pasted', csv('a\tb\n1\t2\n')],
    ['a separator that is told', csv('sep=|\r\na|b\r\n1|2\r\n')],
    ['the mark of UTF-8', csv('\ufeffa,b\n1,2\n')],
    ['UTF-16, as "Unicode text" is saved', Buffer.from('\ufeffa\tb\n1\t2\n', 'utf16le')],
  ])('with %s', async (_, content) => {
    expect(await rowsOf(content)).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
  });

  test('in GB18030, as Chinese Excel saves it', async () => {
    const gb = Buffer.from('b1e0c2eb2ccafdc1bf0a', 'hex');
    expect(await rowsOf(gb)).toEqual([[1, '编码', '数量']]);
  });

  test('counts rows as a spreadsheet does: empty ones and cells over several lines', async () => {
    expect(await rowsOf(csv('a,b\n\n"two\nlines",1\n,\nlast\n'))).toEqual([
      [1, 'a', 'b'],
      [3, 'two\nlines', '1'],
      [5, 'last'],
    ]);
  });

  test('marks formulas, keeps signs, and takes back the apostrophe of an export', async () => {
    const [row] = await readSheetRows(csv("=1+1,+8613800000000,-5,'=kept,'quoted\n"));
    expect(row!.cells.map((cell) => [cell.text, cell.problem])).toEqual([
      ['=1+1', 'SHEET_FORMULA'],
      ['+8613800000000', undefined],
      ['-5', undefined],
      ['=kept', undefined],
      ["'quoted", undefined],
    ]);
  });

  test.each([
    ['quotes that do not pair', csv('a,b\n"x,1\n'), 'SHEET_CSV_BROKEN'],
    ['a program', Buffer.from('7f454c4602010100', 'hex'), 'SHEET_TYPE'],
    ['no encoding we know', Buffer.from('61ff81', 'hex'), 'SHEET_ENCODING'],
    ['only blanks', csv(' , \n\n'), 'SHEET_EMPTY'],
  ])('is refused: %s', async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code);
  });
});
