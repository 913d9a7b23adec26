// Owns looking a region up for whoever names one.
import type { FieldRefusal } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';

/** What is wrong with the region a form names: nothing, or that the company has none of this id. A form that names none is right. */
export async function unknownRegion(db: Db, companyId: string, id: string | null | undefined): Promise<FieldRefusal[]> {
  if (id === null || id === undefined) return [];
  const region = await db
    .selectFrom('region')
    .select('id')
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return region ? [] : [{ pointer: '/region_id', code: 'UNKNOWN_REGION' }];
}
