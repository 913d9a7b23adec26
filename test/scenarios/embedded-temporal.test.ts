/** The embedded Temporal keeps its workflows over every way of ending, and says in one sentence why it cannot start. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { StartupProblem } from '../../src/platform/embedded/problem.ts';
import { type EmbeddedTemporal, findTemporal, startTemporal } from '../../src/platform/embedded/temporal.ts';
import { devServer } from '../support/temporal.ts';

let folder: string;
let dataDir: string;
let running: EmbeddedTemporal | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-embedded-'));
  dataDir = join(folder, 'temporal');
  running = await devServer(dataDir);
});

afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: running!.address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

function start(workflowId: string): Promise<unknown> {
  const stage = { key: defineSearchAttributeKey('Stage', 'KEYWORD'), value: 'draft' };
  const options = { workflowId, taskQueue: 'nobody', typedSearchAttributes: new TypedSearchAttributes([stage]) };
  return withClient((client) => client.workflow.start('order', options));
}

function status(workflowId: string): Promise<string> {
  return withClient(async (client) => (await client.workflow.getHandle(workflowId).describe()).status.name);
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  const problem: unknown = await work.catch((error: unknown) => error);
  if (!(problem instanceof StartupProblem)) throw new Error(`no StartupProblem but ${String(problem)}`);
  expect(problem.message).not.toContain('\n');
  return problem.message;
}

test('workflows and our search attributes survive a clean stop', async () => {
  await start('order:clean');
  await running!.stop();
  running = await devServer(dataDir);
  expect(await status('order:clean')).toBe('RUNNING');
});

test('workflows survive kill -9 of the server', async () => {
  await start('order:killed');
  process.kill(running!.pid, 'SIGKILL');
  await running!.exited;
  running = await devServer(dataDir);
  expect(await status('order:killed')).toBe('RUNNING');
});

test('a second start over a folder in use, and a taken port, are refused', async () => {
  expect(await problemOf(devServer(dataDir))).toContain('already runs from this data folder');
  expect(await problemOf(devServer(join(folder, 'other'), running!.port))).toContain(`Port ${running!.port} `);
});

test('a database that is none, and a program that is none, are named with the cure', async () => {
  const broken = join(folder, 'broken');
  await mkdir(broken);
  await writeFile(join(broken, 'temporal.db'), 'this is not a database, but long enough to be looked at. '.repeat(50));
  expect(await problemOf(devServer(broken))).toMatch(/not a database.*backup/);
  const binary = join(folder, 'temporal-of-nobody');
  expect(await problemOf(startTemporal({ binary, dataDir: join(folder, 'x') }))).toContain('cannot be run');
  expect(await problemOf(findTemporal({ binary, cacheDir: folder }))).toContain('named in the configuration');
});
