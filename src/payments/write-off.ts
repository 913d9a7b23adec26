// Owns writing off what a partner will not pay.
import type { CreditOwner } from '../credit/settle.ts';
import { freeCredit, lockPartner } from '../credit/settle.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { dec, text } from '../kernel/decimal.ts';
import { scaleOf } from '../kernel/money.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { post } from '../ledger/post.ts';
import type { Work } from '../platform/transact.ts';
import { settleOrders } from './settle.ts';
import type { InvoiceDoc } from './store.ts';
import { addToInvoice, lockInvoice } from './store.ts';

export interface WriteOffInput {
  invoiceId: string;
  reason: string;
  /** All that is open when absent. */
  amount?: string;
}

export interface WriteOffView {
  invoiceId: string;
  number: string;
  currency: string;
  writtenOff: string;
  open: string;
  orderClosed: boolean;
}

/** Writes off what a partner will not pay as bad debt, with a reason. Refuses NOT_FOUND, INVOICE_SETTLED, ABOVE_INVOICE_OPEN. */
export async function writeOffInvoice(work: Work, input: WriteOffInput): Promise<Result<WriteOffView>> {
  const found = await lockInvoice(work, input.invoiceId);
  if (!found) return refuse('NOT_FOUND');
  const { invoice, order } = found;
  if (invoice.open.isZero()) return refuse('INVOICE_SETTLED', { number: invoice.number });
  const amount = input.amount === undefined ? invoice.open : dec(input.amount);
  const field = (code: string, params = {}): Result<never> =>
    refuse(code, params, [{ pointer: '/amount', code, params }]);
  if (amount.lte(0)) return field('AMOUNT_NOT_POSITIVE');
  if (amount.decimalPlaces() > scaleOf(invoice.currency)) return field('AMOUNT_TOO_FINE');
  if (amount.gt(invoice.open)) {
    return field('ABOVE_INVOICE_OPEN', {
      open: text(invoice.open),
      over: text(amount.minus(invoice.open)),
      number: invoice.number,
    });
  }
  await lockPartner(work, invoice.companyId, invoice.buyerId);
  await postWriteOff(work, invoice, order, amount, input.reason);
  await addToInvoice(work, invoice, 'written_off_amount', amount);
  work.event({
    companyId: invoice.companyId,
    documentType: 'order',
    documentId: invoice.orderId,
    kind: 'order.written_off',
    params: { number: invoice.number, amount: text(amount), currency: invoice.currency, reason: input.reason },
  });
  work.audit({
    companyId: invoice.companyId,
    action: 'invoice.write_off',
    objectType: 'invoice',
    objectId: invoice.id,
    detail: { number: invoice.number, amount: text(amount), reason: input.reason },
  });
  const closed = await settleOrders(work, [invoice.orderId], work.key);
  return accept({
    invoiceId: invoice.id,
    number: invoice.number,
    currency: invoice.currency,
    writtenOff: text(amount),
    open: text(invoice.open),
    orderClosed: closed.length > 0,
  });
}

async function postWriteOff(
  work: Work,
  invoice: InvoiceDoc,
  order: CreditOwner,
  amount: Decimal,
  reason: string,
): Promise<void> {
  const company = await work.db
    .selectFrom('company')
    .select('zone')
    .where('id', '=', invoice.companyId)
    .executeTakeFirstOrThrow();
  const party = invoice.buyerId;
  const base = {
    companyId: invoice.companyId,
    currency: invoice.currency,
    documentType: 'invoice',
    documentId: invoice.id,
    businessDate: businessDate(work.now, company.zone),
    partyId: party,
    regionId: invoice.regionId,
    reason: `write-off of ${invoice.number}: ${reason}`,
  };
  await post(work, {
    ...base,
    key: `${work.key}:write_off`,
    legs: [
      { purpose: 'bad_debt', amount },
      { purpose: 'receivable', party, amount: amount.negated() },
    ],
  });
  await freeCredit(work, order, 'credit_receivable', amount, { ...base, key: `${work.key}:credit` });
}
