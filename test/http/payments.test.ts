/** Payments, invoices, statements and returns over HTTP: roles, scope, keys, versions and problems. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { accept } from '../../src/kernel/refusal.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import { tenantScope } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import type { Work } from '../../src/platform/transact.ts';
import { proveBooks } from '../support/prove-books.ts';
import { putOrder } from '../support/put-order.ts';
import type { TestOrder } from '../support/put-order.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';
import { Decimal } from 'decimal.js';
import type { Aging, InvoiceDetail } from '../../src/payments/receivables.schema.ts';
import { AGES } from '../../src/payments/receivables.schema.ts';
import type { InvoiceRow, Statement } from '../../src/payments/schema.ts';

interface Doc {
  id: string;
  status: string;
  version: number;
  actions: { name: string; allowed: boolean }[];
}
interface List {
  data: Doc[];
}

let api: TestApi;
let finance: Browser;
let dealer: Browser;
let other: Browser;
let order: TestOrder;

async function signedIn(who: Parameters<Browser['signIn']>[0]): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn(who)).statusCode).toBe(200);
  return browser;
}

async function must<T>(work: (unit: Work) => Promise<Result<T>>): Promise<T> {
  const { tenant, companyId } = api.company;
  const subject = { companyId, action: 'test', objectType: 'test', objectId: 'test' };
  const asked = { scope: tenantScope(tenant), actor: { userId: null }, key: randomUUID(), input: null, subject };
  const outcome = await transact(api.worker, asked, work);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** 24 sunscreens at 50.00, delivered and invoiced to lanting. */
async function deliver(): Promise<TestOrder> {
  const lines = [{ sku: 'SL-SUN-050' as const, quantity: '24', price: '50.00' }];
  const made = await must(async (work) => accept(await putOrder(work, api.company, { dealer: 'lanting', lines })));
  const shipped = await must((work) =>
    shipOrder(work, {
      orderId: made.id,
      warehouseId: api.company.warehouses.JXG,
      carrier: '',
      trackingNumber: '',
      expectedOn: null,
      lines: [{ orderLineId: made.lines[0]!, quantity: '24' }],
      numbers: { shipment: `DN-${made.id.slice(-8)}` },
    }),
  );
  await must((work) => receiveShipment(work, { shipmentId: shipped.documentId, note: '', lines: [] }));
  return made;
}

beforeAll(async () => {
  api = await startApi();
  finance = await signedIn('finance');
  dealer = await signedIn('dealerLanting');
  other = await signedIn('dealerHeyue');
  order = await deliver();
});
afterAll(() => api.close());

const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
const money = (amount: string) => ({ amount, currency: 'CNY' });
const body = (more: object = {}) => ({
  buyer_id: api.company.dealers.lanting,
  amount: money('700.00'),
  bank_reference: 'CMB-1',
  business_date: '2026-11-01',
  ...more,
});

test('a payment pays the oldest invoice once, whatever is repeated', async () => {
  const headers = key();
  const first = await finance.send('POST', '/api/v1/payments', body(), headers);
  expect(first.statusCode).toBe(201);
  expect(first.json()).toMatchObject({
    allocated_amount: money('700.00'),
    prepaid_amount: money('0.00'),
    allocations: [{ order_id: order.id }],
  });
  const again = await finance.send('POST', '/api/v1/payments', body(), headers);
  expect([again.statusCode, again.headers['idempotency-replayed'], again.json<Doc>().id]).toEqual([
    201,
    'true',
    first.json<Doc>().id,
  ]);
  const changed = await finance.send('POST', '/api/v1/payments', body({ note: 'x' }), headers);
  expect(changed.json<ProblemBody>()).toMatchObject({ status: 422, code: 'IDEMPOTENCY_MISMATCH' });
  const twin = await finance.send('POST', '/api/v1/payments', body(), key());
  const problem = twin.json<ProblemBody>();
  expect(problem).toMatchObject({ status: 422, code: 'PAYMENT_DUPLICATE', errors: [{ pointer: '/bank_reference' }] });
  expect(problem.detail).toContain('CMB-1');
  const listed = await finance.send('GET', '/api/v1/payments?q=CMB-1');
  expect(listed.json<List>().data).toHaveLength(1);
  await proveBooks(api.worker, api.company.tenant);
});

test('bad amounts, dates and allocations are refused with their pointer, and nothing is half done', async () => {
  const attempt = async (more: object) =>
    (
      await finance.send('POST', '/api/v1/payments', body({ bank_reference: 'CMB-2', ...more }), key())
    ).json<ProblemBody>();
  expect(await attempt({ amount: { amount: 5, currency: 'CNY' } })).toMatchObject({
    status: 422,
    errors: [{ pointer: '/amount/amount' }],
  });
  expect(await attempt({ amount: money('0.001') })).toMatchObject({ code: 'AMOUNT_TOO_FINE', status: 422 });
  expect(await attempt({ amount: { amount: '1', currency: 'XXX' } })).toMatchObject({ code: 'CURRENCY_UNKNOWN' });
  expect(await attempt({ business_date: '2099-01-01' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
  expect(await attempt({ allocations: [{ invoice_id: 'inv_x', amount: '1' }] })).toMatchObject({
    errors: [{ pointer: '/allocations/0/invoice_id', code: 'INVOICE_NOT_OPEN' }],
  });
  const keyless = await finance.send('POST', '/api/v1/payments', body());
  expect(keyless.json<ProblemBody>().code).toBe('IDEMPOTENCY_KEY_REQUIRED');
  expect((await finance.send('GET', '/api/v1/payments?q=CMB-2')).json<List>().data).toEqual([]);
});

test('a dealer sees own invoices and statement, another dealer none of it, and neither may record money', async () => {
  const mine = (await dealer.send('GET', `/api/v1/invoices?order_id=${order.id}`)).json<List>();
  expect(mine.data).toMatchObject([
    { gross_amount: money('1200.00'), open_amount: money('500.00'), order: { id: order.id } },
  ]);
  const statement = (
    await dealer.send('GET', `/api/v1/dealers/${api.company.dealers.lanting}/statement`)
  ).json<Statement>();
  expect(statement).toMatchObject({
    closing_balance: money('500.00'),
    receivable: money('500.00'),
    open_items: [{ kind: 'invoice', open_amount: money('500.00') }],
  });
  expect(statement.entries.map((entry) => entry.amount.amount).sort()).toEqual(['-700.00', '1200.00']);
  expect((await other.send('GET', `/api/v1/invoices?order_id=${order.id}`)).json<List>().data).toEqual([]);
  const [opening, increase, decrease, closing] = [
    statement.opening_balance,
    statement.increase,
    statement.decrease,
    statement.closing_balance,
  ].map(({ amount }) => new Decimal(amount));
  expect(opening!.plus(increase!).minus(decrease!).toFixed(2)).toBe(closing!.toFixed(2));
  expect(statement.entries.map((entry) => entry.kind).sort()).toEqual(['invoice', 'payment']);
  expect(statement.entries.find((entry) => entry.kind === 'invoice')).toMatchObject({
    document_number: expect.stringMatching(/^INV-/),
    order: { id: order.id },
  });
  expect((await other.send('GET', `/api/v1/dealers/${api.company.dealers.lanting}/statement`)).statusCode).toBe(404);
  const [payment] = (await finance.send('GET', '/api/v1/payments?q=CMB-1')).json<List>().data;
  expect((await dealer.send('GET', `/api/v1/payments/${payment!.id}`)).statusCode).toBe(200);
  expect((await other.send('GET', `/api/v1/payments/${payment!.id}`)).statusCode).toBe(404);
  expect((await dealer.send('POST', '/api/v1/payments', body(), key())).statusCode).toBe(403);
  const write = await dealer.send(
    'POST',
    `/api/v1/invoices/${mine.data[0]!.id}/write_off`,
    { reason: 'please' },
    key(),
  );
  expect(write.statusCode).toBe(403);
});

test('a dealer drafts a return, changes it under its version, and cancels it', async () => {
  const lines = [{ order_line_id: order.lines[0]!, quantity: '3' }];
  const foreign = await other.send('POST', '/api/v1/returns', { order_id: order.id, reason: 'x', lines }, key());
  expect(foreign.json<ProblemBody>()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  const made = await dealer.send('POST', '/api/v1/returns', { order_id: order.id, reason: 'leaking', lines }, key());
  expect([made.statusCode, made.json<Doc>().status]).toEqual([201, 'draft']);
  const url = `/api/v1/returns/${made.json<Doc>().id}`;
  expect((await other.send('GET', url)).statusCode).toBe(404);
  const view = await dealer.send('GET', url);
  expect(view.json()).toMatchObject({
    gross_amount: money('150.00'),
    order: { id: order.id },
    lines: [{ quantity: '3', condition: 'good' }],
  });
  const { actions } = view.json<Doc>();
  expect(actions.filter((item) => item.allowed).map((item) => item.name)).toEqual(['edit', 'submit', 'cancel']);
  expect((await dealer.send('PATCH', url, { note: 'n' }, key())).statusCode).toBe(428);
  const tooMany = { lines: [{ order_line_id: order.lines[0]!, quantity: '25' }] };
  const refused = await dealer.send('PATCH', url, tooMany, { ...key(), 'if-match': view.headers.etag as string });
  expect(refused.json<ProblemBody>()).toMatchObject({
    status: 422,
    errors: [{ pointer: '/lines/0/quantity', code: 'RETURN_EXCEEDS_INVOICED' }],
  });
  const headers = { ...key(), 'if-match': view.headers.etag as string };
  const changed = await dealer.send(
    'PATCH',
    url,
    { lines: [{ order_line_id: order.lines[0]!, quantity: '5' }] },
    headers,
  );
  expect(changed.json<Doc>().version).toBe(2);
  const stale = await dealer.send('PATCH', url, { note: 'n' }, { ...key(), 'if-match': '"1"' });
  expect(stale.statusCode).toBe(412);
  const cancelKey = key();
  const cancelled = await dealer.send('POST', `${url}/cancel`, { reason: 'kept' }, cancelKey);
  expect(cancelled.json<Doc>().status).toBe('cancelled');
  const repeated = await dealer.send('POST', `${url}/cancel`, { reason: 'kept' }, cancelKey);
  expect([repeated.statusCode, repeated.headers['idempotency-replayed']]).toEqual([200, 'true']);
  expect((await dealer.send('GET', '/api/v1/returns?status=cancelled')).json<List>().data).toHaveLength(1);
});

test('finance writes off the rest and the order closes', async () => {
  const [invoice] = (await finance.send('GET', `/api/v1/invoices?order_id=${order.id}`)).json<List>().data;
  const url = `/api/v1/invoices/${invoice!.id}/write_off`;
  const tooMuch = await finance.send('POST', url, { reason: 'insolvent', amount: '501.00' }, key());
  expect(tooMuch.json<ProblemBody>()).toMatchObject({
    status: 422,
    errors: [{ pointer: '/amount', code: 'ABOVE_INVOICE_OPEN' }],
  });
  const done = await finance.send('POST', url, { reason: 'insolvent' }, key());
  expect(done.json()).toMatchObject({ written_off_amount: money('500.00'), open_amount: money('0.00') });
  const again = await finance.send('POST', url, { reason: 'insolvent' }, key());
  expect(again.json<ProblemBody>()).toMatchObject({ status: 409, code: 'INVOICE_SETTLED' });
  await proveBooks(api.worker, api.company.tenant);
});

test('the statement as a file has opening, every entry with its balance, and closing; nobody gets another dealer’s', async () => {
  const at = `/api/v1/dealers/${api.company.dealers.lanting}/statement`;
  const statement = (await finance.send('GET', at)).json<Statement>();
  const response = await dealer.send('GET', `${at}/export?format=csv`);
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-disposition']).toMatch(/^attachment; filename="statement-/);
  const rows = response.body
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
  expect(rows[0]).toEqual(['Date', 'Kind', 'Number', 'Order', 'Charged', 'Settled', 'Balance']);
  expect(rows.length).toBe(statement.entries.length + 3);
  expect(rows.at(1)?.at(-1)).toBe(statement.opening_balance.amount);
  expect(rows.at(-1)?.at(-1)).toBe(statement.closing_balance.amount);
  const sheet = await dealer.send('GET', `${at}/export?format=xlsx`);
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect((await other.send('GET', `${at}/export`)).statusCode).toBe(404);
  expect((await dealer.send('GET', `${at}/export?from=2026-13-01`)).statusCode).toBe(400);
});

test('an invoice opens to its lines and to what settled it; ages, credit notes and search stay within the scope', async () => {
  const invoices = (await finance.send('GET', '/api/v1/invoices?q=Lanting')).json<{ data: InvoiceRow[] }>().data;
  const invoice = invoices.find((one) => one.order.id === order.id)!;
  const detail = (await dealer.send('GET', `/api/v1/invoices/${invoice.id}`)).json<InvoiceDetail>();
  const total = (amounts: { amount: string }[]) =>
    amounts.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)).toFixed(2);
  expect(total(detail.lines.map((line) => line.gross_amount))).toBe(detail.gross_amount.amount);
  expect(total(detail.payments.map((one) => one.amount))).toBe(detail.paid_amount.amount);
  expect(detail.write_off_allowed).toBe(false);
  expect((await other.send('GET', `/api/v1/invoices/${invoice.id}`)).statusCode).toBe(404);

  const aging = (await finance.send('GET', '/api/v1/receivables/aging')).json<Aging>();
  for (const row of [...aging.data, aging.sums]) expect(total(AGES.map((age) => row[age]))).toBe(row.total.amount);
  expect(total(aging.data.map((row) => row.total))).toBe(aging.sums.total.amount);
  const open = (await finance.send('GET', '/api/v1/invoices?open=true&limit=100')).json<{ data: InvoiceRow[] }>().data;
  expect(total(open.map((one) => one.open_amount))).toBe(aging.sums.total.amount);
  const own = (await other.send('GET', '/api/v1/receivables/aging')).json<Aging>();
  expect(own.data.filter((row) => row.dealer.id !== api.company.dealers.heyue)).toEqual([]);
  const notes = await other.send('GET', `/api/v1/credit_notes?buyer_id=${api.company.dealers.lanting}`);
  expect(notes.json<{ data: unknown[] }>().data).toEqual([]);
});
