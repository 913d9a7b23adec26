/** Returns end on every path, and every command has one effect per key. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cancelReturn, decideReturn, expireReturn } from '../../src/returns/decide.ts';
import { changeReturn, createReturn } from '../../src/returns/drafts.ts';
import { receiveReturn } from '../../src/returns/receive.ts';
import { submitReturn } from '../../src/returns/submit.ts';
import type { TestOrder } from '../support/put-order.ts';
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

describe('each path has an end', () => {
  async function openReturn(): Promise<{ returnId: string; approvalId: string; order: TestOrder }> {
    const order = await on.delivered('jincheng', [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }]);
    const draft = await trade.must((work) =>
      createReturn(work, on.content(order, [{ order_line_id: order.lines[0]!, quantity: '6', condition: 'good' }])),
    );
    await on.submit(draft.returnId);
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
    expect(await on.returnRow(returnId)).toMatchObject({ status: 'rejected', end_reason: 'no damage seen' });
    expect(await on.receive(returnId)).toMatchObject({ code: 'RETURN_STATE' });
    const again = await trade.run((work) =>
      createReturn(work, on.content(order, [{ order_line_id: order.lines[0]!, quantity: '10', condition: 'good' }])),
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
    const row = await on.returnRow(returnId);
    expect(row.status).toBe('returned');
    const stale = await trade.run((work) =>
      changeReturn(work, { returnId, expectedVersion: row.version - 1, note: 'x' }),
    );
    expect(stale).toMatchObject({ code: 'STALE_VERSION' });
    const [line] = await on.linesOf(returnId);
    await trade.must((work) =>
      changeReturn(work, {
        returnId,
        expectedVersion: row.version,
        lines: [{ order_line_id: line!.order_line_id!, quantity: '5', condition: 'good' }],
      }),
    );
    await trade.must((work) => submitReturn(work, { returnId, number: '', again: true }));
    const resubmitted = await on.returnRow(returnId);
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
    const [changed] = await on.linesOf(returnId);
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
    await on.receive(returnId);
    expect((await on.noteOf(returnId)).gross_amount).toBe('80.000000');
    await trade.prove('jincheng');
  });

  test('expired without a decision, and cancelled after approval', async () => {
    const waiting = await openReturn();
    const wait = { approvalId: waiting.approvalId, round: 1, tier: 1, remindAt: '', escalateAt: null, expireAt: '' };
    await trade.must((work) => expireReturn(work, { returnId: waiting.returnId, wait }));
    expect((await on.returnRow(waiting.returnId)).status).toBe('expired');
    const approved = await openReturn();
    await on.approve(approved.returnId);
    await trade.must((work) => cancelReturn(work, { returnId: approved.returnId, reason: 'kept after all' }));
    expect((await on.returnRow(approved.returnId)).status).toBe('cancelled');
    const again = await trade.run((work) => cancelReturn(work, { returnId: approved.returnId, reason: 'again' }));
    expect(again).toMatchObject({ code: 'RETURN_STATE' });
  });
});

test('every command twice under its key has one effect; a changed body is refused', async () => {
  const dealer = 'yanqi';
  const order = await on.delivered(dealer, [{ sku: 'SL-HND-030', quantity: '10', price: '20.00' }]);
  const twice = async <T>(key: string, command: Parameters<typeof trade.run<T>>[0]): Promise<T> => {
    const first = await trade.run(command, { key, input: 1 });
    expect(await trade.run(command, { key, input: 1 })).toEqual({ ...first, replayed: true });
    expect(await trade.run(command, { key, input: 2 })).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    if (!first.ok) throw new Error(first.code);
    return first.value;
  };
  const draft = await twice('twice:create', (work) =>
    createReturn(work, on.content(order, [{ order_line_id: order.lines[0]!, quantity: '5', condition: 'good' }])),
  );
  await twice('twice:change', (work) =>
    changeReturn(work, { returnId: draft.returnId, expectedVersion: 1, note: 'box 3' }),
  );
  await twice('twice:submit', (work) =>
    submitReturn(work, { returnId: draft.returnId, number: 'RT-TWICE', again: false }),
  );
  await on.approve(draft.returnId);
  await twice('twice:receive', (work) =>
    receiveReturn(work, { returnId: draft.returnId, warehouseId: null, note: '', lines: [] }),
  );
  const notes = await trade.read((db) =>
    db.selectFrom('credit_note').select('gross_amount').where('return_id', '=', draft.returnId).execute(),
  );
  expect(notes).toEqual([{ gross_amount: '100.000000' }]);
  await trade.prove(dealer);
});
