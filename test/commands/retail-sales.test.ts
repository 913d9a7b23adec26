// Consumer sales made elsewhere: told once, restated by version, refunded never beyond the sale, and only by those whose seller it is.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { listFacts } from '../../src/facts/queries.ts';
import { recordRetailSales } from '../../src/facts/retail.ts';
import { factsQuery, retailSale } from '../../src/facts/schema.ts';
import type { RetailSalesView } from '../../src/facts/schema.ts';
import { BrokenFile } from '../../src/imports/csv.ts';
import { importRetailSales } from '../../src/imports/retail-sales.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db, Scope } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { testDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

jest.setTimeout(60_000);
let database: TestDatabase;
let worker: Db;
let api: Db;
let company: SampleCompany;
let dealers: string[];
let skus: string[];
let keys = 0;

beforeAll(async () => {
  database = await testDatabase();
  worker = openDatabase({ url: database.url, role: 'qudao_worker', max: 4 });
  api = openDatabase({ url: database.url, role: 'qudao_api', max: 4 });
  company = await seedCompany(worker, { passwordCost: 4 });
  dealers = Object.values(company.dealers);
  skus = Object.keys(company.skus);
});
afterAll(async () => {
  await worker.destroy();
  await api.destroy();
  await database.drop();
});

function scopeOf(dealer: string): Scope {
  return { tenant: company.tenant, companies: [company.companyId], parties: [dealer], regions: [], warehouses: [] };
}

function sale(more: Record<string, unknown> = {}, line: Record<string, unknown> = {}) {
  const lines = [
    {
      line: '1',
      sku_code: skus[0],
      quantity: '3',
      gross_amount: { amount: '30.00', currency: 'CNY' },
      tax_amount: { amount: '3.45', currency: 'CNY' },
      ...line,
    },
  ];
  return retailSale.parse({
    kind: 'sale',
    source: 'till',
    document_id: 'A1',
    business_date: '2026-11-02',
    seller_id: dealers[0],
    lines,
    ...more,
  });
}

function refund(quantity: string, more: Record<string, unknown> = {}) {
  return sale(
    { kind: 'refund', document_id: 'R1', original_document_id: 'A1', ...more },
    { quantity, tax_amount: undefined },
  );
}

async function record(dealer: string, ...sales: ReturnType<typeof sale>[]): Promise<RetailSalesView> {
  const { companyId } = company;
  const outcome = await transact(
    api,
    {
      scope: scopeOf(dealer),
      actor: { userId: null },
      key: `test:${(keys += 1)}`,
      input: keys,
      subject: { companyId, action: 'retail_sales.record', objectType: 'company', objectId: companyId },
    },
    (work) => recordRetailSales(work, { companyId, sales }),
  );
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function facts(
  document: string,
  versions: 'current' | 'all' = 'current',
  scope: Scope = tenantScope(company.tenant),
) {
  const query = factsQuery.parse({ document_id: document, versions });
  return withScope(api, scope, (tx) => listFacts(tx, company.companyId, query, undefined));
}

test('a sale becomes a fact once, a repeat changes nothing, another content under the same version is refused', async () => {
  const first = await record(dealers[0]!, sale());
  expect(first).toMatchObject({ recorded: 1, results: [{ status: 'recorded', facts: 1, code: null }] });
  expect((await record(dealers[0]!, sale())).results[0]).toMatchObject({ status: 'unchanged', facts: 0 });
  const other = await record(dealers[0]!, sale({}, { quantity: '4' }));
  expect(other.results[0]).toMatchObject({ status: 'refused', code: 'FACT_VERSION_CONFLICT' });
  const [fact, ...more] = await facts('A1', 'all');
  expect(more).toEqual([]);
  expect(fact).toMatchObject({
    kind: 'retail_sold',
    order_kind: 'retail',
    seller_id: dealers[0],
    quantity: '3',
    gross_amount: { amount: '30.00', currency: 'CNY' },
    tax_amount: { amount: '3.45', currency: 'CNY' },
    net_amount: { amount: '26.55', currency: 'CNY' },
    period: '2026-11',
    late: false,
  });
  const refused = await withScope(worker, tenantScope(company.tenant), (tx) =>
    tx
      .selectFrom('audit_log')
      .select('code')
      .where('outcome', '=', 'refused')
      .where('action', '=', 'retail_sales.record')
      .execute(),
  );
  expect(refused).toEqual([{ code: 'FACT_VERSION_CONFLICT' }]);
});

test('the same document number of another seller is another document', async () => {
  expect((await record(dealers[1]!, sale({ seller_id: dealers[1] }))).results[0]).toMatchObject({ status: 'recorded' });
  expect(await facts('A1')).toHaveLength(2);
});

test('a dealer reports for nobody else and sees nobody else', async () => {
  const foreign = await record(dealers[1]!, sale({ document_id: 'F1' }));
  expect(foreign.results[0]).toMatchObject({
    status: 'refused',
    code: 'UNKNOWN_PARTNER',
    errors: [{ pointer: '/sales/0/seller_id', code: 'UNKNOWN_PARTNER' }],
  });
  const seen = await facts('A1', 'all', scopeOf(dealers[1]!));
  expect(seen.map((fact) => fact.seller_id)).toEqual([dealers[1]]);
  const direct = withScope(api, scopeOf(dealers[1]!), (tx) =>
    sql`insert into fact (id, tenant_id, company_id, kind, source, document_id, document_line, seller_id, quantity, net_amount, tax_amount, gross_amount,
          currency, business_date, period, posted_period, occurred_at)
        values ('fct_x', ${company.tenant}, ${company.companyId}, 'retail_sold', 's', 'd', 'l', ${dealers[0]}, 1, 1, 0, 1,
          'CNY', '2026-11-01', '2026-11', '2026-11', now())`.execute(tx),
  );
  await expect(direct).rejects.toThrow(/row-level security/);
});

test('a refund names the sale and takes back no more than is left of it', async () => {
  expect((await record(dealers[0]!, refund('1', { original_document_id: 'A9' }))).results[0]).toMatchObject({
    code: 'ORIGINAL_SALE_MISSING',
  });
  expect((await record(dealers[0]!, refund('4'))).results[0]).toMatchObject({
    code: 'REFUND_EXCEEDS_SALE',
    errors: [{ pointer: '/sales/0/lines/0/quantity', code: 'REFUND_EXCEEDS_SALE' }],
  });
  // Two refunds in one batch share what is left: 2 of 3, then 2 more.
  const two = await record(dealers[0]!, refund('2'), refund('2', { document_id: 'R2' }));
  expect(two.results.map((result) => result.code)).toEqual([null, 'REFUND_EXCEEDS_SALE']);
  const [fact] = await facts('R1');
  const [sold] = await facts('A1', 'all', scopeOf(dealers[0]!));
  expect(fact).toMatchObject({ kind: 'retail_refunded', original_id: sold!.id, quantity: '2' });
  // The refund itself may be corrected upwards to the whole.
  expect((await record(dealers[0]!, refund('3', { version: 2 }))).results[0]).toMatchObject({ status: 'restated' });
  expect((await record(dealers[0]!, refund('1', { document_id: 'R3' }))).results[0]).toMatchObject({
    code: 'REFUND_EXCEEDS_SALE',
  });
});

test('a restatement supersedes every line, retracts those it no longer names, and never goes back', async () => {
  const line = (name: string, quantity: string) => ({
    line: name,
    sku_code: skus[1],
    quantity,
    gross_amount: { amount: '10.00', currency: 'CNY' },
  });
  await record(dealers[0]!, sale({ document_id: 'B1', lines: [line('1', '1'), line('2', '2')] }));
  const restated = await record(dealers[0]!, sale({ document_id: 'B1', version: 3, lines: [line('1', '5')] }));
  expect(restated.results[0]).toMatchObject({ status: 'restated', facts: 2 });
  const current = await facts('B1');
  expect(current.map((fact) => `${fact.document_line} v${fact.version} ${fact.quantity}`).sort()).toEqual([
    '1 v3 5',
    '2 v3 0',
  ]);
  expect(await facts('B1', 'all')).toHaveLength(4);
  expect(
    (await record(dealers[0]!, sale({ document_id: 'B1', version: 2, lines: [line('1', '1')] }))).results[0],
  ).toMatchObject({ code: 'STALE_FACT_VERSION' });
  expect(
    (await record(dealers[0]!, sale({ document_id: 'B1', version: 3, lines: [line('1', '5')] }))).results[0],
  ).toMatchObject({ status: 'unchanged' });
  // What was refunded cannot be restated away.
  expect((await record(dealers[0]!, sale({ version: 2 }, { quantity: '1' }))).results[0]).toMatchObject({
    code: 'SALE_BELOW_REFUNDED',
  });
});

test('a batch may sell and refund at once, and one bad document leaves the others', async () => {
  const result = await record(
    dealers[0]!,
    sale({ document_id: 'C1' }),
    sale({ document_id: 'C2' }, { sku_code: 'NO-SUCH' }),
    sale({ document_id: 'C3' }, { gross_amount: { amount: '1.00', currency: 'USD' }, tax_amount: undefined }),
    sale({ document_id: 'C4' }, { gross_amount: { amount: '1.001', currency: 'CNY' }, tax_amount: undefined }),
    sale({ document_id: 'C5', guide_id: 'par_nobody' }),
    refund('3', { document_id: 'C6', original_document_id: 'C1' }),
  );
  expect(result.results.map((one) => one.code)).toEqual([
    null,
    'UNKNOWN_SKU',
    'CURRENCY_MISMATCH',
    'AMOUNT_SCALE',
    'UNKNOWN_PARTNER',
    null,
  ]);
  expect([await facts('C1'), await facts('C2'), await facts('C6')].map((found) => found.length)).toEqual([1, 0, 1]);
});

test('a sale of a closed period is late: it keeps its period and is posted in the open one', async () => {
  await withScope(worker, tenantScope(company.tenant), (tx) =>
    tx
      .insertInto('accounting_period')
      .values({
        tenant_id: company.tenant,
        company_id: company.companyId,
        book: 'statutory',
        period: '2026-09',
        status: 'closed',
      })
      .execute(),
  );
  const late = await record(dealers[0]!, sale({ document_id: 'L1', business_date: '2026-09-30' }));
  expect(late.results[0]).toMatchObject({ status: 'recorded', late: true });
  expect((await facts('L1'))[0]).toMatchObject({ period: '2026-09', posted_period: '2026-10', late: true });
});

test('two refunds of the last piece at the same moment: one is refused', async () => {
  await record(dealers[0]!, sale({ document_id: 'D1' }, { quantity: '1' }));
  const both = await Promise.all(
    [1, 2, 3, 4].map((n) => record(dealers[0]!, refund('1', { document_id: `DR${n}`, original_document_id: 'D1' }))),
  );
  const codes = both.map((view) => view.results[0]!.code ?? 'none');
  expect(codes.sort()).toEqual(['REFUND_EXCEEDS_SALE', 'REFUND_EXCEEDS_SALE', 'REFUND_EXCEEDS_SALE', 'none']);
});

const HEADER =
  'Kind,Source,Document,Version,OriginalDocument,BusinessDate,Seller,Store,Guide,Buyer,Channel,Line,OriginalLine,SKU,Quantity,GrossAmount,TaxAmount,Currency';

test('a CSV file does the same: lines of a document together, counted, again all known, broken by line and column', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qudao-retail-'));
  const path = join(folder, 'sales.csv');
  const [code] = (
    await withScope(worker, tenantScope(company.tenant), (tx) =>
      tx.selectFrom('dealer').select('code').where('party_id', '=', dealers[0]!).execute(),
    )
  ).map((row) => row.code);
  const row = (kind: string, document: string, line: string, sku: string, quantity: string, original = '') =>
    `${kind},pos,${document},,${original},2026-11-03,${code},,,,store,${line},,${sku},${quantity},${Number(quantity) * 5}.00,,CNY`;
  const lines = [
    row('sale', 'X1', '1', skus[0]!, '2'),
    row('sale', 'X1', '2', skus[1]!, '1'),
    row('sale', 'X2', '1', 'NO-SUCH', '1'),
    row('refund', 'X3', '1', skus[0]!, '2', 'X1'),
  ];
  await writeFile(path, [HEADER, ...lines].join('\n'));
  const request = { tenant: company.tenant, path, company: 'SHILU' };
  const first = await importRetailSales(worker, request);
  expect(first.counts).toMatchObject({ read: 4, taken: 3, skipped: { UNKNOWN_SKU: 1 } });
  expect(first.refused).toEqual([{ line: 4, document: 'X2', code: 'UNKNOWN_SKU', pointer: '/lines/0/sku_code' }]);
  expect((await facts('X1')).map((fact) => fact.document_line).sort()).toEqual(['1', '2']);
  expect((await importRetailSales(worker, request)).counts).toMatchObject({
    read: 4,
    taken: 0,
    skipped: { already_imported: 3, UNKNOWN_SKU: 1 },
  });
  await writeFile(
    path,
    [HEADER, lines[0]!.replace('X1', 'Y1'), lines[0]!.replace('X1', 'Y2').replace(',2,10.00', ',two,10.00')].join('\n'),
  );
  const broken: unknown = await importRetailSales(worker, request).catch((error: unknown) => error);
  expect(broken).toBeInstanceOf(BrokenFile);
  expect(broken).toMatchObject({ line: 3, column: 'Quantity' });
  expect(await facts('Y1')).toEqual([]);
  await rm(folder, { recursive: true });
});
