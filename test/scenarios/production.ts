// Plays orders against a production Temporal server on PostgreSQL, with and without kills:
// `node test/scenarios/production.ts --server PROGRAM --sql-tool PROGRAM --schema FOLDER [--orders N] [--seed S] [--kill]`.
import { parseArgs } from 'node:util';
import { productionTemporal } from './chaos/production-temporal.ts';
import { runChaos } from './chaos/run.ts';

const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'temporal-server' },
    'sql-tool': { type: 'string', default: 'temporal-sql-tool' },
    schema: { type: 'string', default: '/etc/temporal/schema/postgresql/v12' },
    orders: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    kill: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const began = Date.now();
const say = (line: string): void => console.error(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);
const report = await runChaos({
  orders: Number(values.orders),
  seed: Number(values.seed),
  moreKills: 2,
  kill: values.kill,
  keep: values.keep,
  say,
  temporalServer: productionTemporal({
    server: values.server,
    sqlTool: values['sql-tool'],
    schema: values.schema,
  }),
});
console.log(JSON.stringify(report));
process.exitCode =
  report.ended === report.started && report.paid_twice.length + report.lost.length + report.unbalanced.length === 0
    ? 0
    : 1;
