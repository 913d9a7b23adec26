// Owns the parts every program is wired from: the worker side and the API side, over given servers.
import { fileURLToPath } from 'node:url';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { createExportActivities } from '../../activities/exports.ts';
import { createActivities } from '../../activities/index.ts';
import { anchorFolder } from '../audit/anchors.ts';
import { startArchiver } from '../audit/archive.ts';
import { startSealer } from '../audit/sealer.ts';
import { observeHealth } from '../health/figures.ts';
import { workflowHistories } from '../platform/closed-workflows.ts';
import { blobStoreOf } from '../platform/blobs/blob-store.ts';
import type { Config } from '../platform/config.ts';
import { dataKeyOf } from '../platform/data-key.ts';
import { openDatabase } from '../platform/db/database.ts';
import { deliveries } from '../platform/deliveries.ts';
import { buildApp } from '../platform/http/app.ts';
import { createLogger } from '../platform/logging.ts';
import { startRelay } from '../platform/outbox.ts';
import { serveMetrics } from '../platform/telemetry.ts';
import { exportQueue, webhookQueue } from '../platform/queues.ts';
import { connectClient } from '../platform/temporal.ts';
import { bundleWorkflows, startActivityWorker, startWorker } from '../platform/worker.ts';
import { deliverEvent } from '../webhooks/fan-out.ts';
import { allMessages, registerRoutes } from './routes.ts';

/** Where the servers are. */
export interface Servers {
  databaseUrl: string;
  temporalAddress: string;
}

export interface Part {
  /** Drains: nothing new is taken, what runs is finished. */
  stop(): Promise<void>;
}

const CONSOLE = fileURLToPath(new URL('../../dist/console', import.meta.url));

/** Whose histories are kept beyond Temporal's retention. */
const ARCHIVED_WORKFLOWS = ['order', 'returnGoods', 'decideInBulk'];

const identity = (program: string): string => `qudao-${program}@${hostname()}:${process.pid}`;

/** Workflows and activities, the sealer of the audit chain and the outbox relay. */
export async function startWorkerPart(
  config: Config,
  servers: Servers,
  logger: Logger = createLogger(config.logLevel, 'worker'),
): Promise<Part & { failed: Promise<never> }> {
  const db = openDatabase({
    url: config.databaseWorkerUrl ?? servers.databaseUrl,
    role: 'qudao_worker',
    max: config.databasePoolMax,
    name: 'qudao-worker',
  });
  const target = { address: servers.temporalAddress, namespace: config.temporalNamespace };
  const { client, close } = await connectClient(target, config, identity('worker'));
  const bundle = await bundleWorkflows();
  const worker = await startWorker({
    target,
    config,
    bundle,
    activities: createActivities({
      db,
      temporal: client,
      blobs: blobStoreOf(config),
      webhooks: { dataKey: await dataKeyOf(config), allowedHosts: config.webhookAllowedHosts },
    }),
    identity: identity('worker'),
  });
  const onError = (error: unknown): void =>
    logger.warn(
      { cause: error instanceof Error ? error.message : String(error) },
      'background work failed and will be tried again',
    );
  const sealer = startSealer({ db, anchorFolder: anchorFolder(config.dataDir), onError });
  const archiver = startArchiver({ db, histories: workflowHistories(client, ARCHIVED_WORKFLOWS), onError });
  const handlers = { ...deliveries({ db, temporal: client }), webhook: deliverEvent(db, webhookQueue(config)) };
  const relay = startRelay({ db, handlers, onError });
  const failed = worker.done.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(error instanceof Error ? error : new Error(String(error))),
  );
  return {
    failed,
    stop: async () => {
      await worker.stop();
      await archiver.stop();
      await relay.stop();
      await sealer.stop();
      await close();
      await db.destroy();
    },
  };
}

/** The API and the console on one port. Port 0 takes a free one. */
export async function startApiPart(
  config: Config,
  servers: Servers,
  logger: Logger = createLogger(config.logLevel, 'api'),
): Promise<Part & { url: string }> {
  const db = openDatabase({
    url: config.databaseApiUrl ?? servers.databaseUrl,
    role: 'qudao_api',
    max: config.databasePoolMax,
    name: 'qudao-api',
  });
  const target = { address: servers.temporalAddress, namespace: config.temporalNamespace };
  const { client, close } = await connectClient(target, config, identity('api'));
  const probes = {
    database: async () => {
      await db.selectFrom('tenant').select('id').limit(1).execute();
    },
    temporal: async () => {
      await client.connection.workflowService.getSystemInfo({});
    },
  };
  const { app, telemetry, startDraining } = await buildApp(
    {
      db,
      temporal: client,
      config,
      messages: allMessages,
      logger,
      probes,
      consoleDir: CONSOLE,
      dataKey: await dataKeyOf(config),
    },
    registerRoutes,
  );
  observeHealth(telemetry, db);
  const exporting = await startActivityWorker({
    target,
    config,
    taskQueue: exportQueue(config),
    activities: createExportActivities({ db, blobs: blobStoreOf(config) }),
    identity: identity('api'),
  });
  exporting.done.catch((error: unknown) => logger.error({ err: error }, 'exports have stopped'));
  const url = await app.listen({ host: config.host, port: config.port });
  const metrics = config.apiMetricsAddress ? await serveMetrics(telemetry, config.apiMetricsAddress) : null;
  return {
    url,
    stop: async () => {
      startDraining();
      await app.close();
      await exporting.stop();
      await metrics?.close();
      await close();
      await db.destroy();
    },
  };
}
