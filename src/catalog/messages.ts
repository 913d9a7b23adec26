// Owns the sentences about products and SKUs.
import type { Messages } from '../wire/messages.ts';

export const catalogMessages = {
  SKU_CODE_TAKEN: {
    zh: 'SKU 编码 {code} 已存在，请换一个。',
    en: 'The SKU code {code} exists already; choose another.',
  },
  CODE_TAKEN: { zh: '编码 {code} 已存在，请换一个。', en: 'The code {code} exists already; choose another.' },
  UNKNOWN_BRAND: { zh: '没有这个品牌。', en: 'There is no such brand.' },
  UNKNOWN_CATEGORY: { zh: '没有这个品类。', en: 'There is no such category.' },
  UNKNOWN_TAX_CODE: { zh: '没有税码 {code}。', en: 'There is no tax code {code}.' },
  NO_SUCH_UNIT: {
    zh: '没有单位「{unit}」。先在「单位」里建好它。',
    en: 'There is no unit "{unit}". Add it under Units first.',
  },
  UNIT_TWICE: { zh: '单位「{unit}」出现了两次。', en: 'The unit "{unit}" is given twice.' },
  CATEGORY_CYCLE: {
    zh: '上级品类不能是自己或自己的下级，换一个。',
    en: 'The category above cannot be this one or one below it; choose another.',
  },
  NOT_NEGATIVE: { zh: '请填写不小于 0 的数字文本。', en: 'Give a number of at least 0 as text.' },
  DATE_IN_THE_PAST: { zh: '最早从 {earliest} 起。', en: 'It may begin on {earliest} at the earliest.' },
} satisfies Messages;
