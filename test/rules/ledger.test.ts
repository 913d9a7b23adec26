/** The chart of accounts and holds: what may run out, what belongs to whom, and that a hold gives back exactly what it took. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dec, text } from '../../src/kernel/decimal.ts';
import { CHART } from '../../src/ledger/chart.rules.ts';
import type { AccountKind } from '../../src/ledger/chart.rules.ts';
import { NO_HOLD, applyHoldStep, availableBalance, checkAvailable, checkOverdraft } from '../../src/ledger/rules.ts';
import type { HoldStep } from '../../src/ledger/rules.ts';

const kinds: [string, AccountKind][] = Object.entries(CHART);

describe('the chart', () => {
  test('no account of the house keeps a balance: its row would be hot', () => {
    expect(kinds.filter(([, kind]) => kind.owner === 'house' && kind.bounded)).toEqual([]);
  });
  test('whatever a partner can spend is bounded, and its hold beside it', () => {
    const spendable = ['prepaid', 'credit_note', 'rebate', 'credit_available'];
    for (const name of spendable) expect(CHART[name as keyof typeof CHART].bounded).toBe(true);
    for (const [name, kind] of kinds.filter(([name]) => name.endsWith('_held')))
      expect([kind, CHART[name.slice(0, -5) as keyof typeof CHART]]).toEqual([kind, kind]);
  });
  test('the buckets of credit grow by debits, what grants it by credits, so that they always add up', () => {
    const sides = Object.fromEntries(
      kinds.filter(([, kind]) => kind.book === 'credit').map(([name, kind]) => [name, kind.side]),
    );
    expect(sides).toEqual({
      credit_available: 1,
      credit_open_orders: 1,
      credit_delivered: 1,
      credit_receivable: 1,
      credit_limit: -1,
      credit_exception: -1,
      credit_prepaid: -1,
    });
  });
});

describe('what is free', () => {
  const account = { balance: dec('100'), held: dec('30'), queued: dec('20') };
  test('balance less holds less what is queued, to the cent', () => {
    expect(text(availableBalance(account))).toBe('50');
    expect(checkAvailable(account, dec('50')).ok).toBe(true);
    expect(checkAvailable(account, dec('50.01'))).toEqual({
      ok: false,
      code: 'INSUFFICIENT_AVAILABLE',
      params: { available: '50', short: '0.01' },
    });
  });
  test('an overdraft reaches its limit and not a cent further', () => {
    const after = checkOverdraft(dec('10'), dec('100'), dec('110'));
    expect(after.ok && text(after.value)).toBe('-100');
    expect(checkOverdraft(dec('10'), dec('100'), dec('110.01'))).toMatchObject({ code: 'OVERDRAFT_LIMIT' });
  });
});

test('remaining, committed and released always add up to what was held, whatever the steps', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('hold' as const, 'commit' as const), amount: fc.integer({ min: 0, max: 500 }) }),
    fc.constant({ kind: 'void' as const, amount: 0 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let hold = NO_HOLD;
      let held = dec(0);
      for (const { kind, amount } of steps) {
        const given: HoldStep = kind === 'void' ? { kind } : { kind, amount: dec(amount) };
        const next = applyHoldStep(hold, given);
        if (!next.ok) {
          expect([kind, next.code]).toEqual(['commit', 'COMMIT_ABOVE_HOLD']);
          expect(hold.remaining.lt(amount)).toBe(true);
          continue;
        }
        if (kind === 'hold') held = held.plus(amount);
        hold = next.value;
        expect(text(hold.remaining.plus(hold.committed).plus(hold.released))).toBe(text(held));
        expect(hold.remaining.gte(0)).toBe(true);
      }
    }),
  );
});
