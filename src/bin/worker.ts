// Runs a worker against given servers: workflows, activities, sealer, relay. Ctrl-C and SIGTERM drain.
import { loadConfig } from '../platform/config.ts';
import { createLogger } from '../platform/logging.ts';
import { prepareNamespace } from '../platform/temporal.ts';
import { installRuntime } from '../platform/worker.ts';
import { runUntilStopped } from './stop.ts';
import { startWorkerPart } from './parts.ts';

await runUntilStopped(async () => {
  const config = loadConfig(process.env);
  const databaseUrl = config.databaseWorkerUrl ?? config.databaseUrl;
  const { temporalAddress } = config;
  if (!databaseUrl || !temporalAddress)
    throw new Error(
      'The worker needs DATABASE_WORKER_URL (or DATABASE_URL) and TEMPORAL_ADDRESS; `npm start` runs everything on one machine.',
    );
  const logger = createLogger(config.logLevel, 'worker');
  installRuntime(logger, config.workerMetricsAddress);
  await prepareNamespace({ address: temporalAddress, namespace: config.temporalNamespace });
  const part = await startWorkerPart(config, { databaseUrl, temporalAddress }, logger);
  logger.info({ taskQueue: config.temporalTaskQueue }, 'worker is up');
  return part;
});
