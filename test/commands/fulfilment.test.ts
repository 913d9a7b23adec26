/** Fulfilment on real PostgreSQL: from allocated goods to a closed order, the books proved after every step. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dec } from '../../src/kernel/decimal.ts';
import { cancelOrderRemainder } from '../../src/orders/fulfilment.ts';
import type { Trade } from '../support/trade.ts';
import { openTrade } from '../support/trade.ts';
import type { Trading } from '../support/trading.ts';
import { tradingOf } from '../support/trading.ts';

let trade: Trade;
let on: Trading;
beforeAll(async () => {
  trade = await openTrade();
  on = tradingOf(trade);
});
afterAll(() => trade.close());

describe('an order in parts', () => {
  test('ships twice, arrives with a shortfall, is invoiced per receipt, paid in parts and closed', async () => {
    const dealer = 'lanting';
    const before = await trade.balance(dealer, 'credit_available');
    const order = await trade.order({
      dealer,
      lines: [
        { sku: 'SL-ESS-150', quantity: '7', price: '33.33' },
        { sku: 'SL-SUN-050', quantity: '96', price: '56.01' },
      ],
    });
    const first = await on.ship(order, ['3', '48']);
    expect((await on.orderRow(order.id)).status).toBe('partly_shipped');
    const second = await on.ship(order, ['4', '48']);
    expect((await on.orderRow(order.id)).status).toBe('shipped');
    expect(await on.ledger('transit')).toBe('2370.90'); // 7 × 31.50 + 96 × 22.40
    await trade.prove(dealer);

    // The second shipment arrives first, short of two pieces of its second line.
    expect(await on.receive(second, { 1: '46' })).toBe('shipped');
    await trade.prove(dealer);
    expect(await on.receive(first)).toBe('received');
    await trade.prove(dealer);
    const row = await on.orderRow(order.id);
    expect([row.received_quantity, row.settled_quantity]).toEqual(['101.000000', '103.000000']);
    expect(await on.ledger('transit')).toBe('0.00');
    expect(await on.ledger('transit_loss')).toBe('44.80'); // 2 × 22.40

    const invoices = await on.invoicesOf(order.id);
    // 233.31 + 5376.96 less two of 48 pieces at 56.01: shares of a running total, so to the cent what the lines say.
    expect(invoices.map((invoice) => invoice.gross_amount)).toEqual(
      ['2709.78', '2788.47'].map((amount) => `${amount}0000`),
    );
    expect(invoices[0]!.due_date > invoices[0]!.business_date).toBe(true);
    const facts = await trade.read((db) =>
      db
        .selectFrom('fact')
        .select([
          'kind',
          (eb) => eb.fn.sum<string>('gross_amount').as('gross'),
          (eb) => eb.fn.sum<string>('quantity').as('quantity'),
        ])
        .where('buyer_id', '=', trade.company.dealers[dealer])
        .groupBy('kind')
        .orderBy('kind')
        .execute(),
    );
    expect(facts).toEqual([
      { kind: 'invoiced', gross: '5498.250000', quantity: '101.000000' },
      { kind: 'received', gross: '5498.250000', quantity: '101.000000' },
      { kind: 'shipped', gross: '5610.270000', quantity: '103.000000' },
    ]);

    const part = await on.pay(dealer, '3000.00');
    expect(part).toMatchObject({ ok: true, value: { allocatedAmount: '3000', closedOrders: [] } });
    await trade.prove(dealer);
    const rest = await on.pay(dealer, '2500.00');
    expect(rest).toMatchObject({
      ok: true,
      value: { allocatedAmount: '2498.25', prepaidAmount: '1.75', closedOrders: [order.id] },
    });
    expect((await on.orderRow(order.id)).status).toBe('closed');
    expect(
      dec(await trade.balance(dealer, 'credit_available'))
        .minus(before)
        .toFixed(2),
    ).toBe('1.75');
    await trade.prove(dealer);
    const signals = await trade.read((db) =>
      db.selectFrom('outbox').select('payload').where('topic', '=', 'signal').execute(),
    );
    expect(signals).toContainEqual({ payload: { workflowId: `order:${order.id}`, signal: 'money_changed', args: [] } });
  });

  test('offsets pay its invoices: rebates by their share, prepaid money oldest first, and what is not used comes back', async () => {
    const dealer = 'wanglan'; // 20,000 prepaid
    await on.addRebate(dealer, '500.00');
    const order = await trade.order({
      dealer,
      lines: [{ sku: 'SL-CRM-050', quantity: '30', price: '100.00' }],
      offsets: [
        { kind: 'rebate', amount: '100.01' },
        { kind: 'prepaid', amount: '1500.00' },
      ],
    });
    expect(await trade.balance(dealer, 'rebate_held')).toBe('100.01');
    const first = await on.ship(order, ['10']);
    await on.receive(first);
    const second = await on.ship(order, ['20']);
    await on.receive(second, { 0: '5' });
    const invoices = await on.invoicesOf(order.id);
    // Invoice 1: 1000 − rebate 33.34 − prepaid 966.66. Invoice 2: 500 − rebate 16.67 − prepaid 483.33.
    expect(invoices.map((invoice) => [invoice.gross_amount, invoice.offset_amount])).toEqual([
      ['1000.000000', '1000.000000'],
      ['500.000000', '500.000000'],
    ]);
    expect((await on.orderRow(order.id)).status).toBe('closed');
    expect(await trade.balance(dealer, 'rebate_held')).toBe('0.00');
    expect(await trade.balance(dealer, 'prepaid_held')).toBe('0.00');
    expect(await trade.balance(dealer, 'prepaid')).toBe('18550.01');
    expect(await trade.balance(dealer, 'rebate')).toBe('449.99');
    await trade.prove(dealer);
  });

  test('an exception comes back before the limit, and ends with its order even when others use the credit', async () => {
    const dealer = 'muchuan'; // limit 5,000
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-CLE-120', quantity: '480', price: '20.00' }] });
    expect(await trade.balance(dealer, 'credit_exception')).toBe('4600.00');
    await on.receive(await on.ship(order, ['480']));
    await on.pay(dealer, '4000.00');
    expect([await trade.balance(dealer, 'credit_exception'), await trade.balance(dealer, 'credit_available')]).toEqual([
      '600.00',
      '0.00',
    ]);
    await on.pay(dealer, '5600.00');
    expect([await trade.balance(dealer, 'credit_exception'), await trade.balance(dealer, 'credit_available')]).toEqual([
      '0.00',
      '5000.00',
    ]);
    expect((await on.orderRow(order.id)).status).toBe('closed');
    await trade.prove(dealer);

    // 100 are prepaid for an order; another order uses up the limit; the exception of the first covers more than is owed in the end.
    await on.pay(dealer, '100.00', { allocations: [] });
    const other = await trade.order({ dealer, lines: [{ sku: 'SL-CLE-120', quantity: '250', price: '20.00' }] });
    const own = await trade.order({
      dealer,
      lines: [{ sku: 'SL-CLE-120', quantity: '10', price: '20.00' }],
      offsets: [{ kind: 'prepaid', amount: '100.00' }],
      extraException: '100.00',
    });
    expect(await trade.balance(dealer, 'credit_exception')).toBe('200.00');
    const third = await trade.order({ dealer, lines: [{ sku: 'SL-CLE-120', quantity: '5', price: '20.00' }] });
    await on.receive(await on.ship(own, ['10']));
    await on.pay(dealer, '100.00');
    expect((await on.orderRow(own.id)).status).toBe('closed');
    expect(await trade.balance(dealer, 'credit_available')).toBe('-100.00');
    await trade.prove(dealer);
    await trade.must((work) => cancelOrderRemainder(work, { orderId: third.id, reason: 'dealer asked' }));
    await trade.must((work) => cancelOrderRemainder(work, { orderId: other.id, reason: 'dealer asked' }));
    expect(await trade.balance(dealer, 'credit_available')).toBe('5000.00');
    await trade.prove(dealer);
  });
});
