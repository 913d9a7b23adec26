/** Drafts and their submit on a real database: figures, refusals that leave no trace, holds that are exact and made once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { dec } from '../../src/kernel/decimal.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import { changeDraft, createDraft, deleteDraft } from '../../src/orders/drafts.ts';
import type { DraftContent } from '../../src/orders/drafts.ts';
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

const create = (content: Partial<DraftContent>, dealer: Dealer = 'lanting') =>
  trade.run((work) =>
    createDraft(work, {
      companyId: trade.company.companyId,
      buyerId: trade.company.dealers[dealer],
      content: { lines: [], offsets: [], ...content },
    }),
  );
const change = (orderId: string, expectedVersion: number, content: Partial<DraftContent>) =>
  trade.run((work) => changeDraft(work, { orderId, expectedVersion, content }));
const codes = (result: Result<unknown>) =>
  result.ok ? ['accepted'] : [result.code, ...(result.errors ?? []).map((error) => `${error.pointer} ${error.code}`)];

async function rows(): Promise<Record<string, number>> {
  const found = await trade.read((tx) =>
    sql<
      Record<string, number>
    >`select (select count(*)::int from sales_order) as orders, (select count(*)::int from order_line) as lines,
      (select count(*)::int from order_offset) as offsets, (select count(*)::int from transfer) as transfers, (select count(*)::int from approval) as approvals,
      (select count(*)::int from stock_move) as moves, (select count(*)::int from order_verdict) as verdicts, (select count(*)::int from fact) as facts`.execute(
      tx,
    ),
  );
  return found.rows[0]!;
}

describe('drafts', () => {
  test('keep the figures of their lines, converted to base units, and their totals', async () => {
    const made = await create({
      lines: [
        { sku_code: 'SL-ESS-150', quantity: '10', unit: '箱' },
        { sku_code: 'SL-CLE-120', quantity: '48' },
        { sku_code: 'SZ-WSH-250', quantity: '2.5', unit: '箱' },
      ],
      note: '加急',
    });
    if (!made.ok) throw new Error(made.code);
    const order = await on.order(made.value.orderId);
    const lines = await on.lines(order.id);
    // 240 of the essence reach the break: 80.96 − 3; the cleanser costs 49 × 0.88 = 43.12; half a pack is a draft's business.
    expect(lines.map((line) => [line.sku_code, line.quantity, line.unit_price, line.goods_amount])).toEqual([
      ['SL-ESS-150', '240.000000', '77.96000000', '18710.400000'],
      ['SL-CLE-120', '48.000000', '43.12000000', '2069.760000'],
      ['SZ-WSH-250', '30.000000', '39.60000000', '1188.000000'],
    ]);
    expect([order.status, order.number, order.version, order.goods_amount, order.payable_amount, order.note]).toEqual([
      'draft',
      null,
      1,
      '21968.160000',
      '21968.160000',
      '加急',
    ]);
    expect(order.list_amount).toBe('25782.000000');
    expect(order.discount_amount).toBe('3813.840000');
    expect(order.ship_to).toContain('杭州');
  });

  test('name every unknown SKU and unit by its line and are not made', async () => {
    const before = await rows();
    const refused = await create({
      lines: [
        { sku_code: 'NOPE', quantity: '1' },
        { sku_code: 'SL-ESS-150', quantity: '24' },
        { sku_code: 'SL-ESS-150', quantity: '1', unit: '托' },
      ],
    });
    expect(codes(refused)).toEqual(['INVALID_LINES', '/lines/0/sku_code UNKNOWN_SKU', '/lines/2/unit UNKNOWN_UNIT']);
    expect(await rows()).toEqual(before);
  });

  test.each([
    ['a currency nobody keeps books in', { currency: 'ZZZ' }, '/currency CURRENCY_UNKNOWN'],
    [
      'an offset finer than the currency',
      { offsets: [{ kind: 'prepaid' as const, amount: '0.001' }] },
      '/offsets/0/amount AMOUNT_TOO_FINE',
    ],
    [
      'a quantity finer than stock is counted',
      { lines: [{ sku_code: 'SL-ESS-150', quantity: '0.0000001' }] },
      '/lines/0/quantity QUANTITY_OUT_OF_RANGE',
    ],
    [
      'a quantity no warehouse holds',
      { lines: [{ sku_code: 'SL-ESS-150', quantity: '999999999999999999', unit: '箱' }] },
      '/lines/0/quantity QUANTITY_OUT_OF_RANGE',
    ],
  ])('refuse %s', async (_name, content, error) => {
    const before = await rows();
    const lines = [{ sku_code: 'SL-ESS-150', quantity: '24' }];
    expect(codes(await create({ lines, ...content }))).toEqual(['INVALID_LINES', error]);
    expect(await rows()).toEqual(before);
  });

  test('change as far as they are told: what is not named stays', async () => {
    const orderId = await on.draft('wanglan', [['SL-ESS-150', '24']], {
      offsets: [{ kind: 'prepaid', amount: '100' }],
      note: '周五前',
      ship_to: '二号库',
      requested_date: '2026-12-01',
    });
    expect(codes(await change(orderId, 1, { lines: [{ sku_code: 'SL-ESS-150', quantity: '48' }] }))).toEqual([
      'accepted',
    ]);
    const order = await on.order(orderId);
    expect([order.goods_amount, order.offset_amount, order.payable_amount, order.version]).toEqual([
      '3886.080000',
      '100.000000',
      '3786.080000',
      2,
    ]);
    expect([order.note, order.ship_to, order.requested_date]).toEqual(['周五前', '二号库', '2026-12-01']);
    expect(codes(await change(orderId, 2, { offsets: [], note: '' }))).toEqual(['accepted']);
    const after = await on.order(orderId);
    expect([after.quantity, after.offset_amount, after.note]).toEqual(['48.000000', '0.000000', '']);
  });

  test('refuse a change that is based on an older version, and change nothing', async () => {
    const orderId = await on.draft('lanting', [['SL-ESS-150', '24']]);
    await change(orderId, 1, { note: 'second' });
    expect(await change(orderId, 1, { note: 'stale' })).toMatchObject({
      code: 'STALE_VERSION',
      params: { current: 2, given: 1 },
    });
    expect((await on.order(orderId)).note).toBe('second');
    // Two at once on the same version: one of them is late.
    const both = await Promise.all([change(orderId, 2, { note: 'a' }), change(orderId, 2, { note: 'b' })]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect((await on.order(orderId)).version).toBe(3);
  });

  test('are drafts no more once submitted: neither changed nor deleted', async () => {
    const { orderId } = await on.submitted('lanting', [['SL-HND-030', '24']]);
    expect(codes(await change(orderId, 2, { note: 'late' }))).toEqual(['ORDER_STATE']);
    expect(codes(await trade.run((work) => deleteDraft(work, { orderId, expectedVersion: 2 })))).toEqual([
      'ORDER_STATE',
    ]);
    expect(codes(await change('ord_none', 1, {}))).toEqual(['NOT_FOUND']);
    await trade.prove('lanting');
  });
});

describe('submit', () => {
  test('holds exactly the goods amount and reserves the stock; the same key again is the same answer and no second effect', async () => {
    const before = dec(await trade.balance('lanting', 'credit_available'));
    const held = dec(await trade.balance('lanting', 'credit_open_orders'));
    const orderId = await on.draft('lanting', [['SL-CRM-050', '24']]);
    const first = await on.submit(orderId, { key: 'submit-once', input: { body: 1 } });
    const count = await rows();
    const again = await on.submit(orderId, { key: 'submit-once', input: { body: 1 } });
    expect(first).toMatchObject({ ok: true, value: { step: { status: 'allocated', approvalId: null }, wait: null } });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await on.submit(orderId, { key: 'submit-once', input: { body: 2 } })).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
    expect(codes(await on.submit(orderId, { key: 'submit-twice' }))).toEqual(['ORDER_STATE']);
    expect(await rows()).toEqual(count);
    // 128 × 0.88 = 112.64 × 24
    expect(await on.transfers(orderId)).toEqual(['hold:v1']);
    expect(before.minus(await trade.balance('lanting', 'credit_available')).toFixed(2)).toBe('2703.36');
    expect(
      dec(await trade.balance('lanting', 'credit_open_orders'))
        .minus(held)
        .toFixed(2),
    ).toBe('2703.36');
    const order = await on.order(orderId);
    expect([order.credit_hold_amount, order.credit_exception_amount]).toEqual(['2703.360000', '0.000000']);
    await trade.prove('lanting');
  });

  test('two at once with one key are one submit', async () => {
    const orderId = await on.draft('lanting', [['SL-EYE-015', '24']]);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => on.submit(orderId, { key: 'submit-at-once', input: {} })),
    );
    const numbers = answers.map((answer) => (answer.ok ? answer.value.step.number : answer.code));
    expect(new Set(numbers).size).toBe(1);
    expect(await on.transfers(orderId)).toEqual(['hold:v1']);
    await trade.prove('lanting');
  });

  test.each<[string, Dealer, [Parameters<Ordering['draft']>[1][number][0], string][], Partial<DraftContent>, string]>([
    ['an expired contract', 'lanxi', [['SL-ESS-150', '24']], {}, '/buyer_id CONTRACT_EXPIRED'],
    ['a suspended dealer', 'qingheli', [['SL-ESS-150', '24']], {}, '/buyer_id PARTNER_NOT_ACTIVE'],
    ['a licence that ended', 'yunqili', [['SL-ESS-150', '24']], {}, '/buyer_id LICENCE_EXPIRED'],
    [
      'a brand outside the contract',
      'xingyu',
      [
        ['SL-ESS-150', '24'],
        ['SZ-WSH-250', '12'],
      ],
      {},
      '/lines/1/sku_code SKU_OUT_OF_SCOPE',
    ],
    ['a product nobody can order', 'lanting', [['SL-TON-200', '24']], {}, '/lines/0/sku_code SKU_NOT_ORDERABLE'],
    ['a broken pack', 'lanting', [['SL-ESS-150', '25']], {}, '/lines/0/quantity NOT_FULL_PACKS'],
    [
      'less than the minimum of the SKU',
      'lanting',
      [['SZ-LOT-250', '12']],
      {},
      '/lines/0/quantity BELOW_MINIMUM_QUANTITY',
    ],
    ['less than the minimum of the contract', 'rongsheng', [['SL-HND-030', '24']], {}, '/lines BELOW_MINIMUM_AMOUNT'],
    [
      'more prepaid money than there is',
      'wanglan',
      [['SL-ESS-150', '480']],
      { offsets: [{ kind: 'prepaid', amount: '20000.01' }] },
      '/offsets/0/amount OFFSET_ABOVE_BALANCE',
    ],
    [
      'two offsets that are too much together',
      'wanglan',
      [['SL-ESS-150', '480']],
      {
        offsets: [
          { kind: 'prepaid', amount: '15000' },
          { kind: 'prepaid', amount: '5000.01' },
        ],
      },
      '/offsets/1/amount OFFSET_ABOVE_BALANCE',
    ],
    [
      'offsets above the order',
      'wanglan',
      [['SL-HND-030', '24']],
      { offsets: [{ kind: 'prepaid', amount: '528.01' }] },
      '/offsets OFFSET_ABOVE_ORDER',
    ],
  ])('refuses %s, and nothing is half done', async (_name, dealer, lines, more, error) => {
    const orderId = await on.draft(dealer, lines, more);
    const before = await rows();
    expect(codes(await on.submit(orderId))).toEqual(['CHECKS_FAILED', error]);
    expect(await rows()).toEqual(before);
    const order = await on.order(orderId);
    expect([order.status, order.number, order.version]).toEqual(['draft', null, 1]);
    await trade.prove(dealer);
  });

  test('refuses another currency than the contract and an order without lines', async () => {
    const dollars = await create({ currency: 'USD', lines: [{ sku_code: 'SL-ESS-150', quantity: '24' }] });
    if (!dollars.ok) throw new Error(dollars.code);
    const refused = codes(await on.submit(dollars.value.orderId));
    expect(refused).toContain('/currency CURRENCY_MISMATCH');
    const empty = await create({});
    if (!empty.ok) throw new Error(empty.code);
    expect(codes(await on.submit(empty.value.orderId))).toEqual(['EMPTY_ORDER', '/lines EMPTY_ORDER']);
    await trade.prove('lanting');
  });

  test('warns of the same order again, whatever the order of its lines', async () => {
    const first = await on.submitted('jincheng', [
      ['SL-CLE-120', '48'],
      ['SL-HND-030', '24'],
    ]);
    const twin = await on.submitted('jincheng', [
      ['SL-HND-030', '24'],
      ['SL-CLE-120', '48'],
    ]);
    const other = await on.submitted('jincheng', [
      ['SL-HND-030', '48'],
      ['SL-CLE-120', '24'],
    ]);
    expect((await on.verdicts(first.orderId)).duplicate).toBe('pass');
    expect((await on.verdicts(twin.orderId)).duplicate).toBe('warn');
    expect((await on.verdicts(other.orderId)).duplicate).toBe('pass');
    expect(twin.step.status).toBe('allocated');
    await trade.prove('jincheng');
  });

  test('asks for approval of a price below the floor, and says which rule asked', async () => {
    await on.agreePrice('yanqi', 'SL-OIL-200', '65.99', '66.00');
    const { orderId, step, wait } = await on.submitted('yanqi', [['SL-OIL-200', '12']]);
    expect([step.status, wait === null, (await on.order(orderId)).exceptions]).toEqual([
      'pending_approval',
      false,
      ['price'],
    ]);
    expect((await on.verdicts(orderId)).price).toBe('needs_approval');
    await trade.prove('yanqi');
  });

  test('prices without tax add it: the hold is what the dealer will owe', async () => {
    await on.agreePrice('xingyu', 'SL-SUN-050', '50', null, false);
    const { orderId } = await on.submitted('xingyu', [['SL-SUN-050', '24']]);
    const order = await on.order(orderId);
    expect([order.goods_amount, order.tax_amount, order.credit_hold_amount, order.tax_included]).toEqual([
      '1356.000000',
      '156.000000',
      '1356.000000',
      false,
    ]);
    await trade.prove('xingyu');
  });
});

describe('offsets', () => {
  test('prepaid money, a credit note and a rebate are held; only the rebate lowers the credit that is needed', async () => {
    const trading = tradingOf(trade);
    await trading.addRebate('heyue', '300');
    const note = await on.addCreditNote('heyue', '500');
    const before = dec(await trade.balance('heyue', 'credit_available'));
    const { orderId } = await on.submitted('heyue', [['SL-CLE-120', '48']], {
      offsets: [
        { kind: 'credit_note', reference_id: note, amount: '499.99' },
        { kind: 'rebate', amount: '300' },
      ],
    });
    // 49 × 0.85 = 41.65 × 48 = 1999.20
    const order = await on.order(orderId);
    expect([order.goods_amount, order.offset_amount, order.payable_amount, order.credit_hold_amount]).toEqual([
      '1999.200000',
      '799.990000',
      '1199.210000',
      '1699.200000',
    ]);
    expect(before.minus(await trade.balance('heyue', 'credit_available')).toFixed(2)).toBe('1699.20');
    expect(await trade.balance('heyue', 'credit_note_held')).toBe('499.99');
    expect(await trade.balance('heyue', 'rebate_held')).toBe('300.00');
    await trade.prove('heyue');

    // What is held for one order is not there for the next.
    const next = await on.draft('heyue', [['SL-CLE-120', '48']], {
      offsets: [{ kind: 'credit_note', reference_id: note, amount: '0.02' }],
    });
    expect(codes(await on.submit(next))).toEqual(['CHECKS_FAILED', '/offsets/0/amount OFFSET_ABOVE_BALANCE']);
  });

  test('a credit note of somebody else, in another currency, or of nobody is worth nothing', async () => {
    const foreign = await on.addCreditNote('jincheng', '500');
    const dollars = await on.addCreditNote('heyue', '500', 'USD');
    for (const reference_id of [foreign, dollars, 'crn_none', undefined]) {
      const orderId = await on.draft('heyue', [['SL-CRM-050', '24']], {
        offsets: [{ kind: 'credit_note', amount: '1', ...(reference_id ? { reference_id } : {}) }],
      });
      expect(codes(await on.submit(orderId))).toEqual(['CHECKS_FAILED', '/offsets/0/amount OFFSET_ABOVE_BALANCE']);
    }
    await trade.prove('heyue');
  });

  test('two orders at once over the same prepaid money: it is held once', async () => {
    const offsets: DraftContent['offsets'] = [{ kind: 'prepaid', amount: '15000' }];
    const drafts = await Promise.all([0, 1, 2].map(() => on.draft('wanglan', [['SL-ESS-150', '240']], { offsets })));
    const answers = await Promise.all(drafts.map((orderId) => on.submit(orderId)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((one) => !one.ok))
      expect(codes(answer)).toEqual(['CHECKS_FAILED', '/offsets/0/amount OFFSET_ABOVE_BALANCE']);
    expect(await trade.balance('wanglan', 'prepaid_held')).toBe('15000.00');
    await trade.prove('wanglan');
  });
});
