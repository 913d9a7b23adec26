// Owns changing the own password: the old one is checked like a sign-in, every other session ends.
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import { addAuditRow } from '../platform/audit-row.ts';
import { hashPassword, verifyPassword } from '../platform/auth/password.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import type { Actor } from '../platform/transact.ts';
import { PASSWORD_MIN, passwordProblem } from './password.rules.ts';
import { endSessions } from './sessions.store.ts';
import { claim, lockedRefusal, wrongRefusal } from './sign-in.ts';

export interface PasswordChange {
  current: string;
  next: string;
  now: Date;
}

/**
 * Sets a new password. Refused with INVALID_CREDENTIALS and the attempts left, SIGN_IN_LOCKED after five wrong ones, INVALID_CONTENT for a
 * new one that is too short, easily guessed or the old one. Not keyed: a hash of the request would be a hash of the password.
 */
export async function changePassword(
  db: Db,
  principal: Principal,
  actor: Actor,
  change: PasswordChange,
): Promise<Result<null>> {
  const scope = tenantScope(principal.tenant);
  const refused = async <T extends { code: string }>(refusal: T): Promise<T> => {
    await withScope(db, scope, (tx) =>
      addAuditRow(tx, principal.tenant, actor, { ...entry(principal), outcome: 'refused', code: refusal.code }),
    );
    return refusal;
  };
  const claimed = await withScope(db, scope, (tx) => claim(tx, principal.userId, change.now));
  if (claimed.attempts === null) return refused(lockedRefusal(claimed.minutes));
  if (!(await verifyPassword(change.current, claimed.hash))) return refused(wrongRefusal(claimed.attempts, change.now));
  const problem =
    change.next === change.current ? 'PASSWORD_UNCHANGED' : passwordProblem(change.next, { login: claimed.login });
  if (problem) {
    await withScope(db, scope, (tx) => forgive(tx, principal.userId));
    return refuse('INVALID_CONTENT', { count: 1 }, [
      { pointer: '/new_password', code: problem, params: { minimum: PASSWORD_MIN } },
    ]);
  }
  const hash = await hashPassword(change.next);
  await withScope(db, scope, async (tx) => {
    await tx
      .updateTable('user_account')
      .set({ password_hash: hash, must_change_password: false, password_until: null })
      .where('id', '=', principal.userId)
      .execute();
    await forgive(tx, principal.userId);
    await endSessions(tx, principal.userId, { now: change.now, except: principal.sessionId });
    await addAuditRow(tx, principal.tenant, actor, entry(principal));
  });
  return accept(null);
}

function entry(principal: Principal) {
  return { companyId: null, action: 'user.change_password', objectType: 'user', objectId: principal.userId };
}

async function forgive(tx: Db, userId: string): Promise<void> {
  await tx
    .updateTable('user_account')
    .set({ failed_attempts: 0, locked_until: null })
    .where('id', '=', userId)
    .execute();
}
