// Owns asking Temporal how the running workflows are: which run, which are stuck and why, whether a worker listens.
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';

/** Attempts from which a step that keeps failing counts as stuck: by then its back-off is at its longest. */
const STUCK_FROM_ATTEMPT = 5;
/** Asking every running workflow by itself takes time; beyond this many only a part is asked. */
export const EXAMINED_MAX = 500;

export interface StuckWorkflow {
  workflowId: string;
  /** What fails: an activity's name, or `workflow task` when its own code does. */
  what: string;
  attempt: number;
  lastError: string | null;
}

/** Ids of all workflows that run now. */
export async function runningWorkflows(client: Client): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const execution of client.workflow.list({ query: "ExecutionStatus = 'Running'" }))
    ids.add(execution.workflowId);
  return ids;
}

/** Whether a workflow runs, asked of itself: lists lag a little behind. */
export async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Steps of these workflows that keep failing. */
export async function stuckWorkflows(client: Client, workflowIds: readonly string[]): Promise<StuckWorkflow[]> {
  const stuck: StuckWorkflow[] = [];
  for (const workflowId of workflowIds.slice(0, EXAMINED_MAX)) {
    const described = await client.workflow
      .getHandle(workflowId)
      .describe()
      .catch(() => undefined);
    if (!described) continue;
    const { pendingActivities, pendingWorkflowTask } = described.raw;
    for (const activity of pendingActivities ?? []) {
      const attempt = activity.attempt ?? 1;
      if (attempt < STUCK_FROM_ATTEMPT) continue;
      const what = activity.activityType?.name ?? 'activity';
      stuck.push({ workflowId, what, attempt, lastError: activity.lastFailure?.message ?? null });
    }
    const attempt = pendingWorkflowTask?.attempt ?? 1;
    if (attempt >= STUCK_FROM_ATTEMPT) stuck.push({ workflowId, what: 'workflow task', attempt, lastError: null });
  }
  return stuck;
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
