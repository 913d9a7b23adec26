/** A decider brought in from another region reads the document they are asked to decide, while the task is theirs, and nothing else. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cancelApproval, escalateTier, openApproval } from '../../src/approvals/commands.ts';
import { partnerSubject } from '../../src/approvals/subject.rules.ts';
import type { InboxRow } from '../../src/approvals/schema.ts';
import type { OrderView } from '../../src/orders/view.schema.ts';
import { dec } from '../../src/kernel/decimal.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import type { Work } from '../../src/platform/transact.ts';
import { putOrder } from '../support/put-order.ts';
import { Browser, startApi } from './support/api.ts';
import type { TestApi } from './support/api.ts';

let api: TestApi;
let west: Browser;
let asked: string;
let other: string;
let approvalId: string;

function run<T>(work: (work: Work) => Promise<Result<T>>) {
  const { tenant, companyId } = api.company;
  return transact(
    api.worker,
    {
      scope: tenantScope(tenant),
      actor: { userId: null },
      key: randomUUID(),
      input: null,
      subject: { companyId, action: 'test', objectType: 'order', objectId: '-' },
    },
    work,
  );
}

async function order(): Promise<string> {
  let id = '';
  await run(async (work) => {
    const request = { dealer: 'lanting', lines: [{ sku: 'SL-ESS-150', quantity: '24', price: '92' }] } as const;
    ({ id } = await putOrder(work, api.company, { ...request, lines: [...request.lines] }));
    await work.db
      .updateTable('sales_order')
      .set({ status: 'pending_approval', region_id: api.company.regions.EAST })
      .where('id', '=', id)
      .execute();
    return { ok: true, value: id };
  });
  return id;
}

async function ask(documentId: string): Promise<string> {
  const { companyId, regions, dealers, users } = api.company;
  const opened = await run((work) =>
    openApproval(work, {
      companyId,
      documentType: 'order',
      documentId,
      documentVersion: 1,
      documentNumber: 'SO-LENT',
      subject: partnerSubject('order', { name: '兰亭百货', name_en: 'Lanting Stores' }),
      amount: dec('60000'),
      currency: 'CNY',
      regionId: regions.EAST,
      partyId: dealers.lanting,
      brandIds: [],
      exceptions: [],
      requesterId: users.salesRep.id,
      beneficiaryIds: [],
      workflowId: `order:${documentId}`,
    }),
  );
  if (!opened.ok || opened.value.wait === null) throw new Error(JSON.stringify(opened));
  const { wait } = opened.value;
  if ((await west.send('GET', `/api/v1/orders/${documentId}`)).statusCode !== 404) throw new Error('seen before');
  await run((work) => escalateTier(work, wait));
  return wait.approvalId;
}

beforeAll(async () => {
  api = await startApi();
  west = new Browser(api);
  await west.signIn('channelManagerWest');
  [asked, other] = [await order(), await order()];
  approvalId = await ask(asked);
}, 60_000);
afterAll(() => api.close());

const status = async (path: string) => (await west.send('GET', `/api/v1${path}`)).statusCode;

it('reads the order with its lines, the partner, its credit and the inbox row in both languages', async () => {
  const page = await west.send('GET', `/api/v1/orders/${asked}`);
  expect(page.statusCode).toBe(200);
  const view = page.json<OrderView>();
  expect([view.lines.length, view.buyer.id, view.contract !== null, view.approval?.id]).toEqual([
    1,
    api.company.dealers.lanting,
    true,
    approvalId,
  ]);
  expect(await status(`/dealers/${api.company.dealers.lanting}`)).toBe(200);
  expect(await status(`/figures/order/${asked}/payable`)).toBe(200);
  const inbox = (await west.send('GET', '/api/v1/approvals')).json<{ data: InboxRow[] }>().data;
  expect(inbox.find((row) => row.approval_id === approvalId)?.subject).toEqual({
    code: 'order',
    params: { name: '兰亭百货', name_en: 'Lanting Stores' },
  });
});

it.each([
  ['q=lanting', 1],
  ['q=SO-LE', 1],
  ['q=%25', 0],
  ['document_type=return', 0],
  ['exception=credit', 0],
  ['overdue=true', 0],
])('narrows the inbox by %s', async (query, found) => {
  const rows = (await west.send('GET', `/api/v1/approvals?${query}`)).json<{ data: InboxRow[] }>().data;
  expect(rows.length).toBe(found);
});

it('reads nothing else of that partner, and changes nothing', async () => {
  expect(await status(`/orders/${other}`)).toBe(404);
  const listed = (await west.send('GET', '/api/v1/orders')).json<{ data: { id: string }[] }>().data;
  expect(listed.map((row) => row.id)).not.toContain(other);
  const key = { 'idempotency-key': randomUUID() };
  const cancel = await west.send('POST', `/api/v1/orders/${asked}/cancel`, { reason: 'x' }, key);
  expect(cancel.statusCode).toBe(404);
  const draft = { buyer_id: api.company.dealers.lanting, lines: [{ sku_code: 'SL-ESS-150', quantity: '24' }] };
  const made = await west.send('POST', '/api/v1/orders', draft, { 'idempotency-key': randomUUID() });
  expect(made.statusCode).toBeGreaterThanOrEqual(403);
  expect(made.statusCode).toBeLessThan(500);
  // The wall itself lends for reading only.
  const scope = {
    tenant: api.company.tenant,
    companies: [api.company.companyId],
    parties: [],
    regions: [api.company.regions.SOUTHWEST],
    warehouses: '*' as const,
    lent: [asked, api.company.dealers.lanting],
  };
  const changed = await withScope(api.db, scope, (tx) =>
    tx.updateTable('sales_order').set({ note: 'x' }).where('id', '=', asked).executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
});

it('ends with the task', async () => {
  await run(async (work) => ({ ok: true as const, value: await cancelApproval(work, { documentId: asked }) }));
  expect(await status(`/orders/${asked}`)).toBe(404);
  expect(await status(`/dealers/${api.company.dealers.lanting}`)).toBe(404);
});
