// Owns the facts of goods that came back.
import type { FactDraft } from '../facts/rules.ts';
import type { Work } from '../platform/transact.ts';
import type { GoodsBack } from './receive.ts';

/** Each names the invoiced fact it takes back, when there is one. */
export async function returnedFacts(work: Work, { row, lines, today }: GoodsBack): Promise<FactDraft[]> {
  const sources = lines.flatMap((line) => (line.original ? [line.original.invoiceLineId] : []));
  const invoiced = await work.db
    .selectFrom('fact')
    .select(['id', 'document_line', 'seller_id', 'ship_to_id', 'bill_to_id', 'store_id', 'channel', 'order_kind'])
    .where('kind', '=', 'invoiced')
    .where('source', '=', 'invoice')
    .where('document_line', 'in', ['', ...sources])
    .execute();
  const byLine = new Map(invoiced.map((fact) => [fact.document_line, fact]));
  return lines
    .filter((line) => line.quantity.gt(0))
    .map((line) => {
      const taken = line.original ? byLine.get(line.original.invoiceLineId) : undefined;
      return {
        companyId: row.company_id,
        kind: 'returned',
        orderKind: taken?.order_kind ?? 'dealer',
        source: 'return',
        documentId: row.id,
        documentLine: line.row.id,
        originalId: taken?.id ?? null,
        sellerId: taken?.seller_id ?? null,
        buyerId: row.buyer_id,
        shipToId: taken?.ship_to_id ?? null,
        billToId: taken?.bill_to_id ?? null,
        storeId: taken?.store_id ?? null,
        channel: taken?.channel ?? null,
        regionId: row.region_id,
        skuId: line.row.sku_id,
        brandId: line.product.brandId,
        categoryId: line.product.categoryId,
        quantity: line.quantity,
        netAmount: line.gross.minus(line.tax),
        taxAmount: line.tax,
        grossAmount: line.gross,
        currency: row.currency,
        businessDate: today,
        occurredAt: work.now,
        attributes: { order_id: row.order_id, condition: line.condition },
      };
    });
}
