// Histories of closed workflows are kept once, found altered, and replayed by one command through today's workflows.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { archiveClosed } from '../../src/audit/archive.ts';
import { findArchive } from '../../src/audit/archived-history.ts';
import { verifyArchives } from '../../src/audit/verify-archives.ts';
import type { ClosedWorkflow, WorkflowHistories } from '../../src/platform/closed-workflows.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { sha256 } from '../../src/platform/hash.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { playAuditWorld } from '../support/audit-world.ts';
import type { AuditWorld } from '../support/audit-world.ts';
import { testDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RECORDED = `${ROOT}test/replay/histories/order/shipped_in_parts_and_paid.json`;

let database: TestDatabase;
let worker: Db;
let company: SampleCompany;
let world: AuditWorld;
let recorded: string;

beforeAll(async () => {
  database = await testDatabase();
  worker = openDatabase({ url: database.url, role: 'qudao_worker', max: 4 });
  company = await seedCompany(worker, { passwordCost: 4 });
  world = await playAuditWorld(worker, company);
  recorded = JSON.stringify(JSON.parse(await readFile(RECORDED, 'utf8')));
}, 60_000);
afterAll(async () => {
  await worker.destroy();
  await database.drop();
});

/** Closed runs as Temporal would list them, with histories that were recorded from it. */
function closedRuns(runs: readonly { workflowId: string; json: string }[]): WorkflowHistories {
  const at = new Date('2026-11-20T08:00:00Z');
  return {
    async *closedSince() {
      for (const { workflowId } of runs)
        yield await Promise.resolve<ClosedWorkflow>({
          workflowId,
          runId: `run-of-${workflowId}`,
          type: 'order',
          status: 'completed',
          startedAt: at,
          closedAt: at,
        });
    },
    read: (workflowId) => {
      const { json } = runs.find((run) => run.workflowId === workflowId)!;
      return Promise.resolve({ json, events: (JSON.parse(json) as { events: unknown[] }).events.length });
    },
  };
}

const read = <T>(query: (tx: Db) => Promise<T>): Promise<T> => withScope(worker, tenantScope(company.tenant), query);

function replay(number: string): Promise<{ code: number; out: string }> {
  const env = { ...process.env, DATABASE_URL: database.url };
  return new Promise((resolve) =>
    execFile(process.execPath, ['src/bin/replay.ts', number], { cwd: ROOT, env }, (error, out, problems) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: `${out}${problems}` }),
    ),
  );
}

test('a closed workflow is kept once with its hash; one of no known document is left out', async () => {
  const runs = closedRuns([
    { workflowId: `order:${world.orderId}`, json: recorded },
    { workflowId: 'order:ord_nowhere', json: recorded },
    { workflowId: 'nonsense', json: recorded },
  ]);
  expect(await archiveClosed(worker, runs, null)).toBe(1);
  expect(await archiveClosed(worker, runs, null)).toBe(0);
  const found = await read((tx) => findArchive(tx, `order:${world.orderId}`));
  expect(found).toMatchObject({ whole: true, sha256: sha256(recorded), json: recorded, status: 'completed' });
  expect(await read((tx) => findArchive(tx, 'order:ord_nowhere'))).toBeUndefined();
  expect(await read(verifyArchives)).toMatchObject({ checked: 1, problem_count: 0 });
  await expect(read((tx) => sql`update workflow_archive set sha256 = sha256`.execute(tx))).rejects.toThrow();
});

test('one command replays it by the number of its document', async () => {
  const found = await replay(world.orderNumber);
  expect(found.out).toContain("is deterministic: today's workflow code makes the same decisions.");
  expect(found.out).toContain(sha256(recorded));
  expect(found.code).toBe(0);
  const unknown = await replay('SO-NOWHERE');
  expect([unknown.code, unknown.out]).toEqual([2, 'There is no document SO-NOWHERE.\n']);
}, 120_000);

test('an archive that was altered is found by proof and by replay', async () => {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`select set_config('qudao.tenant', $1, false)`, [company.tenant]);
  await owner.query('alter table workflow_archive disable trigger append_only');
  const changed = recorded.replaceAll('"name":"order"', '"name":"returnGoods"');
  await owner.query('update workflow_archive set content = $1', [gzipSync(changed)]);
  const altered = await replay(world.orderNumber);
  expect([altered.code, altered.out]).toEqual([1, expect.stringContaining('is not what was archived')]);
  expect(await read(verifyArchives)).toMatchObject({
    problem_count: 1,
    problems: [{ id: `order:${world.orderId}`, expected: sha256(recorded), actual: sha256(changed) }],
  });
  // The same content with a hash made to fit is still not what the workflows would have done.
  await owner.query('update workflow_archive set sha256 = $1', [sha256(changed)]);
  const fitted = await replay(world.orderNumber);
  expect([fitted.code, fitted.out]).toEqual([1, expect.stringContaining('is not deterministic')]);
  await owner.end();
}, 120_000);
