// Looks for what is stuck and says so in plain sentences: `npm run doctor`. Exit 0 when nothing is wrong, 1 when something is.
import { anchorFolder } from '../audit/anchors.ts';
import { tenantsOf } from '../audit/seal.ts';
import { verifyBooks } from '../audit/verify.ts';
import { examineOutbox, examineSeal, examineWorker, examineWorkflows } from '../health/examine.ts';
import type { Finding } from '../health/examine.ts';
import { healthMessages } from '../health/messages.ts';
import type { Config } from '../platform/config.ts';
import { loadConfig } from '../platform/config.ts';
import type { Db } from '../platform/db/database.ts';
import { openDatabase } from '../platform/db/database.ts';
import { findServers } from '../platform/servers.ts';
import { connectClient } from '../platform/temporal.ts';
import { translate } from '../wire/messages.ts';
import { sentence } from './stop.ts';

const NAMED_MAX = 20;

/** What is wrong and what cures it; and what is fine. */
class Report {
  readonly wrong: string[] = [];
  readonly fine: string[] = [];

  add({ ok, code, params }: Pick<Finding, 'ok' | 'code' | 'params'>): void {
    (ok ? this.fine : this.wrong).push(say(code, params));
  }
}

const say = (code: string, params: Finding['params']): string => translate(healthMessages, code, params, 'en') ?? code;

async function examineBooks(reader: Db, config: Config, report: Report): Promise<void> {
  const { checks } = await verifyBooks(reader, anchorFolder(config.dataDir));
  const failed = checks.filter((check) => check.problem_count > 0);
  for (const { name, problem_count: count, problems } of failed) {
    const { id, about, expected, actual } = problems[0]!;
    report.add({ ok: false, code: 'HEALTH_BOOKS_FAIL', params: { check: name, count, id, about, expected, actual } });
  }
  if (failed.length === 0) report.add({ ok: true, code: 'HEALTH_BOOKS', params: { count: checks.length } });
}

async function main(): Promise<number> {
  const config = loadConfig(process.env);
  const servers = await findServers(config, { temporal: true, migrate: false }, (line) => console.error(line));
  const worker = openDatabase({ url: servers.databaseUrl, role: 'qudao_worker', max: 2, name: 'qudao-doctor' });
  const reader = openDatabase({ url: servers.databaseUrl, role: 'qudao_reader', max: 2, name: 'qudao-doctor' });
  const target = { address: servers.temporalAddress, namespace: config.temporalNamespace };
  const { client, close } = await connectClient(target, config, 'qudao-doctor');
  const report = new Report();
  try {
    report.add(await examineWorker(client, config.temporalTaskQueue));
    for (const tenant of await tenantsOf(worker)) {
      const { finding, stuck } = await examineWorkflows(client, worker, tenant);
      report.add(finding);
      for (const { code, params, workflowId } of stuck.slice(0, NAMED_MAX))
        report.wrong.push(`${say(code, params)} ${say(`${code}_ADVICE`, params)} (${workflowId})`);
      report.add(await examineOutbox(worker, tenant));
      report.add(await examineSeal(worker, tenant));
    }
    await examineBooks(reader, config, report);
  } finally {
    await close();
    await worker.destroy();
    await reader.destroy();
    await servers.stop();
  }
  for (const line of report.fine) console.log(`ok   ${line}`);
  for (const line of report.wrong) console.log(`look ${line}`);
  console.log(report.wrong.length === 0 ? 'Nothing is wrong.' : `Things to look at: ${report.wrong.length}.`);
  return report.wrong.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 2;
}
