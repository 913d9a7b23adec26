/** The first page of a dealer's orders among a million, against one order, both over HTTP as that dealer. */
import type pg from 'pg';
import { startApiPart } from '../../src/bin/parts.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { Player } from '../../src/sample/player.ts';
import type { Bench, BenchServers, Figure } from './figure.ts';
import { CLIENTS, alternate, asOwner, inNewDatabase, perSecond } from './figure.ts';

const ORDERS = 1_000_000;
const DEALERS = 1_000;
const REQUESTS = 300;

/** A million closed orders of one line, spread over a thousand dealers; the signed-in dealer is one of them. */
async function fill(owner: pg.Client, company: SampleCompany): Promise<void> {
  const { tenant, companyId, companyPartyId, dealers, skus } = company;
  await owner.query(`select set_config('qudao.tenant', $1, false)`, [tenant]);
  // A million rows that are right by construction need no foreign key checks.
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into party (id, tenant_id, kind, name, name_en) select 'par_page' || n, $1, 'organization', '经销商 ' || n, 'Dealer ' || n from generate_series(1, ${DEALERS - 1}) n`,
    [tenant],
  );
  await owner.query(
    `insert into dealer (party_id, tenant_id, company_id, code, level, region_id) select 'par_page' || n, $1, $2, 'P' || n, 'L2', (select region_id from dealer where party_id = $3) from generate_series(1, ${DEALERS - 1}) n`,
    [tenant, companyId, dealers.lanting],
  );
  await owner.query(
    `insert into sales_order (id, tenant_id, company_id, number, status, seller_id, buyer_id, region_id, currency, list_amount, goods_amount, payable_amount, quantity, created_at, submitted_at, business_date)
     select 'ord_' || md5(n::text), $1, $2, 'SO-B-' || n, 'closed', $3, case when n % ${DEALERS} = 0 then $4 else 'par_page' || n % ${DEALERS} end,
       (select region_id from dealer where party_id = $4), 'CNY', 1000 + n % 500, 1000 + n % 500, 1000 + n % 500, 24, at, at, at::date
     from generate_series(1, ${ORDERS}) n, lateral (select now() - make_interval(secs => n * 20) as at) t`,
    [tenant, companyId, companyPartyId, dealers.lanting],
  );
  await owner.query(
    `insert into order_line (id, tenant_id, company_id, order_id, line_no, sku_id, sku_code, name, name_en, unit, pack_size, pack_unit, ordered_quantity, quantity, list_price, unit_price,
       list_amount, goods_amount, net_amount, tax_amount, tax_code, tax_rate)
     select 'oln_' || md5(n::text), $1, $2, 'ord_' || md5(n::text), 1, $3, 'SL-ESS-150', '晨露', 'Morning Dew', '支', 24, '箱', 24, 24, 92, 80, 1000, 1000, 885, 115, 'VAT_STANDARD', 0.13
     from generate_series(1, ${ORDERS}) n`,
    [tenant, companyId, skus['SL-ESS-150']],
  );
  await owner.query('vacuum analyze');
}

async function measure(servers: BenchServers, url: string, note: (line: string) => void): Promise<Figure> {
  const db = openDatabase({ url, role: 'qudao_worker', max: 2 });
  const company = await seedCompany(db, { passwordCost: 10 });
  await db.destroy();
  await asOwner(url, (owner) => fill(owner, company));
  note(`${ORDERS} orders written`);
  const config = { ...servers.config, port: 0, databasePoolMax: CLIENTS, rateLimitPerMinute: 10_000_000 };
  const api = await startApiPart(
    config,
    { databaseUrl: url, temporalAddress: servers.temporalAddress },
    createLogger('error', 'bench'),
  );
  try {
    const dealer = await Player.signIn(api.url, company.users.dealerLanting.login, company.password);
    const page = await dealer.get<{ data: { id: string }[] }>('/api/v1/orders?limit=20');
    if (page.data.length !== 20) throw new Error('the first page is not full');
    const one = `/api/v1/orders/${page.data[0]!.id}`;
    const time = async (path: string): Promise<number> =>
      1000 / (await perSecond(REQUESTS, async () => void (await dealer.get(path))));
    await time(one);
    await time('/api/v1/orders?limit=20');
    return await alternate(
      { name: 'orders_first_page', unit: 'ms', goal: 0.33, n: REQUESTS, latency: true },
      () => time('/api/v1/orders?limit=20'),
      () => time(one),
      note,
    );
  } finally {
    await api.stop();
  }
}

async function run(servers: BenchServers, note: (line: string) => void): Promise<Figure> {
  return inNewDatabase(servers.databaseUrl, null, async (url) => {
    await migrate({ url });
    return measure(servers, url, note);
  });
}

export const ordersPage: Bench = { name: 'orders_first_page', needsTemporal: true, run };
