// Owns the wire form of facts and of consumer sales made elsewhere.
import { z } from 'zod';
import { businessDate, decimalText, instant, money, page, pageQuery, positiveDecimal } from '../wire/schema.ts';

export const FACT_KINDS = [
  'ordered',
  'shipped',
  'received',
  'invoiced',
  'collected',
  'returned',
  'sold_through',
  'retail_sold',
  'retail_refunded',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

const amount = money.refine((value) => !value.amount.startsWith('-'), { error: 'NEGATIVE_AMOUNT' });
const partyId = z.string().min(1).max(60);

export const retailLine = z.strictObject({
  /** Names the line within its document; stays the same when the document is reported again. */
  line: z.string().min(1).max(60),
  sku_code: z.string().min(1).max(100),
  quantity: positiveDecimal,
  gross_amount: amount.describe('what the consumer paid or got back, tax included'),
  tax_amount: amount.optional().describe('the tax in it; 0 when absent'),
  original_line: z.string().min(1).max(60).optional().describe('refunds: the sold line; the same line when absent'),
});

export const retailSale = z
  .strictObject({
    kind: z.enum(['sale', 'refund']),
    source: z.string().min(1).max(60).describe('the system that says so, e.g. the name of a till'),
    document_id: z.string().min(1).max(100).describe('unique within seller and source'),
    version: z.int().min(1).max(1_000_000).default(1).describe('a higher one restates the whole document'),
    original_document_id: z.string().min(1).max(100).optional().describe('refunds: the sale that is taken back'),
    business_date: businessDate,
    occurred_at: instant.pipe(z.iso.datetime({ offset: true })).optional(),
    seller_id: partyId.describe('dealer, distributor or store that sold; the caller, below the caller, or in its care'),
    store_id: partyId.optional(),
    guide_id: partyId.optional(),
    buyer_id: partyId.optional().describe('the consumer, when known'),
    channel: z.string().min(1).max(40).default('store'),
    lines: z.array(retailLine).min(1).max(200),
  })
  .meta({ id: 'RetailSale' });
export type RetailSale = z.infer<typeof retailSale>;

export const retailSalesBody = z.strictObject({ sales: z.array(retailSale).min(1).max(500) });

export const retailResult = z
  .strictObject({
    index: z.int(),
    source: z.string(),
    document_id: z.string(),
    status: z.enum(['recorded', 'restated', 'unchanged', 'refused']),
    facts: z.int().describe('facts written, retractions included'),
    late: z.boolean().describe('posted in a later period, because its own is closed'),
    code: z.string().nullable(),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string() })),
  })
  .meta({ id: 'RetailSaleResult' });
export type RetailResult = z.infer<typeof retailResult>;

export const retailSalesView = z
  .strictObject({
    recorded: z.int(),
    restated: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    results: z.array(retailResult),
  })
  .meta({ id: 'RetailSalesResult' });
export type RetailSalesView = z.infer<typeof retailSalesView>;

export const factsQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(FACT_KINDS).optional(),
  buyer_id: partyId.optional(),
  seller_id: partyId.optional(),
  sku_id: z.string().max(60).optional(),
  document_id: z.string().max(100).optional(),
  from: businessDate.optional(),
  to: businessDate.optional().describe('inclusive'),
  versions: z.enum(['current', 'all']).default('current').describe('all: superseded ones too'),
});
export type FactsQuery = z.infer<typeof factsQuery>;

export const factView = z
  .strictObject({
    id: z.string(),
    kind: z.enum(FACT_KINDS),
    order_kind: z.string(),
    source: z.string(),
    document_id: z.string(),
    document_line: z.string(),
    version: z.int(),
    supersedes_id: z.string().nullable(),
    original_id: z.string().nullable(),
    seller_id: z.string().nullable(),
    buyer_id: z.string().nullable(),
    store_id: z.string().nullable(),
    guide_id: z.string().nullable(),
    channel: z.string().nullable(),
    region_id: z.string().nullable(),
    sku_id: z.string().nullable(),
    quantity: decimalText,
    net_amount: money,
    tax_amount: money,
    gross_amount: money,
    business_date: z.string(),
    period: z.string(),
    posted_period: z.string(),
    late: z.boolean(),
    occurred_at: instant,
    recorded_at: instant,
  })
  .meta({ id: 'Fact' });
export type FactView = z.infer<typeof factView>;
export const factPage = page(factView);
