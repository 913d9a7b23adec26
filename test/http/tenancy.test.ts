/** Every route with a foreign id, generated from the routes: another tenant's, and another dealer's of the same tenant. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { startOperation } from '../../src/operations/store.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { Browser, startApi } from './support/api.ts';
import type { TestApi } from './support/api.ts';

let api: TestApi;
let foreign: Record<string, string>;
let siblings: Record<string, string>;
beforeAll(async () => {
  api = await startApi();
  const other = await seedCompany(api.worker, {
    tenantName: 'Another brand',
    domain: 'another.example',
    passwordCost: 10,
  });
  foreign = await idsOf(other);
  const { skus: _goods, price_lists: _prices, warehouses: _stores, ...documents } = await idsOf(api.company);
  siblings = documents;
});
afterAll(() => api.close());

/** One id per kind of thing that belongs to `company` and its dealer Lanting, by the first part of the address. */
async function idsOf(company: SampleCompany): Promise<Record<string, string>> {
  const own = { tenant_id: company.tenant, company_id: company.companyId };
  const buyer = company.dealers.lanting;
  return withScope(api.worker, tenantScope(company.tenant), async (tx) => {
    const order = newId('order');
    const common = { ...own, buyer_id: buyer, region_id: company.regions.EAST, currency: 'CNY' };
    await tx
      .insertInto('sales_order')
      .values({ id: order, ...common, seller_id: company.companyPartyId, status: 'approved' })
      .execute();
    const returned = newId('return');
    await tx
      .insertInto('return_order')
      .values({ id: returned, ...common, reason: 'test' })
      .execute();
    const invoice = newId('invoice');
    await tx
      .insertInto('invoice')
      .values({
        id: invoice,
        ...common,
        order_id: order,
        number: 'INV-X',
        net_amount: '1',
        tax_amount: '0',
        gross_amount: '1',
        business_date: '2026-11-01',
        due_date: '2026-12-01',
      })
      .execute();
    const payment = newId('payment');
    await tx
      .insertInto('payment')
      .values({
        id: payment,
        ...common,
        number: 'PAY-X',
        amount: '1',
        prepaid_amount: '1',
        business_date: '2026-11-01',
      })
      .execute();
    const approval = newId('approval');
    const policy = await tx
      .selectFrom('approval_policy')
      .select('id')
      .where('document_type', '=', 'order')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('approval')
      .values({
        id: approval,
        ...own,
        document_type: 'order',
        document_id: order,
        document_version: 1,
        document_number: 'SO-X',
        region_id: company.regions.EAST,
        party_id: buyer,
        subject_code: 'order',
        subject_params: JSON.stringify({ name: 'test' }),
        amount: '1',
        currency: 'CNY',
        policy_id: policy.id,
        requester_id: company.users.salesRep.id,
        workflow_id: `order:${order}`,
      })
      .execute();
    const operation = await startOperation(tx, {
      tenant: company.tenant,
      companyId: company.companyId,
      kind: 'test',
      items: 1,
      createdBy: company.users.finance.id,
    });
    const content = { name: 'x.txt', media_type: 'text/plain', bytes: '1', sha256: '0'.repeat(64) };
    const attachment = newId('attachment');
    await tx
      .insertInto('attachment')
      .values({
        id: attachment,
        ...own,
        ...content,
        document_type: 'order',
        document_id: order,
        uploaded_by: company.users.salesRep.id,
      })
      .execute();
    const file = newId('file');
    await tx
      .insertInto('stored_file')
      .values({ id: file, ...own, ...content, purpose: 'upload', owner_id: company.users.salesRep.id })
      .execute();
    const job = newId('import_job');
    await tx
      .insertInto('import_job')
      .values({
        id: job,
        ...own,
        kind: 'dealers',
        file_id: file,
        operation_id: operation,
        created_by: company.users.salesRep.id,
      })
      .execute();
    return {
      imports: job,
      files: file,
      attachments: attachment,
      orders: order,
      returns: returned,
      invoices: invoice,
      payments: payment,
      approvals: approval,
      operations: operation,
      dealers: buyer,
      contracts: company.contracts.lanting,
      skus: company.skus['SL-ESS-150'],
      price_lists: company.priceLists.BASE,
      warehouses: company.warehouses.JXG,
    };
  });
}

let tries = 0;

/** Sends every route that names a thing with the foreign one's id, and tells which did not answer as if it did not exist. */
async function leaksOf(browser: Browser, ids: Record<string, string>): Promise<{ tried: number; leaks: string[] }> {
  const leaks: string[] = [];
  const routes = api.routes.filter(({ url }) => url.includes(':'));
  for (const { method, url } of routes) {
    const kind = url.split('/')[3] ?? '';
    const address = url.replace(':id', ids[kind] ?? ids.orders!).replace(/:\w+/g, ids.orders!);
    const response = await browser.send(method as 'GET', address, method === 'GET' ? undefined : {}, {
      'idempotency-key': `tenancy-${(tries += 1)}`,
      'if-match': '"1"',
    });
    // A body that is not accepted is refused before anything is looked for; reading has no such excuse.
    const silent = method === 'GET' ? [403, 404] : [403, 404, 422];
    if (!silent.includes(response.statusCode)) leaks.push(`${method} ${url} → ${response.statusCode}`);
  }
  return { tried: routes.length, leaks };
}

describe('every route that names a thing', () => {
  it.each(['finance', 'auditor', 'channelManager', 'dealerHeyue', 'warehouse', 'operator'] as const)(
    'shows another tenant’s to no %s',
    async (who) => {
      const browser = new Browser(api);
      await browser.signIn(who);
      const { tried, leaks } = await leaksOf(browser, foreign);
      expect(tried).toBeGreaterThan(10);
      expect(leaks).toEqual([]);
    },
  );

  it.each(['dealerHeyue', 'salesRepWest', 'channelManagerWest'] as const)(
    'shows another dealer’s to no %s',
    async (who) => {
      const browser = new Browser(api);
      await browser.signIn(who);
      const { leaks } = await leaksOf(browser, siblings);
      // Goods and prices are shared by all dealers of a company.
      expect(leaks.filter((leak) => !/skus|price_lists|warehouses/.test(leak))).toEqual([]);
    },
  );
});
