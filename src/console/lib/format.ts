/** Turns wire values into the words and figures people read; amounts stay strings and never become numbers. */

export type Language = 'zh' | 'en';

const signs: Record<string, string> = { CNY: '¥', GBP: '£', EUR: '€', USD: '$', JPY: '¥', HKD: 'HK$' };
const MINUS = '\u2212';

export type MoneyParts = { minus: string; sign: string; whole: string; cents: string };

/** Currency sign of an ISO code; the code and a space where there is none. */
export function currencySign(currency: string): string {
  return signs[currency] ?? `${currency} `;
}

/** Splits a decimal string into minus, sign, thousands and cents; keeps every digit after the second, pads to `scale`. */
export function moneyParts(amount: string, currency: string, scale = 2): MoneyParts {
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace(/^[-+]/, '').split('.');
  const trimmed = fraction.replace(/0+$/, '').padEnd(scale, '0');
  const zero = /^0*$/.test(whole + trimmed);
  return {
    minus: negative && !zero ? MINUS : '',
    sign: currencySign(currency),
    whole: whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+(?!\d))/g, ','),
    cents: trimmed === '' ? '' : `.${trimmed}`,
  };
}

/** `−¥3,000.00`; without a currency `−3,000.00`. */
export function moneyText(amount: string, currency?: string, scale = 2): string {
  const parts = moneyParts(amount, currency ?? '', scale);
  return `${parts.minus}${currency === undefined ? '' : parts.sign}${parts.whole}${parts.cents}`;
}

/** Whole numbers and quantities with thousands: `1,284`; trailing zeros of a decimal quantity are dropped. */
export function countText(value: number | string): string {
  return moneyText(String(value), undefined, 0);
}

/** A rate as the wire carries it (`0.1200`) as people read it (`12.00%`), by moving the point, not by multiplying. */
export function percentText(rate: string, scale = 2): string {
  const negative = rate.startsWith('-');
  const [whole = '0', fraction = ''] = rate.replace(/^[-+]/, '').split('.');
  const digits = fraction.padEnd(2, '0');
  const body = moneyText(`${whole}${digits.slice(0, 2)}.${digits.slice(2)}`, undefined, scale);
  return `${negative ? MINUS : ''}${body}%`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, instant: Date): Record<string, string> {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    });
    formatters.set(zone, formatter);
  }
  return Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** `11-18 10:15` in the company's zone; the year only when it is not this year. */
export function stampText(iso: string, zone: string, now = new Date()): string {
  const at = partsIn(zone, new Date(iso));
  const year = at['year'] === partsIn(zone, now)['year'] ? '' : `${at['year']}-`;
  return `${year}${at['month']}-${at['day']} ${at['hour']}:${at['minute']}`;
}

/** `2026-11-18 10:15:02 GMT+8`, for hover and focus. */
export function fullStampText(iso: string, zone: string): string {
  const at = partsIn(zone, new Date(iso));
  return `${at['year']}-${at['month']}-${at['day']} ${at['hour']}:${at['minute']}:${at['second']} ${at['timeZoneName']}`;
}

/** `10:15` in the company's zone. */
export function clockText(iso: string, zone: string): string {
  const at = partsIn(zone, new Date(iso));
  return `${at['hour']}:${at['minute']}`;
}

/** A business date `2026-11-18` as `11-18` this year, in full otherwise. */
export function dateText(date: string, zone: string, now = new Date()): string {
  return date.startsWith(`${partsIn(zone, now)['year']}-`) ? date.slice(5, 10) : date.slice(0, 10);
}

/** A length of time in its two largest units: `1 天 4 时`, `1 d 4 h`; under a minute in seconds or milliseconds. */
export function durationText(milliseconds: number, language: Language): string {
  const zh = language === 'zh';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ${zh ? '毫秒' : 'ms'}`;
  if (milliseconds < 60_000) return `${Math.round(milliseconds / 100) / 10} ${zh ? '秒' : 's'}`;
  const minutes = Math.floor(milliseconds / 60_000);
  const units: [number, string, string][] = [
    [Math.floor(minutes / 1440), '天', 'd'],
    [Math.floor(minutes / 60) % 24, '时', 'h'],
    [minutes % 60, '分', 'm'],
  ];
  const first = units.findIndex(([value]) => value > 0);
  return units
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, chinese, english]) => `${value} ${zh ? chinese : english}`)
    .join(' ');
}

/** How long something has waited: under a minute counts as just now. */
export function waitText(milliseconds: number, language: Language): string {
  if (milliseconds < 60_000) return language === 'zh' ? '不到 1 分' : 'under 1 m';
  return durationText(milliseconds, language);
}

/** `214 KB`, `1.2 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Today's business date in the company's zone, `2026-11-22`. */
export function businessToday(zone: string, now = new Date()): string {
  const at = partsIn(zone, now);
  return `${at['year']}-${at['month']}-${at['day']}`;
}

/** The day of an instant in the company's zone, the year only when it is not this year. */
export function dayText(iso: string, zone: string, now = new Date()): string {
  return stampText(iso, zone, now).slice(0, -6);
}
