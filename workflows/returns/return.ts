// Owns the life of one return: submit, approval, goods back with their credit note, and an end on every path.
import { allHandlersFinished, condition, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { ReturnActivities } from '../../activities/returns.ts';
import { returnEnded } from '../../src/returns/rules.ts';
import type { ReturnStatus } from '../../src/returns/rules.ts';
import { ApprovalChain } from '../shared/approval-chain.ts';
import type {
  ReturnCommand,
  ReturnOutcome,
  ReturnReply,
  ReturnResult,
  ReturnStep,
  ReturnWorkflowInput,
} from './api.ts';
import { cancelReturn, receiveReturn, resubmitReturn, submitReturn } from './api.ts';

// People wait for these steps and each is one short transaction, so they run as local activities; effects are keyed, a rerun is harmless.
const steps = proxyLocalActivities<ReturnActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

const now = (): string => new Date().toISOString();

/** What the return has come to, as the steps report it; an answer overtaken by a newer one is dropped. */
class Progress {
  step: ReturnStep | null = null;
  refused = false;

  take(result: ReturnOutcome): ReturnOutcome {
    if (result.ok && (this.step === null || result.value.version >= this.step.version)) this.step = result.value;
    return result;
  }

  get ended(): boolean {
    return this.step !== null && returnEnded(this.step.status as ReturnStatus);
  }
}

/**
 * One run per return, started by its submit (update-with-start). Input: ids. Ends when the return is credited, rejected, recalled,
 * cancelled or expired; a first submit that is refused ends the run with the return still a draft.
 */
export async function returnGoods(input: ReturnWorkflowInput): Promise<ReturnResult> {
  const progress = new Progress();
  const chain = approvals(input, progress);
  handle(input, progress, chain);
  await condition(() => progress.step !== null || progress.refused);
  while (progress.step !== null && !progress.ended) await advance(input, progress, chain);
  await condition(allHandlersFinished);
  return { status: progress.step?.status ?? 'draft' };
}

function approvals(input: ReturnWorkflowInput, progress: Progress): ApprovalChain {
  const taken = (result: Awaited<ReturnType<typeof steps.decideReturn>>) => {
    if (!result.ok) return result;
    progress.take({ ok: true, value: result.value.step });
    return { ok: true as const, value: result.value.approval };
  };
  return new ApprovalChain({
    decide: async (command) => taken(await steps.decideReturn({ ...input, ...command })),
    recall: async (command) => taken(await steps.recallReturn({ ...input, ...command })),
    remind: (due) => steps.remindReturn({ ...input, wait: due, now: due.now }),
    escalate: (due) => steps.escalateReturn({ ...input, wait: due, now: due.now }),
    expire: async (due) => taken(await steps.expireReturn({ ...input, wait: due, now: due.now })),
  });
}

function handle(input: ReturnWorkflowInput, progress: Progress, chain: ApprovalChain): void {
  const submit = async (command: ReturnCommand, again: boolean): Promise<ReturnReply> => {
    const result = await steps.submitReturn({ ...input, ...command, again, now: now() });
    if (!result.ok) {
      progress.refused = progress.step === null;
      return { ...result, bodyHash: command.bodyHash };
    }
    // A replayed answer speaks of the past; the chain must not be opened again by it.
    if (progress.step === null || result.value.step.version > progress.step.version) chain.start(result.value.wait);
    return { ...progress.take({ ok: true, value: result.value.step }), bodyHash: command.bodyHash };
  };
  const reply = async (command: ReturnCommand, step: Promise<ReturnOutcome>): Promise<ReturnReply> => ({
    ...progress.take(await step),
    bodyHash: command.bodyHash,
  });
  setHandler(submitReturn, (command) => submit(command, false));
  setHandler(resubmitReturn, (command) => submit(command, true));
  setHandler(receiveReturn, (command) => reply(command, steps.receiveReturn({ ...input, ...command, now: now() })));
  setHandler(cancelReturn, (command) =>
    chain.exclusive(() => reply(command, steps.cancelReturn({ ...input, ...command, now: now() }))),
  );
}

/** Waits for the next thing that happens to the return, or does what is due unasked. */
async function advance(input: ReturnWorkflowInput, progress: Progress, chain: ApprovalChain): Promise<void> {
  const seen = progress.step!;
  if (seen.status === 'pending_approval') {
    await chain.outcome();
    await condition(() => progress.step !== seen);
    return;
  }
  const moved = (): boolean => progress.step !== seen;
  if (seen.due === null) return condition(moved);
  const wait = Math.max(1_000, Date.parse(seen.due.at) - Date.now());
  if (await condition(moved, wait)) return;
  progress.take(await steps.returnDue({ ...input, kind: seen.due.kind, now: now() }));
}
