// Importing invoice lines: nothing is lost, nothing doubles, a broken file writes nothing, and the books balance afterwards.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { BrokenFile } from '../../src/imports/csv.ts';
import { importOrders } from '../../src/imports/orders.ts';
import type { OrdersImport } from '../../src/imports/orders.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { HEADER, generateOrders } from '../bench/generate-orders.ts';
import { testDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

jest.setTimeout(60_000);
const TENANT = 'ten_import';
let database: TestDatabase;
let db: Db;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-import-'));
  database = await testDatabase();
  db = openDatabase({ url: database.url, role: 'qudao_worker', max: 6 });
  await inTenant((tx) => tx.insertInto('tenant').values({ id: TENANT, name: 'Import' }).execute());
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

const inTenant = <T>(work: (tx: Db) => Promise<T>): Promise<T> => withScope(db, tenantScope(TENANT), work);

function orders(path: string, company: string, more: Partial<OrdersImport> = {}) {
  return importOrders(db, { tenant: TENANT, path, company, currency: null, zone: null, ...more });
}

async function rows<T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> {
  return inTenant(async (tx) => (await statement.execute(tx)).rows);
}

async function file(name: string, ...lines: string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, [HEADER, ...lines, ''].join('\n'));
  return path;
}

/** Everything the books of an imported company must satisfy. */
async function expectBooks(company: string, invoicedMinor: number, creditedMinor: number): Promise<void> {
  const [books] = await rows(sql<Record<string, string>>`
    with c as (select id from company where code = ${company}),
    p as (select a.purpose, sum(p.amount) as total from posting p join account a on a.id = p.account_id where a.company_id = (select id from c) group by 1)
    select (select count(*) from (select from posting where company_id = (select id from c) group by transfer_id having sum(amount) <> 0) x) as unbalanced,
      (select coalesce(sum(total), 0) from p where purpose = 'receivable')::numeric(24,2) as receivable,
      (select coalesce(sum(balance), 0) from account where company_id = (select id from c) and bounded)::numeric(24,2) as bounded,
      (select sum(total) from p where purpose = 'import_clearing')::numeric(24,2) as clearing,
      (select sum(-total) from p where purpose = 'revenue')::numeric(24,2) as revenue,
      (select sum(gross_amount) from invoice where company_id = (select id from c))::numeric(24,2) as invoiced,
      (select count(*) from invoice where company_id = (select id from c) and paid_amount <> gross_amount) as open,
      (select coalesce(sum(gross_amount), 0) from credit_note where company_id = (select id from c))::numeric(24,2) as credited,
      (select count(*) from invoice i where company_id = (select id from c) and not exists (select from transfer t where t.document_id = i.id)) as unposted,
      (select sum(gross_amount) from fact where kind = 'collected' and company_id = (select id from c))::numeric(24,2) as collected`);
  const money = (minor: number): string => (minor / 100).toFixed(2);
  expect(books).toEqual({
    unbalanced: '0',
    receivable: '0.00',
    bounded: '0.00',
    clearing: money(invoicedMinor - creditedMinor),
    revenue: money(invoicedMinor - creditedMinor),
    invoiced: money(invoicedMinor),
    open: '0',
    credited: money(creditedMinor),
    unposted: '0',
    collected: money(invoicedMinor),
  });
}

test('a whole file comes in, every line counted, and a second run skips all of it', async () => {
  const path = join(folder, 'whole.csv');
  const made = await generateOrders(path, { lines: 9000, seed: 7 });
  const first = await orders(path, 'whole');
  expect(first.counts.read).toBe(9000);
  expect(first.counts.taken).toBe(made.taken);
  expect(first.counts.skipped).toEqual(made.skipped);
  expect(Object.keys(made.skipped).sort()).toEqual(
    ['adjustment_code', 'no_customer', 'positive_on_credit', 'stock_adjustment', 'zero_price'].sort(),
  );
  expect(first.documents).toBe(made.invoices + made.credits);
  await expectBooks('whole', made.invoicedMinor, made.creditedMinor);

  const second = await orders(path, 'whole');
  expect(second.counts.taken).toBe(0);
  expect(second.counts.skipped).toEqual({ ...made.skipped, already_imported: made.taken });
  await expectBooks('whole', made.invoicedMinor, made.creditedMinor);
  const runs = await rows(sql<{ taken: number }>`select taken from import_run order by finished_at`);
  expect(runs.map((run) => run.taken)).toEqual([made.taken, 0]);
});

test('an import that dies in the middle goes on where it stopped', async () => {
  const path = join(folder, 'killed.csv');
  const made = await generateOrders(path, { lines: 16_000, seed: 11 });
  const kill = orders(path, 'killed', {
    beforeBatch: (batch) => {
      if (batch === 2) throw new Error('killed');
    },
  });
  await expect(kill).rejects.toThrow('killed');
  const [half] = await rows(
    sql<{
      lines: string;
    }>`select count(*) as lines from order_line where company_id = (select id from company where code = 'killed')`,
  );
  expect(Number(half!.lines)).toBeGreaterThan(2000);
  const again = await orders(path, 'killed');
  expect(again.counts.taken).toBeGreaterThan(0);
  expect(again.counts.taken + again.counts.skipped.already_imported!).toBe(made.taken);
  await expectBooks('killed', made.invoicedMinor, made.creditedMinor);
});

test('two runs into one company do not overlap', async () => {
  const path = join(folder, 'whole.csv');
  const both = await Promise.allSettled([orders(path, 'twice'), orders(path, 'twice')]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  const [count] = await rows(
    sql<{ doubled: string }>`select count(*) as doubled from (select from sales_order where source = 'invoices'
      and company_id = (select id from company where code = 'twice') group by source_key having count(*) > 1) x`,
  );
  expect(count!.doubled).toBe('0');
});

test('equal lines stay, a later file adds what an invoice got more, and the last description names the product', async () => {
  const first = await file(
    'first.csv',
    '700001,85123A,OLD NAME,6,2024-03-01T08:26,2.55,17850,United Kingdom',
    '700001,85123A,OLD NAME,6,2024-03-01T08:26,2.55,17850,United Kingdom',
    'C700002,85123A,,-2,2024-03-02T09:00,2.55,17850,United Kingdom',
  );
  const second = await file(
    'second.csv',
    '700001,85123A,OLD NAME,6,2024-03-01T08:26,2.55,17850,United Kingdom',
    '700001,85123A,OLD NAME,6,2024-03-01T08:26,2.55,17850,United Kingdom',
    '700001,POST,POSTAGE,1,2024-03-01T08:26,15.00,17850,United Kingdom',
    '700003,85123A, NEW NAME ,1,2024-03-05T10:00,2.95,17851,France',
  );
  const one = await orders(first, 'parts');
  expect(one.counts.taken).toBe(3);
  const two = await orders(second, 'parts');
  expect(two.counts.taken).toBe(2);
  expect(two.counts.skipped).toEqual({ already_imported: 2 });
  const third = await orders(second, 'parts');
  expect(third.counts.skipped).toEqual({ already_imported: 4 });
  const found = await rows(sql<{ number: string; lines: string; amount: string; status: string }>`
    select o.number, count(l.*) as lines, o.goods_amount::numeric(24,2) as amount, o.status from sales_order o join order_line l on l.order_id = o.id
    where o.company_id = (select id from company where code = 'parts') group by o.id order by o.number`);
  expect(found).toEqual([
    { number: '700001', lines: '2', amount: '30.60', status: 'closed' },
    { number: '700001+3', lines: '1', amount: '15.00', status: 'closed' },
    { number: '700003', lines: '1', amount: '2.95', status: 'closed' },
  ]);
  const products = await rows(sql<{ code: string; name: string; kind: string; stocked: boolean }>`
    select p.code, p.name, p.kind, s.stocked from product p join sku s on s.product_id = p.id
    where p.company_id = (select id from company where code = 'parts') order by p.code`);
  expect(products).toEqual([
    { code: '85123A', name: 'NEW NAME', kind: 'goods', stocked: true },
    { code: 'POST', name: 'POSTAGE', kind: 'service', stocked: false },
  ]);
  const partners = await rows(sql<{ code: string; region: string; since: string }>`
    select d.code, r.code as region, p.valid_from as since from dealer d join region r on r.id = d.region_id join party_role p on p.party_id = d.party_id
    where d.company_id = (select id from company where code = 'parts') order by d.code`);
  expect(partners).toEqual([
    { code: '17850', region: 'United Kingdom', since: '2024-03-01' },
    { code: '17851', region: 'France', since: '2024-03-05' },
  ]);
  await expectBooks('parts', 4855, 510);
});

test('an invoice whose lines stand apart in the file, or name two customers, keeps every line', async () => {
  const path = await file(
    'apart.csv',
    '800001,21000,A THING,1,2024-03-01T08:26,1.00,17850,United Kingdom',
    '800002,21000,A THING,1,2024-03-01T08:27,1.00,17851,United Kingdom',
    '800001,21001,ANOTHER,1,2024-03-01T08:26,2.00,17850,United Kingdom',
    '800001,21001,ANOTHER,1,2024-03-01T08:26,4.00,17852,United Kingdom',
  );
  const result = await orders(path, 'apart');
  expect([result.counts.taken, result.documents]).toEqual([4, 3]);
  await expectBooks('apart', 800, 0);
  expect((await orders(path, 'apart')).counts.skipped).toEqual({ already_imported: 4 });
});

test('history lands at its own date in the zone of the company, in periods that open by themselves', async () => {
  const path = await file('summer.csv', '900001,21000,A THING,1,2024-07-01T00:30,1.00,17850,United Kingdom');
  await orders(path, 'summer', { currency: 'EUR', zone: 'Europe/Berlin' });
  const [found] = await rows(sql<Record<string, unknown>>`
    select o.created_at, i.business_date, t.period, t.posting_date, p.status, c.currency from sales_order o join invoice i on i.order_id = o.id
    join transfer t on t.document_id = i.id join accounting_period p on p.company_id = o.company_id and p.period = t.period and p.book = t.book
    join company c on c.id = o.company_id where c.code = 'summer'`);
  expect(found).toEqual({
    created_at: new Date('2024-06-30T22:30:00Z'),
    business_date: '2024-07-01',
    period: '2024-07',
    posting_date: '2024-07-01',
    status: 'open',
    currency: 'EUR',
  });
  await expect(orders(path, 'summer', { currency: 'GBP' })).rejects.toThrow(/keeps its books in EUR/);
});

test('what belongs to a closed period is posted in the next open one and says where it belongs', async () => {
  const path = await file('open.csv', '910001,21000,A THING,1,2024-05-10T10:00,1.00,17850,United Kingdom');
  await orders(path, 'late');
  await inTenant((tx) =>
    sql`update accounting_period set status = 'closed' where company_id = (select id from company where code = 'late')`.execute(
      tx,
    ),
  );
  const more = await file('late.csv', '910002,21000,A THING,1,2024-05-11T10:00,1.00,17850,United Kingdom');
  await orders(more, 'late');
  const [found] = await rows(sql<Record<string, unknown>>`
    select t.period, t.original_period, t.posting_date, f.period as belongs, f.posted_period from invoice i join transfer t on t.document_id = i.id
    join fact f on f.document_id = i.id where i.number = '910002'`);
  expect(found).toEqual({
    period: '2024-06',
    original_period: '2024-05',
    posting_date: '2024-06-01',
    belongs: '2024-05',
    posted_period: '2024-06',
  });
});

const GOOD = '950001,21000,A THING,1,2024-05-10T10:00,1.00,17850,United Kingdom';
test.each([
  ['quantity', [GOOD, GOOD.replace(',1,2024', ',x,2024')], 3, 'Quantity'],
  ['price', [GOOD.replace('1.00', '1,00')], 2, '9'],
  ['price text', [GOOD.replace('1.00', '1e3')], 2, 'UnitPrice'],
  ['date', [GOOD.replace('2024-05-10', '2024-02-30')], 2, 'InvoiceDate'],
  ['american date', [GOOD.replace('2024-05-10T10:00', '5/10/2024 10:00')], 2, 'InvoiceDate'],
  ['short line', [GOOD, GOOD, '950002,21000,A'], 4, 'Quantity'],
  ['no invoice', [GOOD.replace('950001', '')], 2, 'InvoiceNo'],
  ['open quote', [GOOD, GOOD.replace('A THING', '"A THING')], 3, 'Description'],
])('a broken file names line and column and writes nothing: %s', async (name, lines, line, column) => {
  const path = await file(`broken-${name}.csv`, ...lines);
  const error: unknown = await orders(path, 'broken').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BrokenFile);
  expect(error).toMatchObject({ line, column });
  expect(await rows(sql`select from company where code = 'broken'`)).toEqual([]);
});

test('a header without a column, an empty file and a cut-off .gz are told as such', async () => {
  const noPrice = join(folder, 'no-price.csv');
  await writeFile(noPrice, `${HEADER.replace(',UnitPrice', '')}\n`);
  await expect(orders(noPrice, 'broken')).rejects.toMatchObject({ line: 1, column: 'UnitPrice' });
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, '');
  await expect(orders(empty, 'broken')).rejects.toThrow(/the file is empty/);
  const cut = join(folder, 'cut.csv.gz');
  await writeFile(cut, gzipSync([HEADER, ...Array.from({ length: 500 }, () => GOOD)].join('\n')).subarray(0, 60));
  await expect(orders(cut, 'broken')).rejects.toThrow(/damaged or cut off/);
});

test('a .gz file in another column order with a byte-order mark is read all the same', async () => {
  const path = join(folder, 'order.csv.gz');
  const text = `\uFEFFCountry,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo\nFrance,17850,1.005,2024-05-10 10:00:30,3,"A ""BIG"", THING",21000,960001\n`;
  await writeFile(path, gzipSync(text));
  const result = await orders(path, 'reordered');
  expect(result.counts.taken).toBe(1);
  const [line] = await rows(sql<Record<string, unknown>>`
    select name, goods_amount::text, unit_price::text from order_line where company_id = (select id from company where code = 'reordered')`);
  // 3 × 1.005 = 3.015, rounded once and half away from zero.
  expect(line).toEqual({ name: 'A "BIG", THING', goods_amount: '3.020000', unit_price: '1.00500000' });
});
