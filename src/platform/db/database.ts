// Owns connections to PostgreSQL: pools per database role, and scoped transactions behind the row-level walls.
import { createHash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './tables.gen.ts';

export type Db = Kysely<Database>;
export type { Database } from './tables.gen.ts';

export type DatabaseRole = 'qudao_api' | 'qudao_worker' | 'qudao_reader';

/** What one transaction may see. `'*'` is everything of the tenant; lists name ids. */
export interface Scope {
  tenant: string;
  companies: '*' | readonly string[];
  parties: '*' | readonly string[];
  regions: readonly string[];
  warehouses: '*' | readonly string[];
  /** Documents and partners beyond that reach, read only: a decision on them waits for this person. */
  lent?: readonly string[];
}

/** The scope of the programs themselves: everything of one tenant. */
export function tenantScope(tenant: string): Scope {
  return { tenant, companies: '*', parties: '*', regions: [], warehouses: '*' };
}

// Dates stay text and numerics stay text: neither may pass through a lossy JavaScript type.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => value);

const BEGIN = 'begin';
const PREPARED_MAX = 400;
const names = new Map<string, string>();

function statementName(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined) {
    if (names.size >= PREPARED_MAX) return undefined;
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}

/**
 * Sends parameterized queries as named statements, so PostgreSQL plans each of them once per connection, and the start of a
 * transaction in one packet with whatever is asked in the same turn of the event loop.
 */
class PreparingClient extends pg.Client {
  // The override must accept every form pg accepts; only (text, values) is changed.
  override query(...args: unknown[]): never {
    const [text, values] = args;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? statementName(text) : undefined;
    if (typeof text === 'string' && text.startsWith(BEGIN)) {
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    const call = super.query as (...rest: unknown[]) => never;
    return name === undefined ? call.apply(this, args) : call.apply(this, [{ name, text, values }, ...args.slice(2)]);
  }
}

export interface DatabaseOptions {
  url: string;
  role: DatabaseRole;
  max: number;
  name?: string;
}

/** A pool of plain connections; `pipeline` lets a query go out before the one before it is answered, which cursors and COPY cannot. */
export function openPool(options: DatabaseOptions & { pipeline?: boolean }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.name ?? options.role,
    options: `-c role=${options.role} -c search_path=public -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
    Client: PreparingClient,
    pipeline: options.pipeline ?? false,
  });
  // A connection that dies, idle or between two statements of a transaction, is replaced at its next use; without a listener
  // on the pool and on every client it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A pool of connections that act as `role`; the login behind `url` must be a member of it. */
export function openDatabase(options: DatabaseOptions): Db {
  const pool = openPool({ ...options, pipeline: true });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

const pools = new WeakMap<Db, pg.Pool>();

/** The pool behind a database, for its figures. */
export function poolOf(db: Db): pg.Pool | undefined {
  return pools.get(db);
}

function literal(value: string): string {
  return pg.escapeLiteral(value);
}

function list(value: '*' | readonly string[]): string {
  return literal(value === '*' ? '*' : value.join(','));
}

/** One round trip: begin, and the scope every row-level policy reads. */
export function beginStatement(scope: Scope): string {
  return [
    BEGIN,
    `set local qudao.tenant = ${literal(scope.tenant)}`,
    `set local qudao.companies = ${list(scope.companies)}`,
    `set local qudao.parties = ${list(scope.parties)}`,
    `set local qudao.regions = ${list(scope.regions)}`,
    `set local qudao.warehouses = ${list(scope.warehouses)}`,
    ...(scope.lent?.length ? [`set local qudao.lent = ${list(scope.lent)}`] : []),
  ].join('; ');
}

/**
 * Starts a transaction without waiting: it travels with the first statement after it, which would see no row if it failed. Await
 * what it returns before anything that was done counts.
 */
export function begin(connection: Db, statement: string): Promise<unknown> {
  const begun = connection.executeQuery(CompiledQuery.raw(statement));
  begun.catch(() => undefined);
  return begun;
}

/**
 * Runs `work` in one transaction behind the walls of `scope`: the only way the programs read or write rows.
 * Rolls back when `work` throws.
 */
export async function withScope<T>(db: Db, scope: Scope, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const begun = begin(connection, beginStatement(scope));
    try {
      const result = await work(connection);
      await begun;
      await connection.executeQuery(CompiledQuery.raw('commit'));
      return result;
    } catch (error) {
      await rollback(connection);
      throw error;
    }
  });
}

/** Rolls back; a connection that is already gone has nothing to roll back. */
export async function rollback(connection: Db): Promise<void> {
  try {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  } catch {
    return;
  }
}
