// Decimals, money and rates: exact in, exact out, rounded only where asked.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dec, max, min, round, sum, text } from '../../../src/kernel/decimal.ts';
import { fitsScale, fromMinor, isCurrency, roundMoney, scaleOf, toMinor, toMoney } from '../../../src/kernel/money.ts';
import { percent, quantity, rate } from '../../../src/kernel/rate.ts';

describe('decimals', () => {
  test('text that is not a decimal, and numbers that lost digits, are refused', () => {
    for (const bad of ['', '1,000', '1e3', '+1', '.5', '5.', 'NaN', 'Infinity', ' 1', '0x10', '１'])
      expect(() => dec(bad)).toThrow('not a decimal');
    for (const bad of [0.1, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => dec(bad)).toThrow('not a safe integer');
  });

  test('half goes away from zero, unless the rule names another way', () => {
    const rounded = (value: string, ...how: [number, ('half_up' | 'down' | 'up' | 'half_even')?]) =>
      round(dec(value), ...how).toFixed();
    expect(rounded('1.005', 2)).toBe('1.01');
    expect(rounded('-1.005', 2)).toBe('-1.01');
    expect(rounded('2.675', 2, 'down')).toBe('2.67');
    expect(rounded('-2.679', 2, 'down')).toBe('-2.67');
    expect(rounded('2.671', 2, 'up')).toBe('2.68');
    expect(rounded('0.125', 2, 'half_even')).toBe('0.12');
  });

  test('text has no exponent however small or large, and sums are exact', () => {
    expect(text(dec('0.000000000000000001'))).toBe('0.000000000000000001');
    expect(text(dec('123456789012345678901234.567890'))).toBe('123456789012345678901234.56789');
    expect(sum(Array.from({ length: 1000 }, () => dec('0.1'))).toFixed()).toBe('100');
    expect([min(dec(2), dec(1)).toFixed(), max(dec(2), dec(1)).toFixed()]).toEqual(['1', '2']);
  });

  test('rounding moves a value by at most half a unit and is stable', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(6), (minor, scale) => {
        const value = dec(minor.toString()).div(1_000_000);
        const rounded = round(value, scale);
        expect(rounded.minus(value).abs().times(2).lte(dec(10).pow(-scale))).toBe(true);
        expect(round(rounded, scale).eq(rounded)).toBe(true);
        expect(round(value.negated(), scale).eq(rounded.negated())).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  test('the wire form has exactly the decimals of the currency', () => {
    expect(toMoney('187.5', 'CNY')).toEqual({ amount: '187.50', currency: 'CNY' });
    expect(toMoney(dec('-0.001'), 'KWD')).toEqual({ amount: '-0.001', currency: 'KWD' });
    expect(() => toMoney('0.5', 'JPY')).toThrow('finer than JPY');
    expect(() => toMoney('1', 'XXX')).toThrow('unknown currency');
  });

  test('knows its currencies and what fits them', () => {
    expect([isCurrency('CNY'), isCurrency('toString'), scaleOf('JPY')]).toEqual([true, false, 0]);
    expect([fitsScale('1.10', 'CNY'), fitsScale('1.105', 'CNY'), fitsScale('1.100', 'CNY')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(roundMoney(dec('10.5'), 'JPY').toFixed()).toBe('11');
  });

  test('decimal text never passes through binary floats', () => {
    expect(toMinor('0.29', 2)).toBe(29n);
    expect(toMinor('-90071992547409.93', 2)).toBe(-9007199254740993n);
    expect(() => toMinor('0.295', 2)).toThrow('more than 2 decimals');
  });

  test('minor units and text are the same amount, both ways', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.nat(6), (minor, scale) => {
        expect(toMinor(fromMinor(minor, scale), scale)).toBe(minor);
      }),
    );
  });
});

describe('rates and quantities', () => {
  test('a percentage keeps its digits', () => {
    expect(percent('12.5').toFixed()).toBe('0.125');
    expect(percent('0.0001').toFixed()).toBe('0.000001');
    expect(() => rate('0.0000000000001')).toThrow('too fine');
    expect(() => quantity('1.0000001')).toThrow('too fine');
    expect(quantity(12).toFixed()).toBe('12');
  });
});
