// Owns writing sheets: texts that run no formula, figures as numbers where Excel keeps all their digits, rows written as they come.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { CellValue, ColumnDef } from 'hucre';
import { csvCell, safeCell } from '../safe-cell.ts';

export interface SheetColumn {
  header: string;
  /** Characters; 16 when absent. */
  width?: number;
  /** `decimal`: decimal text with `scale` places; `date`: `2026-11-18`. Ids and codes are text, so that no digit is lost. */
  kind?: 'text' | 'decimal' | 'date';
  scale?: number;
}

export type SheetValue = string | null;

/** Excel keeps 15 digits of a number; a longer one stays text. */
function isExact(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && text.replaceAll(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}

function xlsxValue(value: SheetValue, column: SheetColumn): CellValue {
  if (value === null || value === '') return null;
  if (column.kind === 'decimal' && isExact(value)) return Number(value);
  if (column.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
  return safeCell(value);
}

function xlsxColumn(column: SheetColumn): ColumnDef {
  const places = column.scale ? `.${'0'.repeat(column.scale)}` : '';
  const formats = { text: '@', decimal: `#,##0${places}`, date: 'yyyy-mm-dd' };
  return { header: column.header, width: column.width ?? 16, numFmt: formats[column.kind ?? 'text'] };
}

/** An xlsx file as a stream of bytes; memory does not grow with the rows. More than Excel's 1,048,576 rows go on in further sheets. */
export function xlsxStream(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly SheetValue[]> | Iterable<readonly SheetValue[]>,
): Readable {
  async function* values(): AsyncGenerator<CellValue[]> {
    for await (const row of rows) yield columns.map((column, i) => xlsxValue(row[i] ?? null, column));
  }
  const stream = writeXlsxStream(values(), { name, columns: columns.map(xlsxColumn), freezePane: { rows: 1 } });
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}

/** A CSV file as a stream of bytes, with the mark that makes Excel read it as UTF-8. */
export function csvStream(
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly SheetValue[]> | Iterable<readonly SheetValue[]>,
): Readable {
  async function* lines(): AsyncGenerator<Buffer> {
    yield Buffer.from(`\ufeff${columns.map((column) => csvCell(column.header)).join(',')}\r\n`);
    for await (const row of rows) yield Buffer.from(`${columns.map((_, i) => csvCell(row[i] ?? '')).join(',')}\r\n`);
  }
  return Readable.from(lines());
}

export interface SheetPage {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetValue[])[];
  /** Values a column offers in a list, by column from 0. */
  choices?: Readonly<Record<number, readonly string[]>>;
}

/** A small workbook of several sheets, such as a template with its notes. */
export async function xlsxWorkbook(pages: readonly SheetPage[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: pages.map((page) => ({
      name: page.name,
      columns: page.columns.map(xlsxColumn),
      rows: [
        page.columns.map((column) => column.header),
        ...page.rows.map((row) => page.columns.map((column, i) => xlsxValue(row[i] ?? null, column))),
      ],
      freezePane: { rows: 1 },
      dataValidations: Object.entries(page.choices ?? {}).map(([column, values]) => ({
        type: 'list' as const,
        values: [...values],
        allowBlank: true,
        showErrorMessage: true,
        range: `${columnLetters(Number(column))}2:${columnLetters(Number(column))}5000`,
      })),
    })),
  });
}

/** A, B, … Z, AA: the name a spreadsheet gives the column counted from 0. */
export function columnLetters(column: number): string {
  const rest = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? rest : columnLetters(Math.floor(column / 26) - 1) + rest;
}
