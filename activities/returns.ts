// Owns the steps of return workflows: each one transaction, named by its key, safe to run again.
import { escalateTier, remindTier } from '../src/approvals/commands.ts';
import type { ApprovalOutcome, ApprovalWait } from '../src/approvals/rules.ts';
import { businessDate } from '../src/kernel/period.ts';
import type { Result } from '../src/kernel/refusal.ts';
import { tenantScope, withScope } from '../src/platform/db/database.ts';
import { takeNumber } from '../src/platform/numbers.ts';
import { transact } from '../src/platform/transact.ts';
import type { Actor, Outcome, Work } from '../src/platform/transact.ts';
import { cancelReturn, decideReturn, expireReturn, recallReturn, returnDueNow } from '../src/returns/decide.ts';
import type { DecidedReturn } from '../src/returns/decide.ts';
import { receiveReturn } from '../src/returns/receive.ts';
import { submitReturn } from '../src/returns/submit.ts';
import type { SubmittedReturn } from '../src/returns/submit.ts';
import type { DecideCommand, RecallCommand } from '../workflows/approvals/api.ts';
import { commandInput, decideKey, recallKey } from '../workflows/approvals/api.ts';
import type {
  CancelReturnCommand,
  ReceiveReturnCommand,
  ReturnCommand,
  ReturnDue,
  ReturnOutcome,
  ReturnWorkflowInput,
} from '../workflows/returns/api.ts';
import { returnWorkflowId } from '../workflows/returns/api.ts';
import type { ActivityDeps } from './deps.ts';

type Timed<T> = ReturnWorkflowInput & T & { now: string };

interface Step {
  name: string;
  key: string;
  /** What the effect's key is hashed with. */
  input: unknown;
  actor: Actor;
  /** Whether a refusal belongs into the document's timeline: a person's does. */
  told: boolean;
}

function timerOf(wait: ApprovalWait): string {
  return `${wait.approvalId}:${wait.round}:${wait.tier}:${wait.remindAt}:${wait.escalateAt ?? ''}`;
}

export function createReturnActivities({ db }: ActivityDeps) {
  async function run<T>(
    input: Timed<object>,
    step: Step,
    work: (unit: Work) => Promise<Result<T>>,
  ): Promise<Outcome<T>> {
    return transact(
      db,
      {
        scope: tenantScope(input.tenant),
        actor: step.actor,
        key: step.key,
        input: step.input,
        workflowId: returnWorkflowId(input.returnId),
        subject: {
          companyId: input.companyId,
          action: `return.${step.name}`,
          objectType: 'return',
          objectId: input.returnId,
          event: step.told,
        },
        now: new Date(input.now),
      },
      work,
    );
  }

  /** A person's step: keyed by its update. */
  const byPerson = <T>(input: Timed<ReturnCommand>, name: string, work: (unit: Work) => Promise<Result<T>>) => {
    const key = `${returnWorkflowId(input.returnId)}:${name}:${input.updateId}`;
    return run(input, { name, key, input: { bodyHash: input.bodyHash }, actor: input.actor, told: true }, work);
  };

  /** A step of the process itself: keyed by what it is done for. */
  const bySystem = <T>(input: Timed<object>, name: string, item: string, work: (unit: Work) => Promise<Result<T>>) => {
    const key = `${returnWorkflowId(input.returnId)}:${name}:${item}`;
    return run(input, { name, key, input: {}, actor: { userId: null }, told: false }, work);
  };

  async function number(input: Timed<object>): Promise<string> {
    const company = await withScope(db, tenantScope(input.tenant), (tx) =>
      tx.selectFrom('company').select('zone').where('id', '=', input.companyId).executeTakeFirstOrThrow(),
    );
    const date = businessDate(new Date(input.now), company.zone);
    return takeNumber(db, input.tenant, input.companyId, 'RT', date);
  }

  return {
    async submitReturn(input: Timed<ReturnCommand & { again: boolean }>): Promise<Outcome<SubmittedReturn>> {
      const taken = input.again ? '' : await number(input);
      return byPerson(input, input.again ? 'resubmit' : 'submit', (unit) =>
        submitReturn(unit, { returnId: input.returnId, number: taken, again: input.again }),
      );
    },

    async decideReturn(input: Timed<DecideCommand>): Promise<Outcome<DecidedReturn>> {
      const key = decideKey(returnWorkflowId(input.returnId), input.updateId);
      return run(
        input,
        { name: input.action, key, input: commandInput(input), actor: input.actor, told: true },
        (unit) => decideReturn(unit, { returnId: input.returnId, decision: { ...input, userId: input.actor.userId } }),
      );
    },

    async recallReturn(input: Timed<RecallCommand>): Promise<Outcome<DecidedReturn>> {
      const key = recallKey(returnWorkflowId(input.returnId), input.updateId);
      return run(input, { name: 'recall', key, input: commandInput(input), actor: input.actor, told: true }, (unit) =>
        recallReturn(unit, { ...input, userId: input.actor.userId }),
      );
    },

    async remindReturn(input: Timed<{ wait: ApprovalWait }>): Promise<Outcome<ApprovalOutcome>> {
      return bySystem(input, 'remind', timerOf(input.wait), (unit) => remindTier(unit, input.wait));
    },

    async escalateReturn(input: Timed<{ wait: ApprovalWait }>): Promise<Outcome<ApprovalOutcome>> {
      return bySystem(input, 'escalate', timerOf(input.wait), (unit) => escalateTier(unit, input.wait));
    },

    async expireReturn(input: Timed<{ wait: ApprovalWait }>): Promise<Outcome<DecidedReturn>> {
      return bySystem(input, 'expire', timerOf(input.wait), (unit) => expireReturn(unit, input));
    },

    async cancelReturn(input: Timed<CancelReturnCommand>): Promise<ReturnOutcome> {
      return byPerson(input, 'cancel', (unit) => cancelReturn(unit, input));
    },

    async receiveReturn(input: Timed<ReceiveReturnCommand>): Promise<ReturnOutcome> {
      return byPerson(input, 'receive', (unit) => receiveReturn(unit, input));
    },

    async returnDue(input: Timed<{ kind: ReturnDue['kind'] }>): Promise<ReturnOutcome> {
      return bySystem(input, `due:${input.kind}`, input.now, (unit) => returnDueNow(unit, input));
    },
  };
}

export type ReturnActivities = ReturnType<typeof createReturnActivities>;
