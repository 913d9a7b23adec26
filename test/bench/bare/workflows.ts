/** The bare workflow the order bench compares with: the same kinds of Temporal step, nothing of ours. */
import {
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { BareActivities } from './activities.ts';

const steps = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '20 seconds' });

export interface BareInput {
  orderId: string;
}

export const submitBare = defineUpdate<string, [{ updateId: string }]>('submit');
export const decideBare = defineUpdate<string, [{ updateId: string }]>('decide');
export const endBare = defineSignal('end');

/** Submitted, decided by one person, then waiting for what comes next under a timer; each update is one local activity. */
export async function bareOrder(input: BareInput): Promise<void> {
  const state = { status: 'new', ended: false };
  setHandler(submitBare, async ({ updateId }) => {
    state.status = await steps.submit({ ...input, updateId });
    return state.status;
  });
  setHandler(decideBare, async ({ updateId }) => {
    state.status = await steps.decide({ ...input, updateId });
    return state.status;
  });
  setHandler(endBare, () => {
    state.ended = true;
  });
  await condition(() => state.status !== 'new');
  await condition(() => state.status !== 'submitted', '8 hours');
  await condition(() => state.ended, '48 hours');
  await condition(allHandlersFinished);
}
