import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db, Scope } from '../../src/platform/db/database.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { testDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let owner: pg.Client;
let api: Db;
let worker: Db;
let ours: SampleCompany;
let theirs: SampleCompany;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  api = openDatabase({ url: database.url, role: 'qudao_api', max: 3 });
  worker = openDatabase({ url: database.url, role: 'qudao_worker', max: 3 });
  ours = await seedCompany(worker, { passwordCost: 10 });
  theirs = await seedCompany(worker, { passwordCost: 10, tenantName: 'Another brand', domain: 'another.example' });
  for (const [key, company] of [
    ['lanting', ours],
    ['heyue', ours],
    ['lanting', theirs],
  ] as const)
    await addOrder(company, key);
});
afterAll(async () => {
  await api.destroy();
  await worker.destroy();
  await owner.end();
  await database.drop();
});

async function addOrder(company: SampleCompany, dealer: 'lanting' | 'heyue'): Promise<void> {
  await withScope(worker, tenantScope(company.tenant), async (tx) => {
    const id = newId('order');
    const own = { tenant_id: company.tenant, company_id: company.companyId };
    const region = dealer === 'lanting' ? company.regions.EAST : company.regions.SOUTHWEST;
    await tx
      .insertInto('sales_order')
      .values({
        id,
        ...own,
        seller_id: company.companyPartyId,
        buyer_id: company.dealers[dealer],
        region_id: region,
        currency: 'CNY',
      })
      .execute();
    await tx
      .insertInto('order_line')
      .values({
        id: newId('order_line'),
        ...own,
        order_id: id,
        line_no: 1,
        sku_id: company.skus['SL-ESS-150'],
        sku_code: 'SL-ESS-150',
        name: 'x',
        name_en: 'x',
        unit: '支',
        pack_size: '24',
        pack_unit: '箱',
        ordered_quantity: '24',
        quantity: '24',
        list_price: '92',
        unit_price: '92',
        list_amount: '2208',
        goods_amount: '2208',
        net_amount: '1953.98',
        tax_amount: '254.02',
        tax_code: 'VAT_STANDARD',
        tax_rate: '0.13',
      })
      .execute();
  });
}

const dealerScope = (): Scope => ({
  tenant: ours.tenant,
  companies: [ours.companyId],
  parties: [ours.dealers.lanting],
  regions: [],
  warehouses: '*',
});
const count = async (tx: Db, table: string): Promise<number> =>
  Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n);

describe('the scope of a dealer', () => {
  it.each(['sales_order', 'order_line', 'dealer', 'contract'])('reads only its own rows of %s', async (table) => {
    expect(await withScope(api, dealerScope(), (tx) => count(tx, table))).toBe(1);
    expect(await withScope(api, tenantScope(ours.tenant), (tx) => count(tx, table))).toBeGreaterThan(1);
  });

  it('reads nobody else’s accounts, transfers, postings or partners', async () => {
    const seen = await withScope(api, dealerScope(), async (tx) => ({
      accounts: await tx.selectFrom('account').select('party_id').distinct().execute(),
      transfers: await tx.selectFrom('transfer').select('party_id').distinct().execute(),
      postings: await tx
        .selectFrom('posting')
        .innerJoin('account', 'account.id', 'account_id')
        .select('account.party_id')
        .distinct()
        .execute(),
      partners: await tx.selectFrom('party').select('id').where('id', 'in', Object.values(ours.dealers)).execute(),
    }));
    expect(seen.accounts).toEqual([{ party_id: ours.dealers.lanting }]);
    expect(seen.transfers).toEqual([{ party_id: ours.dealers.lanting }]);
    expect(seen.postings).toEqual([{ party_id: ours.dealers.lanting }]);
    expect(seen.partners).toEqual([{ id: ours.dealers.lanting }]);
    const all = await withScope(api, tenantScope(ours.tenant), (tx) => count(tx, 'posting'));
    expect(all).toBeGreaterThan(await withScope(api, dealerScope(), (tx) => count(tx, 'posting')));
  });

  it('writes nothing for another dealer', async () => {
    const insert = withScope(api, dealerScope(), (tx) =>
      tx
        .insertInto('sales_order')
        .values({
          id: newId('order'),
          tenant_id: ours.tenant,
          company_id: ours.companyId,
          seller_id: ours.companyPartyId,
          buyer_id: ours.dealers.heyue,
          region_id: ours.regions.SOUTHWEST,
          currency: 'CNY',
        })
        .execute(),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
    const changed = await withScope(api, dealerScope(), (tx) =>
      tx
        .updateTable('sales_order')
        .set({ note: 'mine now' })
        .where('buyer_id', '=', ours.dealers.heyue)
        .executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
  });

  it('cannot move an own order to another dealer', async () => {
    const move = withScope(api, dealerScope(), (tx) =>
      tx.updateTable('sales_order').set({ buyer_id: ours.dealers.heyue }).execute(),
    );
    await expect(move).rejects.toMatchObject({ code: '42501' });
  });

  it('does not see prices agreed with another dealer', async () => {
    const codes = await withScope(api, dealerScope(), (tx) =>
      tx.selectFrom('price_list').select('code').orderBy('code').execute(),
    );
    expect(codes.map(({ code }) => code)).toEqual(['BASE', 'EAST', 'L1', 'L2', 'L3']);
  });

  it('adds no line to an order it does not see', async () => {
    const foreign = await withScope(worker, tenantScope(ours.tenant), (tx) =>
      tx
        .selectFrom('order_line as l')
        .innerJoin('sales_order as o', 'o.id', 'l.order_id')
        .selectAll('l')
        .where('o.buyer_id', '=', ours.dealers.heyue)
        .executeTakeFirstOrThrow(),
    );
    const add = withScope(api, dealerScope(), (tx) =>
      tx
        .insertInto('order_line')
        .values({ ...foreign, id: newId('order_line'), line_no: 2, price_trace: '[]' })
        .execute(),
    );
    await expect(add).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the scope of a region', () => {
  it('reads the orders of its region only', async () => {
    const scope: Scope = { ...dealerScope(), parties: [], regions: [ours.regions.SOUTHWEST] };
    const buyers = await withScope(api, scope, (tx) => tx.selectFrom('sales_order').select('buyer_id').execute());
    expect(buyers).toEqual([{ buyer_id: ours.dealers.heyue }]);
  });
});

describe('the wall between tenants', () => {
  it('shows nothing of another tenant to either role, in any table', async () => {
    const tables = await tenantTables();
    for (const db of [api, worker]) {
      const leaks = await withScope(db, tenantScope(ours.tenant), async (tx) => {
        const found: string[] = [];
        for (const table of tables) {
          const rows = await sql`select from ${sql.table(table)} where tenant_id <> ${ours.tenant} limit 1`.execute(tx);
          if (rows.rows.length > 0) found.push(table);
        }
        return found;
      });
      // Logins must be found before the tenant is known; they hold no more than the login.
      expect(leaks).toEqual(['login_index']);
    }
  });

  it('takes no row for another tenant', async () => {
    const insert = withScope(worker, tenantScope(ours.tenant), (tx) =>
      tx
        .insertInto('party')
        .values({ id: newId('party'), tenant_id: theirs.tenant, kind: 'person', name: 'x' })
        .execute(),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
  });

  it('shows nothing at all where no scope is set, also after a scope was', async () => {
    const single = openDatabase({ url: database.url, role: 'qudao_api', max: 1 });
    try {
      expect(await single.selectFrom('party').select('id').execute()).toEqual([]);
      await withScope(single, tenantScope(ours.tenant), (tx) => tx.selectFrom('party').select('id').execute());
      // After a transaction its settings read '' on the same connection, not null.
      expect(await single.selectFrom('party').select('id').execute()).toEqual([]);
      expect(await single.selectFrom('sales_order').select('id').execute()).toEqual([]);
    } finally {
      await single.destroy();
    }
  });
});

async function tenantTables(): Promise<string[]> {
  const rows = await owner.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  );
  return rows.rows.map((row) => row.table_name);
}

describe('the schema', () => {
  it('forces row-level security on every table but the list of migrations', async () => {
    const rows = await owner.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity) order by 1`,
    );
    expect(rows.rows).toEqual([{ relname: 'schema_migration' }]);
  });

  it('has a tenant in every table but the tenant itself', async () => {
    const rows = await owner.query<{ relname: string }>(
      `select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') order by 1`,
    );
    expect(rows.rows.map((row) => row.relname)).toEqual(['schema_migration', 'tenant']);
  });

  it('has no view that sees with the eyes of its owner', async () => {
    const rows = await owner.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
       and not coalesce(array_to_string(reloptions, ',') like '%security_invoker=true%', false)`,
    );
    expect(rows.rows).toEqual([]);
  });

  it('has no function that runs with the rights of its owner', async () => {
    const rows = await owner.query(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
    );
    expect(rows.rows).toEqual([]);
  });

  it('lets the programs own nothing, bypass nothing and log in as nobody', async () => {
    const owned = await owner.query(
      `select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'qudao\\_%'`,
    );
    expect(owned.rows).toEqual([]);
    const roles = await owner.query<Record<string, unknown>>(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
       where rolname in ('qudao_api', 'qudao_worker', 'qudao_reader') order by 1`,
    );
    const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(roles.rows).toEqual(['qudao_api', 'qudao_reader', 'qudao_worker'].map((rolname) => ({ rolname, ...none })));
  });

  it('gives the reader nothing to write', async () => {
    const rows = await owner.query(
      `select table_name, privilege_type from information_schema.role_table_grants
       where grantee = 'qudao_reader' and privilege_type <> 'SELECT'`,
    );
    expect(rows.rows).toEqual([]);
  });

  it('lets nobody change or delete what is append-only', async () => {
    for (const db of [api, worker]) {
      const change = withScope(db, tenantScope(ours.tenant), (tx) =>
        sql`update audit_log set action = 'x'`.execute(tx),
      );
      await expect(change).rejects.toMatchObject({ code: '42501' });
      const remove = withScope(db, tenantScope(ours.tenant), (tx) => sql`delete from posting`.execute(tx));
      await expect(remove).rejects.toMatchObject({ code: '42501' });
    }
    await expect(owner.query('update posting set amount = amount + 1')).rejects.toMatchObject({ code: 'QD001' });
  });
});
