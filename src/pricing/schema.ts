// Owns the wire form of price lists.
import { z } from 'zod';
import { businessDate, decimalText, namedRef, page, pageQuery, partyRef } from '../wire/schema.ts';

const price = z.string().regex(/^\d{1,14}(\.\d{1,6})?$/, { error: 'PRICE_TEXT' });

const listHead = {
  id: z.string(),
  code: z.string(),
  name: z.string(),
  name_en: z.string(),
  currency: z.string(),
  tax_included: z.boolean(),
  price_scale: z.int(),
  level: z.string().nullable(),
  region: namedRef.nullable(),
  party: partyRef.nullable(),
  active: z.boolean().describe('false: its prices do not count'),
};

export const versionView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    valid_from: z.string(),
    valid_to: z.string().nullable(),
    state: z.enum(['in_force', 'scheduled', 'over', 'withdrawn']),
    prices: z.int().describe('number of prices'),
  })
  .meta({ id: 'PriceListVersion' });

export const priceListRow = z
  .strictObject({ ...listHead, current: versionView.nullable().describe('in force today') })
  .meta({ id: 'PriceListRow' });
export type PriceListRow = z.infer<typeof priceListRow>;
export const priceListPage = page(priceListRow);
export const priceListsQuery = z.strictObject({
  ...pageQuery,
  q: z.string().max(100).optional().describe('code or name'),
  level: z.string().optional(),
  region_id: z.string().optional(),
  party_id: z.string().optional(),
  active: z.enum(['true', 'false']).optional(),
});
export const priceListsSummaryQuery = priceListsQuery.omit({ limit: true, cursor: true });
export const priceListQuery = z.strictObject({
  prices_of: z.coerce.number().int().min(1).max(1_000_000).optional().describe('number of the version to show'),
});

export const priceListView = z
  .strictObject({
    ...listHead,
    versions: z.array(versionView),
    version: z.int().describe('of the record, for If-Match: grows with every change of the list or its prices'),
    shown: z.int().nullable().describe('number of the version whose prices these are'),
    prices: z
      .array(
        z.strictObject({
          sku_id: z.string(),
          sku_code: z.string(),
          name: z.string(),
          name_en: z.string(),
          min_quantity: decimalText,
          unit_price: decimalText,
          floor_price: decimalText.nullable(),
        }),
      )
      .describe('of the version asked for, else of the one that begins last'),
  })
  .meta({ id: 'PriceList' });
export type PriceListView = z.infer<typeof priceListView>;

export const publishPricesBody = z.strictObject({
  valid_from: businessDate.describe('the version before ends here'),
  prices: z
    .array(
      z.strictObject({
        sku_code: z.string().max(100),
        min_quantity: price.default('0'),
        unit_price: price,
        floor_price: price.nullable().default(null),
      }),
    )
    .min(1)
    .max(5000),
});
export type PublishPrices = z.infer<typeof publishPricesBody>;

export const withdrawPricesBody = z.strictObject({ version: z.int().min(1).max(1_000_000) });

const listNames = { name: z.string().min(1).max(200), name_en: z.string().min(1).max(200), active: z.boolean() };
export const createPriceListBody = z.strictObject({
  ...listNames,
  code: z.string().min(1).max(60),
  active: listNames.active.default(true),
  tax_included: z.boolean().default(true),
  price_scale: z.int().min(0).max(6).default(2).describe('decimals of its prices'),
  level: z.string().min(1).max(20).nullable().default(null),
  region_id: z.string().nullable().default(null),
  party_id: z.string().nullable().default(null).describe('only this partner; then neither level nor region'),
});
export type CreatePriceList = z.infer<typeof createPriceListBody>;
export const updatePriceListBody = z.strictObject(listNames).partial();
export type UpdatePriceList = z.infer<typeof updatePriceListBody>;
