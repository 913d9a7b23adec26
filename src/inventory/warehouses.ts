// Owns changing warehouses: switched off instead of deleted. An import calls the same two functions.
import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { unknownRegion } from '../parties/regions.store.ts';
import type { Work } from '../platform/transact.ts';
import type { Fields } from '../versions/rules.ts';
import { recordVersion } from '../versions/store.ts';
import type { CreateWarehouse, UpdateWarehouse } from './schema.ts';

interface Changed {
  id: string;
  version: number;
}

/** Adds a warehouse. Refuses WAREHOUSE_CODE_TAKEN and UNKNOWN_REGION. */
export async function createWarehouse(work: Work, companyId: string, body: CreateWarehouse): Promise<Result<Changed>> {
  const errors = await unknownRegion(work.db, companyId, body.region_id);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const taken = await work.db
    .selectFrom('warehouse')
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', body.code)
    .executeTakeFirst();
  const params = { code: body.code };
  if (taken)
    return refuse('WAREHOUSE_CODE_TAKEN', params, [{ pointer: '/code', code: 'WAREHOUSE_CODE_TAKEN', params }]);
  const id = newId('warehouse');
  await work.db
    .insertInto('warehouse')
    .values({ id, tenant_id: work.tenant, company_id: companyId, ...body })
    .execute();
  await keep(work, companyId, id, 1, null);
  return accept({ id, version: 1 });
}

/** Changes what the body names, on the version it was read at. Refuses NOT_FOUND, STALE_VERSION and, while orders hold goods in it, switching it off. */
export async function updateWarehouse(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  body: UpdateWarehouse,
): Promise<Result<Changed>> {
  const row = await work.db
    .selectFrom('warehouse')
    .select('version')
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND', { subject: 'warehouse', id });
  if (row.version !== version) return refuse('STALE_VERSION', { current: row.version, given: version });
  const errors = await unknownRegion(work.db, companyId, body.region_id);
  if (body.active === false) {
    const held = await sql`select 1 from stock where warehouse_id = ${id} and reserved > 0 limit 1`.execute(work.db);
    if (held.rows.length > 0) errors.push({ pointer: '/active', code: 'WAREHOUSE_HOLDS_ORDERS' });
  }
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const before = await warehouseFields(work.db, id);
  await work.db
    .updateTable('warehouse')
    .set({ ...body, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await keep(work, companyId, id, version + 1, before);
  return accept({ id, version: version + 1 });
}

async function keep(work: Work, companyId: string, id: string, version: number, before: Fields | null): Promise<void> {
  const after = await warehouseFields(work.db, id);
  await recordVersion(work, { companyId, type: 'warehouse', id, version, before, after });
  const action = before ? 'warehouse.update' : 'warehouse.create';
  work.audit({ companyId, action, objectType: 'warehouse', objectId: id, detail: { version } });
}

async function warehouseFields(db: Db, id: string): Promise<Fields> {
  const found = await sql<Fields>`
    select w.code, w.name, w.name_en, w.priority, w.address, w.active,
      (select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'name_en', r.name_en) from region r where r.id = w.region_id) as region_id
    from warehouse w where w.id = ${id}`.execute(db);
  return found.rows[0]!;
}
