// The only door to order workflows: ids, updates, signals and the forms that travel. Ids only; documents stay in SQL.
import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Refusal } from '../../src/kernel/refusal.ts';

export const ORDER_WORKFLOW = 'order';

/** Workflow id of an order. */
export function orderWorkflowId(orderId: string): string {
  return `order:${orderId}`;
}

export interface OrderWorkflowInput {
  tenant: string;
  companyId: string;
  orderId: string;
}

/** Who acts through which request; `updateId` names the effect and `bodyHash` its content. */
export interface OrderCommand {
  actor: { userId: string; requestId: string | null; apiKeyId?: string };
  updateId: string;
  bodyHash: string;
}

export interface ShipCommand extends OrderCommand {
  warehouseId: string;
  carrier: string;
  trackingNumber: string;
  expectedOn: string | null;
  lines: { orderLineId: string; quantity: string }[];
}

export interface ReceiveCommand extends OrderCommand {
  shipmentId: string;
  note: string;
  lines: { shipmentLineId: string; receivedQuantity: string; reason: string }[];
}

export interface CancelCommand extends OrderCommand {
  reason: string;
}

/** When the workflow must act by itself next, and why. */
export interface Due {
  kind: 'stock' | 'stock_expiry' | 'ship' | 'transit' | 'payment' | 'returned_expiry';
  at: string;
}

/** What every step answers with. `version` orders answers that overtake each other. */
export interface OrderStep {
  orderId: string;
  number: string | null;
  status: string;
  version: number;
  approvalId: string | null;
  due: Due | null;
}

/** A step that made or moved another document names it. */
export interface OrderDocumentStep extends OrderStep {
  documentId: string;
  documentNumber: string;
}

export type StepOutcome<T extends OrderStep = OrderStep> = ({ ok: true; value: T } | Refusal) & { replayed?: boolean };

/** The answer of an update carries the hash of the body it answers, so a reused key with another body is found out. */
export type StepResult<T extends OrderStep = OrderStep> = StepOutcome<T> & { bodyHash: string };

export const submitOrder = defineUpdate<StepResult, [OrderCommand]>('submit');
export const resubmitOrder = defineUpdate<StepResult, [OrderCommand]>('resubmit');
export const allocateOrder = defineUpdate<StepResult, [OrderCommand]>('allocate');
export const shipOrder = defineUpdate<StepResult<OrderDocumentStep>, [ShipCommand]>('ship');
export const receiveShipment = defineUpdate<StepResult<OrderDocumentStep>, [ReceiveCommand]>('receive');
export const cancelOrder = defineUpdate<StepResult, [CancelCommand]>('cancel');

/** A payment, credit note or write-off changed what the order's invoices still owe. */
export const moneyChanged = defineSignal('money_changed');
/** Stock came in for a SKU the order waits for. */
export const stockChanged = defineSignal('stock_changed');

export interface OrderResult {
  status: string;
}
