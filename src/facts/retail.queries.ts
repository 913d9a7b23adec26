// Owns what must be known before a report of consumer sales is decided: its documents so far, their refunds, partners and products.
import { sql } from 'kysely';
import { dec } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { Db } from '../platform/db/database.ts';
import type { StoredFact } from './rules.ts';

export interface DocumentKey {
  source: string;
  documentId: string;
}

export interface RetailFact extends StoredFact, DocumentKey {
  originalId: string | null;
}

/** The newest fact of every line of these retail documents. */
export async function newestRetailFacts(
  db: Db,
  companyId: string,
  keys: readonly DocumentKey[],
): Promise<RetailFact[]> {
  const found = await sql<FactRow>`
    select f.id, f.kind, f.source, f.document_id, f.document_line, f.version, f.quantity, f.original_id, f.attributes ->> 'content' as content
    from fact f join unnest(${keys.map((key) => key.source)}::text[], ${keys.map((key) => key.documentId)}::text[]) as k(source, document_id)
      on f.source = k.source and f.document_id = k.document_id
    where f.tenant_id = app_tenant() and f.company_id = ${companyId} and f.kind in ('retail_sold', 'retail_refunded')
      and not exists (select from fact later where later.supersedes_id = f.id)`.execute(db);
  return found.rows.map(factOf);
}

export interface Refunded {
  /** Document and line of the sale. */
  source: string;
  documentId: string;
  line: string;
  /** Document of the refund. */
  refundId: string;
  quantity: Decimal;
}

/** What other documents took back of these sales, whichever version of the sale they named. */
export async function refundsOf(db: Db, companyId: string, sales: readonly DocumentKey[]): Promise<Refunded[]> {
  const found = await sql<{ source: string; document_id: string; line: string; refund_id: string; quantity: string }>`
    select s.source, s.document_id, s.document_line as line, r.document_id as refund_id, r.quantity
    from unnest(${sales.map((key) => key.source)}::text[], ${sales.map((key) => key.documentId)}::text[]) as k(source, document_id)
    join fact s on s.source = k.source and s.document_id = k.document_id and s.tenant_id = app_tenant() and s.company_id = ${companyId}
      and s.kind = 'retail_sold'
    join fact r on r.original_id = s.id and r.kind = 'retail_refunded'
    where not exists (select from fact later where later.supersedes_id = r.id)`.execute(db);
  return found.rows.map((row) => ({
    source: row.source,
    documentId: row.document_id,
    line: row.line,
    refundId: row.refund_id,
    quantity: dec(row.quantity),
  }));
}

interface FactRow {
  id: string;
  kind: 'retail_sold' | 'retail_refunded';
  source: string;
  document_id: string;
  document_line: string;
  version: number;
  quantity: string;
  original_id: string | null;
  content: string | null;
}

function factOf(row: FactRow): RetailFact {
  return {
    id: row.id,
    kind: row.kind,
    source: row.source,
    documentId: row.document_id,
    documentLine: row.document_line,
    version: row.version,
    quantity: dec(row.quantity),
    originalId: row.original_id,
    contentHash: row.content ?? '',
  };
}

export interface SellerKnown {
  id: string;
  regionId: string | null;
}

/** Who of `ids` sells for this company: dealers, distributors and stores, and the company itself. */
export async function sellersOf(db: Db, companyId: string, ids: readonly string[]): Promise<Map<string, SellerKnown>> {
  const found = await sql<{ id: string; region_id: string | null }>`
    select p.id, d.region_id from party p left join dealer d on d.party_id = p.id and d.company_id = ${companyId}
    where p.id = any(${[...ids]}::text[])
      and (exists (select from party_role r where r.party_id = p.id and r.company_id = ${companyId} and r.role in ('dealer', 'distributor', 'store'))
           or exists (select from company c where c.id = ${companyId} and c.party_id = p.id))`.execute(db);
  return new Map(found.rows.map((row) => [row.id, { id: row.id, regionId: row.region_id }]));
}

export async function knownParties(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = await db
    .selectFrom('party')
    .select('id')
    .where('id', 'in', [...ids, ''])
    .execute();
  return new Set(found.map((row) => row.id));
}

export interface SkuKnown {
  id: string;
  brandId: string;
  categoryId: string;
}

export async function skusByCode(db: Db, companyId: string, codes: readonly string[]): Promise<Map<string, SkuKnown>> {
  const found = await sql<{ code: string; id: string; brand_id: string; category_id: string }>`
    select s.code, s.id, p.brand_id, p.category_id from sku s join product p on p.id = s.product_id
    where s.tenant_id = app_tenant() and s.company_id = ${companyId} and s.code = any(${[...codes]}::text[])`.execute(
    db,
  );
  return new Map(
    found.rows.map((row) => [row.code, { id: row.id, brandId: row.brand_id, categoryId: row.category_id }]),
  );
}
