// Owns what makes a policy fit to bind: no empty tier, no escalation back to the same people, and nothing that nobody could decide. Pure.
import { dec } from '../kernel/decimal.ts';
import type { FieldRefusal } from '../kernel/refusal.ts';
import { candidatesOf, planTiers } from './rules.ts';
import type { Directory } from './rules.ts';
import type { PolicyRules, TierRule } from './schema.ts';

/** The company as policies see it: who holds what, and every region with those above it. */
export interface PolicyWorld {
  directory: Directory;
  regions: readonly { id: string; path: readonly string[] }[];
}

const ANYWHERE = { id: '', path: [] };

/**
 * What keeps `rules` from binding, tier by tier: POLICY_TIER_EMPTY when nobody holds what decides it, POLICY_ESCALATION_EMPTY when
 * nobody holds the role it escalates to, POLICY_ESCALATION_LOOP when escalation leads back to the people already asked, and
 * POLICY_NOBODY when the people of several tiers that meet in one document do not suffice, as one person decides one tier.
 */
export function policyGaps(rules: PolicyRules, world: PolicyWorld): FieldRefusal[] {
  const gaps = rules.tiers.flatMap((tier, index) => tierGaps(tier, `/rules/tiers/${index}`, world));
  return gaps.length > 0 ? gaps : shortages(rules, world);
}

function tierGaps(tier: TierRule, at: string, world: PolicyWorld): FieldRefusal[] {
  const gaps: FieldRefusal[] = [];
  const { decider, escalate_to_role: role } = tier;
  const escalated = holders(world, role);
  // A position is found from the requester; its people are known only for a document.
  if (decider.by !== 'position' && everywhere(tier, world).length === 0)
    gaps.push({ pointer: `${at}/decider`, code: 'POLICY_TIER_EMPTY', params: { name: tier.name } });
  if (escalated.length === 0)
    gaps.push({ pointer: `${at}/escalate_to_role`, code: 'POLICY_ESCALATION_EMPTY', params: { name: tier.name } });
  else if (decider.by === 'role' && decider.role === role && !decider.same_region)
    gaps.push({ pointer: `${at}/escalate_to_role`, code: 'POLICY_ESCALATION_LOOP', params: { name: tier.name } });
  return gaps;
}

function holders(world: PolicyWorld, role: string): string[] {
  return [...new Set(world.directory.roles.filter((item) => item.role === role).map((item) => item.userId))];
}

function everywhere({ decider }: TierRule, world: PolicyWorld): string[] {
  return decider.by === 'role' ? holders(world, decider.role) : candidatesOf(decider, world.directory, []);
}

/** Tries every band of amounts, every exception and none, in every region. */
function shortages(rules: PolicyRules, world: PolicyWorld): FieldRefusal[] {
  const bounds = rules.tiers.flatMap(({ when }) => [when.amount_from ?? '0', when.amount_below ?? '0']);
  const amounts = [...new Set(['0', ...bounds])].map((bound) => dec(bound));
  const raised = [...new Set(rules.tiers.flatMap(({ when }) => when.exceptions ?? []))];
  const brandIds = [...new Set(rules.tiers.flatMap(({ when }) => when.brands ?? []))];
  for (const region of world.regions.length > 0 ? world.regions : [ANYWHERE]) {
    for (const amount of amounts) {
      for (const exceptions of [raised, []]) {
        const planned = planTiers(rules, { amount, exceptions, brandIds, regionPath: region.path });
        const lacking = firstLacking(planned, rules.same_person_once, world, region.path);
        if (lacking) {
          const index = rules.tiers.indexOf(lacking);
          return [{ pointer: `/rules/tiers/${index}/decider`, code: 'POLICY_NOBODY', params: { name: lacking.name } }];
        }
      }
    }
  }
  return [];
}

/** The first tier left without a person when each needs one of its own (two finance tiers always do). */
function firstLacking(
  tiers: readonly TierRule[],
  shared: boolean,
  world: PolicyWorld,
  path: readonly string[],
): TierRule | undefined {
  const taken = new Map<string, TierRule>();
  const people = (tier: TierRule) =>
    tier.decider.by === 'position'
      ? []
      : [...new Set([...candidatesOf(tier.decider, world.directory, path), ...holders(world, tier.escalate_to_role)])];
  const place = (tier: TierRule, tried: Set<string>): boolean =>
    people(tier).some((person) => {
      if (tried.has(person)) return false;
      tried.add(person);
      const holder = taken.get(person);
      if (holder && !place(holder, tried)) return false;
      taken.set(person, tier);
      return true;
    });
  return tiers
    .filter((tier) => tier.decider.by !== 'position' && (!shared || tier.finance))
    .find((tier) => !place(tier, new Set()));
}
