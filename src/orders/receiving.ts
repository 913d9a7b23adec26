// Owns receiving: a shipment arrives once, what is missing is a loss, what arrived is invoiced and paid with the order's offsets.
import { sql } from 'kysely';
import type { OrderDocumentStep } from '../../workflows/orders/api.ts';
import { freedLegs, lockPartner, noteExceptionReturned } from '../credit/settle.ts';
import { writeFacts } from '../facts/store.ts';
import { ZERO, dec, sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { post } from '../ledger/post.ts';
import { takeGaplessNumber } from '../platform/numbers.ts';
import type { Work } from '../platform/transact.ts';
import type { Figures, ReceiptPart } from './fulfilment.rules.ts';
import { minusFigures, partOf, planReceipt, sumFigures } from './fulfilment.rules.ts';
import type { OrderDoc } from './fulfilment.store.ts';
import { lineFact, lockOrderDoc, transferOf } from './fulfilment.store.ts';
import type { Invoice, Receipt, ReceivedLine } from './invoicing.ts';
import { makeInvoice } from './invoicing.ts';
import { addToLines, saveProgress, waitsForStock } from './progress.store.ts';
import { releaseOffsets, settleOrderIfDone, stillToInvoice } from './releasing.ts';
import { orderStep } from './step.ts';
import { lockOrder } from './store.ts';

export interface ReceiveInput {
  shipmentId: string;
  note: string;
  /** Lines left out arrived in full. */
  lines: { shipmentLineId: string; receivedQuantity: string; reason: string }[];
}

/** As `receiveShipment`, for a shipment of this order only: who may receive the one may not receive another's through it. */
export async function receiveShipmentOf(
  work: Work,
  input: ReceiveInput & { orderId: string },
): Promise<Result<OrderDocumentStep>> {
  const own = await work.db
    .selectFrom('shipment')
    .select('id')
    .where('id', '=', input.shipmentId)
    .where('order_id', '=', input.orderId)
    .executeTakeFirst();
  return own ? receiveShipment(work, input) : refuse('NOT_FOUND', { subject: 'shipment' });
}

/**
 * Records the receipt of a shipment. What is missing is booked as a loss and frees its credit; what arrived becomes one invoice
 * (receivable / revenue, tax; cost of sales / transit), first paid with the order's offsets. Closes the order when that settles it.
 * Refuses NOT_FOUND, SHIPMENT_RECEIVED, LINES_REFUSED with pointers.
 */
export async function receiveShipment(work: Work, input: ReceiveInput): Promise<Result<OrderDocumentStep>> {
  const found = await work.db
    .selectFrom('shipment')
    .select(['id', 'order_id'])
    .where('id', '=', input.shipmentId)
    .executeTakeFirst();
  const order = found && (await lockOrderDoc(work, found.order_id));
  if (!order) return refuse('NOT_FOUND');
  // Read again under the order's lock: another receipt may have come first.
  const shipment = await work.db
    .selectFrom('shipment')
    .select(['id', 'number', 'status'])
    .where('id', '=', input.shipmentId)
    .executeTakeFirstOrThrow();
  if (shipment.status !== 'in_transit') return refuse('SHIPMENT_RECEIVED', { number: shipment.number });
  const shipped = await readShipmentLines(work, shipment.id);
  const told = input.lines.map((line) => ({ ...line, receivedQuantity: dec(line.receivedQuantity) }));
  const plan = planReceipt(
    shipped.map((line) => ({ id: line.id, quantity: line.figures.quantity })),
    told,
  );
  if (!plan.ok) return plan;
  await lockPartner(work, order.companyId, order.buyerId);
  const lines = receivedLines(order, shipped, plan.value);
  const receipt: Receipt = {
    id: newId('receipt'),
    number: await takeGaplessNumber(work.db, work.tenant, order.companyId, 'RC', order.today),
    shipment,
    lines,
    received: sumFigures(lines.map((line) => line.received)),
    lost: sumFigures(lines.map((line) => line.lost)),
  };
  await writeReceipt(work, order, input, receipt);
  await postCost(work, order, receipt);
  const invoice = receipt.received.quantity.gt(0) ? await makeInvoice(work, order, receipt) : null;
  await settleCredit(work, order, receipt, invoice);
  await writeReceivedFacts(work, order, receipt, invoice);
  await saveProgress(work, order);
  await releaseOffsets(work, order, await stillToInvoice(work, order), true);
  tell(work, order, receipt, invoice);
  await settleOrderIfDone(work, order.id);
  const step = orderStep((await lockOrder(work.db, order.id))!, null, waitsForStock(order.lines), work.now);
  return accept({ ...step, documentId: receipt.id, documentNumber: receipt.number });
}

interface ShippedLine {
  id: string;
  orderLineId: string;
  figures: Figures;
}

async function readShipmentLines(work: Work, shipmentId: string): Promise<ShippedLine[]> {
  const rows = await work.db
    .selectFrom('shipment_line')
    .selectAll()
    .where('shipment_id', '=', shipmentId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    orderLineId: row.order_line_id,
    figures: {
      quantity: dec(row.quantity),
      goods: dec(row.goods_amount),
      tax: dec(row.tax_amount),
      credit: dec(row.credit_amount),
      cost: dec(row.cost_amount),
    },
  }));
}

function receivedLines(order: OrderDoc, shipped: readonly ShippedLine[], plan: readonly ReceiptPart[]): ReceivedLine[] {
  const byId = new Map(order.lines.map((line) => [line.id, line]));
  return shipped.map((line, i) => {
    const part = plan[i]!;
    const received = partOf(line.figures, ZERO, part.received, order.scale);
    return {
      shipmentLineId: line.id,
      invoiceLineId: newId('invoice_line'),
      line: byId.get(line.orderLineId)!,
      received,
      lost: minusFigures(line.figures, received),
      reason: part.reason,
    };
  });
}

async function writeReceipt(work: Work, order: OrderDoc, input: ReceiveInput, receipt: Receipt): Promise<void> {
  await work.db
    .insertInto('receipt')
    .values({
      id: receipt.id,
      tenant_id: work.tenant,
      company_id: order.companyId,
      order_id: order.id,
      shipment_id: receipt.shipment.id,
      number: receipt.number,
      business_date: order.today,
      received_by: work.actor.userId,
      received_at: work.now,
      note: input.note,
    })
    .execute();
  await work.db
    .updateTable('shipment')
    .set({ status: 'received', received_at: work.now })
    .where('id', '=', receipt.shipment.id)
    .execute();
  const rows = receipt.lines.map((line) => ({
    id: line.shipmentLineId,
    received: text(line.received.quantity),
    lost: text(line.lost.quantity),
    reason: line.reason,
  }));
  await sql`
    update shipment_line l set received_quantity = r.received, lost_quantity = r.lost, difference_reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, received numeric, lost numeric, reason text) where l.id = r.id`.execute(
    work.db,
  );
  await addToLines(
    work,
    order,
    receipt.lines.map(({ line, received, lost }) => ({
      id: line.id,
      received: received.quantity,
      lost: lost.quantity,
    })),
  );
}

async function postCost(work: Work, order: OrderDoc, receipt: Receipt): Promise<void> {
  const { received, lost } = receipt;
  await post(work, {
    ...transferOf(
      work,
      order,
      { type: 'receipt', id: receipt.id },
      'cost',
      `goods of ${receipt.shipment.number} arrived`,
    ),
    legs: [
      { purpose: 'cost_of_sales', amount: received.cost },
      { purpose: 'transit_loss', amount: lost.cost },
      { purpose: 'transit', amount: received.cost.plus(lost.cost).negated() },
    ],
  });
}

/**
 * Credit leaves delivered: what stays owed becomes receivable; what prepaid money and credit notes paid goes back to where their
 * credit came from; the lost part is free again. A rebate's part never was in it.
 */
async function settleCredit(work: Work, order: OrderDoc, receipt: Receipt, invoice: Invoice | null): Promise<void> {
  const party = order.buyerId;
  const ownMoney = sum((invoice?.offsets ?? []).filter((part) => part.kind !== 'rebate').map((part) => part.amount));
  await post(work, {
    ...transferOf(
      work,
      order,
      { type: 'receipt', id: receipt.id },
      'credit',
      `credit of ${receipt.shipment.number} invoiced`,
    ),
    legs: [
      { purpose: 'credit_delivered', party, amount: receipt.received.credit.negated() },
      { purpose: 'credit_receivable', party, amount: receipt.received.credit.minus(ownMoney) },
      { purpose: 'credit_prepaid', party, amount: ownMoney },
    ],
  });
  const { legs, exception } = freedLegs(order, 'credit_delivered', receipt.lost.credit);
  await post(work, {
    ...transferOf(
      work,
      order,
      { type: 'receipt', id: receipt.id },
      'credit_lost',
      `credit of goods lost from ${receipt.shipment.number}`,
    ),
    legs,
  });
  await noteExceptionReturned(work, order, exception);
}

async function writeReceivedFacts(
  work: Work,
  order: OrderDoc,
  receipt: Receipt,
  invoice: Invoice | null,
): Promise<void> {
  const arrived = receipt.lines.filter(({ received }) => received.quantity.gt(0));
  const facts = arrived.flatMap(({ shipmentLineId, invoiceLineId, line, received }) => [
    lineFact(
      work,
      order,
      line,
      'received',
      { type: 'receipt', documentId: receipt.id, lineId: shipmentLineId },
      received,
    ),
    ...(invoice
      ? [
          lineFact(
            work,
            order,
            line,
            'invoiced',
            { type: 'invoice', documentId: invoice.id, lineId: invoiceLineId },
            received,
          ),
        ]
      : []),
  ]);
  await writeFacts(work.db, facts);
}

function tell(work: Work, order: OrderDoc, receipt: Receipt, invoice: Invoice | null): void {
  const about = { companyId: order.companyId, documentType: 'order', documentId: order.id };
  const { received, lost } = receipt;
  work.event({
    ...about,
    kind: 'order.received',
    params: { number: receipt.shipment.number, quantity: text(received.quantity), lost: text(lost.quantity) },
  });
  if (invoice) {
    const offset = sum(invoice.offsets.map((part) => part.amount));
    work.event({
      ...about,
      kind: 'order.invoiced',
      params: {
        number: invoice.number,
        amount: text(invoice.gross),
        offset: text(offset),
        currency: order.currency,
        due: invoice.dueDate,
      },
    });
  }
  work.audit({
    companyId: order.companyId,
    action: 'order.receive',
    objectType: 'order',
    objectId: order.id,
    detail: {
      receipt: receipt.number,
      shipment: receipt.shipment.number,
      invoice: invoice?.number ?? null,
      lost: text(lost.quantity),
    },
  });
}
