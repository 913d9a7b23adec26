// Owns drafts of returns: create and change. Plain rows without a workflow; submit judges them again.
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import type { WantedLine } from './appraise.ts';
import { linesFromOrder, linesWithoutOrder } from './appraise.ts';
import { mayStepReturn } from './rules.ts';
import type { Condition, ReturnStatus } from './rules.ts';
import type { ReturnRow } from './step.ts';
import type { DraftLine } from './store.ts';
import { lockReturn, replaceReturnLines, returnLines, returnTotals } from './store.ts';

export interface ReturnContent {
  companyId: string;
  /** The original; without one a buyer must be named. */
  orderId: string | null;
  buyerId: string | null;
  warehouseId: string | null;
  reason: string;
  note: string;
  lines: WantedLine[];
}

export interface ReturnDraft {
  returnId: string;
  version: number;
}

/** The order as a return needs it, locked so that two returns cannot both take the last piece. */
export async function lockOriginal(work: Work, orderId: string) {
  return work.db
    .selectFrom('sales_order')
    .select(['id', 'company_id', 'status', 'currency', 'buyer_id', 'region_id', 'number'])
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
}

interface Head {
  buyerId: string;
  regionId: string | null;
  currency: string;
  lines: DraftLine[];
}

/** Creates a draft from a delivered order, or without an original. Refuses NOT_FOUND, EMPTY_RETURN, ORDER_STATE, LINES_REFUSED. */
export async function createReturn(work: Work, content: ReturnContent): Promise<Result<ReturnDraft>> {
  const id = newId('return');
  const head = await headOf(work, id, content);
  if (!head.ok) return head;
  const { buyerId, regionId, currency, lines } = head.value;
  if (!(await warehouseExists(work, content))) return warehouseRefusal();
  const own = { id, tenant_id: work.tenant, company_id: content.companyId };
  await work.db
    .insertInto('return_order')
    .values({
      ...own,
      order_id: content.orderId,
      buyer_id: buyerId,
      region_id: regionId,
      reason: content.reason,
      note: content.note,
      currency,
      warehouse_id: content.warehouseId,
      created_by: work.actor.userId,
      ...returnTotals(lines),
    })
    .execute();
  await replaceReturnLines(work.db, own, lines);
  const totals = returnTotals(lines);
  work.event({
    companyId: content.companyId,
    documentType: 'return',
    documentId: id,
    kind: 'return.created',
    params: { amount: totals.gross_amount, currency },
  });
  work.audit({
    companyId: content.companyId,
    action: 'return.create',
    objectType: 'return',
    objectId: id,
    detail: { gross: totals.gross_amount },
  });
  return accept({ returnId: id, version: 1 });
}

async function headOf(work: Work, returnId: string, content: ReturnContent): Promise<Result<Head>> {
  if (content.lines.length === 0)
    return refuse('EMPTY_RETURN', undefined, [{ pointer: '/lines', code: 'EMPTY_RETURN' }]);
  if (content.orderId !== null) {
    const order = await lockOriginal(work, content.orderId);
    if (!order || order.company_id !== content.companyId)
      return refuse('NOT_FOUND', undefined, [{ pointer: '/order_id', code: 'NOT_FOUND' }]);
    const lines = await linesFromOrder(work.db, order, returnId, content.lines);
    return lines.ok
      ? accept({ buyerId: order.buyer_id, regionId: order.region_id, currency: order.currency, lines: lines.value })
      : lines;
  }
  if (content.buyerId === null)
    return refuse('BUYER_MISSING', undefined, [{ pointer: '/buyer_id', code: 'BUYER_MISSING' }]);
  const company = await work.db
    .selectFrom('company as c')
    .leftJoin('dealer as d', (join) => join.onRef('d.company_id', '=', 'c.id').on('d.party_id', '=', content.buyerId))
    .select(['c.currency', 'c.zone', 'd.region_id'])
    .where('c.id', '=', content.companyId)
    .executeTakeFirstOrThrow();
  const about = {
    companyId: content.companyId,
    buyerId: content.buyerId,
    currency: company.currency,
    on: businessDate(work.now, company.zone),
  };
  const lines = await linesWithoutOrder(work.db, about, content.lines);
  return lines.ok
    ? accept({ buyerId: content.buyerId, regionId: company.region_id, currency: company.currency, lines: lines.value })
    : lines;
}

async function warehouseExists(work: Work, content: ReturnContent): Promise<boolean> {
  if (content.warehouseId === null) return true;
  const row = await work.db
    .selectFrom('warehouse')
    .select('id')
    .where('id', '=', content.warehouseId)
    .where('company_id', '=', content.companyId)
    .executeTakeFirst();
  return row !== undefined;
}

function warehouseRefusal(): Result<never> {
  return refuse('UNKNOWN_WAREHOUSE', undefined, [{ pointer: '/warehouse_id', code: 'UNKNOWN_WAREHOUSE' }]);
}

export interface ReturnChange {
  returnId: string;
  /** The version the caller saw: STALE_VERSION when it is no longer that. */
  expectedVersion: number;
  reason?: string;
  note?: string;
  warehouseId?: string | null;
  lines?: WantedLine[];
}

/** Changes a draft or a return sent back. Refuses NOT_FOUND, RETURN_STATE, STALE_VERSION and what create refuses. */
export async function changeReturn(work: Work, input: ReturnChange): Promise<Result<ReturnDraft>> {
  const row = await lockReturn(work.db, input.returnId);
  if (!row) return refuse('NOT_FOUND');
  if (!mayStepReturn('edit', row.status as ReturnStatus))
    return refuse('RETURN_STATE', { status: row.status, step: 'edit' });
  if (row.version !== input.expectedVersion)
    return refuse('STALE_VERSION', { current: row.version, given: input.expectedVersion });
  const content = await contentOf(work, row, input);
  const head = await headOf(work, row.id, content);
  if (!head.ok) return head;
  if (!(await warehouseExists(work, content))) return warehouseRefusal();
  await replaceReturnLines(work.db, row, head.value.lines);
  const totals = returnTotals(head.value.lines);
  await work.db
    .updateTable('return_order')
    .set({
      ...totals,
      reason: content.reason,
      note: content.note,
      warehouse_id: content.warehouseId,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute();
  work.audit({
    companyId: row.company_id,
    action: 'return.change',
    objectType: 'return',
    objectId: row.id,
    detail: { gross: { from: row.gross_amount, to: totals.gross_amount } },
  });
  return accept({ returnId: row.id, version: row.version + 1 });
}

async function contentOf(work: Work, row: ReturnRow, change: Partial<ReturnChange>): Promise<ReturnContent> {
  return {
    companyId: row.company_id,
    orderId: row.order_id,
    buyerId: row.buyer_id,
    warehouseId: change.warehouseId === undefined ? row.warehouse_id : change.warehouseId,
    reason: change.reason ?? row.reason,
    note: change.note ?? row.note,
    lines: change.lines ?? (await wantedOf(work, row)),
  };
}

/** The lines of a return as they were asked for. */
async function wantedOf(work: Work, row: ReturnRow): Promise<WantedLine[]> {
  const lines = await returnLines(work.db, row.id);
  return lines.map((line) => ({
    quantity: line.quantity,
    condition: line.condition as Condition,
    ...(line.order_line_id === null
      ? { sku_code: line.sku_code, unit_price: line.unit_price }
      : { order_line_id: line.order_line_id }),
  }));
}

/** The figures a submit fixes: judged against what is invoiced now, whatever the draft said. */
export async function reappraise(work: Work, row: ReturnRow): Promise<Result<DraftLine[]>> {
  const head = await headOf(work, row.id, await contentOf(work, row, {}));
  return head.ok ? accept(head.value.lines) : head;
}
