// Owns the HTTP of price lists.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import {
  companyToday,
  decodeCursor,
  etag,
  notFound,
  pageOf,
  requireAbility,
  requireIfMatch,
  runCommand,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { changed } from '../wire/schema.ts';
import { publishPrices } from './commands.ts';
import { findPriceList, listPriceLists } from './queries.ts';
import { priceListPage, priceListView, priceListsQuery, publishPricesBody } from './schema.ts';

const params = z.strictObject({ id: z.string().max(100) });

/** Price lists and their versions. */
export function pricingRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();

  app.get(
    '/api/v1/price_lists',
    {
      schema: {
        operationId: 'listPriceLists',
        tags: ['prices'],
        description: 'Price lists by code, each with the version in force.',
        querystring: priceListsQuery,
        response: { 200: priceListPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'price');
      const { limit, cursor: text, q } = request.query;
      const cursor = decodeCursor(text, 1);
      const rows = await withScope(deps.db, scope, async (tx) =>
        listPriceLists(tx, {
          companyId,
          limit,
          q,
          today: await companyToday(tx, companyId, now()),
          after: cursor?.key,
          back: cursor?.back ?? false,
        }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.code]);
    },
  );

  app.get(
    '/api/v1/price_lists/:id',
    {
      schema: {
        operationId: 'getPriceList',
        tags: ['prices'],
        description: 'A price list with its versions and the prices of the newest.',
        params,
        response: { 200: priceListView },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'read', 'price');
      const { id } = request.params;
      const list = await withScope(deps.db, scope, (tx) => findPriceList(tx, companyId, id));
      if (!list) return sendRefusal(reply, notFound('price_list', id));
      etag(reply, list.version);
      return list;
    },
  );

  app.post(
    '/api/v1/price_lists/:id/publish',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'publishPrices',
        tags: ['prices'],
        description: 'The next version of a list; the newest, named in If-Match, ends where it begins.',
        params,
        body: publishPricesBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'price');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const etagOf = (value: { version: number }) => value.version;
      const options = { operation: 'publishPrices', objectType: 'price_list', objectId: id, status: 201, etag: etagOf };
      await runCommand(request, reply, options, async (work) =>
        publishPrices(work, companyId, id, given, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );
}
