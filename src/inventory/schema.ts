// Owns the wire form of warehouses and stock.
import { z } from 'zod';
import { decimalText, instant, namedRef, page, pageQuery, personRef, positiveQuantity } from '../wire/schema.ts';

export const warehouseView = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    name_en: z.string(),
    region: namedRef.nullable(),
    priority: z.int().describe('goods are taken from the lowest first'),
    address: z.string(),
    active: z.boolean().describe('false: no more goods are reserved in it'),
    version: z.int(),
  })
  .meta({ id: 'Warehouse' });
export type WarehouseView = z.infer<typeof warehouseView>;

const warehouseFields = {
  name: z.string().min(1).max(200),
  name_en: z.string().min(1).max(200),
  region_id: z.string().nullable(),
  priority: z.int().min(1).max(999),
  address: z.string().max(500),
  active: z.boolean(),
};
export const createWarehouseBody = z.strictObject({
  ...warehouseFields,
  code: z.string().min(1).max(40),
  region_id: warehouseFields.region_id.default(null),
  priority: warehouseFields.priority.default(1),
  address: warehouseFields.address.default(''),
  active: warehouseFields.active.default(true),
});
export type CreateWarehouse = z.infer<typeof createWarehouseBody>;
export const updateWarehouseBody = z.strictObject(warehouseFields).partial();
export type UpdateWarehouse = z.infer<typeof updateWarehouseBody>;

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

export const stockSummaryQuery = stockQuery.omit({ limit: true, cursor: true });

export const MOVE_KINDS = ['opening', 'receipt', 'reserve', 'release', 'ship', 'return', 'adjust'] as const;

export const stockMoveRow = z
  .strictObject({
    id: z.string(),
    at: instant,
    kind: z.enum(MOVE_KINDS),
    warehouse: namedRef,
    sku: namedRef,
    unit: z.string(),
    on_hand_change: decimalText,
    reserved_change: decimalText,
    note: z.string().nullable().describe('reason of an adjustment, note of a receipt'),
    document: z.strictObject({ type: z.string(), id: z.string(), number: z.string().nullable() }),
    by: personRef.nullable(),
  })
  .meta({ id: 'StockMove' });
export type StockMoveRow = z.infer<typeof stockMoveRow>;
export const stockMovePage = page(stockMoveRow);
export const stockMovesQuery = z.strictObject({
  ...pageQuery,
  warehouse_id: z.string().optional(),
  sku_id: z.string().optional(),
  kind: z.enum(MOVE_KINDS).optional(),
  q: z.string().max(100).optional().describe('SKU code or name'),
});
export const stockMovesSummaryQuery = stockMovesQuery.omit({ limit: true, cursor: true });

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
