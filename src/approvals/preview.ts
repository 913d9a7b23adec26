// Owns trying a policy: who would be asked for a document, by which part of the rules, and whether anybody would.
import { sql } from 'kysely';
import { dec, text } from '../kernel/decimal.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { findPolicy, loadDirectory } from './directory.store.ts';
import type { PolicyInForce } from './directory.store.ts';
import type { ApprovalState, Directory, Seat, Tier } from './rules.ts';
import { candidatesOf, dutyConflict, planTiers, seatTier, withDelegates } from './rules.ts';
import type { PolicyRules } from './schema.ts';
import type { PolicyPreview, PolicyPreviewBody } from './policy.schema.ts';

interface Facts {
  amount: string;
  exceptions: readonly string[];
  regionId: string | null;
  partyId: string | null;
  brandIds: readonly string[];
  requesterId: string;
  beneficiaryIds: readonly string[];
}

/**
 * Who would be asked for a document, by a draft policy or the one in force; nothing is opened. Facts are those of a document that was
 * submitted, or made up. Refuses NOT_FOUND without a policy, INVALID_CONTENT without facts or for an unknown document.
 */
export async function previewPolicy(
  db: Db,
  companyId: string,
  input: PolicyPreviewBody,
  now: Date,
): Promise<Result<PolicyPreview>> {
  const found = await factsOf(db, companyId, input);
  if (!found.ok) return found;
  const facts = found.value;
  const { document_type: documentType } = input;
  const policy = await findPolicy(db, { companyId, documentType, regionId: facts.regionId, at: now });
  const rules = input.rules ?? policy?.rules;
  if (!policy || !rules) return refuse('NOT_FOUND');
  const on = businessDate(now, policy.zone);
  const { state, people } = await openInThought(db, { companyId, documentType, on, rules, policy, facts });
  const tiers = state.tiers.map((tier) => previewTier(state, tier, people, rules));
  const names = await namesOf(db, [facts.requesterId, ...tiers.flatMap(({ ids }) => ids)]);
  const asked = new Set(state.tiers.map((tier) => tier.rule));
  return accept({
    outcome: outcomeOf(tiers, facts),
    facts: {
      amount: facts.amount,
      exceptions: [...facts.exceptions],
      region_id: facts.regionId,
      requester: names.get(facts.requesterId) ?? null,
    },
    tiers: tiers.map(({ ids: _ids, ...tier }) => ({
      ...tier,
      deciders: tier.deciders.flatMap(({ userId, onBehalfOfId, ...why }) => {
        const person = names.get(userId);
        return person ? [{ person, on_behalf_of: names.get(onBehalfOfId ?? '') ?? null, ...why }] : [];
      }),
      excluded: tier.excluded.flatMap(({ userId, reason }) => {
        const person = names.get(userId);
        return person ? [{ person, reason }] : [];
      }),
    })),
    not_asked: rules.tiers.flatMap((rule, index) =>
      asked.has(rule) ? [] : [{ rule: index + 1, name: rule.name, name_en: rule.name_en }],
    ),
  });
}

function outcomeOf(tiers: readonly { deciders: readonly unknown[] }[], facts: Facts): PolicyPreview['outcome'] {
  if (tiers.length === 0) return facts.exceptions.length > 0 ? 'uncovered' : 'not_needed';
  return tiers.some((tier) => tier.deciders.length === 0) ? 'nobody' : 'asked';
}

async function factsOf(db: Db, companyId: string, input: PolicyPreviewBody): Promise<Result<Facts>> {
  const { document_number: number, amount, requester_id: requesterId } = input;
  if (number !== undefined) {
    const facts = await factsOfDocument(db, companyId, input.document_type, number);
    if (facts) return accept({ ...facts, amount: text(dec(facts.amount)) });
    const error = { pointer: '/document_number', code: 'PREVIEW_DOCUMENT', params: { number } };
    return refuse('INVALID_CONTENT', { count: 1 }, [error]);
  }
  if (amount === undefined || requesterId === undefined) {
    const pointer = amount === undefined ? '/amount' : '/requester_id';
    return refuse('INVALID_CONTENT', { count: 1 }, [{ pointer, code: 'PREVIEW_FACTS' }]);
  }
  return accept({
    amount,
    exceptions: input.exceptions,
    regionId: input.region_id ?? null,
    partyId: input.party_id ?? null,
    brandIds: input.brand_ids,
    requesterId,
    beneficiaryIds: input.beneficiary_ids,
  });
}

/** What the last approval of a document was opened with. */
async function factsOfDocument(db: Db, companyId: string, type: string, number: string): Promise<Facts | undefined> {
  const found = await sql<Facts>`
    select a.amount, a.exceptions, a.region_id as "regionId", a.party_id as "partyId", a.requester_id as "requesterId", a.beneficiaries as "beneficiaryIds",
      array(select distinct p.brand_id from product p join sku s on s.product_id = p.id
        where s.id in (select sku_id from order_line where order_id = a.document_id union select sku_id from return_line where return_id = a.document_id)) as "brandIds"
    from approval a where a.company_id = ${companyId} and a.document_type = ${type} and a.document_number = ${number.trim()}
    order by a.document_version desc limit 1`.execute(db);
  return found.rows[0];
}

/** The approval as it would be opened, without opening it. */
async function openInThought(
  db: Db,
  at: {
    companyId: string;
    documentType: string;
    on: string;
    rules: PolicyRules;
    policy: PolicyInForce;
    facts: Facts;
  },
): Promise<{ state: ApprovalState; people: Directory }> {
  const { rules, policy, facts } = at;
  const planned = planTiers(rules, { ...facts, amount: dec(facts.amount), regionPath: policy.regionPath });
  const base = [facts.requesterId, ...facts.beneficiaryIds];
  const people = await loadDirectory(db, { ...at, ...facts, tiers: planned, regionPath: policy.regionPath, base });
  const state: ApprovalState = {
    status: 'open',
    round: 1,
    requesterId: facts.requesterId,
    beneficiaryIds: facts.beneficiaryIds,
    excluded: withDelegates([...base, ...people.related], people.delegations),
    samePersonOnce: rules.same_person_once,
    regionPath: policy.regionPath,
    tiers: planned.map((rule, index) => ({ round: 1, tier: index + 1, rule, status: 'waiting' })),
    seats: [],
    acts: [],
    delegations: people.delegations,
  };
  return { state, people };
}

function previewTier(state: ApprovalState, tier: Tier, people: Directory, rules: PolicyRules) {
  const seats = seatTier(state, tier, people);
  const excluded = candidatesOf(tier.rule.decider, people, state.regionPath).flatMap((userId) => {
    const reason = dutyConflict(state, tier, userId);
    return reason ? [{ userId, reason }] : [];
  });
  return {
    tier: tier.tier,
    rule: rules.tiers.indexOf(tier.rule) + 1,
    name: tier.rule.name,
    name_en: tier.rule.name_en,
    mode: tier.rule.mode,
    escalated: seats.some((seat) => seat.seat === 'escalated'),
    deciders: seats.map((seat) => ({
      userId: seat.userId,
      onBehalfOfId: seat.onBehalfOfId,
      ...whyChosen(tier.rule, seat),
    })),
    excluded,
    ids: [...seats.flatMap((seat) => [seat.userId, seat.onBehalfOfId ?? '']), ...excluded.map((item) => item.userId)],
  };
}

type Why = Pick<PolicyPreview['tiers'][number]['deciders'][number], 'chosen_by' | 'role'>;

function whyChosen({ decider, escalate_to_role: escalation }: Tier['rule'], seat: Seat): Why {
  if (seat.seat === 'escalated') return { chosen_by: 'escalation', role: escalation };
  if (decider.by === 'position') return { chosen_by: decider.position, role: null };
  if (decider.by === 'user') return { chosen_by: 'named', role: null };
  return { chosen_by: decider.same_region ? 'role_in_region' : 'role', role: decider.role };
}

async function namesOf(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('user_account')
    .select(['id', 'name', 'name_en', 'title', 'title_en'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
