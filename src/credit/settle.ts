// Owns how credit comes back: freed by cancelling, losing or paying, given to the order's exception first, and the identity it keeps.
import { sql } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { dec, text } from '../kernel/decimal.ts';
import type { Purpose } from '../ledger/chart.rules.ts';
import type { Leg, Transfer } from '../ledger/post.ts';
import { accountId, balances, lockBalance, post } from '../ledger/post.ts';
import { splitFreed } from '../orders/fulfilment.rules.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';

/** What settling credit needs to know of an order; `exceptionLeft` goes down as the exception comes back. */
export interface CreditOwner {
  id: string;
  companyId: string;
  buyerId: string;
  currency: string;
  exceptionLeft: Decimal;
}

/**
 * Locks every bounded account of a partner in one order, so that commands which move several of them cannot deadlock.
 * The available credit comes first: submitting an order waits for nothing else.
 */
export async function lockPartner(work: Work, companyId: string, partyId: string): Promise<void> {
  await sql`select id from account where company_id = ${companyId} and party_id = ${partyId} and bounded
    order by purpose <> 'credit_available', id for update`.execute(work.db);
}

/** Legs that take `amount` out of a bucket and give it back, the exception first. */
export function freedLegs(order: CreditOwner, from: Purpose, amount: Decimal): { legs: Leg[]; exception: Decimal } {
  const party = order.buyerId;
  const { exception, available } = splitFreed(amount, order.exceptionLeft);
  return {
    exception,
    legs: [
      { purpose: from, party, amount: amount.negated() },
      { purpose: 'credit_exception', party, amount: exception },
      { purpose: 'credit_available', party, amount: available },
    ],
  };
}

/** Remembers on the order how much of its exception came back. */
export async function noteExceptionReturned(work: Work, order: CreditOwner, amount: Decimal): Promise<void> {
  if (amount.isZero()) return;
  order.exceptionLeft = order.exceptionLeft.minus(amount);
  await work.db
    .updateTable('sales_order')
    .set((eb) => ({ credit_exception_returned: eb('credit_exception_returned', '+', text(amount)) }))
    .where('id', '=', order.id)
    .execute();
}

/** Frees `amount` of an order's credit out of one bucket. */
export async function freeCredit(
  work: Work,
  order: CreditOwner,
  from: Purpose,
  amount: Decimal,
  transfer: Omit<Transfer, 'legs' | 'companyId' | 'currency'>,
): Promise<void> {
  const { legs, exception } = freedLegs(order, from, amount);
  await post(work, { ...transfer, companyId: order.companyId, currency: order.currency, legs });
  await noteExceptionReturned(work, order, exception);
}

/**
 * Takes back what is left of an exception when its order ends. The limit it widened ends with it, so credit that others
 * use by then may stand below zero until money comes in: the account's floor is lowered by exactly the gap.
 */
export async function endException(
  work: Work,
  order: CreditOwner,
  transfer: Omit<Transfer, 'legs' | 'companyId' | 'currency'>,
): Promise<void> {
  const left = order.exceptionLeft;
  if (left.isZero()) return;
  const party = order.buyerId;
  const after = (await lockBalance(work, order.companyId, 'credit_available', party, order.currency)).minus(left);
  if (after.isNegative()) {
    await work.db
      .updateTable('account')
      .set((eb) => ({ floor: eb.fn<string>('least', [eb.ref('floor'), eb.val(text(after))]) }))
      .where('id', '=', accountId(work.tenant, order.companyId, 'credit_available', party, order.currency))
      .execute();
  }
  await post(work, {
    ...transfer,
    companyId: order.companyId,
    currency: order.currency,
    legs: [
      { purpose: 'credit_available', party, amount: left.negated() },
      { purpose: 'credit_exception', party, amount: left },
    ],
  });
  await noteExceptionReturned(work, order, left);
}

/** A partner's credit laid out as its identities; `holds` is false when any of them is broken. */
export interface CreditIdentity {
  available: Decimal;
  openOrders: Decimal;
  delivered: Decimal;
  receivable: Decimal;
  limit: Decimal;
  exception: Decimal;
  prepaid: Decimal;
  holds: boolean;
  broken: string[];
}

/**
 * available + open orders + delivered + receivable = limit + exception + prepaid. Beside it the credit book must agree with the
 * statutory one: its receivable with the partner's receivable, its prepaid with prepaid money and credit notes, held or not.
 */
export async function creditIdentity(
  db: Db,
  tenant: string,
  companyId: string,
  partyId: string,
  currency: string,
): Promise<CreditIdentity> {
  const found = await balances(db, tenant, companyId, partyId, currency, [
    'credit_available',
    'credit_open_orders',
    'credit_delivered',
    'credit_receivable',
    'credit_limit',
    'credit_exception',
    'credit_prepaid',
    'receivable',
    'prepaid',
    'prepaid_held',
    'credit_note',
    'credit_note_held',
  ]);
  const of = (purpose: Purpose): Decimal => found[purpose] ?? dec(0);
  const used = of('credit_available')
    .plus(of('credit_open_orders'))
    .plus(of('credit_delivered'))
    .plus(of('credit_receivable'));
  const granted = of('credit_limit').plus(of('credit_exception')).plus(of('credit_prepaid'));
  const ownMoney = of('prepaid').plus(of('prepaid_held')).plus(of('credit_note')).plus(of('credit_note_held'));
  const broken = [
    ...(used.eq(granted) ? [] : [`buckets ${text(used)} ≠ limit, exception and prepaid ${text(granted)}`]),
    ...(of('credit_receivable').eq(of('receivable'))
      ? []
      : [`credit receivable ${text(of('credit_receivable'))} ≠ receivable ${text(of('receivable'))}`]),
    ...(of('credit_prepaid').eq(ownMoney)
      ? []
      : [`credit prepaid ${text(of('credit_prepaid'))} ≠ prepaid and credit notes ${text(ownMoney)}`]),
  ];
  return {
    available: of('credit_available'),
    openOrders: of('credit_open_orders'),
    delivered: of('credit_delivered'),
    receivable: of('credit_receivable'),
    limit: of('credit_limit'),
    exception: of('credit_exception'),
    prepaid: of('credit_prepaid'),
    holds: broken.length === 0,
    broken,
  };
}
