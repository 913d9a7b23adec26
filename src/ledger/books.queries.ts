// Owns the SQL of the books: accounts, their postings, transfers with the documents they were made for.
import { sql } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { dec, text } from '../kernel/decimal.ts';
import { scaleOf } from '../kernel/money.ts';
import type { Db } from '../platform/db/database.ts';
import type { AccountPosting, AccountsQuery, AccountTotals, AccountView, TransferView } from './books.schema.ts';

const PARTY = sql`case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name, 'name_en', p.name_en) end`;

/** Number of the document behind `transfer t`. */
const NUMBER = sql`coalesce(
  (select d.number from sales_order d where d.id = t.document_id), (select d.number from shipment d where d.id = t.document_id),
  (select d.number from receipt d where d.id = t.document_id), (select d.number from invoice d where d.id = t.document_id),
  (select d.number from payment d where d.id = t.document_id), (select d.number from return_order d where d.id = t.document_id),
  (select d.number from credit_note d where d.id = t.document_id), (select d.number from contract d where d.id = t.document_id))`;

interface Place {
  after?: readonly string[] | undefined;
  back: boolean;
  limit: number;
}

/** At the scale of its currency, or finer where the books are. */
function amountText(value: Decimal, currency: string): string {
  return text(value, Math.max(scaleOf(currency), value.decimalPlaces()));
}

type AccountRow = Omit<AccountView, 'balance'> & { balance: string | null };

const accountOf = (row: AccountRow): AccountView => ({
  ...row,
  balance: row.balance === null ? null : amountText(dec(row.balance), row.currency),
});

/** Accounts of a company by book and purpose; one more than `limit` when there are more. */
export async function listAccounts(
  tx: Db,
  companyId: string,
  query: Omit<AccountsQuery, 'limit' | 'cursor'>,
  page: Place,
): Promise<AccountView[]> {
  const [book, purpose, id] = page.after ?? [];
  const beyond = page.back ? sql`<` : sql`>`;
  const direction = page.back ? sql`desc` : sql`asc`;
  const name = query.q && `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await sql<AccountRow>`
    select a.id, a.book, a.purpose, a.currency, a.side, a.balance::text as balance, ${PARTY} as party
    from account a left join party p on p.id = a.party_id
    where a.company_id = ${companyId} ${query.book ? sql`and a.book = ${query.book}` : sql``}
      ${query.purpose ? sql`and a.purpose = ${query.purpose}` : sql``}
      ${name ? sql`and (p.name ilike ${name} or p.name_en ilike ${name})` : sql``}
      ${id === undefined ? sql`` : sql`and (a.book, a.purpose, a.id) ${beyond} (${book}, ${purpose}, ${id})`}
    order by a.book ${direction}, a.purpose ${direction}, a.id ${direction} limit ${page.limit + 1}`.execute(tx);
  return rows.rows.map(accountOf);
}

/** One account with what its postings add up to; undefined when it is not there or not to be seen. */
export async function accountTotalsOf(tx: Db, companyId: string, id: string): Promise<AccountTotals | undefined> {
  const rows = await sql<AccountRow & { postings: string; debit: string; credit: string }>`
    select a.id, a.book, a.purpose, a.currency, a.side, a.balance::text as balance, ${PARTY} as party,
      count(x.amount)::text as postings, coalesce(sum(x.amount) filter (where x.amount > 0), 0)::text as debit,
      coalesce(-sum(x.amount) filter (where x.amount < 0), 0)::text as credit
    from account a left join party p on p.id = a.party_id left join posting x on x.account_id = a.id
    where a.id = ${id} and a.company_id = ${companyId} group by a.id, p.id, p.name, p.name_en`.execute(tx);
  const row = rows.rows[0];
  if (!row) return undefined;
  const { postings, debit, credit, ...account } = row;
  return {
    ...accountOf(account),
    postings: Number(postings),
    debit: amountText(dec(debit), row.currency),
    credit: amountText(dec(credit), row.currency),
    summed: amountText(dec(debit).minus(credit).times(account.side), row.currency),
  };
}

type PostedRow = {
  transfer_id: string;
  reason: string;
  document_type: string;
  document_id: string;
  number: string | null;
  business_date: string;
  period: string;
  at: Date;
};

function posted(row: PostedRow) {
  const { transfer_id, reason, business_date, period, document_type: type, document_id: id, number, at } = row;
  return { transfer_id, reason, document: { type, id, number }, business_date, period, at: at.toISOString() };
}

function sides(amount: string, currency: string): { debit: string | null; credit: string | null } {
  const value = dec(amount);
  return {
    debit: value.gt(0) ? amountText(value, currency) : null,
    credit: value.lt(0) ? amountText(value.negated(), currency) : null,
  };
}

const POSTED = sql`t.id as transfer_id, t.reason, t.document_type, t.document_id, ${NUMBER} as number, t.business_date::text as business_date, t.period, t.created_at as at`;

/** Postings of an account, the latest first; one more than `limit` when there are more. */
export async function postingsOf(tx: Db, accountId: string, page: Place): Promise<AccountPosting[]> {
  const [transfer, line] = page.after ?? [];
  const beyond = page.back ? sql`>` : sql`<`;
  const direction = page.back ? sql`asc` : sql`desc`;
  const rows = await sql<PostedRow & { line: number; amount: string; currency: string }>`
    select ${POSTED}, x.line, x.amount, x.currency from posting x join transfer t on t.id = x.transfer_id
    where x.account_id = ${accountId}
      ${transfer === undefined ? sql`` : sql`and (x.transfer_id, x.line) ${beyond} (${transfer}, ${line}::smallint)`}
    order by x.transfer_id ${direction}, x.line ${direction} limit ${page.limit + 1}`.execute(tx);
  return rows.rows.map((row) => ({ ...posted(row), line: row.line, ...sides(row.amount, row.currency) }));
}

interface TransferRow extends PostedRow {
  book: string;
  key: string;
  original_period: string | null;
  corrects_id: string | null;
  request_id: string | null;
  line: number;
  account_id: string;
  purpose: string;
  party: AccountView['party'];
  currency: string;
  amount: string;
}

const MOST = 2000;

/** Transfers by their own id or by the documents they were made for, oldest first, each with all its postings. */
export async function transfersBy(
  tx: Db,
  companyId: string,
  by: { ids: readonly string[] } | { documents: readonly string[] },
): Promise<TransferView[]> {
  const which =
    'ids' in by ? sql`t.id = any(${[...by.ids]}::text[])` : sql`t.document_id = any(${[...by.documents]}::text[])`;
  const rows = await sql<TransferRow>`
    select ${POSTED}, t.book, t.key, t.original_period, t.corrects_id, t.request_id, x.line, x.account_id, a.purpose, x.currency, x.amount, ${PARTY} as party
    from transfer t join posting x on x.transfer_id = t.id join account a on a.id = x.account_id left join party p on p.id = a.party_id
    where t.company_id = ${companyId} and ${which} order by t.id, x.line limit ${MOST}`.execute(tx);
  const transfers = new Map<string, TransferView>();
  for (const row of rows.rows) {
    const { book, key, original_period, corrects_id, request_id, line, account_id, purpose, party, currency } = row;
    const transfer = transfers.get(row.transfer_id) ?? {
      ...posted(row),
      book,
      key,
      original_period,
      corrects_id,
      request_id,
      postings: [],
    };
    transfers.set(row.transfer_id, transfer);
    transfer.postings.push({ line, account_id, purpose, party, currency, ...sides(row.amount, currency) });
  }
  return [...transfers.values()];
}
