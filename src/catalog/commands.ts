// Owns changing the catalog: SKUs with their product, tax code and standard cost.
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import type { CreateSku, UpdateSku } from './schema.ts';

interface Changed {
  id: string;
  version: number;
}

/** Adds a SKU. Refuses SKU_CODE_TAKEN and unknown brand, category or tax code. */
export async function createSku(
  work: Work,
  companyId: string,
  today: string,
  body: CreateSku,
): Promise<Result<Changed>> {
  const errors = await unknownReferences(work, companyId, body);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const taken = await work.db
    .selectFrom('sku')
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', body.code)
    .executeTakeFirst();
  if (taken)
    return refuse('SKU_CODE_TAKEN', { code: body.code }, [
      { pointer: '/code', code: 'SKU_CODE_TAKEN', params: { code: body.code } },
    ]);
  const own = { tenant_id: work.tenant, company_id: companyId };
  const id = newId('sku');
  const { product, tax_code, standard_cost, valid_from = today, ...fields } = body;
  await work.db
    .insertInto('sku')
    .values({ id, ...own, product_id: await findOrAddProduct(work, companyId, product), ...fields })
    .execute();
  await work.db
    .insertInto('sku_unit')
    .values({ ...own, sku_id: id, unit: body.pack_unit, factor: body.pack_size })
    .execute();
  await work.db
    .insertInto('sku_tax')
    .values({ ...own, sku_id: id, tax_code, valid_from })
    .execute();
  await work.db
    .insertInto('sku_cost')
    .values({ ...own, sku_id: id, cost: standard_cost, valid_from })
    .execute();
  work.audit({ companyId, action: 'sku.create', objectType: 'sku', objectId: id, detail: { code: body.code } });
  return accept({ id, version: 1 });
}

async function findOrAddProduct(work: Work, companyId: string, product: CreateSku['product']): Promise<string> {
  const id = newId('product');
  await work.db
    .insertInto('product')
    .values({ id, tenant_id: work.tenant, company_id: companyId, ...product })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'code']).doNothing())
    .execute();
  const found = await work.db
    .selectFrom('product')
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', product.code)
    .executeTakeFirstOrThrow();
  return found.id;
}

async function unknownReferences(work: Work, companyId: string, body: CreateSku): Promise<FieldRefusal[]> {
  const has = async (table: 'brand' | 'category', id: string) =>
    work.db.selectFrom(table).select('id').where('id', '=', id).where('company_id', '=', companyId).executeTakeFirst();
  const tax = await work.db
    .selectFrom('tax_code')
    .select('code')
    .where('company_id', '=', companyId)
    .where('code', '=', body.tax_code)
    .executeTakeFirst();
  return [
    ...((await has('brand', body.product.brand_id)) ? [] : [{ pointer: '/product/brand_id', code: 'UNKNOWN_BRAND' }]),
    ...((await has('category', body.product.category_id))
      ? []
      : [{ pointer: '/product/category_id', code: 'UNKNOWN_CATEGORY' }]),
    ...(tax ? [] : [{ pointer: '/tax_code', code: 'UNKNOWN_TAX_CODE', params: { code: body.tax_code } }]),
  ];
}

/** Changes what the body names, on the version it was read at. Refuses NOT_FOUND and STALE_VERSION. */
export async function updateSku(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  body: UpdateSku,
): Promise<Result<Changed>> {
  const row = await work.db
    .selectFrom('sku')
    .select(['version', 'pack_unit'])
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND', { subject: 'sku', id });
  if (row.version !== version) return refuse('STALE_VERSION', { current: row.version, given: version });
  await work.db
    .updateTable('sku')
    .set({ ...body, version: version + 1 })
    .where('id', '=', id)
    .execute();
  if (body.pack_size !== undefined) {
    await work.db
      .updateTable('sku_unit')
      .set({ factor: body.pack_size })
      .where('sku_id', '=', id)
      .where('unit', '=', row.pack_unit)
      .execute();
  }
  work.audit({
    companyId,
    action: 'sku.update',
    objectType: 'sku',
    objectId: id,
    detail: { fields: Object.keys(body) },
  });
  return accept({ id, version: version + 1 });
}
