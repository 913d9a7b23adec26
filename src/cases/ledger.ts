// Owns how worked cases of holds and overdrafts reach the ledger's rules.
import { z } from 'zod';
import { text } from '../kernel/decimal.ts';
import { NO_HOLD, applyHoldStep, checkAvailable, checkOverdraft } from '../ledger/rules.ts';
import type { HoldStep } from '../ledger/rules.ts';
import type { Driver } from './case.ts';
import { amountOrZero, driver, exact, fold, outcome } from './case.ts';
import { SCALE } from './money.ts';

const holdEvent = z
  .union([z.tuple([z.enum(['hold', 'commit']), exact]), z.tuple([z.literal('void')])])
  .transform((event): HoldStep => (event[0] === 'void' ? { kind: 'void' } : { kind: event[0], amount: event[1] }));

export const ledgerDrivers: Record<string, Driver> = {
  'ledger.available': driver(
    z.object({ balance: exact, inflight_debit: amountOrZero, queued_debit: amountOrZero, debit: amountOrZero }),
    ({ balance, inflight_debit, queued_debit, debit }) =>
      outcome(checkAvailable({ balance, held: inflight_debit, queued: queued_debit }, debit), ({ available }) => ({
        ok: true,
        available: text(available, SCALE),
      })),
  ),
  'ledger.hold_sequence': driver(z.object({ events: z.array(holdEvent) }), ({ events }) => {
    const { state, error } = fold(NO_HOLD, events, applyHoldStep);
    return {
      remaining_hold: text(state.remaining, SCALE),
      debited: text(state.committed, SCALE),
      released: text(state.released, SCALE),
      ...(error === null ? {} : { error }),
    };
  }),
  'ledger.overdraft': driver(
    z.object({ balance_minor: amountOrZero, overdraft_limit_minor: amountOrZero, debit_minor: amountOrZero }),
    ({ balance_minor, overdraft_limit_minor, debit_minor }) =>
      outcome(checkOverdraft(balance_minor, overdraft_limit_minor, debit_minor), (balance) => ({
        ok: true,
        balance_minor: text(balance),
      })),
  ),
};
