// Owns the sentences of refusals about payments and invoices: the fact, the limit, the cure.
import type { Messages } from '../wire/messages.ts';

export const paymentsMessages = {
  PAYMENT_DUPLICATE: {
    zh: '银行流水号 {bank_reference} 已登记过收款。请核对后换一笔。',
    en: 'Money under the bank reference {bank_reference} is recorded already. Check which payment this is.',
  },
  ALLOCATIONS_REFUSED: {
    zh: '有核销分配不能接受，见各行的说明。',
    en: 'Some allocations are not accepted; each one says why.',
  },
  ALLOCATED_ABOVE_PAYMENT: {
    zh: '分配合计比到账 {amount} 多 {over}。请改小分配。',
    en: 'The allocations exceed the payment of {amount} by {over}. Lower them.',
  },
  INVOICE_NOT_OPEN: {
    zh: '这张发票不属于该客户，或已结清。',
    en: 'This invoice is not an open one of this partner.',
  },
  INVOICE_TWICE: { zh: '同一张发票出现了两次。请合并成一行。', en: 'This invoice is named twice. Make it one line.' },
  ABOVE_INVOICE_OPEN: {
    zh: '发票 {number} 只剩 {open} 未结，多了 {over}。请改小。',
    en: 'Only {open} of invoice {number} is open, {over} less than given. Lower the amount.',
  },
  INVOICE_SETTLED: {
    zh: '发票 {number} 已结清，没有可核销的金额。',
    en: 'Invoice {number} is settled; nothing is left to write off.',
  },
  AMOUNT_NOT_POSITIVE: { zh: '金额须大于零。', en: 'The amount must be above zero.' },
  AMOUNT_TOO_FINE: { zh: '金额的小数位多于该币种允许的位数。', en: 'The amount has more decimals than its currency.' },
  CURRENCY_UNKNOWN: { zh: '不支持这个币种。', en: 'No books are kept in this currency.' },
  DATE_IN_FUTURE: { zh: '到账日期不能晚于今天。', en: 'The day the money came in cannot be after today.' },
  // Heads and words of an exported statement.
  STATEMENT_DATE: { zh: '日期', en: 'Date' },
  STATEMENT_KIND: { zh: '类型', en: 'Kind' },
  STATEMENT_NUMBER: { zh: '单号', en: 'Number' },
  STATEMENT_ORDER: { zh: '订单', en: 'Order' },
  STATEMENT_INCREASE: { zh: '应收增加', en: 'Charged' },
  STATEMENT_DECREASE: { zh: '应收减少', en: 'Settled' },
  STATEMENT_BALANCE: { zh: '余额', en: 'Balance' },
  STATEMENT_OPENING: { zh: '期初余额', en: 'Opening balance' },
  STATEMENT_CLOSING: { zh: '期末余额', en: 'Closing balance' },
  STATEMENT_KIND_invoice: { zh: '发票', en: 'Invoice' },
  STATEMENT_KIND_offset: { zh: '返利抵用', en: 'Rebate used' },
  STATEMENT_KIND_write_off: { zh: '坏账核销', en: 'Written off' },
  STATEMENT_KIND_payment: { zh: '收款', en: 'Payment' },
  STATEMENT_KIND_credit_note: { zh: '贷项单', en: 'Credit note' },
  STATEMENT_KIND_other: { zh: '其他', en: 'Other' },
} satisfies Messages;
