// Records the histories that test/replay/replay.test.ts replays: `node test/replay/record.ts`. Plays every path on servers of its own.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';

import { startApiPart, startWorkerPart } from '../../src/bin/parts.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { startPostgres } from '../../src/platform/embedded/postgres.ts';
import { startTemporal } from '../../src/platform/embedded/temporal.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { connectClient, prepareNamespace } from '../../src/platform/temporal.ts';
import { installRuntime } from '../../src/platform/worker.ts';
import { seedCompany } from '../../src/sample/company.ts';
import { USERS } from '../../src/sample/people.ts';
import type { SampleUserKey } from '../../src/sample/people.ts';
import { Person } from '../scenarios/chaos/person.ts';
import { temporalProgram } from '../support/temporal.ts';
import { historyToJson } from '../../src/platform/history-json.ts';
import { BULK_PATHS, ORDER_PATHS, RETURN_PATHS } from './paths.ts';
import type { Path, Players } from './paths.ts';

const HISTORIES = fileURLToPath(new URL('./histories/', import.meta.url));
const WORKFLOWS: Record<string, Record<string, Path>> = {
  order: ORDER_PATHS,
  returnGoods: RETURN_PATHS,
  decideInBulk: BULK_PATHS,
};

/** Servers, worker and API in this process; nothing of it stays. */
async function withSystem(work: (players: Players, client: Client) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'qudao-record-'));
  const logger = createLogger('error', 'record');
  installRuntime(logger, null);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), ephemeral: true });
  const temporal = await startTemporal({
    binary: (await temporalProgram()).path,
    dataDir: join(folder, 'temporal'),
    ephemeral: true,
  });
  await migrate({ url: postgres.url });
  await prepareNamespace({ address: temporal.address, namespace: 'default' });
  const db = openDatabase({ url: postgres.url, role: 'qudao_worker', max: 2 });
  const company = await seedCompany(db, { passwordCost: 10 });
  await db.destroy();
  const config = loadConfig({ QUDAO_DATA: folder, PORT: '0', WORKER_METRICS_ADDRESS: '127.0.0.1:0' });
  const servers = { databaseUrl: postgres.url, temporalAddress: temporal.address };
  const worker = await startWorkerPart(config, servers, logger);
  const api = await startApiPart(config, servers, logger);
  const { client, close } = await connectClient(
    { address: temporal.address, namespace: 'default' },
    config,
    'qudao-record',
  );
  try {
    const signIn = async (key: SampleUserKey) =>
      [key, await new Person(api.url, company.users[key].login).signIn(company.password)] as const;
    const people = Object.fromEntries(await Promise.all((Object.keys(USERS) as SampleUserKey[]).map(signIn)));
    await work({ client, company, people: people as Players['people'] }, client);
  } finally {
    await close();
    await api.stop();
    await worker.stop();
    await temporal.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The whole history once the workflow has ended; one that the outbox starts may not be there yet. */
async function historyOf(client: Client, workflowId: string): Promise<unknown> {
  const handle = client.workflow.getHandle(workflowId);
  for (let i = 0; i < 240; i++) {
    const status = await handle.describe().then(
      (found) => found.status.name,
      () => 'NOT_STARTED',
    );
    if (status === 'COMPLETED') return historyToJson(await handle.fetchHistory());
    await sleep(250);
  }
  throw new Error(`${workflowId} does not complete`);
}

/** Which machine and process recorded it is nobody's business; replay does not look at it. */
function withoutPlace(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^(qudao-[a-z]+)@[^:]+:\d+/, '$1');
  if (Array.isArray(value)) return value.map(withoutPlace);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutPlace(inner)]));
}

await withSystem(async (players, client) => {
  for (const [workflow, paths] of Object.entries(WORKFLOWS)) {
    await mkdir(join(HISTORIES, workflow), { recursive: true });
    for (const [name, path] of Object.entries(paths)) {
      const history = withoutPlace(await historyOf(client, await path(players)));
      await writeFile(join(HISTORIES, workflow, `${name}.json`), `${JSON.stringify(history, null, 1)}\n`);
      console.log(`${workflow}/${name}`);
    }
  }
});
process.exit();
