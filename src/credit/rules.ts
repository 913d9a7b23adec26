// Owns the credit rules: what a partner's exposure is, whether an order fits, and what shipping releases.
import { ZERO, max, sum } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { roundMoney } from '../kernel/money.ts';
import type { Currency } from '../kernel/money.ts';
import type { Rate } from '../kernel/rate.ts';

/** The buckets an amount moves through; it is never in two of them (R-CR-01, R-CR-02). */
export const CREDIT_BUCKETS = ['openOrders', 'delivered', 'receivable'] as const;
export type CreditBucket = (typeof CREDIT_BUCKETS)[number];

/** A limit of null, or left out, does not exist. */
export type CreditLimits = { total: Decimal | null } & Partial<Record<CreditBucket, Decimal | null>>;

/** What a partner owes or will owe, in the currency of the limits. Prepaid money lowers the exposure. */
export interface CreditPosition extends Record<CreditBucket, Decimal> {
  limits: CreditLimits;
  prepaid: Decimal;
}

/** An order to be checked; what of it is delivered already has replaced that part of the order. */
export interface CreditDemand {
  amount: Decimal;
  delivered?: Decimal;
}

/** An approved exception: one order, a dated extra limit, used once (R-CR-05). */
export interface CreditException {
  amount: Decimal;
}

export interface CreditVerdict {
  result: 'ok' | 'exception';
  /** Exposure with the order in it. */
  exposure: Decimal;
  /** What was free before the order; null when no total limit is set. May be negative. */
  available: Decimal | null;
  /** The largest amount by which a limit is exceeded; zero when the order fits. */
  short: Decimal;
  /** Which limits are exceeded. */
  exceeded: ('total' | CreditBucket)[];
}

export const NO_CREDIT_USED: CreditPosition = {
  limits: { total: null },
  openOrders: ZERO,
  delivered: ZERO,
  receivable: ZERO,
  prepaid: ZERO,
};

/** Open orders + delivered, not invoiced + unpaid invoices − prepaid (R-CR-01). */
export function exposureOf(position: CreditPosition): Decimal {
  return sum(CREDIT_BUCKETS.map((bucket) => position[bucket])).minus(position.prepaid);
}

/** Limit + prepaid − everything in the buckets; null when there is no total limit. */
export function availableCredit(position: CreditPosition): Decimal | null {
  const { total } = position.limits;
  return total === null ? null : total.minus(exposureOf(position));
}

/** The position with an order in it: each part of it counts once, as open order or as delivery (R-CR-02). */
export function withDemand(position: CreditPosition, demand: CreditDemand): CreditPosition {
  const delivered = demand.delivered ?? ZERO;
  return {
    ...position,
    openOrders: position.openOrders.plus(max(demand.amount.minus(delivered), ZERO)),
    delivered: position.delivered.plus(delivered),
  };
}

/**
 * Whether an order fits all limits that are set; exactly at a limit fits. Run at submit, at every increase, at reopen
 * and at release to ship, never at read (R-CR-03). `exception` raises the total limit for this order alone.
 */
export function checkCredit(
  position: CreditPosition,
  demand: CreditDemand,
  exception?: CreditException | null,
): CreditVerdict {
  const after = withDemand(position, demand);
  const exposure = exposureOf(after);
  const extra = exception?.amount ?? ZERO;
  const overs = [
    over('total', exposure, after.limits.total?.plus(extra)),
    ...CREDIT_BUCKETS.map((bucket) => over(bucket, after[bucket], after.limits[bucket]?.plus(extra))),
  ].filter((found) => found.by.gt(0));
  return {
    result: overs.length === 0 ? 'ok' : 'exception',
    exposure,
    available: availableCredit(position),
    short: overs.reduce((most, found) => max(most, found.by), ZERO),
    exceeded: overs.map((found) => found.limit),
  };
}

function over(limit: 'total' | CreditBucket, used: Decimal, bound: Decimal | null | undefined) {
  return { limit, by: bound === null || bound === undefined ? ZERO : used.minus(bound) };
}

/**
 * The same check against what the ledger has free for a partner: its balance already has the limit, exceptions, prepaid money and
 * every bucket in it, so what is free is the whole limit of a position with nothing in it.
 */
export function checkFreeCredit(available: Decimal, need: Decimal): CreditVerdict {
  return checkCredit({ ...NO_CREDIT_USED, limits: { total: available } }, { amount: need });
}

/** The exception a manager approves so that this order passes: exactly what it lacks, nothing in reserve (R-CR-05). */
export function exceptionFor(position: CreditPosition, demand: CreditDemand): CreditException | null {
  const { short } = checkCredit(position, demand);
  return short.isZero() ? null : { amount: short };
}

/** An amount in the currency of the limit, at its document's own rate, rounded once (R-MON-09). */
export function inLimitCurrency(amount: Decimal, rate: Rate, limitCurrency: Currency): Decimal {
  return roundMoney(amount.times(rate), limitCurrency);
}

/** 余额 = prepaid − unsettled; 可用 = 余额 + limit − frozen. Both may be negative. */
export function creditBalance(account: { prepaid: Decimal; unsettled: Decimal; limit: Decimal; frozen: Decimal }): {
  balance: Decimal;
  available: Decimal;
} {
  const balance = account.prepaid.minus(account.unsettled);
  return { balance, available: balance.plus(account.limit).minus(account.frozen) };
}

/** `per_item`: every shipped part leaves the hold; `per_order`: the hold stays whole until all is shipped. */
export type ReleaseMode = 'per_item' | 'per_order';

/** What stays frozen of an order's hold once goods worth `shipped` have left (R-CR-02). */
export function frozenAfterShipment(order: Decimal, shipped: Decimal, mode: ReleaseMode): Decimal {
  const left = max(order.minus(shipped), ZERO);
  return mode === 'per_item' || left.isZero() ? left : order;
}

/** A reopened order is checked like a new one: it left every bucket when it closed (R-CR-03). */
export function checkReopen(position: CreditPosition, reopened: Decimal): CreditVerdict {
  return checkCredit(position, { amount: reopened });
}
