// Owns recording consumer sales and refunds made elsewhere: each document is decided alone, and all that count become facts together.
import { sql } from 'kysely';
import { ZERO, dec } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { periodOf } from '../kernel/period.ts';
import type { Refusal, Result } from '../kernel/refusal.ts';
import { accept, check } from '../kernel/refusal.ts';
import { canonicalHash } from '../platform/hash.ts';
import type { Work } from '../platform/transact.ts';
import { decideRetail } from './retail.rules.ts';
import type { RetailDecision, RetailKnown } from './retail.rules.ts';
import type { RetailFact, Refunded, SellerKnown, SkuKnown } from './retail.queries.ts';
import { knownParties, newestRetailFacts, refundsOf, sellersOf, skusByCode } from './retail.queries.ts';
import type { FactDraft } from './rules.ts';
import type { RetailResult, RetailSale, RetailSalesView } from './schema.ts';
import { writeFacts } from './store.ts';

const KIND = { sale: 'retail_sold', refund: 'retail_refunded' } as const;

/** Everything the documents of one batch are decided with; it grows as they are accepted, so that a batch may refund its own sales. */
interface Known {
  company: { id: string; currency: string };
  closedUntil: (period: string) => string;
  sellers: Map<string, SellerKnown>;
  parties: Set<string>;
  skus: Map<string, SkuKnown>;
  /** Newest fact of each line by document. */
  facts: Map<string, Map<string, RetailFact>>;
  refunds: Refunded[];
}

/**
 * Records documents of consumer sales of `companyId`, each by itself: a refused one leaves the others standing and says why.
 * Idempotent by (seller, source, document, version); a higher version restates the document. Amounts are tax included, in the
 * company's currency. The caller's scope decides for which sellers it may report.
 */
export async function recordRetailSales(
  work: Work,
  input: { companyId: string; sales: readonly RetailSale[] },
): Promise<Result<RetailSalesView>> {
  const known = await load(work, input.companyId, input.sales);
  const drafts: FactDraft[] = [];
  const results = input.sales.map((sale, index): RetailResult => {
    const decision = decideRetail(sale, knownOf(work, known, sale));
    if ('ok' in decision) return refusedResult(work, known, sale, index, decision);
    const made = decision.status === 'unchanged' ? [] : draftsOf(work, known, sale, decision);
    drafts.push(...made);
    const { source, document_id } = sale;
    const late = made.length > 0 && known.closedUntil(periodOf(sale.business_date)) > periodOf(sale.business_date);
    return { index, source, document_id, status: decision.status, facts: made.length, late, code: null, errors: [] };
  });
  await writeFacts(work.db, drafts);
  const count = (status: RetailResult['status']) => results.filter((result) => result.status === status).length;
  const view = {
    recorded: count('recorded'),
    restated: count('restated'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    results,
  };
  work.audit({
    companyId: input.companyId,
    action: 'retail_sales.record',
    objectType: 'company',
    objectId: input.companyId,
    detail: { recorded: view.recorded, restated: view.restated, unchanged: view.unchanged, refused: view.refused },
  });
  return accept(view);
}

/** A source's document numbers are its own: two sellers' tills may both know a document 1. */
export function factSource(sale: Pick<RetailSale, 'seller_id' | 'source'>): string {
  return `${sale.seller_id}/${sale.source}`;
}

async function load(work: Work, companyId: string, sales: readonly RetailSale[]): Promise<Known> {
  const { db } = work;
  const company = await db
    .selectFrom('company')
    .select(['id', 'currency'])
    .where('id', '=', companyId)
    .executeTakeFirst();
  check(company, `company ${companyId} is in the caller's scope`);
  // Reports of one source are taken one after the other, so that two of them cannot both refund the last piece.
  const sources = [...new Set(sales.map(factSource))].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended('retail:' || s, 0)) from unnest(${sources}::text[]) s`.execute(
    db,
  );
  const keys = sales.flatMap((sale) => {
    const source = factSource(sale);
    const original = sale.original_document_id;
    return [
      { source, documentId: sale.document_id },
      ...(original === undefined ? [] : [{ source, documentId: original }]),
    ];
  });
  const parties = sales.flatMap((sale) =>
    [sale.store_id, sale.guide_id, sale.buyer_id].filter((id) => id !== undefined),
  );
  const periods = [...new Set(sales.map((sale) => periodOf(sale.business_date)))];
  const posted = await sql<{ period: string; posted: string }>`
    select p as period, open_period(${companyId}, 'statutory', p) as posted from unnest(${periods}::text[]) p`.execute(
    db,
  );
  const known: Known = {
    company,
    closedUntil: (period) => posted.rows.find((row) => row.period === period)?.posted ?? period,
    sellers: await sellersOf(db, companyId, [...new Set(sales.map((sale) => sale.seller_id))]),
    parties: await knownParties(db, parties),
    skus: await skusByCode(
      db,
      companyId,
      sales.flatMap((sale) => sale.lines.map((line) => line.sku_code)),
    ),
    facts: new Map(),
    refunds: await refundsOf(db, companyId, keys),
  };
  for (const fact of await newestRetailFacts(db, companyId, keys)) keep(known, fact);
  return known;
}

function documentKey(kind: string, source: string, documentId: string): string {
  return JSON.stringify([kind, source, documentId]);
}

function keep(known: Known, fact: RetailFact): void {
  const key = documentKey(fact.kind, fact.source, fact.documentId);
  const lines = known.facts.get(key) ?? new Map<string, RetailFact>();
  lines.set(fact.documentLine, fact);
  known.facts.set(key, lines);
}

function linesOf(known: Known, kind: keyof typeof KIND, source: string, documentId: string): Map<string, RetailFact> {
  return known.facts.get(documentKey(KIND[kind], source, documentId)) ?? new Map<string, RetailFact>();
}

function knownOf(work: Work, known: Known, sale: RetailSale): RetailKnown {
  const source = factSource(sale);
  const soldDocument = sale.kind === 'sale' ? sale.document_id : (sale.original_document_id ?? '');
  const refunded = new Map<string, Decimal[]>();
  for (const refund of known.refunds) {
    const own = sale.kind === 'refund' && refund.refundId === sale.document_id;
    if (refund.source !== source || refund.documentId !== soldDocument || own) continue;
    refunded.set(refund.line, [...(refunded.get(refund.line) ?? []), refund.quantity]);
  }
  const ids = [sale.store_id, sale.guide_id, sale.buyer_id].filter((id) => id !== undefined);
  return {
    currency: known.company.currency,
    sellerAllowed: mayReport(work, known.sellers.get(sale.seller_id)),
    unknownParties: new Set(ids.filter((id) => !known.parties.has(id))),
    skus: known.skus,
    current: [...linesOf(known, sale.kind, source, sale.document_id).values()],
    contentHash: canonicalHash(sale),
    originals: linesOf(known, 'sale', source, soldDocument),
    refunded,
  };
}

/** Reports come from the seller itself, from above it in the tree, or from who looks after its region. */
function mayReport(work: Work, seller: SellerKnown | undefined): boolean {
  if (!seller) return false;
  const { parties, regions } = work.scope;
  return (
    parties === '*' || parties.includes(seller.id) || (seller.regionId !== null && regions.includes(seller.regionId))
  );
}

function draftsOf(work: Work, known: Known, sale: RetailSale, decision: RetailDecision): FactDraft[] {
  const source = factSource(sale);
  const content = canonicalHash(sale);
  const before = linesOf(known, sale.kind, source, sale.document_id);
  const originals = linesOf(known, 'sale', source, sale.original_document_id ?? '');
  const base = {
    companyId: known.company.id,
    kind: KIND[sale.kind],
    orderKind: 'retail',
    source,
    documentId: sale.document_id,
    version: sale.version,
    sellerId: sale.seller_id,
    buyerId: sale.buyer_id ?? null,
    storeId: sale.store_id ?? null,
    guideId: sale.guide_id ?? null,
    channel: sale.channel,
    regionId: known.sellers.get(sale.seller_id)?.regionId ?? null,
    currency: known.company.currency,
    businessDate: sale.business_date,
    occurredAt: sale.occurred_at === undefined ? work.now : new Date(sale.occurred_at),
    attributes: { content },
  };
  const drafts: FactDraft[] = sale.lines.map((line) => {
    const sku = known.skus.get(line.sku_code)!;
    const gross = dec(line.gross_amount.amount);
    const tax = dec(line.tax_amount?.amount ?? '0');
    return {
      ...base,
      id: newId('fact'),
      documentLine: line.line,
      supersedesId: before.get(line.line)?.id ?? null,
      originalId: sale.kind === 'refund' ? (originals.get(line.original_line ?? line.line)?.id ?? null) : null,
      skuId: sku.id,
      brandId: sku.brandId,
      categoryId: sku.categoryId,
      quantity: dec(line.quantity),
      netAmount: gross.minus(tax),
      taxAmount: tax,
      grossAmount: gross,
    };
  });
  for (const gone of decision.retracted) {
    const zero = { quantity: ZERO, netAmount: ZERO, taxAmount: ZERO, grossAmount: ZERO };
    const originalId = before.get(gone.documentLine)?.originalId ?? null;
    drafts.push({
      ...base,
      ...zero,
      id: newId('fact'),
      documentLine: gone.documentLine,
      supersedesId: gone.id,
      originalId,
    });
  }
  remember(known, sale, drafts, content);
  return drafts;
}

/** What was just accepted is known to the next document of the batch. */
function remember(known: Known, sale: RetailSale, drafts: readonly FactDraft[], contentHash: string): void {
  const source = factSource(sale);
  if (sale.kind === 'refund')
    known.refunds = known.refunds.filter((one) => one.source !== source || one.refundId !== sale.document_id);
  for (const draft of drafts) {
    keep(known, {
      id: draft.id!,
      kind: draft.kind,
      source,
      documentId: draft.documentId,
      documentLine: draft.documentLine,
      version: sale.version,
      quantity: draft.quantity,
      originalId: draft.originalId ?? null,
      contentHash,
    });
    if (sale.kind === 'refund' && !draft.quantity.isZero()) {
      const line = sale.lines.find((one) => one.line === draft.documentLine);
      const documentId = sale.original_document_id ?? '';
      const soldLine = line?.original_line ?? draft.documentLine;
      known.refunds.push({ source, documentId, line: soldLine, refundId: sale.document_id, quantity: draft.quantity });
    }
  }
}

function refusedResult(work: Work, known: Known, sale: RetailSale, index: number, refusal: Refusal): RetailResult {
  work.audit({
    companyId: known.company.id,
    action: 'retail_sales.record',
    objectType: 'retail_sale',
    objectId: `${factSource(sale)}/${sale.document_id}`,
    outcome: 'refused',
    code: refusal.code,
    detail: { params: refusal.params ?? {} },
  });
  const errors = (refusal.errors ?? []).map(({ pointer, code }) => ({ pointer: `/sales/${index}${pointer}`, code }));
  const { source, document_id } = sale;
  return { index, source, document_id, status: 'refused', facts: 0, late: false, code: refusal.code, errors };
}
