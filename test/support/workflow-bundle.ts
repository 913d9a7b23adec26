/** The workflow bundle for tests: built once per change of its sources, shared by every test file. */
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** For `Worker.create({ workflowBundle: await workflowBundle() })`; bundling anew in each file costs seconds. */
export async function workflowBundle(): Promise<{ codePath: string }> {
  const folder = join(tmpdir(), 'qudao-workflow-bundles');
  const codePath = join(folder, `${await fingerprint()}.js`);
  if (
    await access(codePath).then(
      () => true,
      () => false,
    )
  )
    return { codePath };
  const { code } = await bundleWorkflowCode({ workflowsPath: join(ROOT, 'workflows/index.ts'), logger: silent });
  await mkdir(folder, { recursive: true });
  const building = `${codePath}.${process.pid}`;
  await writeFile(building, code);
  await rename(building, codePath);
  return { codePath };
}

const nothing = () => undefined;
const silent = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: console.error };

/** Everything the bundle can be made of: our sources and the locked versions of the libraries. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(ROOT, 'package-lock.json')));
  for (const room of ['workflows', 'src', 'activities']) {
    const names = (await readdir(join(ROOT, room), { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
    for (const name of names) hash.update(name).update(await readFile(join(ROOT, room, name)));
  }
  return hash.digest('hex').slice(0, 24);
}
