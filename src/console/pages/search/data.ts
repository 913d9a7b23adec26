/** What the search page reads, and its filters in the address. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { SEARCH_KINDS } from '../../../search/schema.ts';
import type { SearchHit, SearchKind, SearchResult } from '../../../search/schema.ts';
import { get } from '../../lib/api.ts';
import { text } from '../../lib/search-text.ts';

export type { SearchHit, SearchKind, SearchResult };

export type SearchFilters = {
  q?: string;
  kind?: SearchKind;
  amount_from?: string;
  amount_to?: string;
  date_from?: string;
  date_to?: string;
};

const decimal = (value: unknown): string | undefined => {
  const given = text(value);
  return given && /^\d{1,18}(\.\d{1,6})?$/.test(given) ? given : undefined;
};
const day = (value: unknown): string | undefined => {
  const given = text(value);
  return given && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined;
};

/** Reads the address; whatever is not a filter is left out. */
export function readSearch(search: Record<string, unknown>): SearchFilters {
  const filters: SearchFilters = {
    q: text(search['q'])?.slice(0, 100),
    kind: SEARCH_KINDS.find((kind) => kind === search['kind']),
    amount_from: decimal(search['amount_from']),
    amount_to: decimal(search['amount_to']),
    date_from: day(search['date_from']),
    date_to: day(search['date_to']),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** True when anything is asked. */
export function asks({ kind: _, ...filters }: SearchFilters): boolean {
  return Object.values(filters).some(Boolean);
}

/** Hits by kind: a few of each, or a hundred of the one that is asked for. */
export const searchQuery = (filters: SearchFilters) =>
  queryOptions({
    queryKey: ['search', filters],
    queryFn: ({ signal }) =>
      get<SearchResult>('/search', { ...filters, limit: filters.kind === undefined ? 6 : 100 }, signal),
    enabled: asks(filters),
    placeholderData: keepPreviousData,
  });
