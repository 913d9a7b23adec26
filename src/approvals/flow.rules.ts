// Owns how an approval moves between tiers and rounds: opening, passing, ending, recall, escalation. Pure.
import type { Result } from '../kernel/refusal.ts';
import { accept, check, refuse } from '../kernel/refusal.ts';
import type { ApprovalState, DecideAction, Directory, Seat, Tier, TierStatus } from './rules.ts';
import { delegateOf, dutyConflict, escalationSeats, openSeats, openTier, seatTier, tierPasses } from './rules.ts';

/** A decision row to be. */
export interface DecisionRecord {
  round: number;
  tier: number;
  action: DecideAction | 'recall';
  userId: string;
  onBehalfOfId: string | null;
  toTier: number | null;
  toUserId: string | null;
}

/** The state after a step, and what changed: rows to write. `opens` is a tier that waits to be filled with people. */
export interface Step {
  state: ApprovalState;
  tiers: Tier[];
  seats: Seat[];
  records: DecisionRecord[];
  passed: { round: number; tier: number }[];
  opens: number | null;
}

export function record(
  tier: Tier,
  action: DecisionRecord['action'],
  userId: string,
  more: Partial<DecisionRecord> = {},
): DecisionRecord {
  return {
    round: tier.round,
    tier: tier.tier,
    action,
    userId,
    onBehalfOfId: null,
    toTier: null,
    toUserId: null,
    ...more,
  };
}

/** Closes a passed tier; the seats not needed any more are cancelled, and the next tier waits for people. */
export function pass(step: Step, tier: Tier): Step {
  const closed = endTier(step.state, tier, 'passed');
  const following = closed.state.tiers.find((other) => other.status === 'waiting');
  return {
    ...merged(step, closed),
    state: following ? closed.state : { ...closed.state, status: 'approved' },
    passed: [...step.passed, { round: tier.round, tier: tier.tier }],
    opens: following?.tier ?? null,
  };
}

interface Ended {
  state: ApprovalState;
  tiers: Tier[];
  seats: Seat[];
}

function endTier(state: ApprovalState, tier: Tier, status: TierStatus): Ended {
  const tiers = [{ ...tier, status }];
  const seats = openSeats(state, tier).map((seat): Seat => ({ ...seat, status: 'cancelled' }));
  return { state: { ...state, tiers: replace(state.tiers, tiers), seats: replace(state.seats, seats) }, tiers, seats };
}

/** Ends the open tier as `status` and cancels the tiers still waiting behind it. */
export function endRound(state: ApprovalState, tier: Tier, status: TierStatus): Ended {
  const ended = endTier(state, tier, status);
  const waiting = ended.state.tiers
    .filter((other) => other.status === 'waiting')
    .map((other): Tier => ({ ...other, status: 'cancelled' }));
  const tiers = [...ended.tiers, ...waiting];
  return { ...ended, tiers, state: { ...ended.state, tiers: replace(ended.state.tiers, waiting) } };
}

function merged(step: Step, ended: Ended): Step {
  return {
    ...step,
    state: ended.state,
    tiers: replace(step.tiers, ended.tiers),
    seats: replace(step.seats, ended.seats),
  };
}

export function unchanged(state: ApprovalState): Step {
  return { state, tiers: [], seats: [], records: [], passed: [], opens: null };
}

/**
 * Fills the tier that a step opens, and the ones after it while the policy lets one person's decision count for several
 * tiers and that decision already passes them. Ends with a tier open, or with the approval approved.
 */
export function openNext(step: Step, directory: Directory): Step {
  if (step.opens === null) return step;
  const waiting = step.state.tiers.find((tier) => tier.tier === step.opens);
  check(waiting?.status === 'waiting', 'only a waiting tier opens');
  const tier: Tier = { ...waiting, status: 'open' };
  const before = { ...step.state, tiers: replace(step.state.tiers, [tier]) };
  const seats = seatTier(before, tier, directory);
  const carried = step.state.samePersonOnce ? seats.filter((seat) => hasApproved(before, seat)) : [];
  const filled = seats.map((seat): Seat => (carried.includes(seat) ? { ...seat, status: 'done' } : seat));
  const state: ApprovalState = {
    ...before,
    seats: [...before.seats, ...filled],
    acts: [...before.acts, ...carried.map((seat) => actOf(seat))],
  };
  const records = carried.map((seat) => record(tier, 'approve', seat.userId, { onBehalfOfId: seat.onBehalfOfId }));
  const opened: Step = {
    ...step,
    state,
    tiers: replace(step.tiers, [tier]),
    seats: [...step.seats, ...filled],
    records: [...step.records, ...records],
    opens: null,
  };
  return carried.length > 0 && tierPasses(tier, state.seats) ? openNext(pass(opened, tier), directory) : opened;
}

function hasApproved(state: ApprovalState, seat: Seat): boolean {
  return state.acts.some((act) => act.round === seat.round && act.userId === seat.userId);
}

function actOf(seat: Seat): ApprovalState['acts'][number] {
  return { round: seat.round, tier: seat.tier, userId: seat.userId, onBehalfOfId: seat.onBehalfOfId };
}

/** The requester takes the document back; only before a final outcome. */
export function recallStep(state: ApprovalState, userId: string): Result<Step> {
  const tier = openTier(state);
  if (state.status !== 'open' || !tier) return refuse('APPROVAL_CLOSED', { status: state.status });
  if (userId !== state.requesterId) return refuse('NOT_THE_REQUESTER');
  const ended = endRound(state, tier, 'cancelled');
  const records = [record(tier, 'recall', userId)];
  return accept({ ...ended, state: { ...ended.state, status: 'recalled' }, records, passed: [], opens: null });
}

/** Nobody decided in time, or the document was cancelled: the approval ends without a decision. */
export function endStep(state: ApprovalState, status: 'expired' | 'cancelled'): Step {
  const tier = openTier(state);
  if (state.status !== 'open' || !tier) return unchanged(state);
  const ended = endRound(state, tier, 'cancelled');
  return { ...ended, state: { ...ended.state, status }, records: [], passed: [], opens: null };
}

/** Brings in the escalation role beside whoever is asked already. */
export function escalateStep(state: ApprovalState, directory: Directory): Step {
  const tier = openTier(state);
  return tier ? withSeats(state, escalationSeats(state, tier, directory)) : unchanged(state);
}

/** Asks again who may decide a tier that nobody is left to decide. */
export function reseatStep(state: ApprovalState, directory: Directory): Step {
  const tier = openTier(state);
  return tier && openSeats(state, tier).length === 0
    ? withSeats(state, seatTier(state, tier, directory))
    : unchanged(state);
}

function withSeats(state: ApprovalState, seats: Seat[]): Step {
  return { ...unchanged(state), state: { ...state, seats: [...state.seats, ...seats] }, seats };
}

/** Rows with the same round, tier and person take each other's place. */
export function replace<T extends Tier | Seat>(rows: readonly T[], newer: readonly T[]): T[] {
  const identity = (row: T) => `${row.round}:${row.tier}:${'userId' in row ? row.userId : ''}`;
  const kept = new Map(rows.map((row) => [identity(row), row]));
  for (const row of newer) kept.set(identity(row), row);
  return [...kept.values()];
}

/** Gives open seats to whoever acts for their person today: a delegate while a delegation holds, the person again when it has ended. */
export function rerouteStep(state: ApprovalState): Step {
  const tier = openTier(state);
  if (!tier) return unchanged(state);
  let current = state;
  let moved: Seat[] = [];
  for (const seat of openSeats(state, tier)) {
    const holder = holderOf(current, tier, seat);
    if (holder === seat.userId) continue;
    const absent = seat.onBehalfOfId ?? seat.userId;
    const seats: Seat[] = [
      { ...seat, status: 'cancelled' },
      {
        ...seat,
        userId: holder,
        onBehalfOfId: holder === absent ? null : absent,
        origin: holder === absent ? 'policy' : 'delegate',
      },
    ];
    current = { ...current, seats: replace(current.seats, seats) };
    moved = replace(moved, seats);
  }
  return { ...unchanged(current), seats: moved };
}

function holderOf(state: ApprovalState, tier: Tier, seat: Seat): string {
  const person = seat.onBehalfOfId ?? seat.userId;
  const delegate = delegateOf(state, person);
  const sits = (userId: string) =>
    state.seats.some(
      (other) =>
        other.round === tier.round &&
        other.tier === tier.tier &&
        other.userId === userId &&
        other.status !== 'cancelled',
    );
  if (delegate === seat.userId) return seat.userId;
  if (delegate !== null && !sits(delegate) && dutyConflict(state, tier, delegate, person) === null) return delegate;
  return person !== seat.userId && sits(person) ? seat.userId : person;
}
