// Owns the wire form of warehouses and stock.
import { z } from 'zod';
import { decimalText, namedRef, page, pageQuery, positiveQuantity } from '../wire/schema.ts';

export const warehouseView = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    name_en: z.string(),
    region: namedRef.nullable(),
    priority: z.int(),
  })
  .meta({ id: 'Warehouse' });

export const stockRow = z
  .strictObject({
    warehouse: namedRef,
    sku: namedRef,
    unit: z.string(),
    on_hand: decimalText,
    reserved: decimalText,
    available: decimalText,
  })
  .meta({ id: 'Stock' });
export type StockRow = z.infer<typeof stockRow>;
export const stockPage = page(stockRow);
export const stockQuery = z.strictObject({
  ...pageQuery,
  warehouse_id: z.string().optional(),
  sku_id: z.string().optional(),
  q: z.string().max(100).optional().describe('SKU code or name'),
});

export const receiveStockBody = z.strictObject({
  warehouse_id: z.string(),
  note: z.string().max(500).default(''),
  lines: z
    .array(z.strictObject({ sku_code: z.string().max(100), quantity: positiveQuantity }))
    .min(1)
    .max(500),
});
export type ReceiveStock = z.infer<typeof receiveStockBody>;

export const adjustStockBody = z.strictObject({
  warehouse_id: z.string(),
  reason: z.string().min(1).max(500),
  lines: z
    .array(
      z.strictObject({ sku_code: z.string().max(100), change: decimalText.describe('added, or with − taken off') }),
    )
    .min(1)
    .max(500),
});
export type AdjustStock = z.infer<typeof adjustStockBody>;

export const stockChange = z
  .strictObject({ id: z.string(), value: decimalText.describe('at standard cost'), lines: z.array(stockRow) })
  .meta({ id: 'StockChange' });
export type StockChange = z.infer<typeof stockChange>;
