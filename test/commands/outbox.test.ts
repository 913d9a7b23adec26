// The outbox: told at least once, tried again after a failure, never by two relays at a time, and a closed workflow is no failure.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/client';
import { sql } from 'kysely';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { deliverNotice, deliverSignal } from '../../src/platform/deliveries.ts';
import { outboxBacklog, relayOnce, startRelay } from '../../src/platform/outbox.ts';
import type { Delivery } from '../../src/platform/outbox.ts';
import { testDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

const TENANT = 'ten_outbox';
let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await testDatabase();
  db = openDatabase({ url: database.url, role: 'qudao_worker', max: 6 });
  await inTenant((tx) => sql`insert into tenant (id, name) values (${TENANT}, 'Outbox')`.execute(tx));
  await inTenant((tx) =>
    sql`insert into party (id, tenant_id, kind, name) values ('par_o', ${TENANT}, 'person', 'P')`.execute(tx),
  );
  await inTenant((tx) =>
    sql`insert into user_account (id, tenant_id, party_id, login, name, name_en) values ('usr_o', ${TENANT}, 'par_o', 'o', 'O', 'O')`.execute(
      tx,
    ),
  );
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  await inTenant((tx) => sql`update outbox set done_at = now() where done_at is null`.execute(tx));
});

const inTenant = <T>(work: (tx: Db) => Promise<T>): Promise<T> => withScope(db, tenantScope(TENANT), work);

async function put(topic: string, key: string, payload: unknown): Promise<void> {
  await inTenant((tx) =>
    sql`insert into outbox (tenant_id, topic, key, payload) values (${TENANT}, ${topic}, ${key}, ${JSON.stringify(payload)}::jsonb)`.execute(
      tx,
    ),
  );
}

async function row(key: string): Promise<{ done: boolean; attempts: number; last_error: string | null; wait: number }> {
  const found = await inTenant((tx) =>
    sql<{ done: boolean; attempts: number; last_error: string | null; wait: number }>`
      select done_at is not null as done, attempts, last_error, round(extract(epoch from next_attempt_at - now()))::int as wait from outbox where key = ${key}`.execute(
      tx,
    ),
  );
  return found.rows[0]!;
}

test('what is delivered is done and not delivered again', async () => {
  const seen: Delivery[] = [];
  const options = { db, handlers: { news: async (delivery: Delivery) => void seen.push(delivery) } };
  await put('news', 'a', { n: 1 });
  await put('news', 'b', { n: 2 });
  expect(await relayOnce(options)).toBe(2);
  expect(await relayOnce(options)).toBe(0);
  expect(seen.map((delivery) => [delivery.key, delivery.payload])).toEqual([
    ['a', { n: 1 }],
    ['b', { n: 2 }],
  ]);
  expect(await row('a')).toMatchObject({ done: true, attempts: 1, last_error: null });
});

test('a failure is kept with its reason, waits longer each time, and ends when it works', async () => {
  let broken = true;
  const options = {
    db,
    handlers: {
      news: async () => {
        if (broken) throw new Error('receiver is down');
      },
    },
  };
  await put('news', 'c', {});
  await relayOnce(options);
  expect(await row('c')).toMatchObject({ done: false, attempts: 1, last_error: 'receiver is down', wait: 1 });
  await inTenant((tx) => sql`update outbox set next_attempt_at = now() where key = 'c'`.execute(tx));
  await relayOnce(options);
  expect(await row('c')).toMatchObject({ attempts: 2, wait: 2 });
  const backlog = await outboxBacklog(db, TENANT);
  expect(backlog).toMatchObject({ waiting: 1, lastError: 'receiver is down' });
  broken = false;
  await inTenant((tx) => sql`update outbox set next_attempt_at = now() where key = 'c'`.execute(tx));
  await relayOnce(options);
  expect(await row('c')).toMatchObject({ done: true, last_error: null });
});

test('a topic nobody knows is kept and named', async () => {
  await put('pigeon', 'd', {});
  await relayOnce({ db, handlers: {} });
  expect(await row('d')).toMatchObject({ done: false, last_error: 'nobody delivers the topic pigeon' });
});

test('relays at once share the work: each row is delivered by one of them', async () => {
  const seen: string[] = [];
  const handlers = { news: async (delivery: Delivery) => void seen.push(delivery.key) };
  for (let i = 0; i < 60; i += 1) await put('news', `many-${i}`, {});
  await Promise.all([1, 2, 3, 4].map(() => relayOnce({ db, handlers, batch: 20 })));
  await relayOnce({ db, handlers });
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
});

test('a row whose relay died is taken up when its lease ends', async () => {
  await put('news', 'e', {});
  await inTenant((tx) =>
    sql`update outbox set attempts = 1, next_attempt_at = now() + interval '30 seconds' where key = 'e'`.execute(tx),
  );
  const seen: string[] = [];
  const handlers = { news: async (delivery: Delivery) => void seen.push(delivery.key) };
  await relayOnce({ db, handlers });
  expect(seen).toEqual([]);
  await inTenant((tx) => sql`update outbox set next_attempt_at = now() where key = 'e'`.execute(tx));
  await relayOnce({ db, handlers });
  expect(seen).toEqual(['e']);
});

test('stopping delivers what is due before it ends', async () => {
  const seen: string[] = [];
  const relay = startRelay({
    db,
    handlers: { news: async (delivery) => void seen.push(delivery.key) },
    everyMs: 60_000,
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await put('news', 'last', {});
  await relay.stop();
  expect(seen).toEqual(['last']);
});

test('news for a workflow that has ended counts as delivered; a server that is away does not', async () => {
  const client = (error: Error | null) => ({
    workflow: {
      getHandle: () => ({
        signal: async () => {
          if (error) throw error;
        },
      }),
    },
  });
  const delivery = {
    id: '1',
    tenant: TENANT,
    topic: 'signal',
    key: 'k',
    attempts: 1,
    payload: { workflowId: 'order:x', signal: 'news' },
  };
  await deliverSignal(client(null))(delivery);
  await deliverSignal(client(new WorkflowNotFoundError('gone', 'order:x', undefined)))(delivery);
  await expect(deliverSignal(client(new Error('unavailable')))(delivery)).rejects.toThrow('unavailable');
});

test('a notice delivered twice is shown once', async () => {
  const payload = {
    user_ids: ['usr_o', 'usr_o'],
    kind: 'order.shipped',
    document_type: 'order',
    document_id: 'ord_1',
    params: { number: 'SO-1' },
  };
  const delivery = { id: '9', tenant: TENANT, topic: 'notify', key: 'n', attempts: 1, payload };
  await deliverNotice(db)(delivery);
  await deliverNotice(db)(delivery);
  const rows = await inTenant((tx) =>
    sql<{ params: unknown }>`select params from notification where kind = 'order.shipped'`.execute(tx),
  );
  expect(rows.rows).toEqual([{ params: { number: 'SO-1' } }]);
});
