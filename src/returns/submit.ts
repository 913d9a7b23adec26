// Owns submitting a return: its figures fixed, its quantities spoken for, its approval opened, all in one transaction.
import type { ReturnStep } from '../../workflows/returns/api.ts';
import { returnWorkflowId } from '../../workflows/returns/api.ts';
import { openApproval } from '../approvals/commands.ts';
import type { ApprovalWait } from '../approvals/commands.ts';
import { partnerSubject } from '../approvals/subject.rules.ts';
import { dec, text } from '../kernel/decimal.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { reappraise } from './drafts.ts';
import type { ReturnStatus } from './rules.ts';
import { mayStepReturn } from './rules.ts';
import type { ReturnRow } from './step.ts';
import { returnStep } from './step.ts';
import { lockReturn, replaceReturnLines, returnTotals } from './store.ts';

export interface SubmittedReturn {
  step: ReturnStep;
  /** When the approval must be chased; null when nobody has to approve. */
  wait: ApprovalWait | null;
}

/**
 * Submits a draft, or a return sent back as a new version. `number` is used when the return has none yet. A return without an
 * original raises the exception `no_original`. Refuses NOT_FOUND, RETURN_STATE and what creating refuses.
 */
export async function submitReturn(
  work: Work,
  input: { returnId: string; number: string; again: boolean },
): Promise<Result<SubmittedReturn>> {
  const row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  const step = input.again ? 'resubmit' : 'submit';
  if (!mayStepReturn(step, row.status as ReturnStatus)) return refuse('RETURN_STATE', { status: row.status, step });
  const lines = await reappraise(work, row);
  if (!lines.ok) return lines;
  await replaceReturnLines(work.db, row, lines.value);
  const totals = returnTotals(lines.value);
  const fixed = await fix(work, row, totals, input);
  const opened = await openApproval(work, await approvalRequest(work, fixed, lines.value));
  if (!opened.ok) return opened;
  const { approvalId, wait } = opened.value;
  const saved = await work.db
    .updateTable('return_order')
    .set(approvalId ? { status: 'pending_approval' } : { status: 'approved', approved_at: work.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  work.event({
    companyId: row.company_id,
    documentType: 'return',
    documentId: row.id,
    kind: 'return.submitted',
    params: {
      number: fixed.number,
      amount: totals.gross_amount,
      currency: row.currency,
      version: fixed.document_version,
    },
  });
  work.audit({
    companyId: row.company_id,
    action: 'return.submit',
    objectType: 'return',
    objectId: row.id,
    detail: {
      number: fixed.number,
      gross: totals.gross_amount,
      version: fixed.document_version,
      lines: lines.value.map((line) => ({
        sku: line.skuCode,
        quantity: text(line.quantity),
        unit_price: line.unitPrice,
      })),
    },
  });
  return accept({ step: returnStep(saved, approvalId, work.now), wait });
}

async function fix(
  work: Work,
  row: ReturnRow,
  totals: ReturnType<typeof returnTotals>,
  input: { number: string; again: boolean },
): Promise<ReturnRow> {
  const company = await work.db
    .selectFrom('company')
    .select('zone')
    .where('id', '=', row.company_id)
    .executeTakeFirstOrThrow();
  return work.db
    .updateTable('return_order')
    .set({
      ...totals,
      number: row.number ?? input.number,
      document_version: input.again ? row.document_version + 1 : row.document_version,
      version: row.version + 1,
      business_date: businessDate(work.now, company.zone),
      submitted_by: work.actor.userId,
      submitted_at: row.submitted_at ?? work.now,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function approvalRequest(work: Work, row: ReturnRow, lines: readonly { skuId: string }[]) {
  const buyer = await work.db
    .selectFrom('party')
    .select(['name', 'name_en'])
    .where('id', '=', row.buyer_id)
    .executeTakeFirstOrThrow();
  const users = await work.db.selectFrom('user_account').select('id').where('party_id', '=', row.buyer_id).execute();
  const brands = await work.db
    .selectFrom('sku as s')
    .innerJoin('product as p', 'p.id', 's.product_id')
    .select('p.brand_id')
    .distinct()
    .where(
      's.id',
      'in',
      lines.map((line) => line.skuId),
    )
    .execute();
  return {
    companyId: row.company_id,
    documentType: 'return',
    documentId: row.id,
    documentVersion: row.document_version,
    documentNumber: row.number!,
    subject: partnerSubject('return', buyer),
    amount: dec(row.gross_amount),
    currency: row.currency,
    regionId: row.region_id,
    partyId: row.buyer_id,
    brandIds: brands.map((brand) => brand.brand_id),
    exceptions: row.order_id === null ? ['no_original'] : [],
    requesterId: work.actor.userId ?? row.created_by ?? '',
    beneficiaryIds: users.map((user) => user.id),
    workflowId: returnWorkflowId(row.id),
  };
}
