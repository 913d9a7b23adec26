/** Every check of an order: what it finds, with which evidence, what cures it, and which field of the request it points at. */
import { describe, expect, test } from '@jest/globals';
import { dec } from '../../src/kernel/decimal.ts';
import type { CheckFacts, CheckVerdict, ContractFacts, LineFacts } from '../../src/orders/checks.rules.ts';
import { blockedFields, exceptionsOf, runChecks } from '../../src/orders/checks.rules.ts';
import { ordersMessages } from '../../src/orders/messages.ts';

const contract: ContractFacts = {
  id: 'ctr_1',
  number: 'HT-2026-0087',
  version: 1,
  valid_from: '2026-01-01',
  valid_to: '2027-01-01',
  currency: 'CNY',
  business_model: 'distribution',
  payment_days: 30,
  min_order_amount: dec(0),
  scope: {},
};
const item = (given: Partial<LineFacts> = {}): LineFacts => ({
  lineNo: 1,
  skuId: 'sku_ess',
  skuCode: 'SL-ESS-150',
  brandId: 'SHILU',
  categoryId: 'SKIN',
  orderable: true,
  stocked: true,
  quantity: dec(24),
  packSize: dec(24),
  minQuantity: dec(0),
  unitPrice: dec('80.96'),
  floorPrice: dec('68'),
  priceProblem: null,
  available: dec(1000),
  ...given,
});
const good: CheckFacts = {
  businessDate: '2026-11-21',
  currency: 'CNY',
  dealerStatus: 'active',
  regionId: 'EAST',
  licenceValidTo: '2028-06-30',
  contract,
  lines: [item()],
  goods: dec('1943.04'),
  creditNeed: dec('1943.04'),
  creditAvailable: dec(200_000),
  overdueAmount: dec(0),
  overdueInvoices: 0,
  overdueDays: 0,
  duplicateOf: [],
  offsets: [],
  payable: dec('1943.04'),
};
const check = (rule: CheckVerdict['rule'], given: Partial<CheckFacts>) =>
  runChecks({ ...good, ...given }).find((found) => found.rule === rule)!;
const terms = (given: Partial<ContractFacts>): Partial<CheckFacts> => ({ contract: { ...contract, ...given } });
const offset = (amount: string, available: string, kind = 'prepaid', index = 0) => ({
  index,
  kind,
  amount: dec(amount),
  available: dec(available),
});

test('a good order passes everything, in the order shown, each verdict with its rule id', () => {
  const verdicts = runChecks({ ...good, offsets: [offset('10', '10')] });
  expect(verdicts.map((found) => [found.rule_id, found.verdict, found.cure])).toEqual(
    [
      'contract',
      'status',
      'licence',
      'scope',
      'pack',
      'price',
      'duplicate',
      'credit',
      'overdue',
      'stock',
      'offset',
    ].map((rule) => [`order.${rule}.v1`, 'pass', null]),
  );
  expect(runChecks(good).some((found) => found.rule === 'offset')).toBe(false);
  expect([exceptionsOf(verdicts), blockedFields(verdicts)]).toEqual([[], []]);
});

interface Case {
  name: string;
  rule: CheckVerdict['rule'];
  given: Partial<CheckFacts>;
  verdict: CheckVerdict['verdict'];
  evidence: CheckVerdict['evidence'];
  cure: string;
  fields?: object[];
}

const CONTRACT = { number: 'HT-2026-0087', valid_from: '2026-01-01', valid_to: '2027-01-01' };
const CASES: Case[] = [
  {
    name: 'no contract',
    rule: 'contract',
    given: { contract: null },
    verdict: 'block',
    evidence: { reason: 'missing' },
    cure: 'sign_contract',
    fields: [{ pointer: '/buyer_id', code: 'CONTRACT_MISSING' }],
  },
  {
    name: 'the day the contract ends is not in it',
    rule: 'contract',
    given: { businessDate: '2027-01-01' },
    verdict: 'block',
    evidence: { ...CONTRACT, reason: 'expired' },
    cure: 'renew_contract',
    fields: [
      { pointer: '/buyer_id', code: 'CONTRACT_EXPIRED', params: { number: 'HT-2026-0087', valid_to: '2027-01-01' } },
    ],
  },
  {
    name: 'before the contract begins',
    rule: 'contract',
    given: { businessDate: '2025-12-31' },
    verdict: 'block',
    evidence: { ...CONTRACT, reason: 'expired' },
    cure: 'renew_contract',
    fields: [{ code: 'CONTRACT_EXPIRED' }],
  },
  {
    name: 'another currency than the contract',
    rule: 'contract',
    given: { currency: 'USD' },
    verdict: 'block',
    evidence: { ...CONTRACT, reason: 'currency' },
    cure: 'use_contract_currency',
    fields: [{ pointer: '/currency', code: 'CURRENCY_MISMATCH', params: { contract: 'CNY', given: 'USD' } }],
  },
  {
    name: 'a suspended dealer',
    rule: 'status',
    given: { dealerStatus: 'suspended' },
    verdict: 'block',
    evidence: { status: 'suspended' },
    cure: 'reactivate_partner',
    fields: [{ pointer: '/buyer_id', code: 'PARTNER_NOT_ACTIVE', params: { status: 'suspended' } }],
  },
  {
    name: 'a licence that ended yesterday',
    rule: 'licence',
    given: { licenceValidTo: '2026-11-20' },
    verdict: 'block',
    evidence: { valid_to: '2026-11-20' },
    cure: 'renew_licence',
    fields: [{ pointer: '/buyer_id', code: 'LICENCE_EXPIRED', params: { valid_to: '2026-11-20' } }],
  },
  {
    name: 'a region the contract does not name',
    rule: 'scope',
    given: terms({ scope: { regions: ['CENTRAL'] } }),
    verdict: 'block',
    evidence: { reason: 'region', count: 0 },
    cure: 'extend_contract',
    fields: [{ pointer: '/buyer_id', code: 'REGION_OUT_OF_SCOPE' }],
  },
  {
    name: 'a dealer without a region under a contract by region',
    rule: 'scope',
    given: { ...terms({ scope: { regions: ['EAST'] } }), regionId: null },
    verdict: 'block',
    evidence: { reason: 'region', count: 0 },
    cure: 'extend_contract',
    fields: [{ code: 'REGION_OUT_OF_SCOPE' }],
  },
  {
    name: 'a brand the contract does not cover, on its line',
    rule: 'scope',
    given: {
      ...terms({ scope: { brands: ['SHILU'] } }),
      lines: [item(), item({ lineNo: 2, skuCode: 'SZ-WSH-250', brandId: 'SHANZHI' })],
    },
    verdict: 'block',
    evidence: { reason: 'products', skus: ['SZ-WSH-250'] },
    cure: 'remove_lines',
    fields: [{ pointer: '/lines/1/sku_code', code: 'SKU_OUT_OF_SCOPE', params: { sku: 'SZ-WSH-250' } }],
  },
  {
    name: 'an excluded SKU of a covered brand',
    rule: 'scope',
    given: terms({ scope: { brands: ['SHILU'], excluded_skus: ['sku_ess'] } }),
    verdict: 'block',
    evidence: { reason: 'products', skus: ['SL-ESS-150'] },
    cure: 'remove_lines',
    fields: [{ code: 'SKU_OUT_OF_SCOPE' }],
  },
  {
    name: 'a product nobody can order any more',
    rule: 'scope',
    given: { lines: [item({ orderable: false })] },
    verdict: 'block',
    evidence: { reason: 'products', skus: ['SL-ESS-150'] },
    cure: 'remove_lines',
    fields: [{ pointer: '/lines/0/sku_code', code: 'SKU_NOT_ORDERABLE', params: { sku: 'SL-ESS-150' } }],
  },
  {
    name: 'a broken pack',
    rule: 'pack',
    given: { lines: [item({ quantity: dec('24.5') })] },
    verdict: 'block',
    evidence: { count: 1 },
    cure: 'round_to_packs',
    fields: [
      {
        pointer: '/lines/0/quantity',
        code: 'NOT_FULL_PACKS',
        params: { sku: 'SL-ESS-150', pack: '24', minimum: '0', quantity: '24.5' },
      },
    ],
  },
  {
    name: 'less than the minimum of the SKU',
    rule: 'pack',
    given: { lines: [item({ lineNo: 3, minQuantity: dec(48) })] },
    verdict: 'block',
    evidence: { count: 1 },
    cure: 'round_to_packs',
    fields: [{ pointer: '/lines/2/quantity', code: 'BELOW_MINIMUM_QUANTITY' }],
  },
  {
    name: 'less than the minimum of the contract, by a cent',
    rule: 'pack',
    given: terms({ min_order_amount: dec('1943.05') }),
    verdict: 'block',
    evidence: { count: 1 },
    cure: 'round_to_packs',
    fields: [{ pointer: '/lines', code: 'BELOW_MINIMUM_AMOUNT', params: { minimum: '1943.05', amount: '1943.04' } }],
  },
  {
    name: 'no price',
    rule: 'price',
    given: { lines: [item({ unitPrice: null })] },
    verdict: 'block',
    evidence: { reason: 'unpriced', skus: ['SL-ESS-150'] },
    cure: 'publish_price',
    fields: [{ pointer: '/lines/0/sku_code', code: 'PRICE_MISSING', params: { sku: 'SL-ESS-150' } }],
  },
  {
    name: 'two prices',
    rule: 'price',
    given: { lines: [item({ unitPrice: null, priceProblem: { code: 'PRICE_AMBIGUOUS', params: { lists: 'A, B' } } })] },
    verdict: 'block',
    evidence: { reason: 'unpriced', skus: ['SL-ESS-150'] },
    cure: 'publish_price',
    fields: [{ code: 'PRICE_AMBIGUOUS', params: { sku: 'SL-ESS-150', lists: 'A, B' } }],
  },
  {
    name: 'below the floor',
    rule: 'price',
    given: { lines: [item({ unitPrice: dec('67.99') })] },
    verdict: 'needs_approval',
    evidence: { reason: 'below_floor', skus: ['SL-ESS-150'] },
    cure: 'approve_price',
  },
  {
    name: 'credit short by a cent',
    rule: 'credit',
    given: { creditAvailable: dec('1943.03') },
    verdict: 'needs_approval',
    evidence: { available: '1943.03', need: '1943.04', short: '0.01' },
    cure: 'approve_credit_exception',
  },
  {
    name: 'credit below zero',
    rule: 'credit',
    given: { creditAvailable: dec(-100) },
    verdict: 'needs_approval',
    evidence: { available: '-100', need: '1943.04', short: '2043.04' },
    cure: 'approve_credit_exception',
  },
  {
    name: 'overdue invoices',
    rule: 'overdue',
    given: { overdueAmount: dec('36800'), overdueInvoices: 2, overdueDays: 12 },
    verdict: 'needs_approval',
    evidence: { amount: '36800', invoices: 2, days: 12 },
    cure: 'collect_first',
  },
  {
    name: 'stock for a part of a line',
    rule: 'stock',
    given: { lines: [item({ available: dec(20) }), item({ lineNo: 2, skuCode: 'SL-MSK-005', available: dec(-4) })] },
    verdict: 'warn',
    evidence: { skus: ['SL-ESS-150', 'SL-MSK-005'], lacking: ['SL-ESS-150: 4', 'SL-MSK-005: 24'] },
    cure: 'back_order',
  },
  {
    name: 'an order just like it',
    rule: 'duplicate',
    given: { duplicateOf: ['SO-20261120-0003'] },
    verdict: 'warn',
    evidence: { orders: ['SO-20261120-0003'] },
    cure: 'compare_orders',
  },
  {
    name: 'an offset above its balance, and all of them above the order',
    rule: 'offset',
    given: { offsets: [offset('10', '10'), offset('5', '4.99', 'rebate', 1)], payable: dec('-3') },
    verdict: 'block',
    evidence: { count: 2 },
    cure: 'lower_offset',
    fields: [
      {
        pointer: '/offsets/1/amount',
        code: 'OFFSET_ABOVE_BALANCE',
        params: { kind: 'rebate', available: '4.99', amount: '5' },
      },
      { pointer: '/offsets', code: 'OFFSET_ABOVE_ORDER', params: { over: '3' } },
    ],
  },
];

describe('each check', () => {
  test.each(CASES.map((found) => [found.name, found] as const))('%s', (_name, found) => {
    const verdict = check(found.rule, found.given);
    expect([verdict.verdict, verdict.evidence, verdict.cure]).toEqual([found.verdict, found.evidence, found.cure]);
    if (found.fields) expect(verdict.fields).toMatchObject(found.fields);
    else expect(verdict.fields).toBeUndefined();
    const all = runChecks({ ...good, ...found.given });
    expect(exceptionsOf(all)).toEqual(found.verdict === 'needs_approval' ? [found.rule] : []);
    expect(blockedFields(all)).toHaveLength(found.verdict === 'block' ? (found.fields ?? []).length : 0);
  });

  test('every refused field has a sentence in both languages that uses its figures', () => {
    const messages: Record<string, { zh: string; en: string }> = ordersMessages;
    for (const found of CASES) {
      for (const field of check(found.rule, found.given).fields ?? []) {
        const message = messages[field.code]!;
        for (const sentence of [message.zh, message.en])
          for (const [, name] of sentence.matchAll(/\{(\w+)\}/g))
            expect(Object.keys(field.params ?? {})).toContain(name);
      }
    }
  });
});

describe('just inside each limit', () => {
  test.each([
    ['contract', { businessDate: '2026-12-31' }],
    ['contract', { ...terms({ valid_to: null }), businessDate: '2099-01-01' }],
    ['licence', { licenceValidTo: '2026-11-21' }],
    ['licence', { licenceValidTo: null }],
    ['scope', terms({ scope: { categories: ['SKIN'] } })],
    ['scope', terms({ scope: { brands: ['OTHER'], skus: ['sku_ess'] } })],
    ['scope', terms({ scope: { regions: ['EAST'] } })],
    ['pack', { lines: [item({ minQuantity: dec(24) })] }],
    ['pack', terms({ min_order_amount: dec('1943.04') })],
    ['price', { lines: [item({ unitPrice: dec(68) })] }],
    ['price', { lines: [item({ unitPrice: dec(1), floorPrice: null })] }],
    ['credit', { creditAvailable: dec('1943.04') }],
    ['stock', { lines: [item({ available: dec(24) })] }],
    ['stock', { lines: [item({ stocked: false, available: dec(0) })] }],
    ['offset', { offsets: [offset('1943.04', '1943.04')], payable: dec(0) }],
  ] as const)('%s passes: %j', (rule, given) => {
    expect(check(rule, given as Partial<CheckFacts>).verdict).toBe('pass');
  });

  test('what credit is left after the order is told', () => {
    expect(check('credit', {}).evidence).toEqual({
      available: '200000',
      need: '1943.04',
      short: '0',
      left: '198056.96',
    });
  });
});
