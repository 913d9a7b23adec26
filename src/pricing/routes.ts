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
import { versionsRoute } from '../versions/routes.ts';
import { changed, summary } from '../wire/schema.ts';
import { publishPrices, withdrawPrices } from './commands.ts';
import { createPriceList, updatePriceList } from './lists.ts';
import { countPriceLists, findPriceList, listPriceLists } from './queries.ts';
import {
  createPriceListBody,
  priceListPage,
  priceListQuery,
  priceListView,
  priceListsQuery,
  priceListsSummaryQuery,
  publishPricesBody,
  updatePriceListBody,
  withdrawPricesBody,
} from './schema.ts';

const params = z.strictObject({ id: z.string().max(100) });
const etagOf = (value: { version: number }) => value.version;

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
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text, 1);
      const rows = await withScope(deps.db, scope, async (tx) =>
        listPriceLists(tx, {
          ...filter,
          companyId,
          limit,
          today: await companyToday(tx, companyId, now()),
          after: cursor?.key,
          back: cursor?.back ?? false,
        }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.code]);
    },
  );

  app.get(
    '/api/v1/price_lists/summary',
    {
      schema: {
        operationId: 'summarizePriceLists',
        tags: ['prices'],
        description: 'How many price lists the filters find.',
        querystring: priceListsSummaryQuery,
        response: { 200: summary },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'price');
      return withScope(deps.db, scope, (tx) => countPriceLists(tx, { ...request.query, companyId }));
    },
  );

  app.get(
    '/api/v1/price_lists/:id',
    {
      schema: {
        operationId: 'getPriceList',
        tags: ['prices'],
        description: 'A price list with its versions and the prices of one of them.',
        params,
        querystring: priceListQuery,
        response: { 200: priceListView },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'read', 'price');
      const { id } = request.params;
      const list = await withScope(deps.db, scope, async (tx) =>
        findPriceList(tx, companyId, id, await companyToday(tx, companyId, now()), request.query.prices_of),
      );
      if (!list) return sendRefusal(reply, notFound('price_list', id));
      etag(reply, list.version);
      return list;
    },
  );

  priceListCommands(app, now);
  versionsRoute(app, deps, {
    plural: 'price_lists',
    operationId: 'listPriceListVersions',
    tag: 'prices',
    subject: 'price',
    type: 'price_list',
    find: async (tx, { companyId }, id) => {
      const query = tx.selectFrom('price_list').select('id').where('id', '=', id);
      return (await query.where('company_id', '=', companyId).executeTakeFirst())?.id;
    },
  });
}

function priceListCommands(app: App, now: () => Date): void {
  app.post(
    '/api/v1/price_lists',
    {
      schema: {
        operationId: 'createPriceList',
        tags: ['prices'],
        description: 'Adds an empty price list; its prices are published.',
        body: createPriceListBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'price');
      const options = { operation: 'createPriceList', objectType: 'price_list', status: 201, etag: etagOf };
      await runCommand(request, reply, options, (work) => createPriceList(work, companyId, request.body));
    },
  );

  app.patch(
    '/api/v1/price_lists/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updatePriceList',
        tags: ['prices'],
        description: 'Renames a list or switches it off, on the version in If-Match.',
        params,
        body: updatePriceListBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'price');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = {
        operation: 'updatePriceList',
        objectType: 'price_list',
        objectId: id,
        version: given,
        etag: etagOf,
      };
      await runCommand(request, reply, options, (work) => updatePriceList(work, companyId, id, given, request.body));
    },
  );

  app.post(
    '/api/v1/price_lists/:id/withdraw',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'withdrawPrices',
        tags: ['prices'],
        description: 'Takes a planned version back before it begins; the one before runs on.',
        params,
        body: withdrawPricesBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'price');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: 'withdrawPrices', objectType: 'price_list', objectId: id, etag: etagOf };
      await runCommand(request, reply, options, async (work) =>
        withdrawPrices(work, companyId, id, given, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );

  app.post(
    '/api/v1/price_lists/:id/publish',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'publishPrices',
        tags: ['prices'],
        description:
          'The next version of a list: what holds ends where it begins; a planned one of the same day is replaced.',
        params,
        body: publishPricesBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'price');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: 'publishPrices', objectType: 'price_list', objectId: id, status: 201, etag: etagOf };
      await runCommand(request, reply, options, async (work) =>
        publishPrices(work, companyId, id, given, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );
}
