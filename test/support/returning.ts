/** What people do to returns, as one call each: the vocabulary of their tests. */
import { receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { recordPayment } from '../../src/payments/commands.ts';
import { decideReturn } from '../../src/returns/decide.ts';
import { createReturn } from '../../src/returns/drafts.ts';
import type { ReturnContent } from '../../src/returns/drafts.ts';
import type { ReceiveReturnInput } from '../../src/returns/receive.ts';
import { receiveReturn } from '../../src/returns/receive.ts';
import { submitReturn } from '../../src/returns/submit.ts';
import type { Dealer, Sku, TestOrder } from './put-order.ts';
import type { Trade } from './trade.ts';

export type Returning = ReturnType<typeof returningOf>;

export function returningOf(trade: Trade) {
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

  return {
    next,
    delivered,
    pay,
    content,
    approvedReturn,
    submit,
    approve,
    receive,
    returnRow,
    linesOf,
    noteOf,
    onHand,
  };
}
