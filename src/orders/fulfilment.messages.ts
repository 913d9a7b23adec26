// Owns the sentences of refusals about shipping, receiving and cancelling: the fact, the limit, the cure.
import type { Messages } from '../wire/messages.ts';

export const fulfilmentMessages = {
  LINES_REFUSED: { zh: '有行不能接受，见各行的说明。', en: 'Some lines are not accepted; each one says why.' },
  LINES_MISSING: { zh: '没有要发的行。至少填一行数量。', en: 'No line to ship. Give at least one quantity.' },
  LINE_TWICE: { zh: '同一行出现了两次。请合并。', en: 'This line is named twice. Make it one.' },
  LINE_OTHER_WAREHOUSE: {
    zh: '这一行分配在另一个仓库。请从那个仓库发货。',
    en: 'This line is allocated in another warehouse. Ship it from there.',
  },
  SHIP_EXCEEDS_ALLOCATED: {
    zh: '已分配 {allocated}，多了 {over}。改小，或等补货后再发。',
    en: '{allocated} are allocated, {over} less than given. Lower it, or wait for stock.',
  },
  QUANTITY_NOT_POSITIVE: { zh: '数量须大于零。', en: 'The quantity must be above zero.' },
  QUANTITY_NEGATIVE: { zh: '数量不能小于零。', en: 'The quantity cannot be below zero.' },
  SHIPMENT_RECEIVED: { zh: '发货单 {number} 已经签收。', en: 'Shipment {number} has been received already.' },
  RECEIVED_EXCEEDS_SHIPPED: {
    zh: '发货 {shipped}，多了 {over}。多出的货请另行登记。',
    en: '{shipped} were shipped, {over} less than given. Record surplus goods separately.',
  },
  SHORTFALL_REASON_MISSING: { zh: '少收 {missing}，请写明原因。', en: '{missing} are missing. Say why.' },
} satisfies Messages;
