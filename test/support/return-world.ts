/** Returns driven through their real workflow with skipped time, on a real database. */
import { randomUUID } from 'node:crypto';
import type { UpdateDefinition } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createReturnActivities } from '../../activities/returns.ts';
import { canonicalHash } from '../../src/platform/hash.ts';
import { sendUpdate } from '../../src/platform/workflow-update.ts';
import type { UpdateAnswer } from '../../src/platform/workflow-update.ts';
import { createReturn } from '../../src/returns/drafts.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import type { DecideCommand, DecideReply, RecallCommand } from '../../workflows/approvals/api.ts';
import { decideUpdate, recallUpdate } from '../../workflows/approvals/api.ts';
import type { ReturnCommand, ReturnReply } from '../../workflows/returns/api.ts';
import { RETURN_WORKFLOW, returnWorkflowId, submitReturn } from '../../workflows/returns/api.ts';
import type { Returning } from './returning.ts';
import { returningOf } from './returning.ts';
import { createTimeSkippingEnv } from './time-skipping.ts';
import type { Trade } from './trade.ts';
import { openTrade } from './trade.ts';
import { workflowBundle } from './workflow-bundle.ts';

type User = keyof SampleCompany['users'];
type Activities = ReturnType<typeof createReturnActivities>;

export interface ReturnWorld {
  env: TestWorkflowEnvironment;
  trade: Trade;
  on: Returning;
  /** Activities to replace for a while, e.g. by ones that fail first. */
  spoil(replacements: Partial<Activities>): void;
  activities: Activities;
  /** A draft of a delivered order's return; quantity of 10 at 20.00. */
  draft(quantity: string): Promise<string>;
  submit(returnId: string, key?: string): Promise<UpdateAnswer<ReturnReply>>;
  step<C extends ReturnCommand>(
    returnId: string,
    update: UpdateDefinition<ReturnReply, [C]>,
    by: User,
    content: Omit<C, keyof ReturnCommand>,
    key?: string,
  ): Promise<UpdateAnswer<ReturnReply>>;
  decide(
    returnId: string,
    by: User,
    command: Pick<DecideCommand, 'action'> & Partial<DecideCommand>,
  ): Promise<UpdateAnswer<DecideReply>>;
  recall(returnId: string): Promise<UpdateAnswer<DecideReply>>;
  ended(returnId: string): Promise<{ status: string }>;
  close(): Promise<void>;
}

export async function openReturnWorld(): Promise<ReturnWorld> {
  const env = await createTimeSkippingEnv();
  const trade = await openTrade();
  const on = returningOf(trade);
  const { company, db } = trade;
  const taskQueue = `returns-${randomUUID()}`;
  const activities = createReturnActivities({ db, temporal: env.client });
  let spoiled: Partial<Activities> = {};
  const worker = await Worker.create({
    connection: env.nativeConnection,
    namespace: env.namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: Object.fromEntries(
      Object.entries(activities).map(([name, run]) => [
        name,
        (input: never) => ((spoiled as Record<string, typeof run>)[name] ?? run)(input),
      ]),
    ),
  });
  const working = worker.run();
  const command = (by: User, key: string, content: object): ReturnCommand => ({
    actor: { userId: company.users[by].id, requestId: `req_${key}` },
    updateId: key,
    bodyHash: canonicalHash(content),
  });
  const approvalOf = async (returnId: string): Promise<string> => {
    const row = await trade.read((tx) =>
      tx
        .selectFrom('approval')
        .select('id')
        .where('document_id', '=', returnId)
        .orderBy('document_version', 'desc')
        .executeTakeFirstOrThrow(),
    );
    return row.id;
  };
  const send = <R, C>(returnId: string, update: UpdateDefinition<R, [C]>, key: string, argument: C, start = false) =>
    sendUpdate(env.client, {
      workflowId: returnWorkflowId(returnId),
      update,
      updateId: key,
      argument,
      ...(start
        ? {
            start: {
              type: RETURN_WORKFLOW,
              taskQueue,
              input: { tenant: company.tenant, companyId: company.companyId, returnId },
            },
          }
        : {}),
    });
  return {
    env,
    trade,
    on,
    activities,
    spoil: (replacements) => {
      spoiled = replacements;
    },
    async draft(quantity) {
      const order = await on.delivered('jincheng', [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }]);
      const line = { order_line_id: order.lines[0]!, quantity, condition: 'good' as const };
      return (await trade.must((work) => createReturn(work, on.content(order, [line])))).returnId;
    },
    submit: (returnId, key = randomUUID()) => send(returnId, submitReturn, key, command('salesRep', key, {}), true),
    step: (returnId, update, by, content, key = randomUUID()) =>
      send(returnId, update, key, { ...content, ...command(by, key, content) } as never),
    async decide(returnId, by, decision) {
      const key = randomUUID();
      const content = { comment: '', ...decision };
      return send(returnId, decideUpdate, key, {
        ...content,
        approvalId: await approvalOf(returnId),
        ...command(by, key, content),
      });
    },
    async recall(returnId) {
      const key = randomUUID();
      const argument: RecallCommand = {
        approvalId: await approvalOf(returnId),
        comment: 'found them',
        ...command('salesRep', key, {}),
      };
      return send(returnId, recallUpdate, key, argument);
    },
    ended: (returnId) =>
      env.client.workflow.getHandle(returnWorkflowId(returnId)).result() as Promise<{ status: string }>,
    async close() {
      worker.shutdown();
      await working;
      await trade.close();
      await env.teardown();
    },
  };
}
