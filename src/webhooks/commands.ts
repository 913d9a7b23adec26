// Owns what people do with webhooks: endpoints, secrets, tests and redeliveries.
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import { openText, sealText } from '../platform/data-key.ts';
import type { Work } from '../platform/transact.ts';
import { findEndpoint, findMessage } from './queries.ts';
import { TEST_EVENT } from './rules.ts';
import type { WebhookEndpointChange, WebhookEndpointView, WebhookMessageView } from './schema.ts';
import { addDelivery, startDelivery } from './sending.ts';

const noEndpoint = (id: string) => refuse('NOT_FOUND', { subject: 'webhook_endpoint', id: id.slice(0, 100) });

function audit(work: Work, companyId: string, id: string, action: string, detail: Record<string, unknown> = {}): void {
  work.audit({
    companyId,
    action: `webhook_endpoint.${action}`,
    objectType: 'webhook_endpoint',
    objectId: id,
    detail,
  });
}

export interface NewEndpoint {
  id: string;
  companyId: string;
  url: string;
  description: string;
  eventTypes: string[];
  secret: string;
  dataKey: Buffer;
}

/** Makes an endpoint; its URL was checked before. */
export async function createEndpoint(work: Work, input: NewEndpoint): Promise<Result<WebhookEndpointView>> {
  const eventTypes = [...new Set(input.eventTypes)];
  await work.db
    .insertInto('webhook_endpoint')
    .values({
      id: input.id,
      tenant_id: work.tenant,
      company_id: input.companyId,
      url: input.url,
      description: input.description,
      event_types: eventTypes,
      secret_sealed: sealText(input.dataKey, input.secret, input.id),
      created_by: work.actor.userId ?? '',
      created_at: work.now,
    })
    .execute();
  audit(work, input.companyId, input.id, 'create', { url: input.url, event_types: eventTypes });
  return accept((await findEndpoint(work.db, input.id))!);
}

/** Changes what is given, on the version seen. Enabling forgets what had failed before. */
export async function updateEndpoint(
  work: Work,
  input: { id: string; companyId: string; version: number; change: WebhookEndpointChange },
): Promise<Result<WebhookEndpointView>> {
  const { id, change, version } = input;
  const endpoint = await findEndpoint(work.db, id);
  if (!endpoint) return noEndpoint(id);
  const enabling = change.status === 'active';
  const changed = await work.db
    .updateTable('webhook_endpoint')
    .set((row) => ({
      url: change.url ?? endpoint.url,
      description: change.description ?? endpoint.description,
      event_types: change.event_types ? [...new Set(change.event_types)] : endpoint.event_types,
      status: change.status ?? endpoint.status,
      disabled_reason: enabling ? null : change.status === 'disabled' ? 'person' : endpoint.disabled_reason,
      failing_since: enabling ? null : endpoint.failing_since,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!changed) return refuse('STALE_VERSION', { current: endpoint.version });
  audit(work, input.companyId, id, 'update', change);
  return accept((await findEndpoint(work.db, id))!);
}

/** Replaces the secret; the old one signs too for `keepOldHours`. */
export async function rotateSecret(
  work: Work,
  input: { id: string; companyId: string; secret: string; keepOldHours: number; dataKey: Buffer },
): Promise<Result<WebhookEndpointView>> {
  const { id, dataKey, keepOldHours } = input;
  const row = await work.db
    .selectFrom('webhook_endpoint')
    .select('secret_sealed')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return noEndpoint(id);
  const until = new Date(work.now.getTime() + keepOldHours * 3_600_000);
  await work.db
    .updateTable('webhook_endpoint')
    .set((column) => ({
      secret_sealed: sealText(dataKey, input.secret, id),
      previous_secret_sealed: sealText(dataKey, openText(dataKey, row.secret_sealed, id), id),
      previous_secret_until: until,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  audit(work, input.companyId, id, 'rotate_secret', { keep_old_hours: keepOldHours });
  return accept((await findEndpoint(work.db, id))!);
}

/** Sends a message of type `webhook.test` to the endpoint. Refused with WEBHOOK_ENDPOINT_DISABLED. */
export async function sendTest(
  work: Work,
  input: { id: string; companyId: string; taskQueue: string },
): Promise<Result<WebhookMessageView>> {
  const endpoint = await findEndpoint(work.db, input.id);
  if (!endpoint) return noEndpoint(input.id);
  if (endpoint.status !== 'active') return refuse('WEBHOOK_ENDPOINT_DISABLED');
  const id = newId('webhook_delivery');
  await addDelivery(work.db, input.taskQueue, {
    id,
    tenant: work.tenant,
    companyId: input.companyId,
    endpointId: endpoint.id,
    eventType: TEST_EVENT,
    eventId: null,
    data: { company_id: input.companyId, object: 'webhook_endpoint', id: endpoint.id, number: null },
    at: work.now,
  });
  audit(work, input.companyId, endpoint.id, 'test', { delivery_id: id });
  return accept((await findMessage(work.db, id))!);
}

/** Delivers a message again, from the first attempt on and under the same id; what was still being tried stops. */
export async function redeliver(
  work: Work,
  input: { id: string; companyId: string; taskQueue: string },
): Promise<Result<WebhookMessageView>> {
  const message = await findMessage(work.db, input.id);
  if (!message) return refuse('NOT_FOUND', { subject: 'webhook_delivery', id: input.id.slice(0, 100) });
  const endpoint = await findEndpoint(work.db, message.endpoint_id);
  if (endpoint?.status !== 'active') return refuse('WEBHOOK_ENDPOINT_DISABLED');
  const again = await work.db
    .updateTable('webhook_delivery')
    .set((row) => ({ status: 'pending', run: row('run', '+', 1), next_attempt_at: work.now, finished_at: null }))
    .where('id', '=', input.id)
    .returning('run')
    .executeTakeFirstOrThrow();
  await startDelivery(work.db, input.taskQueue, { tenant: work.tenant, deliveryId: input.id, run: again.run });
  work.audit({
    companyId: input.companyId,
    action: 'webhook_delivery.redeliver',
    objectType: 'webhook_delivery',
    objectId: input.id,
    detail: { run: again.run },
  });
  return accept((await findMessage(work.db, input.id))!);
}
