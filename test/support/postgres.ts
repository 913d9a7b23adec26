/** One throw-away PostgreSQL for a whole test run, and a fresh migrated database of its own for every test file. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../src/platform/embedded/postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';

/** Carries the superuser URL from the run's setup into the test processes. */
const VARIABLE = 'QUDAO_TEST_POSTGRES';
const TEMPLATE = 'qudao_template';

/** Starts the server and migrates the template once; returns what stops it. Called by jest's global setup only. */
export async function startTestPostgres(): Promise<() => Promise<void>> {
  if (process.env[VARIABLE] !== undefined) return async () => undefined;
  const dataDir = join(tmpdir(), `qudao-test-${randomBytes(6).toString('hex')}`);
  const server = await startPostgres({ dataDir, ephemeral: true });
  try {
    await admin(server.url, `create database ${TEMPLATE}`);
    await migrate({ url: withDatabase(server.url, TEMPLATE) });
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env[VARIABLE] = server.url;
  return async () => {
    delete process.env[VARIABLE];
    await server.stop();
  };
}

export interface TestDatabase {
  /** Superuser URL; connect as an application role by changing the user, as the code under test does. */
  url: string;
  drop(): Promise<void>;
}

/** A fresh copy of the migrated schema. Drop it in afterAll, after every pool on it is closed. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env[VARIABLE];
  if (server === undefined)
    throw new Error('no test PostgreSQL runs: this test belongs in a jest project that starts one');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await admin(server, `create database ${name} template ${TEMPLATE}`);
  return {
    url: withDatabase(server, name),
    drop: () => admin(server, `drop database if exists ${name} with (force)`),
  };
}

/** An empty database without any schema, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = process.env[VARIABLE];
  if (server === undefined)
    throw new Error('no test PostgreSQL runs: this test belongs in a jest project that starts one');
  const name = `e_${randomBytes(6).toString('hex')}`;
  await admin(server, `create database ${name}`);
  return { url: withDatabase(server, name), drop: () => admin(server, `drop database if exists ${name} with (force)`) };
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/** Runs one statement outside any transaction; copies of the template wait for each other, as PostgreSQL wants. */
async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(71)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
