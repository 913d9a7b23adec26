// Owns the steps of order workflows: each one transaction, named by its key, safe to run again.
import { escalateTier, remindTier } from '../src/approvals/commands.ts';
import type { ApprovalOutcome, ApprovalWait } from '../src/approvals/rules.ts';
import type { Result } from '../src/kernel/refusal.ts';
import { allocateAgain, orderStepOf } from '../src/orders/approve.ts';
import { whatIsDue } from '../src/orders/chase.ts';
import { cancelOrder, decideOrder, expireOrder, recallOrder } from '../src/orders/decide.ts';
import { receiveShipmentOf, settleOrderIfDone, shipOrder } from '../src/orders/fulfilment.ts';
import { submitOrder } from '../src/orders/submit.ts';
import { tenantScope } from '../src/platform/db/database.ts';
import type { NumberType } from '../src/platform/numbers.ts';
import { takeNumberAt } from '../src/platform/numbers.ts';
import { transact } from '../src/platform/transact.ts';
import type { Outcome, Work } from '../src/platform/transact.ts';
import type { DecideCommand, RecallCommand } from '../workflows/approvals/api.ts';
import { commandInput, decideKey, recallKey } from '../workflows/approvals/api.ts';
import type {
  CancelCommand,
  Due,
  OrderCommand,
  OrderDocumentStep,
  OrderStep,
  OrderWorkflowInput,
  ReceiveCommand,
  ShipCommand,
  StepOutcome,
} from '../workflows/orders/api.ts';
import { orderWorkflowId } from '../workflows/orders/api.ts';
import type { ActivityDeps } from './deps.ts';

type Timed<T> = OrderWorkflowInput & T & { now: string };

interface Decided {
  approval: ApprovalOutcome;
  step: OrderStep;
}

/** The answer without what only this process needs to know. */
function reply<T>(outcome: Outcome<T>): Result<T> & { replayed?: boolean } {
  return outcome;
}

export function createOrderActivities({ db }: ActivityDeps) {
  /** One transaction of a person's step: keyed by its update, recorded in the order's timeline when refused. */
  async function byPerson<T>(
    input: OrderWorkflowInput & OrderCommand & { now: string },
    step: string,
    work: (unit: Work) => Promise<Result<T>>,
  ): Promise<Outcome<T>> {
    const workflowId = orderWorkflowId(input.orderId);
    return transact(
      db,
      {
        scope: tenantScope(input.tenant),
        actor: input.actor,
        key: `${workflowId}:${step}:${input.updateId}`,
        input: { bodyHash: input.bodyHash },
        workflowId,
        subject: {
          companyId: input.companyId,
          action: `order.${step}`,
          objectType: 'order',
          objectId: input.orderId,
          event: true,
        },
        now: new Date(input.now),
      },
      work,
    );
  }

  /** One transaction of the process itself: keyed by the step and what it was done for. */
  async function bySystem<T>(
    input: OrderWorkflowInput & { now: string },
    step: string,
    item: string,
    work: (unit: Work) => Promise<Result<T>>,
  ): Promise<Outcome<T>> {
    const workflowId = orderWorkflowId(input.orderId);
    return transact(
      db,
      {
        scope: tenantScope(input.tenant),
        actor: { userId: null },
        key: `${workflowId}:${step}:${item}`,
        input: {},
        workflowId,
        subject: { companyId: input.companyId, action: `order.${step}`, objectType: 'order', objectId: input.orderId },
        now: new Date(input.now),
      },
      work,
    );
  }

  /** A number is only taken when the step has not been made before; a gap is allowed, a second number is not. */
  const number = (input: OrderWorkflowInput & { now: string }, type: NumberType): Promise<string> =>
    takeNumberAt(db, input.tenant, input.companyId, type, new Date(input.now));

  async function submit(input: Timed<OrderCommand & { again: boolean }>) {
    const taken = input.again ? '' : await number(input, 'SO');
    return reply(
      await byPerson(input, input.again ? 'resubmit' : 'submit', (unit) =>
        submitOrder(unit, { orderId: input.orderId, number: taken, again: input.again }),
      ),
    );
  }

  async function decide(input: Timed<DecideCommand>): Promise<Result<Decided>> {
    const workflowId = orderWorkflowId(input.orderId);
    return reply(
      await transact(
        db,
        {
          scope: tenantScope(input.tenant),
          actor: input.actor,
          key: decideKey(workflowId, input.updateId),
          input: commandInput(input),
          workflowId,
          subject: {
            companyId: input.companyId,
            action: `order.${input.action}`,
            objectType: 'order',
            objectId: input.orderId,
            event: true,
          },
          now: new Date(input.now),
        },
        (unit) =>
          decideOrder(unit, {
            orderId: input.orderId,
            decision: { ...input, action: input.action, userId: input.actor.userId },
          }),
      ),
    );
  }

  async function recall(input: Timed<RecallCommand>): Promise<Result<Decided>> {
    const workflowId = orderWorkflowId(input.orderId);
    return reply(
      await transact(
        db,
        {
          scope: tenantScope(input.tenant),
          actor: input.actor,
          key: recallKey(workflowId, input.updateId),
          input: commandInput(input),
          workflowId,
          subject: {
            companyId: input.companyId,
            action: 'order.recall',
            objectType: 'order',
            objectId: input.orderId,
            event: true,
          },
          now: new Date(input.now),
        },
        (unit) => recallOrder(unit, { ...input, userId: input.actor.userId }),
      ),
    );
  }

  const timer = (wait: ApprovalWait): string =>
    `${wait.approvalId}:${wait.round}:${wait.tier}:${wait.remindAt}:${wait.escalateAt ?? ''}`;

  return {
    submitOrder: submit,
    decideOrder: decide,
    recallOrder: recall,

    async remindApprovers(input: Timed<{ wait: ApprovalWait }>): Promise<Result<ApprovalOutcome>> {
      return reply(await bySystem(input, 'remind', timer(input.wait), (unit) => remindTier(unit, input.wait)));
    },

    async escalateApproval(input: Timed<{ wait: ApprovalWait }>): Promise<Result<ApprovalOutcome>> {
      return reply(await bySystem(input, 'escalate', timer(input.wait), (unit) => escalateTier(unit, input.wait)));
    },

    async expireOrder(input: Timed<{ wait: ApprovalWait }>): Promise<Result<Decided>> {
      return reply(
        await bySystem(input, 'expire', timer(input.wait), async (unit) => {
          const result = await expireOrder(unit, { orderId: input.orderId, wait: input.wait });
          return result.ok
            ? { ok: true, value: { approval: result.value.approval!, step: result.value.step } }
            : result;
        }),
      );
    },

    async allocateOrder(input: Timed<OrderCommand>): Promise<StepOutcome> {
      return reply(
        await byPerson(input, 'allocate', (unit) =>
          allocateAgain(unit, { orderId: input.orderId, attempt: input.updateId }),
        ),
      );
    },

    /** Stock came in: nothing free is no refusal. */
    async allocateUnasked(input: Timed<object>): Promise<StepOutcome> {
      return reply(
        await bySystem(input, 'allocate', input.now, (unit) =>
          allocateAgain(unit, { orderId: input.orderId, attempt: input.now }),
        ),
      );
    },

    async shipOrder(input: Timed<ShipCommand>): Promise<StepOutcome<OrderDocumentStep>> {
      const taken = await number(input, 'DN');
      return reply(
        await byPerson(input, 'ship', (unit) => shipOrder(unit, { ...input, numbers: { shipment: taken } })),
      );
    },

    async receiveShipment(input: Timed<ReceiveCommand>): Promise<StepOutcome<OrderDocumentStep>> {
      return reply(await byPerson(input, 'receive', (unit) => receiveShipmentOf(unit, input)));
    },

    async cancelOrder(input: Timed<CancelCommand>): Promise<StepOutcome> {
      return reply(
        await byPerson(input, 'cancel', (unit) => cancelOrder(unit, { orderId: input.orderId, reason: input.reason })),
      );
    },

    /** `seen` is the order's version the news was taken up at; the same news twice closes once. */
    async closeIfSettled(input: Timed<{ seen: number }>): Promise<StepOutcome> {
      return reply(
        await bySystem(input, 'settle', input.now, async (unit) => {
          await settleOrderIfDone(unit, input.orderId);
          return orderStepOf(unit, input.orderId);
        }),
      );
    },

    async whatIsDue(input: Timed<{ kind: Due['kind'] }>): Promise<StepOutcome> {
      return reply(
        await bySystem(input, `due:${input.kind}`, input.now, (unit) =>
          whatIsDue(unit, { orderId: input.orderId, kind: input.kind }),
        ),
      );
    },
  };
}

export type OrderActivities = ReturnType<typeof createOrderActivities>;
