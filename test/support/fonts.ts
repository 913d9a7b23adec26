/** Fonts for the test browser, the same on every machine: Open Sans and Noto Sans SC, both from npm. */
import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decompress } from 'woff2-encoder';

const PACKAGE = '@fontsource-variable/noto-sans-sc';

/** Unpacks the Chinese font once and returns a fontconfig file that names it; `latin` is a folder with further fonts. */
export async function fontConfiguration(latin: string): Promise<string> {
  const folder = join(tmpdir(), 'qudao-test-fonts');
  const file = join(folder, 'fonts.conf');
  const chinese = join(folder, 'noto-sans-sc');
  if (
    !(await access(chinese).then(
      () => true,
      () => false,
    ))
  )
    await unpack(chinese);
  await writeFile(file, configuration([latin, chinese], join(folder, 'cache')));
  return file;
}

/** The browser reads no WOFF2 as a system font, so each subset becomes a plain TrueType file. */
async function unpack(target: string): Promise<void> {
  const source = join(dirname(fileURLToPath(import.meta.resolve(`${PACKAGE}/package.json`))), 'files');
  const building = `${target}.${process.pid}`;
  await mkdir(building, { recursive: true });
  for (const name of await readdir(source)) {
    if (!name.endsWith('.woff2')) continue;
    await writeFile(
      join(building, name.replace(/woff2$/, 'ttf')),
      await decompress(await readFile(join(source, name))),
    );
  }
  await rename(building, target).catch(() => undefined);
}

function configuration(folders: readonly string[], cache: string): string {
  const families = ['Open Sans', 'Noto Sans SC Thin'].map((name) => `<family>${name}</family>`).join('');
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (name) => `<alias><family>${name}</family><prefer>${families}</prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${cache}</cachedir>`,
    ...aliases,
    '</fontconfig>',
    '',
  ].join('\n');
}
