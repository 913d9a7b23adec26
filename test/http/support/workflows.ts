/** A Temporal server with a worker, for tests that go through routes into workflows and back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../../activities/index.ts';
import type { Db } from '../../../src/platform/db/database.ts';
import { prepareNamespace } from '../../../src/platform/temporal.ts';
import { devServer } from '../../support/temporal.ts';
import { workflowBundle } from '../../support/workflow-bundle.ts';

export interface TestWorkflows {
  client: Client;
  /** Starts the worker; `db` acts as qudao_worker. */
  work(db: Db): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorkflows(): Promise<TestWorkflows> {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  const folder = await mkdtemp(join(tmpdir(), 'qudao-workflows-'));
  const { address, stop } = await devServer(folder);
  await prepareNamespace({ address, namespace: 'default' });
  const client = new Client({ connection: await Connection.connect({ address }) });
  const connection = await NativeConnection.connect({ address });
  let worker: Worker | undefined;
  let running: Promise<void> | undefined;
  return {
    client,
    async work(db) {
      const activities = createActivities({ db, temporal: client });
      worker = await Worker.create({
        connection,
        taskQueue: 'qudao',
        workflowBundle: await workflowBundle(),
        activities,
      });
      running = worker.run();
    },
    async stop() {
      worker?.shutdown();
      await running;
      await connection.close();
      await client.connection.close();
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
