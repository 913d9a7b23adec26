// Owns how worked cases of money and allocation reach the kernel's rules.
import { z } from 'zod';
import { allocate, allocatePortions, percentOfLines, totalFromParts } from '../kernel/allocate.ts';
import { round, text } from '../kernel/decimal.ts';
import { toMinor } from '../kernel/money.ts';
import { isRefusal } from '../kernel/refusal.ts';
import type { Driver } from './case.ts';
import { driver, exact, whole } from './case.ts';

/** Worked cases keep amounts with two decimals. */
export const SCALE = 2;

export const moneyDrivers: Record<string, Driver> = {
  'allocate.largest_remainder': driver(
    z.object({ weights: z.array(exact), amount_minor: exact }),
    ({ weights, amount_minor }) => ({ parts_minor: allocate(amount_minor, weights, 0).map((part) => text(part)) }),
  ),
  'allocate.portions': driver(
    z.object({ total_minor: whole, portions: z.array(z.string()) }),
    ({ total_minor, portions }) => {
      const parts = allocatePortions(BigInt(total_minor), portions);
      return isRefusal(parts) ? { error: parts.code } : { parts_minor: parts.map(String) };
    },
  ),
  'money.to_minor': driver(z.object({ amount: exact, scale: whole }), ({ amount, scale }) => ({
    minor: toMinor(text(round(amount, scale)), scale).toString(),
  })),
  'discount.percent_per_line': driver(z.object({ rate: exact, lines: z.array(exact) }), ({ rate, lines }) => {
    const { total, parts } = percentOfLines(lines, rate, SCALE);
    return { total: text(total, SCALE), per_line: parts.map((part) => text(part, SCALE)) };
  }),
  'credit_note.total_from_parts': driver(
    z.object({ item_minor: exact, tax_minor: exact }),
    ({ item_minor, tax_minor }) => ({ total_minor: text(totalFromParts([item_minor, tax_minor])) }),
  ),
};
