// Owns the wire form of dealers, contracts and regions.
import { z } from 'zod';
import { businessDate, instant, money, namedRef, page, pageQuery, partyRef, personRef } from '../wire/schema.ts';

export const DEALER_STATUSES = ['candidate', 'active', 'suspended', 'terminated'] as const;
export const BUSINESS_MODELS = [
  'distribution',
  'consignment',
  'concession',
  'direct',
  'key_account',
  'terminal',
  'franchise',
] as const;

const positiveOrZero = z.string().regex(/^\d{1,16}(\.\d{1,2})?$/, { error: 'AMOUNT_TEXT' });

/** What a contract covers; a list that is absent covers everything of its kind. */
export const contractScope = z.strictObject({
  brands: z.array(z.string()).max(200).optional(),
  categories: z.array(z.string()).max(200).optional(),
  skus: z.array(z.string()).max(2000).optional(),
  excluded_skus: z.array(z.string()).max(2000).optional(),
  regions: z.array(z.string()).max(200).optional(),
});

export const contractView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    version: z.int(),
    status: z.enum(['draft', 'active', 'terminated']),
    valid_from: z.string(),
    valid_to: z.string().nullable(),
    in_force: z.boolean(),
    business_model: z.string(),
    scope: contractScope,
    credit_limit: money,
    payment_days: z.int(),
    min_order_amount: money,
    price_list: namedRef.nullable(),
    recorded_at: instant,
  })
  .meta({ id: 'Contract' });
export type ContractView = z.infer<typeof contractView>;

const dealerHead = {
  id: z.string().describe('the party'),
  code: z.string(),
  name: z.string(),
  name_en: z.string().nullable(),
  level: z.string(),
  region: namedRef.nullable(),
  business_model: z.enum(BUSINESS_MODELS),
  status: z.enum(DEALER_STATUSES),
  sales_rep: personRef.nullable(),
  version: z.int(),
};

export const dealerRow = z
  .strictObject({
    ...dealerHead,
    contract_number: z.string().nullable(),
    contract_valid_to: z.string().nullable(),
    credit_available: money,
  })
  .meta({ id: 'DealerRow' });
export type DealerRow = z.infer<typeof dealerRow>;
export const dealerPage = page(dealerRow);

export const storeView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    name_en: z.string().nullable(),
    address: z.string(),
    status: z.enum(['active', 'left']),
    version: z.int(),
  })
  .meta({ id: 'Store' });
export type StoreView = z.infer<typeof storeView>;

/** available + open orders + delivered + receivable = limit + exceptions + prepaid; an amount sits in one of them. */
export const creditView = z
  .strictObject({
    limit: money,
    exceptions: money,
    prepaid: money,
    available: money,
    open_orders: money,
    delivered: money,
    receivable: money,
    prepaid_balance: money,
    credit_note_balance: money,
    rebate_balance: money,
  })
  .meta({ id: 'DealerCredit' });

export const dealerView = z
  .strictObject({
    ...dealerHead,
    ship_to: z.string(),
    contact: z.string(),
    licence_valid_to: z.string().nullable(),
    custom: z.record(z.string(), z.unknown()),
    parent: partyRef.nullable(),
    stores: z.array(storeView),
    contracts: z.array(contractView),
    credit: creditView,
    overdue: z.strictObject({ count: z.int(), amount: money, oldest_due_date: z.string().nullable() }),
    created_at: instant,
  })
  .meta({ id: 'Dealer' });
export type DealerView = z.infer<typeof dealerView>;

export const dealersQuery = z.strictObject({
  ...pageQuery,
  q: z.string().max(100).optional().describe('code or name'),
  region_id: z.string().optional(),
  level: z.string().optional(),
  status: z.enum(DEALER_STATUSES).optional(),
});

export const dealersSummaryQuery = dealersQuery.omit({ limit: true, cursor: true });

const dealerFields = {
  name: z.string().min(1).max(200),
  name_en: z.string().max(200).nullable(),
  level: z.string().min(1).max(20),
  region_id: z.string(),
  business_model: z.enum(BUSINESS_MODELS),
  status: z.enum(DEALER_STATUSES),
  sales_rep_id: z.string().nullable(),
  ship_to: z.string().max(500),
  contact: z.string().max(200),
  licence_valid_to: businessDate.nullable(),
};

export const createDealerBody = z.strictObject({
  ...dealerFields,
  code: z.string().min(1).max(40),
  name_en: dealerFields.name_en.default(null),
  business_model: dealerFields.business_model.default('distribution'),
  status: dealerFields.status.default('active'),
  sales_rep_id: dealerFields.sales_rep_id.default(null),
  ship_to: dealerFields.ship_to.default(''),
  contact: dealerFields.contact.default(''),
  licence_valid_to: dealerFields.licence_valid_to.default(null),
  parent_id: z.string().optional().describe('dealer above in the dealer tree'),
});
export type CreateDealer = z.infer<typeof createDealerBody>;
export const updateDealerBody = z
  .strictObject({ ...dealerFields, parent_id: z.string().nullable().describe('null: directly below the company') })
  .partial();
export type UpdateDealer = z.infer<typeof updateDealerBody>;

const contractTerms = {
  valid_from: businessDate,
  valid_to: businessDate.nullable().describe('exclusive'),
  business_model: z.enum(BUSINESS_MODELS).default('distribution'),
  scope: contractScope.default({}),
  credit_limit: positiveOrZero,
  payment_days: z.int().min(0).max(365).default(30),
  min_order_amount: positiveOrZero.default('0'),
  price_list_id: z.string().nullable().default(null).describe('agreed prices; null: the lists that fit the partner'),
};
export const createContractBody = z.strictObject({ number: z.string().min(1).max(60), ...contractTerms });
export type CreateContract = z.infer<typeof createContractBody>;
export const reviseContractBody = z.strictObject({
  ...contractTerms,
  enforce: z.boolean().default(false).describe('lower the limit although open orders and receivables use more'),
});
export type ReviseContract = z.infer<typeof reviseContractBody>;
export const terminateContractBody = z.strictObject({
  on: businessDate,
  enforce: z.boolean().default(false),
});

const storeBody = {
  name: z.string().min(1).max(200),
  name_en: z.string().max(200).nullable(),
  address: z.string().max(500),
};
export const createStoreBody = z.strictObject({
  ...storeBody,
  name_en: storeBody.name_en.default(null),
  address: storeBody.address.default(''),
});
export type CreateStore = z.infer<typeof createStoreBody>;
export const updateStoreBody = z
  .strictObject({ ...storeBody, status: z.enum(['active', 'left']).describe('left: closed, kept for its history') })
  .partial();
export type UpdateStore = z.infer<typeof updateStoreBody>;

export const regionView = z
  .strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    name_en: z.string(),
    parent_id: z.string().nullable(),
  })
  .meta({ id: 'Region' });
