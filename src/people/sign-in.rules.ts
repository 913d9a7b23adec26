// Owns the rule of wrong passwords: five in a row lock the account for a quarter of an hour.

export const ATTEMPTS = 5;
export const LOCK_MINUTES = 15;

export interface Attempts {
  failed: number;
  lockedUntil: Date | null;
}

/** Whole minutes until the lock ends, 0 when there is none. */
export function minutesLocked(attempts: Attempts, now: Date): number {
  const left = (attempts.lockedUntil?.getTime() ?? 0) - now.getTime();
  return left > 0 ? Math.ceil(left / 60_000) : 0;
}

/**
 * Counts an attempt before its password is checked, so that many at once cannot try more than five; a lock that has
 * ended starts a new count. Null: locked, no attempt may be made.
 */
export function claimAttempt(before: Attempts, now: Date): Attempts | null {
  if (minutesLocked(before, now) > 0) return null;
  const failed = (before.lockedUntil === null ? before.failed : 0) + 1;
  const lockedUntil = failed >= ATTEMPTS ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null;
  return { failed, lockedUntil };
}
