// Owns one attempt to deliver a message, and recording what it came to.
import { accept } from '../kernel/refusal.ts';
import { openText } from '../platform/data-key.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { postOutside } from '../platform/outside.ts';
import type { OutsideAnswer, OutsidePolicy } from '../platform/outside.ts';
import { transact } from '../platform/transact.ts';
import type { Work } from '../platform/transact.ts';
import type { WebhookDeliveryInput } from '../../workflows/webhooks/api.ts';
import { webhookWorkflowId } from '../../workflows/webhooks/api.ts';
import { judge } from './rules.ts';
import { signedHeaders } from './signature.ts';
import { firstTriedAt, loadDelivery } from './store.ts';
import type { LoadedDelivery } from './store.ts';

const TIMEOUT_MS = 15_000;

export interface WebhookSender extends OutsidePolicy {
  /** What endpoint secrets are sealed with. */
  dataKey: Buffer | null;
}

export interface Attempt extends WebhookDeliveryInput {
  /** From 1; named by the workflow, so that a step made again is the same attempt. */
  attempt: number;
  now: Date;
}

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** Posts the message once and records the answer; 'pending' when it is to be tried again. */
export async function attemptDelivery(db: Db, sender: WebhookSender, input: Attempt): Promise<DeliveryStatus> {
  const scope = tenantScope(input.tenant);
  const delivery = await withScope(db, scope, (tx) => loadDelivery(tx, input.deliveryId));
  // A redelivery has taken over, or the message is settled already.
  if (!delivery || delivery.run !== input.run || delivery.status !== 'pending') return 'failed';
  const answer = delivery.endpoint_status === 'active' ? await post(delivery, sender, input.now) : null;
  const workflowId = webhookWorkflowId(input);
  const outcome = await transact(
    db,
    {
      scope,
      actor: { userId: null },
      key: `${workflowId}:${input.attempt}`,
      input: {},
      workflowId,
      subject: {
        companyId: delivery.company_id,
        action: 'webhook.attempt',
        objectType: 'webhook_delivery',
        objectId: delivery.id,
      },
      now: input.now,
    },
    async (work) => accept(await settle(work, delivery, input, answer)),
  );
  return outcome.ok ? outcome.value : 'failed';
}

async function post(delivery: LoadedDelivery, sender: WebhookSender, now: Date): Promise<OutsideAnswer> {
  if (!sender.dataKey) throw new Error('DATA_KEY is missing: webhook secrets cannot be opened');
  const until = delivery.previous_secret_until;
  const sealed = [
    delivery.secret_sealed,
    ...(delivery.previous_secret_sealed && until && until > now ? [delivery.previous_secret_sealed] : []),
  ];
  const key = sender.dataKey;
  const secrets = sealed.map((text) => openText(key, text, delivery.endpoint_id));
  // Receivers compare this with their own clock, so it is the real one.
  const at = Math.floor(Date.now() / 1000);
  const headers = signedHeaders({ id: delivery.id, body: delivery.body, at }, secrets);
  return postOutside(new URL(delivery.url), { headers, body: delivery.body, timeoutMs: TIMEOUT_MS }, sender);
}

async function settle(
  work: Work,
  delivery: LoadedDelivery,
  input: Attempt,
  answer: OutsideAnswer | null,
): Promise<DeliveryStatus> {
  if (answer === null) {
    await finish(work, input, 'failed', null);
    return 'failed';
  }
  const firstTried = (await firstTriedAt(work.db, input.deliveryId, input.run)) ?? work.now;
  const failingSince = delivery.failing_since ?? work.now;
  const verdict = judge(answer, input.attempt, { failingSince, firstTriedAt: firstTried });
  await work.db
    .insertInto('webhook_attempt')
    .values({
      delivery_id: delivery.id,
      run: input.run,
      attempt: input.attempt,
      tenant_id: work.tenant,
      company_id: delivery.company_id,
      at: work.now,
      status_code: answer.status,
      error: answer.failure,
      duration_ms: answer.durationMs,
      excerpt: answer.excerpt,
    })
    .execute();
  const next = verdict.delivery === 'pending' ? new Date(work.now.getTime() + verdict.nextInSeconds * 1000) : null;
  await finish(work, input, verdict.delivery, next);
  await work.db
    .updateTable('webhook_endpoint')
    .set({ failing_since: verdict.delivery === 'delivered' ? null : failingSince })
    .where('id', '=', delivery.endpoint_id)
    .execute();
  if (verdict.disable) await disable(work, delivery, verdict.disable);
  return verdict.delivery;
}

async function finish(work: Work, input: Attempt, status: DeliveryStatus, next: Date | null): Promise<void> {
  await work.db
    .updateTable('webhook_delivery')
    .set((row) => ({
      status,
      attempts: row('attempts', '+', 1),
      next_attempt_at: next,
      finished_at: status === 'pending' ? null : work.now,
    }))
    .where('id', '=', input.deliveryId)
    .where('run', '=', input.run)
    .execute();
}

/** Gives the endpoint up and tells who made it and the administrators. */
async function disable(work: Work, delivery: LoadedDelivery, reason: 'gone' | 'failing'): Promise<void> {
  const disabled = await work.db
    .updateTable('webhook_endpoint')
    .set((row) => ({ status: 'disabled', disabled_reason: reason, version: row('version', '+', 1) }))
    .where('id', '=', delivery.endpoint_id)
    .where('status', '=', 'active')
    .returning('id')
    .executeTakeFirst();
  if (!disabled) return;
  const administrators = await work.db
    .selectFrom('user_role as r')
    .innerJoin('user_account as u', 'u.id', 'r.user_id')
    .select('u.id')
    .where('r.role', '=', 'administrator')
    .where('u.status', '=', 'active')
    .where((or) => or.or([or('r.company_id', 'is', null), or('r.company_id', '=', delivery.company_id)]))
    .execute();
  work.outbox({
    topic: 'notify',
    key: `${webhookWorkflowId({ deliveryId: delivery.id, run: delivery.run })}:disabled`,
    payload: {
      user_ids: [delivery.created_by, ...administrators.map(({ id }) => id)],
      kind: 'webhook.disabled',
      document_type: 'webhook_endpoint',
      document_id: delivery.endpoint_id,
      params: { url: delivery.url, reason },
    },
  });
  work.audit({
    companyId: delivery.company_id,
    action: 'webhook_endpoint.disable',
    objectType: 'webhook_endpoint',
    objectId: delivery.endpoint_id,
    detail: { reason, delivery_id: delivery.id },
  });
}
