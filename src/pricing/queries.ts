// Owns reading price lists for screens.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { PriceListRow, PriceListView } from './schema.ts';

const head = sql`l.id, l.code, l.name, l.name_en, l.currency, l.tax_included, l.price_scale, l.level,
  (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = l.region_id) as region,
  (select jsonb_build_object('id', p.id, 'name', p.name, 'name_en', p.name_en) from party p where p.id = l.party_id) as party`;

const versionJson = sql`jsonb_build_object('id', v.id, 'version', v.version, 'valid_from', v.valid_from, 'valid_to', v.valid_to,
  'prices', (select count(*) from price x where x.price_list_version_id = v.id))`;

/** Price lists by code, each with the version in force today. */
export async function listPriceLists(
  tx: Db,
  filter: {
    companyId: string;
    today: string;
    limit: number;
    after?: string[] | undefined;
    back: boolean;
    q?: string | undefined;
  },
): Promise<PriceListRow[]> {
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const [code = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`l.code < ${code}` : sql`l.code > ${code}`;
  const found = await sql<PriceListRow>`
    select ${head}, (select ${versionJson} from price_list_version v where v.price_list_id = l.id
      and v.valid_from <= ${filter.today}::date and (v.valid_to is null or v.valid_to > ${filter.today}::date)) as current
    from price_list l where l.company_id = ${filter.companyId} and ${position}
      and (${like}::text is null or l.code ilike ${like} or l.name ilike ${like} or l.name_en ilike ${like})
    order by l.code ${filter.back ? sql`desc` : sql`asc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows;
}

/** A price list with its versions and the prices of the newest. */
export async function findPriceList(tx: Db, companyId: string, id: string): Promise<PriceListView | undefined> {
  const found = await sql<Omit<PriceListView, 'prices' | 'version'>>`
    select ${head}, coalesce((select jsonb_agg(${versionJson} order by v.version desc) from price_list_version v where v.price_list_id = l.id), '[]') as versions
    from price_list l where l.id = ${id} and l.company_id = ${companyId}`.execute(tx);
  const list = found.rows[0];
  if (!list) return undefined;
  const newest = list.versions[0];
  if (!newest) return { ...list, version: 0, prices: [] };
  const prices = await sql<PriceListView['prices'][number]>`
    select s.id as sku_id, s.code as sku_code, s.name, s.name_en, trim_scale(x.min_quantity)::text as min_quantity,
      trim_scale(x.unit_price)::text as unit_price, trim_scale(x.floor_price)::text as floor_price
    from price x join sku s on s.id = x.sku_id where x.price_list_version_id = ${newest.id} order by s.code, x.min_quantity`.execute(
    tx,
  );
  return { ...list, version: newest.version, prices: prices.rows };
}
