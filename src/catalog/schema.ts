// Owns the wire form of brands, categories, units, products and SKUs.
import { z } from 'zod';
import { businessDate, decimalText, namedRef, page, pageQuery, positiveDecimal, quantityText } from '../wire/schema.ts';

const cost = z.string().regex(/^\d{1,14}(\.\d{1,8})?$/, { error: 'NOT_NEGATIVE' });
const count = quantityText.refine((text) => !text.startsWith('-'), { error: 'NOT_NEGATIVE' });
const code = z.string().min(1).max(60);
const name = z.string().min(1).max(200);

/** A brand, category or unit; only a category stands below another. */
export const namedView = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    name_en: z.string(),
    active: z.boolean().describe('false: kept for what names it, offered no more'),
    parent: namedRef.nullable(),
    version: z.int(),
  })
  .meta({ id: 'NamedRecord' });
export type NamedView = z.infer<typeof namedView>;
export const namedList = z.strictObject({ data: z.array(namedView) });

const namedFields = {
  name,
  name_en: name,
  active: z.boolean(),
  parent_id: z.string().nullable().describe('of a category: the one above'),
};
export const createNamedBody = z.strictObject({
  code,
  name,
  name_en: name,
  active: namedFields.active.default(true),
  parent_id: namedFields.parent_id.optional(),
});
export type CreateNamed = z.infer<typeof createNamedBody>;
export const updateNamedBody = z.strictObject(namedFields).partial();
export type UpdateNamed = z.infer<typeof updateNamedBody>;

export const PRODUCT_KINDS = ['goods', 'service', 'virtual', 'fee'] as const;

export const productView = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    name_en: z.string(),
    kind: z.enum(PRODUCT_KINDS),
    brand: namedRef,
    category: namedRef,
    active: z.boolean(),
    skus: z.int().describe('number of SKUs'),
    version: z.int(),
  })
  .meta({ id: 'Product' });
export type ProductView = z.infer<typeof productView>;
export const productPage = page(productView);
export const productsQuery = z.strictObject({
  ...pageQuery,
  q: z.string().max(100).optional().describe('code or name'),
  brand_id: z.string().optional(),
  category_id: z.string().optional(),
  active: z.enum(['true', 'false']).optional(),
});
export const productsSummaryQuery = productsQuery.omit({ limit: true, cursor: true });

const productFields = {
  name,
  name_en: name,
  kind: z.enum(PRODUCT_KINDS),
  brand_id: z.string(),
  category_id: z.string(),
  active: z.boolean(),
};
export const createProductBody = z.strictObject({
  ...productFields,
  code,
  kind: productFields.kind.default('goods'),
  active: productFields.active.default(true),
});
export type CreateProduct = z.infer<typeof createProductBody>;
export const updateProductBody = z.strictObject(productFields).partial();
export type UpdateProduct = z.infer<typeof updateProductBody>;

const unitFactor = z.strictObject({ unit: z.string().max(20), factor: positiveDecimal.describe('base units in one') });

export const skuView = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    name_en: z.string(),
    product: namedRef,
    brand: namedRef,
    category: namedRef,
    unit: z.string().describe('code of the base unit, see /units'),
    pack_unit: z.string(),
    pack_size: decimalText,
    units: z.array(z.strictObject({ unit: z.string(), factor: decimalText })).describe('units it may be ordered in'),
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
  product_id: z.string().optional(),
  orderable: z.enum(['true', 'false']).optional(),
});
export const skusSummaryQuery = skusQuery.omit({ limit: true, cursor: true });

const skuFields = {
  name,
  name_en: name,
  pack_unit: z.string().min(1).max(20),
  pack_size: positiveDecimal,
  min_quantity: count,
  orderable: z.boolean(),
  units: z.array(unitFactor).max(20).describe('further units it may be ordered in'),
  tax_code: code,
  standard_cost: cost,
};
const validFrom = businessDate.optional().describe('of tax code and cost; today when absent');

export const createSkuBody = z.strictObject({
  ...skuFields,
  code,
  min_quantity: skuFields.min_quantity.default('0'),
  orderable: skuFields.orderable.default(true),
  units: skuFields.units.default([]),
  unit: z.string().min(1).max(20),
  stocked: z.boolean().default(true),
  product: z
    .strictObject({ code, name, name_en: name, brand_id: z.string(), category_id: z.string() })
    .describe('an existing product is found by its code'),
  valid_from: validFrom,
});
export type CreateSku = z.infer<typeof createSkuBody>;
export const updateSkuBody = z.strictObject({ ...skuFields, valid_from: validFrom }).partial();
export type UpdateSku = z.infer<typeof updateSkuBody>;

export const taxCodeView = z
  .strictObject({
    code: z.string(),
    rate: decimalText.describe('of the net amount, in force today'),
  })
  .meta({ id: 'TaxCode' });
export const taxCodeList = z.strictObject({ data: z.array(taxCodeView) });
