// Owns the sentences about dealers and contracts.
import type { Messages } from '../wire/messages.ts';

export const partiesMessages = {
  AMOUNT_TEXT: {
    zh: '请填写不小于 0、最多两位小数的金额文本。',
    en: 'Give an amount of at least 0 as text with at most two decimals.',
  },
  DEALER_CODE_TAKEN: {
    zh: '编码 {code} 已被其他经销商使用，请换一个。',
    en: 'The code {code} belongs to another dealer; choose another.',
  },
  UNKNOWN_REGION: { zh: '没有这个大区。', en: 'There is no such region.' },
  UNKNOWN_USER: { zh: '没有这个用户。', en: 'There is no such user.' },
  UNKNOWN_PARTNER: { zh: '没有这个伙伴，或你无权查看。', en: 'There is no such partner, or you may not see it.' },
  CONTRACT_NUMBER_TAKEN: {
    zh: '合同号 {number} 已存在，请换一个。',
    en: 'The contract number {number} exists already; choose another.',
  },
  CONTRACT_OVERLAP: {
    zh: '合同 {number} 在 {from} 至 {to} 已覆盖同样的范围。改日期，或先终止那一份。',
    en: 'Contract {number} covers the same scope from {from} to {to}. Change the dates, or end that one first.',
  },
  UNKNOWN_PRICE_LIST: { zh: '没有这份价目表。', en: 'There is no such price list.' },
  DEALER_CYCLE: {
    zh: '上级不能是自己或自己的下级，换一个。',
    en: 'The dealer above cannot be this dealer or one below it; choose another.',
  },
  CONTRACT_DATES: { zh: '合同的结束日期必须晚于开始日期。', en: 'A contract must end after it begins.' },
  CONTRACT_NOT_ACTIVE: {
    zh: '合同 {number} 已终止，不能再更改。',
    en: 'Contract {number} has ended and cannot be changed.',
  },
  CREDIT_IN_USE: {
    zh: '信用可用 {available}，下调 {cut} 后不足。请先收回欠款，或选择强制下调。',
    en: 'Available credit is {available}, less than the cut of {cut}. Collect first, or enforce the cut.',
  },
} satisfies Messages;
