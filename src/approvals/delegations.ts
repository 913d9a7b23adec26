// Owns absence: naming a delegate for some days, taking that back, and what it does to tasks already waiting.
import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { today } from './asking.ts';
import { rerouteStep } from './flow.rules.ts';
import { STAFF, loadState, lockApproval } from './load.store.ts';
import { stateOf } from './state.rules.ts';
import { saveStep } from './store.ts';
import { waitingNotices } from './tell.ts';

export interface NewDelegation {
  companyId: string;
  userId: string;
  delegateId: string;
  /** Business dates, half-open. */
  validFrom: string;
  validTo: string;
  documentTypes: readonly string[] | null;
  reason: string;
}

/**
 * Names who decides for an absent person. Tasks already waiting move to the delegate where segregation of duties allows it.
 * Refuses DELEGATE_SELF, DELEGATE_UNKNOWN, DELEGATION_DATES and DELEGATION_OVERLAPS.
 */
export async function createDelegation(work: Work, input: NewDelegation): Promise<Result<{ id: string }>> {
  const company = await work.db
    .selectFrom('company')
    .select('zone')
    .where('id', '=', input.companyId)
    .executeTakeFirst();
  if (!company) return refuse('NOT_FOUND');
  const on = businessDate(work.now, company.zone);
  if (input.delegateId === input.userId)
    return refuse('DELEGATE_SELF', {}, [{ pointer: '/delegate_id', code: 'DELEGATE_SELF' }]);
  if (input.validTo <= input.validFrom || input.validTo <= on)
    return refuse('DELEGATION_DATES', {}, [{ pointer: '/valid_to', code: 'DELEGATION_DATES' }]);
  // Two delegations of one person made at once are judged one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('delegation:' || ${input.userId}, 0))`.execute(work.db);
  const fit = await sql<{ staff: boolean; known: boolean; overlaps: boolean }>`
    select exists (select from user_account u join user_role r on r.user_id = u.id where u.id = ${input.delegateId} and u.status = 'active'
             and r.role = any (${STAFF}::text[]) and r.valid_from <= ${on}::date and (r.valid_to is null or r.valid_to > ${on}::date)) as staff,
           exists (select from user_account u where u.id = ${input.userId} and u.status = 'active') as known,
           exists (select from delegation d where d.user_id = ${input.userId} and d.revoked_at is null and d.valid_from < ${input.validTo}::date
             and d.valid_to > ${input.validFrom}::date
             and (d.document_types is null or ${input.documentTypes}::text[] is null or d.document_types && ${input.documentTypes}::text[])) as overlaps`.execute(
    work.db,
  );
  if (!fit.rows[0]?.known) return refuse('DELEGATE_UNKNOWN', {}, [{ pointer: '/user_id', code: 'DELEGATE_UNKNOWN' }]);
  if (!fit.rows[0].staff)
    return refuse('DELEGATE_UNKNOWN', {}, [{ pointer: '/delegate_id', code: 'DELEGATE_UNKNOWN' }]);
  if (fit.rows[0].overlaps)
    return refuse('DELEGATION_OVERLAPS', {}, [{ pointer: '/valid_from', code: 'DELEGATION_OVERLAPS' }]);
  const id = newId('delegation');
  await work.db
    .insertInto('delegation')
    .values({
      id,
      tenant_id: work.tenant,
      user_id: input.userId,
      delegate_id: input.delegateId,
      valid_from: input.validFrom,
      valid_to: input.validTo,
      document_types: input.documentTypes === null ? null : [...input.documentTypes],
      reason: input.reason,
    })
    .execute();
  const moved = await rerouteWaiting(work, input.userId);
  record(work, input.companyId, id, 'delegation.create', { ...input, moved });
  return accept({ id });
}

/** Ends a delegation at once; its tasks are the absent person's again. `userId` null: anybody's, else NOT_FOUND for somebody else's. */
export async function revokeDelegation(
  work: Work,
  input: { companyId: string; id: string; userId: string | null },
): Promise<Result<{ id: string }>> {
  const open = work.db
    .updateTable('delegation')
    .set({ revoked_at: work.now })
    .where('id', '=', input.id)
    .where('revoked_at', 'is', null)
    .returning('user_id');
  const revoked = await (input.userId === null ? open : open.where('user_id', '=', input.userId)).executeTakeFirst();
  if (!revoked) return refuse('NOT_FOUND');
  const moved = await rerouteWaiting(work, revoked.user_id);
  record(work, input.companyId, input.id, 'delegation.revoke', { moved });
  return accept({ id: input.id });
}

function record(work: Work, companyId: string, id: string, action: string, detail: object): void {
  work.audit({ companyId, action, objectType: 'delegation', objectId: id, detail: { ...detail } });
}

/** Moves the open seats of `userId`, and those held for them, to whoever acts for them now. Returns how many moved. */
async function rerouteWaiting(work: Work, userId: string): Promise<number> {
  const open = await sql<{ id: string }>`
    select distinct a.id from approval_task k join approval a on a.id = k.approval_id and a.round = k.round
    where k.tenant_id = ${work.tenant} and k.status = 'open' and a.status = 'open' and (k.user_id = ${userId} or k.on_behalf_of_id = ${userId})
    order by a.id`.execute(work.db);
  let moved = 0;
  for (const { id } of open.rows) moved += await rerouteApproval(work, id);
  return moved;
}

async function rerouteApproval(work: Work, approvalId: string): Promise<number> {
  const row = await lockApproval(work.db, approvalId);
  if (!row || row.status !== 'open') return 0;
  const loaded = await loadState(work.db, row, today(work, row), { userId: null, targetId: null });
  const step = rerouteStep(stateOf(row, loaded));
  if (step.seats.length === 0) return 0;
  const change = { status: row.status, round: row.round, bump: false, tiers: [], records: [], passed: [] };
  await saveStep(
    work.db,
    row,
    { ...change, seats: step.seats, notices: waitingNotices(row, step, loaded.seats) },
    work.now.toISOString(),
  );
  return step.seats.filter((seat) => seat.status === 'open').length;
}
