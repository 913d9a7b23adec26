/** A real PostgreSQL on this machine from npm packages alone: made once per folder, started, found again, stopped. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import {
  cannotUse,
  checkCluster,
  codeOf,
  createCluster,
  entriesOf,
  findBinaries,
  MAJOR,
  PASSWORD,
  readPassword,
} from './postgres-cluster.ts';
import { type PostgresUser, postgresUser } from './postgres-user.ts';
import { StartupProblem } from './problem.ts';
import {
  clearLeftover,
  freePort,
  lastWords,
  requireFreePort,
  runningServer,
  type Server,
  spawnServer,
  startTime,
  stopProcess,
  tieToUs,
  writeRecord,
} from './process.ts';

const run = promisify(execFile);
const DATABASE = 'qudao';
const RECORD = 'qudao-server.json';
const LOG = 'qudao-postgres.log';

export interface PostgresOptions {
  dataDir: string;
  /** A free one is taken when it is not given or 0. */
  port?: number;
  /** The cure to name when the port is taken, e.g. "set QUDAO_PG_PORT to another port". */
  portCure?: string;
  onProgress?: (line: string) => void;
  /** For tests: not durable, ends with this process whatever kills it, and its folder goes with it. */
  ephemeral?: boolean;
}

export interface EmbeddedPostgres {
  /** Superuser URL of the database "qudao". */
  url: string;
  port: number;
  pid: number;
  /** Resolves when the server is gone, whatever the reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL over `dataDir`, making the cluster on first use, and returns when it answers.
 * A server left there by a killed launcher is stopped first. Everything that can go wrong outside Qudao is a StartupProblem.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const progress = options.onProgress ?? (() => undefined);
  const binaries = await findBinaries();
  await mkdir(dirname(dataDir), { recursive: true }).catch(cannotUse(dataDir));
  const user = await postgresUser([join(dataDir, LOG), binaries.postgres]);
  const entries = await entriesOf(dataDir);
  const recordFile = join(dataDir, RECORD);
  await clearLeftover(recordFile, 'PostgreSQL');
  await clearLeftoverPid(dataDir);
  if (options.port) await requireFreePort(options.port, 'PostgreSQL', options.portCure);
  const port = options.port || (await freePort());
  if (entries.length > 0) await checkCluster(dataDir, entries);
  else await createCluster(dataDir, binaries, user, progress, options.ephemeral ?? false);
  const password = await readPassword(dataDir);

  progress(`starting PostgreSQL ${MAJOR} on 127.0.0.1:${port}`);
  const server = await startServer(dataDir, binaries.postgres, user, port, password, options.ephemeral ?? false);
  await writeRecord(recordFile, server.pid, port);
  const lifeline = options.ephemeral ? tieToUs(server.pid, dataDir) : undefined;
  return {
    url: urlOf(password, port),
    port,
    pid: server.pid,
    exited: server.exited,
    stop: async () => {
      await stopProcess(server.pid);
      lifeline?.release();
      await rm(recordFile, { force: true });
      if (options.ephemeral) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The PostgreSQL that another living Qudao process runs over this folder, for commands that join a running start. */
export async function runningPostgres(dataDir: string): Promise<{ url: string; port: number } | undefined> {
  const running = await runningServer(join(resolve(dataDir), RECORD));
  if (!running?.launcherAlive) return undefined;
  return { url: urlOf(await readPassword(resolve(dataDir)), running.port), port: running.port };
}

function urlOf(password: string, port: number, database = DATABASE): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** A postmaster.pid may name a postmaster that runs without our record, a dead or zombie one, or a stranger who got its pid later. */
async function clearLeftoverPid(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const pid = Number.parseInt((await readFile(file, 'utf8').catch(() => '')).split('\n')[0] ?? '', 10);
  if (!(pid > 0)) return;
  if (startTime(pid) !== undefined && (await commandOf(pid)).includes(dataDir)) await stopProcess(pid);
  // Children of a killed postmaster finish what they do; the lock may only go when the last of them has.
  for (let i = 0; i < 100 && (await anyoneIn(dataDir)); i++) await sleep(100);
  if (!(await anyoneIn(dataDir))) await rm(file, { force: true });
}

async function commandOf(pid: number): Promise<string> {
  const fromPs = () => run('ps', ['-o', 'command=', '-p', String(pid)]).then((ps) => ps.stdout);
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(fromPs);
}

/** Whether a process works inside the folder; where there is no /proc, PostgreSQL's own lock has to answer. */
async function anyoneIn(dataDir: string): Promise<boolean> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (pids.length === 0) return true;
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return folders.includes(dataDir);
}

function serverFlags(port: number, ephemeral: boolean): string[] {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(ephemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'on' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function startServer(
  dataDir: string,
  binary: string,
  user: PostgresUser,
  port: number,
  password: string,
  ephemeral: boolean,
): Promise<Server> {
  const logFile = join(dataDir, LOG);
  const spawned = user.as(binary, ['-D', dataDir, ...serverFlags(port, ephemeral)]);
  // After a kill -9 of the postmaster its children need a moment to notice and let go of the shared memory.
  for (let attempt = 1; ; attempt++) {
    const server = await spawnServer({ ...spawned, logFile, cwd: dataDir });
    if (await answers(server, port, password, dataDir)) return server;
    await stopProcess(server.pid, 'SIGINT', 5_000);
    const why = await lastWords(logFile, /FATAL|PANIC|error/);
    if (attempt < 20 && /shared memory block|lock file/.test(why)) {
      await sleep(500);
      continue;
    }
    throw new StartupProblem(
      `PostgreSQL did not start over ${dataDir} (${why || 'it gave no reason'}): see ${logFile}; if the folder is damaged, restore it from a backup or move it away to start with an empty one.`,
    );
  }
}

/** Waits until the database qudao can be used (recovery after a crash may take its time); false when the server gave up. */
async function answers(server: Server, port: number, password: string, dataDir: string): Promise<boolean> {
  let gone = false;
  void server.exited.then(() => (gone = true));
  const deadline = Date.now() + 180_000;
  while (!gone && Date.now() < deadline) {
    const client = new pg.Client({
      connectionString: urlOf(password, port, 'postgres'),
      connectionTimeoutMillis: 2_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`create database ${DATABASE}`);
      return true;
    } catch (error) {
      if (codeOf(error) === '28P01') {
        await stopProcess(server.pid);
        throw new StartupProblem(
          `PostgreSQL refuses the password kept in ${join(dataDir, PASSWORD)}: restore that file from a backup, or move ${dataDir} away to start with an empty one.`,
        );
      }
      await sleep(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}
