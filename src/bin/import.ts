// Imports a file: `npm run import -- orders|retail_sales FILE.csv[.gz] [--company CODE] [--currency GBP] [--zone Europe/London] [--tenant ID] [--json]`.
import { parseArgs } from 'node:util';
import { BrokenFile } from '../imports/csv.ts';
import { importOrders } from '../imports/orders.ts';
import { importRetailSales } from '../imports/retail-sales.ts';
import { ImportRefused } from '../imports/run.ts';
import type { Counts } from '../imports/rules.ts';
import { isCurrency } from '../kernel/money.ts';
import { newId } from '../kernel/ids.ts';
import { loadConfig } from '../platform/config.ts';
import { openDatabase, tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { findServers } from '../platform/servers.ts';
import { SAMPLE_DEFAULTS } from '../sample/ids.ts';
import { sentence } from './stop.ts';

const KINDS = ['orders', 'retail_sales'] as const;
type Kind = (typeof KINDS)[number];
const USAGE = `Usage: npm run import -- ${KINDS.join('|')} FILE.csv[.gz] [--company CODE] [--currency GBP] [--zone Europe/London] [--tenant ID] [--json]`;

interface Arguments {
  kind: Kind;
  path: string;
  company: string | null;
  currency: string | null;
  zone: string | null;
  tenant: string | null;
  json: boolean;
}

class WrongUsage extends Error {}

function readArguments(given: readonly string[]): Arguments {
  const option = { type: 'string' } as const;
  const parsed = (() => {
    try {
      return parseArgs({
        args: [...given],
        allowPositionals: true,
        options: { company: option, currency: option, zone: option, tenant: option, json: { type: 'boolean' } },
      });
    } catch (error) {
      throw new WrongUsage(`${sentence(error)}\n${USAGE}`);
    }
  })();
  const [kind, path, ...rest] = parsed.positionals;
  const known = KINDS.find((one) => one === kind);
  if (!known || path === undefined || rest.length > 0) throw new WrongUsage(USAGE);
  const { company, currency, zone, tenant, json } = parsed.values;
  if (currency !== undefined && !isCurrency(currency))
    throw new WrongUsage(`--currency ${currency}: no books are kept in that currency.`);
  if (zone !== undefined && !isZone(zone))
    throw new WrongUsage(`--zone ${zone} is not a time zone such as Europe/London.`);
  return {
    kind: known,
    path,
    company: company ?? null,
    currency: currency ?? null,
    zone: zone ?? null,
    tenant: tenant ?? null,
    json: json ?? false,
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The tenant that is asked for, or the only one; an empty database gets the one a start would make. */
async function tenantOf(db: Db, asked: string | null): Promise<string> {
  const tenants = await db.selectFrom('tenant').select(['id', 'name']).execute();
  if (asked !== null) {
    if (tenants.some((one) => one.id === asked)) return asked;
    throw new WrongUsage(`--tenant ${asked}: there is no such tenant.`);
  }
  if (tenants.length > 1) {
    throw new WrongUsage(
      `There are several tenants; name one with --tenant: ${tenants.map((one) => `${one.id} (${one.name})`).join(', ')}`,
    );
  }
  if (tenants[0]) return tenants[0].id;
  const id = newId('tenant');
  await withScope(db, tenantScope(id), (tx) =>
    tx.insertInto('tenant').values({ id, name: SAMPLE_DEFAULTS.tenantName }).execute(),
  );
  return id;
}

/** The company that is asked for, or, for files that need one to exist, the only one. */
async function companyOf(db: Db, tenant: string, asked: string | null): Promise<string> {
  if (asked !== null) return asked;
  const companies = await withScope(db, tenantScope(tenant), (tx) => tx.selectFrom('company').select('code').execute());
  if (companies.length === 1) return companies[0]!.code;
  throw new WrongUsage(
    `Name the company with --company: ${companies.map((one) => one.code).join(', ') || 'there is none yet'}.`,
  );
}

function print(
  options: Arguments,
  company: string,
  counts: Counts,
  documents: number | null,
  runId: string,
  ms: number,
): void {
  const { read, taken, skipped } = counts;
  if (options.json) {
    const seconds = Math.round(ms / 100) / 10;
    console.log(JSON.stringify({ kind: options.kind, read, taken, skipped, documents, company, run: runId, seconds }));
    return;
  }
  const figure = (n: number): string => n.toLocaleString('en').padStart(10);
  console.log(`${figure(read)}  lines read in ${(ms / 1000).toFixed(1)} s`);
  console.log(
    `${figure(taken)}  taken into company ${company}${documents === null ? '' : ` as ${documents.toLocaleString('en')} documents`}`,
  );
  console.log(`${figure(counts.skippedTotal())}  skipped`);
  for (const [reason, count] of Object.entries(skipped)) console.log(`${figure(count)}    ${reason}`);
}

async function run(options: Arguments): Promise<void> {
  const config = loadConfig(process.env);
  const note = (line: string): void => {
    if (!options.json) console.error(line);
  };
  const servers = await findServers(config, { temporal: false }, note);
  const db = openDatabase({
    url: config.databaseWorkerUrl ?? servers.databaseUrl,
    role: 'qudao_worker',
    max: 4,
    name: 'qudao-import',
  });
  try {
    const tenant = await tenantOf(db, options.tenant);
    const began = Date.now();
    if (options.kind === 'orders') {
      let told = began;
      const onProgress = (lines: number): void => {
        if (Date.now() - told < 2_000) return;
        told = Date.now();
        note(`${lines.toLocaleString('en')} lines`);
      };
      const company = options.company ?? 'imported';
      const { path, currency, zone } = options;
      const result = await importOrders(db, { tenant, path, company, currency, zone, onProgress });
      print(options, company, result.counts, result.documents, result.runId, Date.now() - began);
      return;
    }
    const company = await companyOf(db, tenant, options.company);
    const result = await importRetailSales(db, { tenant, path: options.path, company });
    for (const one of result.refused.slice(0, 20))
      note(`line ${one.line}, document ${one.document}: ${one.code} at ${one.pointer}`);
    if (result.refused.length > 20) note(`… and ${result.refused.length - 20} more refused documents`);
    print(options, company, result.counts, null, result.runId, Date.now() - began);
  } finally {
    await db.destroy();
    await servers.stop();
  }
}

try {
  await run(readArguments(process.argv.slice(2)));
} catch (error) {
  const path = process.argv[3] ?? '';
  const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
  if (error instanceof BrokenFile) console.error(`${path}: ${error.message}. Nothing was imported.`);
  else if (missing) console.error(`${path} cannot be read: name an existing CSV file.`);
  else console.error(sentence(error));
  process.exitCode = error instanceof WrongUsage ? 2 : 1;
  if (
    !(error instanceof BrokenFile || error instanceof WrongUsage || error instanceof ImportRefused || missing) &&
    process.env.LOG_LEVEL === 'debug'
  )
    console.error(error);
}
