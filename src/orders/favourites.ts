// Owns the own list of products a person orders from.
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';

/** Puts a SKU on the person's list, or takes it off; twice is once. Refuses NOT_FOUND for a SKU the company does not have. */
export async function markFavourite(
  work: Work,
  input: { companyId: string; userId: string; skuId: string; kept: boolean },
): Promise<Result<{ sku_id: string; favourite: boolean }>> {
  const sku = await work.db
    .selectFrom('sku')
    .select('id')
    .where('company_id', '=', input.companyId)
    .where('id', '=', input.skuId)
    .executeTakeFirst();
  if (!sku) return refuse('NOT_FOUND');
  if (input.kept)
    await work.db
      .insertInto('favourite')
      .values({ tenant_id: work.tenant, company_id: input.companyId, user_id: input.userId, sku_id: sku.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else await work.db.deleteFrom('favourite').where('user_id', '=', input.userId).where('sku_id', '=', sku.id).execute();
  return accept({ sku_id: sku.id, favourite: input.kept });
}
