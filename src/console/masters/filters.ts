/** Owns the filters of the master lists: their form in the address. */
import { text } from '../lib/search-text.ts';

export type MasterFilters = Readonly<Record<string, string | undefined>>;

/** Reads the address for the filters a list knows, its search and its page; whatever else is there is left out. */
export function filtersOf<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name | 'q' | 'cursor', string>> => {
    const found: Partial<Record<Name | 'q' | 'cursor', string>> = {};
    for (const name of [...names, 'q', 'cursor'] as const) {
      const value = text(search[name]);
      if (value !== undefined) found[name] = value;
    }
    return found;
  };
}
