/** Approvals over HTTP with a real workflow behind each: decisions, their repeats and refusals, bulk, delegations, policies. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { sql } from 'kysely';
import { createApprovalsActivities } from '../../activities/approvals.ts';
import { decide, openApproval, recall } from '../../src/approvals/commands.ts';
import type { ApprovalOutcome } from '../../src/approvals/commands.ts';
import type { ApprovalView, InboxRow } from '../../src/approvals/schema.ts';
import type { OperationView } from '../../src/operations/schema.ts';
import { startOperation } from '../../src/operations/store.ts';
import { dec } from '../../src/kernel/decimal.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import { refuse } from '../../src/kernel/refusal.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { deliveries } from '../../src/platform/deliveries.ts';
import { startRelay } from '../../src/platform/outbox.ts';
import type { Relay } from '../../src/platform/outbox.ts';
import { transact } from '../../src/platform/transact.ts';
import type { Work } from '../../src/platform/transact.ts';
import type { ApprovalCommand } from '../../workflows/approvals/api.ts';
import { commandInput, decideKey, recallKey } from '../../workflows/approvals/api.ts';
import { createTimeSkippingEnv } from '../support/time-skipping.ts';
import type { ChainActivities, approveDocument } from '../workflows/chain.workflow.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let env: TestWorkflowEnvironment;
let api: TestApi;
let worker: Worker;
let running: Promise<void>;
let relay: Relay;
const browsers: Record<string, Browser> = {};

beforeAll(async () => {
  const quiet = new DefaultLogger('ERROR', () => undefined);
  Runtime.install({ logger: quiet });
  env = await createTimeSkippingEnv();
  api = await startApi({ temporal: env.client });
  const workflowsPath = fileURLToPath(new URL('../support/chain.workflows.ts', import.meta.url));
  worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: 'qudao',
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: quiet }),
    activities: { ...activities(), ...createApprovalsActivities({ db: api.worker, temporal: env.client }) },
  });
  running = worker.run();
  relay = startRelay({ db: api.worker, handlers: deliveries({ db: api.worker, temporal: env.client }), everyMs: 50 });
  for (const who of [
    'channelManager',
    'channelManagerWest',
    'director',
    'finance',
    'finance2',
    'dealerLanting',
    'dealerHeyue',
    'administrator',
    'auditor',
  ] as const) {
    browsers[who] = new Browser(api);
    await browsers[who].signIn(who);
  }
}, 60_000);
afterAll(async () => {
  await relay.stop();
  worker.shutdown();
  await running;
  await api.close();
  await env.teardown();
});

function effect<T>(
  key: string,
  command: (ApprovalCommand & { now: string }) | null,
  work: (work: Work) => Promise<Result<T>>,
) {
  const { tenant, companyId } = api.company;
  return transact(
    api.worker,
    {
      scope: tenantScope(tenant),
      actor: command?.actor ?? { userId: null },
      key,
      input: command ? commandInput(command) : null,
      subject: { companyId, action: 'order.decide', objectType: 'order', objectId: command?.approvalId ?? '-' },
      ...(command ? { now: new Date(command.now) } : {}),
    },
    work,
  );
}

async function workflowOf(approvalId: string): Promise<string> {
  const row = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    tx.selectFrom('approval').select('workflow_id').where('id', '=', approvalId).executeTakeFirstOrThrow(),
  );
  return row.workflow_id;
}

function activities(): ChainActivities {
  const never = async (): Promise<Result<ApprovalOutcome>> => refuse('NOT_FOUND');
  return {
    async open({ documentId }) {
      const opened = await effect(`order:${documentId}:open`, null, (work) =>
        openApproval(work, {
          companyId: api.company.companyId,
          documentType: 'order',
          documentId,
          documentVersion: 1,
          documentNumber: `SO-${documentId.slice(-4)}`,
          subject: { code: 'order', params: { name: '兰亭百货', name_en: 'Lanting Stores' } },
          amount: dec('60000'),
          currency: 'CNY',
          regionId: api.company.regions.EAST,
          partyId: api.company.dealers.lanting,
          brandIds: [],
          exceptions: [],
          requesterId: api.company.users.dealerLanting.id,
          beneficiaryIds: [],
          workflowId: `order:${documentId}`,
        }),
      );
      return opened.ok ? opened.value.wait : null;
    },
    async decide(command) {
      const key = decideKey(await workflowOf(command.approvalId), command.updateId);
      return effect(key, command, (work) => decide(work, { ...command, userId: command.actor.userId }));
    },
    async recall(command) {
      const key = recallKey(await workflowOf(command.approvalId), command.updateId);
      return effect(key, command, (work) => recall(work, { ...command, userId: command.actor.userId }));
    },
    remind: never,
    escalate: never,
    expire: never,
    cancel: never,
  };
}

async function open(): Promise<string> {
  const documentId = `ord_${randomUUID().replaceAll('-', '')}`;
  await env.client.workflow.start<typeof approveDocument>('approveDocument', {
    taskQueue: 'qudao',
    workflowId: `order:${documentId}`,
    args: [{ documentId }],
  });
  for (let tries = 0; tries < 200; tries += 1) {
    const row = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      tx.selectFrom('approval').select('id').where('document_id', '=', documentId).executeTakeFirst(),
    );
    if (row) return row.id;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('no approval was opened');
}

const post = (who: string, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  browsers[who]!.send('POST', `/api/v1${path}`, body, { 'idempotency-key': randomUUID(), ...headers });
const get = (who: string, path: string) => browsers[who]!.send('GET', `/api/v1${path}`);

async function refusals(objectId: string): Promise<string[]> {
  const rows = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    sql<{
      code: string;
    }>`select code from audit_log where outcome = 'refused' and object_id = ${objectId} order by at`.execute(tx),
  );
  return rows.rows.map((row) => row.code);
}

it('shows the inbox, takes the decision, and repeats its answer for the same key', async () => {
  const id = await open();
  const todo = (await get('channelManager', '/approvals?view=todo')).json<{ data: InboxRow[] }>().data;
  expect(todo.find((row) => row.approval_id === id)).toMatchObject({
    amount: { amount: '60000.00', currency: 'CNY' },
    tier: 1,
    tiers: 1,
    status: 'open',
  });
  const counts = (await get('channelManager', '/approvals/counts')).json<{ todo: number }>();
  expect(counts.todo).toBe(todo.length);
  expect((await get('channelManager', '/me')).json<{ inbox_count: number }>().inbox_count).toBe(counts.todo);
  const view = await get('channelManager', `/approvals/${id}`);
  expect(view.headers.etag).toBe('"1"');
  expect(view.json<ApprovalView>().actions.find((action) => action.name === 'approve')?.allowed).toBe(true);

  const key = { 'idempotency-key': randomUUID() };
  const first = await post('channelManager', `/approvals/${id}/approve`, { comment: '同意' }, key);
  expect([first.statusCode, first.json()]).toEqual([
    200,
    { approval_id: id, status: 'approved', round: 1, tier: null, document_status: null, version: 2 },
  ]);
  const again = await post('channelManager', `/approvals/${id}/approve`, { comment: '同意' }, key);
  expect([again.statusCode, again.headers['idempotency-replayed'], again.json()]).toEqual([200, 'true', first.json()]);
  const other = await post('channelManager', `/approvals/${id}/approve`, { comment: '另一句' }, key);
  expect([other.statusCode, other.json<ProblemBody>().code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
  const late = await post('director', `/approvals/${id}/approve`);
  expect([late.statusCode, late.json<ProblemBody>()]).toMatchObject([
    409,
    { code: 'APPROVAL_CLOSED', params: { status: 'approved' } },
  ]);
  const documentId = view.json<ApprovalView>().document_id;
  expect(await refusals(documentId)).toEqual(['APPROVAL_CLOSED']);
});

it.each([
  ['a dealer has no right to decide', 'dealerLanting', 'approve', {}, 403, 'FORBIDDEN'],
  ['another dealer does not see it', 'dealerHeyue', 'recall', {}, 404, 'NOT_FOUND'],
  ['a manager of another region does not see it', 'channelManagerWest', 'approve', {}, 404, 'NOT_FOUND'],
  ['finance is not asked', 'finance', 'approve', {}, 409, 'NOT_A_DECIDER'],
  ['a rejection needs a reason', 'channelManager', 'reject', {}, 422, 'INVALID_CONTENT'],
  ['an unknown field', 'channelManager', 'approve', { commnet: 'x' }, 422, 'INVALID_CONTENT'],
  [
    'it cannot be handed to the requester',
    'channelManager',
    'transfer',
    { to_user_id: 'REQUESTER' },
    409,
    'TARGET_UNKNOWN',
  ],
  ['only earlier tiers', 'channelManager', 'send_back', { to_tier: 1, comment: 'x' }, 409, 'SEND_BACK_TIER'],
  ['only the requester reminds', 'channelManager', 'remind', {}, 409, 'NOT_THE_REQUESTER'],
] as const)('%s', async (_name, who, step, body, status, code) => {
  const id = await open();
  const given = JSON.parse(JSON.stringify(body).replace('REQUESTER', api.company.users.dealerLanting.id)) as object;
  const answer = await post(who, `/approvals/${id}/${step}`, given);
  expect([answer.statusCode, answer.json<ProblemBody>().code]).toEqual([status, code]);
  expect(answer.json<ProblemBody>().detail).not.toMatch(/[A-Z]{3,}_/);
  const now = (await get('channelManager', `/approvals/${id}`)).json<ApprovalView>();
  expect([now.status, now.version]).toEqual(['open', 1]);
});

it('asks for a key, and refuses a version that moved on', async () => {
  const id = await open();
  const bare = await browsers.channelManager!.send('POST', `/api/v1/approvals/${id}/approve`, {});
  expect([bare.statusCode, bare.json<ProblemBody>().code]).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED']);
  const stale = await post('channelManager', `/approvals/${id}/approve`, {}, { 'if-match': '"7"' });
  expect([stale.statusCode, stale.json<ProblemBody>().code]).toEqual([412, 'STALE_VERSION']);
  const mine = (await get('dealerLanting', '/approvals?view=mine')).json<{ data: InboxRow[] }>().data;
  expect(mine.some((row) => row.approval_id === id)).toBe(true);
  expect((await post('dealerLanting', `/approvals/${id}/remind`)).statusCode).toBe(200);
  expect((await post('dealerLanting', `/approvals/${id}/recall`, { comment: '改单' })).json()).toMatchObject({
    status: 'recalled',
  });
});

it('says so when the workflow that should wait is gone, and answers 202 while no worker takes the step up', async () => {
  const point = (id: string, workflowId: string) =>
    withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      sql`update approval set workflow_id = ${workflowId} where id = ${id}`.execute(tx),
    );
  const id = await open();
  await point(id, 'order:gone');
  const gone = await post('channelManager', `/approvals/${id}/approve`);
  expect([gone.statusCode, gone.json<ProblemBody>().code]).toEqual([409, 'APPROVAL_NOT_WAITING']);

  const waiting = await open();
  await env.client.workflow.start('approveDocument', { taskQueue: 'nobody', workflowId: 'order:idle', args: [{}] });
  await point(waiting, 'order:idle');
  const later = await post('channelManager', `/approvals/${waiting}/approve`);
  expect([later.statusCode, later.headers['retry-after'], later.json()]).toMatchObject([
    202,
    '2',
    { status: 'open', version: 1 },
  ]);
  await env.client.workflow.getHandle('order:idle').terminate();
}, 40_000);

it('decides in bulk with a result per row', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, open));
  await post('director', `/approvals/${ids[0]}/reject`, { comment: '重复' });
  const items = [...ids.map((id) => ({ approval_id: id, version: 1 })), { approval_id: 'apv_nothing', version: 1 }];
  items[1]!.version = 5;
  const key = { 'idempotency-key': randomUUID() };
  const started = await post('channelManager', '/approvals/bulk', { action: 'approve', comment: '批量', items }, key);
  expect(started.statusCode).toBe(202);
  const again = await post('channelManager', '/approvals/bulk', { action: 'approve', comment: '批量', items }, key);
  expect(again.json()).toEqual(started.json());
  const { operation_id: operation } = started.json<{ operation_id: string }>();
  let view: OperationView | undefined;
  for (let tries = 0; tries < 300 && view?.status !== 'done'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    view = (await get('channelManager', `/operations/${operation}`)).json<OperationView>();
  }
  expect(view).toMatchObject({ status: 'done', done: 13, total: 13 });
  const codes = new Map(view?.results.map((result) => [result.item, result.code]));
  expect([codes.get(ids[0]!), codes.get(ids[1]!), codes.get('apv_nothing')]).toEqual([
    'APPROVAL_CLOSED',
    'STALE_VERSION',
    'NOT_FOUND',
  ]);
  expect(view?.results.filter((result) => result.ok)).toHaveLength(10);
  const done = (await get('channelManager', '/approvals?view=done&limit=100')).json<{ data: InboxRow[] }>().data;
  expect(
    ids
      .slice(2)
      .every((id) =>
        done.some((row) => row.approval_id === id && row.status === 'approved' && row.my_action === 'approve'),
      ),
  ).toBe(true);
});

it('a batch that is run again after a crash answers the same and decides nothing twice', async () => {
  const [first, second] = [await open(), await open()];
  const { id: userId } = api.company.users.channelManager;
  const operationId = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    startOperation(tx, {
      tenant: api.company.tenant,
      companyId: api.company.companyId,
      kind: 'approvals.bulk_decide',
      items: 2,
      createdBy: userId,
    }),
  );
  const batch = {
    tenant: api.company.tenant,
    operationId,
    actor: { userId, requestId: null },
    action: 'approve' as const,
    comment: '',
    updateId: randomUUID(),
    done: 2,
    items: [
      { approvalId: first, version: 1 },
      { approvalId: second, version: 9 },
    ],
  };
  const { decideBatch, finishBulkDecision } = createApprovalsActivities({ db: api.worker, temporal: env.client });
  const results = () =>
    get('channelManager', `/operations/${operationId}`).then((answer) => answer.json<OperationView>().results);
  await decideBatch(batch);
  const once = await results();
  expect(once.map((result) => result.code)).toEqual([null, 'STALE_VERSION']);
  await decideBatch(batch);
  expect(await results()).toEqual(once);
  await finishBulkDecision({ ...batch, status: 'done' });
  expect(await decideBatch(batch)).toEqual({ cancelRequested: true });
  const made = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    tx.selectFrom('approval_decision').select('id').where('approval_id', 'in', [first, second]).execute(),
  );
  expect(made).toHaveLength(1);
});

it('an absence moves waiting tasks to the delegate and back', async () => {
  const id = await open();
  const today = new Date().toISOString().slice(0, 10);
  const tomorrow = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const body = { delegate_id: api.company.users.finance.id, valid_from: today, valid_to: tomorrow, reason: '休假' };
  const self = await post('channelManager', '/delegations', {
    ...body,
    delegate_id: api.company.users.channelManager.id,
  });
  expect([self.statusCode, self.json<ProblemBody>().errors?.[0]?.pointer]).toEqual([422, '/delegate_id']);
  const made = await post('channelManager', '/delegations', body);
  expect(made.statusCode).toBe(201);
  expect((await post('channelManager', '/delegations', body)).json<ProblemBody>().code).toBe('DELEGATION_OVERLAPS');
  const listed = (await get('finance', '/delegations')).json<{ data: { state: string; reason: string }[] }>().data;
  expect(listed).toMatchObject([{ state: 'active', reason: '休假' }]);
  const todo = (who: string) =>
    get(who, '/approvals?view=todo&limit=100').then((answer) =>
      answer.json<{ data: InboxRow[] }>().data.filter((row) => row.approval_id === id),
    );
  expect(await todo('finance')).toMatchObject([{ on_behalf_of: { name: api.company.users.channelManager.name } }]);
  expect(await todo('channelManager')).toEqual([]);
  const { id: delegation } = made.json<{ id: string }>();
  expect((await post('finance', `/delegations/${delegation}/revoke`)).statusCode).toBe(404);
  expect((await post('channelManager', `/delegations/${delegation}/revoke`)).statusCode).toBe(200);
  expect(await todo('finance')).toEqual([]);
  expect(await todo('channelManager')).toHaveLength(1);
  expect((await post('channelManager', `/approvals/${id}/approve`)).statusCode).toBe(200);
});

it('policies are published as versions, checked field by field, and tried before they bind', async () => {
  const tier = {
    name: '财务',
    name_en: 'Finance',
    when: { amount_from: '100' },
    decider: { by: 'role', role: 'finance' },
    finance: true,
    escalate_to_role: 'channel_manager',
  };
  const publish = (rules: unknown, based_on: number, who = 'administrator') =>
    post(who, '/approval_policies', { document_type: 'memo', based_on, rules });
  expect((await publish({ tiers: [tier] }, 0, 'finance')).statusCode).toBe(403);
  const wrong = await publish(
    {
      tiers: [
        {
          ...tier,
          when: { amount_from: '5', amount_below: '5' },
          escalate_to_role: 'auditor',
          decider: { by: 'user', user_ids: ['usr_x'] },
        },
      ],
    },
    0,
  );
  expect(wrong.statusCode).toBe(422);
  expect(wrong.json<ProblemBody>().errors?.map((error) => error.pointer)).toEqual([
    '/rules/tiers/0/when/amount_below',
    '/rules/tiers/0/escalate_to_role',
    '/rules/tiers/0/decider/user_ids/0',
  ]);
  expect((await publish({ tiers: [tier] }, 0)).json()).toMatchObject({ version: 1 });
  expect((await publish({ tiers: [] }, 0)).statusCode).toBe(412);
  expect((await publish({ tiers: [] }, 1)).json()).toMatchObject({ version: 2 });
  const listed = (await get('administrator', '/approval_policies?document_type=memo')).json<{
    data: { version: number; in_force: boolean }[];
  }>().data;
  expect(listed).toMatchObject([
    { version: 2, in_force: true },
    { version: 1, in_force: false },
  ]);
  const preview = await post('administrator', '/approval_policies/preview', {
    document_type: 'memo',
    rules: { tiers: [tier] },
    amount: '100',
    requester_id: api.company.users.finance2.id,
  });
  expect(preview.json()).toMatchObject({
    tiers: [
      {
        tier: 1,
        escalated: false,
        excluded: [{ person: { name: api.company.users.finance2.name }, reason: 'SOD_REQUESTER' }],
      },
    ],
  });
});
