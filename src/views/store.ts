// Owns the SQL of saved views: a person's own, and those shared on their side.
import { newId } from '../kernel/ids.ts';
import type { Db } from '../platform/db/database.ts';
import type { SavedViewBody, SavedViewView } from './schema.ts';

export interface ViewReader {
  tenant: string;
  companyId: string;
  userId: string;
  /** The dealer whose people share views; null for the company's own people. */
  sideId: string | null;
}

/** Own views and shared ones of the same side, by name. */
export async function listViews(tx: Db, reader: ViewReader, room: SavedViewBody['room']): Promise<SavedViewView[]> {
  const rows = await tx
    .selectFrom('saved_view')
    .select(['id', 'room', 'name', 'filters', 'shared', 'owner_id'])
    .where('company_id', '=', reader.companyId)
    .where('room', '=', room)
    .where((where) =>
      where.or([
        where('owner_id', '=', reader.userId),
        where.and([where('shared', '=', true), where('side_party_id', 'is not distinct from', reader.sideId)]),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ owner_id, filters, ...row }) => ({
    ...row,
    room,
    filters: filters as SavedViewView['filters'],
    mine: owner_id === reader.userId,
  }));
}

/** Keeps a view; null when the person has one of this name already. */
export async function insertView(tx: Db, reader: ViewReader, body: SavedViewBody): Promise<SavedViewView | null> {
  const row = await tx
    .insertInto('saved_view')
    .values({
      id: newId('saved_view'),
      tenant_id: reader.tenant,
      company_id: reader.companyId,
      owner_id: reader.userId,
      side_party_id: reader.sideId,
      room: body.room,
      name: body.name,
      filters: JSON.stringify(body.filters),
      shared: body.shared,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row ? { ...body, id: row.id, mine: true } : null;
}

/** How many views the person keeps in this company. */
export async function countViews(tx: Db, reader: ViewReader): Promise<number> {
  const row = await tx
    .selectFrom('saved_view')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('company_id', '=', reader.companyId)
    .where('owner_id', '=', reader.userId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Deletes an own view; false when there is none. */
export async function deleteView(tx: Db, reader: ViewReader, id: string): Promise<boolean> {
  const rows = await tx
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('company_id', '=', reader.companyId)
    .where('owner_id', '=', reader.userId)
    .returning('id')
    .execute();
  return rows.length === 1;
}
