// Owns writing a webhook message together with the start of its delivery.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { WebhookDeliveryInput } from '../../workflows/webhooks/api.ts';
import { WEBHOOK_WORKFLOW, webhookWorkflowId } from '../../workflows/webhooks/api.ts';

export interface NewDelivery {
  id: string;
  tenant: string;
  companyId: string;
  endpointId: string;
  eventType: string;
  eventId: string | null;
  data: Record<string, unknown>;
  at: Date;
}

/** Writes a message with its start in one; a second message of an event to the same endpoint is not written. */
export async function addDelivery(tx: Db, taskQueue: string, delivery: NewDelivery): Promise<void> {
  const body = JSON.stringify({ type: delivery.eventType, timestamp: delivery.at.toISOString(), data: delivery.data });
  const made = await tx
    .insertInto('webhook_delivery')
    .values({
      id: delivery.id,
      tenant_id: delivery.tenant,
      company_id: delivery.companyId,
      endpoint_id: delivery.endpointId,
      event_type: delivery.eventType,
      event_id: delivery.eventId,
      body,
      next_attempt_at: delivery.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await startDelivery(tx, taskQueue, { tenant: delivery.tenant, deliveryId: delivery.id, run: 1 });
}

/** The entry that starts the workflow of a run, written with the run. */
export async function startDelivery(tx: Db, taskQueue: string, input: WebhookDeliveryInput): Promise<void> {
  const workflowId = webhookWorkflowId(input);
  const payload = { workflowId, type: WEBHOOK_WORKFLOW, taskQueue, input };
  await sql`insert into outbox (tenant_id, topic, key, payload)
    values (${input.tenant}, 'start', ${workflowId}, ${JSON.stringify(payload)}::jsonb) on conflict do nothing`.execute(
    tx,
  );
}
