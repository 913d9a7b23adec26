// Owns reading CSV files (plain or .gz) as a stream of named columns; a broken file is told by line and column.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';

/** The file cannot be read as what it should be: `line` counts from 1 and includes the header, `column` is its name. */
export class BrokenFile extends Error {
  readonly line: number;
  readonly column: string;
  constructor(line: number, column: string, why: string) {
    super(`line ${line}, column ${column}: ${why}`);
    this.name = 'BrokenFile';
    this.line = line;
    this.column = column;
  }
}

export interface CsvRow {
  line: number;
  values: string[];
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/**
 * Yields the rows of `path` under the header `columns`, whose order in the file does not matter; every row has all of them.
 * Throws BrokenFile for a missing column, a row of another length, or text that is not CSV.
 */
export async function* readCsv(path: string, columns: readonly string[]): AsyncGenerator<CsvRow> {
  const parser = parse({ info: true, bom: true, relax_column_count: true, skip_empty_lines: true });
  const zipped = await isGzip(path);
  const source = createReadStream(path);
  const fed = zipped ? pipeline(source, createGunzip(), parser) : pipeline(source, parser);
  // The failure surfaces in the loop below; here it must only not go unhandled.
  fed.catch(() => undefined);
  let positions: number[] | null = null;
  let width = 0;
  let last = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (positions === null) {
        positions = headerPositions(record, columns);
        width = record.length;
        continue;
      }
      last = info.lines;
      const values: string[] = [];
      for (const [i, position] of positions.entries()) {
        const value = record[position];
        if (value === undefined) throw new BrokenFile(last, columns[i]!, `the line has only ${record.length} columns`);
        values.push(value);
      }
      if (record.length > width)
        throw new BrokenFile(last, String(record.length), `the line has more columns than the header's ${width}`);
      yield { line: last, values };
    }
  } catch (error) {
    throw asBroken(error, columns, last);
  }
  if (positions === null) throw new BrokenFile(1, columns[0]!, 'the file is empty');
}

function headerPositions(header: readonly string[], columns: readonly string[]): number[] {
  const names = header.map((name) => name.trim());
  return columns.map((column) => {
    const position = names.indexOf(column);
    if (position < 0) throw new BrokenFile(1, column, 'the header does not name this column');
    return position;
  });
}

function asBroken(error: unknown, columns: readonly string[], last: number): unknown {
  if (error instanceof CsvError) {
    const at = error as CsvError & { lines?: number; column?: number | string };
    const column = typeof at.column === 'number' ? (columns[at.column] ?? String(at.column + 1)) : String(at.column);
    return new BrokenFile(at.lines ?? last + 1, column, error.message.replace(/ at line.*$/, ''));
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return new BrokenFile(last + 1, columns[0]!, 'the compressed file is damaged or cut off');
  return error;
}

/** SHA-256 of the file as it lies on disk. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
