// Owns ending sessions.
import type { Db } from '../platform/db/database.ts';

/** Ends the live sessions of a person: all, all but one, or one. Returns how many. */
export async function endSessions(
  tx: Db,
  userId: string,
  options: { now: Date; only?: string | undefined; except?: string | undefined },
): Promise<number> {
  let query = tx
    .updateTable('user_session')
    .set({ revoked_at: options.now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', options.now);
  if (options.only !== undefined) query = query.where('id', '=', options.only);
  if (options.except !== undefined) query = query.where('id', '<>', options.except);
  const [result] = await query.execute();
  return Number(result?.numUpdatedRows ?? 0);
}
