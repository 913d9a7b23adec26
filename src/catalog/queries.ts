// Owns reading the catalog for screens.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { SkuView } from './schema.ts';

export interface SkuFilter {
  companyId: string;
  today: string;
  showCost: boolean;
  limit: number;
  after?: string[] | undefined;
  back?: boolean;
  q?: string | undefined;
  brand_id?: string | undefined;
  category_id?: string | undefined;
  orderable?: 'true' | 'false' | undefined;
  id?: string;
}

/** SKUs by code with brand, category, tax and, for whom it is shown, standard cost of `today`. */
export async function listSkus(tx: Db, filter: SkuFilter): Promise<SkuView[]> {
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const [code = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`s.code < ${code}` : sql`s.code > ${code}`;
  const found = await sql<SkuView>`
    select s.id, s.code, s.name, s.name_en, s.unit, s.pack_unit, trim_scale(s.pack_size)::text as pack_size,
      trim_scale(s.min_quantity)::text as min_quantity, s.orderable, s.stocked, s.version,
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
    where s.company_id = ${filter.companyId} and ${position}
      and (${filter.id ?? null}::text is null or s.id = ${filter.id ?? null})
      and (${like}::text is null or (s.code || ' ' || s.name || ' ' || s.name_en) ilike ${like})
      and (${filter.brand_id ?? null}::text is null or p.brand_id = ${filter.brand_id ?? null})
      and (${filter.category_id ?? null}::text is null or p.category_id = ${filter.category_id ?? null})
      and (${filter.orderable ?? null}::boolean is null or s.orderable = ${filter.orderable ?? null}::boolean)
    order by s.code ${filter.back ? sql`desc` : sql`asc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows;
}

export async function listNamed(tx: Db, table: 'brand' | 'category', companyId: string) {
  return tx
    .selectFrom(table)
    .select(['id', 'code', 'name', 'name_en'])
    .where('company_id', '=', companyId)
    .orderBy('code')
    .execute();
}
