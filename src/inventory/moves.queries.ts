// Owns reading the movements of stock for screens.
import { sql } from 'kysely';
import { countOf, likeOf } from '../platform/db/count.ts';
import type { Db, Scope } from '../platform/db/database.ts';
import type { Summary } from '../wire/schema.ts';
import type { StockMoveRow } from './schema.ts';

export interface MoveConditions {
  companyId: string;
  warehouses: Scope['warehouses'];
  warehouse_id?: string | undefined;
  sku_id?: string | undefined;
  kind?: string | undefined;
  q?: string | undefined;
}

function matching(filter: MoveConditions) {
  const like = likeOf(filter.q);
  const own = filter.warehouses === '*' ? sql`true` : sql`m.warehouse_id = any(${[...filter.warehouses]}::text[])`;
  return sql`m.company_id = ${filter.companyId} and ${own}
      and (${filter.warehouse_id ?? null}::text is null or m.warehouse_id = ${filter.warehouse_id ?? null})
      and (${filter.sku_id ?? null}::text is null or m.sku_id = ${filter.sku_id ?? null})
      and (${filter.kind ?? null}::text is null or m.kind = ${filter.kind ?? null})
      and (${like}::text is null or (s.code || ' ' || s.name || ' ' || s.name_en) ilike ${like})`;
}

/** How many movements the filters find. */
export async function countMoves(tx: Db, filter: MoveConditions): Promise<Summary> {
  return countOf(tx, sql`stock_move m join sku s on s.id = m.sku_id where ${matching(filter)}`);
}

/** Movements, the newest first, each with what caused it. Ids sort by time, so a position is an id. */
export async function listMoves(
  tx: Db,
  filter: MoveConditions & { limit: number; after?: string[] | undefined; back: boolean },
): Promise<StockMoveRow[]> {
  const [place = ''] = filter.after ?? [];
  const position = !filter.after ? sql`true` : filter.back ? sql`m.id > ${place}` : sql`m.id < ${place}`;
  const found = await sql<Omit<StockMoveRow, 'at'> & { at: Date }>`
    select m.id, m.at, m.kind, m.note, s.unit,
      trim_scale(m.on_hand_delta)::text as on_hand_change, trim_scale(m.reserved_delta)::text as reserved_change,
      jsonb_build_object('id', w.id, 'code', w.code, 'name', w.name, 'name_en', w.name_en) as warehouse,
      jsonb_build_object('id', s.id, 'code', s.code, 'name', s.name, 'name_en', s.name_en) as sku,
      jsonb_build_object('type', m.document_type, 'id', m.document_id, 'number',
        coalesce((select o.number from sales_order o where o.id = m.document_id), (select r.number from return_order r where r.id = m.document_id))) as document,
      (select jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en)
         from user_account u where u.id = m.created_by) as by
    from stock_move m join warehouse w on w.id = m.warehouse_id join sku s on s.id = m.sku_id
    where ${matching(filter)} and ${position}
    order by m.id ${filter.back ? sql`asc` : sql`desc`} limit ${filter.limit + 1}`.execute(tx);
  return found.rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
