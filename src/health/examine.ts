// Owns the examination of a running system: each check finds that all is well, or names what is not and what cures it.
import type { Params } from '../kernel/refusal.ts';
import { unsealedTail } from '../audit/seal.ts';
import { documentsOfWorkflows, documentsUnderWay } from '../audit/health.queries.ts';
import type { LivingDocument } from '../audit/health.queries.ts';
import type { Db, Scope } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import { outboxBacklog } from '../platform/outbox.ts';
import { EXAMINED_MAX, runState, runningWorkflows, stuckWorkflows, workersOn } from '../platform/workflow-health.ts';
import type { Check } from './schema.ts';

/** What a check came to: a code with its figures, for a sentence in the reader's language. */
export interface Finding {
  check: Check;
  ok: boolean;
  code: string;
  params: Params;
}

/** A workflow of a document that was not found belongs to a company out of reach. */
const OF_A_DOCUMENT = /^(order|return):/;

/** Work that does not go on by itself. `retry` tells whether trying it again is safe and can help. */
export interface StuckWork {
  workflowId: string;
  /** Number of its document; null for work without one. */
  number: string | null;
  code: string;
  params: Params;
  nextTryAt: string | null;
  retry: boolean;
}

/** What of a Temporal client the examinations need. */
export type TemporalClient = Parameters<typeof workersOn>[0];

export const OUTBOX_LATE_SECONDS = 60;
export const SEAL_LATE_SECONDS = 10;

export async function examineWorker(client: TemporalClient, queue: string): Promise<Finding> {
  const count = await workersOn(client, queue);
  const ok = count > 0;
  return { check: 'worker', ok, code: ok ? 'HEALTH_WORKERS' : 'HEALTH_NO_WORKER', params: { count, queue } };
}

/** Whether a tenant's outbox is delivered in time. */
export async function examineOutbox(db: Db, tenant: string): Promise<Finding> {
  const { waiting, oldestSeconds: seconds, lastError } = await outboxBacklog(db, tenant);
  const ok = seconds <= OUTBOX_LATE_SECONDS;
  const late = lastError === null ? 'HEALTH_OUTBOX_LATE' : 'HEALTH_OUTBOX_FAILING';
  return {
    check: 'outbox',
    ok,
    code: ok ? 'HEALTH_OUTBOX' : late,
    params: { waiting, seconds, ...(lastError === null ? {} : { error: lastError }) },
  };
}

/** Whether a tenant's audit rows are sealed in time. */
export async function examineSeal(db: Db, tenant: string): Promise<Finding> {
  const { count, oldestSeconds: seconds } = await withScope(db, tenantScope(tenant), unsealedTail);
  const ok = seconds <= SEAL_LATE_SECONDS;
  return { check: 'seal', ok, code: ok ? 'HEALTH_SEAL' : 'HEALTH_SEAL_LATE', params: { count, seconds } };
}

/**
 * Every document under way has its workflow, no workflow runs for nothing, no step keeps failing. Only work of these companies of the
 * tenant is named: by its documents, or by the tenant its start names where it has none.
 */
export async function examineWorkflows(
  client: TemporalClient,
  db: Db,
  tenant: string,
  companies: Scope['companies'] = '*',
): Promise<{ finding: Finding; stuck: StuckWork[] }> {
  const running = await runningWorkflows(client);
  const [underWay, documents] = await withScope(db, { ...tenantScope(tenant), companies }, async (tx) => [
    await documentsUnderWay(tx),
    await documentsOfWorkflows(tx, [...running]),
  ]);
  const stuck: StuckWork[] = [];
  for (const document of underWay.filter(({ workflow_id }) => !running.has(workflow_id))) {
    // A list lags behind; a workflow is missing only when it says so itself.
    const { state } = await runState(client, document.workflow_id);
    if (state === 'running') continue;
    const code = state === 'ended_badly' ? 'HEALTH_RUN_FAILED' : 'HEALTH_RUN_MISSING';
    stuck.push(about(document, code, {}, state === 'ended_badly'));
  }
  for (const document of documents.filter(({ must_run }) => !must_run))
    if ((await runState(client, document.workflow_id)).state === 'running')
      stuck.push(about(document, 'HEALTH_RUN_LEFT', {}, false));
  const byWorkflow = new Map(documents.map((document) => [document.workflow_id, document]));
  const others = [...running].filter((id) => !byWorkflow.has(id));
  for (const step of await stuckWorkflows(client, [...byWorkflow.keys(), ...others])) {
    const document = byWorkflow.get(step.workflowId);
    if (!document && (step.tenant !== tenant || OF_A_DOCUMENT.test(step.workflowId))) continue;
    const params = { step: step.what, attempt: step.attempt, seconds: step.seconds, error: step.lastError ?? '-' };
    stuck.push({
      ...about(document ?? { workflow_id: step.workflowId }, STEP_CODES[step.kind], params, step.kind === 'step'),
      nextTryAt: step.nextTryAt,
    });
  }
  const figures = { running: byWorkflow.size, stuck: stuck.length, examined: EXAMINED_MAX };
  const well = byWorkflow.size > EXAMINED_MAX ? 'HEALTH_WORKFLOWS_PART' : 'HEALTH_WORKFLOWS';
  const ok = stuck.length === 0;
  return {
    finding: { check: 'workflows', ok, code: ok ? well : 'HEALTH_WORKFLOWS_STUCK', params: figures },
    stuck,
  };
}

const STEP_CODES = { step: 'HEALTH_STEP_FAILING', decision: 'HEALTH_DECISION_LATE', code: 'HEALTH_CODE_FAILING' };

type About = Pick<LivingDocument, 'workflow_id'> & Partial<LivingDocument>;

function about(of: About, code: string, params: Params, retry: boolean): StuckWork {
  const facts = { document: of.number ?? of.workflow_id, status: of.status ?? '', ...params };
  return { workflowId: of.workflow_id, number: of.number ?? null, code, params: facts, nextTryAt: null, retry };
}
