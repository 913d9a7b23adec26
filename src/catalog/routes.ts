// Owns the HTTP of the catalog.
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
import { changed, summary } from '../wire/schema.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { createSku, updateSku } from './commands.ts';
import { namedRoutes } from './named.routes.ts';
import { productRoutes } from './products.routes.ts';
import { countSkus, listSkus } from './queries.ts';
import { createSkuBody, skuPage, skuView, skusQuery, skusSummaryQuery, updateSkuBody } from './schema.ts';
import { versionsRoute } from '../versions/routes.ts';

const params = z.strictObject({ id: z.string().max(100) });
const version = (value: { version: number }) => value.version;

/** Cost is for who sees the books or publishes prices. */
function seesCost({ ability }: Principal): boolean {
  return ability.can('read', 'ledger') || ability.can('update', 'price');
}

/** SKUs, products, brands, categories, units and tax codes. */
export function catalogRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();
  skuReads(app, deps, now);
  skuCommands(app, now);
  productRoutes(app, deps);
  namedRoutes(app, deps, now);
  versionsRoute(app, deps, {
    plural: 'skus',
    operationId: 'listSkuVersions',
    tag: 'catalog',
    subject: 'catalog',
    type: 'sku',
    hidden: (principal) => (seesCost(principal) ? [] : ['standard_cost']),
    find: async (tx, { companyId }, id) => {
      const query = tx.selectFrom('sku').select('id').where('id', '=', id);
      return (await query.where('company_id', '=', companyId).executeTakeFirst())?.id;
    },
  });
}

function skuReads(app: App, deps: ApiDeps, now: () => Date): void {
  app.get(
    '/api/v1/skus',
    {
      schema: {
        operationId: 'listSkus',
        tags: ['catalog'],
        description: 'SKUs by code.',
        querystring: skusQuery,
        response: { 200: skuPage },
      },
    },
    async (request) => {
      const principal = requireAbility(request, 'read', 'catalog');
      const { companyId } = principal;
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text, 1);
      const rows = await withScope(deps.db, principal.scope, async (tx) =>
        listSkus(tx, {
          ...filter,
          companyId,
          limit,
          today: await companyToday(tx, companyId, now()),
          showCost: seesCost(principal),
          after: cursor?.key,
          back: cursor?.back ?? false,
        }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.code]);
    },
  );

  app.get(
    '/api/v1/skus/summary',
    {
      schema: {
        operationId: 'summarizeSkus',
        tags: ['catalog'],
        description: 'How many SKUs the filters find.',
        querystring: skusSummaryQuery,
        response: { 200: summary },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'catalog');
      return withScope(deps.db, scope, (tx) => countSkus(tx, { ...request.query, companyId }));
    },
  );

  app.get(
    '/api/v1/skus/:id',
    {
      schema: {
        operationId: 'getSku',
        tags: ['catalog'],
        description: 'One SKU.',
        params,
        response: { 200: skuView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'catalog');
      const { companyId } = principal;
      const { id } = request.params;
      const [sku] = await withScope(deps.db, principal.scope, async (tx) =>
        listSkus(tx, {
          id,
          companyId,
          limit: 1,
          today: await companyToday(tx, companyId, now()),
          showCost: seesCost(principal),
        }),
      );
      if (!sku) return sendRefusal(reply, notFound('sku', id));
      etag(reply, sku.version);
      return sku;
    },
  );
}

function skuCommands(app: App, now: () => Date): void {
  app.post(
    '/api/v1/skus',
    {
      schema: {
        operationId: 'createSku',
        tags: ['catalog'],
        description: 'Adds a SKU with its product, tax code and standard cost.',
        body: createSkuBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'catalog');
      const options = { operation: 'createSku', objectType: 'sku', status: 201, etag: version };
      await runCommand(request, reply, options, async (work) =>
        createSku(work, companyId, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );

  app.patch(
    '/api/v1/skus/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateSku',
        tags: ['catalog'],
        description: 'Changes the fields given, on the version in If-Match. Documents keep what they were made with.',
        params,
        body: updateSkuBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'catalog');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: 'updateSku', objectType: 'sku', objectId: id, version: given, etag: version };
      await runCommand(request, reply, options, (work) => updateSku(work, companyId, id, given, request.body));
    },
  );
}
