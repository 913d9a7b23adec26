// Owns the SQL of the search: one source per kind, each behind the walls of its own tables.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { toMoney } from '../kernel/money.ts';
import type { Db, Scope } from '../platform/db/database.ts';
import type { Terms } from './rules.ts';
import type { SearchHit, SearchKind, SearchQuery } from './schema.ts';

/**
 * Rows of a kind with the columns every kind has. `number`, `amount` and `date` are plain columns of a table wherever there are many
 * rows, so that their indexes serve.
 */
const SOURCES: Record<SearchKind, RawBuilder<unknown>> = {
  order: sql`select o.id, o.tenant_id, o.company_id, o.number, null as name, null as name_en, o.buyer_id as party_id, o.payable_amount as amount,
    o.currency, coalesce(o.business_date, o.created_at::date) as date, o.status, o.id as order_id from sales_order o`,
  shipment: sql`select s.id, s.tenant_id, s.company_id, s.number, null as name, null as name_en, o.buyer_id as party_id, s.goods_amount as amount,
    o.currency, s.business_date as date, s.status, s.order_id from shipment s join sales_order o on o.id = s.order_id`,
  receipt: sql`select r.id, r.tenant_id, r.company_id, r.number, null as name, null as name_en, o.buyer_id as party_id, null::numeric as amount,
    o.currency, r.business_date as date, null as status, r.order_id from receipt r join sales_order o on o.id = r.order_id`,
  invoice: sql`select i.id, i.tenant_id, i.company_id, i.number, null as name, null as name_en, i.buyer_id as party_id, i.gross_amount as amount,
    i.currency, i.business_date as date, null as status, i.order_id from invoice i`,
  payment: sql`select p.id, p.tenant_id, p.company_id, p.number, p.bank_reference as name, null as name_en, p.buyer_id as party_id, p.amount,
    p.currency, p.business_date as date, null as status, null as order_id from payment p`,
  return: sql`select r.id, r.tenant_id, r.company_id, r.number, null as name, null as name_en, r.buyer_id as party_id, r.gross_amount as amount,
    r.currency, coalesce(r.business_date, r.created_at::date) as date, r.status, r.order_id from return_order r`,
  credit_note: sql`select c.id, c.tenant_id, c.company_id, c.number, null as name, null as name_en, c.buyer_id as party_id, c.gross_amount as amount,
    c.currency, c.business_date as date, null as status, i.order_id from credit_note c left join invoice i on i.id = c.invoice_id`,
  contract: sql`select c.id, c.tenant_id, c.company_id, c.number, null as name, null as name_en, c.party_id, c.credit_limit as amount,
    c.currency, c.valid_from as date, c.status, null as order_id from contract c`,
  partner: sql`select d.party_id as id, d.tenant_id, d.company_id, d.code as number, p.name, p.name_en, d.party_id, null::numeric as amount,
    null as currency, null::date as date, d.status, null as order_id from dealer d join party p on p.id = d.party_id`,
  // People belong to the tenant; their login is not a name to be found by.
  person: sql`select u.id, u.tenant_id, null as company_id, null as number, u.name, u.name_en, null as party_id, null::numeric as amount,
    null as currency, null::date as date, u.status, null as order_id from user_account u`,
};

export interface SearchAsked {
  scope: Scope;
  companyId: string;
  terms: Terms;
  query: SearchQuery;
}

type HitRow = Omit<SearchHit, 'kind' | 'amount'> & { amount: string | null; currency: string | null };

const contains = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
const PARTIES_MOST = 500;

/** Partners whose name contains the text: looked up once, so that documents go by the index of their partner. */
export async function partiesNamed(tx: Db, text: string): Promise<string[]> {
  if (text.length < 2 && !/[\u3400-\u9fff]/.test(text)) return [];
  const pattern = contains(text);
  const rows = await sql<{ id: string }>`select p.id from party p
    where p.tenant_id = (select app_tenant()) and (p.name ilike ${pattern} or p.name_en ilike ${pattern}) limit ${PARTIES_MOST}`.execute(
    tx,
  );
  return rows.rows.map((row) => row.id);
}

/** Hits of one kind, the latest first; one more than `limit` when there are more. */
export async function searchKind(
  tx: Db,
  kind: SearchKind,
  asked: SearchAsked,
  parties: readonly string[],
): Promise<SearchHit[]> {
  const { query } = asked;
  const where = [...wallOf(kind, asked), ...filtersOf(query), ...textOf(asked.terms, parties)];
  return hits(tx, kind, where, query.limit + 1);
}

/** One document, partner or person by its id; undefined when it is not there or not to be seen. */
export async function findHit(tx: Db, kind: SearchKind, id: string, companyId: string): Promise<SearchHit | undefined> {
  const [found] = await hits(tx, kind, [sql`s.id = ${id}`, sql`s.company_id = ${companyId}`], 1);
  return found;
}

async function hits(tx: Db, kind: SearchKind, where: RawBuilder<unknown>[], limit: number): Promise<SearchHit[]> {
  const rows = await sql<HitRow>`
    select x.id, x.number, x.name, x.name_en, x.amount::text as amount, x.currency, x.date::text as date, x.status, x.order_id,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name, 'name_en', p.name_en) end as party
    from (select * from (${SOURCES[kind]}) s where ${sql.join(where, sql` and `)} order by s.date desc nulls last, s.id desc limit ${limit}) x
    left join party p on p.id = x.party_id order by x.date desc nulls last, x.id desc`.execute(tx);
  return rows.rows.map(({ currency, amount, ...row }) => ({
    kind,
    ...row,
    amount: amount === null || currency === null ? null : toMoney(amount, currency),
  }));
}

function wallOf(kind: SearchKind, { scope, companyId }: SearchAsked): RawBuilder<unknown>[] {
  const tenant = sql`s.tenant_id = ${scope.tenant}`;
  return kind === 'person' ? [tenant] : [tenant, sql`s.company_id = ${companyId}`];
}

function filtersOf(query: SearchQuery): RawBuilder<unknown>[] {
  return [
    ...(query.amount_from === undefined ? [] : [sql`s.amount >= ${query.amount_from}::numeric`]),
    ...(query.amount_to === undefined ? [] : [sql`s.amount <= ${query.amount_to}::numeric`]),
    ...(query.date_from === undefined ? [] : [sql`s.date >= ${query.date_from}::date`]),
    ...(query.date_to === undefined ? [] : [sql`s.date <= ${query.date_to}::date`]),
  ];
}

/** Any of what the text may mean. */
function textOf({ text, amount, dates }: Terms, parties: readonly string[]): RawBuilder<unknown>[] {
  if (text === '') return [];
  const pattern = contains(text);
  // Numbers are given in capitals; those that came with an import may not be.
  const beginnings = [...new Set([text, text.toUpperCase()])];
  const any = [
    ...beginnings.map(
      (number) => sql`(s.number collate "C" >= ${number} and s.number collate "C" < ${`${number}\uffff`})`,
    ),
    sql`s.name ilike ${pattern}`,
    sql`s.name_en ilike ${pattern}`,
    ...(parties.length > 0 ? [sql`s.party_id = any(${[...parties]}::text[])`] : []),
    ...(amount ? [sql`s.amount between ${amount.from}::numeric and ${amount.to}::numeric`] : []),
    ...(dates ? [sql`s.date between ${dates.from}::date and ${dates.to}::date`] : []),
  ];
  return [sql`(${sql.join(any, sql` or `)})`];
}
