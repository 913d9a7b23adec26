// Owns what a decision does to an order, in the same transaction as the decision itself.
import { cancelApproval, decide, expireApproval, recall } from '../approvals/commands.ts';
import type { ApprovalOutcome, ApprovalWait, DecideAction } from '../approvals/rules.ts';
import type { OrderStep } from '../../workflows/orders/api.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { approveOrder, lowerOrder } from './approve.ts';
import type { LineChange } from './approve.ts';
import { cancelOrderRemainder, releaseOrder } from './fulfilment.ts';
import { mayStep } from './state.rules.ts';
import type { OrderStatus } from './schema.ts';
import { orderStep } from './step.ts';
import type { OrderRow } from './store.ts';
import { lockOrder } from './store.ts';

export interface Decision {
  approvalId: string;
  action: DecideAction;
  userId: string;
  comment: string;
  toTier?: number;
  toUserId?: string;
  changes?: LineChange[];
  /** The approval's version the person looked at. */
  version?: number;
}

export interface Decided {
  approval: ApprovalOutcome;
  step: OrderStep;
}

/** Decides a tier; the last one approves the order and reserves its stock, a rejection or return gives every hold back. */
export async function decideOrder(
  work: Work,
  input: { orderId: string; decision: Decision },
): Promise<Result<Decided>> {
  let order = await lockOrder(work.db, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  const { decision } = input;
  if (decision.action === 'approve' && decision.changes && decision.changes.length > 0) {
    const lowered = await lowerOrder(work, order, decision.changes);
    if (!lowered.ok) return lowered;
    order = lowered.value;
    await work.db
      .updateTable('approval')
      .set({ amount: order.payable_amount })
      .where('id', '=', decision.approvalId)
      .execute();
  }
  const outcome = await decide(work, decision);
  if (!outcome.ok) return outcome;
  const step = await follow(work, order, outcome.value, decision.comment);
  return accept({ approval: { ...outcome.value, documentStatus: step.status }, step });
}

async function follow(work: Work, order: OrderRow, outcome: ApprovalOutcome, reason: string): Promise<OrderStep> {
  switch (outcome.status) {
    case 'approved':
      return approveOrder(work, order, outcome.approvalId);
    case 'rejected':
      return ended(work, await releaseOrder(work, order, 'rejected', reason));
    case 'returned':
      return ended(work, await releaseOrder(work, order, 'returned', reason));
    default:
      return orderStep(order, outcome.approvalId, false, work.now);
  }
}

function ended(work: Work, order: OrderRow): OrderStep {
  return orderStep(order, null, false, work.now);
}

/** The requester takes the order back before a final decision. */
export async function recallOrder(
  work: Work,
  input: { orderId: string; approvalId: string; userId: string; comment: string },
): Promise<Result<Decided>> {
  const order = await lockOrder(work.db, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  if (!mayStep('recall', order.status as OrderStatus))
    return refuse('ORDER_STATE', { status: order.status, step: 'recall' });
  const outcome = await recall(work, input);
  if (!outcome.ok) return outcome;
  const step = ended(work, await releaseOrder(work, order, 'recalled', input.comment));
  return accept({ approval: { ...outcome.value, documentStatus: step.status }, step });
}

/** Nobody decided, or the requester never came back, in time: the approval expires and the order with it. */
export async function expireOrder(
  work: Work,
  input: { orderId: string; wait: ApprovalWait | null },
): Promise<Result<{ approval: ApprovalOutcome | null; step: OrderStep }>> {
  const order = await lockOrder(work.db, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  if (!['pending_approval', 'returned'].includes(order.status))
    return refuse('ORDER_STATE', { status: order.status, step: 'expire' });
  const expired = input.wait ? await expireApproval(work, input.wait) : null;
  if (expired && !expired.ok) return expired;
  return accept({
    approval: expired?.value ?? null,
    step: ended(work, await releaseOrder(work, order, 'expired', 'no decision in time')),
  });
}

/** Cancels what has not shipped; before approval the open approval is cancelled with it. */
export async function cancelOrder(work: Work, input: { orderId: string; reason: string }): Promise<Result<OrderStep>> {
  const order = await lockOrder(work.db, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  if (!mayStep('cancel', order.status as OrderStatus))
    return refuse('ORDER_STATE', { status: order.status, step: 'cancel' });
  if (order.status === 'returned') {
    await cancelApproval(work, { documentId: order.id });
    return accept(ended(work, await releaseOrder(work, order, 'cancelled', input.reason)));
  }
  const cancelled = await cancelOrderRemainder(work, input);
  if (!cancelled.ok) return cancelled;
  const after = await lockOrder(work.db, order.id);
  return accept(orderStep(after ?? order, null, false, work.now));
}
