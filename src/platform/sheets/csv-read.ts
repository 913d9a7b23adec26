// Owns reading CSV as spreadsheets write it: UTF-8, UTF-16 or GB18030, with commas, semicolons, tabs or bars.
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CELL_MAX, SheetRefused, plainText } from './cell.ts';
import type { SheetCell, SheetLimits, SheetRow } from './cell.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;
const PIECE = 65_536;

/** Yields the rows that have something in them, numbered as a spreadsheet would. */
export async function* readCsv(content: Buffer, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const { text, separator } = prepare(decode(content));
  const parser = parse({ delimiter: separator, relax_column_count: true, max_record_size: CELL_MAX * 4 });
  Readable.from(pieces(text)).pipe(parser);
  let row = 0;
  let count = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      const cells = record.map((value) => cellOf(value, row));
      const width = cells.findLastIndex((cell) => cell !== null) + 1;
      if (width === 0) continue;
      if (width > limits.columns) throw new SheetRefused('SHEET_TOO_MANY_COLUMNS', { maximum: limits.columns });
      count += 1;
      if (count > limits.rows) throw new SheetRefused('SHEET_TOO_MANY_ROWS', { maximum: limits.rows });
      yield { row, cells: sparse(cells) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new SheetRefused('SHEET_CSV_BROKEN', { row: row + 1 });
    throw error;
  }
}

/** The encoding a byte order mark names; otherwise UTF-8, and what is not UTF-8 is what Chinese Excel saves. */
function decode(content: Buffer): string {
  const marks: [string, string][] = [
    ['fffe', 'utf-16le'],
    ['feff', 'utf-16be'],
  ];
  const marked = marks.find(([mark]) => content.toString('hex', 0, 2) === mark)?.[1];
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      // Control characters are the sign of a file that is no text at all.
      // eslint-disable-next-line no-control-regex
      if (/[\u0000-\u0008\u000b\u000e-\u001f\ufffe\uffff]/.test(text)) throw new SheetRefused('SHEET_TYPE');
      return text;
    } catch (error) {
      if (error instanceof SheetRefused) throw error;
    }
  }
  throw new SheetRefused('SHEET_ENCODING');
}

/** Takes Excel's own `sep=;` line away; without one, the separator that cuts the first line into most columns. */
function prepare(text: string): { text: string; separator: string } {
  const told = /^sep=(.)\r?\n/i.exec(text);
  if (told) return { text: text.slice(told[0].length), separator: told[1]! };
  const first = text
    .slice(0, PIECE)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/, 1)[0]!;
  const counts = SEPARATORS.map((one) => first.split(one).length);
  return { text, separator: SEPARATORS[counts.indexOf(Math.max(...counts))]! };
}

function* pieces(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + PIECE, text.length);
    // Half of a character beyond the basic plane would be lost.
    if (/[\ud800-\udbff]/.test(text[end - 1]!) && end < text.length) end += 1;
    yield Buffer.from(text.slice(at, end));
    at = end;
  }
}

function cellOf(value: string, row: number): SheetCell | null {
  if (value.length > CELL_MAX) throw new SheetRefused('SHEET_CELL_TOO_LONG', { row, maximum: CELL_MAX });
  const text = plainText(value);
  if (text === '') return null;
  // A sign alone may begin a number or a phone; an equals sign is a formula the file was saved with.
  const formula = value.trim().startsWith('=');
  return formula ? { text, kind: 'text', problem: 'SHEET_FORMULA' } : { text, kind: 'text' };
}

function sparse(cells: readonly (SheetCell | null)[]): SheetCell[] {
  const found: SheetCell[] = [];
  for (const [column, cell] of cells.entries()) if (cell) found[column] = cell;
  return found;
}
