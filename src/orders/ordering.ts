// Owns what helps to write an order: what can be ordered at which price, a preview of a draft, lines pasted from a sheet.
import { sql } from 'kysely';
import type { z } from 'zod';
import { dec, max, text, ZERO } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, isRefusal } from '../kernel/refusal.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import { decodeCursor, pageOf } from '../platform/http/cursor.ts';
import type { Page } from '../platform/http/cursor.ts';
import { pricesFor } from '../pricing/resolve.ts';
import { priceOf } from '../pricing/rules.ts';
import { runChecks } from './checks.rules.ts';
import { appraise, companyOf, resolveLines } from './drafts.ts';
import type { DraftContent } from './drafts.ts';
import { readPaste } from './paste.rules.ts';
import { sheetText } from './sheet.rules.ts';
import type { SheetCells } from './sheet.rules.ts';
import { LINES_MAX } from './schema.ts';
import type { orderableQuery, orderableSku, pasteBody, pasteView, previewView } from './schema.ts';
import { priceText } from './view.queries.ts';

type Orderable = z.infer<typeof orderableSku>;
type Query = z.infer<typeof orderableQuery>;

interface SkuRow {
  id: string;
  code: string;
  name: string;
  name_en: string;
  brand: string;
  category: Orderable['category'];
  unit: string;
  pack_unit: string;
  pack_size: string;
  min_quantity: string;
  available: string;
  last: string | null;
}

/** SKUs the dealer can order, of the reader's own list or ordered before on request; null when the dealer is out of sight. */
export async function orderable(
  db: Db,
  principal: Principal,
  query: Query,
  now: Date,
): Promise<Page<Orderable> | null> {
  const company = await companyOf(db, principal.companyId);
  const dealer = await db
    .selectFrom('dealer')
    .select(['level', 'region_id'])
    .where('party_id', '=', query.buyer_id)
    .where('company_id', '=', company.id)
    .executeTakeFirst();
  if (!dealer) return null;
  const cursor = decodeCursor(query.cursor, 1);
  const pattern = query.q ? `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  const rows = await sql<SkuRow>`
    select s.id, s.code, s.name, s.name_en, b.name as brand, jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name, 'name_en', c.name_en) as category,
      s.unit, s.pack_unit, s.pack_size, s.min_quantity, coalesce((select sum(k.on_hand - k.reserved) from stock k where k.sku_id = s.id), 0)::text as available, before.quantity as last
    from sku s join product p on p.id = s.product_id join brand b on b.id = p.brand_id join category c on c.id = p.category_id
    left join lateral (select l.quantity::text as quantity from order_line l join sales_order o on o.id = l.order_id
      where l.sku_id = s.id and o.buyer_id = ${query.buyer_id} and o.status not in ('draft', 'rejected', 'recalled') order by o.created_at desc limit 1) before on true
    where s.company_id = ${company.id} and s.orderable and p.active
      and (${pattern}::text is null or (s.code || ' ' || s.name || ' ' || s.name_en) ilike ${pattern})
      and (${query.category_id ?? null}::text is null or p.category_id = ${query.category_id ?? null})
      and (${query.ordered_before ?? 'false'} = 'false' or before.quantity is not null)
      and (${query.favourites ?? 'false'} = 'false' or exists (select from favourite v where v.sku_id = s.id and v.user_id = ${principal.userId}))
      and (${cursor?.key[0] ?? null}::text is null or case when ${cursor?.back ?? false} then s.code < ${cursor?.key[0] ?? null} else s.code > ${cursor?.key[0] ?? null} end)
    order by case when ${cursor?.back ?? false} then s.code end desc, s.code limit ${query.limit + 1}`.execute(db);
  const prices = await pricesFor(db, {
    companyId: company.id,
    currency: company.currency,
    partyId: query.buyer_id,
    level: dealer.level,
    regionId: dealer.region_id,
    on: businessDate(now, company.zone),
    skuIds: rows.rows.map((row) => row.id),
  });
  const page = pageOf(rows.rows, query.limit, cursor, (row) => [row.code]);
  const data = page.data.flatMap((row): Orderable[] => {
    const priced = priceOf(prices.get(row.id) ?? [], max(dec(row.pack_size), dec(row.min_quantity)));
    if (!priced.ok) return [];
    return [
      {
        sku_id: row.id,
        sku_code: row.code,
        name: row.name,
        name_en: row.name_en,
        brand: row.brand,
        category: row.category,
        unit: row.unit,
        pack_unit: row.pack_unit,
        pack_size: text(dec(row.pack_size)),
        min_quantity: text(dec(row.min_quantity)),
        list_price: priceText(text(priced.value.listPrice)),
        unit_price: priceText(text(priced.value.unitPrice)),
        currency: company.currency,
        available: text(max(ZERO, dec(row.available))),
        last_ordered_quantity: row.last === null ? null : text(dec(row.last)),
      },
    ];
  });
  return { ...page, data };
}

/** A draft's figures and verdicts as a submit would find them now; nothing is saved or held. */
export async function previewOf(
  db: Db,
  principal: Principal,
  body: DraftContent & { buyer_id: string },
  now: Date,
): Promise<Result<z.infer<typeof previewView>>> {
  const company = await companyOf(db, principal.companyId);
  const appraised = await appraise(db, principal.tenant, company, body.buyer_id, null, body, now);
  if (isRefusal(appraised)) return appraised;
  const { gathered, wanted } = appraised;
  const amount = (value: Parameters<typeof toMoney>[0]) => toMoney(value, wanted.currency);
  const { totals } = gathered;
  return accept({
    lines: gathered.lines.map((line) => ({
      sku_code: line.product.code,
      sku_id: line.product.id,
      name: line.product.name,
      name_en: line.product.name_en,
      unit: line.product.unit,
      pack_unit: line.product.pack_unit,
      pack_size: text(dec(line.product.pack_size)),
      quantity: text(line.quantity),
      list_price: priceText(text(line.priced?.listPrice ?? ZERO)),
      unit_price: priceText(text(line.priced?.unitPrice ?? ZERO)),
      price_trace: line.priced?.trace ?? [],
      goods_amount: amount(line.amounts.goods),
      available: text(max(ZERO, dec(line.product.available))),
    })),
    list_amount: amount(totals.list),
    discount_amount: amount(totals.discount),
    goods_amount: amount(totals.goods),
    tax_amount: amount(totals.tax),
    offset_amount: amount(totals.offset),
    payable_amount: amount(totals.payable),
    credit_available: amount(gathered.facts.creditAvailable),
    verdicts: runChecks(gathered.facts).map(({ rule, rule_id, verdict, evidence, cure }) => ({
      rule,
      rule_id,
      verdict,
      evidence,
      cure,
    })),
  });
}

/** Order lines out of text copied from a sheet; each row that cannot be taken says why. Null: no such dealer in reach. */
export async function parsePaste(
  db: Db,
  companyId: string,
  body: z.infer<typeof pasteBody>,
): Promise<z.infer<typeof pasteView> | null> {
  const dealer = db.selectFrom('dealer').select('party_id').where('party_id', '=', body.buyer_id);
  if (!(await dealer.where('company_id', '=', companyId).executeTakeFirst())) return null;
  return takeRows(db, companyId, readPaste(body.text, LINES_MAX));
}

/** Order lines out of the rows of a sheet, each under the number the spreadsheet shows. */
export async function parseSheet(
  db: Db,
  companyId: string,
  sheet: readonly SheetCells[],
): Promise<z.infer<typeof pasteView>> {
  const { rows, problems } = sheetText(sheet);
  const found = readPaste(rows.map((row) => row.text).join('\n'), LINES_MAX);
  const numbered = <T extends { row: number }>(item: T): T => ({ ...item, row: rows[item.row - 1]?.row ?? item.row });
  return takeRows(db, companyId, {
    lines: found.lines.map(numbered),
    problems: [...problems, ...found.problems.map(numbered)],
  });
}

async function takeRows(
  db: Db,
  companyId: string,
  { lines, problems }: ReturnType<typeof readPaste>,
): Promise<z.infer<typeof pasteView>> {
  const resolved = await resolveLines(
    db,
    companyId,
    lines.map((item) => item.line),
  );
  const wrong = new Map(
    isRefusal(resolved)
      ? (resolved.errors ?? []).map((error) => [Number(error.pointer.split('/')[2]), error.code])
      : [],
  );
  const refused = lines.flatMap(({ row, text: given }, i) => {
    const code = wrong.get(i);
    return code === undefined ? [] : [{ row, text: given.slice(0, 100), code }];
  });
  return {
    lines: lines.filter((_, i) => !wrong.has(i)).map((item) => item.line),
    problems: [...problems, ...refused].sort((a, b) => a.row - b.row),
  };
}

/** Ids of the SKUs on the person's own list. */
export async function favouritesOf(db: Db, companyId: string, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('favourite')
    .select('sku_id')
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => row.sku_id);
}
