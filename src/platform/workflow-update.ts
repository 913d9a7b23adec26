// Owns sending a person's step to a workflow as an update, and what can become of it.
import type { Client } from '@temporalio/client';
import {
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcServiceError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { UpdateDefinition, Workflow } from '@temporalio/common';

/** How long a caller waits for the answer; the step itself is not lost when it takes longer. */
const ANSWER_WITHIN_MS = 15_000;

export type UpdateAnswer<T> =
  | { kind: 'answered'; result: T }
  /** The workflow takes the step when a worker is up; asking again with the same key collects the answer. */
  | { kind: 'later' }
  /** The workflow has ended (or never was): the SQL row knows how. */
  | { kind: 'closed' }
  /** The validator refused: nothing happened, nothing was recorded in history. */
  | { kind: 'rejected'; code: string };

export interface UpdateRequest<T, A> {
  workflowId: string;
  update: UpdateDefinition<T, [A]>;
  updateId: string;
  argument: A;
  /** Starts the workflow with the update when it is not running (update-with-start). */
  start?: StartRequest;
}

export interface StartRequest {
  type: string;
  taskQueue: string;
  input: object;
  /** For Temporal's own pages: codes and ids only. */
  memo?: Record<string, unknown>;
  searchAttributes?: Parameters<typeof startOptions>[0]['attributes'];
}

/** Sends the update and waits for its answer for at most 15 seconds. Errors of the servers are thrown. */
export async function sendUpdate<T, A>(client: Client, request: UpdateRequest<T, A>): Promise<UpdateAnswer<T>> {
  try {
    const result = await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () => execute(client, request));
    return { kind: 'answered', result };
  } catch (error) {
    const answer = answerOf(error);
    if (answer) return answer;
    throw error;
  }
}

async function execute<T, A>(client: Client, request: UpdateRequest<T, A>): Promise<T> {
  const { update, updateId, workflowId, start } = request;
  const args: [A] = [request.argument];
  if (!start) return client.workflow.getHandle(workflowId).executeUpdate(update, { args, updateId });
  const operation = new WithStartWorkflowOperation<Workflow>(start.type, {
    workflowId,
    taskQueue: start.taskQueue,
    args: [start.input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    // A first submit that was refused ends its run with the order still a draft; SQL is the last word on a second one.
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    ...(start.memo ? { memo: start.memo } : {}),
    ...startOptions({ attributes: start.searchAttributes }),
  });
  return client.workflow.executeUpdateWithStart(update, { startWorkflowOperation: operation, args, updateId });
}

function startOptions(given: {
  attributes?:
    NonNullable<ConstructorParameters<typeof WithStartWorkflowOperation>[1]['typedSearchAttributes']> | undefined;
}) {
  return given.attributes ? { typedSearchAttributes: given.attributes } : {};
}

function answerOf(error: unknown): Exclude<UpdateAnswer<never>, { kind: 'answered' }> | undefined {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'later' };
  if (error instanceof WorkflowNotFoundError) return { kind: 'closed' };
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
    return { kind: 'rejected', code: error.cause.type ?? 'REFUSED' };
  // 4: the deadline passed before the update was accepted, e.g. because no worker is up.
  if (isGrpcServiceError(error) && error.code === 4) return { kind: 'later' };
  return undefined;
}
