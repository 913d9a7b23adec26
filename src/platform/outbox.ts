// Owns the outbox relay: what a committed transaction wanted to tell others is told at least once, in the background.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from './db/database.ts';
import { tenantScope, withScope } from './db/database.ts';

/** A row to be delivered; `id` and `key` are the same on every attempt, so that a receiver can tell a repeat. */
export interface Delivery {
  id: string;
  tenant: string;
  topic: string;
  key: string;
  payload: unknown;
  attempts: number;
}

/** Delivers one row; returns when it counts as delivered, throws to be tried again later. */
export type Deliver = (delivery: Delivery) => Promise<void>;

export interface RelayOptions {
  /** A pool of the role qudao_worker. */
  db: Db;
  /** What to do per topic. A row of any other topic waits, with that as its error. */
  handlers: Readonly<Record<string, Deliver>>;
  everyMs?: number;
  batch?: number;
  onError?: (error: unknown, delivery?: Delivery) => void;
}

export interface Relay {
  /** Ends after one last pass over what is due. */
  stop(): Promise<void>;
}

/** A claimed row is left alone for this long; when its relay died, another one takes it up then. */
const LEASE_SECONDS = 30;
const BACK_OFF_MAX_SECONDS = 300;
const ERROR_MAX = 1000;

/** Starts delivering in the background. Several processes may run it; each row is claimed by one at a time. */
export function startRelay(options: RelayOptions): Relay {
  const onError = options.onError ?? (() => undefined);
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const delivered = await relayOnce(options).catch((error: unknown) => {
        onError(error);
        return 0;
      });
      if (delivered === 0)
        await sleep(options.everyMs ?? 250, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await relayOnce(options).catch(onError);
    },
  };
}

/** Delivers one batch of what is due in every tenant, oldest first; tells how many rows were tried. */
export async function relayOnce(options: RelayOptions): Promise<number> {
  const tenants = await options.db.selectFrom('tenant').select('id').orderBy('id').execute();
  let tried = 0;
  for (const { id } of tenants) {
    const claimed = await claim(options.db, id, options.batch ?? 50);
    await Promise.all(claimed.map((delivery) => attempt(options, delivery)));
    tried += claimed.length;
  }
  return tried;
}

async function claim(db: Db, tenant: string, batch: number): Promise<Delivery[]> {
  const rows = await withScope(db, tenantScope(tenant), (tx) =>
    sql<Omit<Delivery, 'tenant'>>`
      update outbox o set attempts = o.attempts + 1, next_attempt_at = now() + ${LEASE_SECONDS} * interval '1 second'
      where o.id in (select id from outbox where done_at is null and next_attempt_at <= now()
        order by next_attempt_at, id limit ${batch} for update skip locked)
      returning o.id, o.topic, o.key, o.payload, o.attempts`.execute(tx),
  );
  return rows.rows.map((row) => ({ ...row, tenant })).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

async function attempt(options: RelayOptions, delivery: Delivery): Promise<void> {
  try {
    const deliver = Object.hasOwn(options.handlers, delivery.topic) ? options.handlers[delivery.topic] : undefined;
    if (!deliver) throw new Error(`nobody delivers the topic ${delivery.topic}`);
    await deliver(delivery);
    await settle(options.db, delivery, null);
  } catch (error) {
    options.onError?.(error, delivery);
    await settle(options.db, delivery, error instanceof Error ? error.message : String(error));
  }
}

async function settle(db: Db, delivery: Delivery, error: string | null): Promise<void> {
  const wait = Math.min(2 ** Math.min(delivery.attempts - 1, 20), BACK_OFF_MAX_SECONDS);
  await withScope(db, tenantScope(delivery.tenant), (tx) =>
    error === null
      ? sql`update outbox set done_at = now(), last_error = null where id = ${delivery.id}`.execute(tx)
      : sql`update outbox set last_error = ${error.slice(0, ERROR_MAX)}, next_attempt_at = now() + ${wait} * interval '1 second'
            where id = ${delivery.id}`.execute(tx),
  );
}

/** What waits in the outbox of a tenant: how many rows, how long the oldest, and the last error among them. */
export async function outboxBacklog(
  db: Db,
  tenant: string,
): Promise<{ waiting: number; oldestSeconds: number; lastError: string | null }> {
  const found = await withScope(db, tenantScope(tenant), (tx) =>
    sql<{ waiting: string; oldest: string; last_error: string | null }>`
      select count(*)::text as waiting, coalesce(floor(extract(epoch from clock_timestamp() - min(created_at))), 0)::text as oldest,
        (array_agg(last_error order by id) filter (where last_error is not null))[1] as last_error
      from outbox where done_at is null`.execute(tx),
  );
  const row = found.rows[0];
  return {
    waiting: Number(row?.waiting ?? '0'),
    oldestSeconds: Math.max(0, Number(row?.oldest ?? '0')),
    lastError: row?.last_error ?? null,
  };
}
