// Plays a demonstration: customers of an imported company order again, live; without imported data, the sample company's orders.
import { parseArgs } from 'node:util';
import { playDemo } from '../demo/play.ts';
import type { Played } from '../demo/play.ts';
import { DEMO_PASSWORD, setUpDemo } from '../demo/setup.ts';
import { businessDate } from '../kernel/period.ts';
import { loadConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase, tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { createLogger } from '../platform/logging.ts';
import { findServers } from '../platform/servers.ts';
import { installRuntime } from '../platform/worker.ts';
import { seedCompany } from '../sample/company.ts';
import { playStories } from '../sample/stories.ts';
import { startApiPart, startWorkerPart } from './parts.ts';
import type { Servers } from './parts.ts';
import { sentence } from './stop.ts';

const USAGE = 'Use: npm run demo [-- --company CODE]   (CODE: the imported company, "imported" by default)';

interface Imported {
  tenant: string;
  company: { id: string; code: string; currency: string };
  zone: string;
}

/** The imported company, if one of any tenant has that code and history. */
async function findImported(db: Db, code: string): Promise<Imported | undefined> {
  const tenants = await db.selectFrom('tenant').select('id').execute();
  for (const { id } of tenants) {
    const company = await withScope(db, tenantScope(id), (tx) =>
      tx
        .selectFrom('company as c')
        .select(['c.id', 'c.code', 'c.currency', 'c.zone'])
        .where('c.code', '=', code)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('import_run as r')
              .select('r.id')
              .whereRef('r.company_id', '=', 'c.id')
              .where('r.kind', '=', 'orders'),
          ),
        )
        .executeTakeFirst(),
    );
    if (company) return { tenant: id, company, zone: company.zone };
  }
  return undefined;
}

/** The API of a running start, or one of our own for as long as the demonstration plays. */
async function findApi(
  config: Config,
  servers: Servers,
): Promise<{ url: string; own: boolean; stop(): Promise<void> }> {
  const url = `http://${config.host}:${config.port}`;
  const running = await fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (running) return { url, own: false, stop: async () => undefined };
  const logger = createLogger(process.env.LOG_LEVEL ?? 'error', 'demo');
  installRuntime(logger, null);
  const worker = await startWorkerPart(config, servers, logger);
  const api = await startApiPart(config, servers, logger);
  return {
    url: api.url,
    own: true,
    stop: async () => {
      await api.stop();
      await worker.stop();
    },
  };
}

function tell(played: readonly Played[], logins: readonly string[], own: boolean): void {
  console.log(`\n${played.length} orders were played as live workflows:`);
  for (const one of played)
    console.log(
      `  ${one.number.padEnd(18)} ${one.status.padEnd(17)} ${one.amount.padStart(14)}  ${one.customer}\n    ${one.story.join(', ')}\n    ${one.url}`,
    );
  console.log(`\nWho to sign in as (password ${DEMO_PASSWORD}): ${logins.join(', ')}`);
  console.log(
    'The waiting order is in the inbox of the channel manager; its timeline and the ledger behind every amount are on the pages above.',
  );
  if (own)
    console.log(
      '`npm start` opens these pages; everything played is kept. `npm run audit -- verify` proves the books.',
    );
}

async function main(code: string): Promise<void> {
  const config = loadConfig(process.env);
  const say = (line: string): void => console.log(line);
  const servers = await findServers(config, { temporal: true }, say);
  const db = openDatabase({
    url: config.databaseWorkerUrl ?? servers.databaseUrl,
    role: 'qudao_worker',
    max: 4,
    name: 'qudao-demo',
  });
  let api: Awaited<ReturnType<typeof findApi>> | undefined;
  try {
    api = await findApi(config, servers);
    const imported = await findImported(db, code);
    if (imported) {
      const today = businessDate(new Date(), imported.zone);
      const demo = await setUpDemo(db, imported.tenant, imported.company, today);
      const played = await playDemo(api.url, demo, new Date().toISOString(), say);
      const { customers, ...staff } = demo.logins;
      tell(played, [...Object.values(staff), ...customers], api.own);
      return;
    }
    say(`No company "${code}" was imported, so the sample company plays: one order at each stage of its life.`);
    const company = await seedCompany(db);
    const count = await playStories(api.url, company);
    say(`${count} sample orders are there: ${api.url}/orders`);
    say(
      `Sign in as ${company.users.salesRep.login} or ${company.users.channelManager.login}, password ${company.password}.`,
    );
  } finally {
    await api?.stop();
    await db.destroy();
    await servers.stop();
  }
}

try {
  const { values } = parseArgs({ options: { company: { type: 'string', default: 'imported' } } });
  await main(values.company);
  process.exit(0);
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(usage ? USAGE : sentence(error));
  process.exit(usage ? 2 : 1);
}
