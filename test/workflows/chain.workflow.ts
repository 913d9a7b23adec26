/** A document with nothing but an approval: what every lifecycle does with the shared chain. */
import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { ApprovalReply } from '../../workflows/approvals/api.ts';
import type { ApprovalEnd, ApprovalHooks } from '../../workflows/shared/approval-chain.ts';
import { ApprovalChain } from '../../workflows/shared/approval-chain.ts';
import type { ApprovalWait } from '../../src/approvals/rules.ts';

export interface ChainActivities extends ApprovalHooks {
  open(input: { documentId: string; version: number; now: string }): Promise<ApprovalWait | null>;
  cancel(input: { documentId: string; now: string }): Promise<ApprovalReply>;
}

const steps = proxyLocalActivities<ChainActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '100 milliseconds', maximumAttempts: 4 },
});

/** A normal activity lets other updates in while it runs; a local one holds them back until it is done. */
const slow = proxyActivities<ChainActivities>({ startToCloseTimeout: '20 seconds' });

export const resubmit = defineUpdate<void, [number]>('resubmit');
export const cancel = defineUpdate<void, []>('cancel');

export async function approveDocument(input: { documentId: string; slow?: boolean }): Promise<ApprovalEnd[]> {
  const { documentId } = input;
  const now = () => new Date().toISOString();
  const chain = new ApprovalChain(input.slow ? slow : steps);
  setHandler(resubmit, async (version) => chain.start(await steps.open({ documentId, version, now: now() })));
  setHandler(cancel, () =>
    chain.exclusive(async () => {
      await steps.cancel({ documentId, now: now() });
      chain.close('cancelled');
    }),
  );
  chain.start(await steps.open({ documentId, version: 1, now: now() }));
  const ends: ApprovalEnd[] = [];
  for (;;) {
    ends.push(await chain.outcome());
    if (ends.at(-1) !== 'returned') break;
    await condition(() => chain.open());
  }
  await condition(allHandlersFinished);
  return ends;
}
