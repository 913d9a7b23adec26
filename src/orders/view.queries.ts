// Owns the SQL of one order's page: head, lines, verdicts, shipments, invoices, returns, timeline.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { toMoney } from '../kernel/money.ts';
import { dec, text } from '../kernel/decimal.ts';
import type { OrderRow as StoredOrder } from './store.ts';
import { desk } from './list.queries.ts';
import type { PersonRow } from './next-step.rules.ts';
import type { OrderView } from './schema.ts';

type Dates = {
  approved_at: Date | null;
  allocated_at: Date | null;
  shipped_at: Date | null;
  received_at: Date | null;
  closed_at: Date | null;
  checked_at: Date | null;
  submitted_at: Date | null;
};

export type Head = StoredOrder &
  Dates & {
    buyer_name: string;
    buyer_name_en: string | null;
    dealer_level: string | null;
    region: { id: string; code: string; name: string; name_en: string } | null;
    contract: { id: string; number: string; version: number } | null;
    creator: PersonRow | null;
    submitter: PersonRow | null;
    deciders: PersonRow[] | null;
    waiting_since: string | null;
    approval_id: string | null;
  };

const person = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'name_en', ${alias}.name_en, 'title', ${alias}.title, 'title_en', ${alias}.title_en) end`,
  );

export async function orderHead(db: Db, orderId: string): Promise<Head | undefined> {
  const rows = await sql<Head>`
    select o.*, p.name as buyer_name, p.name_en as buyer_name_en, d.level as dealer_level,
      case when r.id is null then null else jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) end as region,
      case when c.id is null then null else jsonb_build_object('id', c.id, 'number', c.number, 'version', c.version) end as contract,
      ${person('cu')} as creator, ${person('su')} as submitter, desk.deciders, desk.waiting_since,
      (select a.id from approval a where a.document_id = o.id order by a.document_version desc limit 1) as approval_id
    from sales_order o
    join party p on p.id = o.buyer_id
    left join dealer d on d.party_id = o.buyer_id and d.company_id = o.company_id
    left join region r on r.id = o.region_id
    left join contract c on c.id = o.contract_id
    left join user_account cu on cu.id = o.created_by
    left join user_account su on su.id = o.submitted_by
    left join lateral (${desk(sql`o.id`, sql`o.document_version`)}) desk on o.status = 'pending_approval'
    where o.id = ${orderId}`.execute(db);
  return rows.rows[0];
}

interface LineRow {
  id: string;
  line_no: number;
  sku_id: string;
  sku_code: string;
  name: string;
  name_en: string;
  unit: string;
  pack_unit: string;
  pack_size: string;
  ordered_quantity: string;
  quantity: string;
  list_price: string;
  unit_price: string;
  floor_price: string | null;
  price_trace: OrderView['lines'][number]['price_trace'];
  list_amount: string;
  goods_amount: string;
  tax_amount: string;
  tax_rate: string;
  offset_amount: string;
  allocated_quantity: string;
  shipped_quantity: string;
  received_quantity: string;
  lost_quantity: string;
  cancelled_quantity: string;
  returned_quantity: string;
  warehouse: OrderView['lines'][number]['warehouse'];
}

const plain = (value: string): string => text(dec(value));

export async function linesOf(db: Db, order: Head): Promise<OrderView['lines']> {
  const rows = await sql<LineRow>`
    select l.*, case when w.id is null then null else jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name, 'name_en', w.name_en) end as warehouse
    from order_line l left join warehouse w on w.id = l.warehouse_id where l.order_id = ${order.id} order by l.line_no`.execute(
    db,
  );
  const amount = (value: string) => toMoney(value, order.currency);
  return rows.rows.map((row) => ({
    id: row.id,
    line_no: row.line_no,
    sku_id: row.sku_id,
    sku_code: row.sku_code,
    name: row.name,
    name_en: row.name_en,
    unit: row.unit,
    pack_unit: row.pack_unit,
    pack_size: plain(row.pack_size),
    ordered_quantity: plain(row.ordered_quantity),
    quantity: plain(row.quantity),
    list_price: priceText(row.list_price),
    unit_price: priceText(row.unit_price),
    floor_price: row.floor_price === null ? null : priceText(row.floor_price),
    price_trace: row.price_trace,
    list_amount: amount(row.list_amount),
    goods_amount: amount(row.goods_amount),
    tax_amount: amount(row.tax_amount),
    tax_rate: plain(row.tax_rate),
    offset_amount: amount(row.offset_amount),
    allocated_quantity: plain(row.allocated_quantity),
    shipped_quantity: plain(row.shipped_quantity),
    received_quantity: plain(row.received_quantity),
    lost_quantity: plain(row.lost_quantity),
    cancelled_quantity: plain(row.cancelled_quantity),
    returned_quantity: plain(row.returned_quantity),
    waiting_quantity: text(
      dec(row.quantity).minus(row.allocated_quantity).minus(row.shipped_quantity).minus(row.cancelled_quantity),
    ),
    warehouse: row.warehouse,
  }));
}

/** A unit price with at least two decimals and no more than it has. */
export function priceText(value: string): string {
  const price = dec(value);
  return text(price, Math.max(2, price.decimalPlaces()));
}

export async function offsetsOf(db: Db, order: Head): Promise<OrderView['offsets']> {
  const rows = await sql<{
    id: string;
    kind: OrderView['offsets'][number]['kind'];
    reference: string | null;
    reference_id: string | null;
    amount: string;
    applied_amount: string;
    released_amount: string;
  }>`
    select f.id, f.kind, n.number as reference, f.reference_id, f.amount, f.applied_amount, f.released_amount
    from order_offset f left join credit_note n on n.id = f.reference_id where f.order_id = ${order.id} order by f.id`.execute(
    db,
  );
  const amount = (value: string) => toMoney(value, order.currency);
  return rows.rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    reference: row.reference,
    reference_id: row.reference_id,
    amount: amount(row.amount),
    applied_amount: amount(row.applied_amount),
    left_amount: amount(text(dec(row.amount).minus(row.applied_amount).minus(row.released_amount))),
  }));
}

export async function verdictsOf(db: Db, orderId: string, documentVersion: number): Promise<OrderView['verdicts']> {
  const rows = await db
    .selectFrom('order_verdict')
    .select(['rule', 'rule_id', 'verdict', 'evidence', 'cure'])
    .where('order_id', '=', orderId)
    .where('document_version', '=', documentVersion)
    .orderBy('position')
    .execute();
  return rows as OrderView['verdicts'];
}

interface ShipmentRow {
  id: string;
  number: string;
  warehouse: OrderView['shipments'][number]['warehouse'];
  carrier: string;
  tracking_number: string;
  status: OrderView['shipments'][number]['status'];
  quantity: string;
  goods_amount: string;
  business_date: string;
  expected_on: string | null;
  shipped_at: Date;
  received_at: Date | null;
  receipt_number: string | null;
  lines: OrderView['shipments'][number]['lines'];
}

export async function shipmentsOf(db: Db, order: Head): Promise<OrderView['shipments']> {
  const rows = await sql<ShipmentRow>`
    select s.id, s.number, s.carrier, s.tracking_number, s.status, s.quantity, s.goods_amount, s.business_date, s.expected_on, s.shipped_at, s.received_at, r.number as receipt_number,
      case when w.id is null then null else jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name, 'name_en', w.name_en) end as warehouse,
      (select jsonb_agg(jsonb_build_object('id', x.id, 'order_line_id', x.order_line_id, 'sku_code', l.sku_code, 'name', l.name, 'name_en', l.name_en,
          'quantity', trim_scale(x.quantity)::text, 'received_quantity', trim_scale(x.received_quantity)::text, 'lost_quantity', trim_scale(x.lost_quantity)::text,
          'difference_reason', x.difference_reason) order by l.line_no)
       from shipment_line x join order_line l on l.id = x.order_line_id where x.shipment_id = s.id) as lines
    from shipment s left join warehouse w on w.id = s.warehouse_id left join receipt r on r.shipment_id = s.id
    where s.order_id = ${order.id} order by s.shipped_at, s.id`.execute(db);
  return rows.rows.map((row) => ({
    ...row,
    quantity: plain(row.quantity),
    goods_amount: toMoney(row.goods_amount, order.currency),
    shipped_at: row.shipped_at.toISOString(),
    received_at: row.received_at?.toISOString() ?? null,
    lines: row.lines ?? [],
  }));
}

export async function invoicesOf(db: Db, order: Head, today: string): Promise<OrderView['invoices']> {
  const rows = await db
    .selectFrom('invoice')
    .selectAll()
    .where('order_id', '=', order.id)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => {
    const open = dec(row.gross_amount)
      .minus(row.offset_amount)
      .minus(row.paid_amount)
      .minus(row.credited_amount)
      .minus(row.written_off_amount);
    const amount = (value: string) => toMoney(value, row.currency);
    return {
      id: row.id,
      number: row.number,
      business_date: row.business_date,
      due_date: row.due_date,
      gross_amount: amount(row.gross_amount),
      net_amount: amount(row.net_amount),
      tax_amount: amount(row.tax_amount),
      offset_amount: amount(row.offset_amount),
      paid_amount: amount(row.paid_amount),
      credited_amount: amount(row.credited_amount),
      written_off_amount: amount(row.written_off_amount),
      open_amount: amount(text(open)),
      overdue: open.gt(0) && row.due_date < today,
    };
  });
}

export async function returnsOf(db: Db, order: Head): Promise<OrderView['returns']> {
  const rows = await db
    .selectFrom('return_order')
    .select(['id', 'number', 'status', 'gross_amount'])
    .where('order_id', '=', order.id)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    gross_amount: toMoney(row.gross_amount, order.currency),
  }));
}

/** The document's timeline, newest first. */
export async function eventsOf(db: Db, documentId: string, limit = 100): Promise<OrderView['events']> {
  const rows = await sql<{
    id: string;
    kind: string;
    outcome: OrderView['events'][number]['outcome'];
    actor: PersonRow | null;
    on_behalf_of: PersonRow | null;
    params: Record<string, string>;
    at: Date;
  }>`
    select e.id, e.kind, e.outcome, ${person('u')} as actor, ${person('b')} as on_behalf_of, e.params, e.at
    from document_event e left join user_account u on u.id = e.actor_id left join user_account b on b.id = e.on_behalf_of_id
    where e.document_id = ${documentId} order by e.at desc, e.id desc limit ${limit}`.execute(db);
  return rows.rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
