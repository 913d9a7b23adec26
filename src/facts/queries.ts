// Owns reading facts for screens and machines, in the reader's scope, newest first.
import { toMoney } from '../kernel/money.ts';
import { dec, text } from '../kernel/decimal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Cursor } from '../platform/http/cursor.ts';
import { isLate } from './rules.ts';
import type { FactKind, FactsQuery, FactView } from './schema.ts';

/** Up to `limit + 1` facts of a company after (or, for a backwards cursor, before) a position; by default only what is in force. */
export async function listFacts(
  db: Db,
  companyId: string,
  query: FactsQuery,
  cursor: Cursor | undefined,
): Promise<FactView[]> {
  let find = db.selectFrom('fact').selectAll().where('company_id', '=', companyId);
  if (query.kind !== undefined) find = find.where('kind', '=', query.kind);
  if (query.buyer_id !== undefined) find = find.where('buyer_id', '=', query.buyer_id);
  if (query.seller_id !== undefined) find = find.where('seller_id', '=', query.seller_id);
  if (query.sku_id !== undefined) find = find.where('sku_id', '=', query.sku_id);
  if (query.document_id !== undefined) find = find.where('document_id', '=', query.document_id);
  if (query.from !== undefined) find = find.where('business_date', '>=', query.from);
  if (query.to !== undefined) find = find.where('business_date', '<=', query.to);
  if (query.versions === 'current') {
    find = find.where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('fact as later').select('later.id').whereRef('later.supersedes_id', '=', 'fact.id')),
      ),
    );
  }
  const position = cursor?.key[0];
  if (position !== undefined) find = find.where('id', cursor?.back ? '>' : '<', position);
  const rows = await find
    .orderBy('id', cursor?.back ? 'asc' : 'desc')
    .limit(query.limit + 1)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    // The column's check allows exactly these.
    kind: row.kind as FactKind,
    order_kind: row.order_kind,
    source: row.source,
    document_id: row.document_id,
    document_line: row.document_line,
    version: row.version,
    supersedes_id: row.supersedes_id,
    original_id: row.original_id,
    seller_id: row.seller_id,
    buyer_id: row.buyer_id,
    store_id: row.store_id,
    guide_id: row.guide_id,
    channel: row.channel,
    region_id: row.region_id,
    sku_id: row.sku_id,
    quantity: text(dec(row.quantity)),
    net_amount: toMoney(row.net_amount, row.currency),
    tax_amount: toMoney(row.tax_amount, row.currency),
    gross_amount: toMoney(row.gross_amount, row.currency),
    business_date: row.business_date,
    period: row.period,
    posted_period: row.posted_period,
    late: isLate(row),
    occurred_at: new Date(row.occurred_at).toISOString(),
    recorded_at: new Date(row.recorded_at).toISOString(),
  }));
}
