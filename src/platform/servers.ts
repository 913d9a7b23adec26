// Owns finding servers for a command: given ones, those of a running start, or embedded ones for as long as the command runs.
import { join } from 'node:path';
import type { Config } from './config.ts';
import { findTemporal, runningTemporal, startTemporal } from './embedded/temporal.ts';
import { runningPostgres, startPostgres } from './embedded/postgres.ts';
import { migrate } from './migrate.ts';
import { prepareNamespace } from './temporal.ts';

export interface FoundServers {
  databaseUrl: string;
  /** Empty when the command did not ask for Temporal. */
  temporalAddress: string;
  /** Stops what was started here; given and running servers are left alone. */
  stop(): Promise<void>;
  /** Rejects when an embedded server ends by itself. */
  failed: Promise<never>;
}

export type Progress = (line: string) => void;

export function postgresFolder(config: Config): string {
  return join(config.dataDir, 'postgres');
}

export function temporalFolder(config: Config): string {
  return join(config.dataDir, 'temporal');
}

/**
 * Finds or starts PostgreSQL and, when `needs.temporal`, a Temporal server with its namespace. The schema is brought up to date,
 * unless `needs.migrate` is false: who only looks must change nothing.
 */
export async function findServers(
  config: Config,
  needs: { temporal: boolean; migrate?: boolean },
  onProgress: Progress = () => undefined,
): Promise<FoundServers> {
  const stops: (() => Promise<void>)[] = [];
  const ended: Promise<never>[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.reverse()) await end();
  };
  // Both are awaited even when one fails: a server that is still starting must be stopped too.
  const [database, workflows] = await Promise.allSettled([
    findDatabase(config, needs.migrate ?? true, onProgress, stops, ended),
    needs.temporal ? findWorkflows(config, onProgress, stops, ended) : '',
  ]);
  if (database.status === 'rejected' || workflows.status === 'rejected') {
    await stop();
    throw database.status === 'rejected' ? database.reason : (workflows as PromiseRejectedResult).reason;
  }
  const failed = Promise.race([...ended, new Promise<never>(() => undefined)]);
  failed.catch(() => undefined);
  return { databaseUrl: database.value, temporalAddress: workflows.value, stop, failed };
}

async function findDatabase(
  config: Config,
  migrated: boolean,
  onProgress: Progress,
  stops: (() => Promise<void>)[],
  ended: Promise<never>[],
): Promise<string> {
  const found = config.databaseUrl ?? (await runningPostgres(postgresFolder(config)))?.url;
  const url = found ?? (await startDatabase(config, onProgress, stops, ended));
  if (migrated) await migrate({ url, onProgress: (name) => onProgress(`migration ${name}`) });
  return url;
}

async function startDatabase(
  config: Config,
  onProgress: Progress,
  stops: (() => Promise<void>)[],
  ended: Promise<never>[],
): Promise<string> {
  const server = await startPostgres({
    dataDir: postgresFolder(config),
    port: config.databasePort,
    portCure: 'set DATABASE_PORT to a free port',
    onProgress,
  });
  stops.push(server.stop);
  ended.push(loss(server.exited, 'PostgreSQL has ended by itself.'));
  return server.url;
}

async function findWorkflows(
  config: Config,
  onProgress: Progress,
  stops: (() => Promise<void>)[],
  ended: Promise<never>[],
): Promise<string> {
  const found = config.temporalAddress ?? (await runningTemporal(temporalFolder(config)))?.address;
  if (found) {
    await prepareNamespace({ address: found, namespace: config.temporalNamespace });
    return found;
  }
  const { path } = await findTemporal({
    cacheDir: config.cacheDir,
    onProgress,
    ...(config.temporalBinary ? { binary: config.temporalBinary } : {}),
  });
  const server = await startTemporal({
    binary: path,
    dataDir: temporalFolder(config),
    port: config.temporalPort,
    portCure: 'set TEMPORAL_PORT to a free port',
    namespace: config.temporalNamespace,
    onProgress,
    ...(config.temporalUiPort ? { uiPort: config.temporalUiPort } : {}),
  });
  stops.push(server.stop);
  ended.push(loss(server.exited, 'Temporal has ended by itself.'));
  return server.address;
}

/** Rejects with a sentence when a server is gone; nobody may be listening yet when it happens. */
function loss(exited: Promise<void>, sentence: string): Promise<never> {
  const lost = exited.then(() => Promise.reject(new Error(sentence)));
  lost.catch(() => undefined);
  return lost;
}

/** Whether another Qudao uses the embedded servers of this data folder, be it only to stop. */
export async function inUse(config: Config): Promise<boolean> {
  const [database, workflows] = await Promise.all([
    runningPostgres(postgresFolder(config)),
    runningTemporal(temporalFolder(config)),
  ]);
  return database !== undefined || workflows !== undefined;
}
