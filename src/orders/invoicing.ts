// Owns the invoice of a receipt: its lines, number, postings and the offsets that pay it.
import type { Decimal } from '../kernel/decimal.ts';
import { sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { addDays } from '../kernel/period.ts';
import { post } from '../ledger/post.ts';
import { insertRows } from '../platform/db/rows.ts';
import { takeGaplessNumber } from '../platform/numbers.ts';
import type { Work } from '../platform/transact.ts';
import type { Figures, OffsetPart } from './fulfilment.rules.ts';
import { takeOffsets } from './fulfilment.rules.ts';
import type { OrderDoc, OrderLineDoc } from './fulfilment.store.ts';
import { transferOf } from './fulfilment.store.ts';
import { addToOffsets } from './progress.store.ts';
import { OFFSET_PURPOSE } from './releasing.ts';

export interface ReceivedLine {
  shipmentLineId: string;
  invoiceLineId: string;
  line: OrderLineDoc;
  received: Figures;
  lost: Figures;
  reason: string | null;
}

export interface Receipt {
  id: string;
  number: string;
  shipment: { id: string; number: string };
  lines: ReceivedLine[];
  received: Figures;
  lost: Figures;
}

export interface Invoice {
  id: string;
  number: string;
  gross: Decimal;
  tax: Decimal;
  offsets: OffsetPart[];
  dueDate: string;
}

/** The invoice of a receipt: numbered without gaps, posted, and paid with the order's offsets as far as they go. */
export async function makeInvoice(work: Work, order: OrderDoc, receipt: Receipt): Promise<Invoice> {
  const { received } = receipt;
  const need = { rebate: received.goods.minus(received.credit), other: received.credit };
  const invoice: Invoice = {
    id: newId('invoice'),
    number: await takeGaplessNumber(work.db, work.tenant, order.companyId, 'INV', order.today),
    gross: received.goods,
    tax: received.tax,
    offsets: takeOffsets(order.offsets, need),
    dueDate: addDays(order.today, await paymentDays(work, order)),
  };
  await writeInvoice(work, order, receipt, invoice);
  await addToOffsets(work, order, invoice.offsets, 'applied');
  await post(work, {
    ...transferOf(work, order, { type: 'invoice', id: invoice.id }, 'invoice', `invoice ${invoice.number}`),
    legs: [
      { purpose: 'receivable', party: order.buyerId, amount: invoice.gross },
      { purpose: 'revenue', amount: invoice.gross.minus(invoice.tax).negated() },
      { purpose: 'output_tax', amount: invoice.tax.negated() },
    ],
  });
  for (const part of invoice.offsets) {
    await post(work, {
      ...transferOf(
        work,
        order,
        { type: 'invoice', id: invoice.id },
        `offset:${part.id}`,
        `${part.kind} against ${invoice.number}`,
      ),
      legs: [
        { purpose: OFFSET_PURPOSE[part.kind].held, party: order.buyerId, amount: part.amount },
        { purpose: 'receivable', party: order.buyerId, amount: part.amount.negated() },
      ],
    });
  }
  return invoice;
}

async function paymentDays(work: Work, order: OrderDoc): Promise<number> {
  if (order.contractId === null) return 0;
  const contract = await work.db
    .selectFrom('contract')
    .select('payment_days')
    .where('id', '=', order.contractId)
    .executeTakeFirst();
  return contract?.payment_days ?? 0;
}

async function writeInvoice(work: Work, order: OrderDoc, receipt: Receipt, invoice: Invoice): Promise<void> {
  const own = { tenant_id: work.tenant, company_id: order.companyId };
  await work.db
    .insertInto('invoice')
    .values({
      id: invoice.id,
      ...own,
      order_id: order.id,
      receipt_id: receipt.id,
      number: invoice.number,
      buyer_id: order.buyerId,
      region_id: order.regionId,
      currency: order.currency,
      net_amount: text(invoice.gross.minus(invoice.tax)),
      tax_amount: text(invoice.tax),
      gross_amount: text(invoice.gross),
      offset_amount: text(sum(invoice.offsets.map((part) => part.amount))),
      business_date: order.today,
      due_date: invoice.dueDate,
    })
    .execute();
  await insertRows(
    work.db,
    'invoice_line',
    receipt.lines
      .filter(({ received }) => received.quantity.gt(0))
      .map(({ invoiceLineId, line, received }) => ({
        id: invoiceLineId,
        ...own,
        invoice_id: invoice.id,
        order_line_id: line.id,
        sku_id: line.skuId,
        quantity: text(received.quantity),
        unit_price: line.unitPrice,
        net_amount: text(received.goods.minus(received.tax)),
        tax_amount: text(received.tax),
        gross_amount: text(received.goods),
        tax_code: line.taxCode,
        tax_rate: line.taxRate,
        cost_amount: text(received.cost),
        returned_quantity: '0',
        credited_amount: '0',
      })),
  );
}
