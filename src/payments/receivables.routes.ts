// Owns the HTTP of what partners owe: one invoice with what settled it, ages of open invoices, credit notes.
import { z } from 'zod';
import { companyOf } from '../orders/drafts.ts';
import { withScope } from '../platform/db/database.ts';
import { companyToday, decodeCursor, notFound, pageOf, requireAbility, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { agingOf, invoiceDetailOf, listCreditNotes } from './receivables.queries.ts';
import { agingQuery, agingView, creditNotePage, creditNotesQuery, invoiceDetail } from './receivables.schema.ts';

const params = z.strictObject({ id: z.string().max(60) });
const tags = ['payments'];

export function receivablesRoutes(app: App, deps: ApiDeps): void {
  const now = (): Date => deps.now?.() ?? new Date();

  app.get(
    '/api/v1/invoices/:id',
    {
      schema: {
        operationId: 'getInvoice',
        summary: 'One invoice with its lines and what settled it',
        tags,
        params,
        response: { 200: invoiceDetail },
      },
    },
    async (request, reply) => {
      const { scope, companyId, ability } = requireAbility(request, 'read', 'invoice');
      const { id } = request.params;
      const view = await withScope(deps.db, scope, async (tx) =>
        invoiceDetailOf(
          tx,
          {
            companyId,
            today: await companyToday(tx, companyId, now()),
            mayWriteOff: ability.can('write_off', 'invoice'),
          },
          id,
        ),
      );
      return view ? reply.send(view) : sendRefusal(reply, notFound('invoice', id));
    },
  );

  app.get(
    '/api/v1/receivables/aging',
    {
      schema: {
        operationId: 'getAging',
        summary: 'Open invoices of every partner by how long they are past due',
        description:
          'As of today, the latest payers first, with money and credit on account. At most 500 partners; the sums are over all.',
        tags,
        querystring: agingQuery,
        response: { 200: agingView },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'invoice');
      return withScope(deps.db, scope, async (tx) => {
        const company = await companyOf(tx, companyId);
        const today = await companyToday(tx, companyId, now());
        const { q, currency = company.currency } = request.query;
        return agingOf(tx, { companyId, today, currency, q });
      });
    },
  );

  app.get(
    '/api/v1/credit_notes',
    {
      schema: {
        operationId: 'listCreditNotes',
        summary: 'Credit notes, newest first',
        tags,
        querystring: creditNotesQuery,
        response: { 200: creditNotePage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'invoice');
      const cursor = decodeCursor(request.query.cursor);
      const rows = await withScope(deps.db, scope, (tx) => listCreditNotes(tx, companyId, request.query, cursor));
      const page = pageOf(rows, request.query.limit, cursor, (row) => [row.sort_at, row.id]);
      return { ...page, data: page.data.map(({ sort_at: _place, ...row }) => row) };
    },
  );
}
