// Replays archived workflow histories: `npm run -s replay -- <document number>`. Exit 0 when today's code makes the same decisions, 1 when not, 2 when it could not be asked.
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { unpacked } from '../audit/archive.ts';
import { archivesOf } from '../audit/replay.queries.ts';
import type { ReplayCandidate } from '../audit/replay.queries.ts';
import { tenantsOf } from '../audit/seal.ts';
import { loadConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase, tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { sha256 } from '../platform/hash.ts';
import { findServers } from '../platform/servers.ts';
import { bundleWorkflows, replayHistory } from '../platform/worker.ts';

const USAGE = 'Use: npm run -s replay -- <document number>';

async function main(args: string[]): Promise<number> {
  const [number] = args;
  if (args.length !== 1 || number === undefined || number.startsWith('-')) {
    console.error(USAGE);
    return 2;
  }
  const config = loadConfig(process.env);
  const servers = await findServers(config, { temporal: false, migrate: false }, (line) => console.error(line));
  const db = openDatabase({ url: servers.databaseUrl, role: 'qudao_reader', max: 2, name: 'qudao-replay' });
  try {
    const found = await find(db, number);
    if (found.archives.length === 0) {
      console.error(
        found.known
          ? `${number} has no archived history: its workflow is still open, or it never had one.`
          : `There is no document ${number}.`,
      );
      return 2;
    }
    return await replayAll(config, number, found.archives);
  } finally {
    await db.destroy();
    await servers.stop();
  }
}

async function find(db: Db, number: string): Promise<{ known: boolean; archives: ReplayCandidate[] }> {
  const all = { known: false, archives: [] as ReplayCandidate[] };
  for (const tenant of await tenantsOf(db)) {
    const found = await withScope(db, tenantScope(tenant), (tx) => archivesOf(tx, number));
    all.known ||= found.known;
    all.archives.push(...found.archives);
  }
  return all;
}

async function replayAll(config: Config, number: string, archives: readonly ReplayCandidate[]): Promise<number> {
  const kept = archives.map((archive) => ({ ...archive, json: unpacked(archive.content) }));
  const what = ({ workflow_id: workflow, events, sha256: hash }: ReplayCandidate): string =>
    `${number}: the archived history of ${workflow} (${events} events, SHA-256 ${hash})`;
  const altered = kept.filter(({ json, sha256: expected }) => sha256(json) !== expected);
  for (const archive of altered)
    console.log(`${what(archive)} is not what was archived: its content has SHA-256 ${sha256(archive.json)}.`);
  const whole = kept.filter((archive) => !altered.includes(archive));
  // A runtime that is installed and never used would keep the program from ending.
  if (whole.length === 0) return 1;
  // The replayer tells what it finds as its result; what it logs besides would only repeat it.
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
  const bundle = await bundleWorkflows();
  let code = altered.length > 0 ? 1 : 0;
  for (const archive of whole) {
    const problem = await replayHistory(bundle, config, { workflowId: archive.workflow_id, json: archive.json });
    if (problem !== null) code = 1;
    console.log(
      problem === null
        ? `${what(archive)} is deterministic: today's workflow code makes the same decisions.`
        : `${what(archive)} is not deterministic: ${problem}`,
    );
  }
  return code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
