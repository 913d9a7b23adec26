// Owns the machine of a chaos run: PostgreSQL, Temporal, worker and API as processes of their own over one throw-away folder.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDatabase } from '../../../src/platform/db/database.ts';
import { freePort, spawnServer } from '../../../src/platform/embedded/process.ts';
import { startPostgres } from '../../../src/platform/embedded/postgres.ts';
import { migrate } from '../../../src/platform/migrate.ts';
import { prepareNamespace } from '../../../src/platform/temporal.ts';
import { seedCompany } from '../../../src/sample/company.ts';
import type { SampleCompany } from '../../../src/sample/company.ts';
import { devServer } from '../../support/temporal.ts';
import { Supervisor } from './supervisor.ts';
import type { Start } from './supervisor.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What plays Temporal: the dev server with kept state, or a production server. */
export type TemporalServer = (place: { folder: string; port: number; postgres: string }) => Promise<Start>;

const devTemporal: TemporalServer =
  async ({ folder, port }) =>
  () =>
    devServer(folder, port);

export interface World {
  supervisor: Supervisor;
  api: string;
  temporalAddress: string;
  /** Workflow payloads are encrypted with it, as a deployment does. */
  payloadKey: string;
  company: SampleCompany;
  /** A login that may read everything and change nothing. */
  readerUrl: string;
  /** The data folder of the programs: anchors, logs. */
  folder: string;
  stop(): Promise<void>;
}

export interface WorldOptions {
  say: (line: string) => void;
  temporalServer?: TemporalServer;
  /** Leaves the folder with its data and logs behind. */
  keep?: boolean;
}

/** Starts everything with the logins of a real deployment and the sample company. */
export async function startWorld({ say, temporalServer = devTemporal, keep = false }: WorldOptions): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'qudao-chaos-'));
  // PostgreSQL never runs as root and has to get in as its own user.
  await chmod(folder, 0o755);
  const supervisor = new Supervisor(say);
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    if (keep) say(`everything is left in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  };
  try {
    const ports = {
      api: await freePort(),
      temporal: await freePort(),
      postgres: await freePort(),
      metrics: await freePort(),
    };
    const database = { dataDir: join(folder, 'postgres'), port: ports.postgres };
    let superuser = '';
    await supervisor.start('postgres', async () => {
      const server = await startPostgres(database);
      superuser = server.url;
      return server;
    });
    const logins = await makeLogins(superuser);
    await migrate({ url: logins.owner });
    const company = await seed(logins.worker);
    const temporalFolder = join(folder, 'temporal');
    await mkdir(temporalFolder);
    await supervisor.start(
      'temporal',
      await temporalServer({ folder: temporalFolder, port: ports.temporal, postgres: superuser }),
    );
    const temporalAddress = `127.0.0.1:${ports.temporal}`;
    await prepareNamespace({ address: temporalAddress, namespace: 'default' });
    const payloadKey = randomBytes(32).toString('hex');
    const env = { ...environment(folder, ports, logins), PAYLOAD_KEY: payloadKey };
    await supervisor.start('worker', program('worker', folder, env, `http://127.0.0.1:${ports.metrics}/metrics`));
    await supervisor.start('api', program('api', folder, env, `http://127.0.0.1:${ports.api}/readyz`));
    return {
      supervisor,
      api: `http://127.0.0.1:${ports.api}`,
      temporalAddress,
      payloadKey,
      company,
      readerUrl: logins.reader,
      folder,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Logins {
  owner: string;
  api: string;
  worker: string;
  reader: string;
}

/** The logins of deploy/postgres/roles.sql: what the programs use owns nothing. */
async function makeLogins(superuser: string): Promise<Logins> {
  const password = randomBytes(12).toString('hex');
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  try {
    for (const name of ['owner', 'api', 'worker', 'reader'])
      await client.query(`set setup.${name}_password = '${password}'`);
    await client.query(await readFile(join(ROOT, 'deploy/postgres/roles.sql'), 'utf8'));
    await client.query('alter database qudao owner to qudao_owner');
  } finally {
    await client.end();
  }
  const as = (login: string): string => {
    const url = new URL(superuser);
    url.username = login;
    url.password = password;
    return url.toString();
  };
  return {
    owner: as('qudao_owner'),
    api: as('qudao_api_login'),
    worker: as('qudao_worker_login'),
    reader: as('qudao_reader_login'),
  };
}

async function seed(workerUrl: string): Promise<SampleCompany> {
  const db = openDatabase({ url: workerUrl, role: 'qudao_worker', max: 2 });
  try {
    return await seedCompany(db, { passwordCost: 10 });
  } finally {
    await db.destroy();
  }
}

function environment(
  folder: string,
  ports: Record<'api' | 'temporal' | 'metrics', number>,
  logins: Logins,
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    QUDAO_DATA: folder,
    DATABASE_API_URL: logins.api,
    DATABASE_WORKER_URL: logins.worker,
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    PORT: String(ports.api),
    WORKER_METRICS_ADDRESS: `127.0.0.1:${ports.metrics}`,
    LOG_LEVEL: 'warn',
  };
}

/** One of our own programs; it is up when `url` answers anything. */
function program(name: 'api' | 'worker', folder: string, env: NodeJS.ProcessEnv, url: string): Start {
  let starts = 0;
  return async () => {
    starts += 1;
    const logFile = join(folder, `${name}-${starts}.log`);
    const running = await spawnServer({
      command: process.execPath,
      args: [join(ROOT, 'src/bin', `${name}.ts`)],
      logFile,
      cwd: ROOT,
      env,
    });
    const ended = running.exited.then(() => true);
    for (let i = 0; i < 600; i++) {
      if (await answers(url)) return running;
      if (await Promise.race([ended, sleep(100).then(() => false)])) throw new Error(await lastLines(logFile));
    }
    throw new Error(`no answer at ${url} in a minute`);
  };
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
}

async function lastLines(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).trim().split('\n').slice(-3).join(' ');
}
