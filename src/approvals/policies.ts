// Owns approval policies: published as versions that are never edited, and tried before they bind.
import { sql } from 'kysely';
import { dec } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';
import { findPolicy, loadDirectory } from './directory.store.ts';
import { STAFF } from './load.store.ts';
import type { ApprovalState, Tier } from './rules.ts';
import { candidatesOf, dutyConflict, planTiers, seatTier, withDelegates } from './rules.ts';
import type { PolicyPreviewBody, PolicyPreview, PolicyRules } from './schema.ts';

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

/**
 * Publishes the next version of a document type's policy; approvals already open keep theirs. `basedOn` is the version the
 * author started from: a newer one refuses with STALE_VERSION. Wrong rules refuse with INVALID_CONTENT and name each field.
 */
export async function publishPolicy(
  work: Work,
  input: { companyId: string; documentType: string; rules: PolicyRules; validFrom: string | null; basedOn: number },
): Promise<Result<{ id: string; version: number }>> {
  const errors = [...policyErrors(input.rules), ...(await unknownUsers(work.db, input.rules))];
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
  work.audit({
    companyId: input.companyId,
    action: 'policy.publish',
    objectType: 'approval_policy',
    objectId: id,
    detail: { document_type: input.documentType, version, rules: input.rules },
  });
  return accept({ id, version });
}

/** Who would be asked for a document, by a draft policy or the one in force; nothing is opened. Refuses NOT_FOUND. */
export async function previewPolicy(
  db: Db,
  companyId: string,
  input: PolicyPreviewBody,
  now: Date,
): Promise<Result<PolicyPreview>> {
  const regionId = input.region_id ?? null;
  const policy = await findPolicy(db, { companyId, documentType: input.document_type, regionId, at: now });
  const rules = input.rules ?? policy?.rules;
  if (!policy || !rules) return refuse('NOT_FOUND');
  const facts = { exceptions: input.exceptions, brandIds: input.brand_ids, regionPath: policy.regionPath };
  const planned = planTiers(rules, { ...facts, amount: dec(input.amount) });
  const base = [input.requester_id, ...input.beneficiary_ids];
  const people = await loadDirectory(db, {
    companyId,
    documentType: input.document_type,
    on: businessDate(now, policy.zone),
    tiers: planned,
    requesterId: input.requester_id,
    partyId: input.party_id ?? null,
    regionPath: policy.regionPath,
    base,
  });
  const state: ApprovalState = {
    status: 'open',
    round: 1,
    requesterId: input.requester_id,
    beneficiaryIds: input.beneficiary_ids,
    excluded: withDelegates([...base, ...people.related], people.delegations),
    samePersonOnce: rules.same_person_once,
    regionPath: policy.regionPath,
    tiers: planned.map((rule, index) => ({ round: 1, tier: index + 1, rule, status: 'waiting' })),
    seats: [],
    acts: [],
    delegations: people.delegations,
  };
  const tiers = state.tiers.map((tier) => previewTier(state, tier, people));
  const names = await namesOf(db, tiers);
  return accept({
    tiers: tiers.map((tier) => ({
      ...tier,
      deciders: tier.deciders.flatMap((seat) => {
        const person = names.get(seat.userId);
        return person ? [{ person, on_behalf_of: names.get(seat.onBehalfOfId ?? '') ?? null }] : [];
      }),
      excluded: tier.excluded.flatMap((item) => {
        const person = names.get(item.userId);
        return person ? [{ person, reason: item.reason }] : [];
      }),
    })),
  });
}

function previewTier(state: ApprovalState, tier: Tier, people: Parameters<typeof seatTier>[2]) {
  const seats = seatTier(state, tier, people);
  return {
    tier: tier.tier,
    name: tier.rule.name,
    name_en: tier.rule.name_en,
    mode: tier.rule.mode,
    escalated: seats.some((seat) => seat.seat === 'escalated'),
    deciders: seats.map((seat) => ({ userId: seat.userId, onBehalfOfId: seat.onBehalfOfId })),
    excluded: candidatesOf(tier.rule.decider, people, state.regionPath).flatMap((userId) => {
      const reason = dutyConflict(state, tier, userId);
      return reason ? [{ userId, reason }] : [];
    }),
  };
}

async function namesOf(db: Db, tiers: ReturnType<typeof previewTier>[]) {
  const ids = tiers.flatMap((tier) => [
    ...tier.deciders.flatMap((seat) => [seat.userId, seat.onBehalfOfId ?? seat.userId]),
    ...tier.excluded.map((item) => item.userId),
  ]);
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('user_account')
    .select(['id', 'name', 'name_en', 'title', 'title_en'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
