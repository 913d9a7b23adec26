// Owns the arithmetic of fulfilment: which part of a line a shipment, receipt, cancellation or return carries, and what is refused.
import { allocate } from '../kernel/allocate.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, min, round, sum, text } from '../kernel/decimal.ts';
import type { FieldRefusal, Refusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';

/**
 * What `part` of `whole` takes of `total` after `before` was taken. Shares are differences of a rounded running total,
 * so the shares of the whole add up to `total` exactly, in whatever pieces it is taken (R-MON-07).
 */
export function cumulativeShare(
  total: Decimal,
  whole: Decimal,
  before: Decimal,
  part: Decimal,
  scale: number,
): Decimal {
  if (whole.isZero()) return ZERO;
  const upTo = (taken: Decimal): Decimal => (taken.eq(whole) ? total : round(total.times(taken).div(whole), scale));
  return upTo(before.plus(part)).minus(upTo(before));
}

/** Figures of a line or of a part of it. `goods` contains the tax; `credit` is goods less what a rebate pays. */
export interface Figures {
  quantity: Decimal;
  goods: Decimal;
  tax: Decimal;
  credit: Decimal;
  cost: Decimal;
}

/**
 * Figures of `part` units of a line of which `before` units were taken. Tax and credit follow the amount and not the quantity:
 * so each stays between zero and the part's goods amount, however small the part.
 */
export function partOf(whole: Figures, before: Decimal, part: Decimal, scale: number): Figures {
  const goodsBefore = cumulativeShare(whole.goods, whole.quantity, ZERO, before, scale);
  const goods = cumulativeShare(whole.goods, whole.quantity, before, part, scale);
  return {
    quantity: part,
    goods,
    tax: cumulativeShare(whole.tax, whole.goods, goodsBefore, goods, scale),
    credit: cumulativeShare(whole.credit, whole.goods, goodsBefore, goods, scale),
    cost: cumulativeShare(whole.cost, whole.quantity, before, part, scale),
  };
}

export function minusFigures(a: Figures, b: Figures): Figures {
  return {
    quantity: a.quantity.minus(b.quantity),
    goods: a.goods.minus(b.goods),
    tax: a.tax.minus(b.tax),
    credit: a.credit.minus(b.credit),
    cost: a.cost.minus(b.cost),
  };
}

export function sumFigures(parts: readonly Figures[]): Figures {
  return {
    quantity: sum(parts.map((part) => part.quantity)),
    goods: sum(parts.map((part) => part.goods)),
    tax: sum(parts.map((part) => part.tax)),
    credit: sum(parts.map((part) => part.credit)),
    cost: sum(parts.map((part) => part.cost)),
  };
}

/** Splits the credit an order holds over its lines by their goods amounts; no line gets more than its goods amount. */
export function creditByLine(hold: Decimal, goods: readonly Decimal[], scale: number): Decimal[] {
  return hold.isZero() ? goods.map(() => ZERO) : allocate(hold, goods, scale);
}

/** Freed credit goes back to the order's own exception first, the rest becomes available again (R-CR-05). */
export function splitFreed(amount: Decimal, exceptionLeft: Decimal): { exception: Decimal; available: Decimal } {
  const exception = min(amount, exceptionLeft);
  return { exception, available: amount.minus(exception) };
}

export interface LineState {
  id: string;
  quantity: Decimal;
  allocated: Decimal;
  shipped: Decimal;
  received: Decimal;
  lost: Decimal;
  cancelled: Decimal;
  warehouseId: string | null;
  stocked: boolean;
}

/** What a shipment from `warehouseId` may take. Refuses LINES_REFUSED with a pointer for each wrong line. */
export function planShipment(
  lines: readonly LineState[],
  warehouseId: string,
  wanted: readonly { orderLineId: string; quantity: Decimal }[],
): Result<{ lineId: string; before: Decimal; quantity: Decimal }[]> {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  const errors: FieldRefusal[] = [];
  const parts = wanted.map(({ orderLineId, quantity }, i) => {
    const line = byId.get(orderLineId);
    const at = `/lines/${i}`;
    if (!line) errors.push({ pointer: `${at}/order_line_id`, code: 'UNKNOWN_LINE' });
    else if (seen.has(orderLineId)) errors.push({ pointer: `${at}/order_line_id`, code: 'LINE_TWICE' });
    else if (quantity.lte(0)) errors.push({ pointer: `${at}/quantity`, code: 'QUANTITY_NOT_POSITIVE' });
    else if (line.stocked && line.allocated.gt(0) && line.warehouseId !== warehouseId)
      errors.push({ pointer: `${at}/order_line_id`, code: 'LINE_OTHER_WAREHOUSE' });
    else if (quantity.gt(line.allocated))
      errors.push({
        pointer: `${at}/quantity`,
        code: 'SHIP_EXCEEDS_ALLOCATED',
        params: { allocated: text(line.allocated), over: text(quantity.minus(line.allocated)) },
      });
    seen.add(orderLineId);
    return { lineId: orderLineId, before: line ? line.shipped.plus(line.cancelled) : ZERO, quantity };
  });
  if (parts.length === 0) return refuse('LINES_MISSING');
  return errors.length > 0 ? refuse('LINES_REFUSED', undefined, errors) : accept(parts);
}

export interface ReceiptPart {
  shipmentLineId: string;
  received: Decimal;
  lost: Decimal;
  reason: string | null;
}

/** Lines left out arrived in full. Refuses more than was shipped, unknown or repeated lines, and a shortfall without a reason. */
export function planReceipt(
  lines: readonly { id: string; quantity: Decimal }[],
  told: readonly { shipmentLineId: string; receivedQuantity: Decimal; reason: string }[],
): Result<ReceiptPart[]> {
  const errors = receiptErrors(lines, told);
  if (errors.length > 0) return refuse('LINES_REFUSED', undefined, errors);
  const byId = new Map(told.map((line) => [line.shipmentLineId, line]));
  return accept(
    lines.map((line) => {
      const said = byId.get(line.id);
      const received = said?.receivedQuantity ?? line.quantity;
      const lost = line.quantity.minus(received);
      return { shipmentLineId: line.id, received, lost, reason: lost.gt(0) ? said!.reason.trim() : null };
    }),
  );
}

function receiptErrors(
  lines: readonly { id: string; quantity: Decimal }[],
  told: readonly { shipmentLineId: string; receivedQuantity: Decimal; reason: string }[],
): FieldRefusal[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  return told.flatMap(({ shipmentLineId, receivedQuantity, reason }, i): FieldRefusal[] => {
    const line = byId.get(shipmentLineId);
    const at = `/lines/${i}`;
    if (!line) return [{ pointer: `${at}/shipment_line_id`, code: 'UNKNOWN_LINE' }];
    if (seen.has(shipmentLineId)) return [{ pointer: `${at}/shipment_line_id`, code: 'LINE_TWICE' }];
    seen.add(shipmentLineId);
    if (receivedQuantity.lt(0)) return [{ pointer: `${at}/received_quantity`, code: 'QUANTITY_NEGATIVE' }];
    const shipped = text(line.quantity);
    if (receivedQuantity.gt(line.quantity))
      return [
        {
          pointer: `${at}/received_quantity`,
          code: 'RECEIVED_EXCEEDS_SHIPPED',
          params: { shipped, over: text(receivedQuantity.minus(line.quantity)) },
        },
      ];
    if (receivedQuantity.lt(line.quantity) && reason.trim() === '')
      return [
        {
          pointer: `${at}/reason`,
          code: 'SHORTFALL_REASON_MISSING',
          params: { missing: text(line.quantity.minus(receivedQuantity)) },
        },
      ];
    return [];
  });
}

export type OffsetKind = 'prepaid' | 'credit_note' | 'rebate';

export interface OffsetState {
  id: string;
  kind: OffsetKind;
  referenceId: string | null;
  amount: Decimal;
  applied: Decimal;
  released: Decimal;
}

export interface OffsetPart {
  id: string;
  kind: OffsetKind;
  referenceId: string | null;
  amount: Decimal;
}

export function heldOf(offset: OffsetState): Decimal {
  return offset.amount.minus(offset.applied).minus(offset.released);
}

/** What offsets may pay: rebates the goods' rebate share, prepaid money and credit notes the rest. */
export interface OffsetNeed {
  rebate: Decimal;
  other: Decimal;
}

/** Takes held offsets in their order up to the need: what an invoice is paid with. */
export function takeOffsets(offsets: readonly OffsetState[], need: OffsetNeed): OffsetPart[] {
  let { rebate, other } = need;
  return offsets.flatMap((offset) => {
    const amount = min(heldOf(offset), offset.kind === 'rebate' ? rebate : other);
    if (offset.kind === 'rebate') rebate = rebate.minus(amount);
    else other = other.minus(amount);
    return amount.gt(0) ? [{ id: offset.id, kind: offset.kind, referenceId: offset.referenceId, amount }] : [];
  });
}

/** Holds that invoices still to come cannot use: given back. */
export function surplusOffsets(offsets: readonly OffsetState[], need: OffsetNeed): OffsetPart[] {
  const kept = new Map(takeOffsets(offsets, need).map((part) => [part.id, part.amount]));
  return offsets.flatMap((offset) => {
    const amount = heldOf(offset).minus(kept.get(offset.id) ?? ZERO);
    return amount.gt(0) ? [{ id: offset.id, kind: offset.kind, referenceId: offset.referenceId, amount }] : [];
  });
}

/** What is left of an invoice after offsets, payments, credit notes and write-off. */
export function openAmount(invoice: {
  gross: Decimal;
  offset: Decimal;
  paid: Decimal;
  credited: Decimal;
  writtenOff: Decimal;
}): Decimal {
  return invoice.gross.minus(invoice.offset).minus(invoice.paid).minus(invoice.credited).minus(invoice.writtenOff);
}

export function stateRefusal(status: string): Refusal {
  return refuse('ORDER_STATE', { status });
}
