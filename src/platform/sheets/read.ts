// Owns reading a sheet somebody uploaded, Excel or CSV: the one door, safe for any content.
import { SHEET_LIMITS, SheetRefused } from './cell.ts';
import type { SheetLimits, SheetRow } from './cell.ts';
import { openPackage } from './package.ts';
import { readCsv } from './csv-read.ts';
import { readXlsx } from './xlsx-read.ts';

export interface SheetOptions {
  limits?: Partial<SheetLimits>;
  /** Name of the sheet of a workbook; absent: its first visible one. */
  sheet?: string;
}

/**
 * Yields the rows of an xlsx or CSV file (told apart by content, never by name) that have something in them. Nothing in the file is
 * computed, followed or run. Throws SheetRefused: SHEET_EMPTY, SHEET_TOO_LARGE, SHEET_TYPE, SHEET_OLD_FORMAT, SHEET_PASSWORD, SHEET_DAMAGED,
 * SHEET_MACRO, SHEET_EXTERNAL_LINK, SHEET_UNPACKS_TOO_LARGE, SHEET_TOO_MANY_ROWS, SHEET_TOO_MANY_COLUMNS, SHEET_CELL_TOO_LONG, SHEET_MISSING,
 * SHEET_ENCODING, SHEET_CSV_BROKEN. A cell with a formula or an error is yielded with its `problem`.
 */
export async function* readSheet(content: Uint8Array, options: SheetOptions = {}): AsyncGenerator<SheetRow> {
  const limits = { ...SHEET_LIMITS, ...options.limits };
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length > limits.bytes)
    throw new SheetRefused('SHEET_TOO_LARGE', { megabytes: Math.floor(limits.bytes / 1_048_576) });
  const rows = sheetFormat(bytes) === 'xlsx' ? readXlsx(bytes, limits, options.sheet) : readCsv(bytes, limits);
  let any = false;
  for await (const row of rows) {
    any = true;
    yield row;
  }
  if (!any) throw new SheetRefused('SHEET_EMPTY');
}

/** Which of the two a file is, by its first bytes; throws SheetRefused for what is neither. */
export function sheetFormat(bytes: Buffer): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw new SheetRefused('SHEET_EMPTY');
  const start = bytes.toString('latin1', 0, 8);
  if (start.startsWith('PK\x03\x04')) return 'xlsx';
  // The container of Excel 97 is also the envelope of an encrypted workbook, whose part has this name.
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
    throw new SheetRefused(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'SHEET_PASSWORD' : 'SHEET_OLD_FORMAT',
    );
  if (/^(%PDF|<|\xef\xbb\xbf<|\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|PK)/.test(start)) throw new SheetRefused('SHEET_TYPE');
  return 'csv';
}

/** Opens the file as far as to see whether it can be read; throws what readSheet throws about the file as a whole. */
export async function checkSheet(content: Uint8Array, name: string): Promise<void> {
  if (/\.xls[mb]$/i.test(name)) throw new SheetRefused('SHEET_MACRO');
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (sheetFormat(bytes) === 'xlsx') await openPackage(bytes, SHEET_LIMITS);
}

/** All rows at once, for small sheets such as a quick order. */
export async function readSheetRows(content: Uint8Array, options: SheetOptions = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readSheet(content, options)) rows.push(row);
  return rows;
}
