// Owns shipping: allocated goods leave a warehouse for transit, and the credit they hold moves from open orders to delivered.
import type { OrderDocumentStep } from '../../workflows/orders/api.ts';
import { lockPartner } from '../credit/settle.ts';
import { writeFacts } from '../facts/store.ts';
import { stockDelta } from '../inventory/rules.ts';
import { ZERO, dec, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { post } from '../ledger/post.ts';
import { insertRows } from '../platform/db/rows.ts';
import type { Work } from '../platform/transact.ts';
import type { Figures } from './fulfilment.rules.ts';
import { partOf, planShipment, sumFigures } from './fulfilment.rules.ts';
import type { OrderDoc, OrderLineDoc } from './fulfilment.store.ts';
import { lineFact, lockOrderDoc, transferOf } from './fulfilment.store.ts';
import { addToLines, saveProgress, waitsForStock } from './progress.store.ts';
import { mayStep } from './state.rules.ts';
import { orderStep } from './step.ts';

export interface ShipInput {
  orderId: string;
  warehouseId: string;
  carrier: string;
  trackingNumber: string;
  expectedOn: string | null;
  lines: { orderLineId: string; quantity: string }[];
  /** Numbers taken before the transaction, so that shipments do not wait for each other. */
  numbers: { shipment: string };
}

interface ShippedPart {
  id: string;
  line: OrderLineDoc;
  figures: Figures;
}

interface Shipment {
  id: string;
  number: string;
  warehouseId: string;
  parts: ShippedPart[];
  total: Figures;
}

/**
 * Ships allocated quantities from one warehouse; the order may ship in parts. Goods go to transit at standard cost, and the
 * lines' credit share from open orders to delivered. Refuses NOT_FOUND, ORDER_STATE, LINES_REFUSED with pointers.
 */
export async function shipOrder(work: Work, input: ShipInput): Promise<Result<OrderDocumentStep>> {
  const order = await lockOrderDoc(work, input.orderId);
  if (!order) return refuse('NOT_FOUND');
  if (!mayStep('ship', order.status)) return refuse('ORDER_STATE', { status: order.status, step: 'ship' });
  const wanted = input.lines.map((line) => ({ orderLineId: line.orderLineId, quantity: dec(line.quantity) }));
  const plan = planShipment(order.lines, input.warehouseId, wanted);
  if (!plan.ok) return plan;
  const byId = new Map(order.lines.map((line) => [line.id, line]));
  const parts = plan.value.map((part): ShippedPart => {
    const line = byId.get(part.lineId)!;
    return { id: newId('shipment_line'), line, figures: partOf(line.figures, part.before, part.quantity, order.scale) };
  });
  const total = sumFigures(parts.map((part) => part.figures));
  const { warehouseId } = input;
  const shipment = { id: newId('shipment'), number: input.numbers.shipment, warehouseId, parts, total };
  await lockPartner(work, order.companyId, order.buyerId);
  await writeShipment(work, order, input, shipment);
  await moveStock(work, order, shipment);
  await postShipment(work, order, shipment);
  await addToLines(
    work,
    order,
    parts.map(({ line, figures }) => ({
      id: line.id,
      allocated: figures.quantity.negated(),
      shipped: figures.quantity,
    })),
  );
  const saved = await saveProgress(work, order);
  await writeFacts(
    work.db,
    parts.map(({ id, line, figures }) =>
      lineFact(work, order, line, 'shipped', { type: 'shipment', documentId: shipment.id, lineId: id }, figures),
    ),
  );
  tell(work, order, input, shipment);
  const step = orderStep(saved, null, waitsForStock(order.lines), work.now);
  return accept({ ...step, documentId: shipment.id, documentNumber: shipment.number });
}

async function writeShipment(work: Work, order: OrderDoc, input: ShipInput, shipment: Shipment): Promise<void> {
  const own = { tenant_id: work.tenant, company_id: order.companyId };
  await work.db
    .insertInto('shipment')
    .values({
      id: shipment.id,
      ...own,
      order_id: order.id,
      number: shipment.number,
      warehouse_id: shipment.warehouseId,
      carrier: input.carrier,
      tracking_number: input.trackingNumber,
      quantity: text(shipment.total.quantity),
      goods_amount: text(shipment.total.goods),
      cost_amount: text(shipment.total.cost),
      business_date: order.today,
      expected_on: input.expectedOn,
      shipped_by: work.actor.userId,
      shipped_at: work.now,
    })
    .execute();
  await insertRows(
    work.db,
    'shipment_line',
    shipment.parts.map(({ id, line, figures }) => ({
      id,
      ...own,
      shipment_id: shipment.id,
      order_line_id: line.id,
      quantity: text(figures.quantity),
      goods_amount: text(figures.goods),
      tax_amount: text(figures.tax),
      credit_amount: text(figures.credit),
      cost_amount: text(figures.cost),
      received_quantity: '0',
      lost_quantity: '0',
    })),
  );
}

async function moveStock(work: Work, order: OrderDoc, shipment: Shipment): Promise<void> {
  await insertRows(
    work.db,
    'stock_move',
    shipment.parts
      .filter(({ line }) => line.stocked)
      .map(({ id, line, figures }) => ({
        id: newId('stock_move'),
        tenant_id: work.tenant,
        company_id: order.companyId,
        key: `${work.key}:stock:${id}`,
        warehouse_id: shipment.warehouseId,
        sku_id: line.skuId,
        kind: 'ship',
        on_hand_delta: text(stockDelta('ship', figures.quantity).onHand),
        reserved_delta: text(stockDelta('ship', figures.quantity).reserved),
        document_type: 'shipment',
        document_id: shipment.id,
        created_by: work.actor.userId,
        at: work.now.toISOString(),
      })),
  );
}

async function postShipment(work: Work, order: OrderDoc, shipment: Shipment): Promise<void> {
  const document = { type: 'shipment', id: shipment.id };
  const { cost, credit } = shipment.total;
  await post(work, {
    ...transferOf(work, order, document, 'transit', `goods of ${shipment.number} in transit`),
    legs: [
      { purpose: 'transit', amount: cost },
      { purpose: 'inventory', amount: cost.negated() },
    ],
  });
  await post(work, {
    ...transferOf(work, order, document, 'credit', `credit of ${shipment.number} delivered`),
    legs: [
      { purpose: 'credit_open_orders', party: order.buyerId, amount: credit.negated() },
      { purpose: 'credit_delivered', party: order.buyerId, amount: credit },
    ],
  });
}

function tell(work: Work, order: OrderDoc, input: ShipInput, shipment: Shipment): void {
  const waiting = order.lines.reduce(
    (left, line) => left.plus(line.quantity).minus(line.shipped).minus(line.cancelled),
    ZERO,
  );
  work.event({
    companyId: order.companyId,
    documentType: 'order',
    documentId: order.id,
    kind: 'order.shipped',
    params: {
      number: shipment.number,
      quantity: text(shipment.total.quantity),
      amount: text(shipment.total.goods),
      currency: order.currency,
      carrier: input.carrier,
      tracking_number: input.trackingNumber,
      left: text(waiting),
    },
  });
  work.audit({
    companyId: order.companyId,
    action: 'order.ship',
    objectType: 'order',
    objectId: order.id,
    detail: { shipment: shipment.id, number: shipment.number, quantity: text(shipment.total.quantity) },
  });
}
