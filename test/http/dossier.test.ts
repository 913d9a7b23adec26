/** Dossiers and the books over HTTP: an amount is followed from account to posting, transfer and document, and nobody else sees it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Dossier } from '../../src/audit/dossier.schema.ts';
import { dec, sum } from '../../src/kernel/decimal.ts';
import type { AccountPosting, AccountTotals, AccountView, TransferView } from '../../src/ledger/books.schema.ts';
import { playAuditWorld } from '../support/audit-world.ts';
import type { AuditWorld } from '../support/audit-world.ts';
import { Browser, startApi } from './support/api.ts';
import type { TestApi } from './support/api.ts';

let api: TestApi;
let world: AuditWorld;
let auditor: Browser;

async function signedIn(who: Parameters<Browser['signIn']>[0]): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn(who)).statusCode).toBe(200);
  return browser;
}

async function read<T>(path: string, browser = auditor): Promise<T> {
  const response = await browser.send('GET', `/api/v1${path}`);
  expect([path, response.statusCode]).toEqual([path, 200]);
  return response.json<T>();
}

beforeAll(async () => {
  api = await startApi();
  world = await playAuditWorld(api.worker, api.company);
  auditor = await signedIn('auditor');
}, 60_000);
afterAll(() => api.close());

test('the dossier of an order tells who did what from where, what was refused, and what was posted', async () => {
  const dossier = await read<Dossier>(`/audit_documents/order/${world.orderId}`);
  expect(dossier.document).toMatchObject({ number: world.orderNumber, amount: { amount: '1200.00' } });
  const [refused] = dossier.events.filter((event) => event.outcome === 'refused');
  expect(refused).toMatchObject({
    action: 'order.ship_twice',
    code: 'ORDER_STATE',
    ip: '203.0.113.9',
    actor: { id: api.company.users.salesRep.id },
  });
  expect(refused!.seal?.seq).toMatch(/^\d+$/);
  expect(dossier.related.map((hit) => [hit.kind, hit.id])).toEqual(
    expect.arrayContaining([
      ['shipment', world.shipmentId],
      ['invoice', world.invoiceId],
    ]),
  );
  expect(dossier.transfers.length).toBeGreaterThan(0);
  expect(dec(dossier.totals.difference).isZero()).toBe(true);
  expect(dec(dossier.totals.debit).gt(0)).toBe(true);
  expect(dossier.workflow_id).toBe(`order:${world.orderId}`);
});

test('every kind of document has one, and leads back to its order', async () => {
  for (const [type, id] of [
    ['shipment', world.shipmentId],
    ['invoice', world.invoiceId],
  ]) {
    const dossier = await read<Dossier>(`/audit_documents/${type}/${id}`);
    expect(dossier.related.map((hit) => hit.id)).toContain(world.orderId);
    expect(dossier.workflow_id).toBe(`order:${world.orderId}`);
  }
});

test('an account leads to its postings, a posting to its transfer, a transfer to its document', async () => {
  const accounts = await read<{ data: AccountView[] }>('/ledger/accounts?purpose=receivable&q=Lanting');
  expect(accounts.data).toHaveLength(1);
  const account = await read<AccountTotals>(`/ledger/accounts/${accounts.data[0]!.id}`);
  expect(account).toMatchObject({ balance: null, summed: '1200.00', debit: '1200.00', credit: '0.00' });
  const postings = await read<{ data: AccountPosting[] }>(`/ledger/accounts/${account.id}/postings`);
  expect(postings.data).toHaveLength(account.postings);
  expect(postings.data[0]).toMatchObject({ debit: '1200.00', credit: null });
  const transfer = await read<TransferView>(`/ledger/transfers/${postings.data[0]!.transfer_id}`);
  const sides = (side: 'debit' | 'credit') =>
    sum(transfer.postings.map((posting) => dec(posting[side] ?? '0'))).toFixed(2);
  expect(sides('debit')).toBe(sides('credit'));
  expect(transfer.postings.map((posting) => posting.account_id)).toContain(account.id);
  expect(transfer.document).toMatchObject({ type: 'invoice', id: world.invoiceId, number: world.invoiceNumber });
});

test('postings of an account page without losing or repeating one', async () => {
  const accounts = await read<{ data: AccountView[] }>('/ledger/accounts?purpose=credit_available&q=Lanting');
  const { id } = accounts.data[0]!;
  const kept = await read<AccountTotals>(`/ledger/accounts/${id}`);
  expect(kept.balance).toBe(accounts.data[0]!.balance);
  expect(kept.summed).toBe(kept.balance);
  const all = await read<{ data: AccountPosting[] }>(`/ledger/accounts/${id}/postings?limit=100`);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { data: AccountPosting[]; next_cursor: string | null } = await read(
      `/ledger/accounts/${id}/postings?limit=1${cursor && `&cursor=${cursor}`}`,
    );
    seen.push(...page.data.map((row) => `${row.transfer_id}:${row.line}`));
    cursor = page.next_cursor;
  }
  expect(seen.length).toBeGreaterThan(1);
  expect(seen).toEqual(all.data.map((row) => `${row.transfer_id}:${row.line}`));
});

test('dealers and sales reps are refused; what is not there is not found', async () => {
  const accounts = await read<{ data: AccountView[] }>('/ledger/accounts?q=Lanting');
  for (const who of ['dealerLanting', 'salesRep', 'operator'] as const) {
    const browser = await signedIn(who);
    for (const path of [
      `/audit_documents/order/${world.orderId}`,
      '/ledger/accounts',
      `/ledger/accounts/${accounts.data[0]!.id}`,
    ])
      expect([who, path, (await browser.send('GET', `/api/v1${path}`)).statusCode]).toEqual([who, path, 403]);
  }
  for (const path of [
    '/audit_documents/order/ord_nowhere',
    `/audit_documents/invoice/${world.orderId}`,
    '/ledger/accounts/acc_nowhere',
    '/ledger/accounts/acc_nowhere/postings',
    '/ledger/transfers/xfr_nowhere',
  ])
    expect([path, (await auditor.send('GET', `/api/v1${path}`)).statusCode]).toEqual([path, 404]);
  expect((await auditor.send('GET', '/api/v1/audit_documents/planet/x')).statusCode).toBe(400);
});
