// Owns changing products: what several SKUs are sizes or colours of. An import calls the same functions.
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import type { Fields } from '../versions/rules.ts';
import { recordVersion } from '../versions/store.ts';
import type { Changed } from './commands.ts';
import { productFields } from './fields.store.ts';
import type { CreateProduct, UpdateProduct } from './schema.ts';

/** Adds a product. Refuses CODE_TAKEN, UNKNOWN_BRAND and UNKNOWN_CATEGORY. */
export async function createProduct(work: Work, companyId: string, body: CreateProduct): Promise<Result<Changed>> {
  const taken = await work.db
    .selectFrom('product')
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', body.code)
    .executeTakeFirst();
  if (taken) {
    const params = { code: body.code };
    return refuse('CODE_TAKEN', params, [{ pointer: '/code', code: 'CODE_TAKEN', params }]);
  }
  const errors = await unknownParts(work, companyId, body, '');
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const id = newId('product');
  await work.db
    .insertInto('product')
    .values({ id, tenant_id: work.tenant, company_id: companyId, ...body })
    .execute();
  await keep(work, companyId, id, 1, null);
  return accept({ id, version: 1 });
}

/** Changes what the body names, on the version it was read at. Refuses NOT_FOUND, STALE_VERSION and unknown parts. */
export async function updateProduct(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  body: UpdateProduct,
): Promise<Result<Changed>> {
  const row = await work.db
    .selectFrom('product')
    .select('version')
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND', { subject: 'product', id });
  if (row.version !== version) return refuse('STALE_VERSION', { current: row.version, given: version });
  const errors = await unknownParts(work, companyId, body, '');
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const before = await productFields(work.db, id);
  await work.db
    .updateTable('product')
    .set({ ...body, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await keep(work, companyId, id, version + 1, before);
  return accept({ id, version: version + 1 });
}

async function keep(work: Work, companyId: string, id: string, version: number, before: Fields | null): Promise<void> {
  const after = await productFields(work.db, id);
  await recordVersion(work, { companyId, type: 'product', id, version, before, after });
  const action = before ? 'product.update' : 'product.create';
  work.audit({ companyId, action, objectType: 'product', objectId: id, detail: { version } });
}

/** Brand and category that the company does not have, at `prefix`. */
export async function unknownParts(
  work: Work,
  companyId: string,
  body: { brand_id?: string; category_id?: string },
  prefix: string,
): Promise<FieldRefusal[]> {
  const has = async (table: 'brand' | 'category', id: string | undefined) =>
    id === undefined ||
    (await work.db
      .selectFrom(table)
      .select('id')
      .where('id', '=', id)
      .where('company_id', '=', companyId)
      .executeTakeFirst()) !== undefined;
  return [
    ...((await has('brand', body.brand_id)) ? [] : [{ pointer: `${prefix}/brand_id`, code: 'UNKNOWN_BRAND' }]),
    ...((await has('category', body.category_id))
      ? []
      : [{ pointer: `${prefix}/category_id`, code: 'UNKNOWN_CATEGORY' }]),
  ];
}
