// Owns what every change of accounts and roles holds: the account locked, one change of who administers at a time, somebody left who does.
import { sql } from 'kysely';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Refusal, Result } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { findAccount, findAdministrators } from './accounts.queries.ts';
import type { Place } from './accounts.queries.ts';
import type { AccountView } from './accounts.schema.ts';

/** An account a command works on, its row locked; refused with NOT_FOUND, or STALE_VERSION for another version than asked. */
export async function lockAccount(
  work: Work,
  id: string,
  place: Place,
  version?: number,
): Promise<Result<AccountView>> {
  await sql`select id from user_account where id = ${id} for update`.execute(work.db);
  const account = await findAccount(work.db, id, place);
  if (!account) return refuse('NOT_FOUND', { subject: 'user', id });
  if (version !== undefined && version !== account.version)
    return refuse('STALE_VERSION', { current: account.version });
  return accept(account);
}

/** Changes of who administers come one after the other, so that two cannot remove each other. */
export async function lockAdministration(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators:' || ${work.tenant}, 0))`.execute(work.db);
}

/** Refused with LAST_ADMINISTRATOR when what was just written leaves nobody who administers for good. */
export async function requireAdministrators(work: Work, place: Place, wasEverywhere: boolean): Promise<Refusal | null> {
  const left = await findAdministrators(work.db, place);
  return left.here && (left.everywhere || !wasEverywhere) ? null : refuse('LAST_ADMINISTRATOR');
}
