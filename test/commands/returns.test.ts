/** Returns on real PostgreSQL: original figures to the cent, stock and cost by condition, credit notes that settle or become a balance. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dec } from '../../src/kernel/decimal.ts';
import { receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { recordPayment } from '../../src/payments/commands.ts';
import { cancelReturn, decideReturn, expireReturn } from '../../src/returns/decide.ts';
import { changeReturn, createReturn } from '../../src/returns/drafts.ts';
import type { ReturnContent } from '../../src/returns/drafts.ts';
import { receiveReturn } from '../../src/returns/receive.ts';
import type { ReceiveReturnInput } from '../../src/returns/receive.ts';
import { submitReturn } from '../../src/returns/submit.ts';
import type { Dealer, Sku, TestOrder, Trade } from '../support/trade.ts';
import { openTrade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await openTrade();
});
afterAll(async () => {
  await trade.close();
});

let counter = 0;
const next = (type: string): string => `${type}-R-${(counter += 1)}`;

async function delivered(
  dealer: Dealer,
  lines: { sku: Sku; quantity: string; price: string }[],
  ships?: string[][],
): Promise<TestOrder> {
  const order = await trade.order({ dealer, lines });
  for (const quantities of ships ?? [lines.map((line) => line.quantity)]) {
    const shipped = await trade.must((work) =>
      shipOrder(work, {
        orderId: order.id,
        warehouseId: trade.company.warehouses.JXG,
        carrier: '',
        trackingNumber: '',
        expectedOn: null,
        lines: quantities.map((quantity, i) => ({ orderLineId: order.lines[i]!, quantity })),
        numbers: { shipment: next('DN') },
      }),
    );
    await trade.must((work) => receiveShipment(work, { shipmentId: shipped.documentId, note: '', lines: [] }));
  }
  return order;
}

async function pay(dealer: Dealer, amount: string): Promise<void> {
  await trade.must((work) =>
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
    }),
  );
}

const content = (
  order: TestOrder | null,
  lines: ReturnContent['lines'],
  more: Partial<ReturnContent> = {},
): ReturnContent => ({
  companyId: trade.company.companyId,
  orderId: order?.id ?? null,
  buyerId: null,
  warehouseId: trade.company.warehouses.JXG,
  reason: 'bottles leak',
  note: '',
  lines,
  ...more,
});

/** Submitted by the dealer and, when somebody must, approved by every tier. */
async function approvedReturn(wanted: ReturnContent): Promise<string> {
  const draft = await trade.must((work) => createReturn(work, wanted));
  await submit(draft.returnId);
  await approve(draft.returnId);
  return draft.returnId;
}

async function submit(returnId: string): Promise<void> {
  await trade.must((work) => submitReturn(work, { returnId, number: next('RT'), again: false }));
}

async function approve(returnId: string): Promise<void> {
  for (let tier = 0; tier < 5; tier += 1) {
    const task = await trade.read((db) =>
      db
        .selectFrom('approval_task as t')
        .innerJoin('approval as a', 'a.id', 't.approval_id')
        .select(['a.id', 't.user_id'])
        .where('a.document_id', '=', returnId)
        .where('a.status', '=', 'open')
        .where('t.status', '=', 'open')
        .executeTakeFirst(),
    );
    if (!task) return;
    await trade.must((work) =>
      decideReturn(work, {
        returnId,
        decision: { approvalId: task.id, action: 'approve', userId: task.user_id, comment: '' },
      }),
    );
  }
}

const receive = (returnId: string, lines: ReceiveReturnInput['lines'] = []) =>
  trade.run((work) => receiveReturn(work, { returnId, warehouseId: null, note: '', lines }));

async function returnRow(returnId: string) {
  return trade.read((db) =>
    db.selectFrom('return_order').selectAll().where('id', '=', returnId).executeTakeFirstOrThrow(),
  );
}

async function linesOf(returnId: string) {
  return trade.read((db) =>
    db.selectFrom('return_line').selectAll().where('return_id', '=', returnId).orderBy('line_no').execute(),
  );
}

async function noteOf(returnId: string) {
  return trade.read((db) =>
    db.selectFrom('credit_note').selectAll().where('return_id', '=', returnId).executeTakeFirstOrThrow(),
  );
}

async function onHand(sku: Sku): Promise<string> {
  const row = await trade.read((db) =>
    db
      .selectFrom('stock')
      .select('on_hand')
      .where('sku_id', '=', trade.company.skus[sku])
      .where('warehouse_id', '=', trade.company.warehouses.JXG)
      .executeTakeFirstOrThrow(),
  );
  return row.on_hand;
}

describe('a return from an order', () => {
  test('is credited with the original figures: its credit notes add up to the invoice, first settling it, then a balance', async () => {
    const dealer = 'lanting';
    const before = await trade.balance(dealer, 'credit_available');
    const stock = await onHand('SL-ESS-150');
    // 7 at 33.33 would be 33.33 each; sold as one line of 233.00 they are not divisible to the cent.
    const order = await delivered(dealer, [{ sku: 'SL-ESS-150', quantity: '7', price: '33.285714' }]);
    const first = await approvedReturn(
      content(order, [{ order_line_id: order.lines[0]!, quantity: '3', condition: 'good' }]),
    );
    expect((await returnRow(first)).status).toBe('approved');
    expect((await receive(first)).ok).toBe(true);
    expect((await noteOf(first)).gross_amount).toBe('99.860000'); // 233 × 3/7
    await trade.prove(dealer);
    await pay(dealer, '100.00');
    const order1 = await trade.read((db) =>
      db.selectFrom('sales_order').select('status').where('id', '=', order.id).executeTakeFirstOrThrow(),
    );
    expect(order1.status).toBe('received'); // 233.00 − 99.86 − 100.00 = 33.14 open
    const second = await approvedReturn(
      content(order, [{ order_line_id: order.lines[0]!, quantity: '4', condition: 'good' }]),
    );
    await receive(second);
    const note = await noteOf(second);
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
    expect(await onHand('SL-ESS-150')).toBe(stock);
    expect(
      dec(await trade.balance(dealer, 'credit_available'))
        .minus(before)
        .toFixed(2),
    ).toBe('100.00');
    await trade.prove(dealer);

    const third = await trade.run((work) =>
      createReturn(work, content(order, [{ order_line_id: order.lines[0]!, quantity: '1', condition: 'good' }])),
    );
    expect(third).toMatchObject({
      code: 'LINES_REFUSED',
      errors: [{ pointer: '/lines/0/quantity', code: 'RETURN_EXCEEDS_INVOICED' }],
    });
  });

  test('spreads over several invoices, and its balance pays the next order as an offset', async () => {
    const dealer = 'heyue';
    const order = await delivered(dealer, [{ sku: 'SL-SUN-050', quantity: '48', price: '50.00' }], [['20'], ['28']]);
    await pay(dealer, '2400.00');
    const returned = await approvedReturn(
      content(order, [{ order_line_id: order.lines[0]!, quantity: '30', condition: 'good' }]),
    );
    expect((await linesOf(returned)).map((line) => line.quantity)).toEqual(['20.000000', '10.000000']);
    await receive(returned);
    const note = await noteOf(returned);
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
        numbers: { shipment: next('DN') },
      }),
    );
    await trade.must((work) => receiveShipment(work, { shipmentId: shipped.documentId, note: '', lines: [] }));
    const [invoice] = await trade.read((db) =>
      db.selectFrom('invoice').selectAll().where('order_id', '=', nextOrder.id).execute(),
    );
    expect([invoice!.gross_amount, invoice!.offset_amount]).toEqual(['1200.000000', '1000.000000']);
    await pay(dealer, '200.00');
    await trade.prove(dealer);
  });

  test('damaged goods are written down, fewer may arrive than announced, and nothing at all is refused', async () => {
    const dealer = 'jincheng';
    const stock = await onHand('SL-CRM-050');
    const order = await delivered(dealer, [{ sku: 'SL-CRM-050', quantity: '12', price: '90.00' }]);
    const returned = await approvedReturn(
      content(order, [{ order_line_id: order.lines[0]!, quantity: '6', condition: 'good' }]),
    );
    const [line] = await linesOf(returned);
    expect(await receive(returned, [{ returnLineId: line!.id, receivedQuantity: '0' }])).toMatchObject({
      code: 'NOTHING_RECEIVED',
    });
    expect(await receive(returned, [{ returnLineId: line!.id, receivedQuantity: '7' }])).toMatchObject({
      errors: [{ code: 'RECEIVED_EXCEEDS_ANNOUNCED' }],
    });
    expect(
      (await receive(returned, [{ returnLineId: line!.id, receivedQuantity: '2', condition: 'damaged' }])).ok,
    ).toBe(true);
    expect((await noteOf(returned)).gross_amount).toBe('180.000000');
    expect(await onHand('SL-CRM-050')).toBe(`${dec(stock).minus(12).toFixed(6)}`);
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
      createReturn(work, content(order, [{ order_line_id: order.lines[0]!, quantity: '10', condition: 'good' }])),
    );
    expect(rest.version).toBe(1);
  });

  test('two returns cannot both ask for the last pieces', async () => {
    const dealer = 'yanqi';
    const order = await delivered(dealer, [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }]);
    const drafts = await Promise.all(
      [1, 2].map(() =>
        trade.must((work) =>
          createReturn(work, content(order, [{ order_line_id: order.lines[0]!, quantity: '6', condition: 'good' }])),
        ),
      ),
    );
    const outcomes = await Promise.all(
      drafts.map((draft) =>
        trade.run((work) => submitReturn(work, { returnId: draft.returnId, number: next('RT'), again: false })),
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
      createReturn(work, content(order, [{ order_line_id: order.lines[0]!, quantity: '1', condition: 'good' }])),
    );
    expect(refused).toMatchObject({ ok: false, code: 'ORDER_STATE' });
  });
});

describe('a return without an original', () => {
  test('takes the given or the current price, is an exception, and becomes a balance', async () => {
    const dealer = 'lanting';
    const before = await trade.balance(dealer, 'credit_note');
    const returned = await approvedReturn(
      content(
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
    const [given, current] = await linesOf(returned);
    expect([given!.gross_amount, given!.tax_amount]).toEqual(['100.000000', '11.500000']);
    expect(dec(current!.gross_amount).gt(0)).toBe(true);
    expect((await receive(returned)).ok).toBe(true);
    const note = await noteOf(returned);
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
      trade.run((work) => createReturn(work, content(null, lines, more)));
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

describe('each path has an end', () => {
  async function openReturn(): Promise<{ returnId: string; approvalId: string; order: TestOrder }> {
    const order = await delivered('jincheng', [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }]);
    const draft = await trade.must((work) =>
      createReturn(work, content(order, [{ order_line_id: order.lines[0]!, quantity: '6', condition: 'good' }])),
    );
    await submit(draft.returnId);
    const approval = await trade.read((db) =>
      db.selectFrom('approval').select('id').where('document_id', '=', draft.returnId).executeTakeFirstOrThrow(),
    );
    return { returnId: draft.returnId, approvalId: approval.id, order };
  }
  async function decider(approvalId: string): Promise<string> {
    const task = await trade.read((db) =>
      db
        .selectFrom('approval_task')
        .select('user_id')
        .where('approval_id', '=', approvalId)
        .where('status', '=', 'open')
        .executeTakeFirstOrThrow(),
    );
    return task.user_id;
  }

  test('rejected: the pieces are free again', async () => {
    const { returnId, approvalId, order } = await openReturn();
    const userId = await decider(approvalId);
    await trade.must((work) =>
      decideReturn(work, { returnId, decision: { approvalId, action: 'reject', userId, comment: 'no damage seen' } }),
    );
    expect(await returnRow(returnId)).toMatchObject({ status: 'rejected', end_reason: 'no damage seen' });
    expect(await receive(returnId)).toMatchObject({ code: 'RETURN_STATE' });
    const again = await trade.run((work) =>
      createReturn(work, content(order, [{ order_line_id: order.lines[0]!, quantity: '10', condition: 'good' }])),
    );
    expect(again.ok).toBe(true);
  });

  test('sent back, changed and submitted again as a new version; a decider lowers it on the way', async () => {
    const { returnId, approvalId } = await openReturn();
    const userId = await decider(approvalId);
    await trade.must((work) =>
      decideReturn(work, {
        returnId,
        decision: { approvalId, action: 'send_back', userId, comment: 'how many?', toTier: 0 },
      }),
    );
    const row = await returnRow(returnId);
    expect(row.status).toBe('returned');
    const stale = await trade.run((work) =>
      changeReturn(work, { returnId, expectedVersion: row.version - 1, note: 'x' }),
    );
    expect(stale).toMatchObject({ code: 'STALE_VERSION' });
    const [line] = await linesOf(returnId);
    await trade.must((work) =>
      changeReturn(work, {
        returnId,
        expectedVersion: row.version,
        lines: [{ order_line_id: line!.order_line_id!, quantity: '5', condition: 'good' }],
      }),
    );
    await trade.must((work) => submitReturn(work, { returnId, number: '', again: true }));
    const resubmitted = await returnRow(returnId);
    expect([resubmitted.status, resubmitted.document_version, resubmitted.gross_amount]).toEqual([
      'pending_approval',
      2,
      '100.000000',
    ]);
    const second = await trade.read((db) =>
      db
        .selectFrom('approval')
        .select('id')
        .where('document_id', '=', returnId)
        .where('document_version', '=', 2)
        .executeTakeFirstOrThrow(),
    );
    const [changed] = await linesOf(returnId);
    await trade.must(async (work) =>
      decideReturn(work, {
        returnId,
        decision: {
          approvalId: second.id,
          action: 'approve',
          userId: await decider(second.id),
          comment: '',
          changes: [{ line_id: changed!.id, quantity: '4', reason: 'one was used' }],
        },
      }),
    );
    await receive(returnId);
    expect((await noteOf(returnId)).gross_amount).toBe('80.000000');
    await trade.prove('jincheng');
  });

  test('expired without a decision, and cancelled after approval', async () => {
    const waiting = await openReturn();
    const wait = { approvalId: waiting.approvalId, round: 1, tier: 1, remindAt: '', escalateAt: null, expireAt: '' };
    await trade.must((work) => expireReturn(work, { returnId: waiting.returnId, wait }));
    expect((await returnRow(waiting.returnId)).status).toBe('expired');
    const approved = await openReturn();
    await approve(approved.returnId);
    await trade.must((work) => cancelReturn(work, { returnId: approved.returnId, reason: 'kept after all' }));
    expect((await returnRow(approved.returnId)).status).toBe('cancelled');
    const again = await trade.run((work) => cancelReturn(work, { returnId: approved.returnId, reason: 'again' }));
    expect(again).toMatchObject({ code: 'RETURN_STATE' });
  });
});

test('every command twice under its key has one effect; a changed body is refused', async () => {
  const dealer = 'yanqi';
  const order = await delivered(dealer, [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }]);
  const twice = async <T>(key: string, command: Parameters<typeof trade.run<T>>[0]): Promise<T> => {
    const first = await trade.run(command, { key, input: 1 });
    expect(await trade.run(command, { key, input: 1 })).toEqual({ ...first, replayed: true });
    expect(await trade.run(command, { key, input: 2 })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    if (!first.ok) throw new Error(first.code);
    return first.value;
  };
  const draft = await twice('twice:create', (work) =>
    createReturn(work, content(order, [{ order_line_id: order.lines[0]!, quantity: '5', condition: 'good' }])),
  );
  await twice('twice:change', (work) =>
    changeReturn(work, { returnId: draft.returnId, expectedVersion: 1, note: 'box 3' }),
  );
  await twice('twice:submit', (work) =>
    submitReturn(work, { returnId: draft.returnId, number: 'RT-TWICE', again: false }),
  );
  await approve(draft.returnId);
  await twice('twice:receive', (work) =>
    receiveReturn(work, { returnId: draft.returnId, warehouseId: null, note: '', lines: [] }),
  );
  const notes = await trade.read((db) =>
    db.selectFrom('credit_note').select('gross_amount').where('return_id', '=', draft.returnId).execute(),
  );
  expect(notes).toEqual([{ gross_amount: '100.000000' }]);
  await trade.prove(dealer);
});
