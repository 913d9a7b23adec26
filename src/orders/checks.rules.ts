// Owns the checks of an order (合法性和有效性): each gives a verdict with rule id, evidence and cure. Pure: facts in, verdicts out.
import type { Decimal } from '../kernel/decimal.ts';
import { dec, max, text } from '../kernel/decimal.ts';
import { checkFreeCredit } from '../credit/rules.ts';
import { inForce } from '../kernel/period.ts';
import type { FieldRefusal, Params } from '../kernel/refusal.ts';

export type Evidence = Record<string, string | number | boolean | null | string[]>;

export interface CheckVerdict {
  rule:
    | 'contract'
    | 'status'
    | 'scope'
    | 'pack'
    | 'price'
    | 'credit'
    | 'overdue'
    | 'stock'
    | 'duplicate'
    | 'offset'
    | 'licence';
  rule_id: string;
  verdict: 'pass' | 'warn' | 'block' | 'needs_approval';
  evidence: Evidence;
  cure: string | null;
  /** What to tell about single fields when the verdict blocks. */
  fields?: FieldRefusal[];
}

export interface ContractFacts {
  id: string;
  number: string;
  version: number;
  valid_from: string;
  valid_to: string | null;
  currency: string;
  business_model: string;
  payment_days: number;
  min_order_amount: Decimal;
  scope: { brands?: string[]; categories?: string[]; skus?: string[]; excluded_skus?: string[]; regions?: string[] };
}

export interface LineFacts {
  lineNo: number;
  skuId: string;
  skuCode: string;
  brandId: string;
  categoryId: string;
  orderable: boolean;
  stocked: boolean;
  quantity: Decimal;
  packSize: Decimal;
  minQuantity: Decimal;
  unitPrice: Decimal | null;
  floorPrice: Decimal | null;
  priceProblem: { code: string; params?: Params } | null;
  available: Decimal;
}

export interface CheckFacts {
  businessDate: string;
  currency: string;
  dealerStatus: string;
  regionId: string | null;
  licenceValidTo: string | null;
  contract: ContractFacts | null;
  lines: LineFacts[];
  goods: Decimal;
  creditNeed: Decimal;
  creditAvailable: Decimal;
  overdueAmount: Decimal;
  overdueInvoices: number;
  overdueDays: number;
  duplicateOf: string[];
  offsets: { index: number; kind: string; amount: Decimal; available: Decimal }[];
  payable: Decimal;
}

const line = (facts: LineFacts, field: string): string => `/lines/${facts.lineNo - 1}/${field}`;

type Check = (facts: CheckFacts) => CheckVerdict;

const verdict = (
  rule: CheckVerdict['rule'],
  version: number,
  found: CheckVerdict['verdict'],
  evidence: Evidence,
  cure: string | null = null,
  fields?: FieldRefusal[],
): CheckVerdict => ({
  rule,
  rule_id: `order.${rule}.v${version}`,
  verdict: found,
  evidence,
  cure,
  ...(fields && fields.length > 0 ? { fields } : {}),
});

const checkContract: Check = ({ contract, businessDate, currency }) => {
  if (!contract)
    return verdict('contract', 1, 'block', { reason: 'missing' }, 'sign_contract', [
      { pointer: '/buyer_id', code: 'CONTRACT_MISSING' },
    ]);
  const evidence = { number: contract.number, valid_from: contract.valid_from, valid_to: contract.valid_to };
  if (!inForce(contract, businessDate)) {
    const params = { number: contract.number, valid_to: contract.valid_to ?? '' };
    return verdict('contract', 1, 'block', { ...evidence, reason: 'expired' }, 'renew_contract', [
      { pointer: '/buyer_id', code: 'CONTRACT_EXPIRED', params },
    ]);
  }
  if (contract.currency !== currency) {
    const params = { contract: contract.currency, given: currency };
    return verdict('contract', 1, 'block', { ...evidence, reason: 'currency' }, 'use_contract_currency', [
      { pointer: '/currency', code: 'CURRENCY_MISMATCH', params },
    ]);
  }
  return verdict('contract', 1, 'pass', { ...evidence, reason: 'in_force' });
};

const checkStatus: Check = ({ dealerStatus }) =>
  dealerStatus === 'active'
    ? verdict('status', 1, 'pass', { status: dealerStatus })
    : verdict('status', 1, 'block', { status: dealerStatus }, 'reactivate_partner', [
        { pointer: '/buyer_id', code: 'PARTNER_NOT_ACTIVE', params: { status: dealerStatus } },
      ]);

const checkLicence: Check = ({ licenceValidTo, businessDate }) =>
  licenceValidTo !== null && licenceValidTo < businessDate
    ? verdict('licence', 1, 'block', { valid_to: licenceValidTo }, 'renew_licence', [
        { pointer: '/buyer_id', code: 'LICENCE_EXPIRED', params: { valid_to: licenceValidTo } },
      ])
    : verdict('licence', 1, 'pass', { valid_to: licenceValidTo });

const checkScope: Check = ({ contract, lines, regionId }) => {
  const scope = contract?.scope ?? {};
  const outside = lines.filter((item) => !item.orderable || !covers(scope, item));
  const fields = outside.map((item) => ({
    pointer: line(item, 'sku_code'),
    code: item.orderable ? 'SKU_OUT_OF_SCOPE' : 'SKU_NOT_ORDERABLE',
    params: { sku: item.skuCode },
  }));
  if (scope.regions && (regionId === null || !scope.regions.includes(regionId))) {
    return verdict('scope', 1, 'block', { reason: 'region', count: outside.length }, 'extend_contract', [
      { pointer: '/buyer_id', code: 'REGION_OUT_OF_SCOPE' },
      ...fields,
    ]);
  }
  if (fields.length > 0)
    return verdict(
      'scope',
      1,
      'block',
      { reason: 'products', skus: outside.map((item) => item.skuCode) },
      'remove_lines',
      fields,
    );
  return verdict('scope', 1, 'pass', { count: lines.length });
};

function covers(scope: ContractFacts['scope'], item: LineFacts): boolean {
  if (scope.excluded_skus?.includes(item.skuId)) return false;
  const limited = scope.brands ?? scope.categories ?? scope.skus;
  if (!limited) return true;
  return Boolean(
    scope.brands?.includes(item.brandId) ||
    scope.categories?.includes(item.categoryId) ||
    scope.skus?.includes(item.skuId),
  );
}

const checkPack: Check = ({ lines, contract, goods }) => {
  const fields: FieldRefusal[] = [];
  for (const item of lines) {
    const params = {
      sku: item.skuCode,
      pack: text(item.packSize),
      minimum: text(item.minQuantity),
      quantity: text(item.quantity),
    };
    if (!item.quantity.mod(item.packSize).isZero())
      fields.push({ pointer: line(item, 'quantity'), code: 'NOT_FULL_PACKS', params });
    else if (item.quantity.lt(item.minQuantity))
      fields.push({ pointer: line(item, 'quantity'), code: 'BELOW_MINIMUM_QUANTITY', params });
  }
  const minimum = contract?.min_order_amount ?? dec(0);
  if (goods.lt(minimum))
    fields.push({
      pointer: '/lines',
      code: 'BELOW_MINIMUM_AMOUNT',
      params: { minimum: text(minimum), amount: text(goods) },
    });
  if (fields.length > 0) return verdict('pack', 1, 'block', { count: fields.length }, 'round_to_packs', fields);
  return verdict('pack', 1, 'pass', { count: lines.length });
};

const checkPrice: Check = ({ lines }) => {
  const unpriced = lines.filter((item) => item.unitPrice === null);
  if (unpriced.length > 0) {
    const fields = unpriced.map((item) => ({
      pointer: line(item, 'sku_code'),
      code: item.priceProblem?.code ?? 'PRICE_MISSING',
      params: { sku: item.skuCode, ...item.priceProblem?.params },
    }));
    return verdict(
      'price',
      1,
      'block',
      { reason: 'unpriced', skus: unpriced.map((item) => item.skuCode) },
      'publish_price',
      fields,
    );
  }
  const below = lines.filter((item) => item.unitPrice && item.floorPrice && item.unitPrice.lt(item.floorPrice));
  if (below.length > 0)
    return verdict(
      'price',
      1,
      'needs_approval',
      { reason: 'below_floor', skus: below.map((item) => item.skuCode) },
      'approve_price',
    );
  return verdict('price', 1, 'pass', { count: lines.length });
};

const checkCredit: Check = ({ creditNeed, creditAvailable }) => {
  const { result, short } = checkFreeCredit(creditAvailable, creditNeed);
  const evidence = { available: text(creditAvailable), need: text(creditNeed), short: text(short) };
  if (result === 'ok')
    return verdict('credit', 1, 'pass', { ...evidence, left: text(creditAvailable.minus(creditNeed)) });
  return verdict('credit', 1, 'needs_approval', evidence, 'approve_credit_exception');
};

const checkOverdue: Check = ({ overdueAmount, overdueInvoices, overdueDays }) =>
  overdueAmount.isZero()
    ? verdict('overdue', 1, 'pass', { amount: '0' })
    : verdict(
        'overdue',
        1,
        'needs_approval',
        { amount: text(overdueAmount), invoices: overdueInvoices, days: overdueDays },
        'collect_first',
      );

const checkStock: Check = ({ lines }) => {
  const short = lines.filter((item) => item.stocked && item.available.lt(item.quantity));
  if (short.length === 0) return verdict('stock', 1, 'pass', { count: lines.length });
  const lacking = short.map((item) => `${item.skuCode}: ${text(item.quantity.minus(max(dec(0), item.available)))}`);
  return verdict('stock', 1, 'warn', { skus: short.map((item) => item.skuCode), lacking }, 'back_order');
};

const checkDuplicate: Check = ({ duplicateOf }) =>
  duplicateOf.length === 0
    ? verdict('duplicate', 1, 'pass', {})
    : verdict('duplicate', 1, 'warn', { orders: duplicateOf }, 'compare_orders');

const checkOffset: Check = ({ offsets, payable }) => {
  const fields: FieldRefusal[] = offsets
    .filter((offset) => offset.amount.gt(offset.available))
    .map((offset) => ({
      pointer: `/offsets/${offset.index}/amount`,
      code: 'OFFSET_ABOVE_BALANCE',
      params: { kind: offset.kind, available: text(offset.available), amount: text(offset.amount) },
    }));
  if (payable.isNegative())
    fields.push({ pointer: '/offsets', code: 'OFFSET_ABOVE_ORDER', params: { over: text(payable.abs()) } });
  if (fields.length > 0) return verdict('offset', 1, 'block', { count: fields.length }, 'lower_offset', fields);
  return verdict('offset', 1, 'pass', { count: offsets.length });
};

/** The checks in the order they are shown. Offsets are only spoken of where there are any. */
export function runChecks(facts: CheckFacts): CheckVerdict[] {
  const checks = [
    checkContract,
    checkStatus,
    checkLicence,
    checkScope,
    checkPack,
    checkPrice,
    checkDuplicate,
    checkCredit,
    checkOverdue,
    checkStock,
  ];
  if (facts.offsets.length > 0) checks.push(checkOffset);
  return checks.map((run) => run(facts));
}

/** Exceptions people must decide: the rules that asked for approval. */
export function exceptionsOf(verdicts: readonly CheckVerdict[]): string[] {
  return verdicts.filter((item) => item.verdict === 'needs_approval').map((item) => item.rule);
}

/** Fields of everything that blocks, for the refusal. */
export function blockedFields(verdicts: readonly CheckVerdict[]): FieldRefusal[] {
  return verdicts
    .filter((item) => item.verdict === 'block')
    .flatMap((item) => item.fields ?? [{ pointer: '', code: `${item.rule.toUpperCase()}_BLOCKED` }]);
}
