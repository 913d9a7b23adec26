/** Two people changed one record: what clashes, and what the record is after a choice per field. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedOf, clashesOf, merge } from '../../../src/console/masters/conflict.ts';

const base = { price: '52.00', floor: '40.00', name: '精华', note: '' };

describe('two people editing the same price', () => {
  const mine = { ...base, price: '49.00', note: '双十二' };
  const theirs = { ...base, price: '50.00', floor: '39.00' };

  it('clash where both wrote, and hear of what only the other wrote', () => {
    expect(clashesOf(base, mine, theirs)).toEqual([
      { field: 'price', base: '52.00', mine: '49.00', theirs: '50.00', both: true },
      { field: 'floor', base: '40.00', mine: '40.00', theirs: '39.00', both: false },
    ]);
  });

  it('save per field what was chosen; the rest of both is kept', () => {
    expect(merge(base, mine, theirs, { price: 'mine' })).toEqual({
      price: '49.00',
      floor: '39.00',
      name: '精华',
      note: '双十二',
    });
    expect(merge(base, mine, theirs, { price: 'theirs', floor: 'mine' })).toEqual({
      price: '50.00',
      floor: '40.00',
      name: '精华',
      note: '双十二',
    });
  });

  it('who wrote the same do not clash', () => {
    expect(clashesOf(base, mine, { ...base, price: '49.00' })).toEqual([]);
  });
});

it('whatever both wrote, a field is mine or theirs and never lost, and only clashing fields need a choice', () => {
  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '1', '2', '3'));
  fc.assert(
    fc.property(values, values, values, (before, mine, theirs) => {
      const full = (some: Record<string, string>) => ({ a: '', b: '', c: '', ...some });
      const [b, m, t] = [full(before), full(mine), full(theirs)];
      const saved = merge(b, m, t, {});
      for (const field of ['a', 'b', 'c'] as const) {
        const alone = t[field] === b[field] ? m[field] : t[field];
        expect(saved[field]).toBe(m[field] === t[field] ? m[field] : alone);
      }
      expect(changedOf(t, saved)).toEqual(
        Object.fromEntries(Object.entries(saved).filter(([field, value]) => value !== t[field as 'a'])),
      );
    }),
  );
});
