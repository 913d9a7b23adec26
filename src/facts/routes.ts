// Owns the HTTP of facts: consumer sales made elsewhere come in, facts are read.
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, pageOf } from '../platform/http/cursor.ts';
import { actorOf, idempotency, requireAbility } from '../platform/http/request.ts';
import { sendOutcome } from '../platform/http/reply.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { transact } from '../platform/transact.ts';
import { listFacts } from './queries.ts';
import { recordRetailSales } from './retail.ts';
import { factPage, factsQuery, retailSalesBody, retailSalesView } from './schema.ts';

export function factsRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/retail_sales',
    {
      schema: {
        operationId: 'recordRetailSales',
        summary: 'Record consumer sales and refunds made elsewhere',
        description:
          'Each document stands alone: `results` has one entry per document, and a refused one leaves the others recorded. The same document again under the same version changes nothing; a higher version restates it.',
        tags: ['facts'],
        body: retailSalesBody,
        response: { 200: retailSalesView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'fact');
      const { key, bodyHash } = idempotency(request, 'recordRetailSales');
      const { companyId } = principal;
      const outcome = await transact(
        deps.db,
        {
          scope: principal.scope,
          actor: actorOf(request),
          key,
          input: bodyHash,
          subject: { companyId, action: 'retail_sales.record', objectType: 'company', objectId: companyId },
          now: deps.now?.(),
        },
        (work) => recordRetailSales(work, { companyId, sales: request.body.sales }),
      );
      sendOutcome(reply, outcome);
    },
  );

  app.get(
    '/api/v1/facts',
    {
      schema: {
        operationId: 'listFacts',
        summary: 'Immutable lines of what happened',
        tags: ['facts'],
        querystring: factsQuery,
        response: { 200: factPage },
      },
    },
    async (request) => {
      const principal = requireAbility(request, 'read', 'fact');
      const cursor = decodeCursor(request.query.cursor, 1);
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        listFacts(tx, principal.companyId, request.query, cursor),
      );
      return pageOf(rows, request.query.limit, cursor, (row) => [row.id]);
    },
  );
}
