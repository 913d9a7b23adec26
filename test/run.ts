/** Runs the tests from nothing: prepares what the chosen kinds need, runs them, ends with "N passed, M failed". */
import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupProblem } from '../src/platform/embedded/problem.ts';
import { temporalProgram } from './support/temporal.ts';
import { timeSkippingServer } from './support/time-skipping.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SIDE_BY_SIDE = ['rules', 'architecture', 'commands', 'http', 'workflows', 'replay'];
/** These start and kill servers or a browser; two at once would measure each other. */
const ONE_BY_ONE = ['scenarios', 'browser'];
const NEEDS_TIME_SKIPPING = ['workflows'];
const NEEDS_TEMPORAL = ['http', 'scenarios', 'browser'];
const NEEDS_CONSOLE = ['browser'];

interface Counts {
  passed: number;
  failed: number;
}

function say(line: string): void {
  console.log(`· ${line}`);
}

/** Splits off `--selectProjects a b`, which we need ourselves; the rest goes to jest as it is. */
export function readArguments(args: readonly string[]): { projects: string[]; rest: string[] } {
  const all = [...SIDE_BY_SIDE, ...ONE_BY_ONE];
  const chosen: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] ?? '';
    const inline = /^--selectProjects=(.+)$/.exec(argument)?.[1];
    if (inline !== undefined) chosen.push(...inline.split(','));
    else if (argument === '--selectProjects')
      while (i + 1 < args.length && !args[i + 1]?.startsWith('-')) chosen.push(args[++i] ?? '');
    else rest.push(argument);
  }
  const unknown = chosen.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new StartupProblem(`There is no kind of test named ${unknown.join(', ')}: choose from ${all.join(', ')}.`);
  return { projects: chosen.length > 0 ? all.filter((name) => chosen.includes(name)) : all, rest };
}

async function prepare(projects: readonly string[]): Promise<void> {
  const needs = (kinds: readonly string[]) => projects.some((name) => kinds.includes(name));
  if (needs(NEEDS_TIME_SKIPPING)) {
    await timeSkippingServer(say);
    say('time-skipping test server: ready');
  }
  if (needs(NEEDS_TEMPORAL)) say(`Temporal dev server: ${(await temporalProgram(say)).how}`);
  if (needs(NEEDS_CONSOLE) && (await exists(join(ROOT, 'src/console/index.html')))) {
    say('building the console');
    const code = await run(join(ROOT, 'node_modules/.bin/vite'), ['build', 'src/console', '--logLevel', 'warn']);
    if (code !== 0) throw new StartupProblem('The console could not be built: see the lines above.');
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** One jest run; a suite that cannot load counts as one failure, a skipped test as a failed one. */
async function runJest(
  projects: readonly string[],
  extra: readonly string[],
  rest: readonly string[],
  folder: string,
): Promise<Counts> {
  const outputFile = join(folder, `${projects.join('-')}.json`);
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const code = await run(process.execPath, [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${outputFile}`,
    '--passWithNoTests',
    ...extra,
    ...rest,
  ]);
  if (!(await exists(outputFile))) return { passed: 0, failed: 1 };
  const result = JSON.parse(await readFile(outputFile, 'utf8')) as Record<string, number>;
  const count = (name: string) => result[name] ?? 0;
  // What a name pattern leaves out was not skipped by its author.
  const filtered = rest.some((argument) => /^(-t|--testNamePattern)/.test(argument));
  const skipped = filtered ? 0 : count('numPendingTests') + count('numTodoTests');
  const failed = count('numFailedTests') + skipped + count('numRuntimeErrorTestSuites');
  // jest may fail without a failing test, for example in its teardown.
  return { passed: count('numPassedTests'), failed: failed === 0 && code !== 0 ? 1 : failed };
}

async function main(): Promise<Counts> {
  const { projects, rest } = readArguments(process.argv.slice(2));
  await prepare(projects);
  const folder = await mkdtemp(join(tmpdir(), 'qudao-run-'));
  try {
    const total: Counts = { passed: 0, failed: 0 };
    for (const [group, extra] of [
      [SIDE_BY_SIDE, ['--maxWorkers=2']],
      [ONE_BY_ONE, ['--runInBand', '--forceExit']],
    ] as const) {
      const chosen = group.filter((name) => projects.includes(name));
      if (chosen.length === 0) continue;
      say(`running ${chosen.join(', ')}`);
      const counts = await runJest(chosen, extra, rest, folder);
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
    return total;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  let counts: Counts = { passed: 0, failed: 1 };
  try {
    counts = await main();
    if (counts.passed + counts.failed === 0) console.error('No test ran.');
  } catch (error) {
    console.error(error instanceof StartupProblem ? error.message : error);
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}
