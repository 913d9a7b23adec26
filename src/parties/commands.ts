// Owns changing dealers: master data with versions, without a workflow. An import calls the same two functions.
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { recordVersion } from '../versions/store.ts';
import { dealerFields } from './fields.store.ts';
import type { CreateDealer, UpdateDealer } from './schema.ts';
import { unknownRegion } from './regions.store.ts';
import { moveInTree, wouldClose } from './tree.store.ts';

export interface Changed {
  id: string;
  version: number;
}

/** Adds a dealer: its party, role, place in the tree and profile. Refuses DEALER_CODE_TAKEN and unknown references. */
export async function createDealer(
  work: Work,
  companyId: string,
  today: string,
  body: CreateDealer,
): Promise<Result<Changed>> {
  const errors = await unknownReferences(work, companyId, body);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const taken = await work.db
    .selectFrom('dealer')
    .select('party_id')
    .where('company_id', '=', companyId)
    .where('code', '=', body.code)
    .executeTakeFirst();
  if (taken)
    return refuse('DEALER_CODE_TAKEN', { code: body.code }, [
      { pointer: '/code', code: 'DEALER_CODE_TAKEN', params: { code: body.code } },
    ]);
  const id = newId('party');
  const own = { tenant_id: work.tenant, company_id: companyId };
  const { name, name_en, parent_id, ...profile } = body;
  await work.db
    .insertInto('party')
    .values({ id, tenant_id: work.tenant, kind: 'organization', name, name_en })
    .execute();
  await work.db
    .insertInto('party_role')
    .values({ id: newId('party_role'), ...own, party_id: id, role: 'dealer', valid_from: today })
    .execute();
  await moveInTree(work, companyId, id, parent_id ?? null, today);
  await work.db
    .insertInto('dealer')
    .values({ ...own, party_id: id, ...profile })
    .execute();
  await keep(work, companyId, id, 1, today, null);
  work.audit({ companyId, action: 'dealer.create', objectType: 'dealer', objectId: id, detail: { code: body.code } });
  return accept({ id, version: 1 });
}

/** Changes what the body names, on the version it was read at. Refuses NOT_FOUND, STALE_VERSION and DEALER_CYCLE. */
export async function updateDealer(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  today: string,
  body: UpdateDealer,
): Promise<Result<Changed>> {
  const row = await work.db
    .selectFrom('dealer')
    .select('version')
    .where('party_id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND', { subject: 'dealer', id });
  if (row.version !== version) return refuse('STALE_VERSION', { current: row.version, given: version });
  const errors = await unknownReferences(work, companyId, body);
  if (body.parent_id && errors.length === 0 && (await wouldClose(work.db, body.parent_id, id)))
    errors.push({ pointer: '/parent_id', code: 'DEALER_CYCLE' });
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const before = await dealerFields(work.db, companyId, id, today);
  const { name, name_en, parent_id, ...profile } = body;
  await work.db
    .updateTable('dealer')
    .set({ ...profile, version: version + 1 })
    .where('party_id', '=', id)
    .where('company_id', '=', companyId)
    .execute();
  if (parent_id !== undefined) await moveInTree(work, companyId, id, parent_id, today);
  if (name !== undefined || name_en !== undefined) {
    await work.db
      .updateTable('party')
      .set((set) => ({
        ...(name === undefined ? {} : { name }),
        ...(name_en === undefined ? {} : { name_en }),
        version: set('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
  }
  await keep(work, companyId, id, version + 1, today, before);
  work.audit({
    companyId,
    action: 'dealer.update',
    objectType: 'dealer',
    objectId: id,
    detail: { fields: Object.keys(body) },
  });
  return accept({ id, version: version + 1 });
}

type Before = Awaited<ReturnType<typeof dealerFields>> | null;

async function keep(work: Work, companyId: string, id: string, version: number, today: string, before: Before) {
  const after = await dealerFields(work.db, companyId, id, today);
  await recordVersion(work, { companyId, type: 'dealer', id, version, partyId: id, before, after });
}

async function unknownReferences(work: Work, companyId: string, body: UpdateDealer): Promise<FieldRefusal[]> {
  const errors = await unknownRegion(work.db, companyId, body.region_id);
  if (body.sales_rep_id) {
    const user = await work.db
      .selectFrom('user_account')
      .select('id')
      .where('id', '=', body.sales_rep_id)
      .executeTakeFirst();
    if (!user) errors.push({ pointer: '/sales_rep_id', code: 'UNKNOWN_USER' });
  }
  if (body.parent_id) {
    const parent = await work.db
      .selectFrom('dealer')
      .select('party_id')
      .where('party_id', '=', body.parent_id)
      .where('company_id', '=', companyId)
      .executeTakeFirst();
    if (!parent) errors.push({ pointer: '/parent_id', code: 'UNKNOWN_PARTNER' });
  }
  return errors;
}
