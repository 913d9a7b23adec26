// Owns what the outbox delivers: signals to workflows, starts of workflows and notices to people. Other topics are added beside these.
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import type { Db } from './db/database.ts';
import { tenantScope, withScope } from './db/database.ts';
import { ID_PREFIX } from '../kernel/ids.ts';
import { sha256 } from './hash.ts';
import type { Deliver } from './outbox.ts';
import { deliverScheduleStep } from './schedules.ts';
import { retryWorkflow } from './workflow-health.ts';

const signalPayload = z.object({ workflowId: z.string(), signal: z.string(), args: z.array(z.unknown()).default([]) });

/** What of a Temporal client signals need. */
export interface SignalPort {
  workflow: { getHandle(workflowId: string): { signal(name: string, ...args: unknown[]): Promise<void> } };
}

/** Signals a workflow. One that has ended, or never was, has no use for the news: that counts as delivered. */
export function deliverSignal(client: SignalPort): Deliver {
  return async ({ payload }) => {
    const { workflowId, signal, args } = signalPayload.parse(payload);
    try {
      await client.workflow.getHandle(workflowId).signal(signal, ...args);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  };
}

const startPayload = z.object({ workflowId: z.string(), type: z.string(), taskQueue: z.string(), input: z.unknown() });

/** Starts a workflow whose row was written with this entry. One that was started before is what we want. */
export function deliverStart(client: Client): Deliver {
  return async ({ tenant, payload }) => {
    const { workflowId, type, taskQueue, input } = startPayload.parse(payload);
    try {
      await client.workflow.start(type, {
        workflowId,
        taskQueue,
        args: [input],
        memo: { tenant },
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
}

const noticePayload = z.object({
  user_ids: z.array(z.string()),
  kind: z.string(),
  document_type: z.string(),
  document_id: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

/** Writes one notice per person; a repeated delivery finds them written. */
export function deliverNotice(db: Db): Deliver {
  return async ({ tenant, topic, key, payload }) => {
    const notice = noticePayload.parse(payload);
    const rows = [...new Set(notice.user_ids)].map((user_id) => ({
      id: `${ID_PREFIX.notification}_${sha256([tenant, topic, key, user_id].join('|')).slice(0, 32)}`,
      tenant_id: tenant,
      user_id,
      kind: notice.kind,
      document_type: notice.document_type,
      document_id: notice.document_id,
      params: JSON.stringify(notice.params),
    }));
    if (rows.length === 0) return;
    await withScope(db, tenantScope(tenant), (tx) =>
      tx
        .insertInto('notification')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  };
}

const retryPayload = z.object({ workflowId: z.string() });

/** Tries a stuck workflow again; one that is gone has nothing to try. */
export function deliverRetry(client: Client): Deliver {
  return async ({ tenant, key, payload }) => {
    const { workflowId } = retryPayload.parse(payload);
    try {
      await retryWorkflow(client, workflowId, sha256(`${tenant}|${key}`));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  };
}

/** The handlers of a worker process. */
export function deliveries(deps: { db: Db; temporal: Client }): Record<string, Deliver> {
  return {
    signal: deliverSignal(deps.temporal),
    start: deliverStart(deps.temporal),
    notify: deliverNotice(deps.db),
    retry_workflow: deliverRetry(deps.temporal),
    steer_schedule: deliverScheduleStep(deps.temporal),
  };
}
