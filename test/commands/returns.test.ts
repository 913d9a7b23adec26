/** Returns on real PostgreSQL: original figures to the cent, stock and cost by condition, credit notes that settle or become a balance. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dec } from '../../src/kernel/decimal.ts';
import { receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { createReturn } from '../../src/returns/drafts.ts';
import type { ReturnContent } from '../../src/returns/drafts.ts';
import { submitReturn } from '../../src/returns/submit.ts';
import type { Trade } from '../support/trade.ts';
import { openTrade } from '../support/trade.ts';
import type { Returning } from '../support/returning.ts';
import { returningOf } from '../support/returning.ts';

let trade: Trade;
let on: Returning;
beforeAll(async () => {
  trade = await openTrade();
  on = returningOf(trade);
});
afterAll(() => trade.close());

describe('a return from an order', () => {
  test('is credited with the original figures: its credit notes add up to the invoice, first settling it, then a balance', async () => {
    const dealer = 'lanting';
    const before = await trade.balance(dealer, 'credit_available');
    const stock = await on.onHand('SL-ESS-150');
    // 7 at 33.33 would be 33.33 each; sold as one line of 233.00 they are not divisible to the cent.
    const order = await on.delivered(dealer, [{ sku: 'SL-ESS-150', quantity: '7', price: '33.285714' }]);
    const first = await on.approvedReturn(
      on.content(order, [{ order_line_id: order.lines[0]!, quantity: '3', condition: 'good' }]),
    );
    expect((await on.returnRow(first)).status).toBe('approved');
    expect((await on.receive(first)).ok).toBe(true);
    expect((await on.noteOf(first)).gross_amount).toBe('99.860000'); // 233 × 3/7
    await trade.prove(dealer);
    await on.pay(dealer, '100.00');
    const order1 = await trade.read((db) =>
      db.selectFrom('sales_order').select('status').where('id', '=', order.id).executeTakeFirstOrThrow(),
    );
    expect(order1.status).toBe('received'); // 233.00 − 99.86 − 100.00 = 33.14 open
    const second = await on.approvedReturn(
      on.content(order, [{ order_line_id: order.lines[0]!, quantity: '4', condition: 'good' }]),
    );
    await on.receive(second);
    const note = await on.noteOf(second);
    expect([note.gross_amount, note.applied_amount]).toEqual(['133.140000', '33.140000']);
    const [invoice] = await trade.read((db) =>
      db.selectFrom('invoice').selectAll().where('order_id', '=', order.id).execute(),
    );
    expect([invoice!.credited_amount, invoice!.paid_amount]).toEqual(['133.000000', '100.000000']);
    const notes = await trade.read((db) =>
      db.selectFrom('credit_note').select(['tax_amount']).where('invoice_id', '=', invoice!.id).execute(),
    );
    expect(dec(notes[0]!.tax_amount).plus(dec(notes[1]!.tax_amount)).toFixed(6)).toBe(invoice!.tax_amount);
    expect(await trade.balance(dealer, 'credit_note')).toBe('100.00');
    const order2 = await trade.read((db) =>
      db.selectFrom('sales_order').select('status').where('id', '=', order.id).executeTakeFirstOrThrow(),
    );
    expect(order2.status).toBe('closed');
    expect(await on.onHand('SL-ESS-150')).toBe(stock);
    expect(
      dec(await trade.balance(dealer, 'credit_available'))
        .minus(before)
        .toFixed(2),
    ).toBe('100.00');
    await trade.prove(dealer);

    const third = await trade.run((work) =>
      createReturn(work, on.content(order, [{ order_line_id: order.lines[0]!, quantity: '1', condition: 'good' }])),
    );
    expect(third).toMatchObject({
      code: 'LINES_REFUSED',
      errors: [{ pointer: '/lines/0/quantity', code: 'RETURN_EXCEEDS_INVOICED' }],
    });
  });

  test('spreads over several invoices, and its balance pays the next order as an offset', async () => {
    const dealer = 'heyue';
    const order = await on.delivered(dealer, [{ sku: 'SL-SUN-050', quantity: '48', price: '50.00' }], [['20'], ['28']]);
    await on.pay(dealer, '2400.00');
    const returned = await on.approvedReturn(
      on.content(order, [{ order_line_id: order.lines[0]!, quantity: '30', condition: 'good' }]),
    );
    expect((await on.linesOf(returned)).map((line) => line.quantity)).toEqual(['20.000000', '10.000000']);
    await on.receive(returned);
    const note = await on.noteOf(returned);
    expect([note.invoice_id, note.gross_amount, note.applied_amount]).toEqual([null, '1500.000000', '0.000000']);
    await trade.prove(dealer);
    const nextOrder = await trade.order({
      dealer,
      lines: [{ sku: 'SL-SUN-050', quantity: '24', price: '50.00' }],
      offsets: [{ kind: 'credit_note', amount: '1000.00', referenceId: note.id }],
    });
    expect(await trade.balance(dealer, 'credit_note')).toBe('500.00');
    const shipped = await trade.must((work) =>
      shipOrder(work, {
        orderId: nextOrder.id,
        warehouseId: trade.company.warehouses.JXG,
        carrier: '',
        trackingNumber: '',
        expectedOn: null,
        lines: [{ orderLineId: nextOrder.lines[0]!, quantity: '24' }],
        numbers: { shipment: on.next('DN') },
      }),
    );
    await trade.must((work) => receiveShipment(work, { shipmentId: shipped.documentId, note: '', lines: [] }));
    const [invoice] = await trade.read((db) =>
      db.selectFrom('invoice').selectAll().where('order_id', '=', nextOrder.id).execute(),
    );
    expect([invoice!.gross_amount, invoice!.offset_amount]).toEqual(['1200.000000', '1000.000000']);
    await on.pay(dealer, '200.00');
    await trade.prove(dealer);
  });

  test('damaged goods are written down, fewer may arrive than announced, and nothing at all is refused', async () => {
    const dealer = 'jincheng';
    const stock = await on.onHand('SL-CRM-050');
    const order = await on.delivered(dealer, [{ sku: 'SL-CRM-050', quantity: '12', price: '90.00' }]);
    const returned = await on.approvedReturn(
      on.content(order, [{ order_line_id: order.lines[0]!, quantity: '6', condition: 'good' }]),
    );
    const [line] = await on.linesOf(returned);
    expect(await on.receive(returned, [{ returnLineId: line!.id, receivedQuantity: '0' }])).toMatchObject({
      code: 'NOTHING_RECEIVED',
    });
    expect(await on.receive(returned, [{ returnLineId: line!.id, receivedQuantity: '7' }])).toMatchObject({
      errors: [{ code: 'RECEIVED_EXCEEDS_ANNOUNCED' }],
    });
    expect(
      (await on.receive(returned, [{ returnLineId: line!.id, receivedQuantity: '2', condition: 'damaged' }])).ok,
    ).toBe(true);
    expect((await on.noteOf(returned)).gross_amount).toBe('180.000000');
    expect(await on.onHand('SL-CRM-050')).toBe(`${dec(stock).minus(12).toFixed(6)}`);
    const writtenDown = await trade.read((db) =>
      db
        .selectFrom('posting as p')
        .innerJoin('account as a', 'a.id', 'p.account_id')
        .select((eb) => eb.fn.sum<string>('p.amount').as('total'))
        .where('a.purpose', '=', 'inventory_write_down')
        .executeTakeFirstOrThrow(),
    );
    expect(dec(writtenDown.total).toFixed(2)).toBe('82.00'); // 2 × 41.00
    await trade.prove(dealer);
    // The four pieces that never came are free for another return.
    const rest = await trade.must((work) =>
      createReturn(work, on.content(order, [{ order_line_id: order.lines[0]!, quantity: '10', condition: 'good' }])),
    );
    expect(rest.version).toBe(1);
  });

  test('two returns cannot both ask for the last pieces', async () => {
    const dealer = 'yanqi';
    const order = await on.delivered(dealer, [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }]);
    const drafts = await Promise.all(
      [1, 2].map(() =>
        trade.must((work) =>
          createReturn(work, on.content(order, [{ order_line_id: order.lines[0]!, quantity: '6', condition: 'good' }])),
        ),
      ),
    );
    const outcomes = await Promise.all(
      drafts.map((draft) =>
        trade.run((work) => submitReturn(work, { returnId: draft.returnId, number: on.next('RT'), again: false })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      errors: [{ code: 'RETURN_EXCEEDS_INVOICED', params: { returnable: '4', over: '2' } }],
    });
    await trade.prove(dealer);
  });

  test('an order that was never delivered has nothing to return', async () => {
    const order = await trade.order({
      dealer: 'yanqi',
      lines: [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }],
    });
    const refused = await trade.run((work) =>
      createReturn(work, on.content(order, [{ order_line_id: order.lines[0]!, quantity: '1', condition: 'good' }])),
    );
    expect(refused).toMatchObject({ ok: false, code: 'ORDER_STATE' });
  });
});

describe('a return without an original', () => {
  test('takes the given or the current price, is an exception, and becomes a balance', async () => {
    const dealer = 'lanting';
    const before = await trade.balance(dealer, 'credit_note');
    const returned = await on.approvedReturn(
      on.content(
        null,
        [
          { sku_code: 'SL-ESS-150', quantity: '2', condition: 'good', unit_price: '50.00' },
          { sku_code: 'SL-SUN-050', quantity: '1', condition: 'expired' },
        ],
        { buyerId: trade.company.dealers[dealer] },
      ),
    );
    const approval = await trade.read((db) =>
      db.selectFrom('approval').select('exceptions').where('document_id', '=', returned).executeTakeFirstOrThrow(),
    );
    expect(approval.exceptions).toEqual(['no_original']);
    const [given, current] = await on.linesOf(returned);
    expect([given!.gross_amount, given!.tax_amount]).toEqual(['100.000000', '11.500000']);
    expect(dec(current!.gross_amount).gt(0)).toBe(true);
    expect((await on.receive(returned)).ok).toBe(true);
    const note = await on.noteOf(returned);
    expect([note.invoice_id, note.applied_amount]).toEqual([null, '0.000000']);
    expect(
      dec(await trade.balance(dealer, 'credit_note'))
        .minus(before)
        .toFixed(6),
    ).toBe(note.gross_amount);
    await trade.prove(dealer);
  });

  test('names unknown SKUs, a missing buyer and lines of an order it does not have', async () => {
    const buyerId = trade.company.dealers.lanting;
    const refused = async (lines: ReturnContent['lines'], more: Partial<ReturnContent>) =>
      trade.run((work) => createReturn(work, on.content(null, lines, more)));
    expect(await refused([{ sku_code: 'NOPE', quantity: '1', condition: 'good' }], { buyerId })).toMatchObject({
      errors: [{ pointer: '/lines/0/sku_code', code: 'UNKNOWN_SKU' }],
    });
    expect(await refused([{ sku_code: 'SL-ESS-150', quantity: '1', condition: 'good' }], {})).toMatchObject({
      errors: [{ pointer: '/buyer_id' }],
    });
    expect(await refused([{ order_line_id: 'oln_x', quantity: '1', condition: 'good' }], { buyerId })).toMatchObject({
      errors: [{ code: 'NO_ORIGINAL_ORDER' }],
    });
    expect(await refused([], { buyerId })).toMatchObject({ code: 'EMPTY_RETURN' });
  });
});
