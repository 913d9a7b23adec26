// Owns the rows of payments and the locked invoices they pay.
import { sql } from 'kysely';
import type { CreditOwner } from '../credit/settle.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { dec, text } from '../kernel/decimal.ts';
import type { Work } from '../platform/transact.ts';

/** An invoice as settling sees it, with what its order's credit needs. */
export interface InvoiceDoc {
  id: string;
  companyId: string;
  orderId: string;
  number: string;
  buyerId: string;
  regionId: string | null;
  currency: string;
  net: Decimal;
  tax: Decimal;
  gross: Decimal;
  settled: Decimal;
  open: Decimal;
  dueDate: string;
}

interface InvoiceRow {
  id: string;
  company_id: string;
  order_id: string;
  number: string;
  buyer_id: string;
  region_id: string | null;
  currency: string;
  net_amount: string;
  tax_amount: string;
  gross_amount: string;
  settled: string;
  due_date: string;
}

const INVOICE_COLUMNS = sql.raw(
  `i.id, i.company_id, i.order_id, i.number, i.buyer_id, i.region_id, i.currency, i.net_amount, i.tax_amount, i.gross_amount, i.due_date,
   (i.offset_amount + i.paid_amount + i.credited_amount + i.written_off_amount)::text as settled`,
);

function invoiceDoc(row: InvoiceRow): InvoiceDoc {
  const gross = dec(row.gross_amount);
  const settled = dec(row.settled);
  return {
    id: row.id,
    companyId: row.company_id,
    orderId: row.order_id,
    number: row.number,
    buyerId: row.buyer_id,
    regionId: row.region_id,
    currency: row.currency,
    net: dec(row.net_amount),
    tax: dec(row.tax_amount),
    gross,
    settled,
    open: gross.minus(settled),
    dueDate: row.due_date,
  };
}

/** Orders are always locked before their invoices, in the order of their ids, so that settling and fulfilment cannot deadlock. */
export async function lockOrders(work: Work, orderIds: readonly string[]): Promise<Map<string, CreditOwner>> {
  const rows = await work.db
    .selectFrom('sales_order')
    .select(['id', 'company_id', 'buyer_id', 'currency', 'credit_exception_amount', 'credit_exception_returned'])
    .where('id', 'in', [...orderIds, ''])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        companyId: row.company_id,
        buyerId: row.buyer_id,
        currency: row.currency,
        exceptionLeft: dec(row.credit_exception_amount).minus(dec(row.credit_exception_returned)),
      },
    ]),
  );
}

/** Open invoices of a partner, locked, oldest due first; their orders are locked before them. */
export async function lockOpenInvoices(
  work: Work,
  owner: { companyId: string; buyerId: string; currency: string },
): Promise<{ invoices: InvoiceDoc[]; orders: Map<string, CreditOwner> }> {
  const open = sql`i.company_id = ${owner.companyId} and i.buyer_id = ${owner.buyerId} and i.currency = ${owner.currency}
    and i.offset_amount + i.paid_amount + i.credited_amount + i.written_off_amount < i.gross_amount`;
  const first = await sql<{ order_id: string }>`select distinct i.order_id from invoice i where ${open}`.execute(
    work.db,
  );
  const orders = await lockOrders(
    work,
    first.rows.map((row) => row.order_id),
  );
  const rows =
    await sql<InvoiceRow>`select ${INVOICE_COLUMNS} from invoice i where ${open} and i.order_id = any(${[...orders.keys()]}::text[])
    order by i.due_date, i.number for update`.execute(work.db);
  return { invoices: rows.rows.map(invoiceDoc), orders };
}

/** One invoice with its order, both locked. */
export async function lockInvoice(
  work: Work,
  invoiceId: string,
): Promise<{ invoice: InvoiceDoc; order: CreditOwner } | undefined> {
  const found = await work.db.selectFrom('invoice').select('order_id').where('id', '=', invoiceId).executeTakeFirst();
  if (!found) return undefined;
  const order = (await lockOrders(work, [found.order_id])).get(found.order_id);
  const rows =
    await sql<InvoiceRow>`select ${INVOICE_COLUMNS} from invoice i where i.id = ${invoiceId} for update`.execute(
      work.db,
    );
  return order && { invoice: invoiceDoc(rows.rows[0]!), order };
}

export type SettledBy = 'paid_amount' | 'credited_amount' | 'written_off_amount';

/** Adds to what settled an invoice, in the row and in `invoice` alike. */
export async function addToInvoice(work: Work, invoice: InvoiceDoc, column: SettledBy, amount: Decimal): Promise<void> {
  invoice.settled = invoice.settled.plus(amount);
  invoice.open = invoice.open.minus(amount);
  await work.db
    .updateTable('invoice')
    .set((eb) => ({ [column]: eb(column, '+', text(amount)) }))
    .where('id', '=', invoice.id)
    .execute();
}
