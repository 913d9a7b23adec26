/** The steps of an order over HTTP, through its real workflow: done once however often they are asked for, refused without a trace. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { sql } from 'kysely';
import { createActivities } from '../../activities/index.ts';
import type { OrderStateView, OrderView } from '../../src/orders/schema.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { proveBooks } from '../support/prove-books.ts';
import { createTimeSkippingEnv } from '../support/time-skipping.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let env: TestWorkflowEnvironment;
let api: TestApi;
let worker: Worker;
let running: Promise<void>;
const browsers: Record<string, Browser> = {};

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  env = await createTimeSkippingEnv();
  const KEYWORD = 2;
  await env.connection.operatorService.addSearchAttributes({
    namespace: env.namespace ?? 'default',
    searchAttributes: { BusinessId: KEYWORD, Capability: KEYWORD, PartyId: KEYWORD, Stage: KEYWORD },
  });
  api = await startApi({ temporal: env.client });
  worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: 'qudao',
    workflowBundle: await workflowBundle(),
    activities: createActivities({ db: api.worker, temporal: env.client }),
  });
  running = worker.run();
  for (const who of ['dealerLanting', 'dealerHeyue', 'salesRep', 'channelManager', 'warehouse', 'finance'] as const) {
    browsers[who] = new Browser(api);
    await browsers[who].signIn(who);
  }
}, 120_000);
afterAll(async () => {
  await proveBooks(api.worker, api.company.tenant);
  worker.shutdown();
  await running;
  await api.close();
  await env.teardown();
});

type Headers = Record<string, string>;
const key = (): Headers => ({ 'idempotency-key': randomUUID() });
const post = (who: string, path: string, body: unknown = {}, headers: Headers = key()) =>
  browsers[who]!.send('POST', `/api/v1${path}`, body, headers);
const view = async (orderId: string, who = 'salesRep') =>
  (await browsers[who]!.send('GET', `/api/v1/orders/${orderId}`)).json<OrderView>();

async function draft(quantity = '240', more: object = {}, who = 'dealerLanting'): Promise<string> {
  const buyer_id = who === 'dealerHeyue' ? api.company.dealers.heyue : api.company.dealers.lanting;
  const lines = [{ sku_code: 'SL-ESS-150', quantity }];
  const made = await post(who, '/orders', { buyer_id, lines, ...more });
  if (made.statusCode !== 201) throw new Error(made.body);
  return made.json<OrderStateView>().id;
}

async function rows(): Promise<Record<string, number>> {
  const found = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    sql<
      Record<string, number>
    >`select (select count(*)::int from transfer) as transfers, (select count(*)::int from stock_move) as moves,
      (select count(*)::int from shipment) as shipments, (select count(*)::int from receipt) as receipts, (select count(*)::int from invoice) as invoices,
      (select count(*)::int from approval) as approvals, (select count(*)::int from order_verdict) as verdicts, (select count(*)::int from fact) as facts`.execute(
      tx,
    ),
  );
  return found.rows[0]!;
}
const refusals = async (orderId: string): Promise<string[]> => {
  const found = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    sql<{
      code: string;
    }>`select code from audit_log where outcome = 'refused' and object_id = ${orderId} order by at, id`.execute(tx),
  );
  return found.rows.map((row) => row.code);
};
const told = (answer: Awaited<ReturnType<typeof post>>) => [answer.statusCode, answer.json<ProblemBody>().code];

describe('submit', () => {
  it('once, however often it is asked for: one hold, one number, the same answer, marked', async () => {
    const orderId = await draft();
    const headers = key();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post('dealerLanting', `/orders/${orderId}/submit`, {}, headers)),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200]);
    const bodies = new Set(answers.map((answer) => answer.body));
    expect(bodies.size).toBe(1);
    const state = answers[0]!.json<OrderStateView>();
    expect([state.status, state.number]).toEqual(['allocated', expect.stringMatching(/^SO-\d{8}-\d{4}$/)]);
    const count = await rows();
    const again = await post('dealerLanting', `/orders/${orderId}/submit`, {}, headers);
    expect([again.statusCode, again.headers['idempotency-replayed'], again.json()]).toEqual([200, 'true', state]);
    const other = await post('dealerLanting', `/orders/${orderId}/submit`);
    expect(told(other)).toEqual([409, 'ORDER_STATE']);
    expect(await rows()).toEqual(count);
    expect(await refusals(orderId)).toEqual(['ORDER_STATE']);
    // The stored answer is for who asked: the same key of somebody else is another request.
    expect(told(await post('salesRep', `/orders/${orderId}/submit`, {}, headers))).toEqual([409, 'ORDER_STATE']);
  });

  it('refused by its checks it names each field, holds nothing, and the draft can be put right', async () => {
    const orderId = await draft('25', { currency: 'USD' });
    const before = await rows();
    const headers = key();
    const refused = await post('dealerLanting', `/orders/${orderId}/submit`, {}, headers);
    expect(told(refused)).toEqual([422, 'CHECKS_FAILED']);
    expect(refused.json<ProblemBody>().errors!.map((error) => `${error.pointer} ${error.code}`)).toEqual([
      '/currency CURRENCY_MISMATCH',
      '/lines/0/quantity NOT_FULL_PACKS',
      '/lines/0/sku_code PRICE_MISSING',
    ]);
    const zh = await post('dealerLanting', `/orders/${orderId}/submit`, {}, { ...headers, 'accept-language': 'zh-CN' });
    expect([zh.statusCode, zh.headers['idempotency-replayed'], zh.json<ProblemBody>().errors![1]!.detail]).toEqual([
      422,
      'true',
      'SL-ESS-150 须按整箱订，每箱 24，现为 25。',
    ]);
    expect(await rows()).toEqual(before);
    expect((await view(orderId)).status).toBe('draft');
    const changed = await browsers.dealerLanting!.send(
      'PATCH',
      `/api/v1/orders/${orderId}`,
      { currency: 'CNY', lines: [{ sku_code: 'SL-ESS-150', quantity: '24' }] },
      { ...key(), 'if-match': '"1"' },
    );
    expect(changed.statusCode).toBe(200);
    const state = (await post('dealerLanting', `/orders/${orderId}/submit`)).json<OrderStateView>();
    expect([state.status, state.verdicts.every((found) => found.verdict === 'pass')]).toEqual(['allocated', true]);
  });

  it('asks for a key, and takes no content', async () => {
    const orderId = await draft();
    expect(told(await post('dealerLanting', `/orders/${orderId}/submit`, {}, {}))).toEqual([
      400,
      'IDEMPOTENCY_KEY_REQUIRED',
    ]);
    expect(told(await post('dealerLanting', `/orders/${orderId}/submit`, { force: true }))).toEqual([
      422,
      'INVALID_CONTENT',
    ]);
    expect((await view(orderId)).status).toBe('draft');
  });
});

describe('an order that comes back', () => {
  it('a late repeat of its first submit does not submit it again; a repeat of its second is answered with the second', async () => {
    const orderId = await draft('960');
    const first = key();
    const submitted = await post('dealerLanting', `/orders/${orderId}/submit`, {}, first);
    const { approval_id: approval } = submitted.json<OrderStateView>();
    expect(submitted.json<OrderStateView>().status).toBe('pending_approval');
    const sent = await post('channelManager', `/approvals/${approval}/send_back`, { comment: '数量不对', to_tier: 0 });
    expect([sent.statusCode, sent.json<{ document_status: string }>().document_status]).toEqual([200, 'returned']);
    expect((await view(orderId)).next_step).toMatchObject({ text: 'returned', params: { reason: '数量不对' } });

    const count = await rows();
    const late = await post('dealerLanting', `/orders/${orderId}/submit`, {}, first);
    expect([late.statusCode, late.headers['idempotency-replayed'], late.json<OrderStateView>().status]).toEqual([
      200,
      'true',
      'pending_approval',
    ]);
    expect([await rows(), (await view(orderId)).status]).toEqual([count, 'returned']);

    const second = key();
    const again = await post('dealerLanting', `/orders/${orderId}/submit`, {}, second);
    expect([again.statusCode, again.json<OrderStateView>().status]).toEqual([200, 'pending_approval']);
    const twice = await post('dealerLanting', `/orders/${orderId}/submit`, {}, second);
    expect([twice.statusCode, twice.headers['idempotency-replayed'], twice.json<OrderStateView>().version]).toEqual([
      200,
      'true',
      again.json<OrderStateView>().version,
    ]);
    expect((await view(orderId)).document_version).toBe(2);
    const next = (await view(orderId)).approval!.id;
    expect(next).not.toBe(approval);
    const recalled = await post('dealerLanting', `/approvals/${next}/recall`, { comment: '不要了' });
    expect(recalled.json<{ document_status: string }>().document_status).toBe('recalled');
    await proveBooks(api.worker, api.company.tenant);
  });
});

describe('ship and receive', () => {
  it('each once; too much, another warehouse, an unknown line and a foreign order are refused and leave no row', async () => {
    const orderId = await draft('48');
    await post('dealerLanting', `/orders/${orderId}/submit`);
    const [line] = (await view(orderId)).lines;
    const ship = (quantity: string, more: object = {}, headers: Headers = key(), who = 'warehouse') =>
      post(
        who,
        `/orders/${orderId}/ship`,
        { warehouse_id: line!.warehouse!.id, lines: [{ order_line_id: line!.id, quantity }], ...more },
        headers,
      );
    const before = await rows();
    expect(told(await ship('49'))).toEqual([422, 'LINES_REFUSED']);
    expect(told(await ship('0'))).toEqual([422, 'INVALID_CONTENT']);
    expect((await ship('0.0000001')).json<ProblemBody>().errors![0]).toMatchObject({
      pointer: '/lines/0/quantity',
      code: 'QUANTITY_TOO_FINE',
    });
    expect(told(await ship('24', { warehouse_id: api.company.warehouses.CDU }))).toEqual([422, 'LINES_REFUSED']);
    expect(told(await ship('24', { lines: [{ order_line_id: 'oln_x', quantity: '1' }] }))).toEqual([
      422,
      'LINES_REFUSED',
    ]);
    expect(told(await ship('24', {}, key(), 'dealerLanting'))).toEqual([403, 'FORBIDDEN']);
    expect(await rows()).toEqual(before);

    const headers = key();
    const shipped = await ship('24', {}, headers);
    expect([shipped.statusCode, shipped.json<OrderStateView>().status]).toEqual([200, 'partly_shipped']);
    const repeated = await ship('24', {}, headers);
    expect([repeated.headers['idempotency-replayed'], repeated.json()]).toEqual(['true', shipped.json()]);
    expect(told(await ship('12', {}, headers))).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect((await rows()).shipments).toBe(before.shipments! + 1);

    const [shipment] = (await view(orderId)).shipments;
    const receive = (who: string, body: object = {}, headers: Headers = key()) =>
      post(who, `/orders/${orderId}/shipments/${shipment!.id}/receive`, body, headers);
    const shortBy = (received_quantity: string, reason: string) => ({
      lines: [{ shipment_line_id: shipment!.lines[0]!.id, received_quantity, reason }],
    });
    const underway = await rows();
    expect(told(await receive('dealerHeyue'))).toEqual([404, 'NOT_FOUND']);
    expect(told(await receive('dealerLanting', shortBy('25', 'x')))).toEqual([422, 'LINES_REFUSED']);
    expect(told(await receive('dealerLanting', shortBy('20', '')))).toEqual([422, 'LINES_REFUSED']);
    expect(told(await receive('dealerLanting', shortBy('23.9999999', 'x')))).toEqual([422, 'INVALID_CONTENT']);
    expect(told(await post('dealerLanting', `/orders/${orderId}/shipments/shp_none/receive`))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(await rows()).toEqual(underway);
    const once = key();
    const answers = await Promise.all([1, 2, 3].map(() => receive('dealerLanting', shortBy('20', '两箱破损'), once)));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
    const after = await rows();
    expect([after.receipts, after.invoices]).toEqual([underway.receipts! + 1, underway.invoices! + 1]);
    expect((await receive('dealerLanting')).statusCode).toBe(409);

    const cancelled = await post('dealerLanting', `/orders/${orderId}/cancel`, { reason: '剩下的不要' });
    expect(cancelled.json<OrderStateView>().status).toBe('received');
    const page = await view(orderId, 'dealerLanting');
    expect(page.lines[0]).toMatchObject({
      shipped_quantity: '24',
      received_quantity: '20',
      lost_quantity: '4',
      cancelled_quantity: '24',
    });
    const reasons = Object.fromEntries(page.actions.map((action) => [action.name, action.reason?.code ?? null]));
    expect(reasons).toMatchObject({
      cancel: 'ALL_SHIPPED',
      submit: 'ORDER_STATE',
      receive: 'NOTHING_IN_TRANSIT',
      return: null,
    });
    await proveBooks(api.worker, api.company.tenant);
  });
});

describe('a step at the wrong time', () => {
  it('is refused with the state, in words, and is in the audit log', async () => {
    const orderId = await draft();
    const early = await post('salesRep', `/orders/${orderId}/cancel`, { reason: '早了' });
    expect(told(early)).toEqual([409, 'ORDER_STATE']);
    expect(early.json<ProblemBody>().params).toEqual({ status: 'draft', step: 'cancel' });
    await post('salesRep', `/orders/${orderId}/submit`);
    expect(
      (await post('salesRep', `/orders/${orderId}/cancel`, { reason: '不要了' })).json<OrderStateView>().status,
    ).toBe('cancelled');
    for (const step of ['submit', 'cancel']) {
      const body = step === 'cancel' ? { reason: '再来' } : {};
      expect(told(await post('salesRep', `/orders/${orderId}/${step}`, body))).toEqual([409, 'ORDER_STATE']);
    }
    expect(await refusals(orderId)).toEqual(['ORDER_STATE', 'ORDER_STATE', 'ORDER_STATE']);
    const allocate = await post('channelManager', `/orders/${orderId}/allocate`);
    expect(told(allocate)).toEqual([409, 'ORDER_STATE']);
  });

  it('a reason is required and bounded, and must be text a database takes', async () => {
    const orderId = await draft();
    for (const [reason, code] of [
      ['', 'TOO_SHORT'],
      ['x'.repeat(501), 'TOO_LONG'],
      ['a\u0000', 'INVALID_TEXT'],
      ['\ud800', 'INVALID_TEXT'],
    ] as const) {
      const refused = await post('salesRep', `/orders/${orderId}/cancel`, { reason });
      expect([refused.statusCode, refused.json<ProblemBody>().errors?.[0]?.code]).toEqual([422, code]);
    }
  });
});
