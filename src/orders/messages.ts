// Owns the sentences of refusals about orders: the fact, the limit, the cure.
import type { Messages } from '../wire/messages.ts';

export const ordersMessages = {
  ORDER_STATE: {
    zh: '订单现在的状态是「{status}」，不能{step}。请刷新后看可以做什么。',
    en: 'The order is {status}; {step} is not possible now. Reload to see what is.',
  },
  ORDER_STATUS_UNKNOWN: { zh: '没有这样的订单状态。', en: 'There is no such state of an order.' },
  EMPTY_ORDER: {
    zh: '订单没有明细。至少加一行再提交。',
    en: 'The order has no lines. Add at least one before submitting.',
  },
  CHECKS_FAILED: {
    zh: '有 {count} 处不能通过校验，见各字段的说明。',
    en: '{count} checks block this order; each field says why.',
  },
  INVALID_LINES: {
    zh: '有 {count} 处不能接受，见各处的说明。',
    en: '{count} entries are not accepted; each one says why.',
  },
  UNKNOWN_SKU: { zh: '没有编码为「{sku}」的产品。', en: 'There is no product with the code "{sku}".' },
  UNKNOWN_UNIT: { zh: '产品 {sku} 没有单位「{unit}」。', en: 'Product {sku} has no unit "{unit}".' },
  QUANTITY_OUT_OF_RANGE: {
    zh: '{sku} 的数量 {quantity} 不能接受：最多 {maximum}，至多 {decimals} 位小数。',
    en: 'The quantity {quantity} of {sku} is not accepted: at most {maximum}, with at most {decimals} decimals.',
  },
  AMOUNT_OUT_OF_RANGE: { zh: '金额最多 {maximum}。', en: 'The amount may be at most {maximum}.' },
  UNKNOWN_PARTNER: {
    zh: '找不到这个经销商，或你无权为它下单。',
    en: 'This dealer does not exist, or you may not order for it.',
  },
  UNKNOWN_WAREHOUSE: {
    zh: '找不到这个仓库，或你无权从它发货。',
    en: 'This warehouse does not exist, or you may not ship from it.',
  },
  UNKNOWN_LINE: { zh: '订单里没有这一行。', en: 'The order has no such line.' },
  CONTRACT_MISSING: {
    zh: '经销商没有生效的合同。请先签订合同。',
    en: 'The dealer has no active contract. Sign one first.',
  },
  CONTRACT_EXPIRED: {
    zh: '合同 {number} 不在有效期内（至 {valid_to}）。请先续签。',
    en: 'Contract {number} is not in force (until {valid_to}). Renew it first.',
  },
  CURRENCY_MISMATCH: {
    zh: '合同币种是 {contract}，不能用 {given} 下单。',
    en: 'The contract is in {contract}; an order in {given} is not accepted.',
  },
  PARTNER_NOT_ACTIVE: {
    zh: '经销商的状态是「{status}」，不能下单。请联系渠道经理。',
    en: 'The dealer is {status} and cannot order. Ask the channel manager.',
  },
  LICENCE_EXPIRED: {
    zh: '经营许可已于 {valid_to} 到期。请先更新许可。',
    en: 'The licence ended on {valid_to}. Renew it first.',
  },
  REGION_OUT_OF_SCOPE: { zh: '合同不包含经销商所在的大区。', en: "The contract does not cover the dealer's region." },
  SKU_OUT_OF_SCOPE: {
    zh: '合同不包含产品 {sku}。删去这一行，或先扩大合同范围。',
    en: 'The contract does not cover {sku}. Remove the line or extend the contract.',
  },
  SKU_NOT_ORDERABLE: {
    zh: '产品 {sku} 现在不可订。请删去这一行。',
    en: '{sku} cannot be ordered now. Remove the line.',
  },
  NOT_FULL_PACKS: {
    zh: '{sku} 须按整箱订，每箱 {pack}，现为 {quantity}。',
    en: '{sku} is ordered in full packs of {pack}; {quantity} is not a multiple.',
  },
  BELOW_MINIMUM_QUANTITY: {
    zh: '{sku} 起订量为 {minimum}，现为 {quantity}。',
    en: 'The minimum for {sku} is {minimum}; {quantity} was given.',
  },
  BELOW_MINIMUM_AMOUNT: {
    zh: '订单最低金额为 {minimum}，现为 {amount}。',
    en: 'The minimum order amount is {minimum}; this order is {amount}.',
  },
  PRICE_MISSING: {
    zh: '产品 {sku} 没有适用的价格。请联系渠道经理。',
    en: 'No price applies to {sku}. Ask the channel manager.',
  },
  PRICE_AMBIGUOUS: {
    zh: '产品 {sku} 有多个同级价目适用（{lists}）。请先理清价目。',
    en: 'Several equally specific lists price {sku} ({lists}). They must be told apart first.',
  },
  TAX_CODE_MISSING: { zh: '产品 {sku} 没有适用的税码。', en: 'No tax code applies to {sku}.' },
  OFFSET_ABOVE_BALANCE: {
    zh: '可抵扣 {available}，不能抵 {amount}。',
    en: '{available} can be offset; {amount} is more than that.',
  },
  OFFSET_ABOVE_ORDER: {
    zh: '抵扣比订单多 {over}。请改小抵扣。',
    en: 'The offsets exceed the order by {over}. Lower them.',
  },
  INVALID_CHANGES: {
    zh: '有 {count} 处改动不能接受，见各处的说明。',
    en: '{count} changes are not accepted; each one says why.',
  },
  ONLY_LOWER: {
    zh: '审批人只能改小数量：现为 {quantity}，给出 {given}。',
    en: 'A decider may only lower a quantity: it is {quantity}, {given} was given.',
  },
  TOO_MANY_LINES: { zh: '一张订单最多 1,000 行。请分成几张。', en: 'An order has at most 1,000 lines. Split it.' },
  NOTHING_LEFT: {
    zh: '改动后订单没有任何数量。要全部不给，请驳回订单。',
    en: 'Nothing would be left of the order. Reject it instead.',
  },
  QUANTITY_UNREADABLE: {
    zh: '没有读出数量。每行写：产品编码、数量。',
    en: 'No quantity could be read. Each row: product code, quantity.',
  },
  ONLY_REQUESTER: { zh: '只有提交人能撤回。', en: 'Only the person who submitted it can recall it.' },
  ALL_SHIPPED: {
    zh: '已出库 {shipped} 件，不能取消。要收回货物，请登记退货。',
    en: '{shipped} units have shipped. To take goods back, record a return.',
  },
  NOTHING_WAITING: { zh: '没有等待库存的数量。', en: 'No quantity is waiting for stock.' },
  NOTHING_ALLOCATED: { zh: '还没有分配到库存，不能发货。', en: 'No stock is allocated yet, so nothing can ship.' },
  NOTHING_IN_TRANSIT: { zh: '没有在途的货。', en: 'Nothing is in transit.' },
  NOTHING_TO_PAY: { zh: '没有未收的发票。', en: 'No invoice is open.' },
  NOTHING_TO_RETURN: { zh: '没有可退的数量。', en: 'Nothing can be returned.' },
  NOT_YOUR_ROLE: { zh: '你的角色不能进行此操作。', en: 'Your role does not allow this.' },
  REFUSED: {
    zh: '流程没有接受这一步。请刷新后重试。',
    en: 'The process did not take this step. Reload and try again.',
  },
} satisfies Messages;
