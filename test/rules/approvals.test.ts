/** Which tiers apply, who may sit in them, and what steps do: examples of the rules. */
import { describe, expect, test } from '@jest/globals';
import type { ApprovalState, Directory, PolicyFacts, Tier } from '../../src/approvals/rules.ts';
import { dutyConflict, planTiers, seatTier, tierPasses, withDelegates } from '../../src/approvals/rules.ts';
import type { Step } from '../../src/approvals/flow.rules.ts';
import { endStep, escalateStep, openNext, recallStep, rerouteStep } from '../../src/approvals/flow.rules.ts';
import type { TierRule } from '../../src/approvals/schema.ts';
import { policyRules } from '../../src/approvals/schema.ts';
import { decideStep } from '../../src/approvals/steps.rules.ts';
import { dec } from '../../src/kernel/decimal.ts';

const tier = (more: Record<string, unknown> = {}): TierRule =>
  policyRules.parse({
    tiers: [
      {
        name: '级',
        name_en: 'tier',
        when: {},
        decider: { by: 'role', role: 'finance' },
        escalate_to_role: 'boss',
        ...more,
      },
    ],
  }).tiers[0]!;

const facts = (more: Partial<PolicyFacts> = {}): PolicyFacts => ({
  amount: dec('50000'),
  exceptions: [],
  regionPath: ['reg_city', 'reg_east'],
  brandIds: ['brd_a'],
  ...more,
});

const people = (roles: Record<string, string[]>, more: Partial<Directory> = {}): Directory => ({
  roles: Object.entries(roles).flatMap(([role, ids]) => ids.map((userId) => ({ role, userId, regions: null }))),
  people: [],
  positions: { line_manager: [], unit_manager: [], dealer_sales_rep: [] },
  ...more,
});

function stateWith(rules: TierRule[], more: Partial<ApprovalState> = {}): ApprovalState {
  return {
    status: 'open',
    round: 1,
    requesterId: 'rep',
    beneficiaryIds: [],
    excluded: ['rep'],
    samePersonOnce: false,
    regionPath: ['reg_east'],
    tiers: rules.map((rule, index): Tier => ({ round: 1, tier: index + 1, rule, status: 'waiting' })),
    seats: [],
    acts: [],
    delegations: [],
    ...more,
  };
}

const opened = (state: ApprovalState, directory: Directory): ApprovalState =>
  openNext({ state, tiers: [], seats: [], records: [], passed: [], opens: 1 }, directory).state;

const take = (
  state: ApprovalState,
  directory: Directory,
  userId: string,
  more: Record<string, unknown> = {},
): ApprovalState => {
  const decided = decideStep(state, { action: 'approve', userId, comment: 'x', ...more });
  if (!decided.ok) throw new Error(decided.code);
  return openNext(decided.value, directory).state;
};

const seated = (state: ApprovalState): string[] =>
  state.seats.filter((seat) => seat.status === 'open').map((seat) => seat.userId);

describe('planning', () => {
  test.each([
    ['from is inclusive', { amount_from: '50000' }, true],
    ['below is exclusive', { amount_below: '50000' }, false],
    ['a band', { amount_from: '10000', amount_below: '50000.01' }, true],
    ['an exception that was not raised', { exceptions: ['credit'] }, false],
    ['the region above the document', { regions: ['reg_east'] }, true],
    ['another region', { regions: ['reg_west'] }, false],
    ['a brand on the document', { brands: ['brd_b', 'brd_a'] }, true],
    ['amount holds but brand does not', { amount_from: '1', brands: ['brd_b'] }, false],
    ['no condition', {}, true],
  ])('%s', (_name, when, applies) => {
    expect(planTiers(policyRules.parse({ tiers: [{ ...tier(), when }] }), facts())).toHaveLength(applies ? 1 : 0);
  });

  test('one raised exception of several is enough', () => {
    const policy = policyRules.parse({ tiers: [{ ...tier(), when: { exceptions: ['credit', 'price'] } }] });
    expect(planTiers(policy, facts({ exceptions: ['price', 'stock'] }))).toHaveLength(1);
  });
});

describe('segregation of duties', () => {
  const rule = tier();
  const at = (state: ApprovalState) => state.tiers[0]!;

  test('delegates of delegates are excluded too, and a loop of delegations ends', () => {
    const chain = [
      { userId: 'rep', delegateId: 'a', until: '' },
      { userId: 'a', delegateId: 'b', until: '' },
      { userId: 'b', delegateId: 'rep', until: '' },
    ];
    expect(withDelegates(['rep'], chain).sort()).toEqual(['a', 'b', 'rep']);
  });

  test("the line manager as such may decide; as the requester's delegate not", () => {
    const manager = tier({ decider: { by: 'position', position: 'line_manager' } });
    const directory = people(
      { boss: ['chief'] },
      { positions: { line_manager: ['mgr'], unit_manager: [], dealer_sales_rep: [] } },
    );
    expect(seatTier(stateWith([manager]), at(stateWith([manager])), directory).map((seat) => seat.userId)).toEqual([
      'mgr',
    ]);
    const absent = stateWith([manager], { delegations: [{ userId: 'rep', delegateId: 'mgr', until: '' }] });
    expect(seatTier(absent, at(absent), directory)).toMatchObject([{ userId: 'chief', seat: 'escalated' }]);
  });

  test.each([
    ['rep', null, 'SOD_REQUESTER'],
    ['gainer', null, 'SOD_BENEFICIARY'],
    ['friend', null, 'SOD_RELATED'],
    ['clean', 'gainer', 'SOD_BENEFICIARY'],
    ['clean', null, null],
  ])('%s acting for %s: %s', (userId, behalf, code) => {
    const state = stateWith([rule], { beneficiaryIds: ['gainer'], excluded: ['rep', 'gainer', 'friend'] });
    expect(dutyConflict(state, at(state), userId, behalf)).toBe(code);
  });

  test('a delegate who is excluded does not get the seat; one who sits already does not sit twice', () => {
    const excluded = stateWith([rule], { delegations: [{ userId: 'f1', delegateId: 'rep', until: '' }] });
    expect(seatTier(excluded, at(excluded), people({ finance: ['f1'] }))).toMatchObject([
      { userId: 'f1', onBehalfOfId: null },
    ]);
    const double = stateWith([rule], { delegations: [{ userId: 'f1', delegateId: 'f2', until: '' }] });
    expect(
      seatTier(double, at(double), people({ finance: ['f1', 'f2'] })).map((seat) => [seat.userId, seat.onBehalfOfId]),
    ).toEqual([
      ['f2', null],
      ['f1', null],
    ]);
  });

  test('nobody at all: no seat, and an empty tier does not pass', () => {
    const state = stateWith([rule], { excluded: ['rep', 'f1', 'chief'] });
    expect(seatTier(state, at(state), people({ finance: ['f1'], boss: ['chief'] }))).toEqual([]);
    expect(tierPasses(at(state), [])).toBe(false);
  });
});

describe('steps', () => {
  const directory = people({ finance: ['f1', 'f2'], boss: ['chief'], market: ['m1'] });
  const market = tier({ decider: { by: 'role', role: 'market' } });

  test('a person added must decide as well, whoever decides first', () => {
    const added = take(opened(stateWith([tier()]), directory), directory, 'f1', {
      action: 'add',
      target: { userId: 'm1', eligible: true },
    });
    expect(take(added, directory, 'm1').status).toBe('open');
    expect(take(added, directory, 'f1').status).toBe('open');
    expect(take(take(added, directory, 'm1'), directory, 'f2').status).toBe('approved');
  });

  test('a transferred 加签 is still needed', () => {
    const added = take(opened(stateWith([tier()]), directory), directory, 'f1', {
      action: 'add',
      target: { userId: 'm1', eligible: true },
    });
    const moved = take(added, directory, 'm1', { action: 'transfer', target: { userId: 'm2', eligible: true } });
    expect(take(moved, directory, 'f1').status).toBe('open');
    expect(take(take(moved, directory, 'f1'), directory, 'm2').status).toBe('approved');
  });

  test('the escalation role stands in for 会签, but not for whoever was added', () => {
    const state = opened(stateWith([tier({ mode: 'all' })]), directory);
    const added = take(state, directory, 'f1', { action: 'add', target: { userId: 'm1', eligible: true } });
    const escalated = escalateStep(added, directory).state;
    expect(seated(escalated)).toEqual(['f1', 'f2', 'm1', 'chief']);
    expect(take(escalated, directory, 'chief').status).toBe('open');
    expect(take(take(escalated, directory, 'chief'), directory, 'm1').status).toBe('approved');
    expect(escalateStep(escalated, directory).seats).toEqual([]);
  });

  test('sent back to an earlier tier, what passed before stays passed and the rest is asked again', () => {
    let state = opened(stateWith([market, tier(), tier({ decider: { by: 'role', role: 'boss' } })]), directory);
    state = take(take(state, directory, 'm1'), directory, 'f1');
    state = take(state, directory, 'chief', { action: 'send_back', toTier: 2 });
    expect(state.round).toBe(2);
    expect(state.tiers.map((one) => one.status)).toEqual(['skipped', 'open', 'waiting']);
    expect(seated(state)).toEqual(['f1', 'f2']);
  });

  test('one decision carries over tiers only where the policy says so', () => {
    const both = [tier(), tier()];
    const only = people({ finance: ['f1'], boss: ['chief'] });
    expect(take(opened(stateWith(both, { samePersonOnce: true }), only), only, 'f1').status).toBe('approved');
    const strict = take(opened(stateWith(both), only), only, 'f1');
    expect([strict.status, seated(strict)]).toEqual(['open', ['chief']]);
    const money = [tier({ finance: true }), tier({ finance: true })];
    const kept = take(opened(stateWith(money, { samePersonOnce: true }), only), only, 'f1');
    expect([kept.status, seated(kept)]).toEqual(['open', ['chief']]);
  });

  test('a delegation that begins or ends moves the open seat, not a decided one', () => {
    const state = opened(stateWith([tier({ mode: 'all' })]), directory);
    const delegations = [{ userId: 'f1', delegateId: 'd1', until: '' }];
    const away: Step = rerouteStep({ ...state, delegations });
    expect(seated(away.state)).toEqual(['f2', 'd1']);
    expect(rerouteStep(away.state).seats).toEqual([]);
    const back = rerouteStep({ ...away.state, delegations: [] });
    expect(seated(back.state).sort()).toEqual(['f1', 'f2']);
    const decided = take({ ...away.state, delegations }, directory, 'd1');
    expect(rerouteStep({ ...decided, delegations: [] }).seats).toEqual([]);
  });

  test('recall and expiry end everything that waits; nothing happens after the end', () => {
    const state = opened(stateWith([market, tier()]), directory);
    const recalled = recallStep(state, 'rep');
    expect(recalled.ok && [recalled.value.state.status, seated(recalled.value.state)]).toEqual(['recalled', []]);
    const expired = endStep(state, 'expired').state;
    expect(expired.tiers.map((one) => one.status)).toEqual(['cancelled', 'cancelled']);
    expect(decideStep(expired, { action: 'approve', userId: 'm1', comment: '' })).toMatchObject({
      code: 'APPROVAL_CLOSED',
    });
    expect(endStep(expired, 'cancelled').state).toBe(expired);
  });
});
