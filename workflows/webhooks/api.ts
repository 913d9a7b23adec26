// The only door to webhook deliveries: one workflow per message and run. Ids only; body and secret stay in SQL.

export const WEBHOOK_WORKFLOW = 'deliverWebhook';

export interface WebhookDeliveryInput {
  tenant: string;
  deliveryId: string;
  /** 1 for the first delivery, one more with every redelivery. */
  run: number;
}

export function webhookWorkflowId({ deliveryId, run }: Pick<WebhookDeliveryInput, 'deliveryId' | 'run'>): string {
  return `webhook:${deliveryId}:${run}`;
}
