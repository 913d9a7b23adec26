// Owns publishing prices: a version is never edited; the next one ends it, and one that has not begun may be replaced or withdrawn.
import { dec } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { addDays } from '../kernel/period.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { insertRows } from '../platform/db/rows.ts';
import type { Work } from '../platform/transact.ts';
import { recordVersion } from '../versions/store.ts';
import type { Fields } from '../versions/rules.ts';
import { listFields, priceFields } from './fields.store.ts';
import { lockList } from './lists.ts';
import type { Changed, LockedList } from './lists.ts';
import type { PublishPrices } from './schema.ts';
import { lastNumber, liveVersions, makeRoom, overlaps, takeOut } from './versions.store.ts';

/**
 * Publishes the next version of a list on the version the caller read; it holds until the next planned one begins. A planned version
 * that would begin the same day is replaced. Refuses NOT_FOUND, STALE_VERSION, prices in the past, prices another list gives, and wrong lines by pointer.
 */
export async function publishPrices(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  today: string,
  body: PublishPrices,
): Promise<Result<Changed>> {
  const locked = await lockList(work, companyId, id, version);
  if (!locked.ok) return locked;
  const list = locked.value;
  const live = await liveVersions(work.db, id);
  // What began today may already have priced an order.
  const earliest = live.some(({ valid_from }) => valid_from === today) ? addDays(today, 1) : today;
  if (body.valid_from < earliest)
    return refuse('PRICES_IN_THE_PAST', { earliest }, [
      { pointer: '/valid_from', code: 'PRICES_IN_THE_PAST', params: { earliest } },
    ]);
  const skus = await findSkus(work, companyId, body);
  const errors = wrongLines(body, list.price_scale, skus);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors.slice(0, 100));
  const before = live.find(({ valid_from }) => valid_from <= body.valid_from);
  const kept = before ? await priceFields(work.db, before.id) : {};
  if (before?.valid_from === body.valid_from) await takeOut(work.db, id, before);
  const ends = await makeRoom(work.db, id, body.valid_from);
  const twice = await overlaps(work.db, id, body.valid_from, ends, [...skus.values()]);
  if (twice.length > 0) return refuse('INVALID_CONTENT', { count: twice.length }, overlapping(body, twice));
  const versionId = newId('price_list_version');
  const own = { tenant_id: work.tenant, company_id: companyId };
  const number = (await lastNumber(work.db, id)) + 1;
  await work.db
    .insertInto('price_list_version')
    .values({
      id: versionId,
      ...own,
      price_list_id: id,
      version: number,
      valid_from: body.valid_from,
      valid_to: ends,
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
  const head = await listFields(work.db, id);
  await keep(work, companyId, list, {
    before: { ...head, valid_from: before?.valid_from ?? null, ...kept },
    after: { ...head, valid_from: body.valid_from, ...(await priceFields(work.db, versionId)) },
  });
  work.audit({
    companyId,
    action: 'price_list.publish',
    objectType: 'price_list',
    objectId: id,
    detail: { version: number, valid_from: body.valid_from, prices: body.prices.length },
  });
  return accept({ id, version: version + 1 });
}

/** Takes a planned version back before it begins. Refuses NOT_FOUND, STALE_VERSION, UNKNOWN_PRICES and PRICES_BEGUN. */
export async function withdrawPrices(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  today: string,
  body: { version: number },
): Promise<Result<Changed>> {
  const locked = await lockList(work, companyId, id, version);
  if (!locked.ok) return locked;
  const live = await liveVersions(work.db, id);
  const gone = live.find((one) => one.version === body.version);
  if (!gone)
    return refuse('UNKNOWN_PRICES', { version: body.version }, [{ pointer: '/version', code: 'UNKNOWN_PRICES' }]);
  if (gone.valid_from <= today) return refuse('PRICES_BEGUN', { version: gone.version, from: gone.valid_from });
  const head = await listFields(work.db, id);
  const planned = `v${gone.version}: ${gone.valid_from}`;
  await takeOut(work.db, id, gone);
  await keep(work, companyId, locked.value, { before: { ...head, planned }, after: { ...head, planned: null } });
  work.audit({
    companyId,
    action: 'price_list.withdraw',
    objectType: 'price_list',
    objectId: id,
    detail: { version: gone.version },
  });
  return accept({ id, version: version + 1 });
}

async function keep(work: Work, companyId: string, list: LockedList, made: { before: Fields; after: Fields }) {
  const version = list.version + 1;
  await work.db.updateTable('price_list').set({ version }).where('id', '=', list.id).execute();
  await recordVersion(work, { companyId, type: 'price_list', id: list.id, version, partyId: list.party_id, ...made });
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

function overlapping(body: PublishPrices, twice: readonly { sku: string; list: string }[]): FieldRefusal[] {
  return twice.slice(0, 100).map(({ sku, list }) => ({
    pointer: `/prices/${body.prices.findIndex((line) => line.sku_code === sku)}/sku_code`,
    code: 'PRICES_OVERLAP',
    params: { sku, list },
  }));
}
