// Owns what a hold is: how much may be taken, what a partial commit leaves, and how far an account may go below zero.
import { ZERO } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';

/** What of a balance is free: balance − holds − queued (R-WD-13). May be negative. */
export function availableBalance(account: { balance: Decimal; held: Decimal; queued: Decimal }): Decimal {
  return account.balance.minus(account.held).minus(account.queued);
}

/** Whether a debit fits what is free; INSUFFICIENT_AVAILABLE names what there is and what is missing (R-WD-13). */
export function checkAvailable(
  account: { balance: Decimal; held: Decimal; queued: Decimal },
  debit: Decimal,
): Result<{ available: Decimal }> {
  const available = availableBalance(account);
  if (debit.lte(available)) return accept({ available });
  return refuse('INSUFFICIENT_AVAILABLE', {
    available: available.toFixed(),
    short: debit.minus(available).toFixed(),
  });
}

/** A balance may go down to −limit, inclusive; below it OVERDRAFT_LIMIT. Returns the balance after the debit. */
export function checkOverdraft(balance: Decimal, limit: Decimal, debit: Decimal): Result<Decimal> {
  const after = balance.minus(debit);
  return after.gte(limit.negated()) ? accept(after) : refuse('OVERDRAFT_LIMIT', { limit: limit.toFixed() });
}

/** One hold: what is still held, what was taken from it, what was given back. The three add up to what was held. */
export interface Hold {
  remaining: Decimal;
  committed: Decimal;
  released: Decimal;
}
export const NO_HOLD: Hold = { remaining: ZERO, committed: ZERO, released: ZERO };

export type HoldStep = { kind: 'hold' | 'commit'; amount: Decimal } | { kind: 'void' };

/** A hold after one step: commits may be partial, never above what is held (COMMIT_ABOVE_HOLD); void gives the rest back (R-WD-13). */
export function applyHoldStep(hold: Hold, step: HoldStep): Result<Hold> {
  if (step.kind === 'hold') return accept({ ...hold, remaining: hold.remaining.plus(step.amount) });
  if (step.kind === 'void') return accept({ ...hold, remaining: ZERO, released: hold.released.plus(hold.remaining) });
  if (step.amount.gt(hold.remaining)) return refuse('COMMIT_ABOVE_HOLD', { held: hold.remaining.toFixed() });
  return accept({
    ...hold,
    remaining: hold.remaining.minus(step.amount),
    committed: hold.committed.plus(step.amount),
  });
}
