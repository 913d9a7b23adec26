// Owns reading closed workflows from Temporal: which closed since when, and the whole history of one as JSON.
import type { Client } from '@temporalio/client';
import { historyToJson } from './history-json.ts';

export interface ClosedWorkflow {
  workflowId: string;
  runId: string;
  type: string;
  status: string;
  startedAt: Date;
  closedAt: Date;
}

export interface WorkflowHistories {
  /** Workflows of documents that closed since then; null: all Temporal still knows. */
  closedSince(since: Date | null): AsyncIterable<ClosedWorkflow>;
  /** The history of one run in the form of Temporal's own tools, and how many events it has. */
  read(workflowId: string, runId: string): Promise<{ json: string; events: number }>;
}

/** Closed workflows of `types` as `client` sees them. */
export function workflowHistories(client: Client, types: readonly string[]): WorkflowHistories {
  const named = types.map((type) => `'${type}'`).join(', ');
  return {
    async *closedSince(since) {
      const from = since ? ` AND CloseTime >= '${since.toISOString()}'` : '';
      const query = `WorkflowType IN (${named}) AND ExecutionStatus != 'Running'${from}`;
      for await (const found of client.workflow.list({ query })) {
        // A run that went on as a new one is not the end; its last run is listed by itself.
        if (!found.closeTime || found.status.name === 'CONTINUED_AS_NEW') continue;
        yield {
          workflowId: found.workflowId,
          runId: found.runId,
          type: found.type,
          status: found.status.name.toLowerCase(),
          startedAt: found.startTime,
          closedAt: found.closeTime,
        };
      }
    },
    async read(workflowId, runId) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      return { json: JSON.stringify(historyToJson(history)), events: history.events?.length ?? 0 };
    },
  };
}
