// Owns the wire form of dealer orders.
import { z } from 'zod';
import { approvalView } from '../approvals/schema.ts';
import {
  action,
  businessDate,
  decimalText,
  documentEvent,
  instant,
  money,
  namedRef,
  page,
  pageQuery,
  partyRef,
  personRef,
  positiveDecimal,
} from '../wire/schema.ts';
import { ORDER_STATUSES } from './state.rules.ts';

export { ORDER_STATUSES };
export type { OrderStatus } from './state.rules.ts';

export const orderStatus = z.enum(ORDER_STATUSES);

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

export const createOrderBody = z.strictObject({
  buyer_id: z.string().describe('dealer; a dealer may name only itself or below'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('must be the contract currency when given'),
  lines: z.array(draftLine).max(LINES_MAX),
  offsets: z.array(offsetBody).max(20).default([]),
  ship_to: z.string().max(500).default(''),
  requested_date: businessDate.optional(),
  note: z.string().max(2000).default(''),
  custom: z.record(z.string(), z.unknown()).optional(),
});
export const updateOrderBody = createOrderBody.omit({ buyer_id: true }).partial();
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
    .array(z.strictObject({ order_line_id: z.string(), quantity: positiveDecimal }))
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
        received_quantity: decimalText,
        reason: z.string().max(500).default(''),
      }),
    )
    .max(LINES_MAX)
    .default([]),
});

/** One rule of the price waterfall: what it did and the running price after it. */
export const priceStep = z.strictObject({
  rule: z.string(),
  source_id: z.string(),
  version: z.int(),
  name: z.string(),
  name_en: z.string(),
  delta: decimalText,
  price: decimalText,
  params: z.record(z.string(), z.string()).optional(),
});
export type PriceStep = z.infer<typeof priceStep>;

export const orderLine = z
  .strictObject({
    id: z.string(),
    line_no: z.int(),
    sku_id: z.string(),
    sku_code: z.string(),
    name: z.string(),
    name_en: z.string(),
    unit: z.string(),
    pack_unit: z.string(),
    pack_size: decimalText,
    ordered_quantity: decimalText,
    quantity: decimalText,
    list_price: decimalText,
    unit_price: decimalText,
    floor_price: decimalText.nullable(),
    price_trace: z.array(priceStep),
    list_amount: money,
    goods_amount: money,
    tax_amount: money,
    tax_rate: decimalText,
    offset_amount: money,
    allocated_quantity: decimalText,
    shipped_quantity: decimalText,
    received_quantity: decimalText,
    lost_quantity: decimalText,
    cancelled_quantity: decimalText,
    returned_quantity: decimalText,
    waiting_quantity: decimalText,
    warehouse: namedRef.nullable(),
  })
  .meta({ id: 'OrderLine' });

export const CHECK_RULES = [
  'contract',
  'status',
  'scope',
  'pack',
  'price',
  'credit',
  'overdue',
  'stock',
  'duplicate',
  'offset',
  'licence',
] as const;
export const verdict = z
  .strictObject({
    rule: z.enum(CHECK_RULES),
    rule_id: z.string(),
    verdict: z.enum(['pass', 'warn', 'block', 'needs_approval']),
    /** Facts the console puts into the rule's sentence; amounts are decimal text. */
    evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    cure: z.string().nullable(),
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof verdict>;

export const shipmentView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    warehouse: namedRef.nullable(),
    carrier: z.string(),
    tracking_number: z.string(),
    status: z.enum(['in_transit', 'received']),
    quantity: decimalText,
    goods_amount: money,
    business_date: z.string(),
    expected_on: z.string().nullable(),
    shipped_at: instant,
    received_at: instant.nullable(),
    receipt_number: z.string().nullable(),
    lines: z.array(
      z.strictObject({
        id: z.string(),
        order_line_id: z.string(),
        sku_code: z.string(),
        name: z.string(),
        name_en: z.string(),
        quantity: decimalText,
        received_quantity: decimalText,
        lost_quantity: decimalText,
        difference_reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Shipment' });

export const invoiceView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    business_date: z.string(),
    due_date: z.string(),
    gross_amount: money,
    net_amount: money,
    tax_amount: money,
    offset_amount: money,
    paid_amount: money,
    credited_amount: money,
    written_off_amount: money,
    open_amount: money,
    overdue: z.boolean(),
  })
  .meta({ id: 'Invoice' });

/** A stage of the order: done, partly done (with its share 0–1 as decimal text), or to come. */
export const stage = z.strictObject({
  name: z.enum(['submitted', 'checked', 'approved', 'allocated', 'shipped', 'received', 'closed']),
  state: z.enum(['done', 'partial', 'waiting', 'ended']),
  share: decimalText,
  at: instant.nullable(),
  detail: z.string().nullable(),
});

export const nextStep = z.strictObject({
  kind: z.enum(['person', 'where', 'progress', 'why', 'none']),
  text: z.string(),
  people: z.array(personRef),
  since: instant.nullable(),
  params: z.record(z.string(), z.string()),
});

const orderHead = {
  id: z.string(),
  number: z.string().nullable(),
  kind: z.string(),
  status: orderStatus,
  version: z.int(),
  document_version: z.int(),
  buyer: partyRef,
  dealer_level: z.string().nullable(),
  region: namedRef.nullable(),
  currency: z.string(),
  list_amount: money,
  discount_amount: money,
  goods_amount: money,
  tax_amount: money,
  offset_amount: money,
  payable_amount: money,
  quantity: decimalText,
  shipped_quantity: decimalText,
  received_quantity: decimalText,
  exceptions: z.array(z.string()),
  business_date: z.string().nullable(),
  created_at: instant,
  submitted_at: instant.nullable(),
  next_step: nextStep,
};

export const orderRow = z.strictObject({ ...orderHead, line_count: z.int() }).meta({ id: 'OrderRow' });
export type OrderRow = z.infer<typeof orderRow>;
export const orderPage = page(orderRow);

export const orderView = z
  .strictObject({
    ...orderHead,
    contract: z.strictObject({ id: z.string(), number: z.string(), version: z.int() }).nullable(),
    ship_to: z.string(),
    requested_date: z.string().nullable(),
    note: z.string(),
    end_reason: z.string().nullable(),
    custom: z.record(z.string(), z.unknown()),
    created_by: personRef.nullable(),
    submitted_by: personRef.nullable(),
    approved_at: instant.nullable(),
    closed_at: instant.nullable(),
    tax_included: z.boolean(),
    workflow_id: z.string(),
    stages: z.array(stage),
    lines: z.array(orderLine),
    offsets: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['prepaid', 'credit_note', 'rebate']),
        reference: z.string().nullable(),
        amount: money,
        applied_amount: money,
        left_amount: money,
      }),
    ),
    verdicts: z.array(verdict),
    shipments: z.array(shipmentView),
    invoices: z.array(invoiceView),
    returns: z.array(
      z.strictObject({ id: z.string(), number: z.string().nullable(), status: z.string(), gross_amount: money }),
    ),
    approval: approvalView.nullable(),
    events: z.array(documentEvent),
    actions: z
      .array(action)
      .describe(
        'submit, edit, delete, cancel, recall, resubmit, allocate, ship, receive, pay, return, reorder, write_off',
      ),
  })
  .meta({ id: 'Order' });
export type OrderView = z.infer<typeof orderView>;

/** The wire answer of everything that moves an order. */
export const orderStateView = z
  .strictObject({
    id: z.string(),
    number: z.string().nullable(),
    status: orderStatus,
    version: z.int(),
    approval_id: z.string().nullable(),
    verdicts: z.array(verdict),
  })
  .meta({ id: 'OrderState' });
export type OrderStateView = z.infer<typeof orderStateView>;

export const ordersQuery = z.strictObject({
  ...pageQuery,
  status: z.string().optional().describe('comma-separated'),
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
  favourites: z.enum(['true', 'false']).optional(),
  ...pageQuery,
});

export const pasteView = z
  .strictObject({
    lines: z.array(draftLine),
    problems: z.array(z.strictObject({ row: z.int(), text: z.string(), code: z.string() })),
  })
  .meta({ id: 'PasteResult' });
