/** Shares of lines, offsets and freed credit: whatever the pieces, nothing is lost and nothing is made. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ZERO, dec, sum } from '../../src/kernel/decimal.ts';
import type { Decimal } from '../../src/kernel/decimal.ts';
import {
  creditByLine,
  cumulativeShare,
  partOf,
  planReceipt,
  planShipment,
  splitFreed,
  surplusOffsets,
  takeOffsets,
} from '../../src/orders/fulfilment.rules.ts';
import type { Figures, OffsetState } from '../../src/orders/fulfilment.rules.ts';

const cents = (max: number) => fc.integer({ min: 0, max }).map((minor) => dec(minor).div(100));
/** A whole number of units cut into pieces. */
const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });

function shares(total: Decimal, parts: readonly number[], scale = 2): Decimal[] {
  const whole = dec(parts.reduce((a, b) => a + b, 0));
  let before = ZERO;
  return parts.map((part) => {
    const share = cumulativeShare(total, whole, before, dec(part), scale);
    before = before.plus(part);
    return share;
  });
}

describe('cumulativeShare', () => {
  test('shares of the whole add up to the total, in whatever pieces and order', () => {
    fc.assert(fc.property(cents(10_000_000), pieces, (total, parts) => sum(shares(total, parts)).eq(total)));
  });

  test('each share is at the scale, not negative, and within one unit of its exact part', () => {
    fc.assert(
      fc.property(cents(10_000_000), pieces, (total, parts) => {
        const whole = parts.reduce((a, b) => a + b, 0);
        return shares(total, parts).every(
          (share, i) =>
            share.decimalPlaces() <= 2 &&
            share.gte(0) &&
            share.minus(total.times(parts[i]!).div(whole)).abs().lte('0.01'),
        );
      }),
    );
  });

  test('taking two pieces at once is the same as one after the other', () => {
    fc.assert(
      fc.property(cents(10_000_000), pieces, (total, parts) => {
        const whole = dec(parts.reduce((a, b) => a + b, 0));
        const [first, second = ZERO] = shares(total, parts);
        const both = cumulativeShare(total, whole, ZERO, dec(parts[0]!).plus(parts[1] ?? 0), 2);
        return both.eq(first!.plus(second));
      }),
    );
  });

  test.each([
    ['100.00', '3', '0', '1', 2, '33.33'],
    ['100.00', '3', '1', '1', 2, '33.34'],
    ['100.00', '3', '2', '1', 2, '33.33'],
    ['100', '3', '1', '1', 0, '34'],
    ['0.01', '2', '0', '1', 2, '0.01'],
    ['0.01', '2', '1', '1', 2, '0'],
    ['5.00', '0', '0', '0', 2, '0'],
  ])('%s over %s, after %s the next %s at scale %i: %s', (total, whole, before, part, scale, expected) => {
    expect(cumulativeShare(dec(total), dec(whole), dec(before), dec(part), scale).eq(expected)).toBe(true);
  });
});

const figures: fc.Arbitrary<Figures> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 60 }),
    goods: cents(100_000),
    tax: fc.integer({ min: 0, max: 100 }),
    credit: fc.integer({ min: 0, max: 100 }),
    cost: cents(100_000),
  })
  .map(({ quantity, goods, tax, credit, cost }) => ({
    quantity: dec(quantity),
    goods,
    tax: goods.times(tax).div(100).toDecimalPlaces(2, 1),
    credit: goods.times(credit).div(100).toDecimalPlaces(2, 1),
    cost,
  }));

describe('partOf', () => {
  test('one unit at a time gives back every figure of the line, and tax and credit never leave their part of the goods', () => {
    fc.assert(
      fc.property(figures, (line) => {
        const units = Array.from({ length: line.quantity.toNumber() }, (_, i) => partOf(line, dec(i), dec(1), 2));
        for (const unit of units) {
          expect(unit.tax.gte(0) && unit.tax.lte(unit.goods)).toBe(true);
          expect(unit.credit.gte(0) && unit.credit.lte(unit.goods)).toBe(true);
        }
        for (const figure of ['goods', 'tax', 'credit', 'cost'] as const)
          expect(sum(units.map((unit) => unit[figure])).toFixed(2)).toBe(line[figure].toFixed(2));
      }),
    );
  });
});

test('credit by line adds up to the hold and never exceeds a line', () => {
  fc.assert(
    fc.property(
      fc.array(cents(1_000_000), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 0, max: 1000 }),
      (goods, perMille) => {
        const hold = sum(goods).times(perMille).div(1000).toDecimalPlaces(2, 1);
        const parts = creditByLine(hold, goods, 2);
        return sum(parts).eq(hold) && parts.every((part, i) => part.gte(0) && part.lte(goods[i]!));
      },
    ),
  );
});

test('freed credit fills the exception first and is never more or less than what was freed', () => {
  fc.assert(
    fc.property(cents(100_000), cents(100_000), (amount, left) => {
      const { exception, available } = splitFreed(amount, left);
      return exception.plus(available).eq(amount) && exception.lte(left) && (available.isZero() || exception.eq(left));
    }),
  );
});

const offsets: fc.Arbitrary<OffsetState[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('prepaid' as const, 'credit_note' as const, 'rebate' as const),
      amount: fc.integer({ min: 1, max: 50_000 }),
      used: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 8 },
  )
  .map((given) =>
    given.map(({ kind, amount, used }, i) => {
      const total = dec(amount).div(100);
      return {
        id: `ofs_${i}`,
        kind,
        referenceId: null,
        amount: total,
        applied: total.times(used).div(100).toDecimalPlaces(2, 1),
        released: ZERO,
      };
    }),
  );

describe('offsets', () => {
  test('what is taken and what is surplus are together what was held; nothing above the need is taken', () => {
    fc.assert(
      fc.property(offsets, cents(60_000), cents(60_000), (given, rebate, other) => {
        const held = (kind: 'rebate' | 'other') =>
          sum(
            given
              .filter((offset) => (offset.kind === 'rebate') === (kind === 'rebate'))
              .map((offset) => offset.amount.minus(offset.applied)),
          );
        const total = (parts: { kind: string; amount: Decimal }[], kind: 'rebate' | 'other') =>
          sum(parts.filter((part) => (part.kind === 'rebate') === (kind === 'rebate')).map((part) => part.amount));
        const taken = takeOffsets(given, { rebate, other });
        const surplus = surplusOffsets(given, { rebate, other });
        for (const kind of ['rebate', 'other'] as const) {
          const need = kind === 'rebate' ? rebate : other;
          expect(total(taken, kind).plus(total(surplus, kind)).eq(held(kind))).toBe(true);
          expect(total(taken, kind).eq(held(kind).lte(need) ? held(kind) : need)).toBe(true);
        }
      }),
    );
  });
});

describe('plans', () => {
  const line = {
    id: 'a',
    quantity: dec(10),
    allocated: dec(6),
    shipped: dec(2),
    received: ZERO,
    lost: ZERO,
    cancelled: dec(1),
    warehouseId: 'w',
    stocked: true,
  };

  test('a shipment starts where shipped and cancelled quantities end', () => {
    expect(planShipment([line], 'w', [{ orderLineId: 'a', quantity: dec(6) }])).toEqual({
      ok: true,
      value: [{ lineId: 'a', before: dec(3), quantity: dec(6) }],
    });
    expect(planShipment([line], 'w', [])).toMatchObject({ ok: false, code: 'LINES_MISSING' });
  });

  test('goods that lie in no warehouse ship from any', () => {
    const service = { ...line, stocked: false, warehouseId: null };
    expect(planShipment([service], 'w', [{ orderLineId: 'a', quantity: dec(1) }]).ok).toBe(true);
  });

  test('every wrong line of a receipt is named at once', () => {
    const told = [
      { shipmentLineId: 'x', receivedQuantity: dec(1), reason: '' },
      { shipmentLineId: 's', receivedQuantity: dec(-1), reason: '' },
      { shipmentLineId: 's', receivedQuantity: dec(1), reason: 'broken' },
    ];
    const plan = planReceipt([{ id: 's', quantity: dec(3) }], told);
    expect(plan).toMatchObject({
      errors: [{ code: 'UNKNOWN_LINE' }, { code: 'QUANTITY_NEGATIVE' }, { code: 'LINE_TWICE' }],
    });
  });
});
