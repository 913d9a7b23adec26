// Owns the SQL of return screens.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { dec, text } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import type { Db } from '../platform/db/database.ts';
import type { ReturnStatus } from './rules.ts';
import type { ReturnRowView, ReturnView, ReturnsQuery } from './schema.ts';

type Person = NonNullable<ReturnView['created_by']>;
type Named = NonNullable<ReturnView['region']>;

export interface ReturnHead {
  id: string;
  company_id: string;
  number: string | null;
  status: ReturnStatus;
  version: number;
  document_version: number;
  buyer_id: string;
  buyer_name: string;
  buyer_name_en: string | null;
  region: Named | null;
  warehouse: Named | null;
  order_id: string | null;
  order_number: string | null;
  reason: string;
  note: string;
  end_reason: string | null;
  currency: string;
  quantity: string;
  net_amount: string;
  tax_amount: string;
  gross_amount: string;
  business_date: string | null;
  submitted_by: string | null;
  creator: Person | null;
  submitter: Person | null;
  created_at: Date;
  submitted_at: Date | null;
  approved_at: Date | null;
  received_at: Date | null;
  credited_at: Date | null;
  closed_at: Date | null;
  approval_id: string | null;
  sort_at: string;
}

const named = (alias: string): RawBuilder<unknown> =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name, 'name_en', ${alias}.name_en) end`,
  );
const person = (alias: string): RawBuilder<unknown> =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'name_en', ${alias}.name_en, 'title', ${alias}.title, 'title_en', ${alias}.title_en) end`,
  );

const HEAD = sql`
  select r.*, b.name as buyer_name, b.name_en as buyer_name_en, o.number as order_number, ${named('g')} as region, ${named('w')} as warehouse,
    ${person('cu')} as creator, ${person('su')} as submitter, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort_at,
    (select a.id from approval a where a.document_id = r.id order by a.document_version desc limit 1) as approval_id
  from return_order r join party b on b.id = r.buyer_id left join sales_order o on o.id = r.order_id left join region g on g.id = r.region_id
  left join warehouse w on w.id = r.warehouse_id left join user_account cu on cu.id = r.created_by left join user_account su on su.id = r.submitted_by`;

/** Head of a return, or undefined when it is not there or out of sight. */
export async function returnHead(db: Db, companyId: string, returnId: string): Promise<ReturnHead | undefined> {
  const rows = await sql<ReturnHead>`${HEAD} where r.id = ${returnId} and r.company_id = ${companyId}`.execute(db);
  return rows.rows[0];
}

/** Returns, newest first. */
export async function listReturns(
  db: Db,
  companyId: string,
  query: ReturnsQuery,
  place: { key: string[]; back: boolean } | undefined,
): Promise<ReturnHead[]> {
  const found = [sql`r.company_id = ${companyId}`];
  if (query.status) found.push(sql`r.status = any(${query.status.split(',')}::text[])`);
  if (query.buyer_id) found.push(sql`r.buyer_id = ${query.buyer_id}`);
  if (query.order_id) found.push(sql`r.order_id = ${query.order_id}`);
  if (query.q) {
    const pattern = `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    found.push(sql`(r.number ilike ${pattern} or b.name ilike ${pattern} or b.name_en ilike ${pattern})`);
  }
  if (place) {
    const at = sql`(${place.key[0]}::timestamptz, ${place.key[1]})`;
    found.push(place.back ? sql`(r.created_at, r.id) > ${at}` : sql`(r.created_at, r.id) < ${at}`);
  }
  const rows = await sql<ReturnHead>`${HEAD} where ${sql.join(found, sql` and `)}
    order by ${place?.back ? sql`r.created_at, r.id` : sql`r.created_at desc, r.id desc`} limit ${query.limit + 1}`.execute(
    db,
  );
  return rows.rows;
}

/** The list form of a return. */
export function returnRowView(head: ReturnHead): ReturnRowView {
  const amount = (value: string) => toMoney(value, head.currency);
  return {
    id: head.id,
    number: head.number,
    status: head.status,
    version: head.version,
    document_version: head.document_version,
    buyer: { id: head.buyer_id, name: head.buyer_name, name_en: head.buyer_name_en },
    region: head.region,
    order: head.order_id === null ? null : { id: head.order_id, number: head.order_number },
    reason: head.reason,
    currency: head.currency,
    quantity: text(dec(head.quantity)),
    net_amount: amount(head.net_amount),
    tax_amount: amount(head.tax_amount),
    gross_amount: amount(head.gross_amount),
    business_date: head.business_date,
    created_at: head.created_at.toISOString(),
    submitted_at: head.submitted_at?.toISOString() ?? null,
  };
}

interface LineRow {
  id: string;
  line_no: number;
  order_line_id: string | null;
  invoice_number: string | null;
  sku_code: string;
  name: string;
  name_en: string;
  unit: string;
  quantity: string;
  received_quantity: string | null;
  condition: ReturnView['lines'][number]['condition'];
  unit_price: string;
  net_amount: string;
  tax_amount: string;
  gross_amount: string;
  tax_rate: string;
}

export async function returnLineViews(db: Db, head: ReturnHead): Promise<ReturnView['lines']> {
  const rows = await sql<LineRow>`
    select l.id, l.line_no, l.order_line_id, i.number as invoice_number, l.sku_code, l.name, l.name_en, l.unit, l.quantity, l.received_quantity, l.condition,
      l.unit_price, l.net_amount, l.tax_amount, l.gross_amount, l.tax_rate
    from return_line l left join invoice_line il on il.id = l.invoice_line_id left join invoice i on i.id = il.invoice_id
    where l.return_id = ${head.id} order by l.line_no`.execute(db);
  const amount = (value: string) => toMoney(value, head.currency);
  return rows.rows.map((row) => ({
    ...row,
    quantity: text(dec(row.quantity)),
    received_quantity: row.received_quantity === null ? null : text(dec(row.received_quantity)),
    unit_price: text(dec(row.unit_price)),
    tax_rate: text(dec(row.tax_rate)),
    net_amount: amount(row.net_amount),
    tax_amount: amount(row.tax_amount),
    gross_amount: amount(row.gross_amount),
  }));
}

export async function creditNoteOf(db: Db, head: ReturnHead): Promise<ReturnView['credit_note']> {
  const row = await db.selectFrom('credit_note').selectAll().where('return_id', '=', head.id).executeTakeFirst();
  if (!row) return null;
  const amount = (value: Parameters<typeof toMoney>[0]) => toMoney(value, row.currency);
  return {
    id: row.id,
    number: row.number,
    business_date: row.business_date,
    gross_amount: amount(row.gross_amount),
    applied_amount: amount(row.applied_amount),
    left_amount: amount(dec(row.gross_amount).minus(row.applied_amount)),
  };
}
