// Owns who somebody is while they are not asking: work done in their name later has the roles and the reach of that moment.
import { sql } from 'kysely';
import { tenantScope, withScope } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { findPerson, principalFrom, readAs } from './principal.ts';
import type { Principal } from './principal.ts';

/** The active person in the company, or null when they have no role there any more. `reads`: with what is lent to them for reading. */
export async function loadAbsent(
  db: Db,
  who: { tenant: string; userId: string; companyId: string },
  reads: boolean,
): Promise<Principal | null> {
  return withScope(db, tenantScope(who.tenant), async (tx) => {
    const row = await findPerson(
      tx,
      sql`select u.id as user_id, '' as csrf, now() as last_seen_at, now() as expires_at, u.party_id, u.locale, u.must_change_password
      from user_account u where u.id = ${who.userId} and u.status = 'active'`,
      who.companyId,
    );
    if (!row?.roles || row.working !== who.companyId) return null;
    return principalFrom(readAs(row, reads), who.tenant, '');
  });
}
