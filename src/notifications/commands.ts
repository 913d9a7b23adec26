// Owns marking notifications as read: one, or all of a person's.
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';

/** Marks one as read; reading it again changes nothing. Refuses NOT_FOUND for somebody else's. */
export async function readOne(work: Work, input: { id: string; userId: string }): Promise<Result<{ read: number }>> {
  const found = await work.db
    .selectFrom('notification')
    .select('read_at')
    .where('id', '=', input.id)
    .where('user_id', '=', input.userId)
    .executeTakeFirst();
  if (!found) return refuse('NOT_FOUND');
  if (found.read_at !== null) return accept({ read: 0 });
  await work.db.updateTable('notification').set({ read_at: work.now }).where('id', '=', input.id).execute();
  return accept({ read: 1 });
}

/** Marks everything a person has as read. */
export async function readAll(work: Work, input: { userId: string }): Promise<Result<{ read: number }>> {
  const done = await work.db
    .updateTable('notification')
    .set({ read_at: work.now })
    .where('user_id', '=', input.userId)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return accept({ read: Number(done.numUpdatedRows) });
}
