// Owns what a person's step does to an approval: approve, reject, send back, hand on, add, remind. Pure; a refused step changes nothing.
import type { Refusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Step } from './flow.rules.ts';
import { endRound, pass, record, replace, unchanged } from './flow.rules.ts';
import type { ApprovalState, DecideAction, LineChange, Seat, Tier } from './rules.ts';
import { dutyConflict, newSeat, openSeats, openTier, tierPasses } from './rules.ts';

/** Whom a decision is handed to, or who is added. */
export interface Target {
  userId: string;
  /** An active member of staff: dealers, auditors and operators decide nothing. */
  eligible: boolean;
}

export interface StepCommand {
  action: DecideAction;
  userId: string;
  comment: string;
  toTier?: number;
  target?: Target;
  changes?: readonly LineChange[];
  /** The actor may name a person for a tier that nobody may decide. */
  administrator?: boolean;
  /** Minutes since the requester last asked; null when never. */
  remindedMinutesAgo?: number | null;
}

export const REMIND_GAP_MINUTES = 30;

/** The open seat `userId` decides from: the own one, or the one a delegate held until the delegation ended. */
export function seatOf(state: ApprovalState, tier: Tier, userId: string): Seat | undefined {
  const open = openSeats(state, tier);
  return (
    open.find((seat) => seat.userId === userId && delegationHolds(state, seat)) ??
    open.find((seat) => seat.onBehalfOfId === userId && !delegationHolds(state, seat))
  );
}

function delegationHolds(state: ApprovalState, seat: Seat): boolean {
  if (seat.onBehalfOfId === null) return true;
  return state.delegations.some((item) => item.userId === seat.onBehalfOfId && item.delegateId === seat.userId);
}

/** Applies a person's step. Refusals name the fact: closed, not one's turn, segregation of duties, a bad target. */
export function decideStep(state: ApprovalState, command: StepCommand): Result<Step> {
  const tier = openTier(state);
  if (state.status !== 'open' || !tier) return refuse('APPROVAL_CLOSED', { status: state.status });
  if (command.action === 'remind') return remind(state, tier, command);
  const stranded = openSeats(state, tier).length === 0;
  if (command.action === 'add' && stranded && command.administrator) return assign(state, tier, command);
  const seat = seatOf(state, tier, command.userId);
  if (!seat) return noSeat(state, tier, command.userId);
  const conflict = dutyConflict(state, tier, command.userId, actsFor(seat, command.userId));
  if (conflict) return refuse(conflict);
  if (command.changes?.length && command.action !== 'approve') return refuse('CHANGES_ONLY_WITH_APPROVE');
  switch (command.action) {
    case 'approve':
      return accept(approve(state, tier, seat, command.userId));
    case 'reject':
      if (command.comment.trim() === '') return refuse('COMMENT_REQUIRED');
      return accept(reject(state, tier, seat, command.userId));
    case 'send_back':
      return sendBack(state, tier, seat, command);
    case 'transfer':
    case 'add':
      return handOn(state, tier, seat, command);
  }
}

/** Whom a decision from `seat` counts for; someone who takes back a seat from an ended delegation acts in person. */
function actsFor(seat: Seat, userId: string): string | null {
  return seat.userId === userId ? seat.onBehalfOfId : null;
}

function noSeat(state: ApprovalState, tier: Tier, userId: string): Refusal {
  const held = state.seats.find(
    (seat) => seat.userId === userId && seat.round === tier.round && seat.tier === tier.tier,
  );
  if (held?.status === 'open') return refuse('DELEGATION_ENDED', { tier: tier.tier });
  if (held?.status === 'done') return refuse('ALREADY_DECIDED', { tier: tier.tier });
  const duty = dutyConflict(state, tier, userId);
  if (duty) return refuse(duty);
  if (openSeats(state, tier).length === 0) return refuse('NO_DECIDER_LEFT', { tier: tier.tier });
  return refuse('NOT_A_DECIDER', { tier: tier.tier });
}

function approve(state: ApprovalState, tier: Tier, seat: Seat, userId: string): Step {
  const onBehalfOfId = actsFor(seat, userId);
  const done: Seat = { ...seat, status: 'done' };
  const acts = [...state.acts, { round: tier.round, tier: tier.tier, userId, onBehalfOfId }];
  const next = { ...state, acts, seats: replace(state.seats, [done]) };
  const step: Step = {
    state: next,
    tiers: [],
    seats: [done],
    records: [record(tier, 'approve', userId, { onBehalfOfId })],
    passed: [],
    opens: null,
  };
  return tierPasses(tier, next.seats) ? pass(step, tier) : step;
}

function reject(state: ApprovalState, tier: Tier, seat: Seat, userId: string): Step {
  const done = decided(state, seat);
  const ended = endRound(done.state, tier, 'rejected');
  return {
    state: { ...ended.state, status: 'rejected' },
    tiers: ended.tiers,
    seats: [...done.seats, ...ended.seats],
    records: [record(tier, 'reject', userId, { onBehalfOfId: actsFor(seat, userId) })],
    passed: [],
    opens: null,
  };
}

function decided(state: ApprovalState, seat: Seat): { state: ApprovalState; seats: Seat[] } {
  const seats: Seat[] = [{ ...seat, status: 'done' }];
  return { state: { ...state, seats: replace(state.seats, seats) }, seats };
}

/** To the requester (0) the approval ends as returned; to an earlier tier a new round opens there. */
function sendBack(state: ApprovalState, tier: Tier, seat: Seat, command: StepCommand): Result<Step> {
  const toTier = command.toTier ?? 0;
  if (command.comment.trim() === '') return refuse('COMMENT_REQUIRED');
  if (!Number.isInteger(toTier) || toTier < 0 || toTier >= tier.tier)
    return refuse('SEND_BACK_TIER', { tier: tier.tier });
  const done = decided(state, seat);
  const ended = endRound(done.state, tier, 'returned');
  const onBehalfOfId = actsFor(seat, command.userId);
  const step: Step = {
    state: ended.state,
    tiers: ended.tiers,
    seats: [...done.seats, ...ended.seats],
    records: [record(tier, 'send_back', command.userId, { onBehalfOfId, toTier })],
    passed: [],
    opens: null,
  };
  if (toTier === 0) return accept({ ...step, state: { ...ended.state, status: 'returned' } });
  const round = state.round + 1;
  const tiers = state.tiers.map((other): Tier => ({
    ...other,
    round,
    status: other.tier < toTier ? 'skipped' : 'waiting',
  }));
  return accept({
    ...step,
    state: { ...ended.state, round, tiers, seats: [] },
    tiers: [...step.tiers, ...tiers],
    opens: toTier,
  });
}

/** 转办 hands the own seat over, 加签 adds one that must decide as well. */
function handOn(state: ApprovalState, tier: Tier, seat: Seat, command: StepCommand): Result<Step> {
  const target = checkTarget(state, tier, command.target);
  if (!target.ok) return target;
  const origin = command.action === 'transfer' ? 'transferred' : 'added';
  const kind = command.action === 'transfer' ? seat.seat : 'added';
  const given = newSeat(tier, target.value, null, origin, kind, command.userId);
  const seats: Seat[] = command.action === 'transfer' ? [{ ...seat, status: 'cancelled' }, given] : [given];
  return accept(seated(state, tier, seats, command, target.value, actsFor(seat, command.userId)));
}

/** Names a person for a tier that has nobody left; the seat stands in for the tier's own. */
function assign(state: ApprovalState, tier: Tier, command: StepCommand): Result<Step> {
  const target = checkTarget(state, tier, command.target);
  if (!target.ok) return target;
  const seats = [newSeat(tier, target.value, null, 'added', 'escalated', command.userId)];
  return accept(seated(state, tier, seats, command, target.value, null));
}

function checkTarget(state: ApprovalState, tier: Tier, target: Target | undefined): Result<string> {
  if (!target?.eligible) return refuse('TARGET_UNKNOWN');
  const held = state.seats.find(
    (seat) => seat.userId === target.userId && seat.round === tier.round && seat.tier === tier.tier,
  );
  if (held && held.status !== 'cancelled') return refuse('TARGET_ALREADY_DECIDES', { tier: tier.tier });
  const conflict = dutyConflict(state, tier, target.userId);
  return conflict ? refuse('TARGET_MAY_NOT_DECIDE', { reason: conflict }) : accept(target.userId);
}

function seated(
  state: ApprovalState,
  tier: Tier,
  seats: Seat[],
  command: StepCommand,
  toUserId: string,
  onBehalfOfId: string | null,
): Step {
  return {
    state: { ...state, seats: replace(state.seats, seats) },
    tiers: [],
    seats,
    records: [record(tier, command.action, command.userId, { toUserId, onBehalfOfId })],
    passed: [],
    opens: null,
  };
}

function remind(state: ApprovalState, tier: Tier, command: StepCommand): Result<Step> {
  if (command.userId !== state.requesterId) return refuse('NOT_THE_REQUESTER');
  const ago = command.remindedMinutesAgo ?? null;
  if (ago !== null && ago < REMIND_GAP_MINUTES)
    return refuse('REMINDED_RECENTLY', { minutes: REMIND_GAP_MINUTES - ago });
  return accept({ ...unchanged(state), tiers: [tier], records: [record(tier, 'remind', command.userId)] });
}
