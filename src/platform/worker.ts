// Owns a worker process: workflows and activities on their task queues, the sealer and the relay beside them, and their drain.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { LogLevel, WorkerOptions, WorkflowBundle } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { historyFromJson } from './history-json.ts';
import { batchQueue, webhookQueue } from './queues.ts';
import { dataConverter } from './temporal.ts';
import type { TemporalTarget } from './temporal.ts';

const WORKFLOWS = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));

/** Once per process: the SDK's logs go to our logger, its metrics to a Prometheus endpoint when an address is given. */
export function installRuntime(logger: Logger, metricsAddress: string | null): void {
  const forward = new DefaultLogger('WARN', ({ level, message, meta }) => {
    const fields = { ...meta, error: undefined, cause: meta?.error instanceof Error ? meta.error.message : undefined };
    if (level === 'ERROR') logger.error(fields, message);
    else logger.warn(fields, message);
  });
  Runtime.install({
    logger: forward,
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: 'temporalio_sdk_core=WARN,temporalio_client=WARN' },
      ...(metricsAddress ? { metrics: { prometheus: { bindAddress: metricsAddress } } } : {}),
    },
  });
}

/** The workflow bundle of this source tree. */
export async function bundleWorkflows(): Promise<WorkflowBundle> {
  const quiet = new DefaultLogger('ERROR' satisfies LogLevel);
  return bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: quiet });
}

export interface WorkerRequest {
  target: TemporalTarget;
  config: Pick<Config, 'temporalTaskQueue' | 'payloadKey' | 'maxCachedWorkflows' | 'databasePoolMax'>;
  bundle: WorkflowBundle;
  activities: object;
  identity: string;
}

export interface RunningWorker {
  /** Rejects when a worker ends by itself. */
  done: Promise<void>;
  /** Takes no new work, finishes what runs, closes the connection. */
  stop(): Promise<void>;
}

const WEBHOOKS_AT_ONCE = 20;
/** Grace for activities under way when the worker drains; the longest short step is 20 s. */
const DRAIN_GRACE = '25s';

export async function startWorker(request: WorkerRequest): Promise<RunningWorker> {
  const { config, target } = request;
  const connection = await NativeConnection.connect({ address: target.address });
  const converter = dataConverter(config);
  const common: WorkerOptions = {
    connection,
    namespace: target.namespace,
    taskQueue: config.temporalTaskQueue,
    activities: request.activities,
    identity: request.identity,
    shutdownGraceTime: DRAIN_GRACE,
    ...(converter ? { dataConverter: converter } : {}),
  };
  const interactive = await Worker.create({
    ...common,
    workflowBundle: request.bundle,
    // Activities beyond what the pool can serve would only queue for connections.
    maxConcurrentActivityTaskExecutions: config.databasePoolMax,
    maxConcurrentLocalActivityExecutions: config.databasePoolMax,
    ...(config.maxCachedWorkflows ? { maxCachedWorkflows: config.maxCachedWorkflows } : {}),
  });
  const batch = await Worker.create({
    ...common,
    taskQueue: batchQueue(config),
    workflowBundle: request.bundle,
    maxConcurrentActivityTaskExecutions: 2,
    maxCachedWorkflows: 20,
  });
  const webhooks = await Worker.create({
    ...common,
    taskQueue: webhookQueue(config),
    workflowBundle: request.bundle,
    maxConcurrentActivityTaskExecutions: WEBHOOKS_AT_ONCE,
    maxCachedWorkflows: 50,
  });
  const workers = [interactive, batch, webhooks];
  const done = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  return {
    done,
    stop: async () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await done.catch(() => undefined);
      await connection.close();
    },
  };
}

/** Runs a history through the workflows of `bundle`; null when they make the decisions it tells, else why not. */
export async function replayHistory(
  bundle: WorkflowBundle,
  config: Pick<Config, 'payloadKey'>,
  { workflowId, json }: { workflowId: string; json: string },
): Promise<string | null> {
  const converter = dataConverter(config);
  const options = { workflowBundle: bundle, ...(converter ? { dataConverter: converter } : {}) };
  const replays = Worker.runReplayHistories(options, [{ workflowId, history: historyFromJson(JSON.parse(json)) }]);
  // Taken to its end: a replayer that is left early never shuts down.
  let problem: string | null = null;
  for await (const { error } of replays) problem ??= error?.message ?? null;
  return problem;
}

/** A worker of activities alone, for what must run where its program stands. */
export async function startActivityWorker(request: {
  target: TemporalTarget;
  config: Pick<Config, 'payloadKey'>;
  taskQueue: string;
  activities: object;
  identity: string;
}): Promise<RunningWorker> {
  const { config, target, taskQueue, activities, identity } = request;
  const connection = await NativeConnection.connect({ address: target.address });
  const converter = dataConverter(config);
  const worker = await Worker.create({
    connection,
    namespace: target.namespace,
    taskQueue,
    activities,
    identity,
    shutdownGraceTime: DRAIN_GRACE,
    maxConcurrentActivityTaskExecutions: 2,
    ...(converter ? { dataConverter: converter } : {}),
  });
  const done = worker.run();
  return {
    done,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done.catch(() => undefined);
      await connection.close();
    },
  };
}
