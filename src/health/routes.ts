// Owns the HTTP of the system's health: what operators read, and the two things they may set going again.
import type { Client } from '@temporalio/client';
import { accept, refuse } from '../kernel/refusal.ts';
import { fill } from '../wire/messages.ts';
import { withScope } from '../platform/db/database.ts';
import { principalOf, requestLocale, requireAbility, runCommand, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { HttpRefusal } from '../platform/http/problem.ts';
import { listSchedules, scheduleExists } from '../platform/schedules.ts';
import type { ScheduleState } from '../platform/schedules.ts';
import { documentsOfWorkflows } from '../audit/health.queries.ts';
import { askTemporal, runState, stuckSteps } from '../platform/workflow-health.ts';
import { examineOutbox, examineSeal, examineWorker, examineWorkflows } from './examine.ts';
import type { Finding, StuckWork } from './examine.ts';
import type { ScheduleView } from './schema.ts';
import {
  scheduleParams,
  scheduleStep,
  scheduleView,
  schedulesView,
  systemHealthView,
  workflowRetryParams,
  workflowRetryView,
} from './schema.ts';

const TAG = ['health'];
const STUCK_MAX = 200;

/** The system's health, retrying what is stuck, and the schedules. */
export function healthRoutes(app: App, deps: ApiDeps): void {
  const { temporal, db } = deps;

  app.get(
    '/api/v1/system_health',
    {
      schema: {
        operationId: 'getSystemHealth',
        tags: TAG,
        description: `How PostgreSQL, Temporal, the workers, the workflows, the outbox and the audit seal are, in sentences; and work of this tenant
that does not go on by itself. A server that does not answer within 3 s is told as such.`,
        response: { 200: systemHealthView },
      },
    },
    async (request) => {
      const { tenant, scope } = requireAbility(request, 'read', 'workflow');
      const locale = requestLocale(request);
      const say = (code: string, params: Finding['params']): string => {
        const message = deps.messages[code];
        return message ? fill(locale === 'en' ? message.en : message.zh, params) : code;
      };
      const found: Finding[] = [];
      let stuck: StuckWork[] = [];
      found.push(
        await answers('database', 'PostgreSQL', () => db.selectFrom('tenant').select('id').limit(1).execute()),
      );
      const server = await answers('temporal', 'Temporal', () =>
        askTemporal(temporal, () => temporal.connection.workflowService.getSystemInfo({})),
      );
      found.push(server);
      if (server.ok) {
        found.push(await askTemporal(temporal, () => examineWorker(temporal, deps.config.temporalTaskQueue)));
        const work = await examineWorkflows(temporal, db, tenant, scope.companies);
        found.push(work.finding);
        stuck = work.stuck;
      }
      found.push(await examineOutbox(db, tenant), await examineSeal(db, tenant));
      return {
        checked_at: new Date().toISOString(),
        checks: found.map(({ check, ok, code, params }) => ({
          check,
          status: ok ? ('ok' as const) : ('look' as const),
          message: say(code, params),
        })),
        stuck: stuck.slice(0, STUCK_MAX).map((work) => ({
          workflow_id: work.workflowId,
          ...documentOf(work.workflowId),
          number: work.number,
          message: say(work.code, work.params),
          advice: say(`${work.code}_ADVICE`, work.params),
          next_try_at: work.nextTryAt,
          can_retry: work.retry,
        })),
      };
    },
  );

  app.post(
    '/api/v1/workflows/:workflow_id/retry',
    {
      schema: {
        operationId: 'retryWorkflow',
        tags: TAG,
        description: `Tries a stuck workflow again: failing steps at once, a run that ended with an error from its last decision. Nothing done is done
again. WORKFLOW_NOT_RETRIABLE (409) when it is well, or when trying again cannot help.`,
        params: workflowRetryParams,
        response: { 202: workflowRetryView },
      },
    },
    async (request, reply) => {
      const { scope, tenant } = requireAbility(request, 'update', 'workflow');
      const { workflow_id: workflowId } = request.params;
      const found = await withScope(db, scope, (tx) => documentsOfWorkflows(tx, [workflowId]));
      const document = found.find(({ workflow_id }) => workflow_id === workflowId);
      // Other work is known by the tenant its start named; its ids have a kind and an id, too.
      const ofDocument = documentOf(workflowId).document_type !== null || !workflowId.includes(':');
      if (!document && ofDocument) return sendRefusal(reply, refuse('NOT_FOUND'));
      const state = await asking(() => askTemporal(temporal, () => retryState(temporal, workflowId)));
      if (!document && state.tenant !== tenant) return sendRefusal(reply, refuse('NOT_FOUND'));
      const retriable = document?.must_run === false ? false : state.retriable;
      return runCommand(
        request,
        reply,
        { operation: 'retryWorkflow', objectType: 'workflow', objectId: workflowId, status: 202 },
        async (work) => {
          if (!retriable) return refuse('WORKFLOW_NOT_RETRIABLE');
          work.outbox({ topic: 'retry_workflow', key: work.key, payload: { workflowId } });
          const { companyId } = principalOf(request);
          work.audit({ companyId, action: 'retryWorkflow', objectType: 'workflow', objectId: workflowId });
          return accept({ workflow_id: workflowId, asked: true as const });
        },
      );
    },
  );

  app.get(
    '/api/v1/schedules',
    {
      schema: {
        operationId: 'listSchedules',
        tags: TAG,
        description: 'What runs by the clock: when it last ran, when it runs next, and whether it is paused and why.',
        response: { 200: schedulesView },
      },
    },
    async (request) => {
      requireAbility(request, 'read', 'workflow');
      return { data: (await asking(() => askTemporal(temporal, () => listSchedules(temporal)))).map(scheduleOf) };
    },
  );

  app.post(
    '/api/v1/schedules/:schedule_id/steps',
    {
      schema: {
        operationId: 'steerSchedule',
        tags: TAG,
        description: 'Runs a schedule now, pauses it, or lets it go on. Done within a second; the list shows it.',
        params: scheduleParams,
        body: scheduleStep,
        response: { 202: scheduleView.pick({ id: true }) },
      },
    },
    async (request, reply) => {
      requireAbility(request, 'update', 'workflow');
      const { schedule_id: id } = request.params;
      const known = await asking(() => askTemporal(temporal, () => scheduleExists(temporal, id)));
      if (!known) return sendRefusal(reply, refuse('NOT_FOUND'));
      return runCommand(
        request,
        reply,
        { operation: 'steerSchedule', objectType: 'schedule', objectId: id, status: 202 },
        async (work) => {
          const { companyId } = principalOf(request);
          work.outbox({ topic: 'steer_schedule', key: work.key, payload: { id, ...request.body } });
          work.audit({
            companyId,
            action: `schedule.${request.body.step}`,
            objectType: 'schedule',
            objectId: id,
            detail: { reason: request.body.reason },
          });
          return accept({ id });
        },
      );
    },
  );
}

async function answers(check: Finding['check'], server: string, ask: () => Promise<unknown>): Promise<Finding> {
  const from = performance.now();
  try {
    await ask();
    return { check, ok: true, code: 'HEALTH_ANSWERS', params: { server, ms: Math.round(performance.now() - from) } };
  } catch {
    return { check, ok: false, code: 'HEALTH_SILENT', params: { server } };
  }
}

/** Temporal being away is the caller's to know, not an error of ours. */
async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    throw new HttpRefusal('UNAVAILABLE');
  }
}

/** Whose a workflow is, when its start named a tenant, and whether trying it again can help. */
async function retryState(client: Client, workflowId: string): Promise<{ tenant: string | null; retriable: boolean }> {
  const { state, tenant } = await runState(client, workflowId);
  if (state !== 'running') return { tenant, retriable: state === 'ended_badly' };
  return { tenant, retriable: (await stuckSteps(client, workflowId)).some(({ kind }) => kind === 'step') };
}

function documentOf(workflowId: string): { document_type: 'order' | 'return' | null; document_id: string | null } {
  const [type, id] = workflowId.split(':');
  return type === 'order' || type === 'return'
    ? { document_type: type, document_id: id ?? '' }
    : { document_type: null, document_id: null };
}

function scheduleOf(state: ScheduleState): ScheduleView {
  return {
    id: state.id,
    workflow_type: state.workflowType,
    paused: state.paused,
    note: state.note,
    last_run_at: state.lastRunAt,
    next_run_at: state.nextRunAt,
  };
}
