// Owns the sentences about price lists.
import type { Messages } from '../wire/messages.ts';

export const pricingMessages = {
  PRICE_TWICE: {
    zh: '{sku} 起订 {min_quantity} 的价格出现了两次。',
    en: 'The price of {sku} from {min_quantity} is given twice.',
  },
  PRICE_TOO_FINE: { zh: '价目最多 {scale} 位小数。', en: 'This list has at most {scale} decimals.' },
  FLOOR_ABOVE_PRICE: { zh: '价格底线不能高于价格。', en: 'The floor must not be above the price.' },
  PRICES_IN_THE_PAST: {
    zh: '新版本最早可从 {earliest} 起生效；已生效的价格不能更改。',
    en: 'A new version may begin on {earliest} at the earliest; prices in force are never edited.',
  },
} satisfies Messages;
