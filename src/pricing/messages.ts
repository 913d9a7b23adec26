// Owns the sentences about price lists.
import type { Messages } from '../wire/messages.ts';

export const pricingMessages = {
  PRICE_TWICE: {
    zh: '{sku} 起订 {min_quantity} 的价格出现了两次。',
    en: 'The price of {sku} from {min_quantity} is given twice.',
  },
  PRICE_TOO_FINE: { zh: '价目最多 {scale} 位小数。', en: 'This list has at most {scale} decimals.' },
  PRICE_TEXT: {
    zh: '请填写不小于 0、最多 6 位小数的价格文本。',
    en: 'Give a price of at least 0 as text with at most 6 decimals.',
  },
  FLOOR_ABOVE_PRICE: { zh: '价格底线不能高于价格。', en: 'The floor must not be above the price.' },
  PRICES_IN_THE_PAST: {
    zh: '新版本最早可从 {earliest} 起生效；已生效的价格不能更改。',
    en: 'A new version may begin on {earliest} at the earliest; prices in force are never edited.',
  },
  PRICES_OVERLAP: {
    zh: '{sku} 在这段时间里已由同样对象的价目表 {list} 定价。从其中一份里去掉它。',
    en: 'In these days {sku} is priced by {list} too, for the same partners. Leave it out of one of them.',
  },
  PRICES_BEGUN: {
    zh: '第 {version} 版已从 {from} 起生效，不能撤回。发布新的一版来改价。',
    en: 'Version {version} has been in force since {from} and cannot be withdrawn. Publish a new one to change prices.',
  },
  UNKNOWN_PRICES: { zh: '没有这一版，或它已被撤回。', en: 'There is no such version, or it was withdrawn.' },
  PRICE_LIST_TAKEN: {
    zh: '价目表编码 {code} 已存在，请换一个。',
    en: 'The price list code {code} exists already; choose another.',
  },
  PARTNER_LIST_ALONE: {
    zh: '只给一个伙伴的价目表不再分等级和大区，请留空。',
    en: 'A list for one partner has no level or region; leave this empty.',
  },
} satisfies Messages;
