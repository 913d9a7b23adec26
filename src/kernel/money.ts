// Owns amounts with a currency: how many decimals a currency has, and the form amounts take on the wire.
import { dec, round, text } from './decimal.ts';
import type { Decimal, Rounding } from './decimal.ts';

/** ISO 4217 code. */
export type Currency = string;

/** An amount on the wire: decimal text with exactly the currency's decimals, never a JSON number. */
export interface Money {
  amount: string;
  currency: Currency;
}

/** Decimals of each currency books may be kept in (ISO 4217 minor units). */
export const CURRENCY_SCALE: Readonly<Record<Currency, number>> = {
  CNY: 2,
  HKD: 2,
  TWD: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  SGD: 2,
  AUD: 2,
  CAD: 2,
  CHF: 2,
  MYR: 2,
  THB: 2,
  JPY: 0,
  KRW: 0,
  VND: 0,
  KWD: 3,
  BHD: 3,
};

export function isCurrency(code: string): boolean {
  return Object.hasOwn(CURRENCY_SCALE, code);
}

/** Decimals of `currency`; throws for a currency Qudao keeps no books in. */
export function scaleOf(currency: Currency): number {
  const scale = CURRENCY_SCALE[currency];
  if (scale === undefined) throw new TypeError(`unknown currency: ${currency}`);
  return scale;
}

/** Wire form of an amount that is already rounded to the currency's scale; a finer amount is a programming error. */
export function toMoney(amount: Decimal | string, currency: Currency): Money {
  const value = dec(amount);
  const scale = scaleOf(currency);
  if (value.decimalPlaces() > scale) throw new RangeError(`${value.toFixed()} is finer than ${currency} allows`);
  return { amount: text(value, scale), currency };
}

/** Whether `amount` is decimal text no finer than the currency's scale. */
export function fitsScale(amount: string, currency: Currency): boolean {
  return dec(amount).decimalPlaces() <= scaleOf(currency);
}

export function roundMoney(amount: Decimal, currency: Currency, mode: Rounding = 'half_up'): Decimal {
  return round(amount, scaleOf(currency), mode);
}

/** Decimal text → whole minor units (R-MON-01). Text finer than `scale` throws instead of being cut. */
export function toMinor(amount: string, scale: number): bigint {
  const shifted = dec(amount).times(dec(10).pow(scale));
  if (!shifted.isInteger()) throw new RangeError(`${amount} has more than ${scale} decimals`);
  return BigInt(shifted.toFixed(0));
}

/** Whole minor units → decimal text with `scale` decimals. */
export function fromMinor(minor: bigint, scale: number): string {
  return text(dec(minor.toString()).div(dec(10).pow(scale)), scale);
}
