// The audit log cannot be changed unseen: every way of tampering as a superuser is named at the exact row, by chain or by anchor.
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { readAnchors } from '../../src/audit/anchors.ts';
import type { CheckResult } from '../../src/audit/check.ts';
import { CHAIN_COLUMNS, chainHash } from '../../src/audit/chain.ts';
import { sealBatch } from '../../src/audit/seal.ts';
import { Anchorer, sealAll, startSealer } from '../../src/audit/sealer.ts';
import { verifyBooks } from '../../src/audit/verify.ts';
import { newId } from '../../src/kernel/ids.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { testDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

const TENANT = 'ten_chain';
const COMPANY = 'com_chain';

interface World {
  database: TestDatabase;
  worker: Db;
  reader: Db;
  folder: string;
  close(): Promise<void>;
}

async function world(): Promise<World> {
  const database = await testDatabase();
  const worker = openDatabase({ url: database.url, role: 'qudao_worker', max: 4 });
  const reader = openDatabase({ url: database.url, role: 'qudao_reader', max: 2 });
  const folder = await mkdtemp(join(tmpdir(), 'qudao-anchors-'));
  await withScope(worker, tenantScope(TENANT), async (tx) => {
    await sql`insert into tenant (id, name) values (${TENANT}, 'Chain')`.execute(tx);
    await sql`insert into party (id, tenant_id, kind, name) values ('par_chain', ${TENANT}, 'organization', 'Chain')`.execute(
      tx,
    );
    await sql`insert into company (id, tenant_id, code, name, name_en, short_name, currency, party_id)
      values (${COMPANY}, ${TENANT}, 'C', 'Chain', 'Chain', 'Chain', 'CNY', 'par_chain')`.execute(tx);
  });
  return {
    database,
    worker,
    reader,
    folder,
    close: async () => {
      await worker.destroy();
      await reader.destroy();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Writes audit rows and returns their ids in order. */
async function write(db: Db, count: number, company: string | null = COMPANY): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('audit'));
  for (const id of ids) {
    await withScope(db, tenantScope(TENANT), (tx) =>
      sql`insert into audit_log (id, tenant_id, company_id, action, object_type, object_id, outcome, detail)
        values (${id}, ${TENANT}, ${company}, 'order.submit', 'order', 'ord_1', 'done', '{"amount": "1.10", "n": 1.10}'::jsonb)`.execute(
        tx,
      ),
    );
  }
  return ids;
}

/** As a superuser with every guard off: what an administrator with the database's password could do. */
async function tamper(on: World, statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: on.database.url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

async function check(on: World, name: string): Promise<CheckResult> {
  const found = await verifyBooks(on.reader, on.folder);
  return found.checks.find((result) => result.name === name)!;
}
const idsOf = (result: CheckResult): string[] => [...new Set(result.problems.map((problem) => problem.id))];

describe('sealing', () => {
  let on: World;
  beforeAll(async () => {
    on = await world();
  });
  afterAll(() => on.close());

  test('what waits is counted and aged, what is sealed is proven', async () => {
    await write(on.worker, 3);
    const before = await verifyBooks(on.reader, on.folder);
    expect(before.unsealed.count).toBe(3);
    expect(before.ok).toBe(true);
    expect(await sealAll(on.worker, TENANT)).toBe(3);
    const after = await verifyBooks(on.reader, on.folder);
    expect(after.unsealed).toEqual({ count: 0, oldest_seconds: 0 });
    expect(after.checks.find((result) => result.name === 'audit_chain')).toMatchObject({
      checked: 3,
      problem_count: 0,
    });
  });

  test('sealers at once seal each row once, in one unbroken chain per company', async () => {
    await Promise.all([write(on.worker, 20), write(on.worker, 20), write(on.worker, 5, null)]);
    await Promise.all([1, 2, 3, 4].map(() => sealBatch(on.worker, TENANT)));
    await sealAll(on.worker, TENANT);
    const found = await verifyBooks(on.reader, on.folder);
    expect(found.ok).toBe(true);
    expect(found.unsealed.count).toBe(0);
    const chains = await withScope(on.reader, tenantScope(TENANT), (tx) =>
      sql<{
        chain: string;
        n: string;
        last: string;
      }>`select chain, count(*) as n, max(seq) as last from audit_seal group by chain order by chain`.execute(tx),
    );
    expect(chains.rows).toEqual([
      { chain: COMPANY, n: '43', last: '43' },
      { chain: TENANT, n: '5', last: '5' },
    ]);
  });

  test('the loop seals within a second, and stopping anchors the heads outside', async () => {
    const sealer = startSealer({ db: on.worker, anchorFolder: on.folder, everyMs: 50 });
    const [id] = await write(on.worker, 1);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await verifyBooks(on.reader, on.folder)).unsealed.count).toBe(0);
    await sealer.stop();
    const { anchors } = await readAnchors(on.folder, TENANT);
    expect(anchors.filter((anchor) => anchor.chain === COMPANY).at(-1)).toMatchObject({ seq: 44n, auditId: id });
  });

  test('heads that did not move are not written again, and a line cut off by a crash is dropped', async () => {
    const lines = async () => (await readFile(join(on.folder, `${TENANT}.jsonl`), 'utf8')).split('\n').length;
    const before = await lines();
    await new Anchorer(on.worker, on.folder).anchorAll();
    expect(await lines()).toBe(before);
    await appendFile(join(on.folder, `${TENANT}.jsonl`), '{"at":"2026-');
    expect((await verifyBooks(on.reader, on.folder)).ok).toBe(true);
    await write(on.worker, 1);
    await sealAll(on.worker, TENANT);
    await new Anchorer(on.worker, on.folder).anchorAll();
    expect((await readAnchors(on.folder, TENANT)).unreadable).toEqual([]);
    expect((await verifyBooks(on.reader, on.folder)).ok).toBe(true);
  });

  test('an ordinary program cannot change, delete or truncate the log', async () => {
    const attempt = (statement: string) =>
      withScope(on.worker, tenantScope(TENANT), (tx) => sql.raw(statement).execute(tx));
    await expect(attempt(`update audit_log set action = 'x'`)).rejects.toThrow();
    await expect(attempt('delete from audit_seal')).rejects.toThrow();
    await expect(attempt('truncate audit_log cascade')).rejects.toThrow();
  });
});

describe('tampering', () => {
  let on: World;
  let rows: string[];
  beforeAll(async () => {
    on = await world();
    rows = await write(on.worker, 12);
    await sealAll(on.worker, TENANT);
    await new Anchorer(on.worker, on.folder).anchorAll();
    expect((await verifyBooks(on.reader, on.folder)).ok).toBe(true);
  });
  afterAll(() => on.close());

  test('an edited row', async () => {
    await tamper(on, `update audit_log set actor_id = 'usr_somebody_else' where id = $1`, [rows[4]]);
    expect(idsOf(await check(on, 'audit_chain'))).toEqual([rows[4]]);
    await tamper(on, `update audit_log set actor_id = null where id = $1`, [rows[4]]);
    await tamper(on, `update audit_log set detail = '{"amount": "1.10", "n": 1.1}' where id = $1`, [rows[5]]);
    expect(idsOf(await check(on, 'audit_chain'))).toEqual([rows[5]]);
    await tamper(on, `update audit_log set detail = '{"n": 1.10, "amount": "1.10"}' where id = $1`, [rows[5]]);
    await tamper(on, `update audit_log set at = at + interval '1 microsecond' where id = $1`, [rows[6]]);
    expect(idsOf(await check(on, 'audit_chain'))).toEqual([rows[6]]);
    await tamper(on, `update audit_log set at = at - interval '1 microsecond' where id = $1`, [rows[6]]);
    expect((await verifyBooks(on.reader, on.folder)).ok).toBe(true);
  });

  test('a deleted row, with or without its seal', async () => {
    await tamper(on, 'create table kept_log as select * from audit_log where id = $1'.replace('$1', `'${rows[3]}'`));
    await tamper(on, 'delete from audit_log where id = $1', [rows[3]]);
    expect(idsOf(await check(on, 'audit_chain'))).toEqual([rows[3]]);
    await tamper(on, `create table kept_seal as select * from audit_seal where audit_id = '${rows[3]}'`);
    await tamper(on, 'delete from audit_seal where audit_id = $1', [rows[3]]);
    expect(idsOf(await check(on, 'audit_chain'))).toEqual([`${COMPANY}#4`, rows[4]]);
    await tamper(on, 'insert into audit_log select * from kept_log');
    expect(idsOf(await check(on, 'audit_rows_sealed'))).toEqual([rows[3]]);
    await tamper(on, 'insert into audit_seal select * from kept_seal');
    expect((await verifyBooks(on.reader, on.folder)).ok).toBe(true);
  });

  test('two rows that changed places', async () => {
    const swap = `update audit_seal set audit_id = case audit_id when '${rows[7]}' then '${rows[8]}' else '${rows[7]}' end where audit_id in ('${rows[7]}', '${rows[8]}')`;
    await tamper(on, 'alter table audit_seal drop constraint audit_seal_audit_id_key');
    await tamper(on, swap);
    expect(new Set(idsOf(await check(on, 'audit_chain')))).toEqual(new Set([rows[7], rows[8]]));
    await tamper(on, swap);
    expect((await verifyBooks(on.reader, on.folder)).ok).toBe(true);
  });

  test('a row slipped in behind the sealer', async () => {
    await tamper(
      on,
      `insert into audit_log (id, tenant_id, company_id, action, object_type, object_id, outcome) values ('aud_forged', '${TENANT}', '${COMPANY}', 'order.approve', 'order', 'ord_1', 'done')`,
    );
    expect(idsOf(await check(on, 'audit_rows_sealed'))).toEqual(['aud_forged']);
    await tamper(on, `delete from audit_log where id = 'aud_forged'`);
  });

  test('a chain rebuilt from an edited row on: whole in itself, unmasked by the anchor', async () => {
    await tamper(on, 'create table whole_seal as select * from audit_seal');
    await tamper(on, `update audit_log set outcome = 'refused' where id = $1`, [rows[10]]);
    await rebuild(on, 11n);
    expect((await check(on, 'audit_chain')).problem_count).toBe(0);
    expect(idsOf(await check(on, 'audit_anchors'))).toEqual([rows[11]]);
    await tamper(on, `update audit_log set outcome = 'done' where id = $1`, [rows[10]]);
    await tamper(
      on,
      'update audit_seal s set prev_hash = w.prev_hash, hash = w.hash from whole_seal w where w.audit_id = s.audit_id',
    );
    expect((await verifyBooks(on.reader, on.folder)).ok).toBe(true);
  });

  test('a cut tail: rows and seals gone without a trace inside, named by the anchor', async () => {
    await tamper(on, 'delete from audit_log where id = any($1)', [rows.slice(10)]);
    await tamper(on, 'delete from audit_seal where audit_id = any($1)', [rows.slice(10)]);
    expect((await check(on, 'audit_chain')).problem_count).toBe(0);
    const cut = await check(on, 'audit_anchors');
    expect(idsOf(cut)).toEqual([`${COMPANY}#11`, rows[11]]);
    expect(cut.problems[0]!.about).toContain('cut after place 10');
  });

  test('everything truncated', async () => {
    await tamper(on, 'truncate audit_log cascade');
    const cut = await check(on, 'audit_anchors');
    expect(idsOf(cut)).toContain(rows[11]);
    expect(cut.problem_count).toBe(12);
  });
});

/** What a skilled forger does: recompute every hash from one place on. */
async function rebuild(on: World, from: bigint): Promise<void> {
  const rows = await withScope(on.reader, tenantScope(TENANT), async (tx) => {
    return sql<Parameters<typeof chainHash>[3] & { seq: string; prev_hash: string; hash: string }>`
      select s.seq, s.audit_id, s.prev_hash, s.hash, ${CHAIN_COLUMNS} from audit_seal s join audit_log l on l.id = s.audit_id
      where s.chain = ${COMPANY} and s.seq >= ${(from - 1n).toString()} order by s.seq`.execute(tx);
  });
  let previous = rows.rows[0]!.hash;
  for (const row of rows.rows.slice(1)) {
    const hash = chainHash(previous, COMPANY, BigInt(row.seq), row);
    await tamper(on, 'update audit_seal set prev_hash = $1, hash = $2 where audit_id = $3', [
      previous,
      hash,
      row.audit_id,
    ]);
    previous = hash;
  }
}
