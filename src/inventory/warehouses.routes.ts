// Owns the HTTP of warehouses and of the movements of stock.
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
import { countMoves, listMoves } from './moves.queries.ts';
import { listWarehouses } from './queries.ts';
import {
  createWarehouseBody,
  stockMovePage,
  stockMovesQuery,
  stockMovesSummaryQuery,
  updateWarehouseBody,
  warehouseView,
} from './schema.ts';
import { createWarehouse, updateWarehouse } from './warehouses.ts';

const params = z.strictObject({ id: z.string().max(100) });
const version = (value: { version: number }) => value.version;

/** Adding, reading and changing warehouses, their versions, and what moved in them. */
export function warehouseRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/warehouses/:id',
    {
      schema: {
        operationId: 'getWarehouse',
        tags: ['inventory'],
        description: 'One warehouse.',
        params,
        response: { 200: warehouseView },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'read', 'warehouse');
      const { id } = request.params;
      const [warehouse] = await withScope(deps.db, scope, (tx) => listWarehouses(tx, companyId, scope.warehouses, id));
      if (!warehouse) return sendRefusal(reply, notFound('warehouse', id));
      etag(reply, warehouse.version);
      return warehouse;
    },
  );
  versionsRoute(app, deps, {
    plural: 'warehouses',
    operationId: 'listWarehouseVersions',
    tag: 'inventory',
    subject: 'warehouse',
    type: 'warehouse',
    find: async (tx, { companyId, scope }, id) => (await listWarehouses(tx, companyId, scope.warehouses, id))[0]?.id,
  });
  warehouseCommands(app);
  moveReads(app, deps);
}

function warehouseCommands(app: App): void {
  app.post(
    '/api/v1/warehouses',
    {
      schema: {
        operationId: 'createWarehouse',
        tags: ['inventory'],
        description: 'Adds a warehouse.',
        body: createWarehouseBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'warehouse');
      const options = { operation: 'createWarehouse', objectType: 'warehouse', status: 201, etag: version };
      await runCommand(request, reply, options, (work) => createWarehouse(work, companyId, request.body));
    },
  );

  app.patch(
    '/api/v1/warehouses/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateWarehouse',
        tags: ['inventory'],
        description: 'Changes the fields given, on the version in If-Match.',
        params,
        body: updateWarehouseBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'warehouse');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = {
        operation: 'updateWarehouse',
        objectType: 'warehouse',
        objectId: id,
        version: given,
        etag: version,
      };
      await runCommand(request, reply, options, (work) => updateWarehouse(work, companyId, id, given, request.body));
    },
  );
}

function moveReads(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/stock_moves',
    {
      schema: {
        operationId: 'listStockMoves',
        tags: ['inventory'],
        description: 'What came, went and was reserved, the newest first.',
        querystring: stockMovesQuery,
        response: { 200: stockMovePage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'stock');
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text, 1);
      const place = { after: cursor?.key, back: cursor?.back ?? false };
      const rows = await withScope(deps.db, scope, (tx) =>
        listMoves(tx, { ...filter, ...place, companyId, limit, warehouses: scope.warehouses }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.id]);
    },
  );

  app.get(
    '/api/v1/stock_moves/summary',
    {
      schema: {
        operationId: 'summarizeStockMoves',
        tags: ['inventory'],
        description: 'How many movements the filters find.',
        querystring: stockMovesSummaryQuery,
        response: { 200: summary },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'stock');
      const { warehouses } = scope;
      return withScope(deps.db, scope, (tx) => countMoves(tx, { ...request.query, companyId, warehouses }));
    },
  );
}
