// Owns bringing a database to the current schema: dated SQL files, applied once, in order, under one lock.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));
const LOCK = 'qudao-migrations';

/**
 * Applies every migration of `migrations/` that `url`'s database has not had, each in its own transaction.
 * Throws when an applied file was edited or is missing: history is append-only.
 */
export async function migrate(options: { url: string; onProgress?: (line: string) => void }): Promise<void> {
  const client = new pg.Client({ connectionString: options.url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    await client.query(
      'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const applied = await appliedMigrations(client);
    const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of applied.keys()) {
      if (!files.includes(name)) throw new Error(`migration ${name} was applied to this database but is missing here`);
    }
    for (const name of files) await applyOnce(client, name, applied.get(name), options.onProgress);
  } finally {
    await client.end();
  }
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const rows = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration order by name',
  );
  return new Map(rows.rows.map((row) => [row.name, row.sha256]));
}

async function applyOnce(
  client: pg.Client,
  name: string,
  appliedHash: string | undefined,
  onProgress?: (line: string) => void,
): Promise<void> {
  const sql = await readFile(`${FOLDER}${name}`, 'utf8');
  const sha256 = createHash('sha256').update(sql).digest('hex');
  if (appliedHash === sha256) return;
  if (appliedHash !== undefined)
    throw new Error(`migration ${name} was edited after it was applied; add a new one instead`);
  onProgress?.(name);
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
