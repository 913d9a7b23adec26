// Owns reading the rows of an Excel sheet as a stream: exact numbers, dates by the format of their cell, formulas told apart.
import { Decimal } from '../../kernel/decimal.ts';
import { CELL_MAX, SheetRefused, plainText } from './cell.ts';
import type { SheetCell, SheetLimits, SheetRow } from './cell.ts';
import { openPackage } from './package.ts';
import type { Tag, WorkbookPackage } from './package.ts';
import { readBook, readDateStyles, readSharedStrings } from './workbook.ts';

/** The digits Excel keeps and shows; further ones in the file are noise of its binary numbers. */
const DIGITS = 15;
const REFERENCE = /^([A-Z]{1,3})(\d{1,7})$/;

interface Context {
  strings: readonly string[];
  dateStyles: ReadonlySet<number>;
  date1904: boolean;
  limits: SheetLimits;
}

/** Yields the rows of the first visible sheet, or of the one named `sheet`, that have something in them. */
export async function* readXlsx(content: Buffer, limits: SheetLimits, sheet?: string): AsyncGenerator<SheetRow> {
  const file = await openPackage(content, limits);
  const book = await readBook(file);
  const part = book.sheets.find((one) => (sheet === undefined ? one.visible : one.name === sheet))?.part;
  if (part === undefined) throw new SheetRefused('SHEET_MISSING', { sheet: sheet ?? '' });
  const context: Context = {
    strings: book.strings === null ? [] : await readSharedStrings(file, book.strings),
    dateStyles: book.styles === null ? new Set() : await readDateStyles(file, book.styles),
    date1904: book.date1904,
    limits,
  };
  yield* readRows(file, part, context);
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: boolean;
}

async function* readRows(file: WorkbookPackage, part: string, context: Context): AsyncGenerator<SheetRow> {
  let rows: SheetRow[] = [];
  let row: SheetRow | null = null;
  let last = 0;
  let count = 0;
  let cell: OpenCell | null = null;
  let inside: 'value' | 'text' | 'phonetic' | null = null;
  const reader = {
    open({ name, attributes }: Tag) {
      if (name === 'row') {
        const number = attributes.r === undefined ? last + 1 : Number(attributes.r);
        if (!Number.isInteger(number) || number <= last || number > 1_048_576) throw new SheetRefused('SHEET_DAMAGED');
        row = { row: number, cells: [] };
        last = number;
      } else if (name === 'c' && row) cell = openCell(attributes, row);
      else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'v') inside = 'value';
      else if (name === 't' && inside !== 'phonetic') inside = 'text';
      else if (name === 'rPh') inside = 'phonetic';
    },
    text(text: string) {
      if (!cell || (inside !== 'value' && inside !== 'text')) return;
      cell.value += text;
      if (cell.value.length > CELL_MAX) throw new SheetRefused('SHEET_CELL_TOO_LONG', { row: last, maximum: CELL_MAX });
    },
    close(name: string) {
      if (name === 'c' && cell && row) {
        const read = readCell(cell, context);
        if (read && cell.column >= context.limits.columns)
          throw new SheetRefused('SHEET_TOO_MANY_COLUMNS', { maximum: context.limits.columns });
        if (read) row.cells[cell.column] = read;
        cell = null;
      } else if (name === 'row' && row) {
        if (row.cells.length > 0) rows.push(row);
        row = null;
      } else if (name === 'rPh' || name === 'v' || (name === 't' && inside !== 'phonetic')) inside = null;
    },
  };
  for await (const _ of file.read(part, reader)) {
    const ready = rows;
    rows = [];
    for (const one of ready) {
      count += 1;
      if (count > context.limits.rows) throw new SheetRefused('SHEET_TOO_MANY_ROWS', { maximum: context.limits.rows });
      yield one;
    }
  }
}

function openCell(attributes: Tag['attributes'], row: SheetRow): OpenCell {
  const reference = attributes.r === undefined ? null : REFERENCE.exec(attributes.r);
  if (attributes.r !== undefined && !reference) throw new SheetRefused('SHEET_DAMAGED');
  const column = reference ? columnNumber(reference[1]!) : row.cells.length;
  return { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? -1), value: '', formula: false };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.codePointAt(0)! - 64;
  return number - 1;
}

/** Null for a cell without content. */
function readCell(cell: OpenCell, context: Context): SheetCell | null {
  const read = cell.type === 'n' ? readNumber(cell, context) : readText(cell, context);
  if (cell.formula) return { text: read?.text ?? '', kind: read?.kind ?? 'text', problem: 'SHEET_FORMULA' };
  return read;
}

function readText(cell: OpenCell, context: Context): SheetCell | null {
  if (cell.type === 'b') return { text: cell.value === '1' ? 'true' : 'false', kind: 'boolean' };
  if (cell.type === 'e') return { text: cell.value, kind: 'text', problem: 'SHEET_CELL_ERROR' };
  if (cell.type === 'd') return { text: cell.value.replace(/T00:00:00(\.0+)?Z?$/, ''), kind: 'date' };
  let given = cell.value;
  if (cell.type === 's') {
    const shared = context.strings[/^\d{1,9}$/.test(given) ? Number(given) : -1];
    if (shared === undefined) throw new SheetRefused('SHEET_DAMAGED');
    given = shared;
  }
  const text = plainText(unescapeText(given));
  return text === '' ? null : { text, kind: 'text' };
}

/** Excel writes characters XML cannot hold as _x000D_. */
function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    : text;
}

function readNumber(cell: OpenCell, context: Context): SheetCell | null {
  if (cell.value === '') return null;
  if (!/^-?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,3})?$/.test(cell.value)) throw new SheetRefused('SHEET_DAMAGED');
  const value = new Decimal(cell.value).toSignificantDigits(DIGITS);
  if (!context.dateStyles.has(cell.style)) return { text: value.toFixed(), kind: 'number' };
  const date = dateText(value, context.date1904);
  return date === null ? { text: value.toFixed(), kind: 'number' } : { text: date, kind: 'date' };
}

/** A serial day count as a date, with the time where it has one; null where it is no date. */
function dateText(serial: Decimal, date1904: boolean): string | null {
  if (serial.isNegative() || serial.gte(2_958_466)) return null;
  // The calendar of 1900 counts a 29 February that never was.
  const days = date1904 ? serial.plus(1462) : serial.lt(60) ? serial.plus(1) : serial;
  const seconds = days.times(86_400).toDecimalPlaces(0);
  const text = new Date(
    seconds
      .minus(25_569 * 86_400)
      .times(1000)
      .toNumber(),
  )
    .toISOString()
    .slice(0, 19);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}
