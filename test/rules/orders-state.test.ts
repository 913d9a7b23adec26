/** The life of an order as rules: which step each state allows, what follows from quantities, what is due next, what the list says. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dec } from '../../src/kernel/decimal.ts';
import { nextStepOf } from '../../src/orders/next-step.rules.ts';
import type { NextStepFacts } from '../../src/orders/next-step.rules.ts';
import { ORDER_STATUSES, STEP_STATES, hasEnded, mayStep, progressStatus } from '../../src/orders/state.rules.ts';
import type { OrderStatus, OrderStep } from '../../src/orders/state.rules.ts';
import { WAITS, dueOf } from '../../src/orders/step.ts';

/** What each state allows, written down a second time: a change of the lifecycle must be meant. */
const ALLOWED: Record<OrderStatus, OrderStep[]> = {
  draft: ['edit', 'delete', 'submit'],
  submitted: ['recall'],
  pending_approval: ['recall'],
  returned: ['edit', 'resubmit', 'recall', 'cancel'],
  approved: ['cancel', 'allocate', 'ship'],
  allocated: ['cancel', 'allocate', 'ship', 'receive'],
  partly_shipped: ['cancel', 'allocate', 'ship', 'receive', 'pay', 'return', 'write_off'],
  shipped: ['receive', 'pay', 'return', 'write_off'],
  received: ['receive', 'pay', 'return', 'write_off'],
  closed: ['return'],
  rejected: [],
  recalled: [],
  cancelled: [],
  expired: [],
};
const STEPS = Object.keys(STEP_STATES) as OrderStep[];

describe('every state and every step', () => {
  test.each(ORDER_STATUSES.flatMap((status) => STEPS.map((step) => [status, step] as const)))(
    '%s: %s',
    (status, step) => {
      expect(mayStep(step, status)).toBe(ALLOWED[status].includes(step));
    },
  );
  test('an ended order can at most be returned from', () => {
    const ended = ORDER_STATUSES.filter(hasEnded);
    expect(ended).toEqual(['closed', 'rejected', 'recalled', 'cancelled', 'expired']);
    expect(ended.flatMap((status) => ALLOWED[status])).toEqual(['return']);
  });
});

const total = (
  given: Partial<Record<'quantity' | 'allocated' | 'shipped' | 'cancelled' | 'received' | 'lost', number>>,
) => {
  const zero = { quantity: 0, allocated: 0, shipped: 0, cancelled: 0, received: 0, lost: 0 };
  const all = { ...zero, ...given };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, dec(value)])) as Parameters<
    typeof progressStatus
  >[0];
};

describe('state from quantities', () => {
  test.each([
    ['approved', { quantity: 24 }],
    ['allocated', { quantity: 24, allocated: 1 }],
    ['allocated', { quantity: 24, allocated: 24 }],
    ['partly_shipped', { quantity: 24, shipped: 12, allocated: 12 }],
    ['partly_shipped', { quantity: 24, shipped: 12, received: 12 }],
    ['shipped', { quantity: 24, shipped: 24 }],
    ['shipped', { quantity: 24, shipped: 24, received: 23 }],
    ['received', { quantity: 24, shipped: 24, received: 24 }],
    ['received', { quantity: 24, shipped: 24, received: 20, lost: 4 }],
    ['received', { quantity: 24, shipped: 24, lost: 24 }],
    ['shipped', { quantity: 24, shipped: 12, cancelled: 12, received: 6 }],
    ['received', { quantity: 24, shipped: 12, cancelled: 12, received: 12 }],
  ] as const)('%s: %j', (status, given) => {
    expect(progressStatus(total(given))).toBe(status);
  });

  test('an order moves only forwards while it is shipped and received', () => {
    const rank = ['approved', 'allocated', 'partly_shipped', 'shipped', 'received'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.constantFrom('allocate', 'ship', 'receive', 'lose'), { maxLength: 60 }),
        (quantity, moves) => {
          const now = { quantity, allocated: 0, shipped: 0, cancelled: 0, received: 0, lost: 0 };
          let before = 0;
          for (const move of moves) {
            if (move === 'allocate' && now.allocated + now.shipped < quantity) now.allocated += 1;
            if (move === 'ship' && now.allocated > 0) {
              now.allocated -= 1;
              now.shipped += 1;
            }
            const onTheWay = now.received + now.lost < now.shipped;
            if (move === 'receive' && onTheWay) now.received += 1;
            if (move === 'lose' && onTheWay) now.lost += 1;
            const reached = rank.indexOf(progressStatus(total(now)));
            expect(reached).toBeGreaterThanOrEqual(before);
            before = reached;
          }
          expect(before === 4).toBe(now.received + now.lost === quantity);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is due unasked', () => {
  const NOW = new Date('2026-11-21T02:00:00.000Z');
  const hours = (after: number) => new Date(NOW.getTime() + after * 3_600_000).toISOString();
  const due = (status: OrderStatus, waiting = false, approvedHoursAgo = 0) =>
    dueOf({ status, approved_at: new Date(NOW.getTime() - approvedHoursAgo * 3_600_000) }, waiting, NOW);

  test.each([
    ['approved', 'ship', WAITS.SHIP_REMINDER_HOURS],
    ['allocated', 'ship', WAITS.SHIP_REMINDER_HOURS],
    ['partly_shipped', 'transit', WAITS.SHIP_REMINDER_HOURS],
    ['shipped', 'transit', WAITS.TRANSIT_REMINDER_DAYS * 24],
    ['received', 'payment', WAITS.PAYMENT_REMINDER_DAYS * 24],
    ['returned', 'returned_expiry', WAITS.RETURNED_EXPIRY_DAYS * 24],
  ] as const)('%s: %s', (status, kind, after) => {
    expect(due(status)).toEqual({ kind, at: hours(after) });
  });

  test.each(['approved', 'allocated', 'partly_shipped'] as const)(
    '%s and waiting for stock is tried again, then ends',
    (status) => {
      const expiry = WAITS.STOCK_EXPIRY_DAYS * 24;
      expect(due(status, true)).toEqual({ kind: 'stock', at: hours(WAITS.STOCK_RETRY_HOURS) });
      expect(due(status, true, expiry - 2)).toEqual({ kind: 'stock_expiry', at: hours(2) });
      expect(due(status, true, expiry)).toEqual({ kind: 'stock_expiry', at: NOW.toISOString() });
      expect(due(status, true, expiry + 100)).toEqual({ kind: 'stock_expiry', at: NOW.toISOString() });
    },
  );

  test('people are asked elsewhere, and an ended order asks for nothing', () => {
    for (const status of ['draft', 'submitted', 'pending_approval', ...ORDER_STATUSES.filter(hasEnded)] as const)
      expect(due(status)).toBeNull();
  });
});

test('the list says of every state what is next', () => {
  const facts: NextStepFacts = {
    status: 'draft',
    quantity: '48.000000',
    shipped_quantity: '24.000000',
    end_reason: '重复下单',
    waiting: '12.000000',
    warehouse_name: '嘉兴仓',
    warehouse_name_en: 'Jiaxing',
    expected_on: null,
    deciders: [{ id: 'u', name: '周以安', name_en: 'Yian Zhou', title: '渠道经理', title_en: 'Channel manager' }],
    waiting_since: '2026-11-21 10:00:00+08',
  };
  const said = Object.fromEntries(
    ORDER_STATUSES.map((status) => {
      const { kind, text, params } = nextStepOf({ ...facts, status });
      return [status, [kind, text, params]];
    }),
  );
  expect(said).toEqual({
    draft: ['why', 'draft', {}],
    submitted: ['none', 'none', {}],
    pending_approval: ['person', 'decide', {}],
    returned: ['why', 'returned', { reason: '重复下单' }],
    approved: ['why', 'waiting_stock', { waiting: '12' }],
    allocated: ['where', 'ship_from', { warehouse: '嘉兴仓', warehouse_en: 'Jiaxing', waiting: '12' }],
    partly_shipped: ['progress', 'shipped', { shipped: '24', quantity: '48' }],
    shipped: ['where', 'in_transit', {}],
    received: ['why', 'pay', {}],
    closed: ['none', 'none', {}],
    rejected: ['why', 'rejected', { reason: '重复下单' }],
    recalled: ['why', 'recalled', { reason: '重复下单' }],
    cancelled: ['why', 'cancelled', { reason: '重复下单' }],
    expired: ['why', 'expired', { reason: '重复下单' }],
  });
  const pending = nextStepOf({ ...facts, status: 'pending_approval' });
  expect([pending.people.length, pending.since]).toEqual([1, '2026-11-21T02:00:00.000Z']);
  expect(nextStepOf({ ...facts, status: 'shipped', expected_on: '2026-11-25' }).params).toEqual({ date: '2026-11-25' });
});
