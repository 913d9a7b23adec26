// Owns a partner's statement: what is open, and how the balance came about, straight from the postings.
import { sql } from 'kysely';
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

interface EntryRow {
  transfer_id: string;
  business_date: string;
  reason: string;
  document_type: string;
  document_id: string;
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
  const entries = await entriesOf(db, question, opening);
  const shown = entries.slice(0, STATEMENT_ENTRIES_MAX);
  const totals = await totalsOf(db, question);
  return {
    dealer,
    from,
    to,
    opening_balance: amount(opening),
    closing_balance: amount(shown.at(-1)?.balance ?? opening),
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

async function openingBalance(db: Db, question: StatementQuestion): Promise<Decimal> {
  const rows = await sql<{ balance: string | null }>`
    select sum(p.amount) as balance from account a join posting p on p.account_id = a.id join transfer t on t.id = p.transfer_id
    where a.company_id = ${question.companyId} and a.party_id = ${question.partyId} and a.currency = ${question.currency} and ${NET}
      and t.business_date < ${question.from}::date`.execute(db);
  return dec(rows.rows[0]?.balance ?? '0');
}

async function entriesOf(db: Db, question: StatementQuestion, opening: Decimal): Promise<EntryRow[]> {
  const rows = await sql<EntryRow>`
    select e.*, (${text(opening)}::numeric + sum(amount::numeric) over (order by business_date, created_at, transfer_id))::text as balance from (
      select t.id as transfer_id, t.business_date, t.reason, t.document_type, t.document_id, t.created_at, sum(p.amount)::text as amount
      from account a join posting p on p.account_id = a.id join transfer t on t.id = p.transfer_id
      where a.company_id = ${question.companyId} and a.party_id = ${question.partyId} and a.currency = ${question.currency} and ${NET}
        and t.business_date >= ${question.from}::date and t.business_date <= ${question.to}::date
      group by t.id having sum(p.amount) <> 0) e
    order by business_date, created_at, transfer_id limit ${STATEMENT_ENTRIES_MAX + 1}`.execute(db);
  return rows.rows.map(({ transfer_id, business_date, reason, document_type, document_id, amount, balance }) => ({
    transfer_id,
    business_date,
    reason,
    document_type,
    document_id,
    amount,
    balance,
  }));
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
