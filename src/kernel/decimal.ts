// Owns the one decimal type of Qudao: every amount, rate and quantity is computed in it.
import { Decimal as Base } from 'decimal.js';

/** Exact decimals: 40 digits, half away from zero unless a rule names another rounding. */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Base;

export type Rounding = 'half_up' | 'down' | 'up' | 'half_even';

const MODES: Record<Rounding, Base.Rounding> = {
  half_up: Base.ROUND_HALF_UP,
  down: Base.ROUND_DOWN,
  up: Base.ROUND_UP,
  half_even: Base.ROUND_HALF_EVEN,
};

const DECIMAL_TEXT = /^-?\d{1,30}(\.\d{1,18})?$/;

/** A decimal from text or another decimal; numbers are accepted only when they are safe integers (counts, days). */
export function dec(value: string | number | Base): Base {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a safe integer: ${value}`);
    return new Decimal(value);
  }
  if (typeof value === 'string' && !DECIMAL_TEXT.test(value)) throw new TypeError(`not a decimal: ${value}`);
  return new Decimal(value);
}

export const ZERO: Base = new Decimal(0);

/** Rounds to `scale` places; the mode is named by the rule that rounds. */
export function round(value: Base, scale: number, mode: Rounding = 'half_up'): Base {
  return value.toDecimalPlaces(scale, MODES[mode]);
}

export function sum(values: Iterable<Base>): Base {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

export function min(a: Base, b: Base): Base {
  return a.lte(b) ? a : b;
}

export function max(a: Base, b: Base): Base {
  return a.gte(b) ? a : b;
}

/** Plain decimal text without exponent, as SQL and the wire take it. */
export function text(value: Base, scale?: number): string {
  return scale === undefined ? value.toFixed() : value.toFixed(scale);
}
