// Owns the HTTP of what helps to write an order: the shelf, the preview of a draft, rows pasted from a sheet. None of it writes.
import { withScope } from '../platform/db/database.ts';
import { requireAbility } from '../platform/http/request.ts';
import { notFound, sendRefusal } from '../platform/http/reply.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { orderable, parsePaste, previewOf } from './ordering.ts';
import { createOrderBody, orderablePage, orderableQuery, pasteBody, pasteView, previewView } from './schema.ts';

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
        description: `Lines read from rows of code, quantity and perhaps unit as copied from a sheet; 1,200 is twelve hundred. A row that cannot be taken
is named with its reason, none is dropped.`,
        body: pasteBody,
        response: { 200: pasteView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'order');
      return reply.send(
        await withScope(deps.db, principal.scope, (tx) => parsePaste(tx, principal.companyId, request.body.text)),
      );
    },
  );
}
