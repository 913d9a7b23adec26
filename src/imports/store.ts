// Owns the SQL that writes imported documents: one batch is staged once, and every table is filled from there in one statement.
import { sql } from 'kysely';
import { dec, sum, text } from '../kernel/decimal.ts';
import { periodOf } from '../kernel/period.ts';
import type { Db } from '../platform/db/database.ts';
import type { Document } from './documents.ts';
import { SOURCE } from './rules.ts';
import type { ImportCompany } from './masters.ts';

/** The ordinals of these invoices' lines that are in the books already. Invoices that came in parts are found through `ordinals`. */
export async function knownOrdinals(
  db: Db,
  companyId: string,
  invoices: ReadonlyMap<string, readonly number[]>,
): Promise<Map<string, Set<number>>> {
  const known = new Map<string, Set<number>>();
  const first = await linesOf(db, companyId, [...invoices.keys()]);
  if (first.length === 0) return known;
  const started = new Set(first.map((row) => row.key));
  const parts = [...started].flatMap((invoice) => invoices.get(invoice)!.map((ordinal) => `${invoice}+${ordinal}`));
  for (const row of [...first, ...(await linesOf(db, companyId, parts))]) {
    const plus = row.key.lastIndexOf('+');
    const invoice = plus < 0 || started.has(row.key) ? row.key : row.key.slice(0, plus);
    known.set(invoice, new Set([...(known.get(invoice) ?? []), ...row.ordinals]));
  }
  return known;
}

async function linesOf(db: Db, companyId: string, keys: string[]): Promise<{ key: string; ordinals: number[] }[]> {
  const found = await sql<{ key: string; ordinals: number[] }>`
    select o.source_key as key, array_agg(l.line_no) as ordinals from sales_order o join order_line l on l.order_id = o.id
      where o.tenant_id = app_tenant() and o.company_id = ${companyId} and o.source = ${SOURCE} and o.source_key = any(${keys}::text[]) group by o.id
    union all
    select r.source_key, array_agg(l.line_no) from return_order r join return_line l on l.return_id = r.id
      where r.tenant_id = app_tenant() and r.company_id = ${companyId} and r.source = ${SOURCE} and r.source_key = any(${keys}::text[]) group by r.id`.execute(
    db,
  );
  return found.rows;
}

/** Puts a batch into two temporary tables of this connection; every table is filled from them, and they empty at commit. */
export async function stage(db: Db, company: ImportCompany, documents: readonly Document[]): Promise<void> {
  await sql`
    create temp table if not exists import_doc (doc integer, credit boolean, key text, id text, shipment_id text, receipt_id text, invoice_id text,
      payment_id text, buyer_id text, region_id text, at timestamptz, day date, quantity numeric, amount numeric, period text, posted text) on commit delete rows`.execute(
    db,
  );
  await sql`
    create temp table if not exists import_line (doc integer, credit boolean, id text, shipment_line_id text, invoice_line_id text, ordinal integer, sku_id text,
      brand_id text, category_id text, code text, name text, quantity numeric, price numeric, amount numeric) on commit delete rows`.execute(
    db,
  );
  const heads = documents.map((document, doc) => ({
    doc,
    credit: document.credit,
    key: document.key,
    id: document.id,
    shipment_id: document.shipmentId,
    receipt_id: document.receiptId,
    invoice_id: document.invoiceId,
    payment_id: document.paymentId,
    buyer_id: document.buyerId,
    region_id: document.regionId,
    at: document.at.toISOString(),
    day: document.day,
    quantity: text(sum(document.lines.map((line) => dec(line.quantity)))),
    amount: text(document.amount),
    period: periodOf(document.day),
  }));
  const lines = documents.flatMap((document, doc) =>
    document.lines.map((line) => ({
      doc,
      credit: document.credit,
      id: line.id,
      shipment_line_id: line.shipmentLineId,
      invoice_line_id: line.invoiceLineId,
      ordinal: line.ordinal,
      sku_id: line.skuId,
      brand_id: line.brandId,
      category_id: line.categoryId,
      code: line.code,
      name: line.name,
      quantity: line.quantity,
      price: line.price,
      amount: text(line.amount),
    })),
  );
  await sql`
    insert into import_doc
    select d.*, p.posted from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as d(doc integer, credit boolean, key text, id text,
      shipment_id text, receipt_id text, invoice_id text, payment_id text, buyer_id text, region_id text, at timestamptz, day date,
      quantity numeric, amount numeric, period text)
    join (select period, open_period(${company.id}, 'statutory', period) as posted
          from unnest(${[...new Set(heads.map((head) => head.period))]}::text[]) as period) p using (period)`.execute(
    db,
  );
  await sql`
    insert into import_line
    select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(doc integer, credit boolean, id text, shipment_line_id text,
      invoice_line_id text, ordinal integer, sku_id text, brand_id text, category_id text, code text, name text, quantity numeric,
      price numeric, amount numeric)`.execute(db);
}

export async function writeOrders(db: Db, company: ImportCompany): Promise<void> {
  await sql`
    insert into sales_order (id, tenant_id, company_id, number, kind, status, seller_id, buyer_id, region_id, channel, currency, list_amount, goods_amount,
      payable_amount, quantity, shipped_quantity, received_quantity, settled_quantity, business_date, created_at, submitted_at, checked_at,
      approved_at, allocated_at, shipped_at, received_at, closed_at, updated_at, source, source_key)
    select id, app_tenant(), ${company.id}, key, 'dealer', 'closed', ${company.partyId}, buyer_id, region_id, 'import', ${company.currency}, amount, amount,
      amount, quantity, quantity, quantity, quantity, day, at, at, at,
      at, at, at, at, at, at, ${SOURCE}, key
    from import_doc where not credit`.execute(db);
  await sql`
    insert into order_line (id, tenant_id, company_id, order_id, line_no, sku_id, sku_code, name, name_en, unit, pack_size, pack_unit,
      ordered_quantity, quantity, list_price, unit_price, list_amount, goods_amount, net_amount, tax_amount, tax_code, tax_rate,
      shipped_quantity, received_quantity)
    select l.id, app_tenant(), ${company.id}, d.id, l.ordinal, l.sku_id, l.code, l.name, l.name, 'each', 1, 'each',
      l.quantity, l.quantity, l.price, l.price, l.amount, l.amount, l.amount, 0, 'NONE', 0, l.quantity, l.quantity
    from import_line l join import_doc d using (doc) where not l.credit`.execute(db);
}

export async function writeDelivery(db: Db, company: ImportCompany): Promise<void> {
  await sql`
    insert into shipment (id, tenant_id, company_id, order_id, number, status, quantity, goods_amount, cost_amount, business_date, shipped_at, received_at)
    select shipment_id, app_tenant(), ${company.id}, id, key, 'received', quantity, amount, 0, day, at, at from import_doc where not credit`.execute(
    db,
  );
  await sql`
    insert into shipment_line (id, tenant_id, company_id, shipment_id, order_line_id, quantity, goods_amount, cost_amount, received_quantity)
    select l.shipment_line_id, app_tenant(), ${company.id}, d.shipment_id, l.id, l.quantity, l.amount, 0, l.quantity
    from import_line l join import_doc d using (doc) where not l.credit`.execute(db);
  await sql`
    insert into receipt (id, tenant_id, company_id, order_id, shipment_id, number, business_date, received_at)
    select receipt_id, app_tenant(), ${company.id}, id, shipment_id, key, day, at from import_doc where not credit`.execute(
    db,
  );
}

export async function writeInvoices(db: Db, company: ImportCompany): Promise<void> {
  await sql`
    insert into invoice (id, tenant_id, company_id, order_id, receipt_id, number, buyer_id, region_id, currency, net_amount, tax_amount, gross_amount,
      paid_amount, business_date, due_date, created_at)
    select invoice_id, app_tenant(), ${company.id}, id, receipt_id, key, buyer_id, region_id, ${company.currency}, amount, 0, amount, amount, day, day, at
    from import_doc where not credit`.execute(db);
  await sql`
    insert into invoice_line (id, tenant_id, company_id, invoice_id, order_line_id, sku_id, quantity, unit_price, net_amount, tax_amount, gross_amount,
      tax_code, tax_rate, cost_amount)
    select l.invoice_line_id, app_tenant(), ${company.id}, d.invoice_id, l.id, l.sku_id, l.quantity, l.price, l.amount, 0, l.amount, 'NONE', 0, 0
    from import_line l join import_doc d using (doc) where not l.credit`.execute(db);
  await sql`
    with paid as (
      insert into payment (id, tenant_id, company_id, number, buyer_id, region_id, amount, currency, allocated_amount, method, business_date, created_at)
      select payment_id, app_tenant(), ${company.id}, key, buyer_id, region_id, amount, ${company.currency}, amount, 'import_clearing', day, at
      from import_doc where not credit
    )
    insert into payment_allocation (id, tenant_id, company_id, payment_id, invoice_id, amount, created_at)
    select 'alc_' || replace(uuidv7()::text, '-', ''), app_tenant(), ${company.id}, payment_id, invoice_id, amount, at
    from import_doc where not credit`.execute(db);
}

export async function writeOrderFacts(db: Db, company: ImportCompany): Promise<void> {
  await sql`
    insert into fact (id, tenant_id, company_id, kind, source, document_id, document_line, seller_id, buyer_id, channel, region_id, sku_id, brand_id,
      category_id, quantity, net_amount, tax_amount, gross_amount, currency, business_date, period, posted_period, occurred_at)
    select 'fct_' || replace(uuidv7()::text, '-', ''), app_tenant(), ${company.id}, k.kind, k.source, k.document_id, k.line, ${company.partyId}, d.buyer_id,
      'import', d.region_id, l.sku_id, l.brand_id, l.category_id, l.quantity, l.amount, 0, l.amount, ${company.currency}, d.day, d.period, d.posted, d.at
    from import_line l join import_doc d using (doc) cross join lateral (values
      ('ordered', 'order', d.id, l.id),
      ('shipped', 'shipment', d.shipment_id, l.shipment_line_id),
      ('received', 'receipt', d.receipt_id, l.shipment_line_id),
      ('invoiced', 'invoice', d.invoice_id, l.invoice_line_id),
      ('collected', 'payment', d.payment_id, l.invoice_line_id)) as k(kind, source, document_id, line)
    where not l.credit`.execute(db);
}

export async function writeReturns(db: Db, company: ImportCompany): Promise<void> {
  await sql`
    with made as (
      insert into return_order (id, tenant_id, company_id, number, buyer_id, region_id, status, reason, currency, net_amount, gross_amount, quantity,
        business_date, created_at, submitted_at, approved_at, received_at, credited_at, closed_at, source, source_key)
      select id, app_tenant(), ${company.id}, key, buyer_id, region_id, 'credited', 'imported credit invoice', ${company.currency}, amount, amount, quantity,
        day, at, at, at, at, at, at, ${SOURCE}, key
      from import_doc where credit
    ), lines as (
      insert into return_line (id, tenant_id, company_id, return_id, line_no, sku_id, sku_code, name, name_en, unit, quantity, received_quantity,
        unit_price, net_amount, tax_amount, gross_amount, tax_code, tax_rate, cost_amount)
      select l.id, app_tenant(), ${company.id}, d.id, l.ordinal, l.sku_id, l.code, l.name, l.name, 'each', l.quantity, l.quantity,
        l.price, l.amount, 0, l.amount, 'NONE', 0, 0
      from import_line l join import_doc d using (doc) where l.credit
    ), credited as (
      insert into credit_note (id, tenant_id, company_id, number, return_id, buyer_id, region_id, currency, net_amount, tax_amount, gross_amount,
        applied_amount, business_date, created_at)
      select invoice_id, app_tenant(), ${company.id}, key, id, buyer_id, region_id, ${company.currency}, amount, 0, amount, amount, day, at
      from import_doc where credit
    )
    insert into fact (id, tenant_id, company_id, kind, source, document_id, document_line, seller_id, buyer_id, channel, region_id, sku_id, brand_id,
      category_id, quantity, net_amount, tax_amount, gross_amount, currency, business_date, period, posted_period, occurred_at)
    select 'fct_' || replace(uuidv7()::text, '-', ''), app_tenant(), ${company.id}, 'returned', 'return', d.id, l.id, ${company.partyId}, d.buyer_id,
      'import', d.region_id, l.sku_id, l.brand_id, l.category_id, l.quantity, l.amount, 0, l.amount, ${company.currency}, d.day, d.period, d.posted, d.at
    from import_line l join import_doc d using (doc) where l.credit`.execute(db);
}

export async function writeEvents(db: Db, company: ImportCompany): Promise<void> {
  await sql`
    insert into document_event (id, tenant_id, company_id, document_type, document_id, kind, params, at)
    select 'evt_' || replace(uuidv7()::text, '-', ''), app_tenant(), ${company.id}, case when credit then 'return' else 'order' end, id,
      case when credit then 'return.imported' else 'order.imported' end,
      jsonb_build_object('number', key), at
    from import_doc`.execute(db);
}
