// Owns texts in exported sheets: a spreadsheet must show them, never run them.

/** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^-\d+(\.\d+)?$/;

/** The text of a cell, quoted with a leading apostrophe where it would begin a formula; a plain negative number stays one. */
export function safeCell(text: string): string {
  return FORMULA.test(text.replace(/^[ \u00a0\u3000]+/, '')) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** One cell of a CSV row: safe, and quoted where its characters would end it. */
export function csvCell(text: string): string {
  const safe = safeCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
