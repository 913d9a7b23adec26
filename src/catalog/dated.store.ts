// Owns the dated rows of a SKU, its tax code and its standard cost: what held before ends where the new value begins.
import { sql } from 'kysely';
import type { Work } from '../platform/transact.ts';

export interface DatedValue {
  table: 'sku_tax' | 'sku_cost';
  column: 'tax_code' | 'cost';
  companyId: string;
  skuId: string;
  value: string;
  from: string;
}

/** Sets the value from a day on, until the next one that is planned already. */
export async function setDated(work: Work, dated: DatedValue): Promise<void> {
  const { db } = work;
  const table = sql.table(dated.table);
  const column = sql.ref(dated.column);
  const { skuId, from } = dated;
  const value = dated.column === 'cost' ? sql`${dated.value}::numeric` : sql`${dated.value}::text`;
  const same =
    await sql`update ${table} set ${column} = ${value} where sku_id = ${skuId} and valid_from = ${from}::date returning 1`.execute(
      db,
    );
  if (same.rows.length > 0) return;
  await sql`update ${table} set valid_to = ${from}::date
    where sku_id = ${skuId} and valid_from < ${from}::date and (valid_to is null or valid_to > ${from}::date)`.execute(
    db,
  );
  await sql`insert into ${table} (tenant_id, company_id, sku_id, ${column}, valid_from, valid_to)
    select ${work.tenant}, ${dated.companyId}, ${skuId}, ${value}, ${from}::date,
      (select min(x.valid_from) from ${table} x where x.sku_id = ${skuId} and x.valid_from > ${from}::date)`.execute(
    db,
  );
}
