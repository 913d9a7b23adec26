// Owns reading dealers, contracts and regions for screens.
import { sql } from 'kysely';
import { dec } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import { inForce } from '../kernel/period.ts';
import { balances } from '../ledger/queries.ts';
import type { Purpose } from '../ledger/chart.rules.ts';
import { countOf, likeOf } from '../platform/db/count.ts';
import type { Summary } from '../wire/schema.ts';
import type { Db } from '../platform/db/database.ts';
import type { ContractView, DealerRow, DealerView } from './schema.ts';

export interface DealerFilter {
  companyId: string;
  today: string;
  limit: number;
  after?: string[] | undefined;
  back: boolean;
  q?: string | undefined;
  region_id?: string | undefined;
  level?: string | undefined;
  status?: string | undefined;
}

type Ref = { id: string; code: string; name: string; name_en: string };
type Person = { id: string; name: string; name_en: string; title: string; title_en: string };

interface DealerHead {
  id: string;
  code: string;
  name: string;
  name_en: string | null;
  level: string;
  region: Ref | null;
  business_model: DealerRow['business_model'];
  status: DealerRow['status'];
  sales_rep: Person | null;
  version: number;
}

const head = sql`d.party_id as id, d.code, p.name, p.name_en, d.level, d.business_model, d.status, d.version,
  (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = d.region_id) as region,
  (select jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en)
     from user_account u where u.id = d.sales_rep_id) as sales_rep`;

type Conditions = Pick<DealerFilter, 'companyId' | 'q' | 'region_id' | 'level' | 'status'>;

function matching(filter: Conditions) {
  const like = likeOf(filter.q);
  return sql`d.company_id = ${filter.companyId}
      and (${like}::text is null or p.name ilike ${like} or p.name_en ilike ${like} or d.code ilike ${like})
      and (${filter.region_id ?? null}::text is null or d.region_id = ${filter.region_id ?? null})
      and (${filter.level ?? null}::text is null or d.level = ${filter.level ?? null})
      and (${filter.status ?? null}::text is null or d.status = ${filter.status ?? null})`;
}

/** How many dealers the filters find. */
export async function countDealers(tx: Db, filter: Conditions): Promise<Summary> {
  return countOf(tx, sql`dealer d join party p on p.id = d.party_id where ${matching(filter)}`);
}

/** Dealers by code, with the contract in force and what credit is left. */
export async function listDealers(tx: Db, filter: DealerFilter): Promise<DealerRow[]> {
  const [code = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`d.code < ${code}` : sql`d.code > ${code}`;
  const found = await sql<
    DealerHead & {
      contract_number: string | null;
      contract_valid_to: string | null;
      available: string;
      currency: string;
    }
  >`
    select ${head}, c.number as contract_number, c.valid_to as contract_valid_to, o.currency,
      coalesce((select a.balance from account a where a.party_id = d.party_id and a.company_id = d.company_id
        and a.purpose = 'credit_available' and a.currency = o.currency), 0)::text as available
    from dealer d join party p on p.id = d.party_id join company o on o.id = d.company_id
    left join lateral (
      select c.number, c.valid_to from contract c where c.party_id = d.party_id and c.company_id = d.company_id and c.status = 'active'
        and c.valid_from <= ${filter.today}::date and (c.valid_to is null or c.valid_to > ${filter.today}::date)
      order by c.valid_from desc, c.version desc limit 1) c on true
    where ${matching(filter)} and ${position}
    order by d.code ${filter.back ? sql`desc` : sql`asc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows.map(({ available, currency, ...row }) => ({
    ...row,
    credit_available: moneyOf(available, currency),
  }));
}

function moneyOf(amount: string, currency: string) {
  return toMoney(dec(amount), currency);
}

/** A dealer with contracts, tree, credit buckets and what is overdue; undefined when these eyes may not see it. */
export async function findDealer(
  tx: Db,
  tenant: string,
  companyId: string,
  partyId: string,
  today: string,
): Promise<DealerView | undefined> {
  const found = await sql<
    DealerHead &
      Pick<DealerView, 'ship_to' | 'contact' | 'licence_valid_to' | 'custom'> & { created_at: Date; currency: string }
  >`
    select ${head}, d.ship_to, d.contact, d.licence_valid_to, d.custom, d.created_at, o.currency
    from dealer d join party p on p.id = d.party_id join company o on o.id = d.company_id
    where d.party_id = ${partyId} and d.company_id = ${companyId}`.execute(tx);
  const row = found.rows[0];
  if (!row) return undefined;
  const { currency, created_at, ...dealer } = row;
  return {
    ...dealer,
    created_at: created_at.toISOString(),
    parent: await parentOf(tx, partyId, today),
    stores: await storesOf(tx, partyId),
    contracts: await listContracts(tx, companyId, partyId, today),
    credit: await creditOf(tx, tenant, companyId, partyId, currency),
    overdue: await overdueOf(tx, companyId, partyId, currency, today),
  };
}

async function parentOf(tx: Db, partyId: string, today: string): Promise<DealerView['parent']> {
  const found = await sql<{ id: string; name: string; name_en: string | null }>`
    select p.id, p.name, p.name_en from party_edge e join party p on p.id = e.parent_id
    where e.kind = 'dealer' and e.child_id = ${partyId} and exists (select from dealer d where d.party_id = p.id)
      and e.valid_from <= ${today}::date and (e.valid_to is null or e.valid_to > ${today}::date)`.execute(tx);
  return found.rows[0] ?? null;
}

async function storesOf(tx: Db, partyId: string): Promise<DealerView['stores']> {
  const found = await sql<DealerView['stores'][number]>`
    select p.id, p.name, p.name_en, coalesce(p.custom->>'address', '') as address, p.status, p.version
    from party_edge e join party p on p.id = e.child_id
    where e.kind = 'store' and e.parent_id = ${partyId} order by p.status, p.name`.execute(tx);
  return found.rows;
}

/** Contracts of a dealer, the newest first. */
export async function listContracts(
  tx: Db,
  companyId: string,
  partyId: string,
  today: string,
): Promise<ContractView[]> {
  const rows = await tx
    .selectFrom('contract as c')
    .leftJoin('price_list as l', 'l.id', 'c.price_list_id')
    .selectAll('c')
    .select(['l.code as list_code', 'l.name as list_name', 'l.name_en as list_name_en'])
    .where('c.company_id', '=', companyId)
    .where('c.party_id', '=', partyId)
    .orderBy('c.valid_from', 'desc')
    .orderBy('c.number', 'desc')
    .orderBy('c.version', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status as ContractView['status'],
    valid_from: row.valid_from,
    valid_to: row.valid_to,
    in_force: row.status === 'active' && inForce(row, today),
    business_model: row.business_model,
    scope: row.scope as ContractView['scope'],
    credit_limit: moneyOf(row.credit_limit, row.currency),
    payment_days: row.payment_days,
    min_order_amount: moneyOf(row.min_order_amount, row.currency),
    price_list:
      row.price_list_id && row.list_code && row.list_name && row.list_name_en !== null
        ? { id: row.price_list_id, code: row.list_code, name: row.list_name, name_en: row.list_name_en }
        : null,
    recorded_at: row.recorded_at.toISOString(),
  }));
}

const BUCKETS = {
  limit: 'credit_limit',
  exceptions: 'credit_exception',
  prepaid: 'credit_prepaid',
  available: 'credit_available',
  open_orders: 'credit_open_orders',
  delivered: 'credit_delivered',
  receivable: 'credit_receivable',
  prepaid_balance: 'prepaid',
  credit_note_balance: 'credit_note',
  rebate_balance: 'rebate',
} as const satisfies Record<keyof DealerView['credit'], Purpose>;

async function creditOf(
  tx: Db,
  tenant: string,
  companyId: string,
  partyId: string,
  currency: string,
): Promise<DealerView['credit']> {
  const found = await balances(tx, tenant, companyId, partyId, currency, Object.values(BUCKETS));
  const bucket = (name: keyof typeof BUCKETS) => toMoney(found[BUCKETS[name]] ?? dec(0), currency);
  return {
    limit: bucket('limit'),
    exceptions: bucket('exceptions'),
    prepaid: bucket('prepaid'),
    available: bucket('available'),
    open_orders: bucket('open_orders'),
    delivered: bucket('delivered'),
    receivable: bucket('receivable'),
    prepaid_balance: bucket('prepaid_balance'),
    credit_note_balance: bucket('credit_note_balance'),
    rebate_balance: bucket('rebate_balance'),
  };
}

async function overdueOf(
  tx: Db,
  companyId: string,
  partyId: string,
  currency: string,
  today: string,
): Promise<DealerView['overdue']> {
  const found = await sql<{ count: number; amount: string; oldest: string | null }>`
    select count(*)::int as count, min(due_date) as oldest,
      coalesce(sum(gross_amount - offset_amount - paid_amount - credited_amount - written_off_amount), 0)::text as amount
    from invoice where company_id = ${companyId} and buyer_id = ${partyId} and due_date < ${today}::date
      and offset_amount + paid_amount + credited_amount + written_off_amount < gross_amount`.execute(tx);
  const row = found.rows[0];
  return {
    count: row?.count ?? 0,
    amount: moneyOf(row?.amount ?? '0', currency),
    oldest_due_date: row?.oldest ?? null,
  };
}

export async function listRegions(tx: Db, companyId: string) {
  return tx
    .selectFrom('region')
    .select(['id', 'code', 'name', 'name_en', 'parent_id'])
    .where('company_id', '=', companyId)
    .orderBy('code')
    .execute();
}
