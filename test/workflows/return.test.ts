/** Every path of a return's life through its real workflow, with skipped time and real postings. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createReturn } from '../../src/returns/drafts.ts';
import { cancelReturn, receiveReturn, resubmitReturn } from '../../workflows/returns/api.ts';
import { accepted, refusedWith } from '../support/order-world.ts';
import type { ReturnWorld } from '../support/return-world.ts';
import { openReturnWorld } from '../support/return-world.ts';

let world: ReturnWorld;
beforeAll(async () => {
  world = await openReturnWorld();
}, 120_000);
afterAll(() => world?.close());
afterEach(async () => {
  world.spoil({});
  await world.trade.prove('jincheng');
});

const NOTHING_SAID = { warehouseId: null, note: '', lines: [] };

async function submitted(quantity = '6'): Promise<string> {
  const returnId = await world.draft(quantity);
  expect(accepted(await world.submit(returnId)).status).toBe('pending_approval');
  return returnId;
}

async function approved(): Promise<string> {
  const returnId = await submitted();
  accepted(await world.decide(returnId, 'director', { action: 'approve' }));
  return returnId;
}

async function daysSince(start: number): Promise<number> {
  return Math.round(((await world.env.currentTimeMs()) - start) / 86_400_000);
}

test('approved, received and credited; its timeline tells every step', async () => {
  const returnId = await approved();
  const step = accepted(await world.step(returnId, receiveReturn, 'warehouse', NOTHING_SAID));
  expect(step.status).toBe('credited');
  expect(await world.ended(returnId)).toEqual({ status: 'credited' });
  expect((await world.on.noteOf(returnId)).gross_amount).toBe('120.000000');
  const events = await world.trade.read((db) =>
    db.selectFrom('document_event').select('kind').where('document_id', '=', returnId).orderBy('at').execute(),
  );
  const kinds = events.map((event) => event.kind);
  expect(kinds.filter((kind) => kind.startsWith('return.'))).toEqual([
    'return.created',
    'return.submitted',
    'return.approved',
    'return.credited',
  ]);
});

describe('other ends', () => {
  test('rejected', async () => {
    const returnId = await submitted();
    accepted(await world.decide(returnId, 'director', { action: 'reject', comment: 'not ours' }));
    expect(await world.ended(returnId)).toEqual({ status: 'rejected' });
  });

  test('recalled by its requester', async () => {
    const returnId = await submitted();
    accepted(await world.recall(returnId));
    expect(await world.ended(returnId)).toEqual({ status: 'recalled' });
  });

  test('cancelled after approval; goods that come then are refused', async () => {
    const returnId = await approved();
    accepted(await world.step(returnId, cancelReturn, 'salesRep', { reason: 'sold after all' }));
    expect(await world.ended(returnId)).toEqual({ status: 'cancelled' });
    expect((await world.step(returnId, receiveReturn, 'warehouse', NOTHING_SAID)).kind).toBe('closed');
  });

  test('expired because nobody decided', async () => {
    const returnId = await submitted();
    const start = await world.env.currentTimeMs();
    expect(await world.ended(returnId)).toEqual({ status: 'expired' });
    expect(await daysSince(start)).toBe(30);
  });

  test('expired because the goods never came, with reminders on the way', async () => {
    const returnId = await approved();
    const start = await world.env.currentTimeMs();
    expect(await world.ended(returnId)).toEqual({ status: 'expired' });
    expect(await daysSince(start)).toBe(60);
    const reminders = await world.trade.read((db) =>
      db
        .selectFrom('document_event')
        .select('id')
        .where('document_id', '=', returnId)
        .where('kind', '=', 'return.receive_late')
        .execute(),
    );
    expect(reminders).toHaveLength(8); // every 7 days within 60
  });

  test('sent back and never submitted again', async () => {
    const returnId = await submitted();
    accepted(await world.decide(returnId, 'director', { action: 'send_back', toTier: 0, comment: 'which batch?' }));
    const start = await world.env.currentTimeMs();
    expect(await world.ended(returnId)).toEqual({ status: 'expired' });
    expect(await daysSince(start)).toBe(14);
  });
});

test('sent back, submitted again as version 2, approved and received', async () => {
  const returnId = await submitted();
  accepted(await world.decide(returnId, 'director', { action: 'send_back', toTier: 0, comment: 'which batch?' }));
  expect(accepted(await world.step(returnId, resubmitReturn, 'salesRep', {})).status).toBe('pending_approval');
  accepted(await world.decide(returnId, 'director', { action: 'approve' }));
  accepted(await world.step(returnId, receiveReturn, 'warehouse', NOTHING_SAID));
  expect(await world.ended(returnId)).toEqual({ status: 'credited' });
  expect((await world.on.returnRow(returnId)).document_version).toBe(2);
});

test('goods before approval are refused in so many words', async () => {
  const returnId = await submitted();
  expect(refusedWith(await world.step(returnId, receiveReturn, 'warehouse', NOTHING_SAID))).toBe('RETURN_STATE');
  accepted(await world.recall(returnId));
});

test('a first submit that is refused ends the run and leaves a draft that can be submitted later', async () => {
  const returnId = await world.draft('6');
  const row = await world.on.returnRow(returnId);
  const line = (await world.on.linesOf(returnId))[0]!;
  const other = await world.trade.must(async (work) => {
    const order = { id: row.order_id!, lines: [line.order_line_id!] };
    return createReturn(
      work,
      world.on.content(order, [{ order_line_id: line.order_line_id!, quantity: '6', condition: 'good' }]),
    );
  });
  accepted(await world.submit(other.returnId));
  expect(refusedWith(await world.submit(returnId))).toBe('LINES_REFUSED');
  expect(await world.ended(returnId)).toEqual({ status: 'draft' });
  expect((await world.on.returnRow(returnId)).status).toBe('draft');
  accepted(await world.recall(other.returnId));
  expect(accepted(await world.submit(returnId)).status).toBe('pending_approval');
  accepted(await world.recall(returnId));
});

test('the same update twice is one receipt, and a step that fails first is made once', async () => {
  const returnId = await approved();
  let failures = 0;
  world.spoil({
    async receiveReturn(input) {
      const outcome = await world.activities.receiveReturn(input);
      failures += 1;
      // The effect is made, the answer is lost: the retry must find it.
      if (failures === 1) throw new Error('connection lost after commit');
      return outcome;
    },
  });
  const [one, two] = await Promise.all([
    world.step(returnId, receiveReturn, 'warehouse', NOTHING_SAID, 'receive-once'),
    world.step(returnId, receiveReturn, 'warehouse', NOTHING_SAID, 'receive-once'),
  ]);
  expect([accepted(one).status, accepted(two).status]).toEqual(['credited', 'credited']);
  expect(failures).toBeGreaterThan(1);
  const notes = await world.trade.read((db) =>
    db.selectFrom('credit_note').select('id').where('return_id', '=', returnId).execute(),
  );
  expect(notes).toHaveLength(1);
});
