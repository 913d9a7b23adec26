// Owns price lists as their versions keep them: the head, and one field per price.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { Fields } from '../versions/rules.ts';

/** For whom the list is, and how its prices are meant. */
export async function listFields(db: Db, id: string): Promise<Fields> {
  const found = await sql<Fields>`
    select l.code, l.name, l.name_en, l.currency, l.tax_included, l.price_scale::int as price_scale, l.level, l.active,
      (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = l.region_id) as region_id,
      (select jsonb_build_object('id', p.id, 'name', p.name, 'name_en', p.name_en) from party p where p.id = l.party_id) as party_id
    from price_list l where l.id = ${id}`.execute(db);
  return found.rows[0]!;
}

/** Each price under its SKU code and quantity break, with its floor: `52 / 40`. */
export async function priceFields(db: Db, versionId: string): Promise<Fields> {
  const found = await sql<{ field: string; price: string }>`
    select s.code || case when x.min_quantity > 0 then ' ≥' || trim_scale(x.min_quantity) else '' end as field,
      trim_scale(x.unit_price)::text || coalesce(' / ' || trim_scale(x.floor_price), '') as price
    from price x join sku s on s.id = x.sku_id where x.price_list_version_id = ${versionId} order by s.code, x.min_quantity`.execute(
    db,
  );
  return Object.fromEntries(found.rows.map(({ field, price }) => [field, price]));
}
