// Owns reading warehouses and stock for screens.
import { sql } from 'kysely';
import { countOf, likeOf } from '../platform/db/count.ts';
import type { Db, Scope } from '../platform/db/database.ts';
import type { Summary } from '../wire/schema.ts';
import type { StockRow, WarehouseView } from './schema.ts';

/** Warehouses one works in, or one of them by its id. */
export async function listWarehouses(
  tx: Db,
  companyId: string,
  warehouses: Scope['warehouses'],
  id: string | null = null,
): Promise<WarehouseView[]> {
  const found = await sql<WarehouseView>`
    select w.id, w.code, w.name, w.name_en, w.priority, w.address, w.active, w.version,
      (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = w.region_id) as region
    from warehouse w where w.company_id = ${companyId} and ${ownWarehouse(warehouses, 'w.id')} and (${id}::text is null or w.id = ${id})
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

type StockConditions = Pick<StockFilter, 'companyId' | 'warehouses' | 'warehouse_id' | 'sku_id' | 'q'>;

function stockMatches(filter: StockConditions) {
  const like = likeOf(filter.q);
  return sql`k.company_id = ${filter.companyId} and ${ownWarehouse(filter.warehouses, 'w.id')}
      and (${filter.warehouse_id ?? null}::text is null or k.warehouse_id = ${filter.warehouse_id ?? null})
      and (${filter.sku_id ?? null}::text is null or k.sku_id = ${filter.sku_id ?? null})
      and (${like}::text is null or (s.code || ' ' || s.name || ' ' || s.name_en) ilike ${like})`;
}

/** How many rows of stock the filters find. */
export async function countStock(tx: Db, filter: StockConditions): Promise<Summary> {
  const tables = sql`stock k join warehouse w on w.id = k.warehouse_id join sku s on s.id = k.sku_id`;
  return countOf(tx, sql`${tables} where ${stockMatches(filter)}`);
}

/** Stock by SKU code and warehouse: on hand, reserved and what is left. */
export async function listStock(tx: Db, filter: StockFilter): Promise<StockRow[]> {
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
    where ${stockMatches(filter)} and ${position}
      and (${filter.sku_ids ? [...filter.sku_ids] : null}::text[] is null or k.sku_id = any(${filter.sku_ids ? [...filter.sku_ids] : null}::text[]))
    order by ${order} limit ${filter.limit + 1}`.execute(tx);
  return found.rows;
}
