// A step that keeps failing, as its operator meets it: seen with its error, retried at once when the cause is gone, and nothing done twice.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import type { SystemHealthView } from '../../src/health/schema.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import { deliveries } from '../../src/platform/deliveries.ts';
import type { EmbeddedTemporal } from '../../src/platform/embedded/temporal.ts';
import { relayOnce } from '../../src/platform/outbox.ts';
import { prepareNamespace } from '../../src/platform/temporal.ts';
import { Browser, startApi } from '../http/support/api.ts';
import type { TestApi } from '../http/support/api.ts';
import { devServer } from '../support/temporal.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';

jest.setTimeout(180_000);
let folder: string;
let server: EmbeddedTemporal;
let client: Client;
let api: TestApi;
let stopWorker: () => Promise<void>;
const broken = { now: false };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-operator-'));
  server = await devServer(folder);
  const target = { address: server.address, namespace: 'default' };
  await prepareNamespace(target);
  client = new Client({ connection: await Connection.connect({ address: server.address }) });
  api = await startApi({ temporal: client, config: loadConfig({ HOME: '/tmp', TEMPORAL_TASK_QUEUE: 'operator' }) });
  const db = openDatabase({ url: api.url, role: 'qudao_worker', max: 6 });
  const activities = createActivities({ db, temporal: client });
  const connection = await NativeConnection.connect({ address: server.address });
  const worker = await Worker.create({
    connection,
    taskQueue: 'operator',
    workflowBundle: await workflowBundle(),
    activities: Object.fromEntries(
      Object.entries(activities).map(([name, run]) => [
        name,
        (input: never) => {
          if (broken.now && name === 'finishBulkDecision') throw new Error('the address book is locked');
          return run(input);
        },
      ]),
    ),
  });
  const working = worker.run();
  stopWorker = async () => {
    worker.shutdown();
    await working;
    await connection.close();
    await db.destroy();
  };
});
afterAll(async () => {
  await stopWorker?.();
  await api?.close();
  await client?.connection.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const inTenant = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(api.worker, tenantScope(api.company.tenant), work);
const relay = () => relayOnce({ db: api.worker, handlers: deliveries({ db: api.worker, temporal: client }) });

async function until<T>(look: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(250)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error('it did not come');
}

const stuckOf = async (operator: Browser) =>
  (await operator.send('GET', '/api/v1/system_health')).json<SystemHealthView>().stuck;

/** A bulk decision whose second step does not work while `broken`. */
async function startBulk(manager: Browser): Promise<string> {
  const started = await manager.send(
    'POST',
    '/api/v1/approvals/bulk',
    { action: 'approve', items: [{ approval_id: 'apv_none', version: 1 }] },
    { 'idempotency-key': randomUUID() },
  );
  if (started.statusCode !== 202) throw new Error(started.body);
  await relay();
  return started.json<{ operation_id: string }>().operation_id;
}

test('a step that keeps failing is seen with its error, retried once its cause is gone, and retried by nobody else', async () => {
  broken.now = true;
  const manager = new Browser(api);
  await manager.signIn('channelManager');
  const operator = new Browser(api);
  await operator.signIn('operator');
  const operation = await startBulk(manager);
  const seen = await until(async () => (await stuckOf(operator)).find(({ can_retry }) => can_retry));
  expect(seen).toMatchObject({
    document_type: null,
    can_retry: true,
    advice: expect.stringMatching(/^Remove the cause/),
  });
  expect(seen.message).toMatch(
    /tried the step finishBulkDecision \d+ times; the last error: the address book is locked/,
  );
  expect(Date.parse(seen.next_try_at ?? '')).toBeGreaterThan(Date.now());

  const path = `/api/v1/workflows/${encodeURIComponent(seen.workflow_id)}/retry`;
  broken.now = false;
  const retried = await operator.send('POST', path, {}, { 'idempotency-key': 'retry-now' });
  expect(retried.statusCode).toBe(202);
  // The same request again asks for nothing more.
  expect((await operator.send('POST', path, {}, { 'idempotency-key': 'retry-now' })).statusCode).toBe(202);
  await relay();
  const ended = await until(async () => {
    const row = await inTenant((tx) =>
      tx.selectFrom('operation').select('status').where('id', '=', operation).executeTakeFirst(),
    );
    return row?.status === 'done' ? row : undefined;
  }, 10);
  expect(ended.status).toBe('done');
  expect(await stuckOf(operator)).toEqual([]);

  const again = await operator.send('POST', path, {}, { 'idempotency-key': 'retry-well' });
  expect(again.json()).toMatchObject({ status: 409, code: 'WORKFLOW_NOT_RETRIABLE' });
  const kept = await inTenant((tx) =>
    tx
      .selectFrom('audit_log')
      .select(['outcome', 'code'])
      .where('object_id', '=', seen.workflow_id)
      .where('action', '=', 'retryWorkflow')
      .orderBy('id')
      .execute(),
  );
  expect(kept).toEqual([
    { outcome: 'done', code: null },
    { outcome: 'refused', code: 'WORKFLOW_NOT_RETRIABLE' },
  ]);
});

test('a schedule is run at once, paused with its reason and resumed', async () => {
  const operator = new Browser(api);
  await operator.signIn('operator');
  await client.schedule.create({
    scheduleId: 'nightly',
    spec: { calendars: [{ hour: 3 }] },
    action: { type: 'startWorkflow', workflowType: 'decideInBulk', taskQueue: 'nobody', args: [] },
  });
  const list = async () => (await operator.send('GET', '/api/v1/schedules')).json<{ data: object[] }>().data;
  const steer = async (step: string, key: string) => {
    const asked = await operator.send(
      'POST',
      '/api/v1/schedules/nightly/steps',
      { step, reason: 'stock count tonight' },
      { 'idempotency-key': key },
    );
    expect(asked.statusCode).toBe(202);
    await relay();
  };
  expect(await until(async () => ((await list()).length > 0 ? await list() : undefined))).toMatchObject([
    { id: 'nightly', workflow_type: 'decideInBulk', paused: false, next_run_at: expect.stringMatching(/T03:00:00/) },
  ]);
  await steer('pause', 'pause-key');
  await until(async () => (await list()).find((one) => 'paused' in one && one.paused));
  expect(await list()).toMatchObject([{ paused: true, note: 'stock count tonight', next_run_at: null }]);
  await steer('resume', 'resume-key');
  await steer('run_now', 'run-key-now');
  await until(async () => (await list()).find((one) => 'last_run_at' in one && one.last_run_at !== null));
  const gone = await operator.send(
    'POST',
    '/api/v1/schedules/none/steps',
    { step: 'pause', reason: 'x' },
    { 'idempotency-key': 'none-key-1' },
  );
  expect(gone.statusCode).toBe(404);
});
