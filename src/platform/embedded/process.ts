/** Child servers: spawned in their own process group, known by a record file, and stopped for certain. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupProblem } from './problem.ts';

/** Who started which server. A start time is kept beside each pid because pids are reused. */
export interface ServerRecord {
  pid: number;
  started: string;
  launcher: number;
  launcherStarted: string;
  port: number;
}

export interface SpawnOptions {
  command: string;
  args: readonly string[];
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

export interface Server {
  pid: number;
  /** Resolves when the server is gone, whatever the reason. */
  exited: Promise<void>;
}

/** Starts a server that outlives a Ctrl-C in our terminal; its output goes to `logFile`, which is started afresh. */
export async function spawnServer(options: SpawnOptions): Promise<Server> {
  const log = openSync(options.logFile, 'w', 0o600);
  try {
    const { promise: exited, resolve: gone } = Promise.withResolvers<void>();
    const child: ChildProcess = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: options.env,
      uid: options.uid,
      gid: options.gid,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.once('exit', () => gone());
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    if (child.pid === undefined) throw new Error(`${options.command} did not start`);
    return { pid: child.pid, exited };
  } finally {
    closeSync(log);
  }
}

/** When a process was started, as an opaque text; undefined when there is no such process or it is a zombie. */
export function startTime(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code !== 'EPERM') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    // No /proc (macOS): the pid alone has to do.
    return 'unknown';
  }
}

export async function writeRecord(file: string, pid: number, port: number): Promise<void> {
  const record: ServerRecord = {
    pid,
    started: startTime(pid) ?? 'gone',
    launcher: process.pid,
    launcherStarted: startTime(process.pid) ?? 'unknown',
    port,
  };
  await writeFile(file, JSON.stringify(record), { mode: 0o600 });
}

/** The server a record file names, if that very process still runs, and whether the process that started it does. */
export async function runningServer(file: string): Promise<(ServerRecord & { launcherAlive: boolean }) | undefined> {
  let record: ServerRecord;
  try {
    record = JSON.parse(await readFile(file, 'utf8')) as ServerRecord;
  } catch {
    return undefined;
  }
  if (startTime(record.pid) !== record.started) return undefined;
  return { ...record, launcherAlive: startTime(record.launcher) === record.launcherStarted };
}

/**
 * Makes room for a new start over the same folder: a server left behind by a killed launcher is stopped.
 * Throws a StartupProblem when its launcher is still at work.
 */
export async function clearLeftover(file: string, name: string): Promise<void> {
  const left = await runningServer(file);
  if (left?.launcherAlive) {
    throw new StartupProblem(
      `${name} already runs from this data folder on port ${left.port}: use the Qudao that started it (process ${left.launcher}) or stop that one first.`,
    );
  }
  if (left) await stopProcess(left.pid);
  await rm(file, { force: true });
}

/** Asks a process to end with `signal` and makes sure of it after `graceMs`; resolves when it is gone. */
export async function stopProcess(pid: number, signal: NodeJS.Signals = 'SIGINT', graceMs = 30_000): Promise<void> {
  const started = startTime(pid);
  if (started === undefined) return;
  send(pid, signal);
  const deadline = Date.now() + graceMs;
  let killed = false;
  while (startTime(pid) === started) {
    if (!killed && Date.now() > deadline) {
      send(pid, 'SIGKILL');
      killed = true;
    }
    await sleep(20);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself between the look and the signal.
  }
}

/** A port nobody listens on at 127.0.0.1 just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port was given'));
      });
    });
  });
}

/** Refuses with one sentence when somebody listens on the port already. `setting` names the cure. */
export async function requireFreePort(port: number, name: string, setting = 'choose another port'): Promise<void> {
  if ((await listening(port)) || !(await bindable(port))) {
    throw new StartupProblem(
      `Port ${port} on 127.0.0.1, wanted for ${name}, is already in use: stop the program that uses it or ${setting}.`,
    );
  }
}

/** Whether somebody accepts connections on the port at 127.0.0.1. */
export function listening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function bindable(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The last lines a server wrote that say why it stopped, for a one-sentence message. */
export async function lastWords(logFile: string, pattern: RegExp): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  const lines = text.trim().split('\n');
  const words = (lines.findLast((line) => pattern.test(line)) ?? lines.at(-1) ?? '').trim();
  // Long errors nest: what went wrong stands at the end.
  return words.length > 300 ? `…${words.slice(-300)}` : words;
}

/**
 * Ties an ephemeral server to this process: when we die, even by kill -9, a tiny shell sees its standard input close,
 * ends the server and removes its folder.
 */
export function tieToUs(pid: number, folder?: string): { release(): void } {
  const script =
    'read _; kill -INT "$1" 2>/dev/null; sleep 2; kill -KILL "$1" 2>/dev/null; [ -z "$2" ] || rm -rf -- "$2"';
  const child = spawn('sh', ['-c', script, 'sh', String(pid), folder ?? ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  // The pipe must stay open as long as we live, but not keep us alive.
  if (child.stdin instanceof Socket) child.stdin.unref();
  return { release: () => void child.kill('SIGKILL') };
}
