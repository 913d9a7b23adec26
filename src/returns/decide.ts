// Owns what a decision, a recall, a cancellation or the clock does to a return, in one transaction with its approval.
import type { ReturnDue, ReturnStep } from '../../workflows/returns/api.ts';
import { cancelApproval, decide, expireApproval, recall } from '../approvals/commands.ts';
import type { ApprovalOutcome, ApprovalWait, Decision, LineChange } from '../approvals/commands.ts';
import { dec, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { scaleOf } from '../kernel/money.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { partOf } from '../orders/fulfilment.rules.ts';
import type { Work } from '../platform/transact.ts';
import type { ReturnStatus } from './rules.ts';
import { mayStepReturn, returnEnded } from './rules.ts';
import type { ReturnRow } from './step.ts';
import { returnStep } from './step.ts';
import { lockReturn, returnLines, returnTotals } from './store.ts';

export interface DecidedReturn {
  approval: ApprovalOutcome;
  step: ReturnStep;
}

/** Decides a tier; the last one approves the return. A decider may lower lines, with a reason. Refuses as `decide` does. */
export async function decideReturn(
  work: Work,
  input: { returnId: string; decision: Decision },
): Promise<Result<DecidedReturn>> {
  let row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  const { decision } = input;
  if (decision.action === 'approve' && decision.changes && decision.changes.length > 0) {
    const lowered = await lowerReturn(work, row, decision.changes);
    if (!lowered.ok) return lowered;
    row = lowered.value;
    await work.db
      .updateTable('approval')
      .set({ amount: row.gross_amount })
      .where('id', '=', decision.approvalId)
      .execute();
  }
  const outcome = await decide(work, decision);
  if (!outcome.ok) return outcome;
  return accept({ approval: outcome.value, step: await follow(work, row, outcome.value, decision.comment) });
}

async function follow(work: Work, row: ReturnRow, outcome: ApprovalOutcome, reason: string): Promise<ReturnStep> {
  switch (outcome.status) {
    case 'approved':
      return moveReturn(work, row, 'approved', null, outcome.approvalId);
    case 'rejected':
    case 'returned':
      return moveReturn(work, row, outcome.status, reason, outcome.approvalId);
    default:
      return returnStep(row, outcome.approvalId, work.now);
  }
}

/** Puts a return into a state; an end names its reason and time. */
async function moveReturn(
  work: Work,
  row: ReturnRow,
  status: ReturnStatus,
  reason: string | null,
  approvalId: string | null,
): Promise<ReturnStep> {
  const saved = await work.db
    .updateTable('return_order')
    .set({
      status,
      version: row.version + 1,
      ...(status === 'approved' ? { approved_at: work.now } : {}),
      ...(returnEnded(status) ? { closed_at: work.now, end_reason: reason } : {}),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const params = { number: row.number, ...(reason ? { reason } : {}) };
  work.event({
    companyId: row.company_id,
    documentType: 'return',
    documentId: row.id,
    kind: `return.${status}`,
    params,
  });
  work.audit({
    companyId: row.company_id,
    action: `return.${status}`,
    objectType: 'return',
    objectId: row.id,
    detail: params,
  });
  return returnStep(saved, approvalId, work.now);
}

/** The requester takes the return back. Refuses RETURN_STATE and as the approval's recall does. */
export async function recallReturn(
  work: Work,
  input: { returnId: string; approvalId: string; userId: string; comment: string },
): Promise<Result<DecidedReturn>> {
  const row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  if (!mayStepReturn('recall', row.status as ReturnStatus))
    return refuse('RETURN_STATE', { status: row.status, step: 'recall' });
  const outcome = await recall(work, input);
  if (!outcome.ok) return outcome;
  return accept({
    approval: outcome.value,
    step: await moveReturn(work, row, 'recalled', input.comment, input.approvalId),
  });
}

/** Nobody decided in time: the approval expires and the return with it. */
export async function expireReturn(
  work: Work,
  input: { returnId: string; wait: ApprovalWait },
): Promise<Result<DecidedReturn>> {
  const row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  const expired = await expireApproval(work, input.wait);
  if (!expired.ok) return expired;
  const step =
    row.status === 'pending_approval' && expired.value.status === 'expired'
      ? await moveReturn(work, row, 'expired', 'no decision in time', input.wait.approvalId)
      : returnStep(row, input.wait.approvalId, work.now);
  return accept({ approval: expired.value, step });
}

/** Cancels a return before goods came back. Refuses NOT_FOUND, RETURN_STATE. */
export async function cancelReturn(
  work: Work,
  input: { returnId: string; reason: string },
): Promise<Result<ReturnStep>> {
  const row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  if (!mayStepReturn('cancel', row.status as ReturnStatus))
    return refuse('RETURN_STATE', { status: row.status, step: 'cancel' });
  await cancelApproval(work, { documentId: row.id });
  return accept(await moveReturn(work, row, 'cancelled', input.reason, null));
}

/** Does what is due unasked: reminds who must receive the goods, or ends what waited too long. */
export async function returnDueNow(
  work: Work,
  input: { returnId: string; kind: ReturnDue['kind'] },
): Promise<Result<ReturnStep>> {
  const row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  if (input.kind === 'receive_expiry' && row.status === 'approved')
    return accept(await moveReturn(work, row, 'expired', 'goods did not come back in time', null));
  if (input.kind === 'returned_expiry' && row.status === 'returned')
    return accept(await moveReturn(work, row, 'expired', 'not submitted again in time', null));
  if (input.kind === 'receive' && row.status === 'approved') await remind(work, row);
  return accept(returnStep(row, null, work.now));
}

async function remind(work: Work, row: ReturnRow): Promise<void> {
  const people = await work.db
    .selectFrom('user_account as u')
    .leftJoin('user_role as r', 'r.user_id', 'u.id')
    .select('u.id')
    .distinct()
    .where('u.status', '=', 'active')
    .where((eb) => eb.or([eb('r.role', '=', 'warehouse'), eb('u.party_id', '=', row.buyer_id)]))
    .execute();
  for (const person of people) {
    await work.db
      .insertInto('notification')
      .values({
        id: newId('notification'),
        tenant_id: work.tenant,
        user_id: person.id,
        kind: 'return.receive_late',
        document_type: 'return',
        document_id: row.id,
        params: JSON.stringify({ number: row.number }),
      })
      .execute();
  }
  work.event({
    companyId: row.company_id,
    documentType: 'return',
    documentId: row.id,
    kind: 'return.receive_late',
    outcome: 'waiting',
    params: { people: people.length },
  });
}

/** A decider's cut: each line keeps its share of what it was worth. Refuses INVALID_CHANGES with pointers. */
async function lowerReturn(work: Work, row: ReturnRow, changes: readonly LineChange[]): Promise<Result<ReturnRow>> {
  const lines = await returnLines(work.db, row.id);
  const byId = new Map(changes.map((change) => [change.line_id, dec(change.quantity)]));
  const known = new Map(lines.map((line) => [line.id, line]));
  const errors = changes.flatMap((change, i): FieldRefusal[] => {
    const line = known.get(change.line_id);
    if (!line) return [{ pointer: `/changes/${i}/line_id`, code: 'UNKNOWN_LINE' }];
    if (dec(change.quantity).lte(0) || dec(change.quantity).gt(line.quantity))
      return [
        {
          pointer: `/changes/${i}/quantity`,
          code: 'ONLY_LOWER',
          params: { quantity: line.quantity, given: change.quantity },
        },
      ];
    return [];
  });
  if (errors.length > 0) return refuse('INVALID_CHANGES', { count: errors.length }, errors);
  const scale = scaleOf(row.currency);
  const changed = lines.map((line) => {
    const whole = {
      quantity: dec(line.quantity),
      goods: dec(line.gross_amount),
      tax: dec(line.tax_amount),
      credit: dec(0),
      cost: dec(line.cost_amount),
    };
    const part = partOf(whole, dec(0), byId.get(line.id) ?? whole.quantity, scale);
    return { id: line.id, quantity: part.quantity, gross: part.goods, tax: part.tax, cost: part.cost };
  });
  for (const line of changed) {
    await work.db
      .updateTable('return_line')
      .set({
        quantity: text(line.quantity),
        net_amount: text(line.gross.minus(line.tax)),
        tax_amount: text(line.tax),
        gross_amount: text(line.gross),
        cost_amount: text(line.cost),
      })
      .where('id', '=', line.id)
      .execute();
  }
  const totals = returnTotals(changed);
  work.event({
    companyId: row.company_id,
    documentType: 'return',
    documentId: row.id,
    kind: 'return.lowered',
    params: {
      lines: changes.length,
      reason: changes[0]!.reason,
      from: row.gross_amount,
      to: totals.gross_amount,
      currency: row.currency,
    },
  });
  return accept(
    await work.db
      .updateTable('return_order')
      .set({ ...totals, version: row.version + 1 })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}
