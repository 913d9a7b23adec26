// Owns the credit note of a return: numbered without gaps, first against the invoices it belongs to, the rest a balance of the partner.
import { freeCredit } from '../credit/settle.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { post } from '../ledger/post.ts';
import { takeGaplessNumber } from '../platform/numbers.ts';
import type { Work } from '../platform/transact.ts';
import { addToInvoice, lockInvoice } from '../payments/store.ts';
import type { InvoiceDoc } from '../payments/store.ts';
import type { CreditOwner } from '../credit/settle.ts';
import type { GoodsBack } from './receive.ts';
import { splitCredit } from './rules.ts';

export interface CreditNote {
  id: string;
  number: string;
}

/** Issues and posts the credit note of goods that came back. */
export async function issueCreditNote(work: Work, goods: GoodsBack): Promise<CreditNote> {
  const { row, lines, today } = goods;
  const gross = sum(lines.map((line) => line.gross));
  const tax = sum(lines.map((line) => line.tax));
  const invoices = await invoicesOf(work, goods);
  const split = splitCredit(
    invoices.map(({ invoice, credited }) => ({ invoiceId: invoice.id, open: invoice.open, credited })),
    gross,
  );
  const note = {
    id: newId('credit_note'),
    number: await takeGaplessNumber(work.db, work.tenant, row.company_id, 'CN', today),
  };
  await work.db
    .insertInto('credit_note')
    .values({
      ...note,
      tenant_id: work.tenant,
      company_id: row.company_id,
      return_id: row.id,
      invoice_id: invoices.length === 1 ? invoices[0]!.invoice.id : null,
      buyer_id: row.buyer_id,
      region_id: row.region_id,
      currency: row.currency,
      net_amount: text(gross.minus(tax)),
      tax_amount: text(tax),
      gross_amount: text(gross),
      applied_amount: text(gross.minus(split.balance)),
      business_date: today,
      created_at: work.now,
    })
    .execute();
  await postCreditNote(work, goods, note, { gross, tax, balance: split.balance });
  const byId = new Map(invoices.map((item) => [item.invoice.id, item]));
  for (const { invoiceId, amount } of split.settled) {
    const { invoice, order } = byId.get(invoiceId)!;
    await freeCredit(work, order, 'credit_receivable', amount, {
      ...headOf(goods, note),
      key: `${work.key}:credit:${invoiceId}`,
    });
    await addToInvoice(work, invoice, 'credited_amount', amount);
  }
  return note;
}

/** What each invoice is credited, in the order of the lines; one invoice is locked once. */
async function invoicesOf(
  work: Work,
  { lines }: GoodsBack,
): Promise<{ invoice: InvoiceDoc; order: CreditOwner; credited: Decimal }[]> {
  const credited = new Map<string, Decimal>();
  for (const line of lines) {
    if (!line.original) continue;
    credited.set(line.original.invoiceId, (credited.get(line.original.invoiceId) ?? ZERO).plus(line.gross));
  }
  const found: { invoice: InvoiceDoc; order: CreditOwner; credited: Decimal }[] = [];
  for (const [invoiceId, amount] of credited) {
    const locked = (await lockInvoice(work, invoiceId))!;
    // Invoices of one order share what is left of its exception.
    found.push({ invoice: locked.invoice, order: found[0]?.order ?? locked.order, credited: amount });
  }
  return found;
}

function headOf({ row, today }: GoodsBack, note: CreditNote) {
  return {
    companyId: row.company_id,
    currency: row.currency,
    reason: `credit note ${note.number}`,
    documentType: 'credit_note',
    documentId: note.id,
    businessDate: today,
    partyId: row.buyer_id,
    regionId: row.region_id,
  };
}

async function postCreditNote(
  work: Work,
  goods: GoodsBack,
  note: CreditNote,
  amounts: { gross: Decimal; tax: Decimal; balance: Decimal },
): Promise<void> {
  const party = goods.row.buyer_id;
  const { gross, tax, balance } = amounts;
  await post(work, {
    ...headOf(goods, note),
    key: `${work.key}:credit_note`,
    legs: [
      { purpose: 'revenue', amount: gross.minus(tax) },
      { purpose: 'output_tax', amount: tax },
      { purpose: 'receivable', party, amount: gross.minus(balance).negated() },
      { purpose: 'credit_note', party, amount: balance.negated() },
    ],
  });
  await post(work, {
    ...headOf(goods, note),
    key: `${work.key}:credit_note_balance`,
    legs: [
      { purpose: 'credit_available', party, amount: balance },
      { purpose: 'credit_prepaid', party, amount: balance.negated() },
    ],
  });
}
