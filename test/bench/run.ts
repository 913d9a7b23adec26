/** `npm run -s bench -- [NAME…] [--json]`: measures figures against their references; one line per figure. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { findServers } from '../../src/platform/servers.ts';
import { installRuntime } from '../../src/platform/worker.ts';
import type { Bench, Figure } from './figure.ts';
import { importOrdersBench } from './import-orders.ts';
import { ledgerTransfers } from './ledger-transfers.ts';
import { ordersApproved } from './orders-approved.ts';
import { ordersPage } from './orders-page.ts';

const BENCHES: readonly Bench[] = [ordersApproved, ledgerTransfers, importOrdersBench, ordersPage];

function chosen(names: readonly string[]): Bench[] {
  const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no figure ${unknown.join(', ')}; known are ${BENCHES.map((bench) => bench.name).join(', ')}.`,
    );
  return BENCHES.filter((bench) => names.length === 0 || names.includes(bench.name));
}

function line(figure: Figure): string {
  const met = figure.ratio >= figure.goal ? 'met' : 'MISSED';
  return `${figure.name.padEnd(30)} ours ${figure.ours} reference ${figure.reference} ${figure.unit}, ratio ${figure.ratio} (goal ${figure.goal}, ${met})`;
}

/** Servers of its own, durable like those of a start, in a folder that goes with the run: a bench never touches kept data. */
async function measure(benches: readonly Bench[], json: boolean): Promise<void> {
  const note = (text: string): void => console.error(text);
  const folder = await mkdtemp(join(tmpdir(), 'qudao-bench-data-'));
  const config = loadConfig({ ...process.env, QUDAO_DATA: folder, DATABASE_PORT: '0', TEMPORAL_PORT: '0', PORT: '0' });
  installRuntime(createLogger('error', 'bench'), null);
  const servers = await findServers(config, { temporal: benches.some((bench) => bench.needsTemporal) }, note);
  try {
    for (const bench of benches) {
      const { databaseUrl, temporalAddress } = servers;
      const figure = await Promise.race([bench.run({ config, databaseUrl, temporalAddress }, note), servers.failed]);
      console.log(json ? JSON.stringify(figure) : line(figure));
    }
  } finally {
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  await measure(chosen(positionals), values.json ?? false);
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
// The Temporal runtime would keep the process alive.
process.exit();
