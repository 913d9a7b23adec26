/** Which warehouse serves how much of each line: whole from one place where it can be, and never more than lies free. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ZERO, dec, sum, text } from '../../src/kernel/decimal.ts';
import { planAllocation } from '../../src/orders/allocate.ts';

interface Line {
  id: string;
  sku?: string;
  open: string;
  allocated?: string;
  warehouse?: string;
  stocked?: boolean;
}

const lines = (...given: Line[]) =>
  given.map((line) => ({
    id: line.id,
    sku_id: line.sku ?? 'ESS',
    warehouse_id: line.warehouse ?? null,
    allocated: dec(line.allocated ?? '0'),
    open: dec(line.open),
    stocked: line.stocked ?? true,
  }));
const stock = (...given: [warehouse: string, free: string, sku?: string][]) =>
  given.map(([warehouseId, free, sku]) => ({ warehouseId, skuId: sku ?? 'ESS', free: dec(free) }));
const plan = (wanted: ReturnType<typeof lines>, free: ReturnType<typeof stock>) =>
  planAllocation(wanted, free).map((part) => `${part.lineId} ${text(part.quantity)} ${part.warehouseId ?? '-'}`);

describe('which warehouse', () => {
  test('the first in order serves it when it can serve all of it', () => {
    expect(plan(lines({ id: 'a', open: '24' }), stock(['near', '24'], ['far', '1000']))).toEqual(['a 24 near']);
  });
  test('a farther one that can serve all of it comes before the near one that cannot', () => {
    expect(plan(lines({ id: 'a', open: '24' }), stock(['near', '23'], ['far', '24']))).toEqual(['a 24 far']);
  });
  test('when none can, the one with most gives what it has; of equals the nearer', () => {
    expect(plan(lines({ id: 'a', open: '24' }), stock(['near', '5'], ['far', '9']))).toEqual(['a 9 far']);
    expect(plan(lines({ id: 'a', open: '24' }), stock(['near', '9'], ['far', '9']))).toEqual(['a 9 near']);
  });
  test('a line keeps its warehouse while stock lies reserved there, however little is left', () => {
    const kept = { id: 'a', open: '24', allocated: '12', warehouse: 'near' };
    expect(plan(lines(kept), stock(['near', '3'], ['far', '1000']))).toEqual(['a 3 near']);
    expect(plan(lines(kept), stock(['far', '1000']))).toEqual([]);
    expect(plan(lines({ ...kept, allocated: '0' }), stock(['near', '3'], ['far', '1000']))).toEqual(['a 24 far']);
  });
});

describe('how much', () => {
  test('lines of one SKU share its stock in their order', () => {
    const wanted = lines({ id: 'a', open: '20' }, { id: 'b', open: '20' }, { id: 'c', open: '20' });
    expect(plan(wanted, stock(['near', '30']))).toEqual(['a 20 near', 'b 10 near']);
  });
  test('nothing free, no stock row, nothing open: nothing reserved', () => {
    expect(plan(lines({ id: 'a', open: '24' }), stock(['near', '0']))).toEqual([]);
    expect(plan(lines({ id: 'a', open: '24' }), [])).toEqual([]);
    expect(plan(lines({ id: 'a', open: '24' }), stock(['near', '24', 'OTHER']))).toEqual([]);
    expect(plan(lines({ id: 'a', open: '0' }, { id: 'b', open: '-1' }), stock(['near', '24']))).toEqual([]);
  });
  test('a service has no stock and is there in full', () => {
    expect(plan(lines({ id: 'a', open: '3', stocked: false }), [])).toEqual(['a 3 -']);
  });
});

test('whatever is asked of whatever lies there: never oversold, never more than open, nothing left lying that one warehouse could give', () => {
  const WAREHOUSES = ['w1', 'w2', 'w3'];
  const SKUS = ['s1', 's2'];
  const anyStock = fc
    .uniqueArray(
      fc.record({
        w: fc.constantFrom(...WAREHOUSES),
        s: fc.constantFrom(...SKUS),
        free: fc.integer({ min: 0, max: 60 }),
      }),
      {
        selector: (row) => `${row.w}|${row.s}`,
      },
    )
    .map((rows) => rows.map((row) => ({ warehouseId: row.w, skuId: row.s, free: dec(row.free) })));
  const anyLines = fc
    .array(
      fc.record({
        s: fc.constantFrom(...SKUS),
        open: fc.integer({ min: 0, max: 50 }),
        allocated: fc.constantFrom(0, 0, 5),
        w: fc.constantFrom(...WAREHOUSES),
        stocked: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map((rows) =>
      rows.map((row, i) => ({
        id: `l${i}`,
        sku_id: row.s,
        warehouse_id: row.allocated > 0 ? row.w : null,
        allocated: dec(row.allocated),
        open: dec(row.open),
        stocked: row.stocked,
      })),
    );
  fc.assert(
    fc.property(anyLines, anyStock, (wanted, free) => {
      const parts = planAllocation(wanted, free);
      expect(new Set(parts.map((part) => part.lineId)).size).toBe(parts.length);
      const left = free.map((row) => {
        const taken = sum(
          parts
            .filter((part) => part.warehouseId === row.warehouseId && part.skuId === row.skuId)
            .map((part) => part.quantity),
        );
        expect(taken.lte(row.free)).toBe(true);
        return { ...row, left: row.free.minus(taken) };
      });
      for (const line of wanted) {
        const part = parts.find((candidate) => candidate.lineId === line.id);
        const got = part?.quantity ?? ZERO;
        expect(got.gte(0) && got.lte(line.open)).toBe(true);
        if (!line.stocked) expect(text(got)).toBe(text(line.open));
        else {
          if (part && line.warehouse_id) expect(part.warehouseId).toBe(line.warehouse_id);
          // A line that got less than it wants took all its warehouse had; one that got nothing found nothing.
          const places = left.filter(
            (row) => row.skuId === line.sku_id && (line.warehouse_id === null || row.warehouseId === line.warehouse_id),
          );
          if (part && got.lt(line.open))
            expect(text(places.find((row) => row.warehouseId === part.warehouseId)!.left)).toBe('0');
          if (!part && line.open.gt(0)) expect(places.every((row) => row.left.isZero())).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
