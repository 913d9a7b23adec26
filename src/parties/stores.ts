// Owns changing the stores of a dealer: parties in the store tree, closed instead of deleted.
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { recordVersion } from '../versions/store.ts';
import type { Changed } from './commands.ts';
import { findStore, storeFields } from './fields.store.ts';
import type { StoreRow } from './fields.store.ts';
import type { CreateStore, UpdateStore } from './schema.ts';

/** Opens a store of a dealer. Refuses NOT_FOUND. */
export async function createStore(
  work: Work,
  companyId: string,
  dealerId: string,
  today: string,
  body: CreateStore,
): Promise<Result<Changed>> {
  const dealer = await work.db
    .selectFrom('dealer')
    .select('party_id')
    .where('party_id', '=', dealerId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  if (!dealer) return refuse('NOT_FOUND', { subject: 'dealer', id: dealerId });
  const { name, name_en, address } = body;
  const id = newId('party');
  const dated = { valid_from: today, tenant_id: work.tenant };
  await work.db
    .insertInto('party')
    .values({
      id,
      tenant_id: work.tenant,
      kind: 'organization',
      name,
      name_en,
      custom: JSON.stringify({ address }),
    })
    .execute();
  await work.db
    .insertInto('party_role')
    .values({ id: newId('party_role'), ...dated, company_id: companyId, party_id: id, role: 'store' })
    .execute();
  await work.db
    .insertInto('party_edge')
    .values({ id: newId('party_edge'), ...dated, kind: 'store', parent_id: dealerId, child_id: id })
    .execute();
  await keep(work, companyId, { id, dealer_id: dealerId, name, name_en, address, status: 'active', version: 1 }, null);
  return accept({ id, version: 1 });
}

/** Changes or closes a store, on the version it was read at. Refuses NOT_FOUND and STALE_VERSION. */
export async function updateStore(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  body: UpdateStore,
): Promise<Result<Changed>> {
  const locked = await work.db
    .selectFrom('party')
    .select('version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const before = await findStore(work.db, companyId, id);
  if (!locked || !before) return refuse('NOT_FOUND', { subject: 'store', id });
  if (locked.version !== version) return refuse('STALE_VERSION', { current: locked.version, given: version });
  const after: StoreRow = { ...before, ...body, version: version + 1 };
  const { name, name_en, address, status } = after;
  await work.db
    .updateTable('party')
    .set({ name, name_en, status, custom: JSON.stringify({ address }), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await keep(work, companyId, after, before);
  return accept({ id, version: version + 1 });
}

async function keep(work: Work, companyId: string, after: StoreRow, before: StoreRow | null): Promise<void> {
  await recordVersion(work, {
    companyId,
    type: 'store',
    id: after.id,
    version: after.version,
    partyId: after.dealer_id,
    before: before && storeFields(before),
    after: storeFields(after),
  });
  work.audit({
    companyId,
    action: before ? 'store.update' : 'store.create',
    objectType: 'store',
    objectId: after.id,
    detail: { dealer: after.dealer_id },
  });
}
