// Owns reading the prices that are in force for a partner on a date.
import { sql } from 'kysely';
import { dec } from '../kernel/decimal.ts';
import type { Db } from '../platform/db/database.ts';
import type { ListPrice } from './rules.ts';

export interface PriceQuestion {
  companyId: string;
  currency: string;
  partyId: string;
  level: string;
  regionId: string | null;
  on: string;
  skuIds: readonly string[];
}

interface Row {
  sku_id: string;
  list_id: string;
  code: string;
  name: string;
  name_en: string;
  version: number;
  tax_included: boolean;
  price_scale: number;
  party_id: string | null;
  level: string | null;
  region_id: string | null;
  min_quantity: string;
  unit_price: string;
  floor_price: string | null;
}

/**
 * Prices of each SKU from every list in force that fits the partner; a list for other partners, levels or regions is left out.
 * The list that the partner's contract in force names counts like one made for the partner.
 */
export async function pricesFor(db: Db, question: PriceQuestion): Promise<Map<string, ListPrice[]>> {
  const found = await sql<Row>`
    with agreed as (
      select c.price_list_id from contract c where c.party_id = ${question.partyId} and c.company_id = ${question.companyId} and c.status = 'active'
        and c.valid_from <= ${question.on}::date and (c.valid_to is null or ${question.on}::date < c.valid_to)
      order by c.valid_from desc, c.version desc limit 1
    )
    select p.sku_id, l.id as list_id, l.code, l.name, l.name_en, v.version, l.tax_included, l.price_scale, l.level, l.region_id,
           case when l.id = (select price_list_id from agreed) then ${question.partyId}::text else l.party_id end as party_id,
           p.min_quantity, p.unit_price, p.floor_price
    from price_list l
    join price_list_version v on v.price_list_id = l.id and v.withdrawn_at is null and v.valid_from <= ${question.on}::date and (v.valid_to is null or ${question.on}::date < v.valid_to)
    join price p on p.price_list_version_id = v.id and p.sku_id = any(${question.skuIds}::text[])
    where l.company_id = ${question.companyId} and l.currency = ${question.currency} and l.channel is null and l.active
      and (l.id = (select price_list_id from agreed) or (l.party_id is null or l.party_id = ${question.partyId}) and (l.level is null or l.level = ${question.level})
      and (l.region_id is null or l.region_id = ${question.regionId}))
    order by p.sku_id, l.code, p.min_quantity`.execute(db);
  const bySku = new Map<string, ListPrice[]>();
  for (const row of found.rows) {
    const prices = bySku.get(row.sku_id) ?? [];
    prices.push(listPrice(row));
    bySku.set(row.sku_id, prices);
  }
  return bySku;
}

function listPrice(row: Row): ListPrice {
  return {
    listId: row.list_id,
    listCode: row.code,
    name: row.name,
    nameEn: row.name_en,
    version: row.version,
    taxIncluded: row.tax_included,
    scale: row.price_scale,
    partyId: row.party_id,
    level: row.level,
    regionId: row.region_id,
    minQuantity: dec(row.min_quantity),
    unitPrice: dec(row.unit_price),
    floorPrice: row.floor_price === null ? null : dec(row.floor_price),
  };
}
