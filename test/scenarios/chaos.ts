// Runs chaos from the command line: `npm run -s chaos -- --json [--orders N] [--withdrawals N] [--seed S] [--keep]`; the last line is one JSON of counts.
import { parseArgs } from 'node:util';
import { runChaos } from './chaos/run.ts';

const ORDERS_MAX = 1_000;

function whole(name: string, given: string | undefined, fallback: number, most: number): number {
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new Error(`--${name} must be a whole number from 0 to ${most}, not "${given}".`);
  return value;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      orders: { type: 'string' },
      withdrawals: { type: 'string' },
      seed: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const orders = whole('orders', values.orders, 20, ORDERS_MAX);
  const seed = whole('seed', values.seed, Math.floor(Math.random() * 1_000_000), 4_294_967_295);
  // There is nothing to withdraw before there are commissions; the count says so.
  if (whole('withdrawals', values.withdrawals, 0, ORDERS_MAX) > 0)
    console.error('There are no withdrawals yet: none is played.');
  const began = Date.now();
  const say = (line: string): void =>
    console.error(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  const report = await runChaos({ orders, seed, moreKills: 2, keep: values.keep, say });
  for (const problem of [...report.paid_twice, ...report.lost, ...report.unbalanced]) console.error(`  ${problem}`);
  const counts = {
    started: report.started,
    ended: report.ended,
    paid_twice: report.paid_twice.length,
    lost: report.lost.length,
    unbalanced: report.unbalanced.length,
    kills: report.kills.length,
    seed,
    withdrawals: 0,
  };
  if (!values.json)
    console.log(
      `${counts.ended} of ${counts.started} orders ended in ${report.seconds} s through ${counts.kills} kills (${report.kills.join(', ')})`,
    );
  console.log(JSON.stringify(counts));
  return counts.ended === counts.started && counts.paid_twice + counts.lost + counts.unbalanced === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
