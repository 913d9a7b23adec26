// Business dates in a company's zone, clock changes, half-open validity, ids that sort, refusals.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ID_PREFIX, isId, newId } from '../../../src/kernel/ids.ts';
import type { IdKind } from '../../../src/kernel/ids.ts';
import {
  addDays,
  businessDate,
  daysBetween,
  inForce,
  isBusinessDate,
  periodOf,
  zonedInstant,
} from '../../../src/kernel/period.ts';
import { accept, check, isRefusal, refuse } from '../../../src/kernel/refusal.ts';

const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) }).map((ms) => new Date(ms));
const day = instant.map((at) => at.toISOString().slice(0, 10));

describe('business dates', () => {
  test('the same instant is another date in another zone', () => {
    const at = new Date('2026-11-21T16:30:00Z');
    expect(businessDate(at, 'Asia/Shanghai')).toBe('2026-11-22');
    expect(businessDate(at, 'Europe/London')).toBe('2026-11-21');
  });

  test('only real dates are dates', () => {
    expect(['2028-02-29', '2026-12-31'].every(isBusinessDate)).toBe(true);
    for (const bad of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-11-21T00:00', '', '26-11-21'])
      expect(isBusinessDate(bad)).toBe(false);
  });

  test('London: winter, summer, the skipped hour and the hour that happens twice', () => {
    const london = (wall: string) => zonedInstant(wall, 'Europe/London').toISOString();
    expect(london('2011-01-15T10:00:00')).toBe('2011-01-15T10:00:00.000Z');
    expect(london('2011-06-15T10:00:00')).toBe('2011-06-15T09:00:00.000Z');
    expect(london('2011-03-27T01:30:00')).toBe('2011-03-27T01:30:00.000Z'); // 02:30 on the new clock
    expect(london('2011-03-27T02:00:00')).toBe('2011-03-27T01:00:00.000Z');
    expect(['2010-10-31T00:30:00.000Z', '2010-10-31T01:30:00.000Z']).toContain(london('2010-10-31T01:30:00'));
  });

  test('a wall clock that exists names an instant that shows the same wall clock', () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/New_York', 'Asia/Kolkata'),
        (at, zone) => {
          const parts = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'medium',
          }).format(at);
          const back = zonedInstant(parts.replace(' ', 'T'), zone);
          const again = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'medium',
          }).format(back);
          expect(again).toBe(parts);
          expect(businessDate(back, zone)).toBe(parts.slice(0, 10));
        },
      ),
    );
  });

  test('adding days and counting them agree, across years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(isBusinessDate(moved)).toBe(true);
        expect(daysBetween(date, moved)).toBe(days);
        expect(periodOf(moved)).toBe(moved.slice(0, 7));
      }),
    );
  });

  test('validity is half-open: at the change exactly one of two successors is in force', () => {
    const before = { valid_from: '2026-01-01', valid_to: '2026-07-01' };
    const after = { valid_from: '2026-07-01', valid_to: null };
    fc.assert(
      fc.property(day, (on) => {
        const found = [before, after].filter((validity) => inForce(validity, on)).length;
        expect(found).toBe(on < '2026-01-01' ? 0 : 1);
      }),
    );
  });
});

describe('ids', () => {
  test('tell their kind and sort by when they were made', () => {
    const made = Array.from({ length: 500 }, () => newId('order'));
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(500);
    expect(made.every((id) => isId('order', id) && !isId('order_line', id))).toBe(true);
    expect(isId('order', 'ord_xyz')).toBe(false);
  });

  test('no two kinds share a prefix', () => {
    const kinds = Object.keys(ID_PREFIX) as IdKind[];
    expect(new Set(kinds.map((kind) => ID_PREFIX[kind])).size).toBe(kinds.length);
  });
});

describe('refusals', () => {
  test('carry a code and the facts, and are told from values', () => {
    const refusal = refuse('CREDIT_SHORT', { short: '1.00' }, [{ pointer: '/lines/0', code: 'X' }]);
    expect(refusal).toEqual({
      ok: false,
      code: 'CREDIT_SHORT',
      params: { short: '1.00' },
      errors: [{ pointer: '/lines/0', code: 'X' }],
    });
    expect(refuse('X')).toEqual({ ok: false, code: 'X' });
    expect([isRefusal(refusal), isRefusal(accept(1)), isRefusal(null), isRefusal('no')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(() => check(false, 'books balance')).toThrow('invariant broken: books balance');
  });
});
