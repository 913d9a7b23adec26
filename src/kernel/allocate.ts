// Owns splitting an amount into parts that always add up to it.
import { ZERO, dec, round, sum } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/**
 * Splits `total` (already at `scale`) over `weights` by largest remainder (R-MON-02).
 * Equal remainders go to the earliest part, all-zero weights split equally, the sign is kept. Negative weights throw.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], scale: number): Decimal[] {
  if (weights.some((weight) => weight.lt(0))) throw new RangeError('negative weight');
  return split(total, weights, scale);
}

function split(total: Decimal, weights: readonly Decimal[], scale: number): Decimal[] {
  if (weights.length === 0) return [];
  const minor = total.abs().times(dec(10).pow(scale));
  if (!minor.isInteger()) throw new RangeError(`${total.toFixed()} is finer than scale ${scale}`);
  const parts = largestRemainder(BigInt(minor.toFixed(0)), wholeWeights(weights));
  const sign = total.isNegative() ? -1n : 1n;
  return parts.map((part) => (part === 0n ? ZERO : dec((sign * part).toString()).div(dec(10).pow(scale))));
}

/** Weights as whole numbers in the same proportion, and with a sum that is not negative; equal ones when they sum to zero. */
function wholeWeights(weights: readonly Decimal[]): bigint[] {
  const decimals = Math.max(...weights.map((weight) => weight.decimalPlaces()));
  const whole = weights.map((weight) => BigInt(weight.toFixed(decimals).replace('.', '')));
  const total = whole.reduce((a, b) => a + b, 0n);
  if (total === 0n) return whole.map(() => 1n);
  return total < 0n ? whole.map((weight) => -weight) : whole;
}

// Whole numbers keep equal remainders equal, whatever the size of amounts and weights.
function largestRemainder(minor: bigint, weights: readonly bigint[]): bigint[] {
  const totalWeight = weights.reduce((a, b) => a + b, 0n);
  const remainders = weights.map((weight) => (((minor * weight) % totalWeight) + totalWeight) % totalWeight);
  const parts = weights.map((weight, i) => (minor * weight - remainders[i]!) / totalWeight);
  let left = minor - parts.reduce((a, b) => a + b, 0n);
  const order = remainders.map((_, i) => i);
  order.sort((a, b) => (remainders[a]! > remainders[b]! ? -1 : remainders[a]! < remainders[b]! ? 1 : a - b));
  for (const index of order) {
    if (left === 0n) break;
    parts[index] = parts[index]! + 1n;
    left -= 1n;
  }
  return parts;
}

/**
 * A percentage of many lines: rounded once on the total, then split over the lines (R-MON-04).
 * A line with the other sign gets a part with the other sign.
 */
export function percentOfLines(
  lines: readonly Decimal[],
  rate: Decimal,
  scale: number,
): { total: Decimal; parts: Decimal[] } {
  const total = round(sum(lines).times(rate), scale);
  return { total, parts: split(total, lines, scale) };
}

/** A document total is the sum of its rounded parts, whatever a separately rounded total says (R-MON-07). */
export function totalFromParts(parts: readonly Decimal[]): Decimal {
  return sum(parts);
}

/**
 * Splits whole minor units over declared portions ("3/25", "1/2", "remaining"): floor each, then +1 in declared
 * order to the non-zero portions (R-MON-03). Refuses PORTIONS_EXCEED_ONE and TWO_REMAINING.
 */
export function allocatePortions(totalMinor: bigint, portions: readonly string[]): bigint[] | Refusal {
  const remainingCount = portions.filter((portion) => portion === 'remaining').length;
  if (remainingCount > 1) return refuse('TWO_REMAINING');
  const fractions = portions.map((portion) => (portion === 'remaining' ? null : parseFraction(portion)));
  const common = fractions.reduce((product, fraction) => (fraction ? product * fraction.bottom : product), 1n);
  const numerators = fractions.map((fraction) => (fraction ? (fraction.top * common) / fraction.bottom : null));
  const declared = numerators.reduce<bigint>((total, top) => total + (top ?? 0n), 0n);
  if (declared > common) return refuse('PORTIONS_EXCEED_ONE');
  const tops = numerators.map((top) => top ?? common - declared);
  const negative = totalMinor < 0n;
  const size = negative ? -totalMinor : totalMinor;
  const parts = tops.map((top) => (size * top) / common);
  const covered = remainingCount === 1 || declared === common ? size : (size * declared) / common;
  let left = covered - parts.reduce((total, part) => total + part, 0n);
  for (let i = 0; i < parts.length && left > 0n; i += 1) {
    if (tops[i] === 0n) continue;
    parts[i] = parts[i]! + 1n;
    left -= 1n;
  }
  return negative ? parts.map((part) => -part) : parts;
}

function parseFraction(portion: string): { top: bigint; bottom: bigint } {
  const match = /^(\d+)(?:\/(\d+))?$/.exec(portion);
  if (!match) throw new TypeError(`not a portion: ${portion}`);
  const bottom = BigInt(match[2] ?? '1');
  if (bottom === 0n) throw new RangeError('portion with denominator 0');
  return { top: BigInt(match[1]!), bottom };
}
