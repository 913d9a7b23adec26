// Owns building the console when its sources are newer than what was built.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STAMP = join(ROOT, 'dist', 'console.sha256');

/** Builds `dist/console` with vite unless it was built from exactly these sources; where only the built one is shipped, it is used. */
export async function buildConsole(say: (line: string) => void): Promise<void> {
  const wanted = await sourceHash();
  const built = existsSync(join(ROOT, 'dist', 'console', 'index.html'))
    ? await readFile(STAMP, 'utf8').catch(() => '')
    : '';
  if (built === wanted) return;
  say('building the console (once)');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', join(ROOT, 'src', 'console'), '--logLevel', 'error'], {
    cwd: ROOT,
  });
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  await writeFile(STAMP, wanted);
}

/** Hash of everything the build reads of ours: the console, the forms and rules it shares, the lockfile. */
async function sourceHash(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(join(ROOT, 'src'), { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter(
      (file) =>
        file.includes('/console/') ||
        /(schema|rules|abilities)\.ts$/.test(file) ||
        file.includes('/kernel/') ||
        file.includes('/wire/'),
    )
    .concat(join(ROOT, 'package-lock.json'))
    .sort();
  for (const file of files) hash.update(file.slice(ROOT.length)).update(await readFile(file));
  return hash.digest('hex');
}
