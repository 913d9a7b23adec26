// Owns signing in: attempts are counted before they are checked, and every outcome is in the audit log.
import { sql } from 'kysely';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Refusal, Result } from '../kernel/refusal.ts';
import { addAuditRow } from '../platform/audit-row.ts';
import { verifyPassword } from '../platform/auth/password.ts';
import { openSession, revokeSession } from '../platform/auth/session.ts';
import type { SessionCookie, SessionLimits } from '../platform/auth/session.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { ATTEMPTS, LOCK_MINUTES, claimAttempt, minutesLocked } from './sign-in.rules.ts';
import type { Attempts } from './sign-in.rules.ts';

export interface SignIn {
  login: string;
  password: string;
  requestId: string;
  ip: string;
  agent: string | null;
  now: Date;
  limits: SessionLimits;
  /** The session the browser had: it ends when another begins. */
  earlier: SessionCookie | null;
}

/** Attempts at logins that do not exist are counted alike, so that nobody learns which logins do. */
const strangers = new Map<string, Attempts>();
const STRANGERS_MAX = 10_000;

/**
 * Opens a session and returns its cookie value. Refuses INVALID_CREDENTIALS with the attempts left, SIGN_IN_LOCKED
 * after five wrong ones, INITIAL_PASSWORD_EXPIRED, NO_ROLE for somebody who may do nothing.
 */
export async function signIn(db: Db, request: SignIn): Promise<Result<{ cookie: string; userId: string }>> {
  const login = request.login.trim().toLowerCase();
  const found = await db.selectFrom('login_index').selectAll().where('login', '=', login).executeTakeFirst();
  if (!found) return refuseStranger(login, request);
  const scope = tenantScope(found.tenant_id);
  const claimed = await withScope(db, scope, (tx) => claim(tx, found.user_id, request.now));
  const audit = (tx: Db, code?: string) =>
    addAuditRow(
      tx,
      found.tenant_id,
      { userId: found.user_id, requestId: request.requestId, ip: request.ip },
      {
        companyId: null,
        action: 'session.sign_in',
        objectType: 'user',
        objectId: found.user_id,
        ...(code === undefined ? {} : { outcome: 'refused' as const, code }),
      },
    );
  const refused = async (refusal: Refusal) => {
    await withScope(db, scope, (tx) => audit(tx, refusal.code));
    return refusal;
  };
  if (claimed.attempts === null) return refused(lockedRefusal(claimed.minutes));
  const right = await verifyPassword(request.password, claimed.active ? claimed.hash : null);
  if (!right) return refused(wrongRefusal(claimed.attempts, request.now));
  if (claimed.runOut) return refused(refuse('INITIAL_PASSWORD_EXPIRED'));
  if (!claimed.hasRole) return refused(refuse('NO_ROLE'));
  return withScope(db, scope, async (tx) => {
    await tx
      .updateTable('user_account')
      .set({ failed_attempts: 0, locked_until: null })
      .where('id', '=', found.user_id)
      .execute();
    if (request.earlier?.tenant === found.tenant_id) await revokeSession(tx, request.earlier.secret, request.now);
    const cookie = await openSession(tx, { ...request, tenant: found.tenant_id, userId: found.user_id });
    await audit(tx);
    return accept({ cookie, userId: found.user_id });
  });
}

export interface Claim {
  login: string;
  attempts: Attempts | null;
  minutes: number;
  hash: string | null;
  active: boolean;
  hasRole: boolean;
  /** An initial password that was not changed in time. */
  runOut: boolean;
}

/** Locks the user's row, counts the attempt and tells what to check it against. */
export async function claim(tx: Db, userId: string, now: Date): Promise<Claim> {
  const user = await tx
    .selectFrom('user_account')
    .select([
      'login',
      'password_hash',
      'status',
      'failed_attempts',
      'locked_until',
      'must_change_password',
      'password_until',
    ])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const role = await sql`select from user_role r left join company c on c.id = r.company_id
    where r.user_id = ${userId} and r.valid_from <= (now() at time zone coalesce(c.zone, 'UTC'))::date
      and (r.valid_to is null or r.valid_to > (now() at time zone coalesce(c.zone, 'UTC'))::date) limit 1`.execute(tx);
  const before = { failed: user.failed_attempts, lockedUntil: user.locked_until };
  const attempts = claimAttempt(before, now);
  if (attempts) {
    await tx
      .updateTable('user_account')
      .set({ failed_attempts: attempts.failed, locked_until: attempts.lockedUntil })
      .where('id', '=', userId)
      .execute();
  }
  return {
    login: user.login,
    attempts,
    minutes: minutesLocked(before, now),
    hash: user.password_hash,
    active: user.status === 'active',
    hasRole: role.rows.length > 0,
    runOut: user.must_change_password && user.password_until !== null && user.password_until <= now,
  };
}

async function refuseStranger(login: string, request: SignIn): Promise<Refusal> {
  const before = strangers.get(login) ?? { failed: 0, lockedUntil: null };
  const attempts = claimAttempt(before, request.now);
  if (attempts === null) return lockedRefusal(minutesLocked(before, request.now));
  if (strangers.size >= STRANGERS_MAX) strangers.clear();
  strangers.set(login, attempts);
  await verifyPassword(request.password, null);
  return wrongRefusal(attempts, request.now);
}

export function wrongRefusal(attempts: Attempts, now: Date): Refusal {
  const minutes = minutesLocked(attempts, now);
  return minutes > 0
    ? lockedRefusal(minutes)
    : refuse('INVALID_CREDENTIALS', { attempts_left: ATTEMPTS - attempts.failed });
}

export function lockedRefusal(minutes: number): Refusal {
  return refuse('SIGN_IN_LOCKED', { minutes: Math.min(minutes, LOCK_MINUTES), attempts: ATTEMPTS });
}
