/** What the ledger pages read. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  accountPage,
  accountPostingPage,
  AccountPosting,
  AccountTotals,
  AccountView,
  TransferView,
} from '../../../ledger/books.schema.ts';
import { get } from '../../lib/api.ts';
import { text } from '../../lib/search-text.ts';

export type { AccountPosting, AccountTotals, AccountView, TransferView };
type AccountPage = z.infer<typeof accountPage>;
type PostingPage = z.infer<typeof accountPostingPage>;

export const PAGE_SIZE = 20;
export const BOOKS = ['statutory', 'credit'] as const;

export type AccountFilters = { q?: string; book?: (typeof BOOKS)[number]; cursor?: string };

/** Reads the address; whatever is not a filter is left out. */
export function readAccounts(search: Record<string, unknown>): AccountFilters {
  const filters: AccountFilters = {
    q: text(search['q'])?.slice(0, 100),
    book: BOOKS.find((book) => book === search['book']),
    cursor: text(search['cursor']),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

export const accountsQuery = (filters: AccountFilters) =>
  queryOptions({
    queryKey: ['ledger', 'accounts', filters],
    queryFn: ({ signal }) => get<AccountPage>('/ledger/accounts', { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['ledger', 'account', id],
    queryFn: ({ signal }) => get<AccountTotals>(`/ledger/accounts/${encodeURIComponent(id)}`, undefined, signal),
  });

export const postingsQuery = (id: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['ledger', 'postings', id, cursor],
    queryFn: ({ signal }) =>
      get<PostingPage>(`/ledger/accounts/${encodeURIComponent(id)}/postings`, { limit: PAGE_SIZE, cursor }, signal),
    placeholderData: keepPreviousData,
  });

export const transferQuery = (id: string) =>
  queryOptions({
    queryKey: ['ledger', 'transfer', id],
    queryFn: ({ signal }) => get<TransferView>(`/ledger/transfers/${encodeURIComponent(id)}`, undefined, signal),
  });
