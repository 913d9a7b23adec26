/** Owns the filters of the list of returns: their form in the address, and the states behind each view. */
import { text } from '../../lib/search-text.ts';

export const RETURN_VIEWS = {
  all: undefined,
  deciding: 'pending_approval',
  receiving: 'approved',
  credited: 'credited',
  drafts: 'draft,returned',
} as const;

type ReturnTab = keyof typeof RETURN_VIEWS;
export type ReturnFilters = { view?: ReturnTab; q?: string; cursor?: string };

export function isReturnView(key: string): key is ReturnTab {
  return key in RETURN_VIEWS;
}

/** Reads the address; whatever is not a filter is left out. */
export function readReturnFilters(search: Record<string, unknown>): ReturnFilters {
  const view = Object.keys(RETURN_VIEWS)
    .filter(isReturnView)
    .find((key) => key === search['view']);
  return { view: view === 'all' ? undefined : view, q: text(search['q']), cursor: text(search['cursor']) };
}
