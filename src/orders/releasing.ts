// Owns giving back what an order holds: stock, credit and offsets, each exactly once, when it is cancelled, turned down or done.
import { sql } from 'kysely';
import type { OrderStep } from '../../workflows/orders/api.ts';
import { endException, freeCredit, lockPartner } from '../credit/settle.ts';
import { stockDelta } from '../inventory/rules.ts';
import { ZERO, dec, sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, check, refuse } from '../kernel/refusal.ts';
import type { Purpose } from '../ledger/chart.rules.ts';
import { post } from '../ledger/post.ts';
import { insertRows } from '../platform/db/rows.ts';
import type { Work } from '../platform/transact.ts';
import type { Figures, OffsetKind, OffsetNeed, OffsetPart } from './fulfilment.rules.ts';
import { partOf, sumFigures, surplusOffsets } from './fulfilment.rules.ts';
import type { OrderDoc } from './fulfilment.store.ts';
import { lockOrderDoc, transferOf } from './fulfilment.store.ts';
import { addToLines, addToOffsets, saveProgress } from './progress.store.ts';
import { hasEnded, mayStep } from './state.rules.ts';
import type { OrderStatus } from './schema.ts';
import { orderStep } from './step.ts';
import type { OrderRow } from './store.ts';
import { lockOrder } from './store.ts';

/** Where each kind of offset waits, and where it lies free. */
export const OFFSET_PURPOSE: Record<OffsetKind, { free: Purpose; held: Purpose }> = {
  prepaid: { free: 'prepaid', held: 'prepaid_held' },
  credit_note: { free: 'credit_note', held: 'credit_note_held' },
  rebate: { free: 'rebate', held: 'rebate_held' },
};

/** How an order may end without (all of) it being shipped; `returned` to its requester holds nothing either, but goes on. */
export type ReleaseStatus = Extract<OrderStatus, 'rejected' | 'recalled' | 'expired' | 'cancelled' | 'returned'>;

/** A draft holds nothing yet, a returned order nothing any more. */
function holdsSomething(status: OrderStatus): boolean {
  return status !== 'draft' && status !== 'returned' && !hasEnded(status);
}

/**
 * Gives back everything an order holds of which nothing was shipped, and puts it into `status`. Calling it again for an order
 * that has ended changes nothing.
 */
export async function releaseOrder(
  work: Work,
  order: Pick<OrderRow, 'id'>,
  status: ReleaseStatus,
  reason: string,
): Promise<OrderRow> {
  const doc = await lockOrderDoc(work, order.id);
  check(doc, `order ${order.id} is not there`);
  check(
    doc.lines.every((line) => line.shipped.isZero()),
    `order ${order.id} has shipped and cannot be released`,
  );
  if (!hasEnded(doc.status)) await releaseAll(work, doc, status, reason);
  return (await lockOrder(work.db, order.id))!;
}

async function releaseAll(work: Work, order: OrderDoc, status: ReleaseStatus, reason: string): Promise<void> {
  await lockPartner(work, order.companyId, order.buyerId);
  if (holdsSomething(order.status)) {
    await releaseStock(work, order);
    await freeCredit(work, order, 'credit_open_orders', order.hold, creditTransfer(work, order, reason));
    await releaseOffsets(work, order, { rebate: ZERO, other: ZERO }, status !== 'returned');
  } else if (status !== 'returned') {
    // Its holds went back when it was returned; now its offsets say that they never will be used.
    await addToOffsets(work, order, surplusOffsets(order.offsets, { rebate: ZERO, other: ZERO }), 'released');
  }
  if (status === 'returned') await returnToRequester(work, order, reason);
  else {
    await cancelLines(work, order);
    await saveProgress(work, order, { status, reason });
  }
  tell(work, order, `order.${status}`, reason);
}

/** A returned order may be submitted again and then holds anew, so its lines and offsets stay as they are. */
async function returnToRequester(work: Work, order: OrderDoc, reason: string): Promise<void> {
  await work.db
    .updateTable('sales_order')
    .set({
      status: 'returned',
      version: order.version + 1,
      credit_hold_amount: '0',
      end_reason: reason,
      updated_at: work.now,
    })
    .where('id', '=', order.id)
    .execute();
}

/**
 * Cancels what has not shipped. Nothing shipped: the order is cancelled; else the rest of it is, and shipments on the way go on.
 * Refuses NOT_FOUND, ORDER_STATE.
 */
export async function cancelOrderRemainder(
  work: Work,
  input: { orderId: string; reason: string },
): Promise<Result<OrderStep>> {
  const order = await lockOrderDoc(work, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  if (!mayStep('cancel', order.status)) return refuse('ORDER_STATE', { status: order.status, step: 'cancel' });
  if (order.lines.every((line) => line.shipped.isZero())) {
    const ended = await releaseOrder(work, { id: order.id }, 'cancelled', input.reason);
    return accept(orderStep(ended, null, false, work.now));
  }
  await lockPartner(work, order.companyId, order.buyerId);
  await releaseStock(work, order);
  const rest = sumFigures(await cancelLines(work, order));
  await freeCredit(work, order, 'credit_open_orders', rest.credit, creditTransfer(work, order, input.reason));
  await releaseOffsets(work, order, await stillToInvoice(work, order), true);
  await saveProgress(work, order);
  tell(work, order, 'order.remainder_cancelled', input.reason, {
    quantity: text(rest.quantity),
    amount: text(rest.goods),
    currency: order.currency,
  });
  await settleOrderIfDone(work, order.id);
  return accept(orderStep((await lockOrder(work.db, order.id))!, null, false, work.now));
}

/**
 * Closes a received order whose invoices are all settled (paid, credited, offset or written off): what is left of its credit
 * exception and offset holds goes back. An order that is not done stays as it is.
 */
export async function settleOrderIfDone(
  work: Work,
  orderId: string,
): Promise<{ status: OrderStatus; closed: boolean }> {
  const order = await lockOrderDoc(work, orderId);
  check(order, `order ${orderId} is not there`);
  if (order.status !== 'received' || !(await isPaid(work, orderId))) return { status: order.status, closed: false };
  await lockPartner(work, order.companyId, order.buyerId);
  await releaseOffsets(work, order, { rebate: ZERO, other: ZERO }, true);
  await endException(
    work,
    order,
    transferOf(
      work,
      order,
      { type: 'order', id: orderId },
      `${orderId}:exception_end`,
      `credit exception of ${order.number} ended`,
    ),
  );
  await saveProgress(work, order, { status: 'closed', reason: null });
  tell(work, order, 'order.closed', null);
  return { status: 'closed', closed: true };
}

async function isPaid(work: Work, orderId: string): Promise<boolean> {
  const open = await work.db
    .selectFrom('invoice')
    .select('id')
    .where('order_id', '=', orderId)
    .where(sql<boolean>`offset_amount + paid_amount + credited_amount + written_off_amount < gross_amount`)
    .limit(1)
    .executeTakeFirst();
  return open === undefined;
}

/** Marks as cancelled what is not shipped, and tells its figures. */
async function cancelLines(work: Work, order: OrderDoc): Promise<Figures[]> {
  const rest = order.lines
    .map((line) => ({ line, taken: line.shipped.plus(line.cancelled) }))
    .filter(({ line, taken }) => taken.lt(line.quantity))
    .map(({ line, taken }) => ({
      line,
      figures: partOf(line.figures, taken, line.quantity.minus(taken), order.scale),
    }));
  await addToLines(
    work,
    order,
    rest.map(({ line, figures }) => ({
      id: line.id,
      allocated: line.allocated.negated(),
      cancelled: figures.quantity,
    })),
  );
  return rest.map((item) => item.figures);
}

async function releaseStock(work: Work, order: OrderDoc): Promise<void> {
  const reserved = order.lines.filter((line) => line.allocated.gt(0));
  await insertRows(
    work.db,
    'stock_move',
    reserved
      .filter((line) => line.stocked)
      .map((line) => ({
        id: newId('stock_move'),
        tenant_id: work.tenant,
        company_id: order.companyId,
        key: `${work.key}:release:${line.id}`,
        warehouse_id: line.warehouseId!,
        sku_id: line.skuId,
        kind: 'release',
        on_hand_delta: text(stockDelta('release', line.allocated).onHand),
        reserved_delta: text(stockDelta('release', line.allocated).reserved),
        document_type: 'order',
        document_id: order.id,
        created_by: work.actor.userId,
        at: work.now.toISOString(),
      })),
  );
  await addToLines(
    work,
    order,
    reserved.map((line) => ({ id: line.id, allocated: line.allocated.negated() })),
  );
}

/** What invoices may still come to: goods not shipped yet and goods on the way. */
export async function stillToInvoice(work: Work, order: OrderDoc): Promise<OffsetNeed> {
  const rest = order.lines.map((line) => {
    const taken = line.shipped.plus(line.cancelled);
    return partOf(line.figures, taken, line.quantity.minus(taken), order.scale);
  });
  const onTheWay = await sql<{ goods: string | null; credit: string | null }>`
    select sum(l.goods_amount) as goods, sum(l.credit_amount) as credit from shipment_line l join shipment s on s.id = l.shipment_id
    where s.order_id = ${order.id} and s.status = 'in_transit'`.execute(work.db);
  const way = onTheWay.rows[0]!;
  const goods = sum(rest.map((part) => part.goods)).plus(dec(way.goods ?? '0'));
  const credit = sum(rest.map((part) => part.credit)).plus(dec(way.credit ?? '0'));
  return { rebate: goods.minus(credit), other: credit };
}

/** Gives back holds beyond `need`. `forGood` is false for an order that may hold the same offsets again. */
export async function releaseOffsets(work: Work, order: OrderDoc, need: OffsetNeed, forGood: boolean): Promise<void> {
  const parts = surplusOffsets(order.offsets, need);
  const party = order.buyerId;
  for (const part of parts) {
    const { free, held } = OFFSET_PURPOSE[part.kind];
    await post(work, {
      ...transferOf(
        work,
        order,
        { type: 'order', id: order.id },
        `release:${part.id}`,
        `${part.kind} of ${order.number} given back`,
      ),
      legs: [
        { purpose: held, party, amount: part.amount },
        { purpose: free, party, amount: part.amount.negated() },
      ],
    });
    await freeCreditNote(work, part);
  }
  if (forGood) await addToOffsets(work, order, parts, 'released');
}

async function freeCreditNote(work: Work, part: OffsetPart): Promise<void> {
  if (part.kind !== 'credit_note' || part.referenceId === null) return;
  await work.db
    .updateTable('credit_note')
    .set((eb) => ({ applied_amount: eb('applied_amount', '-', text(part.amount)) }))
    .where('id', '=', part.referenceId)
    .execute();
}

function creditTransfer(work: Work, order: OrderDoc, reason: string) {
  return transferOf(
    work,
    order,
    { type: 'order', id: order.id },
    'release_credit',
    `credit of ${order.number} given back: ${reason}`,
  );
}

function tell(
  work: Work,
  order: OrderDoc,
  kind: string,
  reason: string | null,
  params: Record<string, string> = {},
): void {
  work.event({
    companyId: order.companyId,
    documentType: 'order',
    documentId: order.id,
    kind,
    params: { ...params, number: order.number, ...(reason === null ? {} : { reason }) },
  });
  work.audit({
    companyId: order.companyId,
    action: kind,
    objectType: 'order',
    objectId: order.id,
    detail: { ...params, ...(reason === null ? {} : { reason }) },
  });
}
