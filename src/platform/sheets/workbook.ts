// Owns the parts of an xlsx file around its sheets: which sheets there are, the shared texts, and which formats are dates.
import { CELL_MAX, SheetRefused } from './cell.ts';
import type { Tag, WorkbookPackage } from './package.ts';

/** Distinct texts of a workbook that are kept in memory while a sheet is read. */
const STRINGS_MAX = 500_000;
const STRING_CHARACTERS_MAX = 33_554_432;

export interface Book {
  sheets: { name: string; part: string; visible: boolean }[];
  date1904: boolean;
  strings: string | null;
  styles: string | null;
}

export async function readBook(file: WorkbookPackage): Promise<Book> {
  const roots = await relations(file, '_rels/.rels', '');
  const main = [...roots.values()].find((one) => one.type === 'officeDocument')?.part;
  if (main === undefined || !file.has(main)) throw new SheetRefused('SHEET_TYPE');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const related = await relations(file, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const partOf = (type: string) => [...related.values()].find((one) => one.type === type)?.part ?? null;
  const book: Book = { sheets: [], date1904: false, strings: partOf('sharedStrings'), styles: partOf('styles') };
  await file.readWhole(main, {
    open({ name, attributes }: Tag) {
      if (name === 'workbookPr') book.date1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1] ?? '';
      const target = related.get(id);
      if (target?.type !== 'worksheet') return;
      const visible = attributes.state === undefined || attributes.state === 'visible';
      book.sheets.push({ name: attributes.name ?? '', part: target.part, visible });
    },
  });
  return book;
}

async function relations(
  file: WorkbookPackage,
  part: string,
  folder: string,
): Promise<Map<string, { type: string; part: string }>> {
  const found = new Map<string, { type: string; part: string }>();
  if (!file.has(part)) throw new SheetRefused('SHEET_TYPE');
  await file.readWhole(part, {
    open({ name, attributes }: Tag) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const type = (attributes.Type ?? '').split('/').at(-1)!;
      found.set(attributes.Id ?? '', { type, part: resolve(folder, attributes.Target ?? '') });
    },
  });
  return found;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

export async function readSharedStrings(file: WorkbookPackage, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current: string | null = null;
  let taking = false;
  let phonetic = false;
  let characters = 0;
  await file.readWhole(part, {
    open({ name }: Tag) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') taking = !phonetic;
    },
    text(text: string) {
      if (current === null || !taking) return;
      current += text;
      characters += text.length;
      if (current.length > CELL_MAX) throw new SheetRefused('SHEET_CELL_TOO_LONG', { row: 0, maximum: CELL_MAX });
      if (characters > STRING_CHARACTERS_MAX) throw new SheetRefused('SHEET_UNPACKS_TOO_LARGE');
    },
    close(name: string) {
      if (name === 'si' && current !== null) {
        if (strings.length >= STRINGS_MAX) throw new SheetRefused('SHEET_UNPACKS_TOO_LARGE');
        strings.push(current);
        current = null;
      } else if (name === 'rPh') phonetic = false;
      else if (name === 't') taking = false;
    },
  });
  return strings;
}

/** Formats every Excel knows by number, those of East Asian versions included. */
function isDateFormatId(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a written format shows a date or a time: a letter for a part of one outside quotes, escapes and colours. */
export function isDateFormat(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs年月日]/i.test(bare) && !/general/i.test(bare);
}

/** The cell styles (by index) that show their number as a date. */
export async function readDateStyles(file: WorkbookPackage, part: string): Promise<Set<number>> {
  const formats = new Set<number>();
  const styles = new Set<number>();
  let inCells = false;
  let index = 0;
  await file.readWhole(part, {
    open({ name, attributes }: Tag) {
      if (name === 'numFmt' && isDateFormat(attributes.formatCode ?? '')) formats.add(Number(attributes.numFmtId));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      if (isDateFormatId(id) || formats.has(id)) styles.add(index);
      index += 1;
    },
    close(name: string) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
