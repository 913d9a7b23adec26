// Owns publishing prices: a new version ends the one before and is never edited.
import { dec } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { addDays } from '../kernel/period.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { insertRows } from '../platform/db/rows.ts';
import type { Work } from '../platform/transact.ts';
import type { PublishPrices } from './schema.ts';

interface Changed {
  id: string;
  version: number;
}

/**
 * Publishes the next version of a list on the version the caller read. Refuses NOT_FOUND, STALE_VERSION, prices that
 * would begin before today or before the newest version, and wrong lines by pointer.
 */
export async function publishPrices(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  today: string,
  body: PublishPrices,
): Promise<Result<Changed>> {
  const list = await work.db
    .selectFrom('price_list')
    .select(['id', 'price_scale'])
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!list) return refuse('NOT_FOUND', { subject: 'price_list', id });
  const newest = await work.db
    .selectFrom('price_list_version')
    .select(['id', 'version', 'valid_from'])
    .where('price_list_id', '=', id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  const current = newest?.version ?? 0;
  if (current !== version) return refuse('STALE_VERSION', { current, given: version });
  const earliest = newest && newest.valid_from >= today ? addDays(newest.valid_from, 1) : today;
  if (body.valid_from < earliest)
    return refuse('PRICES_IN_THE_PAST', { earliest }, [
      { pointer: '/valid_from', code: 'PRICES_IN_THE_PAST', params: { earliest } },
    ]);
  const skus = await findSkus(work, companyId, body);
  const errors = wrongLines(body, list.price_scale, skus);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors.slice(0, 100));
  if (newest)
    await work.db
      .updateTable('price_list_version')
      .set({ valid_to: body.valid_from })
      .where('id', '=', newest.id)
      .execute();
  const versionId = newId('price_list_version');
  const own = { tenant_id: work.tenant, company_id: companyId };
  await work.db
    .insertInto('price_list_version')
    .values({
      id: versionId,
      ...own,
      price_list_id: id,
      version: current + 1,
      valid_from: body.valid_from,
      published_by: work.actor.userId,
    })
    .execute();
  await insertRows(
    work.db,
    'price',
    body.prices.map(({ sku_code, ...line }) => ({
      ...own,
      price_list_version_id: versionId,
      sku_id: skus.get(sku_code)!,
      ...line,
    })),
  );
  work.audit({
    companyId,
    action: 'price_list.publish',
    objectType: 'price_list',
    objectId: id,
    detail: { version: current + 1, valid_from: body.valid_from, prices: body.prices.length },
  });
  return accept({ id, version: current + 1 });
}

async function findSkus(work: Work, companyId: string, body: PublishPrices): Promise<Map<string, string>> {
  const rows = await work.db
    .selectFrom('sku')
    .select(['id', 'code'])
    .where('company_id', '=', companyId)
    .where(
      'code',
      'in',
      body.prices.map((line) => line.sku_code),
    )
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

function wrongLines(body: PublishPrices, scale: number, skus: ReadonlyMap<string, string>): FieldRefusal[] {
  const seen = new Set<string>();
  const errors: FieldRefusal[] = [];
  body.prices.forEach((line, i) => {
    const pointer = `/prices/${i}`;
    const { sku_code: sku, min_quantity } = line;
    const key = `${sku}|${dec(min_quantity).toFixed()}`;
    if (!skus.has(sku)) errors.push({ pointer: `${pointer}/sku_code`, code: 'UNKNOWN_SKU', params: { sku } });
    if (seen.has(key)) errors.push({ pointer, code: 'PRICE_TWICE', params: { sku, min_quantity } });
    seen.add(key);
    if (dec(line.unit_price).decimalPlaces() > scale)
      errors.push({ pointer: `${pointer}/unit_price`, code: 'PRICE_TOO_FINE', params: { scale } });
    if (line.floor_price !== null && dec(line.floor_price).gt(line.unit_price))
      errors.push({ pointer: `${pointer}/floor_price`, code: 'FLOOR_ABOVE_PRICE' });
  });
  return errors;
}
