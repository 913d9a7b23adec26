// Owns reading order lines out of text copied from a sheet: code, quantity and unit of each row, or why it cannot be read.
import { dec } from '../kernel/decimal.ts';

export interface PastedLine {
  /** Row of the text, from 1. */
  row: number;
  text: string;
  line: { sku_code: string; quantity: string; unit?: string };
}

export interface PasteProblem {
  row: number;
  text: string;
  code: string;
}

const TEXT_MAX = 100;

// Code, a separator, a quantity with or without thousands separators, and perhaps a unit, which never begins with a digit: "1,200" is
// twelve hundred and not one of the unit 200. Only a cell of its own, closed by a tab, lets a code contain a separator.
const ROW =
  /^(?<code>[^\t]*[^\t\s](?=\t)|[^\t;,\s]+)[\t;,\s]+(?<quantity>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)(?:(?:[\t;,\s]+(?=[^\d\t;,\s])|(?=\p{Script=Han}))(?<unit>[^\t;,\s]+))?$/u;

/** Rows of `code <tab, comma, semicolon or spaces> quantity [unit]`; empty rows and a heading of words are passed over. */
export function readPaste(pasted: string, rowsMax: number): { lines: PastedLine[]; problems: PasteProblem[] } {
  const lines: PastedLine[] = [];
  const problems: PasteProblem[] = [];
  let seen = 0;
  for (const [i, given] of pasted.split(/\r\n|\r|\n/).entries()) {
    // Full-width digits, commas and spaces of Chinese sheets mean the same as the others.
    const text = given.normalize('NFKC').trim();
    if (text === '') continue;
    seen += 1;
    const problem = (code: string): number => problems.push({ row: i + 1, text: text.slice(0, TEXT_MAX), code });
    if (seen > rowsMax) {
      problem('TOO_MANY_LINES');
      break;
    }
    const found = ROW.exec(text)?.groups;
    const quantity = found?.quantity?.replaceAll(',', '');
    if (found?.code !== undefined && quantity !== undefined && !dec(quantity).isZero()) {
      const unit = found.unit === undefined ? {} : { unit: found.unit };
      lines.push({ row: i + 1, text, line: { sku_code: found.code, quantity, ...unit } });
    } else if (seen > 1 || /\d/.test(text)) problem('QUANTITY_UNREADABLE');
  }
  return { lines, problems };
}
