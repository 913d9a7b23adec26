// Owns reading a sheet as rows of an entity: columns by either language of their header, every cell checked for its form.
import { dec } from '../kernel/decimal.ts';
import { isBusinessDate } from '../kernel/period.ts';
import type { FieldRefusal } from '../kernel/refusal.ts';
import { SheetRefused } from '../platform/sheets/cell.ts';
import type { SheetCell } from '../platform/sheets/cell.ts';
import { readSheet } from '../platform/sheets/read.ts';
import type { ImportColumn, ImportEntity, ImportRow } from './entities/entity.ts';

/** Rows of one import; more than a person can look through belong into the program's own importer. */
export const IMPORT_ROWS_MAX = 20_000;

/** Header of the column a failed-rows file has more than its template; it is read over. */
export const REASON_HEADER = '原因 Reason';

export interface ReadRow extends ImportRow {
  /** What the form of its cells has wrong, `/<column key>`. */
  errors: FieldRefusal[];
  /** The cells as they are, in the order of the entity's columns, for the file of failed rows. */
  given: (string | null)[];
}

export function headerOf(column: ImportColumn): string {
  return `${column.zh} ${column.en}${column.required ? ' *' : ''}`;
}

/** All rows of the file. Throws SheetRefused: what the file as a whole has wrong, missing and unknown columns included. */
export async function readRows(content: Uint8Array, entity: ImportEntity): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  const first = new Map<string, number>();
  let places: (number | null)[] | null = null;
  for await (const { row, cells } of readSheet(content, { limits: { rows: IMPORT_ROWS_MAX + 1 } })) {
    if (places === null) {
      places = placesOf(cells, entity);
      continue;
    }
    const found = places.map((place) => (place === null ? undefined : cells[place]));
    if (found.every((cell) => cell === undefined)) continue;
    const read = readRow(row, found, entity);
    if (read.errors.length === 0) {
      const about = entity.identity(read.values);
      const before = first.get(about);
      if (before === undefined) first.set(about, row);
      else read.errors.push({ pointer: '', code: 'IMPORT_ROW_TWICE', params: { row: before } });
    }
    rows.push(read);
  }
  if (rows.length === 0) throw new SheetRefused('IMPORT_NO_ROWS');
  return rows;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s*]+/g, '')
    .toLowerCase();

/** Where each column of the entity stands in the file; null for an optional one that is not there. */
function placesOf(header: readonly (SheetCell | undefined)[], entity: ImportEntity): (number | null)[] {
  const names = Array.from(header, (cell) => (cell ? plain(cell.text) : ''));
  const known = new Set([plain(REASON_HEADER), '']);
  const places = entity.columns.map((column) => {
    const calls = [headerOf(column), column.zh, column.en, column.key].map(plain);
    calls.forEach((call) => known.add(call));
    const place = names.findIndex((name) => calls.includes(name));
    if (names.filter((name) => calls.includes(name)).length > 1)
      throw new SheetRefused('IMPORT_COLUMN_TWICE', { column: headerOf(column) });
    if (place < 0 && column.required) throw new SheetRefused('IMPORT_COLUMN_MISSING', { column: headerOf(column) });
    return place < 0 ? null : place;
  });
  const unknown = names.findIndex((name) => !known.has(name));
  if (unknown >= 0) throw new SheetRefused('IMPORT_COLUMN_UNKNOWN', { column: header[unknown]!.text.slice(0, 100) });
  return places;
}

function readRow(row: number, cells: readonly (SheetCell | undefined)[], entity: ImportEntity): ReadRow {
  const values: Record<string, string> = {};
  const errors: FieldRefusal[] = [];
  entity.columns.forEach((column, i) => {
    const cell = cells[i];
    const read = cell ? readCell(cell, column) : column.required ? { code: 'REQUIRED' } : null;
    if (read === null) return;
    if ('code' in read) errors.push({ pointer: `/${column.key}`, ...read });
    else values[column.key] = read.value;
  });
  return { row, values, errors, given: cells.map((cell) => cell?.text ?? null) };
}

type Read = { value: string } | { code: string; params?: FieldRefusal['params'] };

function readCell(cell: SheetCell, column: ImportColumn): Read {
  if (cell.problem) return { code: cell.problem };
  const text = cell.text;
  switch (column.kind) {
    case 'text':
      return { value: text };
    case 'decimal': {
      const bare = text.normalize('NFKC').replace(/[,\s¥]/g, '');
      return /^-?\d{1,18}(\.\d{1,8})?$/.test(bare) ? { value: dec(bare).toFixed() } : { code: 'DECIMAL_TEXT' };
    }
    case 'integer': {
      const bare = text.normalize('NFKC');
      return /^\d{1,9}$/.test(bare) ? { value: String(Number(bare)) } : { code: 'IMPORT_INTEGER' };
    }
    case 'date':
      return readDate(cell);
    case 'flag':
      return readChoice(text, FLAGS);
    case 'choice':
      return readChoice(text, column.choices ?? {});
  }
}

const FLAGS = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };

/** What a cell of the column offers in the template. */
export function choicesOf(column: ImportColumn): string[] | null {
  const choices = column.kind === 'flag' ? FLAGS : column.choices;
  return choices ? Object.values(choices).map(({ zh }) => zh) : null;
}

function readChoice(text: string, choices: NonNullable<ImportColumn['choices']>): Read {
  const given = plain(text);
  const found = Object.entries(choices).find(([value, { zh, en }]) => [value, zh, en].map(plain).includes(given));
  if (found) return { value: found[0] };
  return {
    code: 'INVALID_VALUE',
    params: {
      options: Object.values(choices)
        .map(({ zh, en }) => `${zh} ${en}`)
        .join(', '),
    },
  };
}

/** A date cell, or a date as people write it: 2026-11-18, 2026/11/18, 2026年11月18日. */
function readDate({ text }: SheetCell): Read {
  const found = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(text.normalize('NFKC'));
  const date = found ? `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}` : '';
  return isBusinessDate(date) ? { value: date } : { code: 'BUSINESS_DATE' };
}

export interface ImportUnit {
  key: string;
  rows: ReadRow[];
}

/** Rows that are taken together, in the order they begin in the file. */
export function unitsOf(rows: readonly ReadRow[], entity: ImportEntity): ImportUnit[] {
  const units = new Map<string, ImportUnit>();
  for (const row of rows) {
    const together =
      entity.unit && row.errors.every(({ pointer }) => pointer !== '') ? entity.unit(row.values) : undefined;
    const key = together ?? `row ${row.row}`;
    const unit = units.get(key);
    if (unit) unit.rows.push(row);
    else units.set(key, { key, rows: [row] });
  }
  return [...units.values()];
}
