/** Nothing that does I/O gets into the workflow bundle: a forgotten `type` on an import passes silently otherwise. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleWorkflowCode } from '@temporalio/worker';
import { ROOT } from './source.ts';

/** What a workflow may be made of besides our own pure code. */
const PACKAGES = [
  '@temporalio/workflow',
  '@temporalio/common',
  '@temporalio/proto',
  'nexus-rpc',
  'decimal.js',
  'uuid',
  'ms',
  'long',
  'protobufjs',
  '@protobufjs',
];
/** Rooms whose code never runs inside a workflow. */
const ROOMS = /^(activities|migrations|test)\/|^src\/(platform|bin|console)\/|(store|queries|commands|routes)\.ts$/;

let folder: string;
beforeAll(async () => {
  // Below our packages, so that they resolve as they do for real, and where no other tool looks.
  await mkdir(join(ROOT, 'node_modules/.cache'), { recursive: true });
  folder = await mkdtemp(join(ROOT, 'node_modules/.cache/bundle-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Every module the bundler put in, from the root; throws what the bundler itself refuses. */
async function modulesOf(workflowsPath: string): Promise<string[]> {
  const names = new Set<string>();
  const quiet = () => undefined;
  await bundleWorkflowCode({
    workflowsPath,
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
    webpackConfigHook: (config) => ({
      ...config,
      plugins: [
        ...(config.plugins ?? []),
        (compiler) => {
          compiler.hooks.compilation.tap('names', (compilation) => {
            compilation.hooks.finishModules.tap('names', (modules) => {
              for (const one of modules) {
                const name = one.nameForCondition();
                if (name !== null && name !== undefined) names.add(name.replace(ROOT, ''));
              }
            });
          });
        },
      ],
    }),
  });
  return [...names];
}

function foreign(modules: readonly string[]): string[] {
  return modules.filter((name) => {
    const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1];
    if (inPackage === '.cache') return false;
    if (inPackage !== undefined) return !PACKAGES.some((one) => inPackage === one || inPackage.startsWith(`${one}/`));
    return ROOMS.test(name);
  });
}

test('the bundle of all workflows holds pure code only', async () => {
  const modules = await modulesOf(join(ROOT, 'workflows/index.ts'));
  expect(modules.some((name) => name.startsWith('workflows/'))).toBe(true);
  expect(foreign(modules)).toEqual([]);
});

test('a workflow of pure code alone is let through', async () => {
  const path = join(folder, 'index.js');
  await writeFile(path, "import { sleep } from '@temporalio/workflow'; export async function a() { await sleep(1); }");
  expect(foreign(await modulesOf(path))).toEqual([]);
});

test.each([
  ["import pg from 'pg'; export async function a() { return pg; }"],
  ["import { sql } from 'kysely'; export async function a() { return sql; }"],
  ["import { z } from 'zod'; export async function a() { return z; }"],
  ["import { readFileSync } from 'node:fs'; export async function a() { return readFileSync; }"],
  ["import { transact } from '../../../src/platform/transact.ts'; export async function a() { return transact; }"],
])('is refused: %s', async (text) => {
  const path = join(folder, 'index.js');
  await writeFile(path, text);
  const outcome = await modulesOf(path).then(foreign, () => ['refused by the bundler']);
  expect(outcome).not.toEqual([]);
});
