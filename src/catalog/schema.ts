// Owns the wire form of brands, categories and SKUs.
import { z } from 'zod';
import { businessDate, decimalText, namedRef, page, pageQuery, positiveDecimal } from '../wire/schema.ts';

const cost = z.string().regex(/^\d{1,14}(\.\d{1,8})?$/, { error: 'DECIMAL_TEXT' });
const code = z.string().min(1).max(60);
const name = z.string().min(1).max(200);

export const skuView = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    name_en: z.string(),
    product: namedRef,
    brand: namedRef,
    category: namedRef,
    unit: z.string(),
    pack_unit: z.string(),
    pack_size: decimalText,
    min_quantity: decimalText,
    orderable: z.boolean(),
    stocked: z.boolean(),
    tax_code: z.string().nullable(),
    tax_rate: decimalText.nullable(),
    /** Standard cost of one base unit; null for whom cost is not shown. */
    standard_cost: decimalText.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Sku' });
export type SkuView = z.infer<typeof skuView>;
export const skuPage = page(skuView);

export const skusQuery = z.strictObject({
  ...pageQuery,
  q: z.string().max(100).optional().describe('code or name'),
  brand_id: z.string().optional(),
  category_id: z.string().optional(),
  orderable: z.enum(['true', 'false']).optional(),
});

const skuFields = {
  name,
  name_en: name,
  pack_size: positiveDecimal,
  min_quantity: decimalText,
  orderable: z.boolean(),
};

export const createSkuBody = z.strictObject({
  ...skuFields,
  code,
  min_quantity: skuFields.min_quantity.default('0'),
  orderable: skuFields.orderable.default(true),
  unit: z.string().min(1).max(20),
  pack_unit: z.string().min(1).max(20),
  stocked: z.boolean().default(true),
  product: z
    .strictObject({ code, name, name_en: name, brand_id: z.string(), category_id: z.string() })
    .describe('an existing product is found by its code'),
  tax_code: code,
  standard_cost: cost,
  valid_from: businessDate.optional().describe('of tax code and cost; today when absent'),
});
export type CreateSku = z.infer<typeof createSkuBody>;
export const updateSkuBody = z.strictObject(skuFields).partial();
export type UpdateSku = z.infer<typeof updateSkuBody>;

export const namedList = z.strictObject({ data: z.array(namedRef) });
