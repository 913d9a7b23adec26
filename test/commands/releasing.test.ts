/** What an order held comes back exactly once, whichever way it ends. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accept } from '../../src/kernel/refusal.ts';
import { cancelOrderRemainder, releaseOrder } from '../../src/orders/fulfilment.ts';
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

describe('giving back', () => {
  test('an order of which nothing shipped gives everything back once', async () => {
    const dealer = 'wanglan';
    const before = [await trade.balance(dealer, 'credit_available'), await trade.balance(dealer, 'prepaid')];
    const order = await trade.order({
      dealer,
      lines: [{ sku: 'SL-EYE-015', quantity: '24', price: '88.00' }],
      offsets: [{ kind: 'prepaid', amount: '300.00' }],
    });
    const step = await trade.must((work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'typed twice' }));
    expect(step.status).toBe('cancelled');
    expect([await trade.balance(dealer, 'credit_available'), await trade.balance(dealer, 'prepaid')]).toEqual(before);
    const again = await trade.run((work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'again' }));
    expect(again).toMatchObject({ ok: false, code: 'ORDER_STATE' });
    await trade.must(async (work) => accept((await releaseOrder(work, { id: order.id }, 'expired', 'late')).status));
    expect((await on.orderRow(order.id)).status).toBe('cancelled');
    expect([await trade.balance(dealer, 'credit_available'), await trade.balance(dealer, 'prepaid')]).toEqual(before);
    await trade.prove(dealer);
  });

  test('a returned order holds nothing, keeps its lines, and may end later without giving back twice', async () => {
    const dealer = 'wanglan';
    const before = [await trade.balance(dealer, 'credit_available'), await trade.balance(dealer, 'prepaid')];
    const order = await trade.order({
      dealer,
      lines: [{ sku: 'SL-EYE-015', quantity: '24', price: '88.00' }],
      offsets: [{ kind: 'prepaid', amount: '300.00' }],
    });
    // Approval sends an order back before stock is reserved.
    await trade.must(async (work) => {
      await work.db.updateTable('sales_order').set({ status: 'pending_approval' }).where('id', '=', order.id).execute();
      return accept((await releaseOrder(work, { id: order.id }, 'returned', 'price')).status);
    });
    expect([await trade.balance(dealer, 'credit_available'), await trade.balance(dealer, 'prepaid')]).toEqual(before);
    const line = await trade.read((db) =>
      db.selectFrom('order_line').selectAll().where('id', '=', order.lines[0]!).executeTakeFirstOrThrow(),
    );
    expect([line.quantity, line.cancelled_quantity, line.allocated_quantity]).toEqual([
      '24.000000',
      '0.000000',
      '0.000000',
    ]);
    await trade.prove(dealer);
    await trade.must(async (work) =>
      accept((await releaseOrder(work, { id: order.id }, 'recalled', 'gave up')).status),
    );
    expect((await on.orderRow(order.id)).status).toBe('recalled');
    expect([await trade.balance(dealer, 'credit_available'), await trade.balance(dealer, 'prepaid')]).toEqual(before);
    await trade.prove(dealer);
  });

  test.each([
    ['in transit', false],
    ['received', true],
  ])('cancelling the rest of an order whose first part is %s keeps that part going', async (_, receiveFirst) => {
    const dealer = 'heyue';
    const before = await trade.balance(dealer, 'credit_available');
    const order = await trade.order({
      dealer,
      warehouse: 'CDU',
      lines: [{ sku: 'SL-ESS-150', quantity: '7', price: '33.33' }],
    });
    const shipment = await on.ship(order, ['2'], 'CDU');
    if (receiveFirst) await on.receive(shipment);
    const step = await trade.must((work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'sold out' }));
    expect(step.status).toBe(receiveFirst ? 'received' : 'shipped');
    await trade.prove(dealer);
    expect(await trade.balance(dealer, 'credit_open_orders')).toBe('0.00');
    if (!receiveFirst) await on.receive(shipment);
    await on.pay(dealer, '66.66');
    expect((await on.orderRow(order.id)).status).toBe('closed');
    expect(await trade.balance(dealer, 'credit_available')).toBe(before);
    await trade.prove(dealer);
  });

  test('an order of which everything was lost closes without an invoice', async () => {
    const dealer = 'heyue';
    const before = await trade.balance(dealer, 'credit_available');
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-ESS-150', quantity: '24', price: '70.00' }] });
    await on.receive(await on.ship(order, ['24']), { 0: '0' });
    expect((await on.orderRow(order.id)).status).toBe('closed');
    expect(await on.invoicesOf(order.id)).toEqual([]);
    expect(await trade.balance(dealer, 'credit_available')).toBe(before);
    await trade.prove(dealer);
  });
});
