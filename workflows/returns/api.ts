// The only door to return workflows: ids, updates and the forms that travel. Ids only; documents stay in SQL.
import { defineUpdate } from '@temporalio/workflow';
import type { Refusal } from '../../src/kernel/refusal.ts';

export const RETURN_WORKFLOW = 'returnGoods';

/** Workflow id of a return. */
export function returnWorkflowId(returnId: string): string {
  return `return:${returnId}`;
}

export interface ReturnWorkflowInput {
  tenant: string;
  companyId: string;
  returnId: string;
}

/** Who acts through which request; `updateId` names the effect and `bodyHash` its content. */
export interface ReturnCommand {
  actor: { userId: string; requestId: string | null; apiKeyId?: string };
  updateId: string;
  bodyHash: string;
}

export interface CancelReturnCommand extends ReturnCommand {
  reason: string;
}

export interface ReceiveReturnCommand extends ReturnCommand {
  /** Null: the warehouse the return names. */
  warehouseId: string | null;
  note: string;
  /** Lines left out arrived in full and as announced. */
  lines: { returnLineId: string; receivedQuantity: string; condition?: 'good' | 'damaged' | 'expired' }[];
}

/** When the workflow must act by itself next, and why. */
export interface ReturnDue {
  kind: 'receive' | 'receive_expiry' | 'returned_expiry';
  at: string;
}

/** What every step answers with. `version` orders answers that overtake each other. */
export interface ReturnStep {
  returnId: string;
  number: string | null;
  status: string;
  version: number;
  approvalId: string | null;
  due: ReturnDue | null;
}

export type ReturnOutcome = ({ ok: true; value: ReturnStep } | Refusal) & { replayed?: boolean };

/** The answer carries the hash of the body it answers, so a reused key with another body is found out. */
export type ReturnReply = ReturnOutcome & { bodyHash: string };

export const submitReturn = defineUpdate<ReturnReply, [ReturnCommand]>('submit');
export const resubmitReturn = defineUpdate<ReturnReply, [ReturnCommand]>('resubmit');
export const cancelReturn = defineUpdate<ReturnReply, [CancelReturnCommand]>('cancel');
export const receiveReturn = defineUpdate<ReturnReply, [ReceiveReturnCommand]>('receive');

export interface ReturnResult {
  status: string;
}
