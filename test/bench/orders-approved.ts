/** Orders from submit to approval through their workflow, against a bare workflow that writes the same rows by prepared SQL. */
import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import type pg from 'pg';
import { createActivities } from '../../activities/index.ts';
import { openDatabase, openPool, tenantScope } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { connectClient } from '../../src/platform/temporal.ts';
import { bundleWorkflows, startWorker } from '../../src/platform/worker.ts';
import { sendUpdate } from '../../src/platform/workflow-update.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { decideUpdate } from '../../workflows/approvals/api.ts';
import { ORDER_WORKFLOW, orderWorkflowId, submitOrder } from '../../workflows/orders/api.ts';
import { createBareActivities } from './bare/activities.ts';
import { decideBare, submitBare } from './bare/workflows.ts';
import { captureTemplate, bareSchema } from './bare/template.ts';
import type { Bench, BenchServers, Figure } from './figure.ts';
import { CLIENTS, ROUNDS, alternate, asOwner, inNewDatabase, perSecond } from './figure.ts';
import { drafts, orderingCompany } from './orders-world.ts';

const ORDERS = 120;
const BARE_QUEUE = 'bench-bare';

/** One order through ours: submit by the sales rep, approved by the channel manager. */
async function approve(
  client: Client,
  company: SampleCompany,
  queue: string,
  orderId: string,
  onSubmitted?: () => Promise<void>,
): Promise<void> {
  const actor = (user: keyof SampleCompany['users']) => ({
    actor: { userId: company.users[user].id, requestId: null },
    updateId: randomUUID().replaceAll('-', ''),
    bodyHash: 'bench',
  });
  const submit = actor('salesRep');
  const submitted = await sendUpdate(client, {
    workflowId: orderWorkflowId(orderId),
    update: submitOrder,
    updateId: submit.updateId,
    argument: submit,
    start: {
      type: ORDER_WORKFLOW,
      taskQueue: queue,
      input: { tenant: company.tenant, companyId: company.companyId, orderId },
    },
  });
  if (submitted.kind !== 'answered' || !submitted.result.ok || !submitted.result.value.approvalId)
    throw new Error(JSON.stringify(submitted));
  await onSubmitted?.();
  const decision = {
    ...actor('channelManager'),
    approvalId: submitted.result.value.approvalId,
    action: 'approve' as const,
    comment: '',
  };
  const decided = await sendUpdate(client, {
    workflowId: orderWorkflowId(orderId),
    update: decideUpdate,
    updateId: decision.updateId,
    argument: decision,
  });
  if (decided.kind !== 'answered' || !decided.result.ok || decided.result.value.status !== 'approved')
    throw new Error(JSON.stringify(decided));
}

/** The same two steps through the bare workflow. */
async function approveBare(client: Client, orderId: string): Promise<void> {
  const workflowId = `bare:${orderId}`;
  const one = { updateId: randomBytes(16).toString('hex') };
  const submitted = await sendUpdate(client, {
    workflowId,
    update: submitBare,
    updateId: one.updateId,
    argument: one,
    start: { type: 'bareOrder', taskQueue: BARE_QUEUE, input: { orderId } },
  });
  const two = { updateId: randomBytes(16).toString('hex') };
  const decided = await sendUpdate(client, { workflowId, update: decideBare, updateId: two.updateId, argument: two });
  if (submitted.kind !== 'answered' || decided.kind !== 'answered')
    throw new Error(JSON.stringify([submitted, decided]));
}

async function measure(
  servers: BenchServers,
  url: string,
  owner: pg.Client,
  note: (line: string) => void,
): Promise<Figure> {
  const db = openDatabase({ url, role: 'qudao_worker', max: CLIENTS });
  const pool = openPool({ url, role: 'qudao_worker', max: CLIENTS });
  const target = { address: servers.temporalAddress, namespace: servers.config.temporalNamespace };
  const config = { ...servers.config, temporalTaskQueue: 'bench-orders', databasePoolMax: CLIENTS };
  const { client, close } = await connectClient(target, config, 'bench');
  const { company, dealers } = await orderingCompany(owner, db);
  const scope = tenantScope(company.tenant);
  const ours = await startWorker({
    target,
    config,
    bundle: await bundleWorkflows(),
    activities: createActivities({ db, temporal: client }),
    identity: 'bench-ours',
  });
  const [first] = await drafts(db, company, dealers, 1);
  const template = await captureTemplate(owner, first!, (onSubmitted) =>
    approve(client, company, config.temporalTaskQueue, first!, onSubmitted),
  );
  await bareSchema(owner, template);
  note('one order taken as the template of its rows');
  const bareBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./bare/workflows.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
  const bare = await startWorker({
    target,
    config: { ...config, temporalTaskQueue: BARE_QUEUE },
    bundle: bareBundle,
    activities: createBareActivities(pool, scope, template),
    identity: 'bench-bare',
  });
  try {
    const rounds = await Promise.all(Array.from({ length: ROUNDS + 1 }, () => drafts(db, company, dealers, ORDERS)));
    note(`${rounds.length * ORDERS} drafts written`);
    // The bare side has its drafts too: rows to be updated by its steps.
    await owner.query(
      'insert into bare.sales_order select * from sales_order; insert into bare.order_line select * from order_line',
    );
    const bareIds = async (round: number): Promise<string[]> => {
      const ids = rounds[round]!.map(() => `ord_${randomBytes(16).toString('hex')}`);
      await owner.query(
        `insert into bare.sales_order select (jsonb_populate_record(o, jsonb_build_object('id', x.id))).* from unnest($1::text[]) as x(id), bare.sales_order o where o.id = $2`,
        [ids, rounds[round]![0]],
      );
      await owner.query(
        `insert into bare.order_line select (jsonb_populate_record(l, jsonb_build_object('id', 'oln_' || md5(x.id || l.id), 'order_id', x.id))).*
         from unnest($1::text[]) as x(id), bare.order_line l where l.order_id = $2`,
        [ids, rounds[round]![0]],
      );
      return ids;
    };
    await perSecond(ORDERS, (i) => approve(client, company, config.temporalTaskQueue, rounds[0]![i]!));
    // Both sides are warm before they are measured.
    const warm = await bareIds(0);
    await perSecond(ORDERS, (i) => approveBare(client, warm[i]!));
    // Plans from empty tables would slow down whichever side grows first.
    await owner.query('analyze');
    return await alternate(
      { name: 'orders_submitted_to_approved', unit: 'orders/s', goal: 0.8, n: ORDERS },
      (round) => perSecond(ORDERS, (i) => approve(client, company, config.temporalTaskQueue, rounds[round]![i]!)),
      async (round) => {
        const ids = await bareIds(round);
        return perSecond(ORDERS, (i) => approveBare(client, ids[i]!));
      },
      note,
    );
  } finally {
    await ours.stop();
    await bare.stop();
    await close();
    await db.destroy();
    await pool.end();
  }
}

async function run(servers: BenchServers, note: (line: string) => void): Promise<Figure> {
  return inNewDatabase(servers.databaseUrl, null, async (url) => {
    await migrate({ url });
    return asOwner(url, (owner) => measure(servers, url, owner, note));
  });
}

export const ordersApproved: Bench = { name: 'orders_submitted_to_approved', needsTemporal: true, run };
