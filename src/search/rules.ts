// Owns reading what somebody typed into the search box: the beginning of a number, a name, an amount or a range of them, a day or a month.

export interface Terms {
  /** What names must contain, and numbers begin with. */
  text: string;
  amount: { from: string; to: string } | null;
  /** Business dates, the last one included. */
  dates: { from: string; to: string } | null;
}

const AMOUNT = String.raw`[¥￥$€]?\s*(\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,6})?|\d{1,18}(?:\.\d{1,6})?)`;
const ONE_AMOUNT = new RegExp(`^${AMOUNT}$`);
const AMOUNTS = new RegExp(`^${AMOUNT}\\s*(?:\\.\\.|–|—|-|~|～|至|到)\\s*${AMOUNT}$`);
const DAY = /^(\d{4})[-/](\d{2})(?:[-/](\d{2}))?$/;

/** The terms of a text; a text may be several things at once: `1200` begins a number and is an amount. */
export function readTerms(given: string): Terms {
  const text = given.trim().replaceAll(/\s+/g, ' ');
  const dates = datesOf(text);
  return { text, dates, amount: dates ? null : amountsOf(text) };
}

const plain = (amount: string): string => amount.replaceAll(/[,，]/g, '');

function amountsOf(text: string): Terms['amount'] {
  const one = ONE_AMOUNT.exec(text)?.[1];
  if (one !== undefined) return { from: plain(one), to: plain(one) };
  const [, from, to] = AMOUNTS.exec(text) ?? [];
  return from === undefined || to === undefined ? null : { from: plain(from), to: plain(to) };
}

function datesOf(text: string): Terms['dates'] {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
  if (Number(day) < 1 || Number(day) > last) return null;
  const date = `${year}-${month}-${day}`;
  return { from: date, to: date };
}
