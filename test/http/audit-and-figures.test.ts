// Opening figures, the audit log and workflow histories over HTTP: exact arithmetic, and who sees how much of it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sealAll } from '../../src/audit/sealer.ts';
import { workflowHistory } from '../../src/audit/history.ts';
import type { AuditEvent, HistoryStep, WorkflowHistoryView } from '../../src/audit/schema.ts';
import { dec } from '../../src/kernel/decimal.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import type { FigureView } from '../../src/ledger/schema.ts';
import { createDraft } from '../../src/orders/drafts.ts';
import { receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { submitOrder } from '../../src/orders/submit.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import type { Work } from '../../src/platform/transact.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let orderId: string;
let invoiceId: string;
let shipmentId: string;
const people: Record<string, Browser> = {};

beforeAll(async () => {
  api = await startApi();
  for (const [name, who] of [
    ['finance', 'finance'],
    ['auditor', 'auditor'],
    ['dealer', 'dealerLanting'],
    ['stranger', 'dealerHeyue'],
  ] as const) {
    people[name] = new Browser(api);
    expect((await people[name].signIn(who)).statusCode).toBe(200);
  }
  await trade();
  await sealAll(api.worker, api.company.tenant);
}, 60_000);
afterAll(() => api.close());

const read = <T>(query: (tx: Db) => Promise<T>): Promise<T> =>
  withScope(api.worker, tenantScope(api.company.tenant), query);

async function must<T>(step: string, id: string, work: (unit: Work) => Promise<Result<T>>): Promise<T> {
  const outcome = await run(step, id, work);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

function run<T>(step: string, id: string, work: (unit: Work) => Promise<Result<T>>) {
  const { tenant, companyId, users } = api.company;
  return transact(
    api.worker,
    {
      scope: tenantScope(tenant),
      actor: { userId: users.salesRep.id, requestId: `req_${step}` },
      key: `order:${id}:${step}:${randomUUID()}`,
      input: null,
      workflowId: `order:${id}`,
      subject: { companyId, action: `order.${step}`, objectType: 'order', objectId: id, event: true },
    },
    work,
  );
}

/** 240 essences and 24 creams for lanting, half of them shipped and received, and one step that is refused. */
async function trade(): Promise<void> {
  const { companyId, dealers } = api.company;
  const lines = [
    { sku_code: 'SL-ESS-150', quantity: '240' },
    { sku_code: 'SL-CRM-050', quantity: '24' },
  ];
  const draft = newId('request');
  orderId = (
    await must('create', draft, (work) =>
      createDraft(work, { companyId, buyerId: dealers.lanting, content: { lines, offsets: [] } }),
    )
  ).orderId;
  await must('submit', orderId, (work) => submitOrder(work, { orderId, number: 'SO-FIG-1', again: false }));
  const allocated = await read((tx) =>
    tx.selectFrom('order_line').selectAll().where('order_id', '=', orderId).execute(),
  );
  const shipment = {
    orderId,
    warehouseId: allocated[0]!.warehouse_id!,
    carrier: '',
    trackingNumber: '',
    expectedOn: null,
    numbers: { shipment: 'DN-FIG-1' },
    lines: allocated.map((line) => ({ orderLineId: line.id, quantity: dec(line.allocated_quantity).div(2).toFixed() })),
  };
  shipmentId = (await must('ship', orderId, (work) => shipOrder(work, shipment))).documentId;
  await must('receive', orderId, (work) => receiveShipment(work, { shipmentId, note: '', lines: [] }));
  const again = await run('ship_twice', orderId, (work) =>
    shipOrder(work, { ...shipment, lines: [{ orderLineId: allocated[0]!.id, quantity: '10000' }] }),
  );
  expect(again).toMatchObject({ ok: false, code: 'LINES_REFUSED' });
  invoiceId = (
    await read((tx) => tx.selectFrom('invoice').select('id').where('order_id', '=', orderId).executeTakeFirstOrThrow())
  ).id;
}

async function figure(who: string, path: string): Promise<FigureView> {
  const response = await people[who]!.send('GET', `/api/v1/figures/${path}`);
  expect(response.statusCode).toBe(200);
  return response.json<FigureView>();
}

/** Rows above the result, added with their signs, give the result. */
function adds(view: FigureView): boolean {
  const parts = view.arithmetic.filter((row) => row.kind === 'part');
  return parts.reduce((total, row) => total.plus(row.amount), dec(0)).eq(view.arithmetic.at(-1)!.amount);
}

describe('figures', () => {
  test('every figure of the order opens, adds up, recomputes, and ends in its own amount', async () => {
    for (const name of ['list', 'discount', 'goods', 'tax', 'offset', 'payable', 'credit_available']) {
      const view = await figure('finance', `order/${orderId}/${name}`);
      expect({ name, adds: adds(view), recomputed: view.recomputed }).toEqual({ name, adds: true, recomputed: true });
      expect(dec(view.amount.amount).eq(view.arithmetic.at(-1)!.amount)).toBe(true);
      expect(view.sentence.text).not.toContain('{');
      expect(view.workflow_id).toBe(`order:${orderId}`);
    }
    const payable = await figure('finance', `order/${orderId}/payable`);
    expect(payable.document_number).toBe('SO-FIG-1');
    expect(payable.arithmetic.map((row) => row.operation)).toEqual(['start', 'minus', 'equals']);
    expect(payable.rules.map((rule) => rule.kind)).toEqual(expect.arrayContaining(['price_list', 'contract']));
    expect(payable.people.map((entry) => entry.action)).toEqual(['submit']);
    expect(payable.transfers.length).toBeGreaterThan(0);
    expect(dec(payable.totals!.difference).isZero()).toBe(true);
  });

  test('lines, invoices and shipments open too, and rows name the figures they open', async () => {
    const goods = await figure('finance', `order/${orderId}/goods`);
    const [type, line, name] = goods.arithmetic[0]!.figure!.split('.');
    const amount = await figure('finance', `${type}/${line}/${name}`);
    expect(amount.arithmetic.map((row) => row.operation)).toEqual(['start', 'times', 'equals']);
    expect(amount.recomputed).toBe(true);
    const price = await figure('finance', `order_line/${line}/unit_price`);
    expect(adds(price)).toBe(true);
    for (const path of [
      `invoice/${invoiceId}/gross`,
      `invoice/${invoiceId}/open`,
      `shipment/${shipmentId}/amount`,
      `shipment/${shipmentId}/cost`,
    ]) {
      const view = await figure('finance', path);
      expect([path, adds(view), dec(view.totals!.difference).isZero()]).toEqual([path, true, true]);
    }
  });

  test('the sentence comes in the language of the reader', async () => {
    const response = await people.finance!.send('GET', `/api/v1/figures/order/${orderId}/payable`, undefined, {
      'accept-language': 'zh-CN',
    });
    expect(response.json<FigureView>().label.text).toBe('应付');
    expect((await figure('finance', `order/${orderId}/payable`)).label.text).toBe('Payable');
  });

  test('what goods cost is not told to a dealer, in a figure of its own or among postings', async () => {
    const view = await figure('dealer', `shipment/${shipmentId}/amount`);
    const seen = view.transfers.flatMap((transfer) => transfer.postings.map((posting) => posting.purpose));
    expect(seen).not.toContain('inventory');
    expect(seen).not.toContain('transit');
    expect(view.totals).toBeNull();
    expect((await people.dealer!.send('GET', `/api/v1/figures/shipment/${shipmentId}/cost`)).statusCode).toBe(404);
  });

  test('an unknown figure names those there are; an unknown document is not found', async () => {
    const unknown = await people.finance!.send('GET', `/api/v1/figures/order/${orderId}/profit`);
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json<ProblemBody>()).toMatchObject({ code: 'FIGURE_UNKNOWN' });
    expect(unknown.json<ProblemBody>().detail).toContain('payable');
    for (const path of ['order/ord_nowhere/payable', 'order_line/oln_nowhere/amount', 'payment/pay_nowhere/amount'])
      expect((await people.finance!.send('GET', `/api/v1/figures/${path}`)).json<ProblemBody>().code).toBe('NOT_FOUND');
    expect((await people.finance!.send('GET', '/api/v1/figures/planet/x/payable')).statusCode).toBe(404);
  });

  test('another dealer opens none of them', async () => {
    const [line] = await read((tx) =>
      tx.selectFrom('order_line').select('id').where('order_id', '=', orderId).execute(),
    );
    const paths = [
      `order/${orderId}/payable`,
      `order_line/${line!.id}/amount`,
      `invoice/${invoiceId}/open`,
      `shipment/${shipmentId}/amount`,
    ];
    for (const path of paths)
      expect((await people.stranger!.send('GET', `/api/v1/figures/${path}`)).statusCode).toBe(404);
    expect((await people.stranger!.send('GET', `/api/v1/workflow_histories/order:${orderId}`)).statusCode).toBe(404);
  });
});

describe('audit events', () => {
  const list = async (query: string) =>
    (await people.auditor!.send('GET', `/api/v1/audit_events?${query}`)).json<{
      data: AuditEvent[];
      has_more: boolean;
      next_cursor: string | null;
      previous_cursor: string | null;
    }>();

  test('refusals are found with their code and their place in the chain', async () => {
    const found = await list(`object_id=${orderId}&outcome=refused`);
    expect(found.data).toHaveLength(1);
    expect(found.data[0]).toMatchObject({
      action: 'order.ship_twice',
      code: 'LINES_REFUSED',
      request_id: 'req_ship_twice',
    });
    expect(found.data[0]!.actor?.id).toBe(api.company.users.salesRep.id);
    expect(found.data[0]!.seal?.chain).toBe(api.company.companyId);
  });

  test('pages go on without losing or repeating a row', async () => {
    const all = await list(`object_id=${orderId}&limit=100`);
    const ids = all.data.map((row) => row.id);
    expect(ids.length).toBeGreaterThanOrEqual(4);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `object_id=${orderId}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.data.map((row) => row.id));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  test('others are refused, and an unknown filter is a mistake', async () => {
    expect((await people.dealer!.send('GET', '/api/v1/audit_events')).statusCode).toBe(403);
    expect((await people.auditor!.send('GET', '/api/v1/audit_events?colour=red')).statusCode).toBe(400);
    expect((await people.auditor!.send('GET', '/api/v1/audit_events?from=yesterday')).statusCode).toBe(400);
  });
});

describe('workflow histories', () => {
  test('without a server to ask the answer says so, and a foreign workflow is not found first', async () => {
    expect((await people.dealer!.send('GET', '/api/v1/workflow_histories/order:ord_nowhere')).statusCode).toBe(404);
    expect((await people.dealer!.send('GET', '/api/v1/workflow_histories/nonsense')).statusCode).toBe(404);
    expect((await people.dealer!.send('GET', `/api/v1/workflow_histories/order:${orderId}`)).statusCode).toBe(503);
  });
});

describe('a history from our own records', () => {
  test('is told to who sees the order in steps, with refusals in their place and integrity beside it', async () => {
    const at = '2026-11-20T10:00:00.000Z';
    const view: Omit<WorkflowHistoryView, 'raw' | 'archive'> = await read((tx) =>
      workflowHistory(
        tx,
        `order:${orderId}`,
        { type: 'order', id: orderId, number: 'SO-FIG-1', status: 'partly_shipped' },
        undefined,
        new Date(at),
      ),
    );
    expect(view.run).toBeNull();
    const steps = view.items.filter((item): item is HistoryStep => item.type === 'step');
    expect(steps.map((step) => step.kind)).toEqual(
      expect.arrayContaining(['order.submitted', 'order.shipped', 'order.received', 'order.invoiced']),
    );
    expect(steps.filter((step) => step.outcome === 'refused')).toMatchObject([
      { code: 'LINES_REFUSED', source: 'refusal' },
    ]);
    expect(view.counts.refusals).toBe(1);
    expect(view.integrity.sealed).toBe(view.integrity.audit_rows);
    expect(view.integrity.transfers).toBeGreaterThanOrEqual(5);
    expect(dec(view.integrity.difference).isZero()).toBe(true);
  });
});
