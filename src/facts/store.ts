// Owns the SQL that writes facts: many lines in one statement, each in its own period or, when that is closed, the next open one.
import { sql } from 'kysely';
import { text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { periodOf } from '../kernel/period.ts';
import type { Db } from '../platform/db/database.ts';
import type { FactDraft } from './rules.ts';

/**
 * Writes facts inside the caller's transaction and scope and returns their ids in the same order. A closed period moves a fact's
 * posted period to the first open one. A line already reported under the same version is a unique violation.
 */
export async function writeFacts(db: Db, facts: readonly FactDraft[]): Promise<string[]> {
  if (facts.length === 0) return [];
  const rows = facts.map(factRow);
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id text, company_id text, kind text, order_kind text, source text,
        document_id text, document_line text, version integer, supersedes_id text, original_id text, seller_id text, buyer_id text,
        ship_to_id text, bill_to_id text, store_id text, guide_id text, channel text, region_id text, sku_id text, brand_id text,
        category_id text, quantity numeric, net_amount numeric, tax_amount numeric, gross_amount numeric, currency text,
        business_date date, period text, occurred_at timestamptz, attributes jsonb)
    ), periods as materialized (
      select company_id, period, open_period(company_id, 'statutory', period) as posted from (select distinct company_id, period from given) p
    )
    insert into fact (id, tenant_id, company_id, kind, order_kind, source, document_id, document_line, version, supersedes_id, original_id,
      seller_id, buyer_id, ship_to_id, bill_to_id, store_id, guide_id, channel, region_id, sku_id, brand_id, category_id,
      quantity, net_amount, tax_amount, gross_amount, currency, business_date, period, posted_period, occurred_at, attributes)
    select id, app_tenant(), company_id, kind, order_kind, source, document_id, document_line, version, supersedes_id, original_id,
      seller_id, buyer_id, ship_to_id, bill_to_id, store_id, guide_id, channel, region_id, sku_id, brand_id, category_id,
      quantity, net_amount, tax_amount, gross_amount, currency, business_date, period, posted, occurred_at, attributes
    from given join periods using (company_id, period)`.execute(db);
  return rows.map((row) => row.id);
}

function factRow(fact: FactDraft) {
  return {
    id: fact.id ?? newId('fact'),
    company_id: fact.companyId,
    kind: fact.kind,
    order_kind: fact.orderKind ?? 'dealer',
    source: fact.source,
    document_id: fact.documentId,
    document_line: fact.documentLine,
    version: fact.version ?? 1,
    supersedes_id: fact.supersedesId ?? null,
    original_id: fact.originalId ?? null,
    seller_id: fact.sellerId ?? null,
    buyer_id: fact.buyerId ?? null,
    ship_to_id: fact.shipToId ?? null,
    bill_to_id: fact.billToId ?? null,
    store_id: fact.storeId ?? null,
    guide_id: fact.guideId ?? null,
    channel: fact.channel ?? null,
    region_id: fact.regionId ?? null,
    sku_id: fact.skuId ?? null,
    brand_id: fact.brandId ?? null,
    category_id: fact.categoryId ?? null,
    quantity: text(fact.quantity),
    net_amount: text(fact.netAmount),
    tax_amount: text(fact.taxAmount),
    gross_amount: text(fact.grossAmount),
    currency: fact.currency,
    business_date: fact.businessDate,
    period: periodOf(fact.businessDate),
    occurred_at: fact.occurredAt.toISOString(),
    attributes: fact.attributes ?? {},
  };
}
