// Owns writing a batch of imported documents: rows, facts, events and the postings that leave nothing open.
import { postMany } from '../ledger/post-many.ts';
import type { Transfer } from '../ledger/post.ts';
import type { Work } from '../platform/transact.ts';
import type { Document } from './documents.ts';
import { SOURCE } from './rules.ts';
import type { ImportCompany } from './masters.ts';
import {
  stage,
  writeDelivery,
  writeEvents,
  writeInvoices,
  writeOrderFacts,
  writeOrders,
  writeReturns,
} from './store.ts';

/** Writes documents with their lines, facts, events and postings inside the caller's transaction. */
export async function writeDocuments(
  work: Work,
  company: ImportCompany,
  documents: readonly Document[],
): Promise<void> {
  if (documents.length === 0) return;
  await stage(work.db, company, documents);
  if (documents.some((document) => !document.credit)) {
    await writeOrders(work.db, company);
    await writeDelivery(work.db, company);
    await writeInvoices(work.db, company);
    await writeOrderFacts(work.db, company);
  }
  if (documents.some((document) => document.credit)) await writeReturns(work.db, company);
  await writeEvents(work.db, company);
  await postMany(
    work,
    documents.flatMap((document) =>
      document.credit ? creditTransfers(company, document) : invoiceTransfers(company, document),
    ),
  );
}

/** Invoiced and at once settled through the clearing account. No cost is known, so no cost is posted. */
function invoiceTransfers(company: ImportCompany, document: Document): Transfer[] {
  const common = commonOf(company, document);
  const clearing = { purpose: 'import_clearing' as const, amount: document.amount };
  return [
    {
      ...common,
      key: `${SOURCE}:${company.id}:${document.key}:invoice`,
      reason: `invoice ${document.key}`,
      documentType: 'invoice',
      documentId: document.invoiceId,
      legs: [
        { purpose: 'receivable', party: document.buyerId, amount: document.amount },
        { purpose: 'revenue', amount: document.amount.neg() },
      ],
    },
    {
      ...common,
      key: `${SOURCE}:${company.id}:${document.key}:payment`,
      reason: `${document.key} settled through import clearing`,
      documentType: 'payment',
      documentId: document.paymentId,
      legs: [clearing, { purpose: 'receivable', party: document.buyerId, amount: document.amount.neg() }],
    },
  ];
}

/** Credited to the partner's credit-note balance and at once paid out of it through the clearing account. */
function creditTransfers(company: ImportCompany, document: Document): Transfer[] {
  const common = { ...commonOf(company, document), documentType: 'credit_note', documentId: document.invoiceId };
  const balance = { purpose: 'credit_note' as const, party: document.buyerId };
  return [
    {
      ...common,
      key: `${SOURCE}:${company.id}:${document.key}:credit_note`,
      reason: `credit note ${document.key}`,
      legs: [
        { purpose: 'revenue', amount: document.amount },
        { ...balance, amount: document.amount.neg() },
      ],
    },
    {
      ...common,
      key: `${SOURCE}:${company.id}:${document.key}:credit_note_settled`,
      reason: `${document.key} settled through import clearing`,
      legs: [
        { ...balance, amount: document.amount },
        { purpose: 'import_clearing', amount: document.amount.neg() },
      ],
    },
  ];
}

function commonOf(company: ImportCompany, document: Document) {
  return {
    companyId: company.id,
    currency: company.currency,
    businessDate: document.day,
    partyId: document.buyerId,
    regionId: document.regionId,
  };
}
