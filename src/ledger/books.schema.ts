// Owns the wire form of the books: accounts, their postings, transfers.
import { z } from 'zod';
import { businessDate, decimalText, instant, page, pageQuery, partyRef } from '../wire/schema.ts';

export const accountView = z
  .strictObject({
    id: z.string(),
    book: z.string(),
    purpose: z.string(),
    party: partyRef.nullable(),
    currency: z.string(),
    /** 1: grows by debits; -1: by credits. */
    side: z.union([z.literal(1), z.literal(-1)]),
    /** The balance the account keeps; null for an open account, which is summed when it is opened. */
    balance: decimalText.nullable(),
  })
  .meta({ id: 'LedgerAccount' });
export type AccountView = z.infer<typeof accountView>;
export const accountPage = page(accountView);
export const accountsQuery = z.strictObject({
  book: z.string().max(40).optional(),
  purpose: z.string().max(60).optional(),
  q: z.string().max(100).optional().describe('part of the name of the partner'),
  ...pageQuery,
});
export type AccountsQuery = z.infer<typeof accountsQuery>;

export const accountTotals = accountView
  .extend({
    postings: z.int(),
    debit: decimalText,
    credit: decimalText,
    /** Debits less credits in the account's own direction; of a bounded account it must be the balance it keeps. */
    summed: decimalText,
  })
  .meta({ id: 'LedgerAccountTotals' });
export type AccountTotals = z.infer<typeof accountTotals>;

/** The document a transfer was made for. */
export const documentRef = z
  .strictObject({ type: z.string(), id: z.string(), number: z.string().nullable() })
  .meta({ id: 'DocumentRef' });

const postedTransfer = {
  transfer_id: z.string(),
  reason: z.string(),
  document: documentRef,
  business_date: businessDate,
  period: z.string(),
  at: instant,
};

export const accountPosting = z
  .strictObject({
    ...postedTransfer,
    line: z.int(),
    debit: decimalText.nullable(),
    credit: decimalText.nullable(),
  })
  .meta({ id: 'AccountPosting' });
export type AccountPosting = z.infer<typeof accountPosting>;
export const accountPostingPage = page(accountPosting);
export const postingsQuery = z.strictObject(pageQuery);

export const transferView = z
  .strictObject({
    ...postedTransfer,
    book: z.string(),
    key: z.string(),
    original_period: z.string().nullable().describe('the closed period it belongs to'),
    corrects_id: z.string().nullable(),
    request_id: z.string().nullable(),
    postings: z.array(
      z.strictObject({
        line: z.int(),
        account_id: z.string(),
        purpose: z.string(),
        party: partyRef.nullable(),
        currency: z.string(),
        debit: decimalText.nullable(),
        credit: decimalText.nullable(),
      }),
    ),
  })
  .meta({ id: 'LedgerTransfer' });
export type TransferView = z.infer<typeof transferView>;
