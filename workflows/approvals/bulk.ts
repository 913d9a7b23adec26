// Owns deciding many approvals at once: each by its own workflow, a result per row, cancellable between batches.
import { proxyActivities } from '@temporalio/workflow';
import type { ApprovalsActivities } from '../../activities/approvals.ts';
import type { BulkDecideInput } from './api.ts';

const steps = proxyActivities<ApprovalsActivities>({
  startToCloseTimeout: '3 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

/** Below the number of updates one process sends at a time without making single decisions wait. */
const BATCH = 10;

/** Input: whose decision, on which approvals. A refused row never stops the others; what is done stays done after a cancel. */
export async function decideInBulk(input: BulkDecideInput): Promise<void> {
  const { items, ...rest } = input;
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.slice(from, from + BATCH);
    const done = input.doneBefore + from + batch.length;
    const { cancelRequested } = await steps.decideBatch({ ...rest, items: batch, done });
    if (cancelRequested && from + BATCH < items.length)
      return steps.finishBulkDecision({ ...rest, status: 'cancelled' });
  }
  await steps.finishBulkDecision({ ...rest, status: 'done' });
}
