// Owns a production Temporal server for a chaos run: its schema by Temporal's own tool, its configuration like that of docker-compose.yml.
import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import { requireFreePort, spawnServer, stopProcess } from '../../../src/platform/embedded/process.ts';
import type { TemporalServer } from './world.ts';

const run = promisify(execFile);
const SCHEMA_SCRIPT = fileURLToPath(new URL('../../../deploy/temporal/schema.sh', import.meta.url));

export interface ProductionTemporal {
  /** The program `temporal-server`. */
  server: string;
  /** The program `temporal-sql-tool`. */
  sqlTool: string;
  /** The folder `schema/postgresql/v12` of the same release. */
  schema: string;
}

/** Temporal's server on PostgreSQL with a login and two databases of its own. */
export function productionTemporal(programs: ProductionTemporal): TemporalServer {
  return async ({ folder, port, postgres }) => {
    const database = new URL(postgres);
    const password = randomBytes(12).toString('hex');
    await makeDatabases(postgres, password);
    await makeSchema(programs, folder, database, password);
    // A second run must change nothing: a deployment runs it at every start.
    await makeSchema(programs, folder, database, password);
    const config = join(folder, 'config');
    await mkdir(config);
    await writeFile(join(config, 'docker.yaml'), await configuration(database, password, port));
    let starts = 0;
    return async () => {
      starts += 1;
      const logFile = join(folder, `temporal-${starts}.log`);
      const args = ['--root', folder, '--config', 'config', '--env', 'docker', '--allow-no-auth', 'start'];
      const running = await spawnServer({ command: programs.server, args, logFile, cwd: folder });
      await healthy(port, running.exited);
      return { ...running, stop: () => stopProcess(running.pid) };
    };
  };
}

async function makeDatabases(postgres: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres });
  await client.connect();
  try {
    await client.query(`create role temporal login password '${password}'`);
    for (const name of ['temporal', 'temporal_visibility'])
      await client.query(`create database ${name} owner temporal`);
  } finally {
    await client.end();
  }
}

/** Runs the very script the deployment runs, with the programs of this machine. */
async function makeSchema(
  { sqlTool, schema }: ProductionTemporal,
  folder: string,
  database: URL,
  password: string,
): Promise<void> {
  const programs = join(folder, 'programs');
  await mkdir(programs, { recursive: true });
  await symlink(sqlTool, join(programs, 'temporal-sql-tool')).catch(() => undefined);
  await chmod(folder, 0o755);
  await run('sh', [SCHEMA_SCRIPT], {
    env: {
      PATH: `${programs}:${process.env.PATH}`,
      POSTGRES_SEEDS: database.hostname,
      DB_PORT: database.port,
      POSTGRES_USER: 'temporal',
      SQL_PASSWORD: password,
      TEMPORAL_SCHEMA: schema,
    },
  });
}

async function healthy(port: number, exited: Promise<void>): Promise<void> {
  const ended = exited.then(() => true);
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 1_000 }).catch(
      () => null,
    );
    const answered = await connection?.workflowService.listNamespaces({}).then(
      () => true,
      () => false,
    );
    await connection?.close();
    if (answered) return;
    if (await Promise.race([ended, sleep(100).then(() => false)]))
      throw new Error('the Temporal server ended: see its log');
  }
  throw new Error('the Temporal server did not come up in a minute');
}

/** Temporal keeps its membership ports in a smallint, so they must lie below 32,768. */
async function freeLowPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_767);
    const free = await requireFreePort(port, 'Temporal').then(
      () => true,
      () => false,
    );
    if (free) return port;
  }
}

/** What the image makes of the variables in docker-compose.yml, with free ports; shards as few as two cores carry. */
async function configuration(database: URL, password: string, port: number): Promise<string> {
  const store = (name: string, connections: number): object => ({
    sql: {
      pluginName: 'postgres12',
      databaseName: name,
      connectAddr: `${database.hostname}:${database.port}`,
      connectProtocol: 'tcp',
      user: 'temporal',
      password,
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  });
  const rpc = async (grpcPort?: number): Promise<object> => ({
    rpc: { grpcPort: grpcPort ?? (await freeLowPort()), membershipPort: await freeLowPort(), bindOnIP: '127.0.0.1' },
  });
  const services = { frontend: await rpc(port), matching: await rpc(), history: await rpc(), worker: await rpc() };
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      numHistoryShards: 4,
      defaultStore: 'default',
      visibilityStore: 'visibility',
      datastores: { default: store('temporal', 20), visibility: store('temporal_visibility', 10) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services,
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `127.0.0.1:${port}` },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    publicClient: { hostPort: `127.0.0.1:${port}` },
  });
}
