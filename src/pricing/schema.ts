// Owns the wire form of price lists.
import { z } from 'zod';
import { businessDate, decimalText, namedRef, page, pageQuery, partyRef } from '../wire/schema.ts';

const price = z.string().regex(/^\d{1,14}(\.\d{1,6})?$/, { error: 'DECIMAL_TEXT' });

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
};

export const versionView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    valid_from: z.string(),
    valid_to: z.string().nullable(),
    prices: z.int().describe('number of prices'),
  })
  .meta({ id: 'PriceListVersion' });

export const priceListRow = z
  .strictObject({ ...listHead, current: versionView.nullable().describe('in force today') })
  .meta({ id: 'PriceListRow' });
export type PriceListRow = z.infer<typeof priceListRow>;
export const priceListPage = page(priceListRow);
export const priceListsQuery = z.strictObject({ ...pageQuery, q: z.string().max(100).optional() });

export const priceListView = z
  .strictObject({
    ...listHead,
    versions: z.array(versionView),
    version: z.int().describe('number of the newest version'),
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
      .describe('of the newest version'),
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
