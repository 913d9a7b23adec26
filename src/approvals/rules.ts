// Owns the words of approvals and who may decide: which tiers apply, who is excluded, who sits in a tier (design §7 Approvals).
import type { Decimal } from '../kernel/decimal.ts';
import { dec } from '../kernel/decimal.ts';
import type { ApprovalStatus, PolicyRules, TierRule } from './schema.ts';

export type DecideAction = 'approve' | 'reject' | 'send_back' | 'transfer' | 'add' | 'remind';

/** A line a decider lowers, and why. Quantities are decimal text. */
export interface LineChange {
  line_id: string;
  quantity: string;
  reason: string;
}

/** What a workflow's timers need. Instants are ISO text; `escalateAt` is null once escalated. */
export interface ApprovalWait {
  approvalId: string;
  round: number;
  tier: number;
  remindAt: string;
  escalateAt: string | null;
  expireAt: string;
}

/** What a step on an approval led to. `wait` is null when nothing is waited for any more. */
export interface ApprovalOutcome {
  approvalId: string;
  status: ApprovalStatus;
  round: number;
  tier: number | null;
  version: number;
  wait: ApprovalWait | null;
  /** Lines lowered by this decision: the caller applies them to its document in the same transaction. */
  changes?: LineChange[];
  /** Filled by the lifecycle that owns the document. */
  documentStatus?: string | null;
}

/** What a policy looks at. `regionPath` is the document's region and those above it. */
export interface PolicyFacts {
  amount: Decimal;
  exceptions: readonly string[];
  regionPath: readonly string[];
  brandIds: readonly string[];
}

/** A delegation in force: who is absent, who acts, until when (exclusive date). */
export interface Delegation {
  userId: string;
  delegateId: string;
  until: string;
}

/** The people a tier can be filled from; every id is an active user. */
export interface Directory {
  roles: readonly { role: string; userId: string; regions: readonly string[] | null }[];
  people: readonly string[];
  positions: Readonly<Record<'line_manager' | 'unit_manager' | 'dealer_sales_rep', readonly string[]>>;
}

export type SeatKind = 'base' | 'added' | 'escalated';
export type SeatOrigin = 'policy' | 'delegate' | 'transferred' | 'added' | 'escalated';

/** One person's place in a tier. A base tier of mode `all` needs every base seat, an added seat is always needed. */
export interface Seat {
  round: number;
  tier: number;
  userId: string;
  onBehalfOfId: string | null;
  origin: SeatOrigin;
  seat: SeatKind;
  fromUserId: string | null;
  status: 'open' | 'done' | 'cancelled';
}

export type TierStatus = 'waiting' | 'open' | 'passed' | 'rejected' | 'returned' | 'skipped' | 'cancelled';

export interface Tier {
  round: number;
  tier: number;
  rule: TierRule;
  status: TierStatus;
}

/** An approval given, in any round: one person's second tier is judged by it. */
export interface Act {
  round: number;
  tier: number;
  userId: string;
  onBehalfOfId: string | null;
}

/** An approval as the rules see it: tiers and seats of the current round, approvals of all rounds. */
export interface ApprovalState {
  status: ApprovalStatus;
  round: number;
  requesterId: string;
  beneficiaryIds: readonly string[];
  /** Requester, beneficiaries, people who are one with them, and their delegates when it was opened. */
  excluded: readonly string[];
  samePersonOnce: boolean;
  regionPath: readonly string[];
  tiers: readonly Tier[];
  seats: readonly Seat[];
  acts: readonly Act[];
  delegations: readonly Delegation[];
}

export type DutyCode = 'SOD_REQUESTER' | 'SOD_BENEFICIARY' | 'SOD_RELATED' | 'SOD_OTHER_TIER' | 'SOD_TWO_FINANCE_TIERS';

/** The tiers of a policy that apply to `facts`, in the policy's order. */
export function planTiers(policy: PolicyRules, facts: PolicyFacts): TierRule[] {
  return policy.tiers.filter((tier) => applies(tier.when, facts));
}

function applies(when: TierRule['when'], facts: PolicyFacts): boolean {
  if (when.amount_from !== undefined && facts.amount.lt(dec(when.amount_from))) return false;
  if (when.amount_below !== undefined && facts.amount.gte(dec(when.amount_below))) return false;
  if (when.exceptions && !meets(when.exceptions, facts.exceptions)) return false;
  if (when.regions && !meets(when.regions, facts.regionPath)) return false;
  return !when.brands || meets(when.brands, facts.brandIds);
}

function meets(wanted: readonly string[], present: readonly string[]): boolean {
  return wanted.some((item) => present.includes(item));
}

/** Everybody who may not decide: the people given, and whoever stands in for one of them, over any number of delegations. */
export function withDelegates(people: readonly string[], delegations: readonly Delegation[]): string[] {
  const found = new Set(people);
  for (const person of found) {
    for (const delegation of delegations) if (delegation.userId === person) found.add(delegation.delegateId);
  }
  return [...found];
}

/** Why `userId` may not decide `tier` (as a seat of its own or for `onBehalfOfId`), or null. */
export function dutyConflict(
  state: ApprovalState,
  tier: Tier,
  userId: string,
  onBehalfOfId: string | null = null,
): DutyCode | null {
  const excluded = withDelegates([state.requesterId, ...state.beneficiaryIds, ...state.excluded], state.delegations);
  for (const person of onBehalfOfId === null ? [userId] : [userId, onBehalfOfId]) {
    if (person === state.requesterId) return 'SOD_REQUESTER';
    if (state.beneficiaryIds.includes(person)) return 'SOD_BENEFICIARY';
    if (excluded.includes(person)) return 'SOD_RELATED';
    const conflict = otherTierConflict(state, tier, person);
    if (conflict) return conflict;
  }
  return null;
}

function otherTierConflict(state: ApprovalState, tier: Tier, person: string): DutyCode | null {
  const others = state.acts.filter(
    (act) => act.tier !== tier.tier && (act.userId === person || act.onBehalfOfId === person),
  );
  const finance = others.some((act) => state.tiers.find((other) => other.tier === act.tier)?.rule.finance === true);
  if (finance && tier.rule.finance) return 'SOD_TWO_FINANCE_TIERS';
  return others.length > 0 && !state.samePersonOnce ? 'SOD_OTHER_TIER' : null;
}

/** The people a tier's decider names, before anyone is excluded. */
export function candidatesOf(
  decider: TierRule['decider'],
  directory: Directory,
  regionPath: readonly string[],
): string[] {
  if (decider.by === 'user') return decider.user_ids.filter((id) => directory.people.includes(id));
  if (decider.by === 'position') return [...directory.positions[decider.position]];
  return withRole(directory, decider.role, decider.same_region ? regionPath : null);
}

function withRole(directory: Directory, role: string, regionPath: readonly string[] | null): string[] {
  const holders = directory.roles.filter(
    (holder) =>
      holder.role === role && (regionPath === null || holder.regions === null || meets(holder.regions, regionPath)),
  );
  return [...new Set(holders.map((holder) => holder.userId))];
}

/**
 * The seats a tier opens with. Excluded people get none; an absent person's seat goes to the delegate when that one may decide.
 * A tier left without a seat falls to its escalation role; no seat at all means another person is needed.
 */
export function seatTier(state: ApprovalState, tier: Tier, directory: Directory): Seat[] {
  const base = takeSeats(state, tier, candidatesOf(tier.rule.decider, directory, state.regionPath), 'base');
  return base.length > 0 ? base : escalationSeats(state, tier, directory);
}

/** Seats for the escalation role: nobody who is excluded, nobody who already sits in the tier. */
export function escalationSeats(state: ApprovalState, tier: Tier, directory: Directory): Seat[] {
  return takeSeats(state, tier, withRole(directory, tier.rule.escalate_to_role, null), 'escalated');
}

function takeSeats(state: ApprovalState, tier: Tier, people: readonly string[], seat: SeatKind): Seat[] {
  const taken = new Set(
    state.seats.filter((other) => other.tier === tier.tier && other.round === tier.round).map((other) => other.userId),
  );
  const origin: SeatOrigin = seat === 'escalated' ? 'escalated' : 'policy';
  const able = people.filter((person) => !taken.has(person) && dutyConflict(state, tier, person) === null);
  const present = able.filter((person) => delegateOf(state, person) === null);
  const seats = present.map((person) => newSeat(tier, person, null, origin, seat));
  for (const seated of seats) taken.add(seated.userId);
  for (const absent of able.filter((person) => !present.includes(person))) {
    // One person holds one seat of a tier; whoever cannot be represented keeps the own one.
    const delegate = delegateOf(state, absent);
    const represented =
      delegate !== null && !taken.has(delegate) && dutyConflict(state, tier, delegate, absent) === null;
    const holder = represented ? delegate : absent;
    if (taken.has(holder)) continue;
    taken.add(holder);
    seats.push(newSeat(tier, holder, represented ? absent : null, represented ? 'delegate' : origin, seat));
  }
  return seats;
}

/** Whoever stands in for `person` now; an authority passed on is not passed on again. */
export function delegateOf(state: ApprovalState, person: string): string | null {
  return state.delegations.find((delegation) => delegation.userId === person)?.delegateId ?? null;
}

export function newSeat(
  tier: Pick<Tier, 'round' | 'tier'>,
  userId: string,
  onBehalfOfId: string | null,
  origin: SeatOrigin,
  seat: SeatKind,
  fromUserId: string | null = null,
): Seat {
  return { round: tier.round, tier: tier.tier, userId, onBehalfOfId, origin, seat, fromUserId, status: 'open' };
}

/**
 * Whether a tier is decided: nobody added is still asked, and the tier's own seats agree (any, or all of them) or the
 * escalation role has agreed in their stead. An empty tier never passes.
 */
export function tierPasses(tier: Tier, seats: readonly Seat[]): boolean {
  const here = seats.filter(
    (seat) => seat.round === tier.round && seat.tier === tier.tier && seat.status !== 'cancelled',
  );
  if (here.some((seat) => seat.seat === 'added' && seat.status === 'open')) return false;
  if (here.some((seat) => seat.seat === 'escalated' && seat.status === 'done')) return true;
  const base = here.filter((seat) => seat.seat === 'base');
  const done = base.filter((seat) => seat.status === 'done').length;
  return tier.rule.mode === 'all' ? done > 0 && done === base.length : done > 0;
}

/** The tier being decided, or undefined when none is open. */
export function openTier(state: ApprovalState): Tier | undefined {
  return state.tiers.find((tier) => tier.status === 'open');
}

export function openSeats(state: ApprovalState, tier: Tier): Seat[] {
  return state.seats.filter((seat) => seat.round === tier.round && seat.tier === tier.tier && seat.status === 'open');
}
