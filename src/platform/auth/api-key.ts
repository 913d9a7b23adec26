// Owns API keys at the door: their form, and the principal behind one: its owner as of now, cut down to the key's limits.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { keyAbility } from '../../keys/abilities.ts';
import type { Ability } from '../../people/abilities.ts';
import { tenantScope, withScope } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { sha256 } from '../hash.ts';
import { findPerson, principalFrom, readAs } from './principal.ts';
import type { PersonRow, Principal } from './principal.ts';

/** The secret first, then the tenant that says where to look. */
const FORM = /^(qdk_[0-9a-f]{64})_([0-9a-f]{32})$/;
/** What people see of a secret: enough to tell keys apart, nothing to guess the rest from. */
const PREFIX_LENGTH = 12;
const SEEN_EVERY_MS = 60_000;

/** A new key of the tenant: the text its holder keeps, and what is kept of it. */
export function newApiKey(tenant: string): { key: string; hash: string; prefix: string } {
  const key = `qdk_${randomBytes(32).toString('hex')}_${tenant.slice('ten_'.length)}`;
  return { key, hash: sha256(key), prefix: key.slice(0, PREFIX_LENGTH) };
}

/** What follows `Bearer` in an Authorization header; undefined: the caller presents no key. */
export function bearerKey(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
}

/**
 * The principal behind a key, or null when the key is unknown, revoked or past its end, or its owner may do nothing there any more.
 * Read afresh for every request: what the owner loses, the key has lost.
 */
export async function loadKeyPrincipal(
  db: Db,
  key: string,
  options: { now: Date; ip: string; reads: boolean },
): Promise<Principal | null> {
  const parts = FORM.exec(key);
  if (!parts) return null;
  const tenant = `ten_${parts[2]!}`;
  return withScope(db, tenantScope(tenant), async (tx) => {
    const found = await findKey(tx, sha256(key), options.now);
    if (!found) return null;
    const owner = await findOwner(tx, found.owner_id, found.company_id);
    if (!owner) return null;
    if (options.now.getTime() - (found.last_used_at?.getTime() ?? 0) > SEEN_EVERY_MS)
      await touch(tx, found.id, options);
    const principal = principalFrom(readAs({ ...owner, expires_at: found.expires_at }, options.reads), tenant, '');
    return {
      ...principal,
      ability: keyAbility(principal.ability, found.scopes),
      key: { id: found.id, admitted: false },
    };
  });
}

/** The active person with a role in the company, seen as somebody of that company alone. */
async function findOwner(tx: Db, userId: string, companyId: string): Promise<PersonRow | undefined> {
  const person = await findPerson(
    tx,
    sql`select u.id as user_id, '' as csrf, now() as last_seen_at, now() as expires_at, u.party_id, u.locale, false as must_change_password
      from user_account u where u.id = ${userId} and u.status = 'active'`,
    companyId,
  );
  return person?.working === companyId ? person : undefined;
}

/** What the person may do in the company today; undefined when they are nobody there. */
export async function ownerAbility(tx: Db, userId: string, companyId: string): Promise<Ability | undefined> {
  const owner = await findOwner(tx, userId, companyId);
  return owner && principalFrom(owner, '', '').ability;
}

async function findKey(tx: Db, hash: string, now: Date) {
  return tx
    .selectFrom('api_key')
    .select(['id', 'owner_id', 'company_id', 'scopes', 'expires_at', 'last_used_at'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

async function touch(tx: Db, id: string, used: { now: Date; ip: string }): Promise<void> {
  await tx.updateTable('api_key').set({ last_used_at: used.now, last_used_ip: used.ip }).where('id', '=', id).execute();
}
