// Owns the SQL of the order list: filters, cursor pages, count and sum, and whose desk each order is on.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { approvalsAwaiting } from '../approvals/inbox.queries.ts';
import type { Db, Scope } from '../platform/db/database.ts';
import { toMoney } from '../kernel/money.ts';
import type { Money } from '../kernel/money.ts';
import { dec, text } from '../kernel/decimal.ts';
import { addDays, zonedInstant } from '../kernel/period.ts';
import type { OrderRow, OrdersQuery } from './schema.ts';
import type { PersonRow } from './next-step.rules.ts';
import { nextStepOf } from './next-step.rules.ts';

/** Where a page starts: after (or before) this order in the list's order. */
export interface Place {
  at: string;
  id: string;
  back: boolean;
}

type Filters = Omit<OrdersQuery, 'limit' | 'cursor'>;

export interface ListContext {
  scope: Scope;
  companyId: string;
  userId: string;
  zone: string;
}

/** Conditions of the list. The scope is spelled out too, so that PostgreSQL picks the index of the partner instead of filtering. */
function conditions(filters: Filters, context: ListContext): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [
    sql`o.company_id = ${context.companyId}`,
    sql`o.tenant_id = ${context.scope.tenant}`,
  ];
  const { parties, regions } = context.scope;
  if (parties !== '*' && regions.length === 0) {
    found.push(parties.length === 1 ? sql`o.buyer_id = ${parties[0]}` : sql`o.buyer_id = any(${[...parties]}::text[])`);
  }
  if (filters.status) found.push(sql`o.status = any(${filters.status.split(',')}::text[])`);
  if (filters.region_id) found.push(sql`o.region_id = ${filters.region_id}`);
  if (filters.buyer_id) found.push(sql`o.buyer_id = ${filters.buyer_id}`);
  if (filters.created_from)
    found.push(sql`o.created_at >= ${zonedInstant(`${filters.created_from}T00:00:00`, context.zone)}`);
  if (filters.created_to)
    found.push(sql`o.created_at < ${zonedInstant(`${addDays(filters.created_to, 1)}T00:00:00`, context.zone)}`);
  if (filters.payable_from) found.push(sql`o.payable_amount >= ${filters.payable_from}::numeric`);
  if (filters.payable_to) found.push(sql`o.payable_amount <= ${filters.payable_to}::numeric`);
  if (filters.exception) found.push(sql`${filters.exception} = any(o.exceptions)`);
  if (filters.waiting_stock === 'true') {
    found.push(sql`o.status in ('approved', 'allocated', 'partly_shipped')
      and exists (select from order_line w where w.order_id = o.id and w.allocated_quantity + w.shipped_quantity + w.cancelled_quantity < w.quantity)`);
  }
  if (filters.to_ship === 'true') found.push(toShip(context.scope));
  if (filters.in_transit === 'true')
    found.push(sql`exists (select from shipment h where h.order_id = o.id and h.status = 'in_transit')`);
  if (filters.awaiting_me === 'true') found.push(awaitingMe(context));
  if (filters.q) found.push(matches(filters.q));
  return found;
}

/** Goods lie ready in a warehouse the person works in. */
function toShip({ warehouses }: Scope): RawBuilder<unknown> {
  const mine = warehouses === '*' ? sql`true` : sql`a.warehouse_id = any(${[...warehouses]}::text[])`;
  return sql`o.status in ('allocated', 'partly_shipped')
    and exists (select from order_line a where a.order_id = o.id and a.allocated_quantity > 0 and ${mine})`;
}

/** The same orders as in the person's inbox. */
function awaitingMe({ scope, companyId, userId }: ListContext): RawBuilder<unknown> {
  return sql`o.id in (select a.document_id from approval a where a.document_type = 'order'
    and a.id in (${approvalsAwaiting({ tenant: scope.tenant, companyId, userId })}))`;
}

function matches(q: string): RawBuilder<unknown> {
  const pattern = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(o.number ilike ${pattern}
    or o.buyer_id in (select p.id from party p where p.name ilike ${pattern} or p.name_en ilike ${pattern})
    or exists (select from order_line l where l.order_id = o.id and (l.sku_code ilike ${pattern} or l.name ilike ${pattern} or l.name_en ilike ${pattern})))`;
}

interface ListRow {
  id: string;
  number: string | null;
  kind: string;
  status: OrderRow['status'];
  version: number;
  document_version: number;
  buyer_id: string;
  buyer_name: string;
  buyer_name_en: string | null;
  dealer_level: string | null;
  region_id: string | null;
  region_code: string | null;
  region_name: string | null;
  region_name_en: string | null;
  currency: string;
  list_amount: string;
  discount_amount: string;
  goods_amount: string;
  tax_amount: string;
  offset_amount: string;
  payable_amount: string;
  quantity: string;
  shipped_quantity: string;
  received_quantity: string;
  exceptions: string[];
  business_date: string | null;
  created_at: Date;
  submitted_at: Date | null;
  sort_at: string;
  end_reason: string | null;
  line_count: number;
  waiting: string | null;
  warehouse_name: string | null;
  warehouse_name_en: string | null;
  expected_on: string | null;
  deciders: PersonRow[] | null;
  waiting_since: string | null;
}

/** Rows of one page in list order; one more than `limit` when there is a further page in the direction asked. */
export async function listOrders(
  db: Db,
  filters: Filters,
  context: ListContext,
  limit: number,
  place: Place | null,
): Promise<(OrderRow & { sort_at: string })[]> {
  const where = conditions(filters, context);
  if (place)
    where.push(
      place.back
        ? sql`(o.created_at, o.id) > (${place.at}::timestamptz, ${place.id})`
        : sql`(o.created_at, o.id) < (${place.at}::timestamptz, ${place.id})`,
    );
  const order = place?.back ? sql`o.created_at, o.id` : sql`o.created_at desc, o.id desc`;
  const rows = await sql<ListRow>`
    with page as materialized (
      select o.* from sales_order o where ${sql.join(where, sql` and `)} order by ${order} limit ${limit + 1}
    )
    select o.id, o.number, o.kind, o.status, o.version, o.document_version, o.buyer_id, p.name as buyer_name, p.name_en as buyer_name_en, d.level as dealer_level,
      o.region_id, r.code as region_code, r.name as region_name, r.name_en as region_name_en, o.currency, o.list_amount, o.discount_amount, o.goods_amount, o.tax_amount,
      o.offset_amount, o.payable_amount, o.quantity, o.shipped_quantity, o.received_quantity, o.exceptions, o.business_date, o.created_at, o.submitted_at,
      to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort_at, o.end_reason,
      l.line_count, l.waiting, w.name as warehouse_name, w.name_en as warehouse_name_en, s.expected_on, desk.deciders, desk.waiting_since
    from page o
    join party p on p.id = o.buyer_id
    left join dealer d on d.party_id = o.buyer_id and d.company_id = o.company_id
    left join region r on r.id = o.region_id
    left join lateral (select count(*)::int as line_count, sum(x.quantity - x.allocated_quantity - x.shipped_quantity - x.cancelled_quantity) as waiting, min(x.warehouse_id) as warehouse_id
      from order_line x where x.order_id = o.id) l on true
    left join warehouse w on w.id = l.warehouse_id
    left join lateral (select max(x.expected_on)::text as expected_on from shipment x where x.order_id = o.id and x.status = 'in_transit') s on o.status in ('shipped', 'partly_shipped')
    left join lateral (${desk(sql`o.id`, sql`o.document_version`)}) desk on o.status = 'pending_approval'
    order by ${order}`.execute(db);
  const found = rows.rows.map((row) => ({ ...orderRow(row), sort_at: row.sort_at }));
  return found;
}

/** Who must decide the open tier of an order, and since when. */
export function desk(orderId: RawBuilder<unknown>, documentVersion: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en) order by u.name) as deciders,
      min(t.opened_at)::text as waiting_since
    from approval a join approval_tier t on t.approval_id = a.id and t.round = a.round and t.status = 'open'
    join approval_task k on k.approval_id = a.id and k.round = t.round and k.tier = t.tier and k.status = 'open'
    join user_account u on u.id = k.user_id
    where a.document_id = ${orderId} and a.document_version = ${documentVersion} and a.status = 'open'`;
}

function orderRow(row: ListRow): OrderRow {
  const amount = (value: string) => toMoney(value, row.currency);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    version: row.version,
    document_version: row.document_version,
    buyer: { id: row.buyer_id, name: row.buyer_name, name_en: row.buyer_name_en },
    dealer_level: row.dealer_level,
    region: row.region_id
      ? { id: row.region_id, code: row.region_code!, name: row.region_name!, name_en: row.region_name_en! }
      : null,
    currency: row.currency,
    list_amount: amount(row.list_amount),
    discount_amount: amount(row.discount_amount),
    goods_amount: amount(row.goods_amount),
    tax_amount: amount(row.tax_amount),
    offset_amount: amount(row.offset_amount),
    payable_amount: amount(row.payable_amount),
    quantity: text(dec(row.quantity)),
    shipped_quantity: text(dec(row.shipped_quantity)),
    received_quantity: text(dec(row.received_quantity)),
    exceptions: row.exceptions,
    business_date: row.business_date,
    created_at: row.created_at.toISOString(),
    submitted_at: row.submitted_at?.toISOString() ?? null,
    next_step: nextStepOf(row),
    line_count: row.line_count,
  };
}

const COUNT_MAX = 10_000;

/** Count and sum of what the filters find, exact up to 10,000 orders. `total` is null where currencies differ: they have no sum. */
export async function summarizeOrders(
  db: Db,
  filters: Filters,
  context: ListContext & { currency: string },
): Promise<{ count: number; more: boolean; total: Money | null }> {
  const where = sql.join(conditions(filters, context), sql` and `);
  const rows = await sql<{ count: number; total: string; currencies: string[] | null }>`
    select count(*)::int as count, coalesce(sum(payable_amount), 0)::text as total, array_agg(distinct currency) as currencies
    from (select o.payable_amount, o.currency from sales_order o where ${where} limit ${COUNT_MAX + 1}) found`.execute(
    db,
  );
  const { count, total, currencies } = rows.rows[0]!;
  const [currency = context.currency, ...others] = currencies ?? [];
  return {
    count: Math.min(count, COUNT_MAX),
    more: count > COUNT_MAX,
    total: others.length === 0 ? toMoney(total, currency) : null,
  };
}
