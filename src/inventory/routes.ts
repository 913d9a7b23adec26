// Owns the HTTP of warehouses and stock.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { companyToday, decodeCursor, pageOf, requireAbility, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { adjustStock, receiveStock } from './commands.ts';
import { summary } from '../wire/schema.ts';
import { countStock, listStock, listWarehouses } from './queries.ts';
import { warehouseRoutes } from './warehouses.routes.ts';
import {
  adjustStockBody,
  receiveStockBody,
  stockChange,
  stockPage,
  stockQuery,
  stockSummaryQuery,
  warehouseView,
} from './schema.ts';

/** Warehouses, stock, receipts and adjustments. */
export function inventoryRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();

  app.get(
    '/api/v1/warehouses',
    {
      schema: {
        operationId: 'listWarehouses',
        tags: ['inventory'],
        description: 'Warehouses one works in, by the priority goods are taken from them.',
        response: { 200: z.strictObject({ data: z.array(warehouseView) }) },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'warehouse');
      return { data: await withScope(deps.db, scope, (tx) => listWarehouses(tx, companyId, scope.warehouses)) };
    },
  );

  app.get(
    '/api/v1/stock',
    {
      schema: {
        operationId: 'listStock',
        tags: ['inventory'],
        description: 'On hand, reserved and available per SKU and warehouse.',
        querystring: stockQuery,
        response: { 200: stockPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'stock');
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text);
      const place = { after: cursor?.key, back: cursor?.back ?? false };
      const rows = await withScope(deps.db, scope, (tx) =>
        listStock(tx, { ...filter, ...place, companyId, limit, warehouses: scope.warehouses }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.sku.code, row.warehouse.code]);
    },
  );

  app.get(
    '/api/v1/stock/summary',
    {
      schema: {
        operationId: 'summarizeStock',
        tags: ['inventory'],
        description: 'How many rows of stock the filters find.',
        querystring: stockSummaryQuery,
        response: { 200: summary },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'stock');
      const { warehouses } = scope;
      return withScope(deps.db, scope, (tx) => countStock(tx, { ...request.query, companyId, warehouses }));
    },
  );

  warehouseRoutes(app, deps);

  app.post(
    '/api/v1/stock_receipts',
    {
      schema: {
        operationId: 'receiveStock',
        tags: ['inventory'],
        description: 'Takes goods into a warehouse at standard cost and posts their value.',
        body: receiveStockBody,
        response: { 201: stockChange },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'stock');
      const options = {
        operation: 'receiveStock',
        objectType: 'warehouse',
        objectId: request.body.warehouse_id,
        status: 201,
      };
      await runCommand(request, reply, options, async (work) =>
        receiveStock(work, companyId, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );

  app.post(
    '/api/v1/stock_adjustments',
    {
      schema: {
        operationId: 'adjustStock',
        tags: ['inventory'],
        description: 'Corrects stock after a count, with a reason, and posts the difference.',
        body: adjustStockBody,
        response: { 201: stockChange },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'stock');
      const options = {
        operation: 'adjustStock',
        objectType: 'warehouse',
        objectId: request.body.warehouse_id,
        status: 201,
      };
      await runCommand(request, reply, options, async (work) =>
        adjustStock(work, companyId, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );
}
