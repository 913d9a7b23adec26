// Owns reading order lines out of the cells of a sheet: which columns are code, quantity and unit, and what of them cannot be taken.

/** A row of cells as the spreadsheet numbers it. A cell with a problem (formula, error) is not to be taken as data. */
export interface SheetCells {
  row: number;
  cells: readonly { text: string; problem?: string }[];
}

/** Rows as a person would have pasted them, by their number, and cells that cannot be taken. */
export interface SheetText {
  rows: { row: number; text: string }[];
  problems: { row: number; text: string; code: string }[];
}

const CODE =
  /^(sku|sku[ _]?code|code|product code|item|item code|编码|产品编码|商品编码|物料编码|货号|料号|sku ?编码)$/i;
const QUANTITY = /^(qty|quantity|units|数量|订货数量|订购数量|件数)$/i;
const UNIT = /^(unit|uom|单位)$/i;

interface Columns {
  code: number;
  quantity: number;
  unit: number | null;
}

/** By the words of the first row; the first three columns when it has none of them. */
function columnsOf(first: SheetCells | undefined): Columns | null {
  const find = (pattern: RegExp): number => (first?.cells ?? []).findIndex((cell) => pattern.test(cell.text.trim()));
  const [code, quantity, unit] = [find(CODE), find(QUANTITY), find(UNIT)];
  return code >= 0 && quantity >= 0 ? { code, quantity, unit: unit >= 0 ? unit : null } : null;
}

const oneCell = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ').trim();

/** `code <tab> quantity [<tab> unit]` of each row with something in these columns; the heading is passed over. */
export function sheetText(sheet: readonly SheetCells[]): SheetText {
  const headed = columnsOf(sheet[0]);
  const columns = headed ?? { code: 0, quantity: 1, unit: 2 };
  const text: SheetText = { rows: [], problems: [] };
  for (const { row, cells } of headed ? sheet.slice(1) : sheet) {
    const at = (column: number | null) => (column === null ? undefined : cells[column]);
    const wanted = [at(columns.code), at(columns.quantity), at(columns.unit)];
    const line = wanted.map((cell) => oneCell(cell?.text ?? ''));
    if (line.every((part) => part === '')) continue;
    const problem = wanted.find((cell) => cell?.problem !== undefined)?.problem;
    const shown = line.join('\t').trimEnd();
    if (problem === undefined) text.rows.push({ row, text: shown });
    else text.problems.push({ row, text: shown.replaceAll('\t', ' ').slice(0, 100), code: problem });
  }
  return text;
}
