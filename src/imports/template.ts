// Owns the sheets people fill in and get back: the template of an entity, and the rows of a file that were not taken.
import type { Readable } from 'node:stream';
import { xlsxStream, xlsxWorkbook } from '../platform/sheets/write.ts';
import type { SheetColumn } from '../platform/sheets/write.ts';
import { REASON_HEADER, choicesOf, headerOf } from './columns.ts';
import type { ReadRow } from './columns.ts';
import type { ImportColumn, ImportEntity } from './entities/entity.ts';

const KINDS: Readonly<Record<ImportColumn['kind'], string>> = {
  text: '文本 Text',
  decimal: '数字 Number',
  integer: '整数 Whole number',
  date: '日期 Date (2026-11-18)',
  choice: '选项 Choice',
  flag: '是/否 Yes/No',
};

/** Codes stay text, so that Excel cuts no leading zero. */
function sheetColumn(column: ImportColumn): SheetColumn {
  return { header: headerOf(column), width: 20, kind: 'text' };
}

/** A workbook with an empty sheet to fill in, and one that explains every column with an example. */
export function templateOf(entity: ImportEntity): Promise<Uint8Array> {
  const choices: Record<number, string[]> = {};
  entity.columns.forEach((column, i) => {
    const offered = choicesOf(column);
    if (offered) choices[i] = offered;
  });
  return xlsxWorkbook([
    { name: '数据 Data', columns: entity.columns.map(sheetColumn), rows: [], choices },
    {
      name: '说明 Notes',
      columns: [
        { header: '列 Column', width: 36 },
        { header: '必填 Required', width: 16 },
        { header: '类型 Kind', width: 26 },
        { header: '示例 Example', width: 32 },
        { header: '说明 Note', width: 80 },
      ],
      rows: entity.columns.map((column) => [
        `${column.zh} ${column.en}`,
        column.required ? '必填 Required' : '选填 Optional',
        KINDS[column.kind],
        column.example,
        notesOf(column),
      ]),
    },
  ]);
}

function notesOf(column: ImportColumn): string {
  const options = Object.values(column.choices ?? {}).map(({ zh, en }) => `${zh} ${en}`);
  const note = column.note ? `${column.note.zh}。${column.note.en}.` : '';
  return [note, options.join(' · ')].filter((part) => part !== '').join(' ');
}

/** The failed rows as they were given, each with its reasons; corrected, the file can be uploaded as it is. */
export function failedRowsFile(
  entity: ImportEntity,
  rows: readonly ReadRow[],
  reasons: ReadonlyMap<number, string>,
): Readable {
  const columns = [...entity.columns.map(sheetColumn), { header: REASON_HEADER, width: 60 }];
  const failed = rows.filter(({ row }) => reasons.has(row));
  return xlsxStream(
    '数据 Data',
    columns,
    failed.map(({ row, given }) => [...given, reasons.get(row)!]),
  );
}
