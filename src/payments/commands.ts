// Owns taking money in: receivables and prepaid money, the credit they free, the orders they close.
import { freeCredit, lockPartner } from '../credit/settle.ts';
import type { CreditOwner } from '../credit/settle.ts';
import { writeFacts } from '../facts/store.ts';
import type { FactDraft } from '../facts/rules.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { scaleOf } from '../kernel/money.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { post } from '../ledger/post.ts';
import { cumulativeShare } from '../orders/fulfilment.rules.ts';
import { insertRows } from '../platform/db/rows.ts';
import type { Work } from '../platform/transact.ts';
import type { Allocation } from './rules.ts';
import { allocateOldest, checkAllocations, paymentRefusal } from './rules.ts';
import type { InvoiceDoc } from './store.ts';
import { settleOrders } from './settle.ts';
import { addToInvoice, lockOpenInvoices } from './store.ts';

export interface PaymentInput {
  companyId: string;
  buyerId: string;
  amount: string;
  currency: string;
  /** The bank's own reference; money is never recorded twice under one. Null for money without one. */
  bankReference: string | null;
  /** The day the money came in. */
  businessDate: string;
  method: string;
  note: string;
  /** Given: exactly these invoices, the rest is prepaid. Absent: the oldest due first. */
  allocations?: { invoiceId: string; amount: string }[];
  /** Taken before the transaction. */
  number: string;
}

export interface PaymentView {
  id: string;
  number: string;
  buyerId: string;
  currency: string;
  amount: string;
  allocatedAmount: string;
  prepaidAmount: string;
  allocations: { invoiceId: string; invoiceNumber: string; amount: string }[];
  /** Orders the money closed. */
  closedOrders: string[];
}

/**
 * Records money received: bank against receivable for the allocated parts, the rest becomes prepaid money. Frees the credit of
 * what is paid, closes orders that are done, and tells their workflows. Refuses NOT_FOUND, PAYMENT_DUPLICATE and what
 * `paymentRefusal` and `checkAllocations` refuse.
 */
export async function recordPayment(work: Work, input: PaymentInput): Promise<Result<PaymentView>> {
  const dealer = await findDealer(work, input);
  if (!dealer) return refuse('NOT_FOUND', undefined, [{ pointer: '/buyer_id', code: 'NOT_FOUND' }]);
  const amount = dec(input.amount);
  const refusal = paymentRefusal({ ...input, amount, today: businessDate(work.now, dealer.zone) });
  if (refusal) return refusal;
  const { invoices, orders } = await lockOpenInvoices(work, input);
  const plan = planAllocations(amount, invoices, input);
  if (!plan.ok) return plan;
  await lockPartner(work, input.companyId, input.buyerId);
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const parts = plan.value.map((part) => ({ invoice: byId.get(part.invoiceId)!, amount: part.amount }));
  const payment: Payment = {
    id: newId('payment'),
    input,
    amount,
    parts,
    regionId: dealer.region_id,
    sellerId: dealer.seller_id,
  };
  if (!(await writePayment(work, payment)))
    return refuse('PAYMENT_DUPLICATE', { bank_reference: input.bankReference }, [
      { pointer: '/bank_reference', code: 'PAYMENT_DUPLICATE' },
    ]);
  await postPayment(work, payment, orders);
  await writeFacts(work.db, collectedFacts(work, payment));
  for (const part of parts) await addToInvoice(work, part.invoice, 'paid_amount', part.amount);
  tell(work, payment);
  const closedOrders = await settleOrders(
    work,
    parts.map((part) => part.invoice.orderId),
    payment.id,
  );
  return accept(paymentView(payment, closedOrders));
}

interface Payment {
  id: string;
  input: PaymentInput;
  amount: Decimal;
  parts: { invoice: InvoiceDoc; amount: Decimal }[];
  regionId: string | null;
  sellerId: string;
}

function allocatedOf(payment: Payment): Decimal {
  return sum(payment.parts.map((part) => part.amount));
}

async function findDealer(work: Work, input: PaymentInput) {
  return work.db
    .selectFrom('dealer as d')
    .innerJoin('company as c', 'c.id', 'd.company_id')
    .select(['d.region_id', 'c.zone', 'c.party_id as seller_id'])
    .where('d.party_id', '=', input.buyerId)
    .where('d.company_id', '=', input.companyId)
    .executeTakeFirst();
}

function planAllocations(amount: Decimal, invoices: readonly InvoiceDoc[], input: PaymentInput): Result<Allocation[]> {
  if (input.allocations === undefined) return accept(allocateOldest(amount, invoices));
  return checkAllocations(
    amount,
    invoices,
    input.allocations.map((part) => ({ invoiceId: part.invoiceId, amount: dec(part.amount) })),
    scaleOf(input.currency),
  );
}

/** False when money with this bank reference was recorded before. */
async function writePayment(work: Work, payment: Payment): Promise<boolean> {
  const { input } = payment;
  const own = { tenant_id: work.tenant, company_id: input.companyId };
  const allocated = allocatedOf(payment);
  const made = await work.db
    .insertInto('payment')
    .values({
      id: payment.id,
      ...own,
      number: input.number,
      buyer_id: input.buyerId,
      region_id: payment.regionId,
      amount: text(payment.amount),
      currency: input.currency,
      allocated_amount: text(allocated),
      prepaid_amount: text(payment.amount.minus(allocated)),
      method: input.method,
      bank_reference: input.bankReference,
      business_date: input.businessDate,
      note: input.note,
      created_by: work.actor.userId,
      created_at: work.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'bank_reference']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return false;
  await insertRows(
    work.db,
    'payment_allocation',
    payment.parts.map((part) => ({
      id: newId('allocation'),
      ...own,
      payment_id: payment.id,
      invoice_id: part.invoice.id,
      amount: text(part.amount),
      created_at: work.now.toISOString(),
    })),
  );
  return true;
}

async function postPayment(work: Work, payment: Payment, orders: Map<string, CreditOwner>): Promise<void> {
  const { input } = payment;
  const party = input.buyerId;
  const allocated = allocatedOf(payment);
  const prepaid = payment.amount.minus(allocated);
  const base = {
    companyId: input.companyId,
    currency: input.currency,
    documentType: 'payment',
    documentId: payment.id,
    businessDate: input.businessDate,
    partyId: party,
    regionId: payment.regionId,
    reason: `payment ${input.number}`,
  };
  await post(work, {
    ...base,
    key: `${work.key}:payment`,
    legs: [
      { purpose: 'bank', amount: payment.amount },
      { purpose: 'receivable', party, amount: allocated.negated() },
      { purpose: 'prepaid', party, amount: prepaid.negated() },
    ],
  });
  await post(work, {
    ...base,
    key: `${work.key}:prepaid_credit`,
    legs: [
      { purpose: 'credit_available', party, amount: prepaid },
      { purpose: 'credit_prepaid', party, amount: prepaid.negated() },
    ],
  });
  for (const { invoice, amount } of payment.parts) {
    const order = orders.get(invoice.orderId)!;
    await freeCredit(work, order, 'credit_receivable', amount, { ...base, key: `${work.key}:credit:${invoice.id}` });
  }
}

/** Money counts as collected on the day it came in: each allocation with its share of the invoice's tax, the prepaid rest without. */
function collectedFacts(work: Work, payment: Payment): FactDraft[] {
  const { input } = payment;
  const base = {
    companyId: input.companyId,
    kind: 'collected' as const,
    source: 'payment',
    documentId: payment.id,
    sellerId: payment.sellerId,
    buyerId: input.buyerId,
    regionId: payment.regionId,
    quantity: ZERO,
    currency: input.currency,
    businessDate: input.businessDate,
    occurredAt: work.now,
  };
  const facts: FactDraft[] = payment.parts.map(({ invoice, amount }) => {
    const tax = cumulativeShare(invoice.tax, invoice.gross, invoice.settled, amount, scaleOf(invoice.currency));
    return {
      ...base,
      documentLine: invoice.id,
      netAmount: amount.minus(tax),
      taxAmount: tax,
      grossAmount: amount,
      attributes: { order_id: invoice.orderId, invoice_id: invoice.id },
    };
  });
  const prepaid = payment.amount.minus(allocatedOf(payment));
  if (prepaid.gt(0))
    facts.push({
      ...base,
      documentLine: 'prepaid',
      netAmount: prepaid,
      taxAmount: ZERO,
      grossAmount: prepaid,
      attributes: { prepaid: true },
    });
  return facts;
}

function paymentView(payment: Payment, closedOrders: string[]): PaymentView {
  const allocated = allocatedOf(payment);
  return {
    id: payment.id,
    number: payment.input.number,
    buyerId: payment.input.buyerId,
    currency: payment.input.currency,
    amount: text(payment.amount),
    allocatedAmount: text(allocated),
    prepaidAmount: text(payment.amount.minus(allocated)),
    allocations: payment.parts.map((part) => ({
      invoiceId: part.invoice.id,
      invoiceNumber: part.invoice.number,
      amount: text(part.amount),
    })),
    closedOrders,
  };
}

function tell(work: Work, payment: Payment): void {
  const { input } = payment;
  const byOrder = new Map<string, Decimal>();
  for (const part of payment.parts)
    byOrder.set(part.invoice.orderId, (byOrder.get(part.invoice.orderId) ?? ZERO).plus(part.amount));
  for (const [orderId, amount] of byOrder) {
    work.event({
      companyId: input.companyId,
      documentType: 'order',
      documentId: orderId,
      kind: 'order.paid',
      params: { number: input.number, amount: text(amount), currency: input.currency },
    });
  }
  work.event({
    companyId: input.companyId,
    documentType: 'payment',
    documentId: payment.id,
    kind: 'payment.recorded',
    params: { number: input.number, amount: text(payment.amount), currency: input.currency },
  });
  work.audit({
    companyId: input.companyId,
    action: 'payment.record',
    objectType: 'payment',
    objectId: payment.id,
    detail: {
      number: input.number,
      amount: text(payment.amount),
      currency: input.currency,
      bank_reference: input.bankReference,
    },
  });
}
