// Owns how a workflow waits for people: one decision at a time, reminders, escalation and expiry by timer, over any number of rounds.
import { ApplicationFailure, TemporalFailure, condition, isCancellation, log, setHandler } from '@temporalio/workflow';
import type { ApprovalOutcome, ApprovalWait } from '../../src/approvals/rules.ts';
import type { ApprovalCommand, ApprovalReply, DecideCommand, DecideReply, RecallCommand } from '../approvals/api.ts';
import { decideUpdate, recallUpdate } from '../approvals/api.ts';

export type ApprovalEnd = Exclude<ApprovalOutcome['status'], 'open'>;

/** Workflow time as ISO text: commands count due times from it, so that skipped and replayed time agree. */
export type Timed<T> = T & { now: string };

/** What a lifecycle does at each step; every hook is one activity that runs one transaction. */
export interface ApprovalHooks {
  decide(command: Timed<DecideCommand>): Promise<ApprovalReply>;
  recall(command: Timed<RecallCommand>): Promise<ApprovalReply>;
  remind(due: Timed<ApprovalWait>): Promise<ApprovalReply>;
  escalate(due: Timed<ApprovalWait>): Promise<ApprovalReply>;
  expire(due: Timed<ApprovalWait>): Promise<ApprovalReply>;
}

type DueKind = 'remind' | 'escalate' | 'expire';

/** How long a timer step that failed or changed nothing waits before it is tried again. */
const RETRY_TIMER_MS = 15 * 60_000;

/**
 * The approval chain of one document. Make it before the workflow's first await, `start` it with what submit (or resubmit)
 * answered, and await `outcome()`; after 'returned' it may be started again.
 */
export class ApprovalChain {
  private wait: ApprovalWait | null = null;
  private end: ApprovalEnd | null = null;
  private claimed = false;
  private readonly hooks: ApprovalHooks;

  constructor(hooks: ApprovalHooks) {
    this.hooks = hooks;
    const decide = (command: DecideCommand) => this.byPerson(command, () => hooks.decide({ ...command, now: now() }));
    const recall = (command: RecallCommand) => this.byPerson(command, () => hooks.recall({ ...command, now: now() }));
    setHandler(decideUpdate, decide, { validator: (_command: DecideCommand) => this.refuseUnlessFree() });
    setHandler(recallUpdate, recall, { validator: (_command: RecallCommand) => this.refuseUnlessFree() });
  }

  /** Opens the chain. `null`: no tier applied, the document counts as approved at once. */
  start(wait: ApprovalWait | null): void {
    this.wait = wait;
    this.end = wait === null ? 'approved' : null;
  }

  /** Ends the wait from outside, e.g. when the document was cancelled and its approval with it. */
  close(end: ApprovalEnd): void {
    this.wait = null;
    this.end = end;
  }

  /** Whether a decision, recall or timer step is under way. */
  busy(): boolean {
    return this.claimed;
  }

  /** Whether people are being waited for. */
  open(): boolean {
    return this.wait !== null;
  }

  /** Runs `work` while no decision can be taken; for steps of the lifecycle that end the approval. */
  async exclusive<T>(work: () => Promise<T>): Promise<T> {
    await condition(() => !this.claimed);
    this.claimed = true;
    try {
      return await work();
    } finally {
      this.claimed = false;
    }
  }

  /** Waits until this round of work is over, running the timers meanwhile. Rejects only when the workflow is cancelled. */
  async outcome(): Promise<ApprovalEnd> {
    while (this.end === null) await this.untilNext();
    await condition(() => !this.claimed);
    return this.end;
  }

  private refuseUnlessFree(): void {
    if (this.wait === null) throw refusal('APPROVAL_CLOSED', { status: this.end });
    if (this.claimed) throw refusal('APPROVAL_BUSY', {});
  }

  private async byPerson(command: ApprovalCommand, call: () => Promise<ApprovalReply>): Promise<DecideReply> {
    const reply = await this.claim(call);
    return { ...reply, bodyHash: command.bodyHash };
  }

  /** The flag is set before the first await and read by the validator: two decisions at once cannot both go through. */
  private async claim(call: () => Promise<ApprovalReply>): Promise<ApprovalReply> {
    this.claimed = true;
    try {
      const reply = await call();
      if (!reply.ok) return reply;
      const { status, wait } = reply.value;
      if (status === 'open') this.wait = wait;
      else this.close(status);
      return reply;
    } finally {
      this.claimed = false;
    }
  }

  private async untilNext(): Promise<void> {
    const wait = this.wait;
    if (wait === null) return condition(() => this.wait !== null || this.end !== null);
    const due = nextDue(wait);
    const delay = Date.parse(due.at) - Date.now();
    if (delay > 0 && (await condition(() => this.wait !== wait, delay))) return;
    if (this.claimed) return condition(() => !this.claimed);
    if (this.wait === wait) await this.fire(due.kind, wait);
  }

  private async fire(kind: DueKind, wait: ApprovalWait): Promise<void> {
    try {
      const reply = await this.claim(() => this.hooks[kind]({ ...wait, now: now() }));
      if (!reply.ok) log.warn('a timer step of an approval was refused', { kind, code: reply.code });
    } catch (error) {
      if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
      log.error('a timer step of an approval failed', {
        kind,
        approvalId: wait.approvalId,
        cause: String(error.cause ?? error.message),
      });
    }
    // A step that left its due time in the past would be due again at once, for ever.
    if (this.wait !== null && Date.parse(nextDue(this.wait).at) <= Date.now() && nextDue(this.wait).kind === kind)
      this.wait = { ...this.wait, [`${kind}At`]: new Date(Date.now() + RETRY_TIMER_MS).toISOString() };
  }
}

function now(): string {
  return new Date().toISOString();
}

function refusal(code: string, params: Record<string, string | null>): ApplicationFailure {
  return ApplicationFailure.nonRetryable(code, code, params);
}

function nextDue(wait: ApprovalWait): { kind: DueKind; at: string } {
  let due: { kind: DueKind; at: string } = { kind: 'expire', at: wait.expireAt };
  if (wait.escalateAt !== null && wait.escalateAt < due.at) due = { kind: 'escalate', at: wait.escalateAt };
  return wait.remindAt < due.at ? { kind: 'remind', at: wait.remindAt } : due;
}
