// Owns the SQL of the home page: counts and sums within what the person sees.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { approvalsAwaiting } from '../approvals/inbox.queries.ts';
import { dec, text } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import { addDays } from '../kernel/period.ts';
import type { BusinessDate } from '../kernel/period.ts';
import { balances } from '../ledger/queries.ts';
import type { Db } from '../platform/db/database.ts';
import type { HomeView, WaitingKey } from './schema.ts';

export interface HomeReader {
  tenant: string;
  companyId: string;
  userId: string;
  currency: string;
  today: BusinessDate;
  /** The dealer the person belongs to; null for people of the company. */
  dealerId: string | null;
  may(action: 'read' | 'create' | 'decide' | 'allocate' | 'ship' | 'receive' | 'pay', subject: string): boolean;
}

type Waiting = HomeView['waiting'][number];
type Figure = HomeView['figures'][number];

const OPEN_INVOICE = sql`i.gross_amount - i.offset_amount - i.paid_amount - i.credited_amount - i.written_off_amount`;
const UNDER_WAY = sql`('submitted', 'pending_approval', 'approved', 'allocated', 'partly_shipped', 'shipped', 'received')`;
const WEEKS = 12;

interface Counted {
  key: WaitingKey;
  count: number;
  late: number;
  amount: string | null;
  oldest_at: Date | null;
}

/** What waits for the reader; lists without an entry are left out, those with something late come first. */
export async function waitingFor(tx: Db, reader: HomeReader): Promise<Waiting[]> {
  const parts = countersOf(reader);
  if (parts.length === 0) return [];
  const { rows } = await sql<Counted>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return rows
    .filter(({ count }) => count > 0)
    .map((row) => ({
      ...row,
      amount: row.amount === null ? null : toMoney(row.amount, reader.currency),
      oldest_at: row.oldest_at?.toISOString() ?? null,
    }))
    .sort((a, b) => Number(b.late > 0) - Number(a.late > 0) || b.count - a.count);
}

function countersOf(reader: HomeReader): RawBuilder<unknown>[] {
  const { companyId, userId, today, may } = reader;
  const orders = (key: WaitingKey, which: RawBuilder<unknown>) => sql`
    select ${key} as key, count(*)::int as count, count(*) filter (where o.requested_date < ${today}::date)::int as late, sum(o.payable_amount)::text as amount,
      min(o.submitted_at) as oldest_at from sales_order o where o.company_id = ${companyId} and ${which}`;
  const parts: RawBuilder<unknown>[] = [];
  if (may('decide', 'approval'))
    parts.push(sql`
      select 'approvals' as key, count(*)::int as count, count(*) filter (where t.due_at < now())::int as late, sum(a.amount)::text as amount,
        min(a.created_at) as oldest_at
      from approval a left join approval_tier t on t.approval_id = a.id and t.round = a.round and t.status = 'open'
      where a.id in (${approvalsAwaiting(reader)})`);
  if (may('create', 'order')) {
    parts.push(
      orders(
        'orders_returned',
        sql`o.status = 'returned' and (o.created_by = ${userId} or o.submitted_by = ${userId})`,
      ),
    );
    parts.push(orders('order_drafts', sql`o.status = 'draft' and o.created_by = ${userId}`));
  }
  if (may('allocate', 'order')) parts.push(orders('to_allocate', sql`o.status = 'approved'`));
  if (may('ship', 'order')) parts.push(orders('to_ship', sql`o.status in ('allocated', 'partly_shipped')`));
  if (may('receive', 'shipment') && reader.dealerId !== null)
    parts.push(sql`
      select 'to_receive', count(*)::int, count(*) filter (where s.expected_on < ${today}::date)::int, sum(s.goods_amount)::text, min(s.shipped_at)
      from shipment s where s.company_id = ${companyId} and s.received_at is null and s.status <> 'cancelled'`);
  if (may('receive', 'return'))
    parts.push(sql`
      select 'returns_to_receive', count(*)::int, 0, sum(r.gross_amount)::text, min(r.approved_at)
      from return_order r where r.company_id = ${companyId} and r.status = 'approved'`);
  if (may('pay', 'invoice') || reader.dealerId !== null)
    parts.push(sql`
      select 'invoices_overdue', count(*)::int, count(*)::int, sum(${OPEN_INVOICE})::text, min(i.created_at)
      from invoice i where i.company_id = ${companyId} and i.due_date < ${today}::date and ${OPEN_INVOICE} > 0`);
  return parts;
}

/** The reader's figures: money of the company for its people, own credit and debts for a dealer. */
export async function figuresFor(tx: Db, reader: HomeReader): Promise<Figure[]> {
  if (!reader.may('read', 'invoice')) return reader.may('read', 'order') ? [await underWay(tx, reader)] : [];
  const { companyId, currency, today, dealerId } = reader;
  const month = `${today.slice(0, 7)}-01`;
  const before = addDays(month as BusinessDate, -1);
  const monthBefore = `${before.slice(0, 7)}-01`;
  // The same day of the month before, or its last when it has none.
  const sameDay = [`${before.slice(0, 8)}${today.slice(8)}`, before].sort()[0]!;
  const { rows } = await sql<
    Record<'open' | 'overdue' | 'received' | 'received_before' | 'shipped' | 'shipped_before', string>
  >`
    select (select coalesce(sum(${OPEN_INVOICE}), 0)::text from invoice i where i.company_id = ${companyId} and ${OPEN_INVOICE} > 0) as open,
      (select coalesce(sum(${OPEN_INVOICE}), 0)::text from invoice i where i.company_id = ${companyId} and ${OPEN_INVOICE} > 0 and i.due_date < ${today}::date) as overdue,
      ${sumOf('payment', 'amount', companyId, month, today)} as received, ${sumOf('payment', 'amount', companyId, monthBefore, sameDay)} as received_before,
      ${sumOf('shipment', 'goods_amount', companyId, month, today)} as shipped, ${sumOf('shipment', 'goods_amount', companyId, monthBefore, sameDay)} as shipped_before`.execute(
    tx,
  );
  const sums = rows[0]!;
  const amount = (value: string) => toMoney(value, currency);
  const receivable: Figure = {
    key: 'receivable',
    amount: amount(sums.open),
    beside: { key: 'overdue', amount: amount(sums.overdue), count: null },
  };
  if (dealerId !== null) {
    const purposes = { credit_available: 'credit_available', prepaid: 'prepaid', credit_notes: 'credit_note' } as const;
    const own = await balances(tx, reader.tenant, companyId, dealerId, currency, Object.values(purposes));
    const balance = (key: keyof typeof purposes): Figure => ({
      key,
      amount: amount(text(own[purposes[key]] ?? dec(0))),
      beside: null,
    });
    return [balance('credit_available'), receivable, balance('prepaid'), balance('credit_notes')];
  }
  const compared = (key: Figure['key'], now: string, then: string): Figure => ({
    key,
    amount: amount(now),
    beside: { key: 'month_before', amount: amount(then), count: null },
  });
  return [
    receivable,
    compared('received', sums.received, sums.received_before),
    compared('shipped', sums.shipped, sums.shipped_before),
    await underWay(tx, reader),
  ];
}

function sumOf(
  table: 'payment' | 'shipment',
  column: string,
  companyId: string,
  from: string,
  to: string,
): RawBuilder<unknown> {
  return sql`(select coalesce(sum(x.${sql.ref(column)}), 0)::text from ${sql.table(table)} x
    where x.company_id = ${companyId} and x.business_date between ${from}::date and ${to}::date)`;
}

async function underWay(tx: Db, { companyId, currency }: HomeReader): Promise<Figure> {
  const { rows } = await sql<{ amount: string; count: number }>`
    select coalesce(sum(o.payable_amount), 0)::text as amount, count(*)::int as count from sales_order o
    where o.company_id = ${companyId} and o.source is null and o.status in ${UNDER_WAY}`.execute(tx);
  const row = rows[0]!;
  return {
    key: 'under_way',
    amount: toMoney(row.amount, currency),
    beside: { key: 'orders', amount: null, count: row.count },
  };
}

/** Goods shipped and money received in each of the last twelve weeks, weeks without any included. */
export async function weeksOf(tx: Db, { companyId, currency, today }: HomeReader): Promise<HomeView['weeks']> {
  const { rows } = await sql<{ week: string; shipped: string; received: string }>`
    with weeks as (
      select (date_trunc('week', ${today}::date)::date - 7 * n) as week from generate_series(0, ${WEEKS - 1}) n
    ), shipped as (
      select date_trunc('week', business_date)::date as week, sum(goods_amount) as amount from shipment
      where company_id = ${companyId} and business_date >= (select min(week) from weeks) and business_date <= ${today}::date group by 1
    ), received as (
      select date_trunc('week', business_date)::date as week, sum(amount) as amount from payment
      where company_id = ${companyId} and business_date >= (select min(week) from weeks) and business_date <= ${today}::date group by 1
    )
    select w.week::text, coalesce(s.amount, 0)::text as shipped, coalesce(r.amount, 0)::text as received
    from weeks w left join shipped s using (week) left join received r using (week) order by w.week`.execute(tx);
  const known = rows.some(({ shipped, received }) => !dec(shipped).isZero() || !dec(received).isZero());
  return known
    ? rows.map(({ week, shipped, received }) => ({
        week,
        shipped: toMoney(shipped, currency),
        received: toMoney(received, currency),
      }))
    : null;
}

/** The accounting period of the day in the statutory book. */
export async function periodOfDay(tx: Db, { companyId, today }: HomeReader): Promise<HomeView['period']> {
  const name = today.slice(0, 7);
  const row = await tx
    .selectFrom('accounting_period')
    .select('status')
    .where('company_id', '=', companyId)
    .where('book', '=', 'statutory')
    .where('period', '=', name)
    .executeTakeFirst();
  return { name, open: row?.status !== 'closed' };
}
