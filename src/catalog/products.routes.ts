// Owns the HTTP of products.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import {
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
import { createProduct, updateProduct } from './products.ts';
import { countProducts, listProducts } from './queries.ts';
import {
  createProductBody,
  productPage,
  productView,
  productsQuery,
  productsSummaryQuery,
  updateProductBody,
} from './schema.ts';

const params = z.strictObject({ id: z.string().max(100) });
const version = (value: { version: number }) => value.version;

/** Products: reading, adding, changing, and their versions. */
export function productRoutes(app: App, deps: ApiDeps): void {
  productReads(app, deps);
  productCommands(app);
  versionsRoute(app, deps, {
    plural: 'products',
    operationId: 'listProductVersions',
    tag: 'catalog',
    subject: 'catalog',
    type: 'product',
    find: async (tx, { companyId }, id) => {
      const query = tx.selectFrom('product').select('id').where('id', '=', id);
      return (await query.where('company_id', '=', companyId).executeTakeFirst())?.id;
    },
  });
}

function productReads(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/products',
    {
      schema: {
        operationId: 'listProducts',
        tags: ['catalog'],
        description: 'Products by code.',
        querystring: productsQuery,
        response: { 200: productPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'catalog');
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text, 1);
      const place = { after: cursor?.key, back: cursor?.back ?? false };
      const rows = await withScope(deps.db, scope, (tx) => listProducts(tx, { ...filter, ...place, companyId, limit }));
      return pageOf(rows, limit, cursor, (row) => [row.code]);
    },
  );

  app.get(
    '/api/v1/products/summary',
    {
      schema: {
        operationId: 'summarizeProducts',
        tags: ['catalog'],
        description: 'How many products the filters find.',
        querystring: productsSummaryQuery,
        response: { 200: summary },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'catalog');
      return withScope(deps.db, scope, (tx) => countProducts(tx, { ...request.query, companyId }));
    },
  );

  app.get(
    '/api/v1/products/:id',
    {
      schema: {
        operationId: 'getProduct',
        tags: ['catalog'],
        description: 'One product.',
        params,
        response: { 200: productView },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'read', 'catalog');
      const { id } = request.params;
      const [product] = await withScope(deps.db, scope, (tx) => listProducts(tx, { id, companyId, limit: 1 }));
      if (!product) return sendRefusal(reply, notFound('product', id));
      etag(reply, product.version);
      return product;
    },
  );
}

function productCommands(app: App): void {
  app.post(
    '/api/v1/products',
    {
      schema: {
        operationId: 'createProduct',
        tags: ['catalog'],
        description: 'Adds a product.',
        body: createProductBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'catalog');
      const options = { operation: 'createProduct', objectType: 'product', status: 201, etag: version };
      await runCommand(request, reply, options, (work) => createProduct(work, companyId, request.body));
    },
  );

  app.patch(
    '/api/v1/products/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateProduct',
        tags: ['catalog'],
        description: 'Changes the fields given, on the version in If-Match.',
        params,
        body: updateProductBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'catalog');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = {
        operation: 'updateProduct',
        objectType: 'product',
        objectId: id,
        version: given,
        etag: version,
      };
      await runCommand(request, reply, options, (work) => updateProduct(work, companyId, id, given, request.body));
    },
  );
}
