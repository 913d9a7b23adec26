// Every path of an order's life through its real workflow, with skipped time and real postings.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { receiveStock } from '../../src/inventory/commands.ts';
import type { OrderWorld } from '../support/order-world.ts';
import { accepted, openOrderWorld, refusedWith } from '../support/order-world.ts';
import { allocateOrder, cancelOrder, receiveShipment, resubmitOrder, shipOrder } from '../../workflows/orders/api.ts';
import { recallUpdate } from '../../workflows/approvals/api.ts';
import { changeDraft } from '../../src/orders/drafts.ts';
import { recordPayment } from '../../src/payments/commands.ts';
import { newId } from '../../src/kernel/ids.ts';
import { dec } from '../../src/kernel/decimal.ts';
import { tenantScope } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import { relayOnce } from '../../src/platform/outbox.ts';
import { deliveries } from '../../src/platform/deliveries.ts';

let world: OrderWorld;
beforeAll(async () => {
  world = await openOrderWorld();
}, 120_000);
afterAll(() => world?.close());
afterEach(() => world.prove());

// Below every approval threshold, and within stock.
const SMALL = [{ sku_code: 'SL-ESS-150', quantity: '240' }];
// Above 50,000: the channel manager decides.
const BIG = [{ sku_code: 'SL-ESS-150', quantity: '960' }];

async function submitted(lines: typeof SMALL, dealer: Parameters<OrderWorld['draft']>[0] = 'lanting'): Promise<string> {
  const orderId = await world.draft(dealer, lines);
  accepted(await world.submit(orderId, 'salesRep'));
  return orderId;
}

async function shipAll(orderId: string, share = dec(1)): Promise<string> {
  const lines = await world.read((tx) =>
    tx
      .selectFrom('order_line')
      .select(['id', 'allocated_quantity', 'warehouse_id'])
      .where('order_id', '=', orderId)
      .execute(),
  );
  const step = accepted(
    await world.step(orderId, shipOrder, 'warehouse', {
      warehouseId: lines[0]!.warehouse_id!,
      carrier: 'Yunda',
      trackingNumber: '7730',
      expectedOn: null,
      lines: lines.map((line) => ({
        orderLineId: line.id,
        quantity: dec(line.allocated_quantity).times(share).toFixed(),
      })),
    }),
  );
  return step.documentId;
}

async function pay(orderId: string): Promise<void> {
  const { company, db } = world;
  const order = await world.order(orderId);
  const due = await world.read((tx) =>
    tx.selectFrom('invoice').select('gross_amount').where('order_id', '=', orderId).execute(),
  );
  const amount = due.reduce((total, row) => total.plus(row.gross_amount), dec(0));
  const paid = await transact(
    db,
    {
      scope: tenantScope(company.tenant),
      actor: { userId: company.users.finance.id },
      key: `pay:${newId('request')}`,
      input: {},
      subject: { companyId: company.companyId, action: 'payment.record', objectType: 'payment', objectId: '-' },
      // The clock of the workflows has skipped ahead of the machine's.
      now: new Date(await world.env.currentTimeMs()),
    },
    (work) =>
      recordPayment(work, {
        companyId: company.companyId,
        buyerId: order.buyer_id,
        amount: amount.toFixed(2),
        currency: order.currency,
        bankReference: newId('request'),
        businessDate: order.business_date!,
        method: 'bank_transfer',
        note: '',
        number: newId('request'),
      }),
  );
  if (!paid.ok) throw new Error(JSON.stringify(paid));
  await relayOnce({ db, handlers: deliveries({ db, temporal: world.env.client }) });
}

describe('an order nobody has to approve', () => {
  test('goes from draft to closed in two shipments, and every step is in its timeline', async () => {
    await world.running(async () => {
      const orderId = await submitted(SMALL);
      expect((await world.order(orderId)).status).toBe('allocated');
      const first = await shipAll(orderId, dec('0.5'));
      expect((await world.order(orderId)).status).toBe('partly_shipped');
      accepted(await world.step(orderId, receiveShipment, 'dealerLanting', { shipmentId: first, note: '', lines: [] }));
      const second = await shipAll(orderId);
      accepted(
        await world.step(orderId, receiveShipment, 'dealerLanting', { shipmentId: second, note: '', lines: [] }),
      );
      expect((await world.order(orderId)).status).toBe('received');
      await pay(orderId);
      expect(await world.ended(orderId)).toEqual({ status: 'closed' });
      const events = await world.events(orderId);
      expect(events).toEqual(expect.arrayContaining(['order.submitted', 'order.checked', 'order.allocated']));
      expect(events.indexOf('order.submitted')).toBeLessThan(events.indexOf('order.allocated'));
      const kinds = await world.read((tx) =>
        tx.selectFrom('fact').select('kind').distinct().where('currency', '=', 'CNY').execute(),
      );
      expect(kinds.map((fact) => fact.kind).sort()).toEqual([
        'collected',
        'invoiced',
        'ordered',
        'received',
        'shipped',
      ]);
    });
  });

  test('the same update twice is one submit; another body under its key is found out', async () => {
    await world.running(async () => {
      const orderId = await world.draft('heyue', SMALL);
      const [one, two] = await Promise.all([
        world.submit(orderId, 'salesRep', 'same-key-1'),
        world.submit(orderId, 'salesRep', 'same-key-1'),
      ]);
      expect(accepted(one).number).toBe(accepted(two).number);
      const again = await world.submit(orderId, 'salesRep', 'other-key-1');
      expect(refusedWith(again)).toBe('ORDER_STATE');
      const holds = await world.read((tx) =>
        tx
          .selectFrom('transfer')
          .select('id')
          .where('document_id', '=', orderId)
          .where('key', 'like', '%:hold:%')
          .execute(),
      );
      expect(holds).toHaveLength(1);
    });
  });

  test('a refused first submit ends the run and leaves the draft; after the fix it goes through', async () => {
    await world.running(async () => {
      const orderId = await world.draft('lanting', [{ sku_code: 'SL-ESS-150', quantity: '5' }]);
      expect(refusedWith(await world.submit(orderId, 'salesRep'))).toBe('CHECKS_FAILED');
      expect(await world.ended(orderId)).toEqual({ status: 'draft' });
      const draft = await world.order(orderId);
      expect(draft.status).toBe('draft');
      const { company, db } = world;
      await transact(
        db,
        {
          scope: tenantScope(company.tenant),
          actor: { userId: company.users.salesRep.id },
          key: `fix:${orderId}`,
          input: {},
          subject: { companyId: company.companyId, action: 'order.change', objectType: 'order', objectId: orderId },
        },
        (work) => changeDraft(work, { orderId, expectedVersion: draft.version, content: { lines: SMALL } }),
      );
      expect(accepted(await world.submit(orderId, 'salesRep')).status).toBe('allocated');
    });
  });

  test('cancelled before anything shipped: credit and stock are given back', async () => {
    await world.running(async () => {
      const before = await world.read((tx) =>
        tx
          .selectFrom('stock')
          .select((eb) => eb.fn.sum('reserved').as('reserved'))
          .executeTakeFirstOrThrow(),
      );
      const orderId = await submitted(SMALL);
      accepted(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'changed our mind' }));
      expect(await world.ended(orderId)).toEqual({ status: 'cancelled' });
      const after = await world.read((tx) =>
        tx
          .selectFrom('stock')
          .select((eb) => eb.fn.sum('reserved').as('reserved'))
          .executeTakeFirstOrThrow(),
      );
      expect(after.reserved).toBe(before.reserved);
      expect(refusedWith(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'again' }))).toBeUndefined();
      expect((await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'again' })).kind).toBe('closed');
    });
  });

  test('cancelled after a part shipped: only the remainder goes', async () => {
    await world.running(async () => {
      const orderId = await submitted(SMALL);
      const shipment = await shipAll(orderId, dec('0.5'));
      accepted(await world.step(orderId, cancelOrder, 'finance', { reason: 'season over' }));
      accepted(
        await world.step(orderId, receiveShipment, 'dealerLanting', { shipmentId: shipment, note: '', lines: [] }),
      );
      expect((await world.order(orderId)).status).toBe('received');
      await pay(orderId);
      expect(await world.ended(orderId)).toEqual({ status: 'closed' });
    });
  });
});

test('a shipment is received through its own order only', async () => {
  await world.running(async () => {
    const mine = await submitted(SMALL, 'heyue');
    const theirs = await submitted(SMALL);
    const shipment = await shipAll(theirs);
    const refused = await world.step(mine, receiveShipment, 'dealerHeyue', {
      shipmentId: shipment,
      note: '',
      lines: [],
    });
    expect(refusedWith(refused)).toBe('NOT_FOUND');
    expect((await world.order(theirs)).status).toBe('shipped');
    accepted(await world.step(theirs, receiveShipment, 'dealerLanting', { shipmentId: shipment, note: '', lines: [] }));
    await pay(theirs);
    accepted(await world.step(mine, cancelOrder, 'dealerHeyue', { reason: 'room for the next test' }));
  });
});

describe('an order that has to be approved', () => {
  test('approved: the stock is reserved in the decision itself', async () => {
    await world.running(async () => {
      const orderId = await submitted(BIG);
      expect((await world.order(orderId)).status).toBe('pending_approval');
      const decided = accepted(await world.decide(orderId, 'channelManager', { action: 'approve' }));
      expect(decided.status).toBe('approved');
      expect((await world.order(orderId)).status).toBe('allocated');
      accepted(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'room for the next test' }));
    });
  });

  test('rejected: every hold is given back and the run ends', async () => {
    await world.running(async () => {
      const orderId = await submitted(BIG);
      accepted(
        await world.decide(orderId, 'channelManager', { action: 'reject', comment: 'too much for this quarter' }),
      );
      expect(await world.ended(orderId)).toEqual({ status: 'rejected' });
      expect((await world.decide(orderId, 'channelManager', { action: 'approve' })).kind).toBe('closed');
    });
  });

  test('sent back, changed and resubmitted as version 2, then approved', async () => {
    await world.running(async () => {
      const orderId = await submitted(BIG);
      accepted(
        await world.decide(orderId, 'channelManager', { action: 'send_back', toTier: 0, comment: 'add the serum' }),
      );
      const back = await world.order(orderId);
      expect(back.status).toBe('returned');
      accepted(await world.step(orderId, resubmitOrder, 'salesRep', {}));
      const again = await world.order(orderId);
      expect([again.status, again.document_version]).toEqual(['pending_approval', 2]);
      accepted(await world.decide(orderId, 'channelManager', { action: 'approve' }));
      expect((await world.order(orderId)).status).toBe('allocated');
      accepted(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'room for the next test' }));
    });
  });

  test('recalled by its requester', async () => {
    await world.running(async () => {
      const orderId = await submitted(BIG);
      const approval = await world.read((tx) =>
        tx.selectFrom('approval').select('id').where('document_id', '=', orderId).executeTakeFirstOrThrow(),
      );
      const recalled = await world.step(orderId, recallUpdate, 'salesRep', {
        approvalId: approval.id,
        comment: 'wrong dealer',
      });
      accepted(recalled);
      expect(await world.ended(orderId)).toEqual({ status: 'recalled' });
    });
  });

  test('the requester is refused, and the refusal is in the audit log and the timeline', async () => {
    await world.running(async () => {
      const orderId = await world.draft('lanting', BIG);
      accepted(await world.submit(orderId, 'channelManager'));
      const refused = refusedWith(await world.decide(orderId, 'channelManager', { action: 'approve' }));
      expect(refused).toBeDefined();
      const audit = await world.read((tx) =>
        tx
          .selectFrom('audit_log')
          .select(['outcome', 'code'])
          .where('object_id', '=', orderId)
          .where('outcome', '=', 'refused')
          .execute(),
      );
      expect(audit.map((row) => row.code)).toContain(refused);
      const told = await world.read((tx) =>
        tx
          .selectFrom('document_event')
          .select('outcome')
          .where('document_id', '=', orderId)
          .where('outcome', '=', 'refused')
          .execute(),
      );
      expect(told).toHaveLength(1);
    });
  });

  test('two decisions at once pass one tier once', async () => {
    await world.running(async () => {
      const orderId = await submitted(BIG);
      const answers = await Promise.all([
        world.decide(orderId, 'channelManager', { action: 'approve' }),
        world.decide(orderId, 'channelManager', { action: 'approve' }),
      ]);
      expect(answers.filter((answer) => answer.kind === 'answered' && answer.result.ok)).toHaveLength(1);
      const passes = await world.read((tx) =>
        tx.selectFrom('approval_tier_pass').select('tier').where('document_id', '=', orderId).execute(),
      );
      expect(passes).toHaveLength(1);
      accepted(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'room for the next test' }));
    });
  });

  test('nobody decides: reminders, escalation, and in the end it expires and gives the credit back', async () => {
    await world.running(async () => {
      const orderId = await submitted(BIG);
      expect(await world.ended(orderId)).toEqual({ status: 'expired' });
      const approval = await world.read((tx) =>
        tx
          .selectFrom('approval')
          .select(['status', 'finished_at'])
          .where('document_id', '=', orderId)
          .executeTakeFirstOrThrow(),
      );
      expect(approval.status).toBe('expired');
      const told = await world.read((tx) =>
        tx.selectFrom('notification').select('kind').distinct().where('document_id', '=', orderId).execute(),
      );
      expect(told.map((row) => row.kind)).toEqual(expect.arrayContaining(['approval.waiting', 'approval.reminder']));
    });
  });

  test('a decider lowers a line: later figures, hold and stock follow', async () => {
    await world.running(async () => {
      const orderId = await submitted(BIG);
      const line = await world.read((tx) =>
        tx
          .selectFrom('order_line')
          .select(['id', 'unit_price'])
          .where('order_id', '=', orderId)
          .executeTakeFirstOrThrow(),
      );
      accepted(
        await world.decide(orderId, 'channelManager', {
          action: 'approve',
          changes: [{ line_id: line.id, quantity: '720', reason: 'keep some for others' }],
        }),
      );
      const order = await world.order(orderId);
      expect(dec(order.goods_amount).eq(dec(line.unit_price).times(720))).toBe(true);
      expect(dec(order.credit_hold_amount).eq(order.goods_amount)).toBe(true);
      const raised = await world.decide(orderId, 'channelManager', {
        action: 'approve',
        changes: [{ line_id: line.id, quantity: '960', reason: 'more' }],
      });
      expect(raised.kind === 'answered' && raised.result.ok).toBe(false);
      accepted(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'room for the next test' }));
    });
  });
});

describe('credit and stock', () => {
  test('an order past its credit needs finance; the exception is for this order only and comes back when it is paid', async () => {
    await world.running(async () => {
      const orderId = await submitted([{ sku_code: 'SL-ESS-150', quantity: '120' }], 'muchuan');
      const order = await world.order(orderId);
      expect(order.exceptions).toEqual(['credit']);
      expect(dec(order.credit_hold_amount).eq('5000')).toBe(true);
      accepted(await world.decide(orderId, 'channelManager', { action: 'approve' }));
      accepted(await world.decide(orderId, 'finance', { action: 'approve' }));
      const approved = await world.order(orderId);
      expect(dec(approved.credit_exception_amount).eq(dec(approved.goods_amount).minus(5000))).toBe(true);
      const shipment = await shipAll(orderId);
      accepted(await world.step(orderId, receiveShipment, 'salesRep', { shipmentId: shipment, note: '', lines: [] }));
      await pay(orderId);
      expect(await world.ended(orderId)).toEqual({ status: 'closed' });
      const available = await world.read((tx) =>
        tx
          .selectFrom('account')
          .select('balance')
          .where('party_id', '=', world.company.dealers.muchuan)
          .where('purpose', '=', 'credit_available')
          .executeTakeFirstOrThrow(),
      );
      expect(dec(available.balance!).eq(5000)).toBe(true);
    });
  });

  test('what lacks stock waits, is retried, and ends when the back-order expires', async () => {
    await world.running(async () => {
      const orderId = await submitted([{ sku_code: 'SL-SER-030', quantity: '240' }], 'heyue');
      const order = await world.order(orderId);
      if (order.status === 'pending_approval')
        accepted(await world.decide(orderId, 'channelManagerWest', { action: 'approve' }));
      const line = await world.read((tx) =>
        tx
          .selectFrom('order_line')
          .select(['quantity', 'allocated_quantity'])
          .where('order_id', '=', orderId)
          .executeTakeFirstOrThrow(),
      );
      expect(dec(line.allocated_quantity).lt(line.quantity)).toBe(true);
      expect(accepted(await world.step(orderId, allocateOrder, 'warehouse', {})).orderId).toBe(orderId);
      expect(await world.ended(orderId)).toEqual({ status: 'cancelled' });
    });
  });

  test('stock that comes in wakes the order that waits for it', async () => {
    await world.running(async () => {
      const { company, db } = world;
      const orderId = await submitted([{ sku_code: 'SL-SER-030', quantity: '240' }], 'heyue');
      const order = await world.order(orderId);
      expect(order.status).not.toBe('pending_approval');
      const booked = await transact(
        db,
        {
          scope: tenantScope(company.tenant),
          actor: { userId: company.users.warehouse.id },
          key: `stock:${newId('request')}`,
          input: {},
          subject: { companyId: company.companyId, action: 'stock.receipt', objectType: 'warehouse', objectId: '-' },
        },
        (work) =>
          receiveStock(work, company.companyId, order.business_date!, {
            warehouse_id: company.warehouses.JXG,
            lines: [{ sku_code: 'SL-SER-030', quantity: '480' }],
            note: '',
          }),
      );
      expect(booked.ok).toBe(true);
      await relayOnce({ db, handlers: deliveries({ db, temporal: world.env.client }) });
      const reserved = async (): Promise<boolean> => {
        const line = await world.read((tx) =>
          tx
            .selectFrom('order_line')
            .select(['quantity', 'allocated_quantity'])
            .where('order_id', '=', orderId)
            .executeTakeFirstOrThrow(),
        );
        return dec(line.allocated_quantity).eq(line.quantity);
      };
      for (let tries = 0; tries < 50 && !(await reserved()); tries += 1) await sleep(100);
      expect(await reserved()).toBe(true);
      accepted(await world.step(orderId, cancelOrder, 'dealerHeyue', { reason: 'room for the next test' }));
    });
  });

  test('content the database refuses fails the step at once and leaves the order as it was', async () => {
    await world.running(async () => {
      const orderId = await submitted(SMALL);
      const line = await world.read((tx) =>
        tx
          .selectFrom('order_line')
          .select(['id', 'warehouse_id'])
          .where('order_id', '=', orderId)
          .executeTakeFirstOrThrow(),
      );
      const answer = await world.step(orderId, shipOrder, 'warehouse', {
        warehouseId: line.warehouse_id!,
        carrier: '\u0000',
        trackingNumber: '',
        expectedOn: null,
        lines: [{ orderLineId: line.id, quantity: '24' }],
      });
      expect(refusedWith(answer)).toMatch(/^DATABASE_22/);
      expect((await world.order(orderId)).status).toBe('allocated');
      accepted(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'room for the next test' }));
    });
  });

  test('a step whose activity fails is tried again and made once', async () => {
    let failures = 2;
    await world.running(
      async () => {
        const orderId = await submitted(SMALL);
        expect((await world.order(orderId)).status).toBe('allocated');
        accepted(await world.step(orderId, cancelOrder, 'dealerLanting', { reason: 'room for the next test' }));
      },
      (activities) => ({
        submitOrder: async (input) => {
          const result = await activities.submitOrder(input);
          failures -= 1;
          if (failures >= 0) throw new Error('the worker dies after its commit');
          return result;
        },
      }),
    );
    expect(failures).toBe(-1);
  });
});
