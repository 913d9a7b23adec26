// Owns a partner's place in the dealer tree: dated edges, the one before ends where the next begins.
import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';

/** Puts the dealer under `parentId`, or directly under the company, from `today`. */
export async function moveInTree(
  work: Work,
  companyId: string,
  partyId: string,
  parentId: string | null,
  today: string,
): Promise<void> {
  const parent = parentId ?? (await companyParty(work.db, companyId));
  const open = await work.db
    .selectFrom('party_edge')
    .select(['id', 'parent_id', 'valid_from'])
    .where('kind', '=', 'dealer')
    .where('child_id', '=', partyId)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  if (open?.parent_id === parent) return;
  // An edge of today never bound anything yet: it is moved instead of ended on the day it began.
  if (open && open.valid_from >= today) {
    await work.db.updateTable('party_edge').set({ parent_id: parent }).where('id', '=', open.id).execute();
    return;
  }
  if (open) await work.db.updateTable('party_edge').set({ valid_to: today }).where('id', '=', open.id).execute();
  await work.db
    .insertInto('party_edge')
    .values({
      id: newId('party_edge'),
      tenant_id: work.tenant,
      kind: 'dealer',
      parent_id: parent,
      child_id: partyId,
      valid_from: today,
    })
    .execute();
}

/** Whether `partyId` already stands above `parentId`, so that putting it below would close a loop. Takes the lock the tree's guard takes. */
export async function wouldClose(db: Db, parentId: string, partyId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('party_edge:' || app_tenant() || ':dealer', 0))`.execute(db);
  const found = await sql`
    with recursive up as (
      select ${parentId}::text as id
      union
      select e.parent_id from up join party_edge e on e.child_id = up.id and e.kind = 'dealer' and e.valid_to is null
    )
    select 1 from up where id = ${partyId}`.execute(db);
  return found.rows.length > 0;
}

async function companyParty(db: Db, companyId: string): Promise<string> {
  const row = await db.selectFrom('company').select('party_id').where('id', '=', companyId).executeTakeFirstOrThrow();
  return row.party_id;
}
