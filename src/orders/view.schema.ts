// Owns the wire form of an order as it is shown: rows, the page, its lines, verdicts, shipments and invoices.
import { z } from 'zod';
import { approvalView } from '../approvals/schema.ts';
import {
  action,
  decimalText,
  documentEvent,
  instant,
  money,
  namedRef,
  page,
  partyRef,
  personRef,
} from '../wire/schema.ts';
import { ORDER_STATUSES } from './state.rules.ts';

export const orderStatus = z.enum(ORDER_STATUSES);

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
        reference_id: z.string().nullable().describe('of the credit note'),
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
