/** Orders driven through their real workflow with skipped time, on a real database: what the tests of the order's life need. */
import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { UpdateDefinition } from '@temporalio/common';
import { createActivities } from '../../activities/index.ts';
import type { DraftContent } from '../../src/orders/drafts.ts';
import { createDraft } from '../../src/orders/drafts.ts';
import type { OrderRow } from '../../src/orders/store.ts';
import { canonicalHash } from '../../src/platform/hash.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import { sendUpdate } from '../../src/platform/workflow-update.ts';
import type { UpdateAnswer } from '../../src/platform/workflow-update.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import type { DecideCommand, DecideReply } from '../../workflows/approvals/api.ts';
import { decideUpdate } from '../../workflows/approvals/api.ts';
import type { OrderCommand, StepResult } from '../../workflows/orders/api.ts';
import { ORDER_WORKFLOW, orderWorkflowId, submitOrder } from '../../workflows/orders/api.ts';
import { testDatabase } from './postgres.ts';
import { proveBooks } from './prove-books.ts';
import { createTimeSkippingEnv } from './time-skipping.ts';
import { workflowBundle } from './workflow-bundle.ts';

type User = keyof SampleCompany['users'];
type Dealer = keyof SampleCompany['dealers'];
type Activities = ReturnType<typeof createActivities>;

export interface OrderWorld {
  env: TestWorkflowEnvironment;
  db: Db;
  company: SampleCompany;
  /** Runs `body`; `spoil` may replace activities, e.g. by ones that fail first. */
  running<T>(body: () => Promise<T>, spoil?: (activities: Activities) => Partial<Activities>): Promise<T>;
  draft(dealer: Dealer, lines: DraftContent['lines'], offsets?: DraftContent['offsets']): Promise<string>;
  submit(orderId: string, by: User, key?: string): Promise<UpdateAnswer<StepResult>>;
  step<C extends OrderCommand, R>(
    orderId: string,
    update: UpdateDefinition<R, [C]>,
    by: User,
    content: Omit<C, keyof OrderCommand>,
    key?: string,
  ): Promise<UpdateAnswer<R>>;
  decide(
    orderId: string,
    by: User,
    command: Pick<DecideCommand, 'action'> & Partial<DecideCommand>,
    key?: string,
  ): Promise<UpdateAnswer<DecideReply>>;
  order(orderId: string): Promise<OrderRow>;
  ended(orderId: string): Promise<{ status: string }>;
  events(orderId: string): Promise<string[]>;
  read<T>(query: (tx: Db) => Promise<T>): Promise<T>;
  prove(): Promise<void>;
  close(): Promise<void>;
}

export async function openOrderWorld(): Promise<OrderWorld> {
  const env = await createTimeSkippingEnv();
  const database = await testDatabase();
  const db = openDatabase({ url: database.url, role: 'qudao_worker', max: 8 });
  const company = await seedCompany(db, { passwordCost: 4 });
  const scope = tenantScope(company.tenant);
  const taskQueue = `orders-${randomUUID()}`;
  const read: OrderWorld['read'] = (query) => withScope(db, scope, query);
  const command = (by: User, key: string, content: object): OrderCommand => ({
    actor: { userId: company.users[by].id, requestId: `req_${key}` },
    updateId: key,
    bodyHash: canonicalHash(content),
  });
  const activities = createActivities({ db, temporal: env.client });
  let spoiled: Partial<Activities> = {};
  const replaceable = Object.fromEntries(
    Object.entries(activities).map(([name, run]) => [
      name,
      (input: never) => ((spoiled as Record<string, typeof run>)[name] ?? run)(input),
    ]),
  );
  // One worker for the whole file: a run left without a worker would hold the skipped clock.
  const worker = await Worker.create({
    connection: env.nativeConnection,
    namespace: env.namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: replaceable,
  });
  const working = worker.run();
  const world: OrderWorld = {
    env,
    db,
    company,
    read,
    async running(body, spoil) {
      spoiled = spoil?.(activities) ?? {};
      try {
        return await body();
      } finally {
        spoiled = {};
      }
    },
    async draft(dealer, lines, offsets = []) {
      const made = await transact(
        db,
        {
          scope,
          actor: { userId: company.users.salesRep.id },
          key: `draft:${randomUUID()}`,
          input: {},
          subject: { companyId: company.companyId, action: 'order.create', objectType: 'order', objectId: '-' },
        },
        (work) =>
          createDraft(work, {
            companyId: company.companyId,
            buyerId: company.dealers[dealer],
            content: { lines, offsets },
          }),
      );
      if (!made.ok) throw new Error(JSON.stringify(made));
      return made.value.orderId;
    },
    submit: (orderId, by, key = randomUUID()) =>
      sendUpdate(env.client, {
        workflowId: orderWorkflowId(orderId),
        update: submitOrder,
        updateId: key,
        argument: command(by, key, {}),
        start: {
          type: ORDER_WORKFLOW,
          taskQueue,
          input: { tenant: company.tenant, companyId: company.companyId, orderId },
        },
      }),
    step: (orderId, update, by, content, key = randomUUID()) =>
      sendUpdate(env.client, {
        workflowId: orderWorkflowId(orderId),
        update,
        updateId: key,
        argument: { ...content, ...command(by, key, content) } as Parameters<
          typeof sendUpdate<unknown, never>
        >[1]['argument'],
      }),
    async decide(orderId, by, decision, key = randomUUID()) {
      const approval = await read((tx) =>
        tx
          .selectFrom('approval')
          .select('id')
          .where('document_id', '=', orderId)
          .orderBy('document_version', 'desc')
          .executeTakeFirstOrThrow(),
      );
      const content = { comment: '', ...decision };
      return sendUpdate(env.client, {
        workflowId: orderWorkflowId(orderId),
        update: decideUpdate,
        updateId: key,
        argument: { ...content, approvalId: approval.id, ...command(by, key, content) },
      });
    },
    order: (orderId) =>
      read((tx) => tx.selectFrom('sales_order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow()),
    ended: (orderId) => env.client.workflow.getHandle(orderWorkflowId(orderId)).result() as Promise<{ status: string }>,
    events: (orderId) =>
      read(async (tx) =>
        (
          await tx
            .selectFrom('document_event')
            .select('kind')
            .where('document_id', '=', orderId)
            .orderBy('at')
            .orderBy('id')
            .execute()
        ).map((row) => row.kind),
      ),
    prove: () => proveBooks(db, company.tenant),
    async close() {
      worker.shutdown();
      await working;
      await db.destroy();
      await database.drop();
      await env.teardown();
    },
  };
  return world;
}

/** The accepted value of an answered update; anything else fails the test with what it was. */
export function accepted<T>(answer: UpdateAnswer<{ ok: true; value: T } | { ok: false; code: string }>): T {
  if (answer.kind !== 'answered' || !answer.result.ok) throw new Error(`not accepted: ${JSON.stringify(answer)}`);
  return answer.result.value;
}

/** The code an update was refused with, by the command or by the workflow's validator. */
export function refusedWith(answer: UpdateAnswer<{ ok: boolean; code?: string }>): string | undefined {
  if (answer.kind === 'rejected') return answer.code;
  return answer.kind === 'answered' && !answer.result.ok ? answer.result.code : undefined;
}
