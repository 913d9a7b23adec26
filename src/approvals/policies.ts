// Owns publishing approval policies: versions that are never edited, checked before they bind.
import { sql } from 'kysely';
import { dec } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';
import { findPolicy } from './directory.store.ts';
import { STAFF } from './load.store.ts';
import { removeDraft } from './policy-drafts.ts';
import { policyGaps } from './policy.rules.ts';
import { loadPolicyWorld } from './policy-world.store.ts';
import type { PolicyRules } from './schema.ts';

/** What is wrong with the rules themselves, tier by tier; roles must be ones that decide. */
function policyErrors(rules: PolicyRules): FieldRefusal[] {
  return rules.tiers.flatMap((tier, index) => {
    const at = `/rules/tiers/${index}`;
    const errors: FieldRefusal[] = [];
    const { amount_from: from, amount_below: below } = tier.when;
    if (from !== undefined && below !== undefined && dec(from).gte(dec(below)))
      errors.push({ pointer: `${at}/when/amount_below`, code: 'POLICY_TIER_RANGE' });
    if (tier.decider.by === 'role' && !STAFF.includes(tier.decider.role))
      errors.push({ pointer: `${at}/decider/role`, code: 'POLICY_ROLE_UNKNOWN', params: { role: tier.decider.role } });
    if (!STAFF.includes(tier.escalate_to_role))
      errors.push({
        pointer: `${at}/escalate_to_role`,
        code: 'POLICY_ROLE_UNKNOWN',
        params: { role: tier.escalate_to_role },
      });
    if (tier.escalate_after_hours < tier.remind_every_hours || rules.expire_after_hours < tier.escalate_after_hours)
      errors.push({ pointer: `${at}/escalate_after_hours`, code: 'POLICY_TIMES' });
    return errors;
  });
}

async function unknownUsers(db: Db, rules: PolicyRules): Promise<FieldRefusal[]> {
  const named = rules.tiers.flatMap((tier, index) =>
    tier.decider.by === 'user'
      ? tier.decider.user_ids.map((id, place) => ({ id, pointer: `/rules/tiers/${index}/decider/user_ids/${place}` }))
      : [],
  );
  if (named.length === 0) return [];
  const ids = named.map((item) => item.id);
  const found = await db
    .selectFrom('user_account')
    .select('id')
    .where('id', 'in', ids)
    .where('status', '=', 'active')
    .execute();
  const known = new Set(found.map((user) => user.id));
  return named
    .filter((item) => !known.has(item.id))
    .map((item) => ({ pointer: item.pointer, code: 'POLICY_USER_UNKNOWN', params: { user_id: item.id } }));
}

const CLOCKS_DIFFER_MS = 5 * 60_000;

/** What would leave a document of this type without somebody to decide it. */
async function gapsOf(
  work: Work,
  input: { companyId: string; documentType: string; rules: PolicyRules },
): Promise<FieldRefusal[]> {
  const policy = await findPolicy(work.db, { ...input, regionId: null, at: work.now });
  if (!policy) return [];
  const on = businessDate(work.now, policy.zone);
  return policyGaps(input.rules, await loadPolicyWorld(work.db, { ...input, on }));
}

/**
 * Publishes the next version of a document type's policy; approvals already open keep theirs. `basedOn` is the version the
 * author started from: a newer one refuses with STALE_VERSION. Wrong rules, and rules that would leave a document without anybody to
 * decide it, refuse with INVALID_CONTENT and name each field. The draft of the document type is gone with it.
 */
export async function publishPolicy(
  work: Work,
  input: { companyId: string; documentType: string; rules: PolicyRules; validFrom: string | null; basedOn: number },
): Promise<Result<{ id: string; version: number }>> {
  const errors = [...policyErrors(input.rules), ...(await unknownUsers(work.db, input.rules))];
  if (input.validFrom !== null && Date.parse(input.validFrom) < work.now.getTime() - CLOCKS_DIFFER_MS)
    errors.push({ pointer: '/valid_from', code: 'POLICY_PAST' });
  if (errors.length === 0) errors.push(...(await gapsOf(work, input)));
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  // Two authors publish one after the other, so the second learns of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('approval_policy:' || ${input.companyId} || ':' || ${input.documentType}, 0))`.execute(
    work.db,
  );
  const last = await work.db
    .selectFrom('approval_policy')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('version'))
    .where('company_id', '=', input.companyId)
    .where('document_type', '=', input.documentType)
    .executeTakeFirstOrThrow();
  if (last.version !== input.basedOn) return refuse('STALE_VERSION', { current: last.version });
  const id = newId('policy');
  const version = last.version + 1;
  await work.db
    .insertInto('approval_policy')
    .values({
      id,
      tenant_id: work.tenant,
      company_id: input.companyId,
      document_type: input.documentType,
      version,
      valid_from: input.validFrom ?? work.now,
      published_by: work.actor.userId,
      rules: JSON.stringify(input.rules),
    })
    .execute();
  await removeDraft(work.db, input);
  work.audit({
    companyId: input.companyId,
    action: 'policy.publish',
    objectType: 'approval_policy',
    objectId: id,
    detail: { document_type: input.documentType, version, rules: input.rules },
  });
  return accept({ id, version });
}
