/** A Temporal dev server on this machine with kept state: started, found again after a crash, stopped last. */
import { access, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { cannotUse } from './postgres-cluster.ts';
import { StartupProblem } from './problem.ts';
import {
  clearLeftover,
  freePort,
  lastWords,
  requireFreePort,
  runningServer,
  type Server,
  spawnServer,
  stopProcess,
  tieToUs,
  writeRecord,
} from './process.ts';

export { findTemporal, userCacheDir } from './temporal-binary.ts';

const RECORD = 'temporal-server.json';
const LOG = 'temporal.log';
const LOCKED = /database is locked|SQLITE_BUSY/i;
/** What operators can search by in Temporal; every value is an id or a code, never a name. */
export const SEARCH_ATTRIBUTES = ['BusinessId', 'Capability', 'PartyId', 'Stage'] as const;

export interface TemporalOptions {
  /** The `temporal` program, see `findTemporal`. */
  binary: string;
  dataDir: string;
  /** A free one is taken when it is not given or 0. */
  port?: number;
  portCure?: string;
  /** Serves Temporal's own pages there. The dev server cannot switch their writes off, so they are off unless asked for. */
  uiPort?: number;
  namespace?: string;
  onProgress?: (line: string) => void;
  /** For tests: kept in memory only, ends with this process whatever kills it. */
  ephemeral?: boolean;
}

export interface EmbeddedTemporal {
  address: string;
  port: number;
  pid: number;
  /** Resolves when the server is gone, whatever the reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the dev server over `dataDir` and returns when its namespace and search attributes are there.
 * A server left there by a killed launcher is stopped first. Everything that can go wrong outside Qudao is a StartupProblem.
 */
export async function startTemporal(options: TemporalOptions): Promise<EmbeddedTemporal> {
  const dataDir = resolve(options.dataDir);
  const namespace = options.namespace ?? 'default';
  await mkdir(dataDir, { recursive: true }).catch(cannotUse(dataDir));
  const recordFile = join(dataDir, RECORD);
  await clearLeftover(recordFile, 'Temporal');
  if (options.port) await requireFreePort(options.port, 'Temporal', options.portCure);
  if (options.uiPort !== undefined) await requireFreePort(options.uiPort, "Temporal's pages", options.portCure);
  const port = options.port || (await freePort());
  options.onProgress?.(`starting Temporal on 127.0.0.1:${port}`);
  const server = await startServer({ ...options, dataDir, port, namespace });
  await writeRecord(recordFile, server.pid, port);
  const lifeline = options.ephemeral ? tieToUs(server.pid) : undefined;
  return {
    address: `127.0.0.1:${port}`,
    port,
    pid: server.pid,
    exited: server.exited,
    stop: async () => {
      await stopProcess(server.pid);
      lifeline?.release();
      await rm(recordFile, { force: true });
    },
  };
}

/** The Temporal that another living Qudao process runs over this folder, for commands that join a running start. */
export async function runningTemporal(dataDir: string): Promise<{ address: string; port: number } | undefined> {
  const running = await runningServer(join(resolve(dataDir), RECORD));
  return running?.launcherAlive ? { address: `127.0.0.1:${running.port}`, port: running.port } : undefined;
}

function serverArguments(options: TemporalOptions & { port: number; namespace: string }): string[] {
  // WAL makes the kept state nearly as fast as memory.
  const kept = [
    '--db-filename',
    join(options.dataDir, 'temporal.db'),
    '--sqlite-pragma',
    'journal_mode=wal',
    '--sqlite-pragma',
    'synchronous=normal',
  ];
  const pages =
    options.uiPort === undefined ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(options.uiPort)];
  return [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(options.port),
    '--namespace',
    options.namespace,
    '--log-level',
    'warn',
    ...(options.ephemeral ? [] : kept),
    ...pages,
    ...SEARCH_ATTRIBUTES.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
  ];
}

async function startServer(options: TemporalOptions & { port: number; namespace: string }): Promise<Server> {
  const logFile = join(options.dataDir, LOG);
  let server: Server;
  try {
    server = await spawnServer({
      command: options.binary,
      args: serverArguments(options),
      logFile,
      cwd: dirname(logFile),
    });
  } catch (cause) {
    throw new StartupProblem(
      `The Temporal program ${options.binary} cannot be run: install the "temporal" CLI again or remove that file so that another is found.`,
      { cause },
    );
  }
  if (await healthy(server, options.port, options.namespace)) return server;
  await stopProcess(server.pid, 'SIGINT', 5_000);
  const why = await lastWords(logFile, /error|unable|fail|panic|locked|malformed|not a database/i);
  const database = join(options.dataDir, 'temporal.db');
  if ((await lastWords(logFile, LOCKED)).match(LOCKED)) {
    throw new StartupProblem(
      `Temporal's database ${database} is locked by another program: stop that program and start again.`,
    );
  }
  const cure = (await access(database).then(
    () => true,
    () => false,
  ))
    ? `; if ${database} is damaged, restore it from a backup or move the whole data folder away to start with an empty one`
    : '';
  throw new StartupProblem(`Temporal did not start (${why || 'it gave no reason'}): see ${logFile}${cure}.`);
}

/** Waits until the server answers for the namespace with our search attributes; false when it gave up. */
async function healthy(server: Server, port: number, namespace: string): Promise<boolean> {
  let gone = false;
  void server.exited.then(() => (gone = true));
  const deadline = Date.now() + 90_000;
  while (!gone && Date.now() < deadline) {
    let connection: Connection | undefined;
    try {
      connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 2_000 });
      await connection.workflowService.describeNamespace({ namespace });
      const known = await connection.operatorService.listSearchAttributes({ namespace });
      if (SEARCH_ATTRIBUTES.every((name) => name in known.customAttributes)) return true;
    } catch {
      // Not yet.
    } finally {
      await connection?.close();
    }
    await sleep(100);
  }
  return false;
}
