// Owns running worked cases: the table of operations, the comparison, and the report.
import type { CaseResult, Driver, WorkedCase } from './case.ts';
import { creditDrivers } from './credit.ts';
import { ledgerDrivers } from './ledger.ts';
import { moneyDrivers } from './money.ts';
import { stockDrivers } from './stock.ts';

/** Every operation the product has a rule for. An operation that is not here is "not supported", never passed. */
export const DRIVERS: Readonly<Record<string, Driver>> = {
  ...moneyDrivers,
  ...creditDrivers,
  ...stockDrivers,
  ...ledgerDrivers,
};

export type Verdict =
  | { id: string; status: 'passed' }
  | { id: string; status: 'failed'; expected: string; actual: string }
  | { id: string; status: 'not supported'; op: string };

/** Runs one case. A driver that throws has failed its case, with the reason as the figure. */
export function runCase(testCase: WorkedCase): Verdict {
  const { id, op, given, expect } = testCase;
  const drive = Object.hasOwn(DRIVERS, op) ? DRIVERS[op] : undefined;
  if (!drive) return { id, status: 'not supported', op };
  const expected = JSON.stringify(expect);
  let actual: CaseResult;
  try {
    actual = drive(given);
  } catch (error) {
    return {
      id,
      status: 'failed',
      expected,
      actual: `threw ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  if (matches(expect, actual)) return { id, status: 'passed' };
  return { id, status: 'failed', expected, actual: JSON.stringify(compared(expect, actual)) };
}

/** Of the result's top level only what is expected counts; an error nobody expects always counts. */
function matches(expect: CaseResult, actual: CaseResult): boolean {
  if (!Object.hasOwn(expect, 'error') && actual.error !== undefined) return false;
  return Object.entries(expect).every(([key, value]) =>
    key === 'ok' && value === true ? actual.error === undefined : same(value, actual[key]),
  );
}

function compared(expect: CaseResult, actual: CaseResult): CaseResult {
  return Object.fromEntries(Object.entries(actual).filter(([key]) => key === 'error' || Object.hasOwn(expect, key)));
}

const DECIMAL = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/;

/** A decimal in one spelling, so that "7.5", "7.50" and 7.5 are the same; null for anything else. */
function decimalSpelling(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const match = DECIMAL.exec(String(value));
  if (!match) return null;
  const [, sign, units, fraction = ''] = match;
  const spelled = fraction === '' ? units! : `${units}.${fraction}`;
  return spelled === '0' ? '0' : `${sign}${spelled}`;
}

/** Decimals by value, other texts and booleans exactly, arrays in order, objects with the same keys in any order. */
export function same(expected: unknown, actual: unknown): boolean {
  const spelling = decimalSpelling(expected);
  if (spelling !== null) return spelling === decimalSpelling(actual);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) && actual.length === expected.length && expected.every((item, i) => same(item, actual[i]))
    );
  }
  if (isRecord(expected)) {
    if (!isRecord(actual)) return false;
    const keys = Object.keys(expected);
    return (
      keys.length === Object.keys(actual).length &&
      keys.every((key) => Object.hasOwn(actual, key) && same(expected[key], actual[key]))
    );
  }
  return expected === actual;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The report: each failing id with both figures, what is not supported, and the count line. */
export function report(verdicts: readonly Verdict[]): { lines: string[]; failed: number } {
  const lines = verdicts.flatMap((verdict) =>
    verdict.status === 'failed' ? [`${verdict.id}: expected ${verdict.expected}, got ${verdict.actual}`] : [],
  );
  const count = (status: Verdict['status']) => verdicts.filter((verdict) => verdict.status === status).length;
  const failed = count('failed');
  lines.push(`${count('passed')} passed, ${failed} failed, ${count('not supported')} not supported`);
  return { lines, failed };
}
