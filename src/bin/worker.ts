// Runs a worker against given servers: workflows, activities, sealer, relay. Ctrl-C and SIGTERM drain.
import { loadConfig } from '../platform/config.ts';
import { createLogger } from '../platform/logging.ts';
import { prepareNamespace } from '../platform/temporal.ts';
import { installRuntime } from '../platform/worker.ts';
import { runUntilStopped } from './stop.ts';
import { startWorkerPart } from './parts.ts';

await runUntilStopped(async () => {
  const config = loadConfig(process.env);
  if (!config.databaseUrl || !config.temporalAddress) throw new Error('The worker needs DATABASE_URL and TEMPORAL_ADDRESS; `npm start` runs everything on one machine.');
  const logger = createLogger(config.logLevel, 'worker');
  installRuntime(logger, config.workerMetricsAddress);
  await prepareNamespace({ address: config.temporalAddress, namespace: config.temporalNamespace });
  const part = await startWorkerPart(config, { databaseUrl: config.databaseUrl, temporalAddress: config.temporalAddress }, logger);
  logger.info({ taskQueue: config.temporalTaskQueue }, 'worker is up');
  return part;
});
