/** Fulfilment and payment commands: refused without a trace, and one effect per key however often they are sent. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dec } from '../../src/kernel/decimal.ts';
import { accept } from '../../src/kernel/refusal.ts';
import { cancelOrderRemainder, receiveShipment, settleOrderIfDone, shipOrder } from '../../src/orders/fulfilment.ts';
import { recordPayment } from '../../src/payments/commands.ts';
import { writeOffInvoice } from '../../src/payments/write-off.ts';
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

describe('refusals leave no trace', () => {
  test('shipping more than is allocated, from another warehouse, or an unknown line', async () => {
    const dealer = 'lanting';
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-SUN-050', quantity: '24', price: '50.00' }] });
    const attempt = (warehouse: 'JXG' | 'CDU', lines: { orderLineId: string; quantity: string }[]) =>
      trade.run((work) =>
        shipOrder(work, {
          orderId: order.id,
          warehouseId: trade.company.warehouses[warehouse],
          carrier: '',
          trackingNumber: '',
          expectedOn: null,
          lines,
          numbers: { shipment: on.next('DN') },
        }),
      );
    const line = order.lines[0]!;
    expect(await attempt('JXG', [{ orderLineId: line, quantity: '25' }])).toMatchObject({
      code: 'LINES_REFUSED',
      errors: [
        { pointer: '/lines/0/quantity', code: 'SHIP_EXCEEDS_ALLOCATED', params: { allocated: '24', over: '1' } },
      ],
    });
    expect(await attempt('CDU', [{ orderLineId: line, quantity: '1' }])).toMatchObject({
      errors: [{ code: 'LINE_OTHER_WAREHOUSE' }],
    });
    expect(await attempt('JXG', [{ orderLineId: 'oln_x', quantity: '1' }])).toMatchObject({
      errors: [{ code: 'UNKNOWN_LINE' }],
    });
    expect(
      await attempt('JXG', [
        { orderLineId: line, quantity: '1' },
        { orderLineId: line, quantity: '1' },
      ]),
    ).toMatchObject({ errors: [{ pointer: '/lines/1/order_line_id', code: 'LINE_TWICE' }] });
    expect((await on.orderRow(order.id)).shipped_quantity).toBe('0.000000');
    await trade.must((work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'end' }));
    await trade.prove(dealer);
  });

  test('receiving twice, more than was shipped, or less without a reason', async () => {
    const dealer = 'lanting';
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-SUN-050', quantity: '24', price: '50.00' }] });
    const shipment = await on.ship(order, ['24']);
    const [line] = await on.shipmentLines(shipment);
    const attempt = (receivedQuantity: string, reason: string) =>
      trade.run((work) =>
        receiveShipment(work, {
          shipmentId: shipment,
          note: '',
          lines: [{ shipmentLineId: line!.id, receivedQuantity, reason }],
        }),
      );
    expect(await attempt('25', '')).toMatchObject({ errors: [{ code: 'RECEIVED_EXCEEDS_SHIPPED' }] });
    expect(await attempt('23', ' ')).toMatchObject({
      errors: [{ pointer: '/lines/0/reason', code: 'SHORTFALL_REASON_MISSING' }],
    });
    await on.receive(shipment);
    expect(await attempt('24', '')).toMatchObject({ code: 'SHIPMENT_RECEIVED' });
    expect(await on.invoicesOf(order.id)).toHaveLength(1);
    await on.pay(dealer, '1200.00');
    await trade.prove(dealer);
  });
});

describe('every command twice', () => {
  test('the same key gives one effect and the first answer; a changed body under it is refused', async () => {
    const dealer = 'jincheng';
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-SUN-050', quantity: '48', price: '50.00' }] });
    const twice = async <T>(key: string, command: Parameters<typeof trade.run<T>>[0]): Promise<T> => {
      const first = await trade.run(command, { key, input: { key } });
      const second = await trade.run(command, { key, input: { key } });
      const changed = await trade.run(command, { key, input: { key, other: true } });
      expect(second).toEqual({ ...first, replayed: true });
      expect(changed).toMatchObject({ ok: false, code: 'IDEMPOTENCY_MISMATCH' });
      if (!first.ok) throw new Error(first.code);
      return first.value;
    };
    const shipped = await twice('twice:ship', (work) =>
      shipOrder(work, {
        orderId: order.id,
        warehouseId: trade.company.warehouses.JXG,
        carrier: '',
        trackingNumber: '',
        expectedOn: null,
        lines: [{ orderLineId: order.lines[0]!, quantity: '24' }],
        numbers: { shipment: 'DN-TWICE' },
      }),
    );
    await twice('twice:cancel', (work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'rest' }));
    await twice('twice:receive', (work) =>
      receiveShipment(work, { shipmentId: shipped.documentId, note: '', lines: [] }),
    );
    await twice('twice:pay', (work) =>
      recordPayment(work, {
        companyId: trade.company.companyId,
        buyerId: trade.company.dealers[dealer],
        amount: '1000.00',
        currency: 'CNY',
        bankReference: 'TWICE',
        businessDate: '2026-11-20',
        method: 'bank_transfer',
        note: '',
        number: 'PAY-TWICE',
      }),
    );
    const [invoice] = await on.invoicesOf(order.id);
    expect([invoice!.gross_amount, invoice!.paid_amount]).toEqual(['1200.000000', '1000.000000']);
    const written = await twice('twice:write_off', (work) =>
      writeOffInvoice(work, { invoiceId: invoice!.id, reason: 'bankrupt' }),
    );
    expect(written).toMatchObject({ writtenOff: '200', open: '0', orderClosed: true });
    expect(await on.ledger('bad_debt')).toBe('200.00');
    const settled = await trade.must(async (work) => accept(await settleOrderIfDone(work, order.id)));
    expect(settled).toEqual({ status: 'closed', closed: false });
    await trade.prove(dealer);
  });

  test('two people receive one shipment at once: one invoice, one refusal', async () => {
    const dealer = 'jincheng';
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-SUN-050', quantity: '24', price: '50.00' }] });
    const shipment = await on.ship(order, ['24']);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => trade.run((work) => receiveShipment(work, { shipmentId: shipment, note: '', lines: [] }))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await on.invoicesOf(order.id)).toHaveLength(1);
    await on.pay(dealer, '1200.00');
    await trade.prove(dealer);
  });
});

test('a storm of shipments, receipts, payments and cancellations of one dealer neither locks up nor loses a cent', async () => {
  const dealer = 'yanqi';
  const before = await trade.balance(dealer, 'credit_available');
  const orders = await Promise.all(
    Array.from({ length: 8 }, () =>
      trade.order({ dealer, lines: [{ sku: 'SL-HND-030', quantity: '30', price: '3.33' }] }),
    ),
  );
  const live = async (order: (typeof orders)[number], i: number): Promise<void> => {
    await on.receive(await on.ship(order, ['10']));
    const second = on.ship(order, ['7']).then((shipment) => on.receive(shipment, { 0: '5' }));
    await Promise.all([second, on.pay(dealer, `${11 + i}.11`)]);
    await trade.must((work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'enough' }));
  };
  await Promise.all(orders.map(live));
  await trade.prove(dealer);
  // 8 × 49.95 are invoiced; eight payments of 11.11 to 18.11 came in; what is over becomes prepaid money, or is still owed.
  const owed = dec(await trade.balance(dealer, 'receivable')).minus(await trade.balance(dealer, 'prepaid'));
  expect(owed.toFixed(2)).toBe('282.72');
  await on.pay(dealer, await trade.balance(dealer, 'receivable'));
  const statuses = await Promise.all(orders.map((order) => on.orderRow(order.id)));
  expect(statuses.map((row) => row.status)).toEqual(orders.map(() => 'closed'));
  expect(
    dec(await trade.balance(dealer, 'credit_available'))
      .minus(before)
      .toFixed(2),
  ).toBe(await trade.balance(dealer, 'prepaid'));
  await trade.prove(dealer);
});
