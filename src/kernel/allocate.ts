// Owns splitting an amount into parts that always add up to it.
import { Decimal, ZERO, dec, round, sum } from './decimal.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/**
 * Splits `total` (already at `scale`) over `weights` by largest remainder (R-MON-02).
 * Equal remainders go to the earliest part, all-zero weights split equally, the sign is kept. Negative weights throw.
 */
export function allocate(total: Decimal, weights: readonly Decimal[], scale: number): Decimal[] {
  if (weights.length === 0) return [];
  if (weights.some((weight) => weight.isNegative() && !weight.isZero())) throw new RangeError('negative weight');
  const unit = dec(10).pow(scale);
  const minor = total.abs().times(unit);
  if (!minor.isInteger()) throw new RangeError(`${total.toFixed()} is finer than scale ${scale}`);
  const totalWeight = sum(weights);
  const shares = totalWeight.isZero() ? weights.map(() => new Decimal(1)) : [...weights];
  const parts = largestRemainder(minor, shares);
  const sign = total.isNegative() ? -1 : 1;
  return parts.map((part) => (part.isZero() ? ZERO : part.div(unit).times(sign)));
}

function largestRemainder(minor: Decimal, weights: readonly Decimal[]): Decimal[] {
  const totalWeight = sum(weights);
  const floors = weights.map((weight) => minor.times(weight).divToInt(totalWeight));
  // The remainder is compared as an exact numerator, so equal shares stay equal whatever the division's precision.
  const remainders = weights.map((weight, i) => minor.times(weight).minus(floors[i]!.times(totalWeight)));
  let left = minor.minus(sum(floors)).toNumber();
  const order = remainders.map((_, i) => i).sort((a, b) => remainders[b]!.cmp(remainders[a]!) || a - b);
  for (const index of order) {
    if (left <= 0) break;
    floors[index] = floors[index]!.plus(1);
    left -= 1;
  }
  return floors;
}

/** A percentage of many lines: rounded once on the total, then split over the lines (R-MON-04). */
export function percentOfLines(
  lines: readonly Decimal[],
  rate: Decimal,
  scale: number,
): { total: Decimal; parts: Decimal[] } {
  const total = round(sum(lines).times(rate), scale);
  return {
    total,
    parts: allocate(
      total,
      lines.map((line) => line.abs()),
      scale,
    ),
  };
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
