// Runs everything on one machine with one command: PostgreSQL, Temporal, migrations, sample company, worker, API and console.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../platform/db/database.ts';
import { loadConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { requireFreePort } from '../platform/embedded/process.ts';
import { createLogger } from '../platform/logging.ts';
import { findServers, inUse } from '../platform/servers.ts';
import { installRuntime } from '../platform/worker.ts';
import { seedCompany } from '../sample/company.ts';
import type { SampleCompany } from '../sample/company.ts';
import { playStories } from '../sample/stories.ts';
import { buildConsole } from './console.ts';
import { startApiPart, startWorkerPart } from './parts.ts';
import type { Servers } from './parts.ts';
import { runUntilStopped, sentence } from './stop.ts';

const began = Date.now();

function say(line: string): void {
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}

async function sampleCompany(config: Config, servers: Servers): Promise<SampleCompany | null> {
  if (!config.sampleData) return null;
  const db = openDatabase({
    url: config.databaseWorkerUrl ?? servers.databaseUrl,
    role: 'qudao_worker',
    max: 2,
    name: 'qudao-seed',
  });
  try {
    return await seedCompany(db);
  } finally {
    await db.destroy();
  }
}

const PLAYED = 'sample-orders-played';

/** Plays the sample orders once per data folder; what was played before a stop is not played again. */
async function playOnce(config: Config, url: string, company: SampleCompany): Promise<void> {
  const mark = join(config.dataDir, PLAYED);
  if (existsSync(mark)) return;
  say('playing the sample orders: one at each stage of its life');
  const count = await playStories(url, company);
  await writeFile(mark, company.tenant);
  say(`${count} sample orders are there`);
}

const DRAIN_MAX_MS = 40_000;

/** A start right after a stop waits for the one before it to finish; a folder in use by another is refused. */
async function folderOfOurOwn(config: Config): Promise<void> {
  const until = Date.now() + DRAIN_MAX_MS;
  for (let told = false; await inUse(config); told = true) {
    if (Date.now() > until)
      throw new Error(
        `Another Qudao runs over the folder ${config.dataDir}: stop it with Ctrl-C, or set QUDAO_DATA to another folder.`,
      );
    if (!told) say(`waiting for another Qudao over ${config.dataDir} to stop`);
    await sleep(500);
  }
}

const WITHOUT_SAMPLE = [
  'Without sample data the first administrator is made by:',
  '  npm run setup -- --login admin@example.com --name "Name" --company "Company"',
];

/** One sign-in per role, as printed after the address. */
function signIns(company: SampleCompany): string[] {
  const people = Object.entries(company.users).map(
    ([key, user]) => `  ${user.login.padEnd(34)} ${user.nameEn} (${key.replaceAll(/([A-Z])/g, ' $1').toLowerCase()})`,
  );
  return [`Sample sign-ins, password ${company.password}:`, ...people];
}

await runUntilStopped(async () => {
  const config = loadConfig(process.env);
  await folderOfOurOwn(config);
  if (config.port !== 0) await requireFreePort(config.port, 'Qudao', 'set PORT to a free port');
  const logger = createLogger(process.env.LOG_LEVEL ?? 'warn', 'qudao');
  installRuntime(logger, config.workerMetricsAddress);
  // Settled later: a failed build must not end the process while the servers are still starting.
  const building = buildConsole(say).then(
    () => null,
    (error: unknown) => error,
  );
  const servers = await findServers(config, { temporal: true }, say);
  const parts: { stop(): Promise<void> }[] = [];
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    say('draining');
    for (const part of parts.reverse()) await part.stop();
    await servers.stop();
    say('stopped; everything is kept in ' + config.dataDir);
  };
  try {
    const company = await sampleCompany(config, servers);
    const broken = await building;
    if (broken)
      throw new Error(`The console could not be built: ${sentence(broken).split('\n').slice(0, 6).join(' ')}`);
    say('worker and API');
    const worker = await startWorkerPart(config, servers, logger);
    parts.push(worker);
    const api = await startApiPart(config, servers, logger);
    parts.push(api);
    console.log(`\nQudao is up: ${api.url}\n`);
    for (const line of company ? signIns(company) : WITHOUT_SAMPLE) console.log(line);
    console.log(
      `\nAPI ${api.url}/openapi.json · health ${api.url}/readyz · worker metrics http://${config.workerMetricsAddress}/metrics\nCtrl-C stops; the next start goes on where this one ended.`,
    );
    // The company works while its orders are still being played; a start that was stopped half way plays the rest.
    if (company)
      void playOnce(config, api.url, company).catch((error: unknown) => {
        if (!stopping) say(`the sample orders could not be played: ${sentence(error)}`);
      });
    return { stop, failed: Promise.race([worker.failed, servers.failed]) };
  } catch (error) {
    await stop();
    throw error;
  }
});
