// Owns reading warehouses and stock for screens.
import { sql } from 'kysely';
import type { Db, Scope } from '../platform/db/database.ts';
import type { StockRow } from './schema.ts';

export async function listWarehouses(tx: Db, companyId: string, warehouses: Scope['warehouses']) {
  const found = await sql<{
    id: string;
    code: string;
    name: string;
    name_en: string;
    priority: number;
    region: { id: string; code: string; name: string; name_en: string } | null;
  }>`
    select w.id, w.code, w.name, w.name_en, w.priority,
      (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = w.region_id) as region
    from warehouse w where w.company_id = ${companyId} and ${ownWarehouse(warehouses, 'w.id')}
    order by w.priority, w.code`.execute(tx);
  return found.rows;
}

/** Warehouse people see their own warehouses. */
function ownWarehouse(warehouses: Scope['warehouses'], column: 'w.id') {
  return warehouses === '*' ? sql`true` : sql`${sql.ref(column)} = any(${[...warehouses]}::text[])`;
}

export interface StockFilter {
  companyId: string;
  warehouses: Scope['warehouses'];
  limit: number;
  after?: string[] | undefined;
  back?: boolean;
  warehouse_id?: string | undefined;
  sku_id?: string | undefined;
  q?: string | undefined;
  sku_ids?: readonly string[];
}

/** Stock by SKU code and warehouse: on hand, reserved and what is left. */
export async function listStock(tx: Db, filter: StockFilter): Promise<StockRow[]> {
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const [sku = '', warehouse = ''] = filter.after ?? [];
  const key = sql`(s.code, w.code)`;
  const position = !filter.after
    ? sql`true`
    : filter.back
      ? sql`${key} < (${sku}, ${warehouse})`
      : sql`${key} > (${sku}, ${warehouse})`;
  const order = filter.back ? sql`s.code desc, w.code desc` : sql`s.code, w.code`;
  const found = await sql<StockRow>`
    select jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name, 'name_en', w.name_en) as warehouse,
      jsonb_build_object('id', s.id, 'code', s.code, 'name', s.name, 'name_en', s.name_en) as sku, s.unit,
      trim_scale(k.on_hand)::text as on_hand, trim_scale(k.reserved)::text as reserved,
      trim_scale(k.on_hand - k.reserved)::text as available
    from stock k join warehouse w on w.id = k.warehouse_id join sku s on s.id = k.sku_id
    where k.company_id = ${filter.companyId} and ${position} and ${ownWarehouse(filter.warehouses, 'w.id')}
      and (${filter.warehouse_id ?? null}::text is null or k.warehouse_id = ${filter.warehouse_id ?? null})
      and (${filter.sku_id ?? null}::text is null or k.sku_id = ${filter.sku_id ?? null})
      and (${filter.sku_ids ? [...filter.sku_ids] : null}::text[] is null or k.sku_id = any(${filter.sku_ids ? [...filter.sku_ids] : null}::text[]))
      and (${like}::text is null or (s.code || ' ' || s.name || ' ' || s.name_en) ilike ${like})
    order by ${order} limit ${filter.limit + 1}`.execute(tx);
  return found.rows;
}
