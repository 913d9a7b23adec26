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

/** Finds or starts PostgreSQL (migrated) and, when `needs.temporal`, a Temporal server with its namespace. */
export async function findServers(
  config: Config,
  needs: { temporal: boolean },
  onProgress: Progress = () => undefined,
): Promise<FoundServers> {
  const stops: (() => Promise<void>)[] = [];
  const ended: Promise<never>[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.reverse()) await end();
  };
  try {
    const [databaseUrl, temporalAddress] = await Promise.all([
      findDatabase(config, onProgress, stops, ended),
      needs.temporal ? findWorkflows(config, onProgress, stops, ended) : '',
    ]);
    const failed = Promise.race([...ended, new Promise<never>(() => undefined)]);
    // A server that we stop ends too; who does not watch for failures must not be ended by that.
    failed.catch(() => undefined);
    return { databaseUrl, temporalAddress, stop, failed };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findDatabase(
  config: Config,
  onProgress: Progress,
  stops: (() => Promise<void>)[],
  ended: Promise<never>[],
): Promise<string> {
  const found = config.databaseUrl ?? (await runningPostgres(postgresFolder(config)))?.url;
  const url = found ?? (await startDatabase(config, onProgress, stops, ended));
  await migrate({ url, onProgress: (name) => onProgress(`migration ${name}`) });
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
  ended.push(server.exited.then(() => Promise.reject(new Error('PostgreSQL has ended by itself.'))));
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
  ended.push(server.exited.then(() => Promise.reject(new Error('Temporal has ended by itself.'))));
  return server.address;
}
