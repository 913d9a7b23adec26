// Owns the wire form of returns.
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
  pageQuery,
  partyRef,
  personRef,
  positiveQuantity,
  quantityText,
} from '../wire/schema.ts';
import { CONDITIONS, RETURN_STATUSES } from './rules.ts';

export const returnStatus = z.enum(RETURN_STATUSES);
export const condition = z.enum(CONDITIONS);
export const RETURN_LINES_MAX = 1000;

export const returnLineBody = z.strictObject({
  order_line_id: z.string().max(60).optional().describe('with an original order'),
  sku_code: z.string().min(1).max(100).optional().describe('without an original order'),
  quantity: positiveQuantity,
  condition: condition.default('good'),
  unit_price: decimalText
    .optional()
    .describe("tax included, without an original order only; the partner's current price when absent"),
});

export const createReturnBody = z.strictObject({
  order_id: z.string().max(60).optional(),
  buyer_id: z.string().max(60).optional().describe('without an original order'),
  warehouse_id: z.string().max(60).optional().describe('where the goods go; may be named at receipt'),
  reason: z.string().min(1).max(500),
  note: z.string().max(2000).default(''),
  lines: z.array(returnLineBody).max(RETURN_LINES_MAX),
});
export const updateReturnBody = z.strictObject({
  warehouse_id: z.string().max(60).nullable().optional(),
  reason: z.string().min(1).max(500).optional(),
  note: z.string().max(2000).optional(),
  lines: z.array(returnLineBody).max(RETURN_LINES_MAX).optional(),
});
export const submitReturnBody = z.strictObject({});
export const cancelReturnBody = z.strictObject({ reason: z.string().min(1).max(500) });
export const receiveReturnBody = z.strictObject({
  warehouse_id: z.string().max(60).optional().describe('the warehouse the return names when absent'),
  note: z.string().max(1000).default(''),
  /** Lines left out arrived in full and as announced. */
  lines: z
    .array(
      z.strictObject({
        return_line_id: z.string().max(60),
        received_quantity: quantityText,
        condition: condition.optional(),
      }),
    )
    .max(RETURN_LINES_MAX)
    .default([]),
});

const returnHead = {
  id: z.string(),
  number: z.string().nullable(),
  status: returnStatus,
  version: z.int(),
  document_version: z.int(),
  buyer: partyRef,
  region: namedRef.nullable(),
  order: z.strictObject({ id: z.string(), number: z.string().nullable() }).nullable(),
  reason: z.string(),
  currency: z.string(),
  quantity: decimalText,
  net_amount: money,
  tax_amount: money,
  gross_amount: money,
  business_date: z.string().nullable(),
  created_at: instant,
  submitted_at: instant.nullable(),
};

export const returnRow = z.strictObject(returnHead).meta({ id: 'ReturnRow' });
export type ReturnRowView = z.infer<typeof returnRow>;
export const returnPage = page(returnRow);

export const returnView = z
  .strictObject({
    ...returnHead,
    warehouse: namedRef.nullable(),
    note: z.string(),
    end_reason: z.string().nullable(),
    created_by: personRef.nullable(),
    submitted_by: personRef.nullable(),
    approved_at: instant.nullable(),
    received_at: instant.nullable(),
    credited_at: instant.nullable(),
    closed_at: instant.nullable(),
    workflow_id: z.string(),
    lines: z.array(
      z.strictObject({
        id: z.string(),
        line_no: z.int(),
        order_line_id: z.string().nullable(),
        invoice_number: z.string().nullable(),
        sku_code: z.string(),
        name: z.string(),
        name_en: z.string(),
        unit: z.string(),
        quantity: decimalText,
        received_quantity: decimalText.nullable(),
        condition,
        unit_price: decimalText,
        net_amount: money,
        tax_amount: money,
        gross_amount: money,
        tax_rate: decimalText,
      }),
    ),
    credit_note: z
      .strictObject({
        id: z.string(),
        number: z.string(),
        business_date: z.string(),
        gross_amount: money,
        applied_amount: money,
        left_amount: money,
      })
      .nullable(),
    approval: approvalView.nullable(),
    events: z.array(documentEvent),
    actions: z.array(action).describe('edit, submit, resubmit, recall, cancel, receive'),
  })
  .meta({ id: 'Return' });
export type ReturnView = z.infer<typeof returnView>;

/** The wire answer of everything that moves a return. */
export const returnStateView = z
  .strictObject({
    id: z.string(),
    number: z.string().nullable(),
    status: returnStatus,
    version: z.int(),
    approval_id: z.string().nullable(),
  })
  .meta({ id: 'ReturnState' });

export const returnsQuery = z.strictObject({
  ...pageQuery,
  status: z.string().max(200).optional().describe('comma-separated'),
  buyer_id: z.string().optional(),
  order_id: z.string().optional(),
  q: z.string().max(100).optional().describe('number or partner'),
});
export type ReturnsQuery = z.infer<typeof returnsQuery>;
