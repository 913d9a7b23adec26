// Owns the sentences about products and SKUs.
import type { Messages } from '../wire/messages.ts';

export const catalogMessages = {
  SKU_CODE_TAKEN: {
    zh: 'SKU 编码 {code} 已存在，请换一个。',
    en: 'The SKU code {code} exists already; choose another.',
  },
  UNKNOWN_BRAND: { zh: '没有这个品牌。', en: 'There is no such brand.' },
  UNKNOWN_CATEGORY: { zh: '没有这个品类。', en: 'There is no such category.' },
  UNKNOWN_TAX_CODE: { zh: '没有税码 {code}。', en: 'There is no tax code {code}.' },
} satisfies Messages;
