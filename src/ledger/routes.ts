// Owns the HTTP of opening a figure.
import { withScope } from '../platform/db/database.ts';
import { notFound, requestLocale, requireAbility, sendOutcome, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import type { AbilitySubject } from '../people/abilities.ts';
import { booksRoutes } from './books.routes.ts';
import { openFigure } from './figures.ts';
import { FIGURE_DOCUMENTS, figureParams, figureView } from './schema.ts';
import type { FigureDocument } from './schema.ts';

const SUBJECT: Record<FigureDocument, AbilitySubject> = {
  order: 'order',
  order_line: 'order',
  invoice: 'invoice',
  shipment: 'shipment',
  return: 'return',
  payment: 'payment',
  credit_note: 'invoice',
};

/** `GET /figures/{document_type}/{document_id}/{figure}`. */
export function ledgerRoutes(app: App, deps: ApiDeps): void {
  booksRoutes(app, deps);
  app.get(
    '/api/v1/figures/:document_type/:document_id/:figure',
    {
      schema: {
        operationId: 'openFigure',
        tags: ['ledger'],
        summary: 'Open an amount',
        description: `What stands behind an amount: a sentence, the arithmetic, the rules with their versions, the postings, who decided.
Figures of an order: list, discount, goods, tax, offset, payable, credit_available; of an order line: unit_price, amount; of an invoice: gross, open;
of a shipment: amount, cost; of a return: gross; of a payment: amount; of a credit note: gross, left.`,
        params: figureParams,
        response: { 200: figureView },
      },
    },
    async (request, reply) => {
      const { document_type: asked, document_id: id, figure } = request.params;
      const type = FIGURE_DOCUMENTS.find((known) => known === asked);
      if (!type) {
        sendRefusal(reply, notFound(asked, id));
        return reply;
      }
      const { scope, tenant, ability } = requireAbility(request, 'read', SUBJECT[type], id);
      const readsLedger = ability.can('read', 'ledger');
      const found = await withScope(deps.db, scope, (tx) =>
        openFigure(tx, { tenant, type, id, figure, readsLedger, locale: requestLocale(request) }),
      );
      sendOutcome(reply, found.ok || found.code !== 'NOT_FOUND' ? found : notFound(type, id));
      return reply;
    },
  );
}
