// Owns the sentences of refusals about returns: the fact, the limit, the cure.
import type { Messages } from '../wire/messages.ts';

export const returnsMessages = {
  RETURN_STATE: {
    zh: '退货单现在的状态是「{status}」，不能{step}。请刷新后看可以做什么。',
    en: 'The return is {status}; {step} is not possible now. Reload to see what is.',
  },
  EMPTY_RETURN: { zh: '退货单没有明细。至少加一行。', en: 'The return has no lines. Add at least one.' },
  BUYER_MISSING: { zh: '没有原订单时须指明客户。', en: 'Without an original order, name the partner.' },
  LINE_NOT_INVOICED: {
    zh: '这一行还没有开票，不能退货。',
    en: 'This line has not been invoiced, so nothing can be returned.',
  },
  RETURN_EXCEEDS_INVOICED: {
    zh: '还可退 {returnable}，多了 {over}。请改小。',
    en: '{returnable} may still be returned, {over} less than given. Lower it.',
  },
  ORIGINAL_LINE_ONLY: {
    zh: '有原订单的退货只写原订单行和数量，价格按原行计算。',
    en: 'A return from an order names its lines and quantities only; prices are those of the original.',
  },
  NO_ORIGINAL_ORDER: {
    zh: '没有原订单的退货请写产品编码。',
    en: 'Without an original order, name the product instead.',
  },
  RECEIVED_EXCEEDS_ANNOUNCED: {
    zh: '申报退回 {announced}，多了 {over}。多出的货请另开退货单。',
    en: '{announced} were announced, {over} less than given. Surplus goods need a return of their own.',
  },
  NOTHING_RECEIVED: {
    zh: '没有收到任何货。货不回来就请取消退货单。',
    en: 'Nothing came back. Cancel the return when nothing will.',
  },
  WAREHOUSE_MISSING: { zh: '没有指明入库仓库。请选择仓库。', en: 'No warehouse is named. Choose where the goods go.' },
} satisfies Messages;
