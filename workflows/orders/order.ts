// Owns the life of one dealer order: submit, approval, allocation, shipments, receipts, money, and an end on every path.
import {
  TemporalFailure,
  allHandlersFinished,
  condition,
  isCancellation,
  log,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { OrderActivities } from '../../activities/orders.ts';
import { hasEnded } from '../../src/orders/state.rules.ts';
import type { OrderStatus } from '../../src/orders/state.rules.ts';
import { ApprovalChain } from '../shared/approval-chain.ts';
import type { OrderCommand, OrderResult, OrderStep, OrderWorkflowInput, StepOutcome, StepResult } from './api.ts';
import {
  allocateOrder,
  cancelOrder,
  moneyChanged,
  receiveShipment,
  resubmitOrder,
  shipOrder,
  stockChanged,
  submitOrder,
} from './api.ts';

// People wait for these steps and each is one short transaction, so they run as local activities; effects are keyed, a rerun is harmless.
const steps = proxyLocalActivities<OrderActivities>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

const now = (): string => new Date().toISOString();

const RETRY_REFUSED_HOURS = 6;
const later = (): string => new Date(Date.now() + RETRY_REFUSED_HOURS * 3_600_000).toISOString();

/** What the order has come to, as the steps report it; an answer overtaken by a newer one is dropped. */
class Progress {
  step: OrderStep | null = null;
  refused = false;
  money = false;
  stock = false;

  take<T extends OrderStep>(result: StepOutcome<T>): StepOutcome<T> {
    if (result.ok && (this.step === null || result.value.version >= this.step.version)) this.step = result.value;
    return result;
  }

  get ended(): boolean {
    return this.step !== null && hasEnded(this.step.status as OrderStatus);
  }
}

/**
 * One run per order, started by its submit (update-with-start). Input: ids. Ends when the order is closed, rejected, recalled,
 * cancelled or expired; a first submit that is refused ends the run with the order still a draft.
 */
export async function order(input: OrderWorkflowInput): Promise<OrderResult> {
  const progress = new Progress();
  const chain = approvals(input, progress);
  handle(input, progress, chain);
  await condition(() => progress.step !== null || progress.refused);
  while (progress.step !== null && !progress.ended) await advance(input, progress, chain);
  await condition(allHandlersFinished);
  return { status: progress.step?.status ?? 'draft' };
}

function approvals(input: OrderWorkflowInput, progress: Progress): ApprovalChain {
  return new ApprovalChain({
    decide: async (command) => {
      const result = await steps.decideOrder({ ...input, ...command });
      if (result.ok) progress.take({ ok: true, value: result.value.step });
      return result.ok ? { ok: true, value: result.value.approval } : result;
    },
    recall: async (command) => {
      const result = await steps.recallOrder({ ...input, ...command });
      if (result.ok) progress.take({ ok: true, value: result.value.step });
      return result.ok ? { ok: true, value: result.value.approval } : result;
    },
    remind: (due) => steps.remindApprovers({ ...input, wait: due, now: due.now }),
    escalate: (due) => steps.escalateApproval({ ...input, wait: due, now: due.now }),
    expire: async (due) => {
      const result = await steps.expireOrder({ ...input, wait: due, now: due.now });
      if (result.ok) progress.take({ ok: true, value: result.value.step });
      return result.ok ? { ok: true, value: result.value.approval } : result;
    },
  });
}

function handle(input: OrderWorkflowInput, progress: Progress, chain: ApprovalChain): void {
  const submit = async (command: OrderCommand, again: boolean): Promise<StepResult> => {
    const result = await steps.submitOrder({ ...input, ...command, again, now: now() });
    if (!result.ok) {
      progress.refused = progress.step === null;
      return { ...result, bodyHash: command.bodyHash };
    }
    // A replayed answer speaks of the past; the chain must not be opened again by it.
    if (progress.step === null || result.value.step.version > progress.step.version) chain.start(result.value.wait);
    return { ...progress.take({ ok: true, value: result.value.step }), bodyHash: command.bodyHash };
  };
  /** A step on an approved order: one activity, its answer taken up. */
  const plain =
    <C extends OrderCommand, S extends OrderStep>(
      run: (step: OrderWorkflowInput & C & { now: string }) => Promise<StepOutcome<S>>,
    ) =>
    async (command: C): Promise<StepResult<S>> => ({
      ...progress.take(await run({ ...input, ...command, now: now() })),
      bodyHash: command.bodyHash,
    });
  setHandler(submitOrder, (command) => submit(command, false));
  setHandler(resubmitOrder, (command) => submit(command, true));
  setHandler(allocateOrder, plain(steps.allocateOrder));
  setHandler(shipOrder, plain(steps.shipOrder));
  setHandler(receiveShipment, plain(steps.receiveShipment));
  setHandler(cancelOrder, (command) =>
    chain.exclusive(async () => {
      const result = await plain(steps.cancelOrder)(command);
      if (result.ok && chain.open() && progress.ended) chain.close('cancelled');
      return result;
    }),
  );
  setHandler(moneyChanged, () => {
    progress.money = true;
  });
  setHandler(stockChanged, () => {
    progress.stock = true;
  });
}

/** Waits for the next thing that happens to the order, or does what is due unasked. */
async function advance(input: OrderWorkflowInput, progress: Progress, chain: ApprovalChain): Promise<void> {
  const seen = progress.step!;
  if (seen.status === 'pending_approval') {
    await chain.outcome();
    await condition(() => progress.step !== seen);
    return;
  }
  const moved = (): boolean => progress.step !== seen || progress.money || progress.stock;
  const due = seen.due;
  const happened = due
    ? await condition(moved, Math.max(1_000, Date.parse(due.at) - Date.now()))
    : await condition(moved).then(() => true);
  try {
    await unasked({ ...input, now: now() }, progress, seen, happened ? null : due);
  } catch (error) {
    // A step the database refuses must not end the order: people can still act, and it is tried again later.
    if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
    log.error('an unasked step of an order failed', { orderId: input.orderId, cause: error.message });
    if (due && progress.step === seen) progress.step = { ...seen, due: { ...due, at: later() } };
  }
}

/** Takes up news of money or stock, or does what is due. */
async function unasked(
  step: OrderWorkflowInput & { now: string },
  progress: Progress,
  seen: OrderStep,
  due: OrderStep['due'],
): Promise<void> {
  if (progress.money) {
    progress.money = false;
    progress.take(await steps.closeIfSettled({ ...step, seen: seen.version }));
  } else if (progress.stock) {
    progress.stock = false;
    progress.take(await steps.allocateUnasked(step));
  } else if (due) {
    const done = await steps.whatIsDue({ ...step, kind: due.kind });
    progress.take(done);
    // A step that was refused would be due again at once, for ever.
    if (!done.ok && progress.step === seen) progress.step = { ...seen, due: { ...due, at: later() } };
  }
}
