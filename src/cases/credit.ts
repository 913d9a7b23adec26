// Owns how worked cases of credit reach the credit rules.
import { z } from 'zod';
import {
  NO_CREDIT_USED,
  checkCredit,
  checkReopen,
  creditBalance,
  exceptionFor,
  frozenAfterShipment,
  inLimitCurrency,
} from '../credit/rules.ts';
import type { CreditPosition, CreditVerdict } from '../credit/rules.ts';
import { ZERO, text } from '../kernel/decimal.ts';
import { rate } from '../kernel/rate.ts';
import type { CaseResult, Driver } from './case.ts';
import { amountOrZero, driver, exact, limit } from './case.ts';
import { SCALE } from './money.ts';

/** Worked cases keep limits in a currency with two decimals; which one makes no difference to them. */
const LIMIT_CURRENCY = 'EUR';

const NO_DEMAND = { amount: ZERO };
const position = (state: Partial<CreditPosition>): CreditPosition => ({ ...NO_CREDIT_USED, ...state });
const shown = ({ result, exposure }: CreditVerdict): CaseResult => ({ result, exposure: text(exposure, SCALE) });

const orderCase = {
  limit,
  open_orders: amountOrZero,
  order: amountOrZero,
  delivery_note_for_same_order: amountOrZero,
};

export const creditDrivers: Record<string, Driver> = {
  'credit.check': driver(z.object(orderCase), (given) =>
    shown(
      checkCredit(position({ limits: { total: given.limit }, openOrders: given.open_orders }), {
        amount: given.order,
        delivered: given.delivery_note_for_same_order,
      }),
    ),
  ),
  'credit.override': driver(
    z.object({ ...orderCase, manager_override: z.boolean().default(false) }),
    ({ manager_override, ...given }) => {
      const before = position({ limits: { total: given.limit }, openOrders: given.open_orders });
      const demand = { amount: given.order, delivered: given.delivery_note_for_same_order };
      return shown(checkCredit(before, demand, manager_override ? exceptionFor(before, demand) : null));
    },
  ),
  'credit.check_fx': driver(
    z.object({ limit, open_orders: amountOrZero, order: exact, order_currency_rate_to_company: z.string() }),
    (given) => {
      const amount = inLimitCurrency(given.order, rate(given.order_currency_rate_to_company), LIMIT_CURRENCY);
      const before = position({ limits: { total: given.limit }, openOrders: given.open_orders });
      return shown(checkCredit(before, { amount }));
    },
  ),
  'credit.buckets': driver(z.object({ unpaid: amountOrZero, total_limit: limit, unpaid_limit: limit }), (given) => {
    const limits = { total: given.total_limit, receivable: given.unpaid_limit };
    return shown(checkCredit(position({ limits, receivable: given.unpaid }), NO_DEMAND));
  }),
  'credit.available': driver(
    z.object({
      prepaid: amountOrZero,
      unsettled: amountOrZero,
      credit_limit: amountOrZero,
      frozen_unshipped: amountOrZero,
    }),
    ({ prepaid, unsettled, credit_limit, frozen_unshipped }) => {
      const { balance, available } = creditBalance({
        prepaid,
        unsettled,
        limit: credit_limit,
        frozen: frozen_unshipped,
      });
      return { balance: text(balance, SCALE), available: text(available, SCALE) };
    },
  ),
  'credit.partial_ship': driver(
    z.object({ order: exact, shipped_value: amountOrZero, release_mode: z.enum(['per_item', 'per_order']) }),
    ({ order, shipped_value, release_mode }) => ({
      frozen: text(frozenAfterShipment(order, shipped_value, release_mode), SCALE),
    }),
  ),
  'credit.reopen': driver(z.object({ limit, exposure: amountOrZero, reopen_closed_order: exact }), (given) =>
    shown(
      checkReopen(position({ limits: { total: given.limit }, openOrders: given.exposure }), given.reopen_closed_order),
    ),
  ),
};
