// Owns business dates, half-open validity and accounting periods. Dates are 'YYYY-MM-DD' text, instants are Date.

export type BusinessDate = string;
/** Accounting period 'YYYY-MM'. */
export type Period = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar that books may speak of; far ones are slips of the hand, and no database has a year 0. */
export function isBusinessDate(value: string): boolean {
  return (
    DATE.test(value) &&
    value >= '1900-01-01' &&
    value < '3000-01-01' &&
    !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
    new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)
  );
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The date an instant falls on in `zone` (an IANA zone such as Asia/Shanghai). */
export function businessDate(at: Date, zone: string): BusinessDate {
  let format = formatters.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, format);
  }
  return format.format(at);
}

/** The instant a wall-clock time 'YYYY-MM-DDTHH:MM:SS' names in `zone`; a time skipped by a clock change moves forward. */
export function zonedInstant(wallClock: string, zone: string): Date {
  const asUtc = Date.parse(`${wallClock}Z`);
  let guess = asUtc - offsetAt(asUtc, zone);
  guess = asUtc - offsetAt(guess, zone);
  return new Date(guess);
}

const partFormatters = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: number, zone: string): number {
  let format = partFormatters.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    partFormatters.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  const wall = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
  return wall - Math.floor(instant / 1000) * 1000;
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Validity is half-open: a rule valid from the 1st to the next 1st never overlaps its successor. */
export interface Validity {
  valid_from: BusinessDate;
  valid_to: BusinessDate | null;
}

export function inForce(validity: Validity, on: BusinessDate): boolean {
  return validity.valid_from <= on && (validity.valid_to === null || on < validity.valid_to);
}

export function periodOf(date: BusinessDate): Period {
  return date.slice(0, 7);
}
