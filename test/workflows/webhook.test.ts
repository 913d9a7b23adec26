/** A webhook message through its real workflow, with skipped time, to a real receiver. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createWebhookActivities } from '../../activities/webhooks.ts';
import { newId } from '../../src/kernel/ids.ts';
import { createEndpoint } from '../../src/webhooks/commands.ts';
import { WAIT_SECONDS } from '../../src/webhooks/rules.ts';
import { newWebhookSecret } from '../../src/webhooks/signature.ts';
import { addDelivery } from '../../src/webhooks/sending.ts';
import { WEBHOOK_WORKFLOW, webhookWorkflowId } from '../../workflows/webhooks/api.ts';
import { startReceiver, verified } from '../support/receiver.ts';
import type { Receiver } from '../support/receiver.ts';
import { createTimeSkippingEnv } from '../support/time-skipping.ts';
import { openTrade } from '../support/trade.ts';
import type { Trade } from '../support/trade.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

const dataKey = randomBytes(32);
const taskQueue = `webhooks-${randomUUID()}`;
const secret = newWebhookSecret();
let env: TestWorkflowEnvironment;
let trade: Trade;
let receiver: Receiver;
let worker: Worker;
let working: Promise<void>;

beforeAll(async () => {
  [env, trade, receiver] = await Promise.all([createTimeSkippingEnv(), openTrade(), startReceiver()]);
  worker = await Worker.create({
    connection: env.nativeConnection,
    namespace: env.namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: createWebhookActivities({ db: trade.db, webhooks: { dataKey, allowedHosts: ['127.0.0.1'] } }),
  });
  working = worker.run();
}, 120_000);
afterAll(async () => {
  worker?.shutdown();
  await working;
  await trade?.close();
  await receiver?.close();
  await env?.teardown();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answers.length = 0;
});

async function subscribe(): Promise<string> {
  const id = newId('webhook_endpoint');
  const { companyId } = trade.company;
  const eventTypes = ['order.shipped'];
  await trade.must((work) =>
    createEndpoint(work, { id, companyId, url: receiver.url, description: '', eventTypes, secret, dataKey }),
  );
  return id;
}

/** Delivers a new message; returns its end, how long the workflow tried, and its endpoint. */
async function deliver(endpointId: string) {
  const deliveryId = newId('webhook_delivery');
  const { tenant, companyId } = trade.company;
  await trade.read((tx) =>
    addDelivery(tx, taskQueue, {
      id: deliveryId,
      tenant,
      companyId,
      endpointId,
      eventType: 'order.shipped',
      eventId: null,
      data: { id: 'ord_1' },
      at: new Date(),
    }),
  );
  const input = { tenant, deliveryId, run: 1 };
  const end = await env.client.workflow.execute<(given: typeof input) => Promise<{ status: string }>>(
    WEBHOOK_WORKFLOW,
    { workflowId: webhookWorkflowId(input), taskQueue, args: [input] },
  );
  const attempts = await trade.read((tx) =>
    tx.selectFrom('webhook_attempt').select('at').where('delivery_id', '=', deliveryId).orderBy('attempt').execute(),
  );
  const seconds = ((attempts.at(-1)?.at.getTime() ?? 0) - (attempts[0]?.at.getTime() ?? 0)) / 1000;
  const endpoint = await trade.read((tx) =>
    tx.selectFrom('webhook_endpoint').selectAll().where('id', '=', endpointId).executeTakeFirstOrThrow(),
  );
  return { end, seconds, deliveryId, endpoint };
}

test('is tried again by the schedule, the same to the byte, until it is taken', async () => {
  const endpointId = await subscribe();
  receiver.answers.push({ status: 500 }, { status: 404 }, { status: 302, headers: { location: '/' } });
  const { end, seconds, deliveryId, endpoint } = await deliver(endpointId);
  expect(end).toEqual({ status: 'delivered' });
  const due = WAIT_SECONDS.slice(0, 4).reduce((sum, wait) => sum + wait, 0);
  expect(Math.abs(seconds - due)).toBeLessThan(30);
  expect(receiver.received).toHaveLength(4);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([deliveryId]));
  for (const got of receiver.received) expect(verified(secret, got).type).toBe('order.shipped');
  expect(endpoint).toMatchObject({ status: 'active', failing_since: null });
});

test('is given up after three days, and its endpoint with it; the next one is not sent', async () => {
  const endpointId = await subscribe();
  receiver.answers.push(...Array.from({ length: 20 }, () => ({ status: 503 })));
  const { end, seconds, endpoint } = await deliver(endpointId);
  expect(end).toEqual({ status: 'failed' });
  expect(receiver.received).toHaveLength(10);
  expect(Math.round(seconds / 3600)).toBe(76);
  expect(endpoint).toMatchObject({ status: 'disabled', disabled_reason: 'failing' });
  expect((await deliver(endpointId)).end).toEqual({ status: 'failed' });
  expect(receiver.received).toHaveLength(10);
});
