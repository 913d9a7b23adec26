// Owns the HTTP of the search.
import { withScope } from '../platform/db/database.ts';
import { requireAbility } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { partiesNamed, searchKind } from './queries.ts';
import { readTerms } from './rules.ts';
import { SEARCH_KINDS, searchQuery, searchResult } from './schema.ts';
import type { SearchResult } from './schema.ts';
import { SUBJECT } from './subjects.ts';

/** `GET /search`. */
export function searchRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/search',
    {
      schema: {
        operationId: 'search',
        tags: ['search'],
        summary: 'Find documents, partners and people',
        description: `By the beginning of a number, part of a name, an exact amount, a range of amounts, a day or a month; filters narrow what the text finds.
Only kinds the caller may read, and of those only what the caller sees. Kinds without hits are left out; nothing asked finds nothing.`,
        querystring: searchQuery,
        response: { 200: searchResult },
      },
    },
    async (request): Promise<SearchResult> => {
      const { scope, companyId, ability } = requireAbility(request, 'read', 'order');
      const { query } = request;
      const terms = readTerms(query.q);
      const filtered = [query.amount_from, query.amount_to, query.date_from, query.date_to].some(Boolean);
      if (terms.text === '' && !filtered) return { groups: [] };
      const kinds = SEARCH_KINDS.filter((kind) => ability.can('read', SUBJECT[kind]) && (query.kind ?? kind) === kind);
      return withScope(deps.db, scope, async (tx) => {
        const parties = await partiesNamed(tx, terms.text);
        const groups: SearchResult['groups'] = [];
        for (const kind of kinds) {
          const hits = await searchKind(tx, kind, { scope, companyId, terms, query }, parties);
          if (hits.length > 0)
            groups.push({ kind, hits: hits.slice(0, query.limit), has_more: hits.length > query.limit });
        }
        return { groups };
      });
    },
  );
}
