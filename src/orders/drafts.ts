// Owns drafts: create, change and delete. Plain rows without a workflow; figures are a preview until submit fixes them.
import { dec, sum, text, ZERO } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import type { FieldRefusal, Refusal, Result } from '../kernel/refusal.ts';
import { accept, isRefusal, refuse } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';
import { amountErrors, quantityError } from './content.rules.ts';
import type { Gathered, Wanted } from './gather.ts';
import { gather } from './gather.ts';
import { mayStep } from './state.rules.ts';
import type { OrderStatus } from './schema.ts';
import type { OrderRow } from './store.ts';
import { lockOrder, replaceLines, replaceOffsets, totalColumns } from './store.ts';
import { unitCodes } from './units.store.ts';

export interface DraftContent {
  currency?: string;
  lines: { sku_code: string; quantity: string; unit?: string }[];
  offsets: { kind: 'prepaid' | 'credit_note' | 'rebate'; reference_id?: string; amount: string }[];
  ship_to?: string;
  requested_date?: string;
  note?: string;
  custom?: Record<string, unknown>;
}

export interface Company {
  id: string;
  currency: string;
  zone: string;
  party_id: string;
}

export async function companyOf(db: Db, companyId: string): Promise<Company> {
  return db
    .selectFrom('company')
    .select(['id', 'currency', 'zone', 'party_id'])
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
}

/** SKUs of the lines by code, quantities in base units. Refuses INVALID_LINES naming every unknown SKU or unit and every quantity out of range. */
export async function resolveLines(
  db: Db,
  companyId: string,
  lines: DraftContent['lines'],
): Promise<Wanted['lines'] | Refusal> {
  const codes = [...new Set(lines.map((line) => line.sku_code))];
  const skus =
    codes.length === 0
      ? []
      : await db
          .selectFrom('sku')
          .select(['id', 'code', 'unit', 'pack_unit', 'pack_size'])
          .where('company_id', '=', companyId)
          .where('code', 'in', codes)
          .execute();
  const byCode = new Map(skus.map((sku) => [sku.code, sku]));
  const units =
    skus.length === 0
      ? []
      : await db
          .selectFrom('sku_unit')
          .select(['sku_id', 'unit', 'factor'])
          .where(
            'sku_id',
            'in',
            skus.map((sku) => sku.id),
          )
          .execute();
  const named = await unitCodes(db, companyId, [...new Set(lines.flatMap(({ unit }) => unit ?? []))]);
  const errors: FieldRefusal[] = [];
  const resolved = lines.map((line, i) => {
    const sku = byCode.get(line.sku_code);
    if (!sku) {
      errors.push({ pointer: `/lines/${i}/sku_code`, code: 'UNKNOWN_SKU', params: { sku: line.sku_code } });
      return null;
    }
    const asked = line.unit === undefined ? [undefined] : [line.unit, ...(named.get(line.unit) ?? [])];
    const factor = asked.map((unit) => unitFactor(sku, units, unit)).find((one) => one !== null);
    if (!factor) {
      errors.push({
        pointer: `/lines/${i}/unit`,
        code: 'UNKNOWN_UNIT',
        params: { sku: line.sku_code, unit: line.unit ?? '' },
      });
      return null;
    }
    const quantity = dec(line.quantity).times(factor);
    const wrong = quantityError(i, line.sku_code, quantity);
    if (wrong) errors.push(wrong);
    return { lineNo: i + 1, skuId: sku.id, quantity };
  });
  if (errors.length > 0) return refuse('INVALID_LINES', { count: errors.length }, errors);
  return resolved.filter((line) => line !== null);
}

function unitFactor(
  sku: { id: string; unit: string; pack_unit: string; pack_size: string },
  units: readonly { sku_id: string; unit: string; factor: string }[],
  unit?: string,
): Decimal | null {
  if (unit === undefined || unit === sku.unit) return dec(1);
  if (unit === sku.pack_unit) return dec(sku.pack_size);
  const other = units.find((row) => row.sku_id === sku.id && row.unit === unit);
  return other ? dec(other.factor) : null;
}

/** A draft's content priced and checked, without writing anything. Refuses INVALID_LINES with a pointer for each wrong field. */
export async function appraise(
  db: Db,
  tenant: string,
  company: Company,
  buyerId: string,
  orderId: string | null,
  content: DraftContent,
  at: Date,
): Promise<{ wanted: Wanted; gathered: Gathered } | Refusal> {
  const currency = content.currency ?? company.currency;
  const errors = amountErrors(currency, content.offsets);
  if (errors.length > 0) return refuse('INVALID_LINES', { count: errors.length }, errors);
  const lines = await resolveLines(db, company.id, content.lines);
  if (isRefusal(lines)) return lines;
  const wanted: Wanted = {
    tenant,
    companyId: company.id,
    orderId,
    buyerId,
    currency,
    businessDate: businessDate(at, company.zone),
    lines,
    offsets: content.offsets.map((offset) => ({
      kind: offset.kind,
      referenceId: offset.reference_id ?? null,
      amount: dec(offset.amount),
    })),
  };
  const gathered = await gather(db, wanted);
  if (!gathered) return refuse('INVALID_LINES', { count: 1 }, [{ pointer: '/buyer_id', code: 'UNKNOWN_PARTNER' }]);
  return { wanted, gathered };
}

/** What a change of a draft answers with, also when the same request comes again later. */
export interface DraftState {
  orderId: string;
  number: string | null;
  status: OrderStatus;
  version: number;
}

export async function createDraft(
  work: Work,
  input: { companyId: string; buyerId: string; content: DraftContent },
): Promise<Result<DraftState>> {
  const company = await companyOf(work.db, input.companyId);
  const appraised = await appraise(work.db, work.tenant, company, input.buyerId, null, input.content, work.now);
  if (isRefusal(appraised)) return appraised;
  const { wanted, gathered } = appraised;
  const row = { id: newId('order'), tenant_id: work.tenant, company_id: company.id };
  await work.db
    .insertInto('sales_order')
    .values({
      ...row,
      seller_id: company.party_id,
      buyer_id: input.buyerId,
      ship_to: input.content.ship_to || gathered.partner.ship_to,
      currency: wanted.currency,
      requested_date: input.content.requested_date ?? null,
      note: input.content.note ?? '',
      custom: JSON.stringify(input.content.custom ?? {}),
      created_by: work.actor.userId,
      ...headColumns(gathered),
    })
    .execute();
  await replaceLines(work.db, row, gathered.lines, gathered.totals);
  await replaceOffsets(work.db, row, wanted.offsets);
  work.audit({
    companyId: company.id,
    action: 'order.create',
    objectType: 'order',
    objectId: row.id,
    detail: { lines: gathered.lines.length, goods: text(gathered.totals.goods) },
  });
  return accept({ orderId: row.id, number: null, status: 'draft', version: 1 });
}

/** Changes a draft or a returned order. `expectedVersion` is the version the caller saw: STALE_VERSION when it is no longer that. */
export async function changeDraft(
  work: Work,
  input: { orderId: string; expectedVersion: number; content: Partial<DraftContent> },
): Promise<Result<DraftState>> {
  const found = await editable(work, input.orderId, input.expectedVersion, 'edit');
  if (isRefusal(found)) return found;
  const company = await companyOf(work.db, found.company_id);
  const content: DraftContent = { ...(await currentContent(work.db, found)), ...input.content };
  const appraised = await appraise(work.db, work.tenant, company, found.buyer_id, found.id, content, work.now);
  if (isRefusal(appraised)) return appraised;
  await replaceLines(work.db, found, appraised.gathered.lines, appraised.gathered.totals);
  await replaceOffsets(work.db, found, appraised.wanted.offsets);
  await work.db
    .updateTable('sales_order')
    .set({
      ...headColumns(appraised.gathered),
      currency: appraised.wanted.currency,
      ship_to: content.ship_to ?? found.ship_to,
      requested_date: content.requested_date ?? found.requested_date,
      note: content.note ?? found.note,
      ...(content.custom ? { custom: JSON.stringify(content.custom) } : {}),
      version: found.version + 1,
      updated_at: work.now,
    })
    .where('id', '=', found.id)
    .execute();
  work.audit({
    companyId: found.company_id,
    action: 'order.change',
    objectType: 'order',
    objectId: found.id,
    detail: { goods: { from: found.goods_amount, to: text(appraised.gathered.totals.goods) } },
  });
  const { number } = found;
  return accept({ orderId: found.id, number, status: found.status as OrderStatus, version: found.version + 1 });
}

export async function deleteDraft(
  work: Work,
  input: { orderId: string; expectedVersion: number },
): Promise<Result<{ orderId: string }>> {
  const found = await editable(work, input.orderId, input.expectedVersion, 'delete');
  if (isRefusal(found)) return found;
  await work.db.deleteFrom('sales_order').where('id', '=', found.id).execute();
  work.audit({
    companyId: found.company_id,
    action: 'order.delete',
    objectType: 'order',
    objectId: found.id,
    detail: { goods: found.goods_amount },
  });
  return accept({ orderId: found.id });
}

async function editable(
  work: Work,
  orderId: string,
  expectedVersion: number,
  step: 'edit' | 'delete',
): Promise<OrderRow | Refusal> {
  const found = await lockOrder(work.db, orderId);
  if (!found) return refuse('NOT_FOUND');
  if (!mayStep(step, found.status as OrderStatus)) return refuse('ORDER_STATE', { status: found.status, step });
  if (found.version !== expectedVersion)
    return refuse('STALE_VERSION', { current: found.version, given: expectedVersion });
  return found;
}

async function currentContent(db: Db, order: OrderRow): Promise<DraftContent> {
  const lines = await db
    .selectFrom('order_line')
    .select(['sku_code', 'quantity'])
    .where('order_id', '=', order.id)
    .orderBy('line_no')
    .execute();
  const offsets = await db
    .selectFrom('order_offset')
    .select(['kind', 'reference_id', 'amount'])
    .where('order_id', '=', order.id)
    .execute();
  return {
    currency: order.currency,
    lines,
    offsets: offsets.map((offset) => ({
      kind: offset.kind as DraftContent['offsets'][number]['kind'],
      amount: offset.amount,
      ...(offset.reference_id ? { reference_id: offset.reference_id } : {}),
    })),
  };
}

function headColumns(gathered: Gathered) {
  const quantity = gathered.lines.length === 0 ? ZERO : sum(gathered.lines.map((line) => line.quantity));
  return {
    ...totalColumns(gathered.totals, quantity),
    tax_included: gathered.lines[0]?.priced?.taxIncluded ?? true,
    region_id: gathered.partner.region_id,
    contract_id: gathered.contract?.id ?? null,
    business_model: gathered.contract?.business_model ?? 'distribution',
  };
}
