/** The shared approval chain in a real workflow with skipped time, over the real commands on PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { sql } from 'kysely';
import {
  cancelApproval,
  decide,
  escalateTier,
  expireApproval,
  openApproval,
  recall,
  remindTier,
} from '../../src/approvals/commands.ts';
import type { ApprovalWait, DecideAction } from '../../src/approvals/commands.ts';
import { sendStep } from '../../src/approvals/deciding.ts';
import { findApproval } from '../../src/approvals/load.store.ts';
import { accept, refuse } from '../../src/kernel/refusal.ts';
import { tenantScope } from '../../src/platform/db/database.ts';
import { decideKey, decideUpdate, recallUpdate } from '../../workflows/approvals/api.ts';
import type { DecideCommand } from '../../workflows/approvals/api.ts';
import type { ApprovalWorld } from '../support/approvals.ts';
import { TENANT, openApprovalWorld, policyOf, publish, requestOf, role, usr } from '../support/approvals.ts';
import { createTimeSkippingEnv } from '../support/time-skipping.ts';
import type { ChainActivities, approveDocument } from './chain.workflow.ts';
import { cancel, resubmit } from './chain.workflow.ts';

type Handle = WorkflowHandle<typeof approveDocument>;

let world: ApprovalWorld;
let env: TestWorkflowEnvironment;
let worker: Worker;
let running: Promise<void>;
/** How often the next calls of an activity break, and how long a decision takes. */
const trouble = { breaks: 0, calls: 0, delayMs: 0, broken: 'decide' };

beforeAll(async () => {
  const quiet = new DefaultLogger('ERROR', () => undefined);
  Runtime.install({ logger: quiet });
  world = await openApprovalWorld();
  env = await createTimeSkippingEnv();
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./chain.workflow.ts', import.meta.url)),
    logger: quiet,
  });
  worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: 'chain',
    workflowBundle,
    activities: activities(),
  });
  running = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await env.teardown();
  await world.close();
});

async function maybeBreak(name: string): Promise<void> {
  if (trouble.broken !== name) return;
  trouble.calls += 1;
  if (trouble.breaks > 0) {
    trouble.breaks -= 1;
    throw new Error('the database is away');
  }
  if (trouble.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, trouble.delayMs));
}

const login = (userId: string) => userId.replace('usr_', '');
const dueKey = (step: string, due: ApprovalWait) =>
  `chain:${step}:${due.approvalId}:${due.round}:${due.tier}:${due.remindAt}:${due.escalateAt}`;

function activities(): ChainActivities {
  return {
    async open({ documentId, version, now }) {
      const opened = await world.run(
        null,
        (work) =>
          openApproval(work, requestOf({ documentId, documentVersion: version, workflowId: `doc:${documentId}` })),
        { key: `doc:${documentId}:open:${version}`, now: new Date(now) },
      );
      return opened.ok ? opened.value.wait : null;
    },
    async decide(command) {
      await maybeBreak('decide');
      const { actor, now, ...rest } = command;
      const row = await world.read((tx) => findApproval(tx, command.approvalId));
      return world.run(login(actor.userId), (work) => decide(work, { ...rest, userId: actor.userId }), {
        key: decideKey(row?.workflow_id ?? '', command.updateId),
        input: { approvalId: command.approvalId, bodyHash: command.bodyHash },
        now: new Date(now),
        approvalId: command.approvalId,
      });
    },
    recall: (command) =>
      world.run(login(command.actor.userId), (work) => recall(work, { ...command, userId: command.actor.userId }), {
        now: new Date(command.now),
      }),
    async remind(due) {
      await maybeBreak('remind');
      return world.run(null, (work) => remindTier(work, due), { key: dueKey('remind', due), now: new Date(due.now) });
    },
    escalate: (due) =>
      world.run(null, (work) => escalateTier(work, due), { key: dueKey('escalate', due), now: new Date(due.now) }),
    expire: (due) =>
      world.run(null, (work) => expireApproval(work, due), { key: dueKey('expire', due), now: new Date(due.now) }),
    cancel: ({ documentId, now }) =>
      world.run(
        null,
        async (work) => {
          const outcome = await cancelApproval(work, { documentId });
          return outcome ? accept(outcome) : refuse('NOT_FOUND');
        },
        { now: new Date(now) },
      ),
  };
}

let version = 0;

interface Started {
  handle: Handle;
  documentId: string;
  approvalId: string;
}

async function approvalOf(documentId: string, documentVersion = 1): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const row = await world.read((tx) =>
      tx
        .selectFrom('approval')
        .select('id')
        .where('document_id', '=', documentId)
        .where('document_version', '=', documentVersion)
        .executeTakeFirst(),
    );
    if (row) return row.id;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('no approval was opened');
}

const start = (...tiers: unknown[]): Promise<Started> => startWith({}, tiers);

async function startWith(options: { slow?: boolean }, tiers: unknown[]): Promise<Started> {
  version += 1;
  await world.read((tx) => publish(tx, version, policyOf(tiers)));
  const documentId = `ord_${randomUUID()}`;
  const handle = await env.client.workflow.start<typeof approveDocument>('approveDocument', {
    taskQueue: 'chain',
    workflowId: `doc:${documentId}`,
    args: [{ documentId, ...options }],
  });
  return { handle, documentId, approvalId: await approvalOf(documentId) };
}

function command(
  approvalId: string,
  user: string,
  action: DecideAction = 'approve',
  more: Partial<DecideCommand> = {},
): DecideCommand {
  const updateId = more.updateId ?? randomUUID();
  return {
    approvalId,
    action,
    actor: { userId: usr(user), requestId: 'req_x' },
    comment: '好',
    updateId,
    bodyHash: 'h',
    ...more,
  };
}

function send(handle: Handle, one: DecideCommand) {
  return handle.executeUpdate(decideUpdate, { args: [one], updateId: one.updateId });
}

const step = (at: Started, user: string, action: DecideAction = 'approve', more: Partial<DecideCommand> = {}) =>
  send(at.handle, command(at.approvalId, user, action, more));

const finance = role('finance', { finance: true });
const market = role('marketing_manager');

async function events(documentId: string): Promise<string[]> {
  const rows = await world.read((tx) =>
    sql<{ kind: string }>`select kind from document_event where document_id = ${documentId} order by at, id`.execute(
      tx,
    ),
  );
  return rows.rows.map((row) => row.kind);
}

async function rejectedWith(sent: Promise<unknown>): Promise<string | undefined> {
  try {
    await sent;
    return undefined;
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError)) throw error;
    const cause: unknown = error.cause;
    return typeof cause === 'object' && cause !== null && 'type' in cause ? String(cause.type) : 'unknown';
  }
}

test('two tiers approve, each answer comes back at once', async () => {
  const at = await start(market, finance);
  expect(await step(at, 'market')).toMatchObject({ ok: true, bodyHash: 'h', value: { status: 'open', tier: 2 } });
  expect(await step(at, 'fin1')).toMatchObject({ ok: true, value: { status: 'approved' } });
  expect(await at.handle.result()).toEqual(['approved']);
});

test('no tier applies: approved without anybody', async () => {
  version += 1;
  await world.read((tx) => publish(tx, version, policyOf([])));
  const documentId = `ord_${randomUUID()}`;
  const ends = await env.client.workflow.execute<typeof approveDocument>('approveDocument', {
    taskQueue: 'chain',
    workflowId: `doc:${documentId}`,
    args: [{ documentId }],
  });
  expect(ends).toEqual(['approved']);
});

test.each([
  ['rep', 'approve', {}, 'SOD_REQUESTER'],
  ['head', 'approve', {}, 'NOT_A_DECIDER'],
  ['fin1', 'send_back', { toTier: 1 }, 'SEND_BACK_TIER'],
  ['fin1', 'reject', { comment: '' }, 'COMMENT_REQUIRED'],
  ['fin1', 'transfer', { toUserId: usr('rep') }, 'TARGET_MAY_NOT_DECIDE'],
  ['fin1', 'approve', { version: 9 }, 'STALE_VERSION'],
] as const)('%s may not %s: the refusal is a value and the wait goes on', async (user, action, more, code) => {
  const at = await start(finance);
  expect(await step(at, user, action, more)).toMatchObject({ ok: false, code });
  expect(await step(at, 'fin1')).toMatchObject({ ok: true });
  expect(await at.handle.result()).toEqual(['approved']);
});

test('the same update id twice decides once', async () => {
  const at = await start(finance, market);
  const one = command(at.approvalId, 'fin1');
  const [first, again] = await Promise.all([send(at.handle, one), send(at.handle, one)]);
  expect(again).toEqual(first);
  expect(
    await world.read((tx) =>
      tx.selectFrom('approval_decision').select('id').where('approval_id', '=', at.approvalId).execute(),
    ),
  ).toHaveLength(1);
  await step(at, 'market', 'reject');
  expect(await at.handle.result()).toEqual(['rejected']);
});

test('two decisions at once: one is taken, the other is turned away, and the next tier is not passed by accident', async () => {
  const at = await startWith({ slow: true }, [finance, market, role('compliance_officer')]);
  trouble.delayMs = 500;
  const codes = await Promise.all(['fin1', 'fin2'].map((user) => rejectedWith(step(at, user))));
  trouble.delayMs = 0;
  expect(codes.filter((code) => code !== undefined)).toEqual(['APPROVAL_BUSY']);
  const row = await world.read((tx) =>
    tx
      .selectFrom('approval_tier')
      .select('tier')
      .where('approval_id', '=', at.approvalId)
      .where('status', '=', 'open')
      .executeTakeFirstOrThrow(),
  );
  expect(row.tier).toBe(2);
  await step(at, 'market', 'reject');
  expect(await at.handle.result()).toEqual(['rejected']);
});

test('a busy moment is waited out by the sender, so both of 会签 count', async () => {
  const at = await startWith({ slow: true }, [finance, { ...finance, mode: 'all' }].slice(1));
  trouble.delayMs = 60;
  const row = (await world.read((tx) => findApproval(tx, at.approvalId)))!;
  const answers = await Promise.all(
    ['fin1', 'fin2', 'fin3'].map((user) =>
      sendStep({ db: world.api, temporal: env.client, scope: tenantScope(TENANT), actor: { userId: usr(user) } }, row, {
        step: 'decide',
        command: command(at.approvalId, user),
      }),
    ),
  );
  trouble.delayMs = 0;
  expect(answers.map((answer) => answer?.ok)).toEqual([true, true, true]);
  expect(await at.handle.result()).toEqual(['approved']);
});

test('time reminds, escalates, and expires', async () => {
  const at = await start(finance);
  await env.sleep('25 hours');
  expect((await events(at.documentId)).filter((kind) => kind === 'approval.reminded')).toHaveLength(3);
  await env.sleep('24 hours');
  expect(await world.seats(at.approvalId)).toEqual(['comp', 'fin1', 'fin2', 'fin3']);
  expect(await at.handle.result()).toEqual(['expired']);
  const told = await events(at.documentId);
  expect(told.filter((kind) => kind === 'approval.escalated')).toHaveLength(1);
  expect(told.at(-1)).toBe('approval.expired');
});

test('after days of waiting a decision still opens the next tier with clocks of its own', async () => {
  const at = await start(finance, market);
  await env.sleep('5 days');
  const reply = await step(at, 'comp');
  expect(reply).toMatchObject({ ok: true, value: { tier: 2 } });
  const now = await env.currentTimeMs();
  const wait = reply.ok ? reply.value.wait : null;
  expect(Math.abs(Date.parse(wait?.remindAt ?? '') - now - 8 * 3_600_000)).toBeLessThan(60_000);
  await step(at, 'market');
  expect(await at.handle.result()).toEqual(['approved']);
});

test('a message after the end: the workflow is gone, the sender answers from the row and records the refusal', async () => {
  const at = await start(finance);
  const one = command(at.approvalId, 'fin1');
  await send(at.handle, one);
  await at.handle.result();
  await expect(step(at, 'fin2')).rejects.toThrow(WorkflowNotFoundError);
  const stale = { ...(await world.read((tx) => findApproval(tx, at.approvalId)))!, status: 'open' as const };
  const sender = { db: world.api, temporal: env.client, scope: tenantScope(TENANT), actor: { userId: usr('fin2') } };
  const late = await sendStep(sender, stale, { step: 'decide', command: command(at.approvalId, 'fin2') });
  expect(late).toMatchObject({ ok: false, code: 'APPROVAL_CLOSED', params: { status: 'approved' } });
  const audited = await world.read((tx) =>
    sql<{
      code: string;
      actor_id: string;
    }>`select code, actor_id from audit_log where object_id = ${at.documentId} and outcome = 'refused'`.execute(tx),
  );
  expect(audited.rows).toEqual([{ code: 'APPROVAL_CLOSED', actor_id: usr('fin2') }]);
  // The decision that counted is answered again from its row; the same key with another body is not.
  expect(await sendStep(sender, stale, { step: 'decide', command: one })).toMatchObject({
    ok: true,
    replayed: true,
    value: { status: 'approved' },
  });
  expect(await sendStep(sender, stale, { step: 'decide', command: { ...one, bodyHash: 'other' } })).toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  });
});

test('退回 to the requester and resubmitted: a new version is approved by a round of its own', async () => {
  const at = await start(market, finance);
  await step(at, 'market');
  expect(await step(at, 'fin1', 'send_back', { toTier: 0 })).toMatchObject({ value: { status: 'returned' } });
  expect(await rejectedWith(step(at, 'fin1'))).toBe('APPROVAL_CLOSED');
  await at.handle.executeUpdate(resubmit, { args: [2] });
  const second = { ...at, approvalId: await approvalOf(at.documentId, 2) };
  await step(second, 'market');
  await step(second, 'fin1');
  expect(await at.handle.result()).toEqual(['returned', 'approved']);
});

test('退回 to an earlier tier opens a new round there', async () => {
  const at = await start(market, role('compliance_officer'), finance);
  await step(at, 'market');
  await step(at, 'comp');
  expect(await step(at, 'fin1', 'send_back', { toTier: 2 })).toMatchObject({ value: { round: 2, tier: 2 } });
  await step(at, 'comp');
  await step(at, 'fin2');
  expect(await at.handle.result()).toEqual(['approved']);
});

test('撤回 by the requester ends it', async () => {
  const at = await start(finance);
  const recalled = (user: string) => {
    const one = command(at.approvalId, user);
    return at.handle.executeUpdate(recallUpdate, { args: [one], updateId: one.updateId });
  };
  expect(await recalled('fin1')).toMatchObject({ ok: false, code: 'NOT_THE_REQUESTER' });
  expect(await recalled('rep')).toMatchObject({ ok: true, value: { status: 'recalled' } });
  expect(await at.handle.result()).toEqual(['recalled']);
});

test('a cancelled document ends its approval', async () => {
  const at = await start(finance);
  await at.handle.executeUpdate(cancel);
  expect(await at.handle.result()).toEqual(['cancelled']);
  expect(await world.read((tx) => findApproval(tx, at.approvalId))).toMatchObject({ status: 'cancelled' });
});

test('a decision whose step fails and recovers counts once; one that never recovers fails alone', async () => {
  const at = await start(finance, market);
  Object.assign(trouble, { breaks: 2, calls: 0 });
  expect(await step(at, 'fin1')).toMatchObject({ ok: true, value: { tier: 2 } });
  expect(trouble.calls).toBe(3);
  trouble.breaks = 100;
  expect(await rejectedWith(step(at, 'market'))).toBeDefined();
  trouble.breaks = 0;
  expect(await step(at, 'market')).toMatchObject({ ok: true, value: { status: 'approved' } });
  expect(await at.handle.result()).toEqual(['approved']);
});

test('a reminder that fails is tried again later and does not stop the wait', async () => {
  const at = await start(finance);
  Object.assign(trouble, { broken: 'remind', breaks: 4 });
  await env.sleep('9 hours');
  Object.assign(trouble, { broken: 'decide', breaks: 0 });
  expect((await events(at.documentId)).filter((kind) => kind === 'approval.reminded')).toHaveLength(1);
  await step(at, 'fin1');
  expect(await at.handle.result()).toEqual(['approved']);
});

test('cancelling the workflow itself ends the wait', async () => {
  const at = await start(finance);
  await at.handle.cancel();
  await expect(at.handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
});
