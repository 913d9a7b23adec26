/** Orders that people decide, and orders that fight over the same credit and stock: only what is there is ever held, and it comes back. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dec, sum } from '../../src/kernel/decimal.ts';
import { allocateAgain } from '../../src/orders/approve.ts';
import { cancelOrder, expireOrder, recallOrder } from '../../src/orders/decide.ts';
import { whatIsDue } from '../../src/orders/chase.ts';
import { changeDraft } from '../../src/orders/drafts.ts';
import type { Dealer } from '../support/put-order.ts';
import { orderingOf } from '../support/ordering.ts';
import type { Ordering } from '../support/ordering.ts';
import { openTrade } from '../support/trade.ts';
import type { Trade } from '../support/trade.ts';
import { tradingOf } from '../support/trading.ts';

let trade: Trade;
let on: Ordering;
beforeAll(async () => {
  trade = await openTrade();
  on = orderingOf(trade);
});
afterAll(() => trade.close());

const available = async (dealer: Dealer) => dec(await trade.balance(dealer, 'credit_available')).toFixed(2);
/** Muchuan buys hand cream at 23.00; a pack of 24 is 552.00 and its credit is 5,000. */
const packs = (count: number): [['SL-HND-030', string]] => [['SL-HND-030', String(count * 24)]];

describe('credit that is short', () => {
  test('is held as far as it goes; the exception makes up the rest when the tiers agree, and both come back', async () => {
    const { orderId, step } = await on.submitted('muchuan', packs(10));
    expect([step.status, await available('muchuan')]).toEqual(['pending_approval', '0.00']);
    expect(await on.order(orderId)).toMatchObject({
      exceptions: ['credit'],
      goods_amount: '5520.000000',
      credit_hold_amount: '5000.000000',
    });
    await trade.prove('muchuan');

    expect(await on.decide(orderId, 'channelManager', { action: 'approve' })).toMatchObject({
      ok: true,
      value: { approval: { status: 'open', tier: 2 }, step: { status: 'pending_approval' } },
    });
    expect(await on.decide(orderId, 'finance', { action: 'approve' })).toMatchObject({
      value: { approval: { status: 'approved' }, step: { status: 'allocated' } },
    });
    expect(await on.order(orderId)).toMatchObject({
      credit_hold_amount: '5520.000000',
      credit_exception_amount: '520.000000',
    });
    expect(await on.transfers(orderId)).toEqual(['approve:v1:exception', 'approve:v1:hold', 'hold:v1']);
    await trade.prove('muchuan');

    await trade.must((work) => cancelOrder(work, { orderId, reason: '客户改主意' }));
    expect([await available('muchuan'), await trade.balance('muchuan', 'credit_exception')]).toEqual([
      '5000.00',
      '0.00',
    ]);
    await trade.prove('muchuan');
  });

  test('is never given twice: of many orders at once, the holds are exactly what there was', async () => {
    const drafts = await Promise.all(Array.from({ length: 12 }, (_, i) => on.draft('muchuan', packs(1 + (i % 3)))));
    const answers = await Promise.all(drafts.map((orderId) => on.submit(orderId)));
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    const orders = await Promise.all(drafts.map(on.order));
    expect(sum(orders.map((order) => dec(order.credit_hold_amount))).toFixed(2)).toBe('5000.00');
    expect(await available('muchuan')).toBe('0.00');
    for (const order of orders) {
      const short = dec(order.credit_hold_amount).lt(order.goods_amount);
      expect([order.status, order.exceptions]).toEqual(short ? ['pending_approval', ['credit']] : ['allocated', []]);
    }
    await trade.prove('muchuan');
    for (const order of orders) {
      if (order.status === 'allocated')
        await trade.must((work) => cancelOrder(work, { orderId: order.id, reason: 'end' }));
      else expect(await on.decide(order.id, 'channelManager', { action: 'reject' })).toMatchObject({ ok: true });
    }
    expect(await available('muchuan')).toBe('5000.00');
    await trade.prove('muchuan');
  });
});

describe('a decider lowers lines', () => {
  test('the holds, the stock and the facts follow what was approved, at the agreed unit price', async () => {
    const before = await available('lanting');
    const { orderId } = await on.submitted('lanting', [
      ['SL-ESS-150', '960'],
      ['SL-CLE-120', '48'],
    ]);
    const [essence, cleanser] = await on.lines(orderId);
    const changes = [{ line_id: essence!.id, quantity: '120', reason: '库存有限' }];
    const decided = await on.decide(orderId, 'channelManager', { action: 'approve', changes });
    expect(decided).toMatchObject({ ok: true, value: { step: { status: 'allocated' } } });
    const [line, other] = await on.lines(orderId);
    // 960 had reached the break at 77.96; the dealer keeps that price for the 120 it gets.
    expect([
      line!.ordered_quantity,
      line!.quantity,
      line!.unit_price,
      line!.goods_amount,
      line!.allocated_quantity,
    ]).toEqual(['960.000000', '120.000000', '77.96000000', '9355.200000', '120.000000']);
    expect(other!.goods_amount).toBe(cleanser!.goods_amount);
    const order = await on.order(orderId);
    expect([order.goods_amount, order.credit_hold_amount, order.quantity]).toEqual([
      '11424.960000',
      '11424.960000',
      '168.000000',
    ]);
    expect(
      dec(before)
        .minus(await available('lanting'))
        .toFixed(2),
    ).toBe('11424.96');
    const facts = await trade.read((tx) =>
      tx
        .selectFrom('fact')
        .select(['quantity', 'gross_amount'])
        .where('document_id', '=', orderId)
        .orderBy('quantity')
        .execute(),
    );
    expect(facts).toEqual([
      { quantity: '48.000000', gross_amount: '2069.760000' },
      { quantity: '120.000000', gross_amount: '9355.200000' },
    ]);
    await trade.prove('lanting');
  });

  test('only downwards, in full packs, of lines there are, not below the offsets, and never to nothing', async () => {
    const { orderId } = await on.submitted('wanglan', [['SL-ESS-150', '960']], {
      offsets: [{ kind: 'prepaid', amount: '15000' }],
    });
    const [line] = await on.lines(orderId);
    const lower = async (quantity: string, line_id = line!.id) => {
      const result = await on.decide(orderId, 'channelManager', {
        action: 'approve',
        changes: [{ line_id, quantity, reason: '库存' }],
      });
      return result.ok ? 'accepted' : [result.code, ...(result.errors ?? []).map((error) => error.code)].join(' ');
    };
    expect(await lower('984')).toBe('INVALID_CHANGES ONLY_LOWER');
    expect(await lower('100')).toBe('INVALID_CHANGES NOT_FULL_PACKS');
    expect(await lower('24', 'oln_none')).toBe('INVALID_CHANGES UNKNOWN_LINE');
    expect(await lower('24')).toBe('OFFSET_ABOVE_ORDER');
    expect(await lower('0')).toBe('INVALID_CHANGES NOTHING_LEFT');
    expect(await on.order(orderId)).toMatchObject({ status: 'pending_approval', version: 2, quantity: '960.000000' });
    expect((await on.decide(orderId, 'channelManager', { action: 'reject' })).ok).toBe(true);
    expect(await trade.balance('wanglan', 'prepaid')).toBe('20000.00');
    await trade.prove('wanglan');
  });
});

describe('an order that does not go on gives everything back', () => {
  const OFFSETS = { offsets: [{ kind: 'prepaid' as const, amount: '800' }] };
  const ends: [
    string,
    string,
    (
      orderId: string,
      wait: NonNullable<Awaited<ReturnType<Ordering['submitted']>>['wait']>,
    ) => Promise<{ ok: boolean }>,
  ][] = [
    ['rejected', 'rejected', (orderId) => on.decide(orderId, 'channelManager', { action: 'reject' })],
    [
      'recalled',
      'recalled',
      async (orderId) =>
        trade.run(async (work) =>
          recallOrder(work, {
            orderId,
            approvalId: await on.approvalOf(orderId),
            userId: trade.company.users.salesRep.id,
            comment: '改单',
          }),
        ),
    ],
    [
      'expired',
      'expired',
      (orderId, wait) => trade.run((work) => expireOrder(work, { orderId, wait }), { now: new Date(wait.expireAt) }),
    ],
    [
      'returned to the requester',
      'returned',
      (orderId) => on.decide(orderId, 'channelManager', { action: 'send_back', toTier: 0 }),
    ],
  ];

  test.each(ends)('%s', async (_name, status, end) => {
    const credit = await available('wanglan');
    const { orderId, wait } = await on.submitted('wanglan', [['SL-ESS-150', '720']], OFFSETS);
    expect(await trade.balance('wanglan', 'prepaid_held')).toBe('800.00');
    expect(await available('wanglan')).not.toBe(credit);
    expect(await end(orderId, wait!)).toMatchObject({ ok: true });
    const order = await on.order(orderId);
    expect([order.status, order.end_reason === null]).toEqual([status, false]);
    expect([await available('wanglan'), await trade.balance('wanglan', 'prepaid_held')]).toEqual([credit, '0.00']);
    await trade.prove('wanglan');
    // Ending it again changes nothing.
    expect(await end(orderId, wait!)).toMatchObject({ ok: false });
    await trade.prove('wanglan');
  });

  test('returned, changed and submitted again it holds anew as version 2, and is cancelled or expires like any other', async () => {
    const credit = await available('wanglan');
    const { orderId } = await on.submitted('wanglan', [['SL-ESS-150', '720']], OFFSETS);
    await on.decide(orderId, 'channelManager', { action: 'send_back', toTier: 0 });
    const { version } = await on.order(orderId);
    await trade.must((work) =>
      changeDraft(work, {
        orderId,
        expectedVersion: version,
        content: { lines: [{ sku_code: 'SL-ESS-150', quantity: '240' }] },
      }),
    );
    const again = await on.submit(orderId, { again: true });
    expect(again).toMatchObject({ ok: true, value: { step: { status: 'allocated' } } });
    const order = await on.order(orderId);
    expect([order.document_version, order.end_reason, order.offset_amount]).toEqual([2, null, '800.000000']);
    expect(
      dec(credit)
        .minus(await available('wanglan'))
        .toFixed(2),
    ).toBe(dec(order.goods_amount).toFixed(2));
    await trade.prove('wanglan');
    await trade.must((work) => cancelOrder(work, { orderId, reason: '不要了' }));
    expect(await available('wanglan')).toBe(credit);

    const second = await on.submitted('wanglan', [['SL-ESS-150', '720']], OFFSETS);
    await on.decide(second.orderId, 'channelManager', { action: 'send_back', toTier: 0 });
    const due = await trade.must((work) => whatIsDue(work, { orderId: second.orderId, kind: 'returned_expiry' }));
    expect([due.status, due.due]).toEqual(['expired', null]);
    expect(await available('wanglan')).toBe(credit);
    await trade.prove('wanglan');
  });
});

describe('stock that is short', () => {
  test('twenty orders at once for the last 24 units reserve exactly these', async () => {
    await on.leave('SL-OIL-200', { JXG: '24' });
    const dealers: Dealer[] = ['lanting', 'heyue', 'jincheng', 'yanqi', 'wanglan'];
    const drafts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => on.draft(dealers[i % 5]!, [['SL-OIL-200', '12']])),
    );
    const answers = await Promise.all(drafts.map((orderId) => on.submit(orderId)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    const orders = await Promise.all(drafts.map(on.order));
    expect(orders.map((order) => order.status).sort()).toEqual([
      ...Array<string>(2).fill('allocated'),
      ...Array<string>(18).fill('approved'),
    ]);
    expect(await on.reserved('SL-OIL-200')).toMatchObject({ JXG: '24', CDU: '0' });
    for (const dealer of dealers) await trade.prove(dealer);

    // A pallet comes in: whoever asks again at once gets it once.
    await on.leave('SL-OIL-200', { CDU: '36' });
    const waiting = orders.filter((order) => order.status === 'approved').slice(0, 6);
    await Promise.all(
      waiting.flatMap((order) =>
        ['a', 'b'].map((attempt) => trade.must((work) => allocateAgain(work, { orderId: order.id, attempt }))),
      ),
    );
    expect(await on.reserved('SL-OIL-200')).toMatchObject({ JXG: '24', CDU: '36' });
    for (const dealer of dealers) await trade.prove(dealer);
    for (const order of orders) await trade.must((work) => cancelOrder(work, { orderId: order.id, reason: 'end' }));
    expect(await on.reserved('SL-OIL-200')).toMatchObject({ JXG: '0', CDU: '0' });
    for (const dealer of dealers) await trade.prove(dealer);
  });

  test('an order takes the warehouse of its region first, and what does not come in time ends the rest of it', async () => {
    await on.leave('SL-OIL-200', { JXG: '12', CDU: '60' });
    const west = await on.submitted('heyue', [['SL-OIL-200', '12']]);
    const warehouse = async (orderId: string) => (await on.lines(orderId))[0]!.warehouse_id;
    expect(await warehouse(west.orderId)).toBe(trade.company.warehouses.CDU);
    const east = await on.submitted('lanting', [['SL-OIL-200', '12']]);
    expect(await warehouse(east.orderId)).toBe(trade.company.warehouses.JXG);
    const tooMuch = await on.submitted('lanting', [['SL-OIL-200', '96']]);
    const [line] = await on.lines(tooMuch.orderId);
    expect([line!.allocated_quantity, line!.warehouse_id]).toEqual(['48.000000', trade.company.warehouses.CDU]);
    expect(tooMuch.step).toMatchObject({ status: 'allocated', due: { kind: 'stock' } });
    await tradingOf(trade).ship({ id: tooMuch.orderId, lines: [line!.id] }, ['24'], 'CDU');
    await trade.prove('lanting');
    const ended = await trade.must((work) => whatIsDue(work, { orderId: tooMuch.orderId, kind: 'stock_expiry' }));
    expect(ended.status).toBe('shipped');
    expect((await on.lines(tooMuch.orderId))[0]).toMatchObject({
      shipped_quantity: '24.000000',
      cancelled_quantity: '72.000000',
      allocated_quantity: '0.000000',
    });
    await trade.prove('lanting');
  });
});
