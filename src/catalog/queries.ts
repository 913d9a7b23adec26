// Owns reading the catalog for screens.
import { sql } from 'kysely';
import { countOf, likeOf } from '../platform/db/count.ts';
import type { Db } from '../platform/db/database.ts';
import type { Summary } from '../wire/schema.ts';
import type { NamedView, ProductView, SkuView } from './schema.ts';

interface Paged {
  limit: number;
  after?: string[] | undefined;
  back?: boolean;
}

interface SkuConditions {
  companyId: string;
  q?: string | undefined;
  brand_id?: string | undefined;
  category_id?: string | undefined;
  product_id?: string | undefined;
  orderable?: 'true' | 'false' | undefined;
  id?: string;
}

export type SkuFilter = SkuConditions & Paged & { today: string; showCost: boolean };

function skuMatches(filter: SkuConditions) {
  const like = likeOf(filter.q);
  return sql`s.company_id = ${filter.companyId}
      and (${filter.id ?? null}::text is null or s.id = ${filter.id ?? null})
      and (${like}::text is null or (s.code || ' ' || s.name || ' ' || s.name_en) ilike ${like})
      and (${filter.brand_id ?? null}::text is null or p.brand_id = ${filter.brand_id ?? null})
      and (${filter.category_id ?? null}::text is null or p.category_id = ${filter.category_id ?? null})
      and (${filter.product_id ?? null}::text is null or p.id = ${filter.product_id ?? null})
      and (${filter.orderable ?? null}::boolean is null or s.orderable = ${filter.orderable ?? null}::boolean)`;
}

/** How many SKUs the filters find. */
export async function countSkus(tx: Db, filter: SkuConditions): Promise<Summary> {
  return countOf(tx, sql`sku s join product p on p.id = s.product_id where ${skuMatches(filter)}`);
}

/** SKUs by code with brand, category, tax and, for whom it is shown, standard cost of `today`. */
export async function listSkus(tx: Db, filter: SkuFilter): Promise<SkuView[]> {
  const [code = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`s.code < ${code}` : sql`s.code > ${code}`;
  const found = await sql<SkuView>`
    select s.id, s.code, s.name, s.name_en, s.unit, s.pack_unit, trim_scale(s.pack_size)::text as pack_size,
      trim_scale(s.min_quantity)::text as min_quantity, s.orderable, s.stocked, s.version,
      (select coalesce(jsonb_agg(jsonb_build_object('unit', u.unit, 'factor', trim_scale(u.factor)::text) order by u.factor, u.unit), '[]')
         from sku_unit u where u.sku_id = s.id) as units,
      jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name, 'name_en', p.name_en) as product,
      jsonb_build_object('id', b.id, 'code', b.code, 'name', b.name, 'name_en', b.name_en) as brand,
      jsonb_build_object('id', g.id, 'code', g.code, 'name', g.name, 'name_en', g.name_en) as category,
      t.tax_code, trim_scale(r.rate)::text as tax_rate,
      case when ${filter.showCost} then trim_scale(c.cost)::text end as standard_cost
    from sku s join product p on p.id = s.product_id join brand b on b.id = p.brand_id join category g on g.id = p.category_id
    left join sku_tax t on t.sku_id = s.id and t.valid_from <= ${filter.today}::date and (t.valid_to is null or t.valid_to > ${filter.today}::date)
    left join tax_code r on r.company_id = s.company_id and r.code = t.tax_code
      and r.valid_from <= ${filter.today}::date and (r.valid_to is null or r.valid_to > ${filter.today}::date)
    left join sku_cost c on c.sku_id = s.id and c.valid_from <= ${filter.today}::date and (c.valid_to is null or c.valid_to > ${filter.today}::date)
    where ${skuMatches(filter)} and ${position}
    order by s.code ${filter.back ? sql`desc` : sql`asc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows;
}

interface ProductConditions {
  companyId: string;
  q?: string | undefined;
  brand_id?: string | undefined;
  category_id?: string | undefined;
  active?: 'true' | 'false' | undefined;
  id?: string;
}

function productMatches(filter: ProductConditions) {
  const like = likeOf(filter.q);
  return sql`p.company_id = ${filter.companyId}
      and (${filter.id ?? null}::text is null or p.id = ${filter.id ?? null})
      and (${like}::text is null or (p.code || ' ' || p.name || ' ' || p.name_en) ilike ${like})
      and (${filter.brand_id ?? null}::text is null or p.brand_id = ${filter.brand_id ?? null})
      and (${filter.category_id ?? null}::text is null or p.category_id = ${filter.category_id ?? null})
      and (${filter.active ?? null}::boolean is null or p.active = ${filter.active ?? null}::boolean)`;
}

/** How many products the filters find. */
export async function countProducts(tx: Db, filter: ProductConditions): Promise<Summary> {
  return countOf(tx, sql`product p where ${productMatches(filter)}`);
}

/** Products by code. */
export async function listProducts(tx: Db, filter: ProductConditions & Paged): Promise<ProductView[]> {
  const [code = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`p.code < ${code}` : sql`p.code > ${code}`;
  const found = await sql<ProductView>`
    select p.id, p.code, p.name, p.name_en, p.kind, p.active, p.version,
      jsonb_build_object('id', b.id, 'code', b.code, 'name', b.name, 'name_en', b.name_en) as brand,
      jsonb_build_object('id', g.id, 'code', g.code, 'name', g.name, 'name_en', g.name_en) as category,
      (select count(*)::int from sku s where s.product_id = p.id) as skus
    from product p join brand b on b.id = p.brand_id join category g on g.id = p.category_id
    where ${productMatches(filter)} and ${position}
    order by p.code ${filter.back ? sql`desc` : sql`asc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows;
}

/** Brands, categories or units by code; a category with the one above it. */
export async function listNamed(tx: Db, table: 'brand' | 'category' | 'unit', companyId: string): Promise<NamedView[]> {
  const parent =
    table === 'category'
      ? sql`(select jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name, 'name_en', u.name_en) from category u where u.id = x.parent_id)`
      : sql`null::jsonb`;
  const found = await sql<NamedView>`
    select x.id, x.code, x.name, x.name_en, x.active, x.version, ${parent} as parent
    from ${sql.table(table)} x where x.company_id = ${companyId} order by x.code`.execute(tx);
  return found.rows;
}

/** Tax codes with the rate in force on `today`. */
export async function listTaxCodes(
  tx: Db,
  companyId: string,
  today: string,
): Promise<{ code: string; rate: string }[]> {
  const found = await sql<{ code: string; rate: string }>`
    select code, trim_scale(rate)::text as rate from tax_code
    where company_id = ${companyId} and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date) order by code`.execute(
    tx,
  );
  return found.rows;
}
