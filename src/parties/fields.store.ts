// Owns partner records as their versions keep them: named things with their names of the day.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { Fields } from '../versions/rules.ts';

/** A dealer's profile and its place in the tree on `today`. */
export async function dealerFields(db: Db, companyId: string, partyId: string, today: string): Promise<Fields> {
  const found = await sql<Fields>`
    select d.code, p.name, p.name_en, d.level, d.status, d.business_model,
      (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = d.region_id) as region_id,
      (select jsonb_build_object('id', x.party_id, 'code', x.code, 'name', q.name, 'name_en', q.name_en)
         from party_edge e join dealer x on x.party_id = e.parent_id and x.company_id = d.company_id join party q on q.id = x.party_id
         where e.kind = 'dealer' and e.child_id = d.party_id and e.valid_from <= ${today}::date and (e.valid_to is null or e.valid_to > ${today}::date)) as parent_id,
      (select jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en) from user_account u where u.id = d.sales_rep_id) as sales_rep_id,
      d.ship_to, d.contact, d.licence_valid_to
    from dealer d join party p on p.id = d.party_id where d.party_id = ${partyId} and d.company_id = ${companyId}`.execute(
    db,
  );
  return found.rows[0]!;
}

/** The terms of one contract version. */
export async function contractFields(db: Db, id: string): Promise<Fields> {
  const found = await sql<{ scope: Record<string, string[]> } & Record<string, never>>`
    select c.status, c.valid_from, c.valid_to, c.business_model, trim_scale(c.credit_limit)::text as credit_limit, c.payment_days,
      trim_scale(c.min_order_amount)::text as min_order_amount, c.scope,
      (select jsonb_build_object('id', l.id, 'code', l.code, 'name', l.name, 'name_en', l.name_en) from price_list l where l.id = c.price_list_id) as price_list_id
    from contract c where c.id = ${id}`.execute(db);
  const { scope, ...terms } = found.rows[0]!;
  return { ...terms, ...Object.fromEntries(Object.entries(scope).map(([kind, ids]) => [`scope_${kind}`, ids])) };
}

export interface StoreRow {
  id: string;
  dealer_id: string;
  name: string;
  name_en: string | null;
  address: string;
  status: 'active' | 'left';
  version: number;
}

/** A store with the dealer it belongs to; undefined when these eyes may not see it. */
export async function findStore(db: Db, companyId: string, id: string): Promise<StoreRow | undefined> {
  const found = await sql<StoreRow>`
    select p.id, d.party_id as dealer_id, p.name, p.name_en, coalesce(p.custom->>'address', '') as address, p.status, p.version
    from party p join party_edge e on e.kind = 'store' and e.child_id = p.id join dealer d on d.party_id = e.parent_id and d.company_id = ${companyId}
    where p.id = ${id}`.execute(db);
  return found.rows[0];
}

export function storeFields({ name, name_en, address, status }: StoreRow): Fields {
  return { name, name_en, address, status };
}
