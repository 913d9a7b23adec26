// Owns asking Temporal how the running workflows are: which run, which are stuck and why, whether a worker listens.
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';

/** Attempts from which a step that keeps failing counts as stuck: by then its back-off is at its longest. */
const STUCK_FROM_ATTEMPT = 5;
/** Asking every running workflow by itself takes time; beyond this many only a part is asked. */
export const EXAMINED_MAX = 500;
const ASKED_AT_ONCE = 20;
/** A page waits for this; a server that is away must not hold it longer. */
const ANSWER_WITHIN_MS = 3_000;
const PENDING_SCHEDULED = 1;
/** A decision of a workflow takes milliseconds; one under way for longer waits for a short step inside it that keeps failing. */
const DECISION_LATE_SECONDS = 30;

export interface StuckWorkflow {
  workflowId: string;
  /** The tenant its start named; workflows of documents are known by their document instead. */
  tenant: string | null;
  /** `step`: an activity; `decision`: a short step inside a decision; `code`: the workflow's own code. */
  kind: 'step' | 'decision' | 'code';
  /** The name of the step, or the type of the workflow. */
  what: string;
  attempt: number;
  /** How long a decision is under way; 0 for others. */
  seconds: number;
  lastError: string | null;
  /** When it is tried again by itself, ISO; null: now, or not known. */
  nextTryAt: string | null;
}

/** How a workflow ended, or that it runs, or that Temporal does not know it (never started, or past its retention). */
export type RunState = 'running' | 'ended_well' | 'ended_badly' | 'unknown';

/** Runs `ask` with the deadline of a page; a server that is away fails it. */
export async function askTemporal<T>(client: Client, ask: () => Promise<T>): Promise<T> {
  return client.withDeadline(Date.now() + ANSWER_WITHIN_MS, ask);
}

/** Ids of all workflows that run now. */
export async function runningWorkflows(client: Client): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const execution of client.workflow.list({ query: "ExecutionStatus = 'Running'" }))
    ids.add(execution.workflowId);
  return ids;
}

/** How a workflow stands, asked of itself (lists lag a little behind), and the tenant its start named. */
export async function runState(
  client: Client,
  workflowId: string,
): Promise<{ state: RunState; tenant: string | null }> {
  try {
    const { status, memo } = await client.workflow.getHandle(workflowId).describe();
    const tenant = typeof memo?.tenant === 'string' ? memo.tenant : null;
    if (status.name === 'RUNNING') return { state: 'running', tenant };
    const badly = status.name === 'FAILED' || status.name === 'TIMED_OUT' || status.name === 'TERMINATED';
    return { state: badly ? 'ended_badly' : 'ended_well', tenant };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { state: 'unknown', tenant: null };
    throw error;
  }
}

/** Steps of these workflows that keep failing. */
export async function stuckWorkflows(client: Client, workflowIds: readonly string[]): Promise<StuckWorkflow[]> {
  const asked = workflowIds.slice(0, EXAMINED_MAX);
  const stuck: StuckWorkflow[] = [];
  for (let from = 0; from < asked.length; from += ASKED_AT_ONCE) {
    const part = asked.slice(from, from + ASKED_AT_ONCE);
    stuck.push(...(await Promise.all(part.map((workflowId) => stuckSteps(client, workflowId)))).flat());
  }
  return stuck;
}

/** Steps of one workflow that keep failing; one that has ended has none. */
export async function stuckSteps(client: Client, workflowId: string): Promise<StuckWorkflow[]> {
  const described = await client.workflow
    .getHandle(workflowId)
    .describe()
    .catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    });
  if (!described) return [];
  const { pendingActivities, pendingWorkflowTask: task } = described.raw;
  const tenant = typeof described.memo?.tenant === 'string' ? described.memo.tenant : null;
  const common = { workflowId, tenant, seconds: 0, lastError: null, nextTryAt: null };
  const stuck: StuckWorkflow[] = (pendingActivities ?? [])
    .filter(({ attempt }) => (attempt ?? 1) >= STUCK_FROM_ATTEMPT)
    .map((activity) => ({
      ...common,
      kind: 'step',
      what: activity.activityType?.name ?? 'activity',
      attempt: activity.attempt ?? 1,
      lastError: activity.lastFailure?.message ?? null,
      nextTryAt: isoOf(activity.nextAttemptScheduleTime),
    }));
  const attempt = task?.attempt ?? 1;
  const since = isoOf(task?.startedTime) === null ? null : isoOf(task?.originalScheduledTime);
  const seconds = since === null ? 0 : Math.floor((Date.now() - Date.parse(since)) / 1000);
  if (attempt >= STUCK_FROM_ATTEMPT) stuck.push({ ...common, kind: 'code', what: described.type, attempt });
  else if (seconds > DECISION_LATE_SECONDS)
    stuck.push({ ...common, kind: 'decision', what: described.type, attempt, seconds });
  return stuck;
}

function isoOf(time: { seconds?: unknown } | null | undefined): string | null {
  const seconds = Number(time?.seconds ?? 0);
  return seconds > 0 ? new Date(seconds * 1000).toISOString() : null;
}

/**
 * Tries a stuck workflow again: steps that wait out their back-off are tried at once; a run that ended badly is taken up at its last
 * decision. Safe because every step is recorded under its key: what was done is not done again. `requestId` makes a repeat harmless.
 */
export async function retryWorkflow(client: Client, workflowId: string, requestId: string): Promise<void> {
  const { namespace } = client.options;
  const { workflowService } = client.connection;
  const described = await client.workflow.getHandle(workflowId).describe();
  const execution = { workflowId, runId: described.runId };
  if (described.status.name === 'RUNNING') {
    for (const { activityId, state, attempt } of described.raw.pendingActivities ?? [])
      if (state === PENDING_SCHEDULED && (attempt ?? 1) > 1)
        await workflowService.resetActivity({
          namespace,
          execution,
          id: activityId,
          identity: client.options.identity,
        });
    return;
  }
  const { events } = await client.workflow.getHandle(workflowId, described.runId).fetchHistory();
  const decided = (events ?? []).findLast((event) => event.workflowTaskCompletedEventAttributes);
  if (!decided?.eventId) throw new Error(`workflow ${workflowId} ended before its first decision`);
  await workflowService.resetWorkflowExecution({
    namespace,
    workflowExecution: execution,
    reason: 'retried by an operator',
    requestId,
    workflowTaskFinishEventId: decided.eventId,
  });
}

/** How many workers have asked this queue for workflow tasks lately. */
export async function workersOn(client: Client, taskQueue: string): Promise<number> {
  const { pollers } = await client.connection.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: 1, // workflow tasks
  });
  return pollers?.length ?? 0;
}
