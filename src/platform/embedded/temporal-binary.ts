/** Where the Temporal dev server comes from: the PATH, our cache, the SDK's own download, or a build through Go. */
import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { StartupProblem } from './problem.ts';

const run = promisify(execFile);
/** The newest release that `go install` can build: later ones carry replace directives. */
const GO_VERSION = '1.5.1';
const DOWNLOADS = 'https://temporal.download';

export interface FindTemporalOptions {
  /** The per-user cache folder, see `userCacheDir`. */
  cacheDir: string;
  /** A binary the configuration names; nothing else is tried then. */
  binary?: string;
  onProgress?: (line: string) => void;
}

/** The folder where built and downloaded tools are kept, so that the next clone starts in seconds. */
export function userCacheDir(xdgCacheHome?: string): string {
  return join(xdgCacheHome || join(homedir(), '.cache'), 'qudao');
}

/** Finds or makes a `temporal` program. `how` says in a few words where it came from. Throws a StartupProblem when nothing works. */
export async function findTemporal(options: FindTemporalOptions): Promise<{ path: string; how: string }> {
  const progress = options.onProgress ?? (() => undefined);
  if (options.binary !== undefined && options.binary !== '') {
    if (await works(options.binary)) return { path: options.binary, how: 'configured' };
    throw new StartupProblem(
      `The Temporal program ${options.binary} named in the configuration does not run: name a working "temporal" or leave it unset.`,
    );
  }
  const onPath = await search('temporal');
  if (onPath !== undefined && (await works(onPath))) return { path: onPath, how: 'found on the PATH' };

  const downloaded = join(options.cacheDir, 'temporal-download');
  const built = join(options.cacheDir, `temporal-cli-${GO_VERSION}`, 'temporal');
  const cached = [...(await programsIn(downloaded)), built];
  for (const path of cached) if (await works(path)) return { path, how: 'found in the cache' };

  const fetched = await download(downloaded, progress);
  if (fetched !== undefined) return { path: fetched, how: "the SDK's download" };
  if (await buildWithGo(built, progress)) return { path: built, how: 'built with Go' };
  throw new StartupProblem(
    'No Temporal server could be had (none on the PATH, no download, no Go to build one): install the "temporal" CLI or Go 1.24 or newer, or set TEMPORAL_ADDRESS to a running server.',
  );
}

async function works(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return /temporal version/.test((await run(path, ['--version'], { timeout: 20_000 })).stdout);
  } catch {
    return false;
  }
}

/** Asks the shell, because only the configuration may read the environment. */
async function search(name: string, ...otherFolders: string[]): Promise<string | undefined> {
  const found = await run('sh', ['-c', 'command -v "$1"', 'sh', name]).catch(() => undefined);
  const candidates = [found?.stdout.trim() ?? '', ...otherFolders.map((folder) => join(folder, name))];
  for (const file of candidates)
    if (
      file !== '' &&
      (await access(file, constants.X_OK).then(
        () => true,
        () => false,
      ))
    )
      return file;
  return undefined;
}

async function programsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.startsWith('temporal-') && !name.endsWith('.downloading'))
    .map((name) => join(folder, name));
}

/** Asks first whether the download can be reached at all, so that a closed network costs seconds, not minutes. */
async function download(folder: string, progress: (line: string) => void): Promise<string | undefined> {
  try {
    await fetch(`${DOWNLOADS}/cli/default`, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
  } catch {
    progress("the SDK's download of Temporal cannot be reached");
    return undefined;
  }
  progress("downloading Temporal with the SDK's own downloader");
  await mkdir(folder, { recursive: true });
  const script = fileURLToPath(new URL('./temporal-download.ts', import.meta.url));
  try {
    // In a process of its own: the SDK can only download by also starting a server, and a stuck download must end.
    await run(process.execPath, [script, folder], { timeout: 300_000, killSignal: 'SIGKILL' });
  } catch {
    progress("the SDK's download of Temporal failed");
    return undefined;
  }
  for (const path of await programsIn(folder)) if (await works(path)) return path;
  return undefined;
}

/** Builds into a folder beside and renames, so that an interrupted build leaves nothing that looks finished. */
async function buildWithGo(target: string, progress: (line: string) => void): Promise<boolean> {
  const go = await search('go', '/usr/local/go/bin');
  if (go === undefined) return false;
  const folder = join(target, '..');
  await mkdir(folder, { recursive: true });
  const building = await mkdtemp(join(folder, 'building-'));
  progress(`building Temporal ${GO_VERSION} with Go, once for this user (a few minutes)`);
  const began = Date.now();
  let packages = 0;
  const module = `github.com/temporalio/cli/cmd/temporal@v${GO_VERSION}`;
  const child = spawn('env', [`GOBIN=${building}`, go, 'install', '-v', '-ldflags=-s -w', module], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastLine = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = chunk.split('\n').filter(Boolean);
    packages += lines.length;
    lastLine = lines.at(-1) ?? lastLine;
  });
  const ticker = setInterval(() => {
    progress(`  ${packages} packages, ${Math.round((Date.now() - began) / 1000)} s`);
  }, 5_000);
  try {
    const ended = await new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
      child.once('error', () => resolve(null));
    });
    if (ended === 0) await rename(join(building, 'temporal'), target);
    else progress(`the build of Temporal with Go failed: ${lastLine}`);
    return ended === 0;
  } finally {
    clearInterval(ticker);
    await rm(building, { recursive: true, force: true });
  }
}
