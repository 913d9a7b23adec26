// The only door to a person's decision on any document: update definitions and the forms that travel. Ids only; rows stay in SQL.
import { defineUpdate } from '@temporalio/workflow';
import type { Refusal } from '../../src/kernel/refusal.ts';
import type { ApprovalOutcome, DecideAction, LineChange } from '../../src/approvals/rules.ts';

/** Who acts through which request; `updateId` names the effect and `bodyHash` its content. */
export interface ApprovalCommand {
  approvalId: string;
  actor: { userId: string; requestId: string | null; apiKeyId?: string };
  comment: string;
  updateId: string;
  bodyHash: string;
}

export interface DecideCommand extends ApprovalCommand {
  action: DecideAction;
  /** send_back: 0 is the requester. */
  toTier?: number;
  /** transfer, add. */
  toUserId?: string;
  /** approve: lines the decider lowers, each with a reason. */
  changes?: LineChange[];
  /** The approval's version the person looked at; a newer one refuses the decision. */
  version?: number;
}

export type RecallCommand = ApprovalCommand;

/** Refusals are values. A reply carries the hash of the body it answers, so a reused key with another body is found out. */
export type ApprovalReply = { ok: true; value: ApprovalOutcome } | Refusal;
export type DecideReply = ApprovalReply & { bodyHash: string };

/** approve, reject, send_back, transfer, add, remind. Rejected with APPROVAL_CLOSED or APPROVAL_BUSY when it cannot be taken. */
export const decideUpdate = defineUpdate<DecideReply, [DecideCommand]>('decide');
/** The requester takes the document back before it is decided. */
export const recallUpdate = defineUpdate<DecideReply, [RecallCommand]>('recall');

/** Effect keys of a person's step: `<workflowId>:<step>:<updateId>`. */
export function decideKey(workflowId: string, updateId: string): string {
  return `${workflowId}:decide:${updateId}`;
}

export function recallKey(workflowId: string, updateId: string): string {
  return `${workflowId}:recall:${updateId}`;
}

/** The input an effect is hashed with: the same key with another body is refused. */
export function commandInput(command: ApprovalCommand): { approvalId: string; bodyHash: string } {
  return { approvalId: command.approvalId, bodyHash: command.bodyHash };
}

export const BULK_WORKFLOW = 'decideInBulk';

/** Workflow id of an operation. */
export function operationWorkflowId(operationId: string): string {
  return `operation:${operationId}`;
}

export interface BulkDecideInput {
  tenant: string;
  operationId: string;
  actor: { userId: string; requestId: string | null; apiKeyId?: string };
  action: 'approve' | 'reject';
  comment: string;
  /** Names the request; each row's update id is derived from it. */
  updateId: string;
  /** Rows answered before the workflow started. */
  doneBefore: number;
  items: { approvalId: string; version: number }[];
}
