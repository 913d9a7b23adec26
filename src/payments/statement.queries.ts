// Owns a partner's statement: what is open, and how the balance came about, straight from the postings.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { dec, text } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import type { Db } from '../platform/db/database.ts';
import type { Statement } from './schema.ts';

export const STATEMENT_ENTRIES_MAX = 1000;

export interface StatementQuestion {
  companyId: string;
  partyId: string;
  currency: string;
  from: string;
  to: string;
  today: string;
}

/** What the partner owes net is the sum of these; a hold or an offset moves within them and changes nothing. */
const NET = sql`a.purpose in ('receivable', 'prepaid', 'prepaid_held', 'credit_note', 'credit_note_held')`;

export interface EntryRow {
  transfer_id: string;
  business_date: string;
  kind: Statement['entries'][number]['kind'];
  reason: string;
  document_type: string;
  document_id: string;
  document_number: string | null;
  order: Statement['entries'][number]['order'];
  amount: string;
  balance: string;
}

/** The statement of a dealer, or null when the dealer is not there or out of sight. */
export async function statementOf(db: Db, question: StatementQuestion): Promise<Statement | null> {
  const { companyId, partyId, currency, from, to } = question;
  const dealer = await db
    .selectFrom('dealer as d')
    .innerJoin('party as p', 'p.id', 'd.party_id')
    .select(['p.id', 'p.name', 'p.name_en'])
    .where('d.company_id', '=', companyId)
    .where('d.party_id', '=', partyId)
    .executeTakeFirst();
  if (!dealer) return null;
  const amount = (value: Decimal | string) => toMoney(value, currency);
  const opening = await openingBalance(db, question);
  const moved = await movementOf(db, question);
  const entries = await entriesOf(db, question, opening, STATEMENT_ENTRIES_MAX + 1);
  const shown = entries.slice(0, STATEMENT_ENTRIES_MAX);
  const totals = await totalsOf(db, question);
  return {
    dealer,
    from,
    to,
    opening_balance: amount(opening),
    closing_balance: amount(opening.plus(moved.increase).minus(moved.decrease)),
    increase: amount(moved.increase),
    decrease: amount(moved.decrease),
    entries: shown.map((entry) => ({ ...entry, amount: amount(entry.amount), balance: amount(entry.balance) })),
    more: entries.length > shown.length,
    open_items: await openItems(db, question, totals),
    receivable: amount(totals.receivable ?? '0'),
    prepaid: amount(totals.prepaid ?? '0'),
    credit_note: amount(totals.credit_note ?? '0'),
    rebate: amount(totals.rebate ?? '0'),
    credit_limit: amount(totals.credit_limit ?? '0'),
    credit_available: amount(totals.credit_available ?? '0'),
  };
}

/** What the partner owed before the first day of the time. */
export async function openingBalance(db: Db, question: StatementQuestion): Promise<Decimal> {
  const rows = await sql<{ balance: string | null }>`
    select sum(p.amount) as balance from account a join posting p on p.account_id = a.id join transfer t on t.id = p.transfer_id
    where a.company_id = ${question.companyId} and a.party_id = ${question.partyId} and a.currency = ${question.currency} and ${NET}
      and t.business_date < ${question.from}::date`.execute(db);
  return dec(rows.rows[0]?.balance ?? '0');
}

/** Transfers of the time that changed what the partner owes, each with by how much. */
function movements(question: StatementQuestion): RawBuilder<unknown> {
  return sql`
    select t.id as transfer_id, t.business_date, t.reason, t.document_type, t.document_id, t.created_at, sum(p.amount) as amount
    from account a join posting p on p.account_id = a.id join transfer t on t.id = p.transfer_id
    where a.company_id = ${question.companyId} and a.party_id = ${question.partyId} and a.currency = ${question.currency} and ${NET}
      and t.business_date >= ${question.from}::date and t.business_date <= ${question.to}::date
    group by t.id having sum(p.amount) <> 0`;
}

async function movementOf(db: Db, question: StatementQuestion): Promise<{ increase: Decimal; decrease: Decimal }> {
  const rows = await sql<{ increase: string; decrease: string }>`
    select coalesce(sum(amount) filter (where amount > 0), 0)::text as increase, coalesce(-sum(amount) filter (where amount < 0), 0)::text as decrease
    from (${movements(question)}) e`.execute(db);
  return { increase: dec(rows.rows[0]?.increase ?? '0'), decrease: dec(rows.rows[0]?.decrease ?? '0') };
}

/** The entries with the running balance, the oldest first, each with the document people know it by. */
export async function entriesOf(
  db: Db,
  question: StatementQuestion,
  opening: Decimal,
  limit: number,
): Promise<EntryRow[]> {
  const rows = await sql<EntryRow>`
    select e.transfer_id, e.business_date, e.reason, e.document_type, e.document_id, e.amount::text, e.balance,
      case when e.document_type in ('payment', 'credit_note') then e.document_type
        when e.document_type <> 'invoice' then 'other'
        when e.amount > 0 then 'invoice' when e.reason like 'write-off%' then 'write_off' else 'offset' end as kind,
      coalesce(i.number, y.number, n.number) as document_number,
      case when o.id is not null then jsonb_build_object('id', o.id, 'number', o.number) end as "order"
    from (select m.*, (${text(opening)}::numeric + sum(amount) over (order by business_date, created_at, transfer_id))::text as balance
      from (${movements(question)}) m order by business_date, created_at, transfer_id limit ${limit}) e
    left join invoice i on e.document_type = 'invoice' and i.id = e.document_id
    left join payment y on e.document_type = 'payment' and y.id = e.document_id
    left join credit_note n on e.document_type = 'credit_note' and n.id = e.document_id
    left join return_order r on r.id = n.return_id
    left join sales_order o on o.id = coalesce(i.order_id, r.order_id)
    order by e.business_date, e.created_at, e.transfer_id`.execute(db);
  return rows.rows;
}

/** Balances of the partner's purposes in their own direction. */
async function totalsOf(db: Db, question: StatementQuestion): Promise<Record<string, string | undefined>> {
  const rows = await sql<{ purpose: string; amount: string }>`
    select a.purpose, coalesce(a.balance, (select coalesce(sum(p.amount), 0) * a.side from posting p where p.account_id = a.id))::text as amount
    from account a where a.company_id = ${question.companyId} and a.party_id = ${question.partyId} and a.currency = ${question.currency}
      and a.purpose in ('receivable', 'prepaid', 'credit_note', 'rebate', 'credit_limit', 'credit_available')`.execute(
    db,
  );
  return Object.fromEntries(rows.rows.map((row) => [row.purpose, row.amount]));
}

interface OpenRow {
  kind: 'invoice' | 'credit_note';
  id: string;
  number: string;
  business_date: string;
  due_date: string | null;
  amount: string;
  open: string;
}

async function openItems(
  db: Db,
  question: StatementQuestion,
  totals: Record<string, string | undefined>,
): Promise<Statement['open_items']> {
  const { companyId, partyId, currency, today } = question;
  const rows = await sql<OpenRow>`
    select 'invoice' as kind, id, number, business_date, due_date, gross_amount as amount,
      (gross_amount - offset_amount - paid_amount - credited_amount - written_off_amount)::text as open
    from invoice where company_id = ${companyId} and buyer_id = ${partyId} and currency = ${currency}
      and offset_amount + paid_amount + credited_amount + written_off_amount < gross_amount
    union all
    select 'credit_note', id, number, business_date, null, (-gross_amount), (applied_amount - gross_amount)::text
    from credit_note where company_id = ${companyId} and buyer_id = ${partyId} and currency = ${currency} and applied_amount < gross_amount
    order by business_date, number`.execute(db);
  const items: Statement['open_items'] = rows.rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    number: row.number,
    business_date: row.business_date,
    due_date: row.due_date,
    amount: toMoney(row.amount, currency),
    open_amount: toMoney(row.open, currency),
    overdue: row.due_date !== null && row.due_date < today,
  }));
  const prepaid = dec(totals.prepaid ?? '0').negated();
  if (!prepaid.isZero()) {
    const left = toMoney(prepaid, currency);
    items.push({
      kind: 'prepaid',
      id: null,
      number: null,
      business_date: null,
      due_date: null,
      amount: left,
      open_amount: left,
      overdue: false,
    });
  }
  return items;
}
