// Looks for what is stuck and says so in plain sentences: `npm run doctor`. Exit 0 when nothing is wrong, 1 when something is.
import type { Client } from '@temporalio/client';
import { anchorFolder } from '../audit/anchors.ts';
import { documentsOfWorkflows, documentsUnderWay } from '../audit/health.queries.ts';
import { tenantsOf } from '../audit/seal.ts';
import { verifyBooks } from '../audit/verify.ts';
import type { Config } from '../platform/config.ts';
import { loadConfig } from '../platform/config.ts';
import type { Db } from '../platform/db/database.ts';
import { openDatabase, tenantScope, withScope } from '../platform/db/database.ts';
import { outboxBacklog } from '../platform/outbox.ts';
import { findServers } from '../platform/servers.ts';
import { connectClient } from '../platform/temporal.ts';
import { EXAMINED_MAX, isRunning, runningWorkflows, stuckWorkflows, workersOn } from '../platform/workflow-health.ts';
import { sentence } from './stop.ts';

/** What is wrong and what cures it; and what is fine. */
interface Findings {
  wrong: string[];
  fine: string[];
}

const OUTBOX_LATE_SECONDS = 60;
const SEAL_LATE_SECONDS = 10;
const NAMED_MAX = 20;

async function examineWorker(client: Client, config: Config, found: Findings): Promise<void> {
  const workers = await workersOn(client, config.temporalTaskQueue);
  if (workers === 0)
    found.wrong.push(
      `No worker listens on the queue ${config.temporalTaskQueue}: steps wait until one is started (npm start, or npm run worker).`,
    );
  else
    found.fine.push(
      `${workers} ${workers === 1 ? 'worker listens' : 'workers listen'} on the queue ${config.temporalTaskQueue}.`,
    );
}

async function examineWorkflows(client: Client, db: Db, tenants: readonly string[], found: Findings): Promise<void> {
  const running = await runningWorkflows(client);
  let missing = 0;
  let left = 0;
  for (const tenant of tenants) {
    const underWay = await withScope(db, tenantScope(tenant), documentsUnderWay);
    for (const document of underWay.filter(({ workflow_id }) => !running.has(workflow_id))) {
      // A list lags behind; a workflow is missing only when it says so itself.
      if (await isRunning(client, document.workflow_id)) continue;
      if ((missing += 1) <= NAMED_MAX)
        found.wrong.push(
          `${document.number ?? document.workflow_id} is ${document.status}, but its workflow ${document.workflow_id} does not run: nobody will be reminded and no next step is taken.`,
        );
    }
    const documents = await withScope(db, tenantScope(tenant), (tx) => documentsOfWorkflows(tx, [...running]));
    for (const document of documents.filter(({ must_run }) => !must_run)) {
      if (!(await isRunning(client, document.workflow_id))) continue;
      if ((left += 1) <= NAMED_MAX)
        found.wrong.push(
          `The workflow ${document.workflow_id} runs, but its document ${document.number ?? ''} is ${document.status}: it waits for something that will not come.`,
        );
    }
  }
  if (missing + left === 0) found.fine.push(`${running.size} workflows run, and every document under way has its own.`);
  else if (missing + left > NAMED_MAX)
    found.wrong.push(`In all ${missing} documents lack their workflow and ${left} workflows run for nothing.`);
  await examineStuck(client, running, found);
}

async function examineStuck(client: Client, running: ReadonlySet<string>, found: Findings): Promise<void> {
  const stuck = await stuckWorkflows(client, [...running]);
  for (const { workflowId, what, attempt, lastError } of stuck.slice(0, NAMED_MAX))
    found.wrong.push(
      `${workflowId} has tried ${what} ${attempt} times${lastError ? `; the last error: ${lastError}` : ''}.`,
    );
  if (stuck.length === 0) found.fine.push('No step keeps failing.');
  if (running.size > EXAMINED_MAX)
    found.fine.push(`Only ${EXAMINED_MAX} of ${running.size} running workflows were asked for failing steps.`);
}

async function examineOutbox(db: Db, tenants: readonly string[], found: Findings): Promise<void> {
  const backlogs = await Promise.all(tenants.map((tenant) => outboxBacklog(db, tenant)));
  const late = backlogs.filter((backlog) => backlog.oldestSeconds > OUTBOX_LATE_SECONDS);
  for (const { waiting, oldestSeconds, lastError } of late)
    found.wrong.push(
      `${waiting} messages wait in the outbox, the oldest for ${oldestSeconds} s${lastError ? `; the last error: ${lastError}` : '; is a worker running?'}.`,
    );
  if (late.length === 0) found.fine.push('The outbox is delivered.');
}

async function examineBooks(reader: Db, config: Config, found: Findings): Promise<void> {
  const books = await verifyBooks(reader, anchorFolder(config.dataDir));
  const { count, oldest_seconds } = books.unsealed;
  if (oldest_seconds > SEAL_LATE_SECONDS)
    found.wrong.push(
      `${count} audit rows wait for their seal, the oldest for ${oldest_seconds} s; is a worker running?`,
    );
  else found.fine.push('Audit rows are sealed in time.');
  const failed = books.checks.filter((check) => check.problem_count > 0);
  for (const check of failed) {
    const first = check.problems[0]!;
    found.wrong.push(
      `The books fail ${check.name} in ${check.problem_count} places; first ${first.id}: ${first.about}: expected ${first.expected}, found ${first.actual}. See npm run audit -- verify.`,
    );
  }
  if (failed.length === 0) found.fine.push(`The books are proven by ${books.checks.length} checks.`);
}

async function main(): Promise<number> {
  const config = loadConfig(process.env);
  const servers = await findServers(config, { temporal: true, migrate: false }, (line) => console.error(line));
  const worker = openDatabase({ url: servers.databaseUrl, role: 'qudao_worker', max: 2, name: 'qudao-doctor' });
  const reader = openDatabase({ url: servers.databaseUrl, role: 'qudao_reader', max: 2, name: 'qudao-doctor' });
  const target = { address: servers.temporalAddress, namespace: config.temporalNamespace };
  const { client, close } = await connectClient(target, config, 'qudao-doctor');
  const found: Findings = { wrong: [], fine: [] };
  try {
    const tenants = await tenantsOf(worker);
    await examineWorker(client, config, found);
    await examineWorkflows(client, worker, tenants, found);
    await examineOutbox(worker, tenants, found);
    await examineBooks(reader, config, found);
  } finally {
    await close();
    await worker.destroy();
    await reader.destroy();
    await servers.stop();
  }
  for (const line of found.fine) console.log(`ok   ${line}`);
  for (const line of found.wrong) console.log(`look ${line}`);
  console.log(found.wrong.length === 0 ? 'Nothing is wrong.' : `${found.wrong.length} things to look at.`);
  return found.wrong.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 2;
}
