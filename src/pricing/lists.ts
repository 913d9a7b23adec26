// Owns changing the head of a price list: for whom it is, its names, and whether it counts. An import calls the same functions.
import { accept, refuse } from '../kernel/refusal.ts';
import { newId } from '../kernel/ids.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { unknownRegion } from '../parties/regions.store.ts';
import type { Work } from '../platform/transact.ts';
import { recordVersion } from '../versions/store.ts';
import { listFields } from './fields.store.ts';
import type { CreatePriceList, UpdatePriceList } from './schema.ts';

export interface Changed {
  id: string;
  version: number;
}

export interface LockedList {
  id: string;
  version: number;
  price_scale: number;
  party_id: string | null;
}

/** The list, locked on the version the caller read. Refuses NOT_FOUND and STALE_VERSION. */
export async function lockList(
  work: Work,
  companyId: string,
  id: string,
  version: number,
): Promise<Result<LockedList>> {
  const list = await work.db
    .selectFrom('price_list')
    .select(['id', 'version', 'price_scale', 'party_id'])
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!list) return refuse('NOT_FOUND', { subject: 'price_list', id });
  if (list.version !== version) return refuse('STALE_VERSION', { current: list.version, given: version });
  return accept(list);
}

/** Adds an empty list for a partner, a level, a region, a level in a region, or everybody. Refuses PRICE_LIST_TAKEN and unknown references. */
export async function createPriceList(work: Work, companyId: string, body: CreatePriceList): Promise<Result<Changed>> {
  const errors = await wrongTarget(work, companyId, body);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const taken = await work.db
    .selectFrom('price_list')
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', body.code)
    .executeTakeFirst();
  const params = { code: body.code };
  if (taken) return refuse('PRICE_LIST_TAKEN', params, [{ pointer: '/code', code: 'PRICE_LIST_TAKEN', params }]);
  const id = newId('price_list');
  const company = await work.db
    .selectFrom('company')
    .select('currency')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  await work.db
    .insertInto('price_list')
    .values({ id, tenant_id: work.tenant, company_id: companyId, currency: company.currency, ...body })
    .execute();
  await recordVersion(work, {
    companyId,
    type: 'price_list',
    id,
    version: 1,
    partyId: body.party_id,
    before: null,
    after: await listFields(work.db, id),
  });
  work.audit({ companyId, action: 'price_list.create', objectType: 'price_list', objectId: id, detail: params });
  return accept({ id, version: 1 });
}

/** Renames a list or switches it off, on the version it was read at. For whom it is stays: past prices were given by it. */
export async function updatePriceList(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  body: UpdatePriceList,
): Promise<Result<Changed>> {
  const locked = await lockList(work, companyId, id, version);
  if (!locked.ok) return locked;
  const before = await listFields(work.db, id);
  await work.db
    .updateTable('price_list')
    .set({ ...body, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await recordVersion(work, {
    companyId,
    type: 'price_list',
    id,
    version: version + 1,
    partyId: locked.value.party_id,
    before,
    after: await listFields(work.db, id),
  });
  const detail = { fields: Object.keys(body) };
  work.audit({ companyId, action: 'price_list.update', objectType: 'price_list', objectId: id, detail });
  return accept({ id, version: version + 1 });
}

async function wrongTarget(work: Work, companyId: string, body: CreatePriceList): Promise<FieldRefusal[]> {
  const errors = await unknownRegion(work.db, companyId, body.region_id);
  if (body.party_id) {
    const dealer = await work.db
      .selectFrom('dealer')
      .select('party_id')
      .where('party_id', '=', body.party_id)
      .where('company_id', '=', companyId)
      .executeTakeFirst();
    if (!dealer) errors.push({ pointer: '/party_id', code: 'UNKNOWN_PARTNER' });
    // A list of one partner is the most specific there is; a level or region beside it would never decide anything.
    for (const name of ['level', 'region_id'] as const)
      if (body[name]) errors.push({ pointer: `/${name}`, code: 'PARTNER_LIST_ALONE' });
  }
  return errors;
}
