/** Fulfilment on real PostgreSQL: each path from allocated goods to a closed order, and the books proved after every one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accept } from '../../src/kernel/refusal.ts';
import { dec } from '../../src/kernel/decimal.ts';
import { post } from '../../src/ledger/post.ts';
import {
  cancelOrderRemainder,
  receiveShipment,
  releaseOrder,
  settleOrderIfDone,
  shipOrder,
} from '../../src/orders/fulfilment.ts';
import { recordPayment } from '../../src/payments/commands.ts';
import { writeOffInvoice } from '../../src/payments/write-off.ts';
import type { PaymentInput } from '../../src/payments/commands.ts';
import type { Dealer, TestOrder, Trade } from '../support/trade.ts';
import { openTrade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await openTrade();
});
afterAll(async () => {
  await trade.close();
});

let counter = 0;
const next = (type: string): string => `${type}-T-${(counter += 1)}`;

async function ship(
  order: TestOrder,
  quantities: (string | null)[],
  warehouse: 'JXG' | 'CDU' = 'JXG',
): Promise<string> {
  const lines = quantities.flatMap((quantity, i) =>
    quantity === null ? [] : [{ orderLineId: order.lines[i]!, quantity }],
  );
  const step = await trade.must((work) =>
    shipOrder(work, {
      orderId: order.id,
      warehouseId: trade.company.warehouses[warehouse],
      carrier: 'SF',
      trackingNumber: 'SF1',
      expectedOn: null,
      lines,
      numbers: { shipment: next('DN') },
    }),
  );
  return step.documentId;
}

async function shipmentLines(shipmentId: string): Promise<{ id: string; quantity: string }[]> {
  return trade.read((db) =>
    db
      .selectFrom('shipment_line')
      .select(['id', 'quantity'])
      .where('shipment_id', '=', shipmentId)
      .orderBy('id')
      .execute(),
  );
}

async function receive(shipmentId: string, received: Record<number, string> = {}): Promise<string> {
  const rows = await shipmentLines(shipmentId);
  const lines = Object.entries(received).map(([i, receivedQuantity]) => ({
    shipmentLineId: rows[Number(i)]!.id,
    receivedQuantity,
    reason: 'two boxes crushed',
  }));
  return (await trade.must((work) => receiveShipment(work, { shipmentId, note: '', lines }))).status;
}

async function pay(dealer: Dealer, amount: string, more: Partial<PaymentInput> = {}) {
  return trade.run((work) =>
    recordPayment(work, {
      companyId: trade.company.companyId,
      buyerId: trade.company.dealers[dealer],
      amount,
      currency: 'CNY',
      bankReference: next('BANK'),
      businessDate: '2026-11-20',
      method: 'bank_transfer',
      note: '',
      number: next('PAY'),
      ...more,
    }),
  );
}

async function orderRow(orderId: string) {
  return trade.read((db) =>
    db.selectFrom('sales_order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow(),
  );
}

async function invoicesOf(orderId: string) {
  return trade.read((db) =>
    db.selectFrom('invoice').selectAll().where('order_id', '=', orderId).orderBy('number').execute(),
  );
}

async function ledger(purpose: 'transit' | 'transit_loss' | 'cost_of_sales' | 'revenue' | 'bad_debt'): Promise<string> {
  const rows = await trade.read((db) =>
    db
      .selectFrom('posting as p')
      .innerJoin('account as a', 'a.id', 'p.account_id')
      .select((eb) => eb.fn.sum<string>('p.amount').as('total'))
      .where('a.purpose', '=', purpose)
      .executeTakeFirst(),
  );
  return dec(rows?.total ?? '0').toFixed(2);
}

async function addRebate(dealer: Dealer, amount: string): Promise<void> {
  const party = trade.company.dealers[dealer];
  await trade.must(async (work) => {
    await post(work, {
      companyId: trade.company.companyId,
      currency: 'CNY',
      key: work.key,
      reason: 'rebate settled',
      documentType: 'test',
      documentId: 'test',
      businessDate: '2026-11-20',
      legs: [
        { purpose: 'rebate_cost', amount: dec(amount) },
        { purpose: 'rebate', party, amount: dec(amount).negated() },
      ],
    });
    return accept(null);
  });
}

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
    const first = await ship(order, ['3', '48']);
    expect((await orderRow(order.id)).status).toBe('partly_shipped');
    const second = await ship(order, ['4', '48']);
    expect((await orderRow(order.id)).status).toBe('shipped');
    expect(await ledger('transit')).toBe('2370.90'); // 7 × 31.50 + 96 × 22.40
    await trade.prove(dealer);

    // The second shipment arrives first, short of two pieces of its second line.
    expect(await receive(second, { 1: '46' })).toBe('shipped');
    await trade.prove(dealer);
    expect(await receive(first)).toBe('received');
    await trade.prove(dealer);
    const row = await orderRow(order.id);
    expect([row.received_quantity, row.settled_quantity]).toEqual(['101.000000', '103.000000']);
    expect(await ledger('transit')).toBe('0.00');
    expect(await ledger('transit_loss')).toBe('44.80'); // 2 × 22.40

    const invoices = await invoicesOf(order.id);
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

    const part = await pay(dealer, '3000.00');
    expect(part).toMatchObject({ ok: true, value: { allocatedAmount: '3000', closedOrders: [] } });
    await trade.prove(dealer);
    const rest = await pay(dealer, '2500.00');
    expect(rest).toMatchObject({
      ok: true,
      value: { allocatedAmount: '2498.25', prepaidAmount: '1.75', closedOrders: [order.id] },
    });
    expect((await orderRow(order.id)).status).toBe('closed');
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
    await addRebate(dealer, '500.00');
    const order = await trade.order({
      dealer,
      lines: [{ sku: 'SL-CRM-050', quantity: '30', price: '100.00' }],
      offsets: [
        { kind: 'rebate', amount: '100.01' },
        { kind: 'prepaid', amount: '1500.00' },
      ],
    });
    expect(await trade.balance(dealer, 'rebate_held')).toBe('100.01');
    const first = await ship(order, ['10']);
    await receive(first);
    const second = await ship(order, ['20']);
    await receive(second, { 0: '5' });
    const invoices = await invoicesOf(order.id);
    // Invoice 1: 1000 − rebate 33.34 − prepaid 966.66. Invoice 2: 500 − rebate 16.67 − prepaid 483.33.
    expect(invoices.map((invoice) => [invoice.gross_amount, invoice.offset_amount])).toEqual([
      ['1000.000000', '1000.000000'],
      ['500.000000', '500.000000'],
    ]);
    expect((await orderRow(order.id)).status).toBe('closed');
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
    await receive(await ship(order, ['480']));
    await pay(dealer, '4000.00');
    expect([await trade.balance(dealer, 'credit_exception'), await trade.balance(dealer, 'credit_available')]).toEqual([
      '600.00',
      '0.00',
    ]);
    await pay(dealer, '5600.00');
    expect([await trade.balance(dealer, 'credit_exception'), await trade.balance(dealer, 'credit_available')]).toEqual([
      '0.00',
      '5000.00',
    ]);
    expect((await orderRow(order.id)).status).toBe('closed');
    await trade.prove(dealer);

    // 100 are prepaid for an order; another order uses up the limit; the exception of the first covers more than is owed in the end.
    await pay(dealer, '100.00', { allocations: [] });
    const other = await trade.order({ dealer, lines: [{ sku: 'SL-CLE-120', quantity: '250', price: '20.00' }] });
    const own = await trade.order({
      dealer,
      lines: [{ sku: 'SL-CLE-120', quantity: '10', price: '20.00' }],
      offsets: [{ kind: 'prepaid', amount: '100.00' }],
      extraException: '100.00',
    });
    expect(await trade.balance(dealer, 'credit_exception')).toBe('200.00');
    const third = await trade.order({ dealer, lines: [{ sku: 'SL-CLE-120', quantity: '5', price: '20.00' }] });
    await receive(await ship(own, ['10']));
    await pay(dealer, '100.00');
    expect((await orderRow(own.id)).status).toBe('closed');
    expect(await trade.balance(dealer, 'credit_available')).toBe('-100.00');
    await trade.prove(dealer);
    await trade.must((work) => cancelOrderRemainder(work, { orderId: third.id, reason: 'dealer asked' }));
    await trade.must((work) => cancelOrderRemainder(work, { orderId: other.id, reason: 'dealer asked' }));
    expect(await trade.balance(dealer, 'credit_available')).toBe('5000.00');
    await trade.prove(dealer);
  });
});

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
    expect((await orderRow(order.id)).status).toBe('cancelled');
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
    expect((await orderRow(order.id)).status).toBe('recalled');
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
    const shipment = await ship(order, ['2'], 'CDU');
    if (receiveFirst) await receive(shipment);
    const step = await trade.must((work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'sold out' }));
    expect(step.status).toBe(receiveFirst ? 'received' : 'shipped');
    await trade.prove(dealer);
    expect(await trade.balance(dealer, 'credit_open_orders')).toBe('0.00');
    if (!receiveFirst) await receive(shipment);
    await pay(dealer, '66.66');
    expect((await orderRow(order.id)).status).toBe('closed');
    expect(await trade.balance(dealer, 'credit_available')).toBe(before);
    await trade.prove(dealer);
  });

  test('an order of which everything was lost closes without an invoice', async () => {
    const dealer = 'heyue';
    const before = await trade.balance(dealer, 'credit_available');
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-ESS-150', quantity: '24', price: '70.00' }] });
    await receive(await ship(order, ['24']), { 0: '0' });
    expect((await orderRow(order.id)).status).toBe('closed');
    expect(await invoicesOf(order.id)).toEqual([]);
    expect(await trade.balance(dealer, 'credit_available')).toBe(before);
    await trade.prove(dealer);
  });
});

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
          numbers: { shipment: next('DN') },
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
    expect((await orderRow(order.id)).shipped_quantity).toBe('0.000000');
    await trade.must((work) => cancelOrderRemainder(work, { orderId: order.id, reason: 'end' }));
    await trade.prove(dealer);
  });

  test('receiving twice, more than was shipped, or less without a reason', async () => {
    const dealer = 'lanting';
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-SUN-050', quantity: '24', price: '50.00' }] });
    const shipment = await ship(order, ['24']);
    const [line] = await shipmentLines(shipment);
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
    await receive(shipment);
    expect(await attempt('24', '')).toMatchObject({ code: 'SHIPMENT_RECEIVED' });
    expect(await invoicesOf(order.id)).toHaveLength(1);
    await pay(dealer, '1200.00');
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
    const [invoice] = await invoicesOf(order.id);
    expect([invoice!.gross_amount, invoice!.paid_amount]).toEqual(['1200.000000', '1000.000000']);
    const written = await twice('twice:write_off', (work) =>
      writeOffInvoice(work, { invoiceId: invoice!.id, reason: 'bankrupt' }),
    );
    expect(written).toMatchObject({ writtenOff: '200', open: '0', orderClosed: true });
    expect(await ledger('bad_debt')).toBe('200.00');
    const settled = await trade.must(async (work) => accept(await settleOrderIfDone(work, order.id)));
    expect(settled).toEqual({ status: 'closed', closed: false });
    await trade.prove(dealer);
  });

  test('two people receive one shipment at once: one invoice, one refusal', async () => {
    const dealer = 'jincheng';
    const order = await trade.order({ dealer, lines: [{ sku: 'SL-SUN-050', quantity: '24', price: '50.00' }] });
    const shipment = await ship(order, ['24']);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => trade.run((work) => receiveShipment(work, { shipmentId: shipment, note: '', lines: [] }))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await invoicesOf(order.id)).toHaveLength(1);
    await pay(dealer, '1200.00');
    await trade.prove(dealer);
  });
});
