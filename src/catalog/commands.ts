// Owns changing SKUs with their tax code, standard cost and units. An import calls the same two functions.
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { companyToday } from '../platform/http/index.ts';
import type { Work } from '../platform/transact.ts';
import { recordVersion } from '../versions/store.ts';
import type { Fields } from '../versions/rules.ts';
import { setDated } from './dated.store.ts';
import { skuFields } from './fields.store.ts';
import { unknownParts } from './products.ts';
import type { CreateSku, UpdateSku } from './schema.ts';

export interface Changed {
  id: string;
  version: number;
}

/** Adds a SKU. Refuses SKU_CODE_TAKEN and an unknown brand, category, unit or tax code. */
export async function createSku(
  work: Work,
  companyId: string,
  today: string,
  body: CreateSku,
): Promise<Result<Changed>> {
  const errors = [
    ...(await unknownParts(work, companyId, body.product, '/product')),
    ...(await unknownReferences(work, companyId, body)),
  ];
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
  const { product, tax_code, standard_cost, valid_from = today, units, ...fields } = body;
  await work.db
    .insertInto('sku')
    .values({ id, ...own, product_id: await findOrAddProduct(work, companyId, product), ...fields })
    .execute();
  const pack = { unit: body.pack_unit, factor: body.pack_size };
  await setUnits(work, companyId, id, [...units.filter(({ unit }) => unit !== pack.unit), pack]);
  await setDated(work, {
    table: 'sku_tax',
    column: 'tax_code',
    companyId,
    skuId: id,
    value: tax_code,
    from: valid_from,
  });
  await setDated(work, {
    table: 'sku_cost',
    column: 'cost',
    companyId,
    skuId: id,
    value: standard_cost,
    from: valid_from,
  });
  await keep(work, companyId, id, 1, null);
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

/** Adds units and changes factors; one that goods may no longer be ordered in keeps its row with the old orders and is not offered. */
async function setUnits(
  work: Work,
  companyId: string,
  skuId: string,
  units: readonly { unit: string; factor: string }[],
) {
  await work.db
    .insertInto('sku_unit')
    .values(units.map((unit) => ({ tenant_id: work.tenant, company_id: companyId, sku_id: skuId, ...unit })))
    .onConflict((conflict) =>
      conflict.columns(['sku_id', 'unit']).doUpdateSet((set) => ({ factor: set.ref('excluded.factor') })),
    )
    .execute();
}

/** What a SKU refers to by code: units and tax code of the company. */
async function unknownReferences(work: Work, companyId: string, body: UpdateSku): Promise<FieldRefusal[]> {
  const asked = [
    { pointer: '/unit', unit: 'unit' in body ? body.unit : undefined },
    { pointer: '/pack_unit', unit: body.pack_unit },
    ...(body.units ?? []).map(({ unit }, i) => ({ pointer: `/units/${i}/unit`, unit })),
  ].flatMap(({ pointer, unit }) => (typeof unit === 'string' ? [{ pointer, unit }] : []));
  const known = await work.db.selectFrom('unit').select('code').where('company_id', '=', companyId).execute();
  const errors: FieldRefusal[] = asked
    .filter(({ unit }) => !known.some(({ code }) => code === unit))
    .map(({ pointer, unit }) => ({ pointer, code: 'NO_SUCH_UNIT', params: { unit } }));
  (body.units ?? []).forEach(({ unit }, i) => {
    if (body.units?.findIndex((other) => other.unit === unit) !== i)
      errors.push({ pointer: `/units/${i}/unit`, code: 'UNIT_TWICE', params: { unit } });
  });
  if (body.tax_code === undefined) return errors;
  const tax = await work.db
    .selectFrom('tax_code')
    .select('code')
    .where('company_id', '=', companyId)
    .where('code', '=', body.tax_code)
    .executeTakeFirst();
  if (!tax) errors.push({ pointer: '/tax_code', code: 'UNKNOWN_TAX_CODE', params: { code: body.tax_code } });
  return errors;
}

/**
 * Changes what the body names, on the version it was read at; tax code and cost from `valid_from` on, today at the earliest.
 * Refuses NOT_FOUND, STALE_VERSION, DATE_IN_THE_PAST and unknown units and tax codes.
 */
export async function updateSku(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  body: UpdateSku,
): Promise<Result<Changed>> {
  const row = await work.db
    .selectFrom('sku')
    .select(['version', 'pack_unit', 'pack_size'])
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND', { subject: 'sku', id });
  if (row.version !== version) return refuse('STALE_VERSION', { current: row.version, given: version });
  const today = await companyToday(work.db, companyId, work.now);
  const errors = await unknownReferences(work, companyId, body);
  const { tax_code, standard_cost, valid_from = today, units, ...fields } = body;
  if (valid_from < today)
    errors.push({ pointer: '/valid_from', code: 'DATE_IN_THE_PAST', params: { earliest: today } });
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const before = await skuFields(work.db, id);
  await work.db
    .updateTable('sku')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .execute();
  const pack = { unit: body.pack_unit ?? row.pack_unit, factor: body.pack_size ?? row.pack_size };
  await setUnits(work, companyId, id, [...(units ?? []).filter(({ unit }) => unit !== pack.unit), pack]);
  const dated = { companyId, skuId: id, from: valid_from };
  if (tax_code !== undefined) await setDated(work, { table: 'sku_tax', column: 'tax_code', value: tax_code, ...dated });
  if (standard_cost !== undefined)
    await setDated(work, { table: 'sku_cost', column: 'cost', value: standard_cost, ...dated });
  await keep(work, companyId, id, version + 1, before);
  work.audit({
    companyId,
    action: 'sku.update',
    objectType: 'sku',
    objectId: id,
    detail: { fields: Object.keys(body) },
  });
  return accept({ id, version: version + 1 });
}

async function keep(work: Work, companyId: string, id: string, version: number, before: Fields | null): Promise<void> {
  const after = await skuFields(work.db, id);
  await recordVersion(work, { companyId, type: 'sku', id, version, before, after });
}
