// Owns submitting an order: figures fixed, checks run, credit and offsets held, approval opened, all in one transaction.
import { openApproval } from '../approvals/commands.ts';
import type { ApprovalWait } from '../approvals/commands.ts';
import { partnerSubject } from '../approvals/subject.rules.ts';
import type { OrderStep } from '../../workflows/orders/api.ts';
import { orderWorkflowId } from '../../workflows/orders/api.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec, min, sum, text } from '../kernel/decimal.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Purpose } from '../ledger/chart.rules.ts';
import { lockBalance, post } from '../ledger/post.ts';
import type { Work } from '../platform/transact.ts';
import { approveOrder } from './approve.ts';
import { blockedFields, exceptionsOf, runChecks } from './checks.rules.ts';
import type { CheckVerdict } from './checks.rules.ts';
import { companyOf } from './drafts.ts';
import { gather } from './gather.ts';
import type { Gathered, Wanted } from './gather.ts';
import { mayStep } from './state.rules.ts';
import type { OrderStatus } from './schema.ts';
import { orderStep } from './step.ts';
import type { OrderRow } from './store.ts';
import { fixLines, insertVerdicts, lockOrder, totalColumns } from './store.ts';

export interface Submitted {
  step: OrderStep;
  /** When the approval must be chased; null when nobody has to approve. */
  wait: ApprovalWait | null;
}

/**
 * Submits a draft, or a returned order as a new version. `number` is used when the order has none yet.
 * Refuses ORDER_STATE, EMPTY_ORDER, and CHECKS_FAILED with the field, the fact and the cure of everything that blocks.
 */
export async function submitOrder(
  work: Work,
  input: { orderId: string; number: string; again: boolean },
): Promise<Result<Submitted>> {
  const order = await lockOrder(work.db, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  const step = input.again ? 'resubmit' : 'submit';
  if (!mayStep(step, order.status as OrderStatus)) return refuse('ORDER_STATE', { status: order.status, step });
  const company = await companyOf(work.db, order.company_id);
  const wanted = await wantedOf(work, order, businessDate(work.now, company.zone));
  if (wanted.lines.length === 0) return refuse('EMPTY_ORDER', {}, [{ pointer: '/lines', code: 'EMPTY_ORDER' }]);
  // Locking the partner's credit first makes the verdict and the hold speak of the same figure.
  await lockBalance(work, order.company_id, 'credit_available', order.buyer_id, order.currency);
  const gathered = await gather(work.db, wanted);
  if (!gathered) return refuse('NOT_FOUND');
  const verdicts = runChecks(gathered.facts);
  const blocked = blockedFields(verdicts);
  if (blocked.length > 0) return refuse('CHECKS_FAILED', { count: blocked.length }, blocked);
  return record(work, order, wanted, gathered, verdicts, input);
}

async function wantedOf(work: Work, order: OrderRow, on: string): Promise<Wanted> {
  const lines = await work.db
    .selectFrom('order_line')
    .select(['line_no', 'sku_id', 'quantity'])
    .where('order_id', '=', order.id)
    .orderBy('line_no')
    .execute();
  const offsets = await work.db
    .selectFrom('order_offset')
    .select(['kind', 'reference_id', 'amount'])
    .where('order_id', '=', order.id)
    .orderBy('id')
    .execute();
  return {
    tenant: order.tenant_id,
    companyId: order.company_id,
    orderId: order.id,
    buyerId: order.buyer_id,
    currency: order.currency,
    businessDate: on,
    lines: lines.map((line) => ({ lineNo: line.line_no, skuId: line.sku_id, quantity: dec(line.quantity) })),
    offsets: offsets.map((offset) => ({
      kind: offset.kind as Wanted['offsets'][number]['kind'],
      referenceId: offset.reference_id,
      amount: dec(offset.amount),
    })),
  };
}

async function record(
  work: Work,
  order: OrderRow,
  wanted: Wanted,
  gathered: Gathered,
  verdicts: CheckVerdict[],
  input: { number: string; again: boolean },
): Promise<Result<Submitted>> {
  const version = input.again ? order.document_version + 1 : order.document_version;
  const number = order.number ?? input.number;
  const held = min(gathered.need, gathered.facts.creditAvailable);
  const exceptions = exceptionsOf(verdicts);
  await fixLines(work.db, order.id, gathered.lines, gathered.totals);
  await insertVerdicts(work.db, order, version, verdicts);
  await hold(work, order, version, held.isNegative() ? ZERO : held, wanted, number);
  tell(work, { ...order, document_version: version }, number, verdicts, gathered);
  const opened = await openApproval(work, {
    companyId: order.company_id,
    documentType: 'order',
    documentId: order.id,
    documentVersion: version,
    documentNumber: number,
    subject: partnerSubject('order', gathered.partner),
    amount: gathered.totals.payable,
    currency: order.currency,
    regionId: gathered.partner.region_id,
    partyId: order.buyer_id,
    brandIds: [...new Set(gathered.lines.map((line) => line.product.brand_id))],
    exceptions,
    requesterId: work.actor.userId ?? order.created_by ?? '',
    beneficiaryIds: gathered.partner.user_ids ?? [],
    workflowId: orderWorkflowId(order.id),
  });
  if (!opened.ok) return opened;
  const { approvalId, wait } = opened.value;
  const submitted = await work.db
    .updateTable('sales_order')
    .set({
      ...totalColumns(gathered.totals, sum(gathered.lines.map((line) => line.quantity))),
      number,
      status: approvalId ? 'pending_approval' : 'submitted',
      document_version: version,
      version: order.version + 1,
      region_id: gathered.partner.region_id,
      contract_id: gathered.contract?.id ?? null,
      tax_included: gathered.lines[0]!.priced!.taxIncluded,
      credit_hold_amount: text(held.isNegative() ? ZERO : held),
      exceptions,
      business_date: wanted.businessDate,
      submitted_by: work.actor.userId,
      submitted_at: order.submitted_at ?? work.now,
      checked_at: work.now,
      end_reason: null,
      updated_at: work.now,
    })
    .where('id', '=', order.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (approvalId) return accept({ step: orderStep(submitted, approvalId, false, work.now), wait });
  return accept({ step: await approveOrder(work, submitted, null), wait: null });
}

const OFFSET_PURPOSES: Record<Wanted['offsets'][number]['kind'], { from: Purpose; to: Purpose }> = {
  prepaid: { from: 'prepaid', to: 'prepaid_held' },
  credit_note: { from: 'credit_note', to: 'credit_note_held' },
  rebate: { from: 'rebate', to: 'rebate_held' },
};

async function hold(
  work: Work,
  order: OrderRow,
  version: number,
  credit: Decimal,
  wanted: Wanted,
  number: string,
): Promise<void> {
  const base = {
    companyId: order.company_id,
    currency: order.currency,
    documentType: 'order',
    documentId: order.id,
    businessDate: wanted.businessDate,
    partyId: order.buyer_id,
    regionId: order.region_id,
  };
  const key = `${orderWorkflowId(order.id)}:hold:v${version}`;
  await post(work, {
    ...base,
    key,
    reason: `credit held for ${number}`,
    legs: [
      { purpose: 'credit_available', party: order.buyer_id, amount: credit.negated() },
      { purpose: 'credit_open_orders', party: order.buyer_id, amount: credit },
    ],
  });
  for (const [index, offset] of wanted.offsets.entries()) {
    const { from, to } = OFFSET_PURPOSES[offset.kind];
    if (offset.kind === 'credit_note') {
      await work.db
        .updateTable('credit_note')
        .set((eb) => ({ applied_amount: eb('applied_amount', '+', text(offset.amount)) }))
        .where('id', '=', offset.referenceId ?? '')
        .execute();
    }
    // Liabilities grow by credits: taking from the free balance is a debit.
    await post(work, {
      ...base,
      key: `${key}:offset:${index}`,
      reason: `${offset.kind} held for ${number}`,
      legs: [
        { purpose: from, party: order.buyer_id, amount: offset.amount },
        { purpose: to, party: order.buyer_id, amount: offset.amount.negated() },
      ],
    });
  }
}

function tell(
  work: Work,
  order: OrderRow,
  number: string,
  verdicts: readonly CheckVerdict[],
  gathered: Gathered,
): void {
  const count = (found: CheckVerdict['verdict']): number => verdicts.filter((item) => item.verdict === found).length;
  const about = { companyId: order.company_id, documentType: 'order', documentId: order.id };
  work.event({
    ...about,
    kind: 'order.submitted',
    params: {
      number,
      amount: text(gathered.totals.payable),
      currency: order.currency,
      version: order.document_version,
    },
  });
  work.event({
    ...about,
    kind: 'order.checked',
    params: {
      checks: verdicts.length,
      passed: count('pass'),
      warned: count('warn'),
      exceptions: count('needs_approval'),
    },
  });
  work.audit({
    companyId: order.company_id,
    action: 'order.submit',
    objectType: 'order',
    objectId: order.id,
    detail: {
      number,
      payable: text(gathered.totals.payable),
      exceptions: exceptionsOf(verdicts),
      // What was submitted, sealed with the row: versions are compared by it.
      version: order.document_version,
      lines: gathered.lines.map((line) => ({
        sku: line.product.code,
        quantity: text(line.quantity),
        unit_price: line.priced ? text(line.priced.unitPrice) : null,
      })),
    },
  });
}
