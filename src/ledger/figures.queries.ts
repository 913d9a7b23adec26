// Owns reading what stands behind a figure: its document, the postings made in its name, who took part.
import { sql } from 'kysely';
import { dec, text } from '../kernel/decimal.ts';
import type { Db } from '../platform/db/database.ts';
import type { PriceStep } from './figures.rules.ts';
import { mayShowPosting } from './figures.rules.ts';
import type { FigureTransfer, FigureView } from './schema.ts';

export interface FigureLine {
  id: string;
  line_no: number;
  name: string;
  name_en: string;
  unit: string;
  quantity: string;
  list_price: string;
  unit_price: string;
  price_trace: PriceStep[];
  list_amount: string;
  goods_amount: string;
  net_amount: string;
  tax_amount: string;
  tax_rate: string;
  tax_code: string;
}

export interface FigureOrder {
  id: string;
  number: string | null;
  status: string;
  currency: string;
  company_id: string;
  buyer_id: string;
  buyer: string;
  buyer_en: string | null;
  contract_id: string | null;
  tax_included: boolean;
  list_amount: string;
  discount_amount: string;
  goods_amount: string;
  tax_amount: string;
  offset_amount: string;
  payable_amount: string;
}

/** Orders one sees, by the order's id or that of one of its lines. */
export async function figureOrder(tx: Db, orderId: string): Promise<FigureOrder | undefined> {
  const rows =
    await sql<FigureOrder>`select o.*, p.name as buyer, p.name_en as buyer_en from sales_order o join party p on p.id = o.buyer_id
    where o.id = ${orderId}`.execute(tx);
  return rows.rows[0];
}

export async function orderOfLine(tx: Db, lineId: string): Promise<string | undefined> {
  return (await tx.selectFrom('order_line').select('order_id').where('id', '=', lineId).executeTakeFirst())?.order_id;
}

export async function figureLines(tx: Db, orderId: string): Promise<FigureLine[]> {
  const rows =
    await sql<FigureLine>`select id, line_no, name, name_en, unit, quantity::text, list_price::text, unit_price::text, price_trace,
      list_amount::text, goods_amount::text, net_amount::text, tax_amount::text, tax_rate::text, tax_code
    from order_line where order_id = ${orderId} order by line_no`.execute(tx);
  return rows.rows;
}

export async function figureOffsets(tx: Db, orderId: string) {
  return tx
    .selectFrom('order_offset')
    .select(['id', 'kind', 'amount'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
}

export interface DocumentLine {
  id: string;
  name: string;
  name_en: string;
  quantity: string;
  net: string;
  tax: string;
  gross: string;
  cost: string;
}

const LINES = {
  invoice: sql`select l.id, o.name, o.name_en, l.quantity, l.net_amount as net, l.tax_amount as tax, l.gross_amount as gross, l.cost_amount as cost, l.invoice_id as document_id, o.line_no
    from invoice_line l join order_line o on o.id = l.order_line_id`,
  shipment: sql`select l.id, o.name, o.name_en, l.quantity, l.goods_amount - l.tax_amount as net, l.tax_amount as tax, l.goods_amount as gross, l.cost_amount as cost,
    l.shipment_id as document_id, o.line_no from shipment_line l join order_line o on o.id = l.order_line_id`,
  return: sql`select id, name, name_en, quantity, net_amount as net, tax_amount as tax, gross_amount as gross, cost_amount as cost, return_id as document_id, line_no from return_line`,
} as const;

export async function documentLines(tx: Db, type: keyof typeof LINES, id: string): Promise<DocumentLine[]> {
  const rows =
    await sql<DocumentLine>`select id, name, name_en, quantity, net, tax, gross, cost from (${LINES[type]}) l where document_id = ${id} order by line_no`.execute(
      tx,
    );
  return rows.rows;
}

export async function allocationsOf(tx: Db, paymentId: string) {
  const rows = await sql<{
    id: string;
    invoice_id: string;
    number: string;
    amount: string;
  }>`select a.id, a.invoice_id, i.number, a.amount
    from payment_allocation a join invoice i on i.id = a.invoice_id where a.payment_id = ${paymentId} order by i.number`.execute(
    tx,
  );
  return rows.rows;
}

interface PostingRow {
  id: string;
  book: string;
  reason: string;
  at: Date;
  business_date: string;
  period: string;
  line: number;
  purpose: string;
  party: string | null;
  party_en: string | null;
  amount: string;
}

/** Transfers made in the name of documents, oldest first; accounts the reader may not see are left out. */
export async function transfersOf(
  tx: Db,
  documentIds: readonly string[],
  readsLedger: boolean,
): Promise<FigureTransfer[]> {
  const found = await sql<PostingRow>`
    select t.id, t.book, t.reason, t.created_at as at, t.business_date, t.period, p.line, a.purpose, party.name as party, party.name_en as party_en, p.amount
    from transfer t join posting p on p.transfer_id = t.id join account a on a.id = p.account_id left join party on party.id = a.party_id
    where t.document_id = any(${documentIds}::text[]) order by t.created_at, t.id, p.line limit 500`.execute(tx);
  const transfers = new Map<string, FigureTransfer>();
  for (const row of found.rows) {
    if (!mayShowPosting(row.purpose, readsLedger)) continue;
    const { id, book, reason, business_date, period } = row;
    const transfer = transfers.get(id) ?? {
      id,
      book,
      reason,
      business_date,
      period,
      at: row.at.toISOString(),
      postings: [],
    };
    transfers.set(id, transfer);
    const amount = dec(row.amount);
    transfer.postings.push({
      line: row.line,
      purpose: row.purpose,
      party: row.party,
      party_en: row.party_en,
      debit: amount.gt(0) ? text(amount) : null,
      credit: amount.lt(0) ? text(amount.negated()) : null,
    });
  }
  return [...transfers.values()];
}

/** Who submitted and who decided a document. */
export async function peopleOf(tx: Db, documentId: string): Promise<FigureView['people']> {
  const rows = await sql<{
    id: string;
    name: string;
    name_en: string;
    title: string;
    title_en: string;
    action: string;
    at: Date;
  }>`
    select u.id, u.name, u.name_en, u.title, u.title_en, x.action, x.at from (
      select submitted_by as user_id, 'submit' as action, submitted_at as at from sales_order where id = ${documentId} and submitted_by is not null
      union all select submitted_by, 'submit', submitted_at from return_order where id = ${documentId} and submitted_by is not null
      union all select d.user_id, d.action, d.at from approval_decision d where d.document_id = ${documentId} and d.action in ('approve', 'reject', 'send_back')) x
    join user_account u on u.id = x.user_id order by x.at`.execute(tx);
  return rows.rows.map(({ action, at, ...person }) => ({ person, action, at: at.toISOString() }));
}

/** The contract an order was checked against, as the rule behind its credit. */
export async function contractOf(tx: Db, contractId: string | null) {
  if (contractId === null) return undefined;
  return tx
    .selectFrom('contract')
    .select(['id', 'number', 'version', 'valid_from', 'credit_limit', 'payment_days', 'currency'])
    .where('id', '=', contractId)
    .executeTakeFirst();
}

/** When a price list's version came into force. */
export async function priceVersions(tx: Db, listIds: readonly string[]): Promise<Map<string, string>> {
  if (listIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('price_list_version')
    .select(['price_list_id', 'version', 'valid_from'])
    .where('price_list_id', 'in', [...listIds])
    .execute();
  return new Map(rows.map((row) => [`${row.price_list_id}:${row.version}`, row.valid_from]));
}
