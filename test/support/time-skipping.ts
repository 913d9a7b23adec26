/** Temporal's time-skipping test server: from the cache, from the SDK's download, or from Maven. */
import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { StartupProblem } from '../../src/platform/embedded/problem.ts';
import { userCacheDir } from '../../src/platform/embedded/temporal.ts';

const run = promisify(execFile);
const VERSION = '1.38.0';
const POM = fileURLToPath(new URL('../tools/temporal-test-server/pom.xml', import.meta.url));

const cacheDir = () => process.env.QUDAO_CACHE || userCacheDir(process.env.XDG_CACHE_HOME);

export type TimeSkippingExecutable =
  { type: 'existing-path'; path: string } | { type: 'cached-download'; downloadDir: string };

/** Where the server is, fetching it first when this user has none yet. Throws a StartupProblem when it cannot be had. */
export async function timeSkippingServer(
  onProgress: (line: string) => void = () => undefined,
): Promise<TimeSkippingExecutable> {
  const folder = join(cacheDir(), `temporal-test-server-${VERSION}`);
  const wrapper = join(folder, 'run');
  if (
    await access(wrapper).then(
      () => true,
      () => false,
    )
  )
    return { type: 'existing-path', path: wrapper };
  if (await downloadReachable()) {
    const downloadDir = join(cacheDir(), 'temporal-test-server-download');
    await mkdir(downloadDir, { recursive: true });
    return { type: 'cached-download', downloadDir };
  }
  onProgress('fetching the time-skipping test server with Maven');
  await fetchWithMaven(folder);
  return { type: 'existing-path', path: wrapper };
}

/** A workflow environment whose clock jumps over every wait. One per test file; `teardown()` it in afterAll. */
export async function createTimeSkippingEnv(): Promise<TestWorkflowEnvironment> {
  const executable = await timeSkippingServer();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    } catch (error) {
      // The SDK waits 5 s for the server; on a busy machine a JVM may take longer to start.
      if (attempt >= STARTS_MAX) throw error;
    }
  }
}

const STARTS_MAX = 4;

async function downloadReachable(): Promise<boolean> {
  try {
    await fetch('https://temporal.download/temporal-test-server/default', {
      method: 'HEAD',
      signal: AbortSignal.timeout(5_000),
    });
    return true;
  } catch {
    return false;
  }
}

async function fetchWithMaven(folder: string): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true });
  const building = await mkdtemp(`${folder}-`);
  try {
    await run('java', ['-version']);
    await run(
      'mvn',
      ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${join(building, 'lib')}`],
      {
        timeout: 300_000,
      },
    );
    const wrapper = join(building, 'run');
    await writeFile(
      wrapper,
      `#!/bin/sh\nexec java -cp "${join(folder, 'lib')}/*" io.temporal.testserver.TestServer "$@"\n`,
    );
    await chmod(wrapper, 0o755);
    // Another run may have been faster; either copy is as good.
    await rename(building, folder).catch(() => undefined);
    await access(join(folder, 'run'));
  } catch (cause) {
    throw new StartupProblem(
      "The time-skipping test server for the workflow tests could not be had: open the network to Temporal's downloads, or install Java 11 or newer and Maven.",
      { cause },
    );
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
