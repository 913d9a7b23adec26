// Owns the sentences of facts: the fact, the limit, the cure.
import type { Messages } from '../wire/messages.ts';

export const factsMessages = {
  STALE_FACT_VERSION: {
    zh: '该单据已有第 {known} 版，收到的是第 {given} 版。请用更高的版本号重报。',
    en: 'Version {known} of this document is known, version {given} came. Report it again under a higher version.',
  },
  FACT_VERSION_CONFLICT: {
    zh: '第 {version} 版已收到，但内容不同。要更正请提高版本号。',
    en: 'Version {version} was reported before with another content. To correct it, count the version up.',
  },
  ORIGINAL_SALE_MISSING: {
    zh: '退款须指明原销售行，未找到该行。请先上报销售，或更正原单号和行号。',
    en: 'A refund names the sold line, and that line is not known. Report the sale first, or correct its document and line.',
  },
  REFUND_EXCEEDS_SALE: {
    zh: '该销售行还可退 {left}，本次要退 {wanted}。请减少退货数量。',
    en: '{left} of the sold line can still be taken back, {wanted} is asked. Lower the quantity.',
  },
  SALE_BELOW_REFUNDED: {
    zh: '该销售行已退 {refunded}，更正后只剩 {sold}。请先更正退款。',
    en: '{refunded} of this line was refunded already, the restated sale has only {sold}. Correct the refund first.',
  },
  DUPLICATE_LINE: {
    zh: '同一单据的行号重复。请为每行使用不同行号。',
    en: 'The document names this line twice. Give each line its own name.',
  },
  TAX_EXCEEDS_AMOUNT: {
    zh: '税额大于含税金额。请更正税额。',
    en: 'The tax is more than the amount it is in. Correct the tax.',
  },
  NEGATIVE_AMOUNT: {
    zh: '金额不能为负。退款请用 kind = refund 的正数金额。',
    en: 'The amount is negative. Report refunds as positive amounts with kind = refund.',
  },
} satisfies Messages;
