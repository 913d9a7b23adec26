// Owns making an imported company able to trade: staff, warehouse, tax, cost, prices and approval policies, once per company.
import { sql } from 'kysely';
import { policyRules } from '../approvals/schema.ts';
import { newId } from '../kernel/ids.ts';
import { accept, check } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import { hashPassword } from '../platform/auth/password.ts';
import { transact } from '../platform/transact.ts';
import type { Work } from '../platform/transact.ts';
import { addCustomers, addStaff, customerLogin, staffLogin } from './people.ts';
import type { StaffKey } from './people.ts';

export const DEMO_PASSWORD = 'qudao-demo';
const CUSTOMERS = 20;
const BASKET = 4;
/** Customers with a sign-in and a price list of their own. */
const OWN_LIST = 3;
/** Books need a cost and the file has none: the demonstration assumes this share of the usual price. */
const COST_SHARE = '0.6';

export interface DemoCustomer {
  id: string;
  code: string;
  /** What they bought most often, in their usual quantities. */
  basket: { sku_code: string; quantity: string }[];
}

export interface DemoCompany {
  companyId: string;
  currency: string;
  warehouseId: string;
  /** The first ones sign in themselves; the sales rep orders for the others. */
  customers: DemoCustomer[];
  logins: Record<StaffKey, string> & { customers: string[] };
  today: string;
}

/** Makes what is missing for an imported company to take live orders, and tells who can be played. `db` acts as qudao_worker. */
export async function setUpDemo(
  db: Db,
  tenant: string,
  company: { id: string; code: string; currency: string },
  today: string,
): Promise<DemoCompany> {
  const companyId = company.id;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const outcome = await transact(
    db,
    {
      scope: tenantScope(tenant),
      actor: { userId: null },
      key: `demo:${companyId}:setup`,
      input: {},
      subject: { companyId, action: 'demo.setup', objectType: 'company', objectId: companyId },
    },
    async (work) => {
      const chosen = await bestCustomers(work.db, companyId);
      check(chosen.length > 0, 'an imported company has customers with invoices');
      await addGoods(work, companyId, chosen, today);
      const salesId = await addStaff(work, company, passwordHash);
      await addCustomers(work, company, chosen.slice(0, OWN_LIST), passwordHash);
      await sql`update dealer set sales_rep_id = ${salesId} where company_id = ${companyId} and party_id = any(${chosen.map((one) => one.id)}::text[])`.execute(
        work.db,
      );
      await addPolicies(work, companyId);
      work.audit({ companyId, action: 'demo.setup', objectType: 'company', objectId: companyId });
      return accept(chosen);
    },
  );
  check(outcome.ok, 'the setup of a demonstration is not refused');
  const customers = outcome.value;
  return withScope(db, tenantScope(tenant), async (tx) => {
    const warehouse = await tx
      .selectFrom('warehouse')
      .select('id')
      .where('company_id', '=', companyId)
      .where('code', '=', 'DEMO')
      .executeTakeFirstOrThrow();
    return {
      companyId,
      currency: company.currency,
      warehouseId: warehouse.id,
      customers,
      logins: {
        sales: staffLogin('sales', company.code),
        channel: staffLogin('channel', company.code),
        finance: staffLogin('finance', company.code),
        warehouse: staffLogin('warehouse', company.code),
        auditor: staffLogin('auditor', company.code),
        customers: customers.slice(0, OWN_LIST).map((one) => customerLogin(one.code, company.code)),
      },
      today,
    };
  });
}

/** The customers with the most invoiced, each with the goods on most of their lines in the usual quantity. */
async function bestCustomers(db: Db, companyId: string): Promise<DemoCustomer[]> {
  const found = await sql<DemoCustomer>`
    with best as (
      select f.buyer_id as id, sum(f.gross_amount) as total from fact f where f.company_id = ${companyId} and f.kind = 'invoiced' group by 1 order by 2 desc limit ${CUSTOMERS}
    ), bought as (
      select b.id, s.code, count(*) as lines, percentile_disc(0.5) within group (order by f.quantity) as usual,
        row_number() over (partition by b.id order by count(*) desc, s.code) as place
      from best b join fact f on f.buyer_id = b.id and f.kind = 'ordered' and f.company_id = ${companyId} join sku s on s.id = f.sku_id and s.stocked group by b.id, s.code
    )
    select b.id, d.code, jsonb_agg(jsonb_build_object('sku_code', g.code, 'quantity', trim_scale(g.usual)::text) order by g.place) as basket
    from best b join dealer d on d.party_id = b.id and d.company_id = ${companyId} join bought g on g.id = b.id and g.place <= ${BASKET}
    group by b.id, d.code, b.total order by b.total desc`.execute(db);
  return found.rows;
}

async function addGoods(
  work: Work,
  companyId: string,
  customers: readonly DemoCustomer[],
  today: string,
): Promise<void> {
  const codes = [...new Set(customers.flatMap((one) => one.basket.map((line) => line.sku_code)))];
  const own = { tenant_id: work.tenant, company_id: companyId };
  const company = await work.db
    .selectFrom('company')
    .select('currency')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  await work.db
    .insertInto('warehouse')
    .values({ id: newId('warehouse'), ...own, code: 'DEMO', name: '演示仓', name_en: 'Demonstration warehouse' })
    .execute();
  // The file knows neither tax nor cost.
  await sql`insert into tax_code (tenant_id, company_id, code, rate, valid_from) values (app_tenant(), ${companyId}, 'NONE', 0, '2000-01-01') on conflict do nothing`.execute(
    work.db,
  );
  await sql`
    create temp table if not exists demo_price (sku_id text, price numeric) on commit delete rows`.execute(work.db);
  await sql`
    insert into demo_price
    select s.id, round(percentile_disc(0.5) within group (order by l.unit_price), 2)
    from sku s join order_line l on l.sku_id = s.id where s.company_id = ${companyId} and s.code = any(${codes}::text[]) group by s.id`.execute(
    work.db,
  );
  await sql`insert into sku_tax (tenant_id, company_id, sku_id, tax_code, valid_from) select app_tenant(), ${companyId}, sku_id, 'NONE', '2000-01-01' from demo_price on conflict do nothing`.execute(
    work.db,
  );
  await sql`insert into sku_cost (tenant_id, company_id, sku_id, cost, valid_from) select app_tenant(), ${companyId}, sku_id, round(price * ${COST_SHARE}::numeric, 4), '2000-01-01' from demo_price on conflict do nothing`.execute(
    work.db,
  );
  await addPriceList(work, companyId, company.currency, today, {
    code: 'DEMO',
    level: 'standard',
    party: null,
    share: '1',
  });
  for (const customer of customers.slice(0, OWN_LIST)) {
    await addPriceList(work, companyId, company.currency, today, {
      code: `DEMO-${customer.code}`,
      level: null,
      party: customer.id,
      share: '0.95',
    });
  }
}

async function addPriceList(
  work: Work,
  companyId: string,
  currency: string,
  today: string,
  list: { code: string; level: string | null; party: string | null; share: string },
): Promise<void> {
  const id = newId('price_list');
  const version = newId('price_list_version');
  const own = { tenant_id: work.tenant, company_id: companyId };
  await work.db
    .insertInto('price_list')
    .values({
      id,
      ...own,
      code: list.code,
      name: `演示价目表 ${list.code}`,
      name_en: `Demonstration prices ${list.code}`,
      currency,
      tax_included: true,
      level: list.level,
      party_id: list.party,
    })
    .execute();
  await work.db
    .insertInto('price_list_version')
    .values({ id: version, ...own, price_list_id: id, version: 1, valid_from: today })
    .execute();
  await sql`
    insert into price (tenant_id, company_id, price_list_version_id, sku_id, unit_price, floor_price)
    select app_tenant(), ${companyId}, ${version}, sku_id, round(price * ${list.share}::numeric, 2), round(price * 0.8, 2) from demo_price`.execute(
    work.db,
  );
}

async function addPolicies(work: Work, companyId: string): Promise<void> {
  const channel = {
    name: '渠道经理',
    name_en: 'Channel manager',
    decider: { by: 'role', role: 'channel_manager' },
    escalate_to_role: 'finance',
  };
  const finance = {
    name: '财务',
    name_en: 'Finance',
    decider: { by: 'role', role: 'finance' },
    finance: true,
    escalate_to_role: 'finance',
  };
  const exceptions = ['credit', 'overdue', 'price', 'duplicate', 'stock', 'contract', 'licence', 'scope', 'pack'];
  const rules = {
    order: [
      { ...channel, when: { amount_from: '1000' } },
      { ...channel, when: { amount_below: '1000', exceptions } },
      { ...finance, when: { exceptions: ['credit', 'overdue', 'price'] } },
    ],
    return: [{ ...channel, when: { always: true } }],
  };
  for (const [type, tiers] of Object.entries(rules)) {
    await work.db
      .insertInto('approval_policy')
      .values({
        id: newId('policy'),
        tenant_id: work.tenant,
        company_id: companyId,
        document_type: type,
        version: 1,
        valid_from: '2000-01-01T00:00:00Z',
        rules: JSON.stringify(policyRules.parse({ tiers })),
      })
      .execute();
  }
}
