// The books of a traded company are proven, and every change behind the programs' back is named at the row it was made in.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { verifyBooks } from '../../src/audit/verify.ts';
import type { Verification } from '../../src/audit/verify.ts';
import { dec } from '../../src/kernel/decimal.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import { createDraft } from '../../src/orders/drafts.ts';
import { cancelOrderRemainder, receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { submitOrder } from '../../src/orders/submit.ts';
import { recordPayment } from '../../src/payments/commands.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import type { Work } from '../../src/platform/transact.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { testDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let db: Db;
let reader: Db;
let company: SampleCompany;
const orders: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  db = openDatabase({ url: database.url, role: 'qudao_worker', max: 4 });
  reader = openDatabase({ url: database.url, role: 'qudao_reader', max: 2 });
  company = await seedCompany(db, { passwordCost: 4 });
  // One closed, one on the way with a shortfall behind it, one allocated, one cancelled in part, one draft.
  orders.push(
    await order(['240', '24'], async (id) => {
      await receive(await ship(id));
      await pay(id);
    }),
  );
  orders.push(
    await order(['120'], async (id) => {
      await receive(await ship(id, dec('0.5')), '3');
      await ship(id);
    }),
  );
  orders.push(await order(['120'], async () => undefined));
  orders.push(
    await order(['240'], async (id) => {
      await ship(id, dec('0.5'));
      await must(id, 'cancel', (work) => cancelOrderRemainder(work, { orderId: id, reason: 'too much' }));
    }),
  );
  await draft(['24']);
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await reader.destroy();
  await database.drop();
});

async function must<T>(id: string, step: string, work: (work: Work) => Promise<Result<T>>): Promise<T> {
  const outcome = await transact(
    db,
    {
      scope: tenantScope(company.tenant),
      actor: { userId: company.users.salesRep.id, requestId: 'req_books' },
      key: `order:${id}:${step}:${randomUUID()}`,
      input: {},
      subject: { companyId: company.companyId, action: `order.${step}`, objectType: 'order', objectId: id },
    },
    work,
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const SKUS = ['SL-ESS-150', 'SL-CRM-050'];

async function draft(quantities: string[]): Promise<string> {
  const lines = quantities.map((quantity, i) => ({ sku_code: SKUS[i]!, quantity }));
  const made = await transact(
    db,
    {
      scope: tenantScope(company.tenant),
      actor: { userId: company.users.salesRep.id },
      key: `draft:${randomUUID()}`,
      input: {},
      subject: { companyId: company.companyId, action: 'order.create', objectType: 'order', objectId: '-' },
    },
    (work) =>
      createDraft(work, {
        companyId: company.companyId,
        buyerId: company.dealers.lanting,
        content: { lines, offsets: [] },
      }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.value.orderId;
}

let count = 0;
const next = (type: string): string => `${type}-B-${(count += 1)}`;

async function order(quantities: string[], then: (id: string) => Promise<unknown>): Promise<string> {
  const id = await draft(quantities);
  await must(id, 'submit', (work) => submitOrder(work, { orderId: id, number: next('SO'), again: false }));
  await then(id);
  return id;
}

const read = <T>(query: (tx: Db) => Promise<T>): Promise<T> => withScope(db, tenantScope(company.tenant), query);

async function ship(id: string, share = dec(1)): Promise<string> {
  const lines = await read((tx) => tx.selectFrom('order_line').selectAll().where('order_id', '=', id).execute());
  const step = await must(id, 'ship', (work) =>
    shipOrder(work, {
      orderId: id,
      warehouseId: lines[0]!.warehouse_id!,
      carrier: 'Yunda',
      trackingNumber: '',
      expectedOn: null,
      numbers: { shipment: next('DN') },
      lines: lines.map((line) => ({
        orderLineId: line.id,
        quantity: dec(line.allocated_quantity).times(share).toFixed(),
      })),
    }),
  );
  return step.documentId;
}

async function receive(shipmentId: string, lost?: string): Promise<void> {
  const lines = await read((tx) =>
    tx
      .selectFrom('shipment_line as l')
      .innerJoin('shipment as s', 's.id', 'l.shipment_id')
      .selectAll('l')
      .select('s.order_id')
      .where('shipment_id', '=', shipmentId)
      .execute(),
  );
  await must(lines[0]!.order_id, 'receive', (work) =>
    receiveShipment(work, {
      shipmentId,
      note: '',
      lines: lost
        ? [
            {
              shipmentLineId: lines[0]!.id,
              receivedQuantity: dec(lines[0]!.quantity).minus(lost).toFixed(),
              reason: 'crushed',
            },
          ]
        : [],
    }),
  );
}

async function pay(id: string): Promise<void> {
  const invoices = await read((tx) => tx.selectFrom('invoice').selectAll().where('order_id', '=', id).execute());
  await must(id, 'pay', (work) =>
    recordPayment(work, {
      companyId: company.companyId,
      buyerId: company.dealers.lanting,
      amount: dec(invoices[0]!.gross_amount).plus(100).toFixed(2),
      currency: 'CNY',
      bankReference: next('BANK'),
      businessDate: '2026-11-20',
      method: 'bank_transfer',
      note: '',
      number: next('PAY'),
    }),
  );
}

/** Names of failed checks with the ids they name. */
function wrong(found: Verification): Record<string, string[]> {
  return Object.fromEntries(
    found.checks
      .filter((check) => check.problem_count > 0)
      .map((check) => [check.name, [...new Set(check.problems.map((problem) => problem.id))]]),
  );
}

/** Runs `change` as a superuser with every guard off, verifies, and puts everything back. */
async function tampered(change: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const copies = [
    'posting',
    'account',
    'stock',
    'sales_order',
    'invoice',
    'fact',
    'shipment',
    'transfer',
    'payment_allocation',
  ];
  try {
    await client.query('set session_replication_role = replica');
    for (const table of copies) await client.query(`create table kept_${table} as select * from ${table}`);
    await client.query(change);
    return wrong(await verifyBooks(reader, null));
  } finally {
    for (const table of copies) {
      await client.query(
        `delete from ${table}; insert into ${table} select * from kept_${table}; drop table kept_${table}`,
      );
    }
    await client.end();
  }
}

async function one(query: string): Promise<string> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<{ id: string }>(query)).rows[0]!.id;
  } finally {
    await client.end();
  }
}

describe('verification', () => {
  test('proves the books of a company that trades', async () => {
    const found = await verifyBooks(reader, null);
    expect(wrong(found)).toEqual({});
    expect(found.ok).toBe(true);
    const checked = Object.fromEntries(found.checks.map((check) => [check.name, check.checked]));
    expect(checked).toMatchObject({ shipments_posted: 4, receipts_posted: 2, invoices_posted: 2, payments_posted: 1 });
    for (const name of [
      'transfers_balance',
      'balances_equal_postings',
      'stock_equals_moves',
      'facts_equal_documents',
      'credit_identity',
      'documents_have_effects',
    ])
      expect(checked[name]).toBeGreaterThan(0);
  });

  test('a posting changed by hand unbalances its transfer', async () => {
    const id = await one(
      `select p.transfer_id as id from posting p join account a on a.id = p.account_id where a.purpose = 'revenue' limit 1`,
    );
    const found = await tampered(
      `update posting p set amount = amount - 1 from account a where a.id = p.account_id and a.purpose = 'revenue' and transfer_id = '${id}'`,
    );
    expect(found.transfers_balance).toEqual([id]);
    expect(found.invoices_posted).toHaveLength(1);
  });

  test('a whole transfer moved on both sides still balances, and its document gives it away', async () => {
    const invoice = await one('select id from invoice order by id limit 1');
    const found =
      await tampered(`update posting p set amount = amount * 2 from transfer t, account a where t.id = p.transfer_id
      and a.id = p.account_id and a.purpose in ('revenue', 'receivable', 'output_tax') and t.document_id = '${invoice}'`);
    expect(found.transfers_balance).toBeUndefined();
    expect(found.invoices_posted).toEqual([invoice]);
    expect(found.receivable_equals_open_invoices).toEqual([company.dealers.lanting]);
  });

  test('a stored balance', async () => {
    const account = await one(`select id from account where purpose = 'credit_available' and balance > 0 limit 1`);
    expect(await tampered(`update account set balance = balance + 0.01 where id = '${account}'`)).toEqual({
      balances_equal_postings: [account],
    });
  });

  test('stock on hand, and stock reserved for nobody', async () => {
    const row = await one(`select warehouse_id || '/' || sku_id as id from stock where reserved > 0 limit 1`);
    const [warehouse, sku] = row.split('/');
    expect(
      await tampered(
        `update stock set on_hand = on_hand - 1 where warehouse_id = '${warehouse}' and sku_id = '${sku}'`,
      ),
    ).toEqual({
      stock_equals_moves: [row],
    });
    expect(
      await tampered(
        `update stock set reserved = reserved - 1 where warehouse_id = '${warehouse}' and sku_id = '${sku}'`,
      ),
    ).toEqual({
      stock_equals_moves: [row],
      stock_reserved_for_orders: [row],
    });
  });

  test('an invoice, a fact and a payment that were made smaller or larger', async () => {
    const invoice = await one('select id from invoice order by id limit 1');
    const found = await tampered(
      `update invoice set net_amount = net_amount + 10, gross_amount = gross_amount + 10 where id = '${invoice}'`,
    );
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'invoices_posted',
        'invoices_equal_lines',
        'facts_equal_documents',
        'receivable_equals_open_invoices',
      ]),
    );
    expect(found.invoices_posted).toEqual([invoice]);
    const fact = await tampered(
      `update fact set gross_amount = gross_amount + 1 where kind = 'invoiced' and document_id = '${invoice}'`,
    );
    expect(fact).toEqual({ facts_equal_documents: [invoice] });
    const gone = await tampered(`delete from fact where kind = 'shipped'`);
    expect(gone.facts_equal_documents).toHaveLength(4);
    const paid = await tampered(`delete from payment_allocation where invoice_id = '${invoice}'`);
    expect(Object.keys(paid).sort()).toEqual(['invoices_equal_payments', 'payments_equal_allocations']);
    expect(paid.invoices_equal_payments).toEqual([invoice]);
  });

  test('a document without postings, a transfer without a document, an order that keeps credit after its end', async () => {
    const shipment = await one(`select id from shipment where status = 'in_transit' order by id limit 1`);
    const bare = await tampered(
      `delete from posting where transfer_id in (select id from transfer where document_id = '${shipment}' and book = 'statutory')`,
    );
    expect(bare.shipments_posted).toEqual([shipment]);
    expect(bare.transfers_balance).toHaveLength(1);
    expect(bare.transit_equals_shipments).toEqual([company.companyId]);
    const orphan = await tampered(
      `update transfer set document_id = 'shp_nowhere' where document_id = '${shipment}' and book = 'statutory'`,
    );
    expect(orphan.transfers_have_documents).toHaveLength(1);
    const ended = await tampered(`update sales_order set status = 'cancelled' where id = '${orders[2]}'`);
    expect(ended.orders_hold_their_credit).toEqual([orders[2]]);
    expect(ended.ended_orders_hold_nothing).toEqual([orders[2]]);
  });

  test('nothing is left of the tampering', async () => {
    expect(wrong(await verifyBooks(reader, null))).toEqual({});
  });
});
