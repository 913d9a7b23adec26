// Owns reading a person's sessions.
import type { Db } from '../platform/db/database.ts';
import type { SessionLimits } from '../platform/auth/session.ts';
import type { SessionView } from './sessions.schema.ts';

/** The live sessions of a person, the latest used first. `own`: the session that asks. */
export async function listSessions(
  tx: Db,
  userId: string,
  options: { now: Date; limits: SessionLimits; own: string },
): Promise<SessionView[]> {
  const idleSince = new Date(options.now.getTime() - options.limits.idleMinutes * 60_000);
  const rows = await tx
    .selectFrom('user_session')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'ip', 'agent'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', options.now)
    .where('last_seen_at', '>', idleSince)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    current: row.id === options.own,
    created_at: row.created_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    ip: row.ip,
    agent: row.agent,
  }));
}
