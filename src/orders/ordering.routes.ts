// Owns the HTTP of what helps to write an order: the shelf and the own list, the preview of a draft, rows of a sheet pasted or uploaded.
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { findFile } from '../files/queries.ts';
import { blobStoreOf } from '../platform/blobs/blob-store.ts';
import { withScope } from '../platform/db/database.ts';
import { requireAbility } from '../platform/http/request.ts';
import { notFound, sendRefusal } from '../platform/http/reply.ts';
import { runCommand } from '../platform/http/command.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { SheetRefused } from '../platform/sheets/cell.ts';
import { readSheetRows } from '../platform/sheets/read.ts';
import { markFavourite } from './favourites.ts';
import { favouritesOf, orderable, parsePaste, parseSheet, previewOf } from './ordering.ts';
import {
  createOrderBody,
  favouriteList,
  favouriteView,
  LINES_MAX,
  orderablePage,
  orderableQuery,
  pasteBody,
  pasteView,
  previewView,
  sheetBody,
} from './schema.ts';

const TAG = ['orders'];

export function orderingRoutes(app: App, deps: ApiDeps): void {
  const now = (): Date => deps.now?.() ?? new Date();

  app.get(
    '/api/v1/orders/orderable_skus',
    {
      schema: {
        operationId: 'listOrderableSkus',
        tags: TAG,
        summary: 'List what a dealer can order',
        description: `SKUs with the dealer's own price of one base unit, tax as its price list says, and what is free in stock; a SKU without a price is left
out. A dealer out of scope is 404.`,
        querystring: orderableQuery,
        response: { 200: orderablePage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const page = await withScope(deps.db, principal.scope, (tx) => orderable(tx, principal, request.query, now()));
      if (!page) return sendRefusal(reply, notFound('dealer', request.query.buyer_id));
      return reply.send(page);
    },
  );

  app.post(
    '/api/v1/orders/preview',
    {
      config: { noIdempotencyKey: true },
      schema: {
        operationId: 'previewOrder',
        tags: TAG,
        summary: 'Preview a draft',
        description: `Prices, totals, available credit and the verdict of every check, as a submit would find them now; writes and holds nothing. Refuses
INVALID_LINES (422) as creation does.`,
        body: createOrderBody,
        response: { 200: previewView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const preview = await withScope(deps.db, principal.scope, (tx) => previewOf(tx, principal, request.body, now()));
      if (!preview.ok) return sendRefusal(reply, preview);
      return reply.send(preview.value);
    },
  );

  app.post(
    '/api/v1/orders/paste',
    {
      config: { noIdempotencyKey: true },
      schema: {
        operationId: 'pasteOrderLines',
        tags: TAG,
        summary: 'Read pasted rows',
        description: `Lines read from rows of code, quantity and perhaps unit as copied from a sheet; 1,200 is twelve hundred. A dealer out of scope is 404. A row that cannot be taken
is named with its reason, none is dropped.`,
        body: pasteBody,
        response: { 200: pasteView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const read = await withScope(deps.db, principal.scope, (tx) => parsePaste(tx, principal.companyId, request.body));
      if (!read) return sendRefusal(reply, notFound('dealer', request.body.buyer_id));
      return reply.send(read);
    },
  );

  app.post(
    '/api/v1/orders/sheet',
    {
      config: { noIdempotencyKey: true },
      schema: {
        operationId: 'readOrderSheet',
        tags: TAG,
        summary: 'Read an uploaded sheet',
        description: `Lines read from an Excel or CSV file the caller uploaded: columns by their heading, or code, quantity and unit in this order. A row
that cannot be taken is named with its number and reason (a formula is one); none is dropped. A file that is no sheet is refused with SHEET_… (422).`,
        body: sheetBody,
        response: { 200: pasteView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      const { file_id: fileId } = request.body;
      const file = await withScope(deps.db, principal.scope, (tx) => findFile(tx, fileId, principal));
      const stream = file && (await blobStoreOf(deps.config).open(file.sha256));
      if (!stream) return sendRefusal(reply, notFound('file', fileId));
      const rows = await readSheetRows(await buffer(stream), { limits: { rows: LINES_MAX * 2 } }).catch(
        (error: unknown) => {
          if (error instanceof SheetRefused) return error;
          throw error;
        },
      );
      if (rows instanceof SheetRefused) return sendRefusal(reply, rows.refusal);
      return reply.send(await withScope(deps.db, principal.scope, (tx) => parseSheet(tx, principal.companyId, rows)));
    },
  );

  app.get(
    '/api/v1/favourites',
    {
      schema: {
        operationId: 'listFavourites',
        tags: TAG,
        summary: 'SKUs on the own list',
        response: { 200: favouriteList },
      },
    },
    async (request) => {
      const { scope, companyId, userId } = requireAbility(request, 'create', 'order');
      return { data: await withScope(deps.db, scope, (tx) => favouritesOf(tx, companyId, userId)) };
    },
  );

  for (const [method, kept, operation] of [
    ['PUT', true, 'keepFavourite'],
    ['DELETE', false, 'dropFavourite'],
  ] as const)
    app.route({
      method,
      url: '/api/v1/favourites/:id',
      schema: {
        operationId: operation,
        tags: TAG,
        summary: kept ? 'Put a SKU on the own list' : 'Take a SKU off the own list',
        params: z.strictObject({ id: z.string().max(60) }),
        response: { 200: favouriteView },
      },
      handler: async (request, reply) => {
        const { companyId, userId } = requireAbility(request, 'create', 'order');
        const { id } = request.params;
        const options = { operation, objectType: 'sku', objectId: id };
        await runCommand(request, reply, options, (work) =>
          markFavourite(work, { companyId, userId, skuId: id, kept }),
        );
      },
    });
}
