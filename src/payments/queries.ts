// Owns the SQL of payment and invoice screens.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { dec } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import type { Db } from '../platform/db/database.ts';
import type { InvoiceRow, InvoicesQuery, PaymentDocument, PaymentsQuery } from './schema.ts';

/** Where a page starts: the sort key of a row, and which way. */
export interface Place {
  key: string[];
  back: boolean;
}

type PersonRow = NonNullable<PaymentDocument['created_by']>;

interface PaymentRow {
  id: string;
  number: string;
  buyer_id: string;
  buyer_name: string;
  buyer_name_en: string | null;
  amount: string;
  allocated_amount: string;
  prepaid_amount: string;
  currency: string;
  method: string;
  bank_reference: string | null;
  business_date: string;
  note: string;
  created_by: PersonRow | null;
  created_at: Date;
  sort_at: string;
  allocations: {
    invoice_id: string;
    invoice_number: string;
    order_id: string;
    order_number: string | null;
    amount: string;
  }[];
}

const PAYMENT = sql`
  select p.id, p.number, p.buyer_id, b.name as buyer_name, b.name_en as buyer_name_en, p.amount, p.allocated_amount, p.prepaid_amount, p.currency, p.method,
    p.bank_reference, p.business_date, p.note, p.created_at, to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort_at,
    case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en) end as created_by,
    (select coalesce(jsonb_agg(jsonb_build_object('invoice_id', i.id, 'invoice_number', i.number, 'order_id', i.order_id, 'order_number', o.number, 'amount', a.amount::text)
        order by i.due_date, i.number), '[]')
      from payment_allocation a join invoice i on i.id = a.invoice_id join sales_order o on o.id = i.order_id where a.payment_id = p.id) as allocations
  from payment p join party b on b.id = p.buyer_id left join user_account u on u.id = p.created_by`;

function paymentView(row: PaymentRow): PaymentDocument {
  const amount = (value: string) => toMoney(value, row.currency);
  return {
    id: row.id,
    number: row.number,
    buyer: { id: row.buyer_id, name: row.buyer_name, name_en: row.buyer_name_en },
    amount: amount(row.amount),
    allocated_amount: amount(row.allocated_amount),
    prepaid_amount: amount(row.prepaid_amount),
    method: row.method,
    bank_reference: row.bank_reference,
    business_date: row.business_date,
    note: row.note,
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    allocations: row.allocations.map((part) => ({ ...part, amount: amount(part.amount) })),
  };
}

export async function findPayment(db: Db, companyId: string, paymentId: string): Promise<PaymentDocument | null> {
  const rows = await sql<PaymentRow>`${PAYMENT} where p.company_id = ${companyId} and p.id = ${paymentId}`.execute(db);
  return rows.rows[0] ? paymentView(rows.rows[0]) : null;
}

/** Payments, newest first; `sort_at` is the row's place in the list. */
export async function listPayments(
  db: Db,
  companyId: string,
  query: PaymentsQuery,
  place: Place | undefined,
): Promise<(PaymentDocument & { sort_at: string })[]> {
  const found = [sql`p.company_id = ${companyId}`];
  if (query.buyer_id) found.push(sql`p.buyer_id = ${query.buyer_id}`);
  if (query.date_from) found.push(sql`p.business_date >= ${query.date_from}::date`);
  if (query.date_to) found.push(sql`p.business_date <= ${query.date_to}::date`);
  if (query.q) {
    const pattern = `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    found.push(
      sql`(p.number ilike ${pattern} or p.bank_reference ilike ${pattern} or (b.name || ' ' || coalesce(b.name_en, '')) ilike ${pattern})`,
    );
  }
  if (place) {
    const at = sql`(${place.key[0]}::timestamptz, ${place.key[1]})`;
    found.push(place.back ? sql`(p.created_at, p.id) > ${at}` : sql`(p.created_at, p.id) < ${at}`);
  }
  const rows = await sql<PaymentRow>`${PAYMENT} where ${all(found)}
    order by ${place?.back ? sql`p.created_at, p.id` : sql`p.created_at desc, p.id desc`} limit ${query.limit + 1}`.execute(
    db,
  );
  return rows.rows.map((row) => ({ ...paymentView(row), sort_at: row.sort_at }));
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([...conditions], sql` and `);
}

interface InvoiceSqlRow {
  id: string;
  number: string;
  business_date: string;
  due_date: string;
  currency: string;
  gross_amount: string;
  net_amount: string;
  tax_amount: string;
  offset_amount: string;
  paid_amount: string;
  credited_amount: string;
  written_off_amount: string;
  buyer_id: string;
  buyer_name: string;
  buyer_name_en: string | null;
  order_id: string;
  order_number: string | null;
}

const OPEN = sql`i.offset_amount + i.paid_amount + i.credited_amount + i.written_off_amount < i.gross_amount`;

/** Invoices by due date, the oldest first. `today` decides what is overdue. */
export async function listInvoices(
  db: Db,
  about: { companyId: string; today: string },
  query: InvoicesQuery,
  place: Place | undefined,
): Promise<InvoiceRow[]> {
  const found = [sql`i.company_id = ${about.companyId}`];
  if (query.buyer_id) found.push(sql`i.buyer_id = ${query.buyer_id}`);
  if (query.order_id) found.push(sql`i.order_id = ${query.order_id}`);
  if (query.open) found.push(query.open === 'true' ? OPEN : sql`not (${OPEN})`);
  const overdue = sql`(${OPEN} and i.due_date < ${about.today}::date)`;
  if (query.overdue) found.push(query.overdue === 'true' ? overdue : sql`not ${overdue}`);
  if (query.q) {
    const pattern = `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    found.push(
      sql`(i.number || ' ' || coalesce(o.number, '') || ' ' || b.name || ' ' || coalesce(b.name_en, '')) ilike ${pattern}`,
    );
  }
  if (place) {
    const at = sql`(${place.key[0]}::date, ${place.key[1]})`;
    found.push(place.back ? sql`(i.due_date, i.id) < ${at}` : sql`(i.due_date, i.id) > ${at}`);
  }
  const rows = await sql<InvoiceSqlRow>`
    select i.id, i.number, i.business_date, i.due_date, i.currency, i.gross_amount, i.net_amount, i.tax_amount, i.offset_amount, i.paid_amount, i.credited_amount,
      i.written_off_amount, i.buyer_id, b.name as buyer_name, b.name_en as buyer_name_en, i.order_id, o.number as order_number
    from invoice i join party b on b.id = i.buyer_id join sales_order o on o.id = i.order_id
    where ${all(found)} order by ${place?.back ? sql`i.due_date desc, i.id desc` : sql`i.due_date, i.id`} limit ${query.limit + 1}`.execute(
    db,
  );
  return rows.rows.map((row) => invoiceView(row, about.today));
}

function invoiceView(row: InvoiceSqlRow, today: string): InvoiceRow {
  const amount = (value: Parameters<typeof toMoney>[0]) => toMoney(value, row.currency);
  const open = dec(row.gross_amount)
    .minus(row.offset_amount)
    .minus(row.paid_amount)
    .minus(row.credited_amount)
    .minus(row.written_off_amount);
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
    open_amount: amount(open),
    overdue: open.gt(0) && row.due_date < today,
    buyer: { id: row.buyer_id, name: row.buyer_name, name_en: row.buyer_name_en },
    order: { id: row.order_id, number: row.order_number },
  };
}

/** One invoice, or null when it is not there or out of sight. */
export async function findInvoice(
  db: Db,
  about: { companyId: string; today: string },
  invoiceId: string,
): Promise<InvoiceRow | null> {
  const rows = await sql<InvoiceSqlRow>`
    select i.*, b.name as buyer_name, b.name_en as buyer_name_en, o.number as order_number
    from invoice i join party b on b.id = i.buyer_id join sales_order o on o.id = i.order_id
    where i.company_id = ${about.companyId} and i.id = ${invoiceId}`.execute(db);
  return rows.rows[0] ? invoiceView(rows.rows[0], about.today) : null;
}
