/** How PostgreSQL is run by root: PostgreSQL refuses to be root, so it runs as a system user of its own. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartupProblem } from './problem.ts';

const run = promisify(execFile);
const USER = 'postgres';

export interface PostgresUser {
  /** Who must own the data folder; undefined when that is simply us. */
  owner?: { uid: number; gid: number };
  /** What to spawn, and as whom, so that `command` runs as this user. */
  as(command: string, args: readonly string[]): { command: string; args: string[]; uid?: number; gid?: number };
}

/**
 * The user the server runs as. `paths` are what it must reach: a clone under /root or in a private temporary folder is closed to
 * other users, and then the server keeps the one capability that lets it through.
 */
export async function postgresUser(paths: readonly string[]): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return { as: (command, args) => ({ command, args: [...args] }) };
  const { uid, gid } = await systemUser();
  const closed = await firstClosedFolder(paths, uid);
  if (closed === undefined) {
    return { owner: { uid, gid }, as: (command, args) => ({ command, args: [...args], uid, gid }) };
  }
  const prefix = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  try {
    await run('setpriv', [...prefix, 'true']);
  } catch {
    throw new StartupProblem(
      `PostgreSQL cannot run as root and its user "${USER}" cannot enter ${closed}: run Qudao as an ordinary user, or move it to a folder every user may enter, such as /srv/qudao.`,
    );
  }
  return { owner: { uid, gid }, as: (command, args) => ({ command: 'setpriv', args: [...prefix, command, ...args] }) };
}

async function systemUser(): Promise<{ uid: number; gid: number }> {
  const known = await idsOf(USER);
  if (known) return known;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]);
  } catch {
    // BusyBox systems have adduser instead.
    await run('adduser', ['-S', '-D', '-H', USER]).catch(() => undefined);
  }
  const made = await idsOf(USER);
  if (made) return made;
  throw new StartupProblem(
    `PostgreSQL cannot run as root and no system user "${USER}" could be made for it: create that user or run Qudao as an ordinary user.`,
  );
}

async function idsOf(user: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

async function firstClosedFolder(paths: readonly string[], uid: number): Promise<string | undefined> {
  for (const path of paths) {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const info = await stat(folder).catch(() => undefined);
      if (info && !(info.mode & 0o001) && !(info.uid === uid && info.mode & 0o100)) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  return undefined;
}
