// Owns server sessions: a random secret in the cookie, its SHA-256 in the table, ends by idleness, age or revocation.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '../db/database.ts';
import { sha256 } from '../hash.ts';

/** What the cookie carries: the tenant that says where to look, and the secret. */
export interface SessionCookie {
  tenant: string;
  secret: string;
}

const COOKIE = /^(ten_[0-9a-f]{32})\.([\w-]{43})$/;

export function parseSessionCookie(value: string | undefined): SessionCookie | null {
  const match = COOKIE.exec(value ?? '');
  return match ? { tenant: match[1]!, secret: match[2]! } : null;
}

export interface SessionLimits {
  idleMinutes: number;
  maxHours: number;
}

/** Opens a session for a user inside the tenant's scope and returns the cookie's value. */
export async function openSession(
  tx: Db,
  session: {
    tenant: string;
    userId: string;
    ip: string | null;
    agent: string | null;
    now: Date;
    limits: SessionLimits;
  },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await tx
    .insertInto('user_session')
    .values({
      id: sha256(secret),
      tenant_id: session.tenant,
      user_id: session.userId,
      csrf: randomBytes(24).toString('base64url'),
      created_at: session.now.toISOString(),
      last_seen_at: session.now.toISOString(),
      expires_at: new Date(session.now.getTime() + session.limits.maxHours * 3_600_000).toISOString(),
      ip: session.ip,
      agent: session.agent?.slice(0, 300) ?? null,
    })
    .execute();
  return `${session.tenant}.${secret}`;
}

/** Ends a session; ending it twice changes nothing. */
export async function revokeSession(tx: Db, secret: string, now: Date): Promise<void> {
  await tx
    .updateTable('user_session')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', sha256(secret))
    .where('revoked_at', 'is', null)
    .execute();
}

export function sameToken(given: string | undefined, expected: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
