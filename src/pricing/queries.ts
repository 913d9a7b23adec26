// Owns reading price lists for screens.
import { sql } from 'kysely';
import { countOf, likeOf } from '../platform/db/count.ts';
import type { Db } from '../platform/db/database.ts';
import type { Summary } from '../wire/schema.ts';
import type { PriceListRow, PriceListView } from './schema.ts';

const head = sql`l.id, l.code, l.name, l.name_en, l.currency, l.tax_included, l.price_scale, l.level, l.active,
  (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = l.region_id) as region,
  (select jsonb_build_object('id', p.id, 'name', p.name, 'name_en', p.name_en) from party p where p.id = l.party_id) as party`;

const versionJson = (
  today: string,
) => sql`jsonb_build_object('id', v.id, 'version', v.version, 'valid_from', v.valid_from, 'valid_to', v.valid_to,
  'state', case when v.withdrawn_at is not null then 'withdrawn' when v.valid_from > ${today}::date then 'scheduled'
                when v.valid_to is null or v.valid_to > ${today}::date then 'in_force' else 'over' end,
  'prices', (select count(*) from price x where x.price_list_version_id = v.id))`;

interface Conditions {
  companyId: string;
  q?: string | undefined;
  level?: string | undefined;
  region_id?: string | undefined;
  party_id?: string | undefined;
  active?: 'true' | 'false' | undefined;
}

function matching(filter: Conditions) {
  const like = likeOf(filter.q);
  return sql`l.company_id = ${filter.companyId}
    and (${like}::text is null or l.code ilike ${like} or l.name ilike ${like} or l.name_en ilike ${like})
    and (${filter.level ?? null}::text is null or l.level = ${filter.level ?? null})
    and (${filter.region_id ?? null}::text is null or l.region_id = ${filter.region_id ?? null})
    and (${filter.party_id ?? null}::text is null or l.party_id = ${filter.party_id ?? null})
    and (${filter.active ?? null}::boolean is null or l.active = ${filter.active ?? null}::boolean)`;
}

/** How many price lists the filters find. */
export async function countPriceLists(tx: Db, filter: Conditions): Promise<Summary> {
  return countOf(tx, sql`price_list l where ${matching(filter)}`);
}

/** Price lists by code, each with the version in force today. */
export async function listPriceLists(
  tx: Db,
  filter: Conditions & { today: string; limit: number; after?: string[] | undefined; back: boolean },
): Promise<PriceListRow[]> {
  const [code = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`l.code < ${code}` : sql`l.code > ${code}`;
  const found = await sql<PriceListRow>`
    select ${head}, (select ${versionJson(filter.today)} from price_list_version v where v.price_list_id = l.id and v.withdrawn_at is null
      and v.valid_from <= ${filter.today}::date and (v.valid_to is null or v.valid_to > ${filter.today}::date)) as current
    from price_list l where ${matching(filter)} and ${position}
    order by l.code ${filter.back ? sql`desc` : sql`asc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows;
}

/** A price list with its versions and the prices of one of them: the one asked for, else the one that begins last. `today` decides how the versions stand. */
export async function findPriceList(
  tx: Db,
  companyId: string,
  id: string,
  today = new Date().toISOString().slice(0, 10),
  pricesOf?: number,
): Promise<PriceListView | undefined> {
  const found = await sql<Omit<PriceListView, 'prices' | 'shown'>>`
    select ${head}, l.version, coalesce((select jsonb_agg(${versionJson(today)} order by v.version desc) from price_list_version v where v.price_list_id = l.id), '[]') as versions
    from price_list l where l.id = ${id} and l.company_id = ${companyId}`.execute(tx);
  const list = found.rows[0];
  if (!list) return undefined;
  const live = list.versions
    .filter(({ state }) => state !== 'withdrawn')
    .sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1));
  const shown = pricesOf === undefined ? live[0] : list.versions.find(({ version }) => version === pricesOf);
  if (!shown) return { ...list, shown: null, prices: [] };
  const prices = await sql<PriceListView['prices'][number]>`
    select s.id as sku_id, s.code as sku_code, s.name, s.name_en, trim_scale(x.min_quantity)::text as min_quantity,
      trim_scale(x.unit_price)::text as unit_price, trim_scale(x.floor_price)::text as floor_price
    from price x join sku s on s.id = x.sku_id where x.price_list_version_id = ${shown.id} order by s.code, x.min_quantity`.execute(
    tx,
  );
  return { ...list, shown: shown.version, prices: prices.rows };
}
