/** The whole product in one process for browser tests: its own database, a Temporal in memory, worker, API, console, and the sample company with its orders. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsole } from '../../../src/bin/console.ts';
import { startApiPart, startWorkerPart } from '../../../src/bin/parts.ts';
import type { Part } from '../../../src/bin/parts.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/db/database.ts';
import { startTemporal } from '../../../src/platform/embedded/temporal.ts';
import { createLogger } from '../../../src/platform/logging.ts';
import { installRuntime } from '../../../src/platform/worker.ts';
import { Player } from '../../../src/sample/player.ts';
import { seedCompany } from '../../../src/sample/company.ts';
import type { SampleCompany } from '../../../src/sample/company.ts';
import { playStories } from '../../../src/sample/stories.ts';
import { testDatabase } from '../../support/postgres.ts';
import { temporalProgram } from '../../support/temporal.ts';

export type SampleUserKey = keyof SampleCompany['users'];

export interface Stack {
  /** Address of console and API. */
  url: string;
  /** Address of Temporal. */
  temporalAddress: string;
  company: SampleCompany;
  /** Somebody acting over the API beside the browser; signed in once. */
  as(user: SampleUserKey): Promise<Player>;
  stop(): Promise<void>;
}

/** Starts everything and plays the sample orders. Stop it in afterAll. */
export async function startStack(): Promise<Stack> {
  await buildConsole(() => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'qudao-browser-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = await testDatabase();
    undo.push(database.drop);
    const { path: binary } = await temporalProgram();
    const temporal = await startTemporal({ binary, dataDir: folder, ephemeral: true });
    undo.push(temporal.stop);
    const company = await seed(database.url);
    const servers = { databaseUrl: database.url, temporalAddress: temporal.address };
    const config = loadConfig({ HOME: folder, QUDAO_DATA: folder, PORT: '0', WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' });
    const logger = createLogger('error', 'browser-test');
    installRuntime(logger, null);
    const keep = (part: Part) => undo.push(part.stop);
    keep(await startWorkerPart(config, servers, logger));
    const api = await startApiPart(config, servers, logger);
    keep(api);
    await playStories(api.url, company);
    return { url: api.url, temporalAddress: temporal.address, company, as: players(api.url, company), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function seed(databaseUrl: string): Promise<SampleCompany> {
  const db = openDatabase({ url: databaseUrl, role: 'qudao_worker', max: 2, name: 'browser-seed' });
  try {
    return await seedCompany(db, { passwordCost: 4 });
  } finally {
    await db.destroy();
  }
}

function players(url: string, company: SampleCompany): Stack['as'] {
  const signedIn = new Map<SampleUserKey, Promise<Player>>();
  return (user) => {
    const player = signedIn.get(user) ?? Player.signIn(url, company.users[user].login, company.password);
    signedIn.set(user, player);
    return player;
  };
}
