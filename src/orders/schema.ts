// Owns the wire form of what is asked of orders; how they are shown is in view.schema.ts, offered here too as the one door.
import { z } from 'zod';
import {
  businessDate,
  decimalText,
  money,
  namedRef,
  page,
  pageQuery,
  positiveDecimal,
  positiveQuantity,
  quantityText,
} from '../wire/schema.ts';
import { ORDER_STATUSES } from './state.rules.ts';
import { priceStep, verdict } from './view.schema.ts';

export {
  orderStatus,
  priceStep,
  orderLine,
  CHECK_RULES,
  verdict,
  shipmentView,
  invoiceView,
  stage,
  nextStep,
  orderRow,
  orderPage,
  orderView,
  orderStateView,
} from './view.schema.ts';
export type { PriceStep, Verdict, OrderRow, OrderView, OrderStateView } from './view.schema.ts';
export { ORDER_STATUSES };
export type { OrderStatus } from './state.rules.ts';

export const LINES_MAX = 1000;

export const draftLine = z.strictObject({
  sku_code: z.string().min(1).max(100),
  quantity: positiveDecimal,
  /** The SKU's base unit when absent; another unit of the SKU is converted. */
  unit: z.string().max(20).optional(),
});
export const offsetBody = z.strictObject({
  kind: z.enum(['prepaid', 'credit_note', 'rebate']),
  reference_id: z.string().optional(),
  amount: positiveDecimal,
});

const draftFields = {
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('must be the contract currency when given'),
  lines: z.array(draftLine).max(LINES_MAX),
  offsets: z.array(offsetBody).max(20),
  ship_to: z.string().max(500),
  requested_date: businessDate.optional(),
  note: z.string().max(2000),
  custom: z.record(z.string(), z.unknown()).optional(),
};
export const createOrderBody = z.strictObject({
  buyer_id: z.string().describe('dealer; a dealer may name only itself or below'),
  ...draftFields,
  offsets: draftFields.offsets.default([]),
  ship_to: draftFields.ship_to.default(''),
  note: draftFields.note.default(''),
});
/** Only what is named changes, so nothing here may have a default: it would wipe what the caller left out. */
export const updateOrderBody = z.strictObject(draftFields).partial();
export const submitOrderBody = z.strictObject({});
export const reorderBody = z.strictObject({ order_id: z.string() });
export const pasteBody = z.strictObject({
  buyer_id: z.string(),
  text: z.string().max(200_000).describe('rows of SKU code and quantity as copied from a sheet'),
});
export const cancelOrderBody = z.strictObject({ reason: z.string().min(1).max(500) });

export const shipBody = z.strictObject({
  warehouse_id: z.string(),
  carrier: z.string().max(100).default(''),
  tracking_number: z.string().max(100).default(''),
  expected_on: businessDate.optional(),
  lines: z
    .array(z.strictObject({ order_line_id: z.string(), quantity: positiveQuantity }))
    .min(1)
    .max(LINES_MAX),
});
export const receiveBody = z.strictObject({
  note: z.string().max(1000).default(''),
  /** Lines left out arrived in full. */
  lines: z
    .array(
      z.strictObject({
        shipment_line_id: z.string(),
        received_quantity: quantityText,
        reason: z.string().max(500).default(''),
      }),
    )
    .max(LINES_MAX)
    .default([]),
});

export const ordersQuery = z.strictObject({
  ...pageQuery,
  status: z
    .string()
    .refine((text) => text.split(',').every((one) => ORDER_STATUSES.some((status) => status === one)), {
      error: 'ORDER_STATUS_UNKNOWN',
    })
    .optional()
    .describe(`comma-separated; ${ORDER_STATUSES.join(', ')}`),
  region_id: z.string().optional(),
  buyer_id: z.string().optional(),
  q: z.string().max(100).optional().describe('number, partner or product'),
  created_from: businessDate.optional(),
  created_to: businessDate.optional().describe('inclusive'),
  payable_from: decimalText.optional(),
  payable_to: decimalText.optional(),
  exception: z.string().optional(),
  awaiting_me: z.enum(['true', 'false']).optional(),
  waiting_stock: z.enum(['true', 'false']).optional(),
  to_ship: z.enum(['true', 'false']).optional().describe('with stock allocated in a warehouse one works in'),
  in_transit: z.enum(['true', 'false']).optional().describe('with a shipment on its way'),
});
export type OrdersQuery = z.infer<typeof ordersQuery>;
export const summaryQuery = ordersQuery.omit({ limit: true, cursor: true });

/** Prices, offsets and checks of a draft without saving or holding anything. */
export const previewView = z
  .strictObject({
    lines: z.array(
      z.strictObject({
        sku_code: z.string(),
        sku_id: z.string(),
        name: z.string(),
        name_en: z.string(),
        unit: z.string(),
        pack_unit: z.string(),
        pack_size: decimalText,
        quantity: decimalText,
        list_price: decimalText,
        unit_price: decimalText,
        price_trace: z.array(priceStep),
        goods_amount: money,
        available: decimalText,
      }),
    ),
    list_amount: money,
    discount_amount: money,
    goods_amount: money,
    tax_amount: money,
    offset_amount: money,
    payable_amount: money,
    credit_available: money,
    verdicts: z.array(verdict),
  })
  .meta({ id: 'OrderPreview' });

/** What a dealer can order, with the own price of one base unit. */
export const orderableSku = z
  .strictObject({
    sku_id: z.string(),
    sku_code: z.string(),
    name: z.string(),
    name_en: z.string(),
    brand: z.string(),
    category: namedRef,
    unit: z.string(),
    pack_unit: z.string(),
    pack_size: decimalText,
    min_quantity: decimalText,
    list_price: decimalText,
    unit_price: decimalText,
    currency: z.string(),
    available: decimalText,
    last_ordered_quantity: decimalText.nullable(),
  })
  .meta({ id: 'OrderableSku' });
export const orderablePage = page(orderableSku);
export const orderableQuery = z.strictObject({
  buyer_id: z.string(),
  q: z.string().max(100).optional(),
  category_id: z.string().optional(),
  favourites: z.enum(['true', 'false']).optional().describe('only the own list'),
  ordered_before: z.enum(['true', 'false']).optional().describe('only what this dealer ordered before'),
  ...pageQuery,
});

export const sheetBody = z.strictObject({
  buyer_id: z.string(),
  file_id: z.string().max(100).describe('an Excel or CSV file the caller uploaded: code, quantity and perhaps unit'),
});
export const favouriteView = z.strictObject({ sku_id: z.string(), favourite: z.boolean() }).meta({ id: 'Favourite' });
export const favouriteList = z.strictObject({ data: z.array(z.string().describe('id of a SKU')) });

export const pasteView = z
  .strictObject({
    lines: z.array(draftLine),
    problems: z.array(z.strictObject({ row: z.int(), text: z.string(), code: z.string() })),
  })
  .meta({ id: 'PasteResult' });
