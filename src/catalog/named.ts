// Owns changing brands, categories and units: a code, two names, switched off instead of deleted. An import calls the same functions.
import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';
import type { Fields } from '../versions/rules.ts';
import { recordVersion } from '../versions/store.ts';
import type { Changed } from './commands.ts';
import { namedFields } from './fields.store.ts';
import type { CreateNamed, UpdateNamed } from './schema.ts';

export type NamedKind = 'brand' | 'category' | 'unit';

/** Adds a brand, category or unit. Refuses CODE_TAKEN and an unknown category above. */
export async function createNamed(
  work: Work,
  companyId: string,
  kind: NamedKind,
  body: CreateNamed,
): Promise<Result<Changed>> {
  const taken = await work.db
    .selectFrom(kind)
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', body.code)
    .executeTakeFirst();
  if (taken) {
    const params = { code: body.code };
    return refuse('CODE_TAKEN', params, [{ pointer: '/code', code: 'CODE_TAKEN', params }]);
  }
  const errors = await wrongParent(work.db, companyId, kind, null, body.parent_id);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const id = newId(kind);
  const { parent_id, ...named } = body;
  const parent = kind === 'category' ? { parent_id: parent_id ?? null } : {};
  await work.db
    .insertInto(kind)
    .values({ id, tenant_id: work.tenant, company_id: companyId, ...named, ...parent })
    .execute();
  await keep(work, companyId, kind, id, 1, null);
  return accept({ id, version: 1 });
}

/** Changes what the body names, on the version it was read at. Refuses NOT_FOUND, STALE_VERSION and CATEGORY_CYCLE. */
export async function updateNamed(
  work: Work,
  companyId: string,
  kind: NamedKind,
  id: string,
  version: number,
  body: UpdateNamed,
): Promise<Result<Changed>> {
  // Two moves that close a loop together would each pass alone, so the tree of a company moves one at a time.
  if (kind === 'category' && body.parent_id)
    await sql`select pg_advisory_xact_lock(hashtextextended('category:' || ${companyId}, 0))`.execute(work.db);
  const row = await work.db
    .selectFrom(kind)
    .select('version')
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND', { subject: kind, id });
  if (row.version !== version) return refuse('STALE_VERSION', { current: row.version, given: version });
  const errors = await wrongParent(work.db, companyId, kind, id, body.parent_id);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const before = await namedFields(work.db, kind, id);
  const { parent_id, ...named } = body;
  const parent = kind === 'category' && parent_id !== undefined ? { parent_id } : {};
  await work.db
    .updateTable(kind)
    .set({ ...named, ...parent, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await keep(work, companyId, kind, id, version + 1, before);
  return accept({ id, version: version + 1 });
}

async function keep(
  work: Work,
  companyId: string,
  kind: NamedKind,
  id: string,
  version: number,
  before: Fields | null,
) {
  const after = await namedFields(work.db, kind, id);
  await recordVersion(work, { companyId, type: kind, id, version, before, after });
  const action = `${kind}.${before ? 'update' : 'create'}`;
  work.audit({ companyId, action, objectType: kind, objectId: id, detail: { version } });
}

/** The category above must exist, and stand neither on nor below the one that moves. */
async function wrongParent(
  db: Db,
  companyId: string,
  kind: NamedKind,
  id: string | null,
  parentId: string | null | undefined,
): Promise<FieldRefusal[]> {
  if (kind !== 'category' || !parentId) return [];
  const up = await sql<{ id: string }>`
    with recursive up as (
      select c.id, c.parent_id from category c where c.id = ${parentId} and c.company_id = ${companyId}
      union select c.id, c.parent_id from category c join up on c.id = up.parent_id
    ) select id from up`.execute(db);
  if (up.rows.length === 0) return [{ pointer: '/parent_id', code: 'UNKNOWN_CATEGORY' }];
  return up.rows.some((row) => row.id === id) ? [{ pointer: '/parent_id', code: 'CATEGORY_CYCLE' }] : [];
}
