// Owns the SQL of what partners owe: an invoice with what settled it, ages of open invoices, credit notes.
import { sql } from 'kysely';
import { dec, sum, text } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import type { Db } from '../platform/db/database.ts';
import type { Place } from './queries.ts';
import { findInvoice } from './queries.ts';
import { AGES } from './receivables.schema.ts';
import type { Aging, AgingRow, CreditNoteRow, CreditNotesQuery, InvoiceDetail } from './receivables.schema.ts';

const PARTNERS_SHOWN = 500;

/** One invoice with its lines and what settled it, or null when it is not there or out of sight. */
export async function invoiceDetailOf(
  db: Db,
  about: { companyId: string; today: string; mayWriteOff: boolean },
  invoiceId: string,
): Promise<InvoiceDetail | null> {
  const head = await findInvoice(db, about, invoiceId);
  if (!head) return null;
  const { currency } = head.gross_amount;
  const amount = (value: string) => toMoney(value, currency);
  type Line = Record<keyof InvoiceDetail['lines'][number], string>;
  const lines = await sql<Line>`
    select l.id, o.sku_code, o.name, o.name_en, o.unit, l.quantity::text, l.unit_price::text, l.net_amount::text, l.tax_amount::text,
      l.gross_amount::text, l.returned_quantity::text
    from invoice_line l join order_line o on o.id = l.order_line_id where l.invoice_id = ${invoiceId} order by o.line_no, l.id`.execute(
    db,
  );
  const payments = await sql<{ id: string; number: string; business_date: string; amount: string }>`
    select p.id, p.number, p.business_date, sum(a.amount)::text as amount from payment_allocation a join payment p on p.id = a.payment_id
    where a.invoice_id = ${invoiceId} group by p.id order by p.business_date, p.number`.execute(db);
  const notes = await sql<{
    id: string;
    number: string;
    business_date: string;
    amount: string;
    return: InvoiceDetail['credit_notes'][number]['return'];
  }>`
    select n.id, n.number, n.business_date, sum(rl.gross_amount)::text as amount, jsonb_build_object('id', r.id, 'number', r.number) as "return"
    from credit_note n join return_order r on r.id = n.return_id join return_line rl on rl.return_id = r.id
      join invoice_line l on l.id = rl.invoice_line_id
    where l.invoice_id = ${invoiceId} group by n.id, r.id order by n.business_date, n.number`.execute(db);
  return {
    ...head,
    lines: lines.rows.map((row) => ({
      ...row,
      quantity: text(dec(row.quantity)),
      unit_price: text(dec(row.unit_price)),
      returned_quantity: text(dec(row.returned_quantity)),
      net_amount: amount(row.net_amount),
      tax_amount: amount(row.tax_amount),
      gross_amount: amount(row.gross_amount),
    })),
    payments: payments.rows.map((row) => ({ ...row, amount: amount(row.amount) })),
    credit_notes: notes.rows.map((row) => ({ ...row, amount: amount(row.amount) })),
    write_off_allowed: about.mayWriteOff && !dec(head.open_amount.amount).isZero(),
  };
}

type Figure = (typeof AGES)[number] | 'total' | 'prepaid' | 'credit_note';
const FIGURES: readonly Figure[] = [...AGES, 'total', 'prepaid', 'credit_note'];
type AgingSql = Record<Figure, string> & { id: string; name: string; name_en: string | null; invoices: string };

/** What every partner owes by how long it is past due on `today`; partners with nothing open and nothing on account are left out. */
export async function agingOf(
  db: Db,
  about: { companyId: string; today: string; currency: string; q?: string | undefined },
): Promise<Aging> {
  const pattern = about.q ? `%${about.q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  const past = (from: number, to: number | null) =>
    sql`coalesce(sum(open) filter (where late >= ${from}::int and (${to}::int is null or late <= ${to}::int)), 0)::text`;
  const found = await sql<AgingSql>`
    with owed as (
      select buyer_id, ${about.today}::date - due_date as late,
        gross_amount - offset_amount - paid_amount - credited_amount - written_off_amount as open
      from invoice where company_id = ${about.companyId} and currency = ${about.currency}
        and offset_amount + paid_amount + credited_amount + written_off_amount < gross_amount
    ), kept as (
      select party_id, coalesce(sum(balance) filter (where purpose = 'prepaid'), 0) as prepaid,
        coalesce(sum(balance) filter (where purpose = 'credit_note'), 0) as credit_note
      from account where company_id = ${about.companyId} and currency = ${about.currency} and purpose in ('prepaid', 'credit_note') group by party_id
    )
    select p.id, p.name, p.name_en, count(w.open)::text as invoices,
      coalesce(sum(open) filter (where late <= 0), 0)::text as current, ${past(1, 30)} as days_30, ${past(31, 60)} as days_60,
      ${past(61, 90)} as days_90, ${past(91, null)} as older, coalesce(sum(open), 0)::text as total,
      coalesce(max(k.prepaid), 0)::text as prepaid, coalesce(max(k.credit_note), 0)::text as credit_note
    from dealer d join party p on p.id = d.party_id left join owed w on w.buyer_id = p.id left join kept k on k.party_id = p.id
    where d.company_id = ${about.companyId} and (${pattern}::text is null or (d.code || ' ' || p.name || ' ' || coalesce(p.name_en, '')) ilike ${pattern})
    group by p.id having count(w.open) > 0 or coalesce(max(k.prepaid), 0) <> 0 or coalesce(max(k.credit_note), 0) <> 0
    order by coalesce(sum(open) filter (where late > 0), 0) desc, coalesce(sum(open), 0) desc, p.id`.execute(db);
  const amounts = (pick: (figure: Figure) => string) =>
    Object.fromEntries(FIGURES.map((figure) => [figure, toMoney(pick(figure), about.currency)])) as Record<
      Figure,
      AgingRow['total']
    >;
  return {
    as_of: about.today,
    currency: about.currency,
    data: found.rows.slice(0, PARTNERS_SHOWN).map((row) => ({
      dealer: { id: row.id, name: row.name, name_en: row.name_en },
      invoices: Number(row.invoices),
      ...amounts((figure) => row[figure]),
    })),
    sums: {
      invoices: found.rows.reduce((all, row) => all + Number(row.invoices), 0),
      ...amounts((figure) => text(sum(found.rows.map((row) => dec(row[figure]))))),
    },
    more: found.rows.length > PARTNERS_SHOWN,
  };
}

interface NoteSql {
  id: string;
  number: string;
  buyer_id: string;
  buyer_name: string;
  buyer_name_en: string | null;
  return: CreditNoteRow['return'];
  business_date: string;
  currency: string;
  gross_amount: string;
  applied_amount: string;
  sort_at: string;
}

/** Credit notes, the newest first; `sort_at` is the row's place in the list. */
export async function listCreditNotes(
  db: Db,
  companyId: string,
  query: CreditNotesQuery,
  place: Place | undefined,
): Promise<(CreditNoteRow & { sort_at: string })[]> {
  const found = [sql`n.company_id = ${companyId}`];
  if (query.buyer_id) found.push(sql`n.buyer_id = ${query.buyer_id}`);
  if (query.open)
    found.push(query.open === 'true' ? sql`n.applied_amount < n.gross_amount` : sql`n.applied_amount = n.gross_amount`);
  if (query.q) {
    const pattern = `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    found.push(sql`(n.number || ' ' || b.name || ' ' || coalesce(b.name_en, '')) ilike ${pattern}`);
  }
  if (place) {
    const at = sql`(${place.key[0]}::timestamptz, ${place.key[1]})`;
    found.push(place.back ? sql`(n.created_at, n.id) > ${at}` : sql`(n.created_at, n.id) < ${at}`);
  }
  const rows = await sql<NoteSql>`
    select n.id, n.number, n.buyer_id, b.name as buyer_name, b.name_en as buyer_name_en, n.business_date, n.currency, n.gross_amount::text, n.applied_amount::text,
      case when r.id is not null then jsonb_build_object('id', r.id, 'number', r.number) end as "return",
      to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort_at
    from credit_note n join party b on b.id = n.buyer_id left join return_order r on r.id = n.return_id
    where ${sql.join(found, sql` and `)}
    order by ${place?.back ? sql`n.created_at, n.id` : sql`n.created_at desc, n.id desc`} limit ${query.limit + 1}`.execute(
    db,
  );
  return rows.rows.map((row) => ({
    id: row.id,
    number: row.number,
    buyer: { id: row.buyer_id, name: row.buyer_name, name_en: row.buyer_name_en },
    return: row.return,
    business_date: row.business_date,
    gross_amount: toMoney(row.gross_amount, row.currency),
    applied_amount: toMoney(row.applied_amount, row.currency),
    left_amount: toMoney(dec(row.gross_amount).minus(row.applied_amount), row.currency),
    sort_at: row.sort_at,
  }));
}
