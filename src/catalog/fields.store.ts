// Owns catalog records as their versions keep them.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { Fields } from '../versions/rules.ts';

const ref = (alias: string) =>
  sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'code', ${sql.ref(`${alias}.code`)}, 'name', ${sql.ref(`${alias}.name`)}, 'name_en', ${sql.ref(`${alias}.name_en`)})`;

export async function namedFields(db: Db, table: 'brand' | 'category' | 'unit', id: string): Promise<Fields> {
  const parent =
    table === 'category' ? sql`(select ${ref('c')} from category c where c.id = x.parent_id)` : sql`null::jsonb`;
  const found = await sql<Fields>`
    select x.code, x.name, x.name_en, x.active, ${parent} as parent_id from ${sql.table(table)} x where x.id = ${id}`.execute(
    db,
  );
  return found.rows[0]!;
}

export async function productFields(db: Db, id: string): Promise<Fields> {
  const found = await sql<Fields>`
    select p.code, p.name, p.name_en, p.kind, p.active, ${ref('b')} as brand_id, ${ref('g')} as category_id
    from product p join brand b on b.id = p.brand_id join category g on g.id = p.category_id where p.id = ${id}`.execute(
    db,
  );
  return found.rows[0]!;
}

/** A SKU with its newest tax code and cost, and every unit it may be ordered in as `unit ×factor`. */
export async function skuFields(db: Db, id: string): Promise<Fields> {
  const found = await sql<Fields>`
    select s.code, s.name, s.name_en, ${ref('p')} as product_id, s.unit, s.pack_unit, trim_scale(s.pack_size)::text as pack_size,
      trim_scale(s.min_quantity)::text as min_quantity, s.orderable, s.stocked,
      (select coalesce(jsonb_agg(u.unit || ' ×' || trim_scale(u.factor) order by u.unit), '[]') from sku_unit u where u.sku_id = s.id and u.unit <> s.pack_unit) as units,
      (select t.tax_code from sku_tax t where t.sku_id = s.id order by t.valid_from desc limit 1) as tax_code,
      (select trim_scale(c.cost)::text from sku_cost c where c.sku_id = s.id order by c.valid_from desc limit 1) as standard_cost
    from sku s join product p on p.id = s.product_id where s.id = ${id}`.execute(db);
  return found.rows[0]!;
}
