// Splitting amounts: parts add up, keep the sign, follow their weights, whatever the figures.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate, allocatePortions, percentOfLines, totalFromParts } from '../../../src/kernel/allocate.ts';
import { dec, round, sum } from '../../../src/kernel/decimal.ts';

const d = (values: (string | number)[]) => values.map((value) => dec(value));
const shown = (parts: { toFixed(): string }[]) => parts.map((part) => part.toFixed());
const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 });
const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
const asAmount = (minor: number) => dec(minor).div(100);

describe('allocate', () => {
  test('equal remainders go to the earliest, zero weights split equally, no parts is no parts', () => {
    expect(shown(allocate(dec('0.05'), d([1, 1, 1]), 2))).toEqual(['0.02', '0.02', '0.01']);
    expect(shown(allocate(dec('0.10'), d([0, 0, 0]), 2))).toEqual(['0.04', '0.03', '0.03']);
    expect(allocate(dec('1'), [], 2)).toEqual([]);
  });

  test('an amount finer than the scale and a negative weight are mistakes of the caller', () => {
    expect(() => allocate(dec('0.005'), d([1]), 2)).toThrow('finer than scale');
    expect(() => allocate(dec('1'), d([1, -1]), 2)).toThrow('negative weight');
  });

  test('is exact at the largest amounts the columns hold', () => {
    const parts = allocate(dec('999999999999999999.999999'), d(['999999999999999999.999998', '0.000001', '1']), 6);
    expect(sum(parts).toFixed()).toBe('999999999999999999.999999');
    expect(parts.every((part) => part.gte(0))).toBe(true);
  });

  test('parts add up, keep the sign, and are within one unit of the exact share', () => {
    fc.assert(
      fc.property(cents, weights, (minor, given) => {
        const parts = allocate(asAmount(minor), d(given), 2);
        expect(sum(parts).eq(asAmount(minor))).toBe(true);
        const total = sum(d(given));
        parts.forEach((part, i) => {
          expect(part.isZero() || part.isNegative() === minor < 0).toBe(true);
          if (!total.isZero()) {
            const share = asAmount(minor).times(given[i]!).div(total);
            expect(part.minus(share).abs().lt('0.01')).toBe(true);
          }
        });
      }),
    );
  });

  test('a larger weight never gets a smaller part, and a weight of zero gets nothing beside others', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (minor, given) => {
        fc.pre(given.some((weight) => weight > 0));
        const parts = allocate(asAmount(minor), d(given), 2);
        given.forEach((weight, i) => {
          if (weight === 0) expect(parts[i]!.isZero()).toBe(true);
          given.forEach((other, j) => {
            if (weight > other) expect(parts[i]!.gte(parts[j]!)).toBe(true);
          });
        });
      }),
    );
  });

  test('a refund mirrors the sale, and the scale of the weights does not matter', () => {
    fc.assert(
      fc.property(cents, weights, (minor, given) => {
        const parts = shown(allocate(asAmount(minor), d(given), 2));
        const mirrored = allocate(asAmount(-minor), d(given), 2).map((part) => part.negated());
        expect(shown(mirrored.map((part) => (part.isZero() ? dec(0) : part)))).toEqual(parts);
        const scaled = d(given).map((weight) => weight.times('0.0037'));
        expect(shown(allocate(asAmount(minor), scaled, 2))).toEqual(parts);
      }),
    );
  });

  test('reordering lines moves parts with their lines, up to the cent a tie decides', () => {
    fc.assert(
      fc.property(cents, weights, (minor, given) => {
        const parts = allocate(asAmount(minor), d(given), 2);
        const reversed = allocate(asAmount(minor), d([...given].reverse()), 2).reverse();
        parts.forEach((part, i) => expect(part.minus(reversed[i]!).abs().lte('0.01')).toBe(true));
        expect(sum(reversed).eq(sum(parts))).toBe(true);
      }),
    );
  });
});

describe('percentOfLines', () => {
  test('rounds once on the total; a line of the other sign takes the other sign', () => {
    const { total, parts } = percentOfLines(d(['100.00', '-20.00']), dec('0.1'), 2);
    expect([total.toFixed(2), ...parts.map((part) => part.toFixed(2))]).toEqual(['8.00', '10.00', '-2.00']);
  });

  test('parts add up to the once-rounded total', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 30 }), fc.nat(10_000), (lines, basisPoints) => {
        const amounts = lines.map(asAmount);
        const rate = dec(basisPoints).div(10_000);
        const { total, parts } = percentOfLines(amounts, rate, 2);
        expect(total.eq(round(sum(amounts).times(rate), 2))).toBe(true);
        expect(lines.length === 0 || sum(parts).eq(total)).toBe(true);
      }),
    );
  });

  test('a document total is the sum of its parts', () => {
    expect(totalFromParts(d(['0.08', '0.02'])).toFixed()).toBe('0.1');
  });
});

describe('allocatePortions', () => {
  test('floors, then one each in declared order to portions that are not zero', () => {
    expect(allocatePortions(15n, ['80/100', '15/100', 'remaining'])).toEqual([13n, 2n, 0n]);
    expect(allocatePortions(1n, ['1/2', '1/2'])).toEqual([1n, 0n]);
    expect(allocatePortions(-1n, ['1/2', '1/2'])).toEqual([-1n, 0n]);
    expect(allocatePortions(100n, ['1/3', '1/3'])).toEqual([33n, 33n]);
  });

  test('more than a whole and two remainders are configuration errors', () => {
    expect(allocatePortions(10n, ['2/3', '1/2'])).toMatchObject({ ok: false, code: 'PORTIONS_EXCEED_ONE' });
    expect(allocatePortions(10n, ['remaining', 'remaining'])).toMatchObject({ ok: false, code: 'TWO_REMAINING' });
    expect(() => allocatePortions(10n, ['50%'])).toThrow('not a portion');
    expect(() => allocatePortions(10n, ['1/0'])).toThrow('denominator 0');
  });

  test('with a remaining portion nothing is lost, and a zero portion gets nothing', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.array(fc.nat(20), { maxLength: 5 }),
        (total, tops) => {
          const parts = allocatePortions(total, [...tops.map((top) => `${top}/100`), 'remaining']);
          if (!Array.isArray(parts)) throw new Error('refused a valid split');
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          tops.forEach((top, i) => {
            if (top === 0) expect(parts[i]).toBe(0n);
          });
        },
      ),
    );
  });
});
