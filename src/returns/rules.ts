// Owns what may become of a return, and the arithmetic of taking goods back with the original line's figures.
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, min, sum, text } from '../kernel/decimal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';

export const RETURN_STATUSES = [
  'draft',
  'submitted',
  'pending_approval',
  'returned',
  'approved',
  'received',
  'credited',
  'rejected',
  'recalled',
  'cancelled',
  'expired',
] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

export const CONDITIONS = ['good', 'damaged', 'expired'] as const;
/** Only good goods go back to stock; the rest is written down. */
export type Condition = (typeof CONDITIONS)[number];

const ENDED: readonly ReturnStatus[] = ['credited', 'rejected', 'recalled', 'cancelled', 'expired'];

export function returnEnded(status: ReturnStatus): boolean {
  return ENDED.includes(status);
}

/** States in which each step may start; every other state refuses with RETURN_STATE. */
export const RETURN_STEPS = {
  edit: ['draft', 'returned'],
  submit: ['draft'],
  resubmit: ['returned'],
  recall: ['pending_approval', 'returned'],
  cancel: ['draft', 'returned', 'approved'],
  receive: ['approved'],
} as const satisfies Record<string, readonly ReturnStatus[]>;
export type ReturnStepName = keyof typeof RETURN_STEPS;

export function mayStepReturn(step: ReturnStepName, status: ReturnStatus): boolean {
  return (RETURN_STEPS[step] as readonly ReturnStatus[]).includes(status);
}

/** An invoiced line and what of it may still come back: invoiced, less returned, less asked for by other returns under way. */
export interface ReturnableLine {
  invoiceLineId: string;
  orderLineId: string;
  left: Decimal;
}

export interface WantedFromOrder {
  orderLineId: string;
  quantity: Decimal;
}

export interface Taken {
  /** Which of the wanted lines it is a part of. */
  index: number;
  invoiceLineId: string;
  orderLineId: string;
  quantity: Decimal;
}

/**
 * Spreads what is returned of each order line over its invoice lines, oldest first, so that every part is credited with the figures
 * it was invoiced with. Refuses LINES_REFUSED with a pointer for what was never invoiced or is more than may still come back.
 */
export function takeFromInvoices(
  returnable: readonly ReturnableLine[],
  wanted: readonly WantedFromOrder[],
): Result<Taken[]> {
  const left = new Map(returnable.map((line) => [line.invoiceLineId, line.left]));
  const errors: FieldRefusal[] = [];
  const taken = wanted.flatMap(({ orderLineId, quantity }, index): Taken[] => {
    const sources = returnable.filter((line) => line.orderLineId === orderLineId);
    if (sources.length === 0) errors.push({ pointer: `/lines/${index}/order_line_id`, code: 'LINE_NOT_INVOICED' });
    let open = quantity;
    const parts = sources.flatMap((source): Taken[] => {
      const part = min(open, left.get(source.invoiceLineId)!);
      if (part.lte(0)) return [];
      open = open.minus(part);
      left.set(source.invoiceLineId, left.get(source.invoiceLineId)!.minus(part));
      return [{ index, invoiceLineId: source.invoiceLineId, orderLineId, quantity: part }];
    });
    if (sources.length > 0 && open.gt(0)) {
      const params = { returnable: text(quantity.minus(open)), over: text(open) };
      errors.push({ pointer: `/lines/${index}/quantity`, code: 'RETURN_EXCEEDS_INVOICED', params });
    }
    return parts;
  });
  return errors.length > 0 ? refuse('LINES_REFUSED', undefined, errors) : accept(taken);
}

export interface ToldReturnLine {
  returnLineId: string;
  receivedQuantity: Decimal;
  condition?: Condition;
}

/** What of a return arrived; lines left out arrived in full and as announced. Refuses more than was announced, and nothing at all. */
export function planReturnReceipt(
  lines: readonly { id: string; quantity: Decimal; condition: Condition }[],
  told: readonly ToldReturnLine[],
): Result<{ id: string; received: Decimal; condition: Condition }[]> {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  const errors = told.flatMap(({ returnLineId, receivedQuantity }, i): FieldRefusal[] => {
    const line = byId.get(returnLineId);
    const at = `/lines/${i}`;
    if (!line) return [{ pointer: `${at}/return_line_id`, code: 'UNKNOWN_LINE' }];
    if (seen.has(returnLineId)) return [{ pointer: `${at}/return_line_id`, code: 'LINE_TWICE' }];
    seen.add(returnLineId);
    if (receivedQuantity.lt(0)) return [{ pointer: `${at}/received_quantity`, code: 'QUANTITY_NEGATIVE' }];
    if (receivedQuantity.lte(line.quantity)) return [];
    const params = { announced: text(line.quantity), over: text(receivedQuantity.minus(line.quantity)) };
    return [{ pointer: `${at}/received_quantity`, code: 'RECEIVED_EXCEEDS_ANNOUNCED', params }];
  });
  if (errors.length > 0) return refuse('LINES_REFUSED', undefined, errors);
  const said = new Map(told.map((line) => [line.returnLineId, line]));
  const parts = lines.map((line) => ({
    id: line.id,
    received: said.get(line.id)?.receivedQuantity ?? line.quantity,
    condition: said.get(line.id)?.condition ?? line.condition,
  }));
  if (sum(parts.map((part) => part.received)).isZero()) return refuse('NOTHING_RECEIVED');
  return accept(parts);
}

/** A credit note first settles what is still open of the invoices its lines belong to; the rest is a balance of the partner. */
export function splitCredit(
  byInvoice: readonly { invoiceId: string; open: Decimal; credited: Decimal }[],
  total: Decimal,
): { settled: { invoiceId: string; amount: Decimal }[]; balance: Decimal } {
  const settled = byInvoice
    .map(({ invoiceId, open, credited }) => ({ invoiceId, amount: min(open, credited) }))
    .filter(({ amount }) => amount.gt(ZERO));
  return { settled, balance: total.minus(sum(settled.map((part) => part.amount))) };
}
