/** The embedded PostgreSQL keeps its data over every way of ending, and says in one sentence why it cannot start. */
import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startPostgres } from '../../src/platform/embedded/postgres.ts';
import { StartupProblem } from '../../src/platform/embedded/problem.ts';

let folder: string;
let dataDir: string;
let running: EmbeddedPostgres | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-embedded-'));
  dataDir = join(folder, 'postgres');
  running = await startPostgres({ dataDir });
  await query(running.url, 'create table kept (value int)');
  await query(running.url, 'insert into kept values (42)');
});

afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function problemOf(options: { dataDir: string; port?: number }): Promise<StartupProblem> {
  const problem: unknown = await startPostgres(options).then(
    (server) => server.stop(),
    (error: unknown) => error,
  );
  if (!(problem instanceof StartupProblem)) throw new Error(`no StartupProblem but ${String(problem)}`);
  expect(problem.message).not.toContain('\n');
  return problem;
}

test('a second start over a folder in use is refused, naming the port', async () => {
  expect((await problemOf({ dataDir })).message).toContain(
    `already runs from this data folder on port ${running?.port}`,
  );
});

test('data survive a clean stop', async () => {
  await running?.stop();
  running = await startPostgres({ dataDir });
  expect(await query(running.url, 'select value from kept')).toEqual([{ value: 42 }]);
});

test('data survive kill -9 of the server', async () => {
  process.kill(running!.pid, 'SIGKILL');
  await running!.exited;
  running = await startPostgres({ dataDir });
  expect(await query(running.url, 'select value from kept')).toEqual([{ value: 42 }]);
});

test('a server that a killed launcher left behind is stopped and started again', async () => {
  const left = running!.pid;
  // What a launcher that was killed leaves: the record names a process that is no more.
  const record = JSON.stringify({ pid: left, started: 'x', launcher: 1, launcherStarted: 'long ago', port: 1 });
  await writeFile(join(dataDir, 'qudao-server.json'), record);
  running = await startPostgres({ dataDir });
  expect(running.pid).not.toBe(left);
  expect(await query(running.url, 'select value from kept')).toEqual([{ value: 42 }]);
});

test('a taken port is refused with its number', async () => {
  await running?.stop();
  running = undefined;
  const stranger = createServer();
  await new Promise<void>((resolve) => void stranger.listen(0, '127.0.0.1', resolve));
  const address = stranger.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  expect((await problemOf({ dataDir, port: address.port })).message).toContain(`Port ${address.port} `);
  await new Promise((resolve) => void stranger.close(resolve));
});

test('a folder without PG_VERSION, or of another version, is refused and left as it is', async () => {
  const version = join(dataDir, 'PG_VERSION');
  await rename(version, join(folder, 'PG_VERSION'));
  expect((await problemOf({ dataDir })).message).toMatch(/damaged \(PG_VERSION is missing\).*backup/);
  await writeFile(version, '16\n');
  expect((await problemOf({ dataDir })).message).toContain('was written by PostgreSQL 16');
  await rename(join(folder, 'PG_VERSION'), version);
});

test('a server that fails to start is quoted', async () => {
  await appendFile(join(dataDir, 'postgresql.auto.conf'), "no_such_setting = 'x'\n");
  expect((await problemOf({ dataDir })).message).toMatch(/did not start.*qudao-postgres\.log/);
});
