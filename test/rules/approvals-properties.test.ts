/** Properties of approvals over random organizations, policies, delegations and steps. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ApprovalState, Delegation, Directory } from '../../src/approvals/rules.ts';
import { planTiers, tierPasses, withDelegates } from '../../src/approvals/rules.ts';
import type { Step } from '../../src/approvals/flow.rules.ts';
import {
  endStep,
  escalateStep,
  openNext,
  recallStep,
  rerouteStep,
  reseatStep,
} from '../../src/approvals/flow.rules.ts';
import type { StepCommand } from '../../src/approvals/steps.rules.ts';
import { decideStep } from '../../src/approvals/steps.rules.ts';
import type { PolicyRules } from '../../src/approvals/schema.ts';
import { policyRules } from '../../src/approvals/schema.ts';
import { dec } from '../../src/kernel/decimal.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const ROLES = ['finance', 'manager', 'boss'];
const person = fc.constantFrom(...PEOPLE);

const decider = fc.oneof(
  fc.constantFrom(...ROLES).map((role) => ({ by: 'role' as const, role })),
  fc.uniqueArray(person, { minLength: 1, maxLength: 3 }).map((user_ids) => ({ by: 'user' as const, user_ids })),
  fc.constantFrom('line_manager', 'unit_manager').map((position) => ({ by: 'position' as const, position })),
);
const tierRule = fc.record({
  name: fc.constant('级'),
  name_en: fc.constant('tier'),
  when: fc.constant({}),
  decider,
  mode: fc.constantFrom('any', 'all'),
  finance: fc.boolean(),
  escalate_to_role: fc.constantFrom(...ROLES),
});
const policy = fc
  .record({ tiers: fc.array(tierRule, { minLength: 1, maxLength: 4 }), same_person_once: fc.boolean() })
  .map((rules): PolicyRules => policyRules.parse(rules));

const delegation = fc
  .tuple(person, person)
  .filter(([from, to]) => from !== to)
  .map(([userId, delegateId]): Delegation => ({ userId, delegateId, until: '2027-01-01' }));
const delegations = fc.uniqueArray(delegation, { maxLength: 6, selector: (item) => item.userId });

const directory = fc
  .record({
    roles: fc.array(fc.record({ role: fc.constantFrom(...ROLES), userId: person, regions: fc.constant(null) }), {
      maxLength: 12,
    }),
    manager: fc.option(person),
    unit: fc.option(person),
  })
  .map(({ roles, manager, unit }): Directory => ({
    roles,
    people: PEOPLE,
    positions: { line_manager: manager ? [manager] : [], unit_manager: unit ? [unit] : [], dealer_sales_rep: [] },
  }));

/** Mostly somebody who is asked, sometimes anybody. */
const actor = { userId: person, pick: fc.nat(7), asked: fc.integer({ min: 0, max: 3 }).map((n) => n > 0) };

/** What happens next: a person's step, time, or people coming and going. */
const move = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('approve' as const), ...actor }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject' as const), ...actor }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('send_back' as const), ...actor, toTier: fc.integer({ min: 0, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('transfer' as const, 'add' as const),
      ...actor,
      to: person,
      administrator: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delegations' as const), delegations }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('directory' as const), directory }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('escalate' as const, 'reseat' as const, 'reroute' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('recall' as const, 'expire' as const) }) },
);
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

const world = fc.record({
  policy,
  directory,
  delegations,
  requesterId: person,
  beneficiaryIds: fc.uniqueArray(person, { maxLength: 2 }),
  moves: fc.array(move, { maxLength: 40 }),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

function begin(given: World): ApprovalState {
  const tiers = planTiers(given.policy, { amount: dec('1'), exceptions: [], regionPath: [], brandIds: [] });
  const state: ApprovalState = {
    status: 'open',
    round: 1,
    requesterId: given.requesterId,
    beneficiaryIds: given.beneficiaryIds,
    excluded: withDelegates([given.requesterId, ...given.beneficiaryIds], given.delegations),
    samePersonOnce: given.policy.same_person_once,
    regionPath: [],
    tiers: tiers.map((rule, index) => ({ round: 1, tier: index + 1, rule, status: 'waiting' })),
    seats: [],
    acts: [],
    delegations: given.delegations,
  };
  return openNext({ state, tiers: [], seats: [], records: [], passed: [], opens: 1 }, given.directory).state;
}

function commandOf(state: ApprovalState, one: Extract<Move, { userId: string }>): StepCommand {
  const waiting = state.seats.filter((seat) => seat.status === 'open');
  const holder = one.asked && waiting.length > 0 ? waiting[one.pick % waiting.length] : undefined;
  const base = { action: one.kind, userId: holder?.userId ?? one.userId, comment: 'x' };
  if ('toTier' in one) return { ...base, toTier: one.toTier };
  return 'to' in one ? { ...base, target: { userId: one.to, eligible: true }, administrator: one.administrator } : base;
}

/** Applies a move; null when the rules refused it. */
function apply(state: ApprovalState, one: Move, people: Directory): Step | null {
  if ('userId' in one) {
    const decided = decideStep(state, commandOf(state, one));
    return decided.ok ? openNext(decided.value, people) : null;
  }
  if (one.kind === 'escalate') return escalateStep(state, people);
  if (one.kind === 'reseat') return reseatStep(state, people);
  if (one.kind === 'reroute') return rerouteStep(state);
  if (one.kind === 'expire') return endStep(state, 'expired');
  if (one.kind === 'recall') {
    const recalled = recallStep(state, state.requesterId);
    return recalled.ok ? recalled.value : null;
  }
  return null;
}

/** Plays the moves of a world, calling `seen` after each one that was taken. */
function play(given: World, seen: (before: ApprovalState, step: Step) => void): ApprovalState {
  let state = begin(given);
  let people = given.directory;
  for (const one of given.moves) {
    if (one.kind === 'directory') people = one.directory;
    if (one.kind === 'delegations') state = { ...state, delegations: one.delegations };
    const step = apply(state, one, people);
    if (!step) continue;
    seen(state, step);
    state = step.state;
  }
  return state;
}

test('nobody decides who is the requester, a beneficiary or in their chain of delegates, and nobody decides for one', () => {
  fc.assert(
    fc.property(world, (given) => {
      play(given, (before, step) => {
        const excluded = withDelegates(
          [given.requesterId, ...given.beneficiaryIds, ...before.excluded],
          before.delegations,
        );
        for (const record of step.records) {
          if (record.action === 'recall') continue;
          // An administrator names a person where nobody is left who may decide, also one who held a seat there before.
          const seated = before.seats.some((seat) => seat.userId === record.userId);
          const left = before.seats.some((seat) => seat.status === 'open' && !excluded.includes(seat.userId));
          if (record.action === 'add' && (!seated || !left)) continue;
          expect(excluded).not.toContain(record.userId);
          expect(excluded).not.toContain(record.onBehalfOfId);
        }
      });
    }),
    { numRuns: 1500 },
  );
});

test('no person approves two finance tiers, in person or through a delegate, nor two tiers of a policy that forbids it', () => {
  fc.assert(
    fc.property(world, (given) => {
      const last = play(given, () => undefined);
      for (const one of PEOPLE) {
        const tiers = [
          ...new Set(last.acts.filter((act) => act.userId === one || act.onBehalfOfId === one).map((act) => act.tier)),
        ];
        const finance = tiers.filter((number) => last.tiers.find((tier) => tier.tier === number)?.rule.finance);
        expect(finance.length).toBeLessThanOrEqual(1);
        if (!given.policy.same_person_once) expect(tiers.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 1500 },
  );
});

test('an approval is always in one piece: one open tier while open, none after; a tier passes once and never without an approval', () => {
  let approved = 0;
  let rounds = 0;
  fc.assert(
    fc.property(world, (given) => {
      const passes = new Set<string>();
      play(given, (before, step) => {
        const { state } = step;
        rounds += state.round - before.round;
        if (before.status !== 'open') {
          expect(state).toBe(before);
          return;
        }
        const open = state.tiers.filter((tier) => tier.status === 'open');
        expect(open).toHaveLength(state.status === 'open' ? 1 : 0);
        for (const tier of open) expect(tierPasses(tier, state.seats)).toBe(false);
        const stray = state.seats.filter(
          (seat) => seat.status === 'open' && !open.some((tier) => tier.tier === seat.tier),
        );
        expect(stray).toEqual([]);
        for (const pass of step.passed) {
          const key = `${pass.round}:${pass.tier}`;
          expect(passes.has(key)).toBe(false);
          passes.add(key);
          expect(state.acts.some((act) => act.round === pass.round && act.tier === pass.tier)).toBe(true);
        }
        if (state.status === 'approved') {
          approved += 1;
          for (const tier of state.tiers) expect(['passed', 'skipped']).toContain(tier.status);
        }
        const seats = state.seats.map((seat) => `${seat.round}:${seat.tier}:${seat.userId}`);
        expect(new Set(seats).size).toBe(seats.length);
        expect(state.round - before.round).toBe(
          step.records.some((item) => item.action === 'send_back' && (item.toTier ?? 0) > 0) ? 1 : 0,
        );
      });
    }),
    { numRuns: 1500 },
  );
  // The moves must really reach the ends they are about.
  expect(approved).toBeGreaterThan(50);
  expect(rounds).toBeGreaterThan(5);
});

test('what changed is exactly what is written: the rows a step names lead from one state to the next', () => {
  fc.assert(
    fc.property(world, (given) => {
      play(given, (before, step) => {
        const identity = (seat: { round: number; tier: number; userId: string }) =>
          `${seat.round}:${seat.tier}:${seat.userId}`;
        const rows = new Map([...before.seats, ...step.seats].map((seat) => [identity(seat), seat]));
        for (const seat of step.state.seats) expect(rows.get(identity(seat))).toEqual(seat);
        const tiers = new Map(
          [...before.tiers, ...step.tiers].map((tier) => [`${tier.round}:${tier.tier}`, tier.status]),
        );
        for (const tier of step.state.tiers) expect(tiers.get(`${tier.round}:${tier.tier}`)).toBe(tier.status);
        for (const [name, status] of tiers) {
          if (!name.startsWith(`${step.state.round}:`)) expect(['open', 'waiting']).not.toContain(status);
        }
      });
    }),
    { numRuns: 800 },
  );
});
