// Owns the HTTP of payments, invoices and statements.
import { z } from 'zod';
import { businessDate } from '../kernel/period.ts';
import { companyOf } from '../orders/drafts.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, pageOf } from '../platform/http/cursor.ts';
import { notFound, sendOutcome, sendRefusal } from '../platform/http/reply.ts';
import { actorOf, idempotency, requireAbility } from '../platform/http/request.ts';
import type { ApiDeps, App } from '../platform/http/types.ts';
import { takeNumber } from '../platform/numbers.ts';
import { findEffect, transact } from '../platform/transact.ts';
import { recordPayment } from './commands.ts';
import { findInvoice, findPayment, listInvoices, listPayments } from './queries.ts';
import {
  createPaymentBody,
  invoicePage,
  invoiceRow,
  invoicesQuery,
  paymentPage,
  paymentView,
  paymentsQuery,
  writeOffBody,
} from './schema.ts';
import { receivablesRoutes } from './receivables.routes.ts';
import { statementRoutes } from './statement.routes.ts';
import { writeOffInvoice } from './write-off.ts';

const idParams = z.strictObject({ id: z.string().max(60) });
const TAG = ['payments'];

export function paymentsRoutes(app: App, deps: ApiDeps): void {
  statementRoutes(app, deps);
  receivablesRoutes(app, deps);
  const now = (): Date => deps.now?.() ?? new Date();

  const todayOf = async (tx: Db, principal: Principal): Promise<string> =>
    businessDate(now(), (await companyOf(tx, principal.companyId)).zone);

  /** A number is taken only for a payment that is not recorded yet, so a repeated request leaves no gap. */
  async function numberFor(principal: Principal, key: string): Promise<string> {
    const found = await withScope(deps.db, principal.scope, async (tx) => ({
      earlier: await findEffect(tx, key),
      today: await todayOf(tx, principal),
    }));
    if (found.earlier) return '';
    return takeNumber(deps.db, principal.tenant, principal.companyId, 'PAY', found.today);
  }

  app.post(
    '/api/v1/payments',
    {
      schema: {
        operationId: 'recordPayment',
        summary: 'Record money received',
        description:
          'Pays the named invoices, or the oldest due first; what is left becomes prepaid money of the partner.',
        tags: TAG,
        body: createPaymentBody,
        response: { 201: paymentView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'payment');
      const { key, bodyHash } = idempotency(request, 'payments.record');
      const { body } = request;
      const { companyId } = principal;
      const number = await numberFor(principal, key);
      const outcome = await transact(
        deps.db,
        {
          scope: principal.scope,
          actor: actorOf(request),
          key,
          input: { bodyHash },
          subject: { companyId, action: 'payment.record', objectType: 'payment', objectId: body.bank_reference ?? '-' },
          now: now(),
        },
        (work) =>
          recordPayment(work, {
            companyId,
            buyerId: body.buyer_id,
            amount: body.amount.amount,
            currency: body.amount.currency,
            bankReference: body.bank_reference,
            businessDate: body.business_date,
            method: body.method,
            note: body.note,
            number,
            allocations: body.allocations?.map((part) => ({ invoiceId: part.invoice_id, amount: part.amount })),
          }),
      );
      if (!outcome.ok) return sendOutcome(reply, outcome);
      const view = await withScope(deps.db, principal.scope, (tx) => findPayment(tx, companyId, outcome.value.id));
      if (!view) return sendRefusal(reply, notFound('payment', outcome.value.id));
      return sendOutcome(reply, outcome, { status: 201, map: () => view });
    },
  );

  app.get(
    '/api/v1/payments',
    {
      schema: {
        operationId: 'listPayments',
        summary: 'Money received, newest first',
        tags: TAG,
        querystring: paymentsQuery,
        response: { 200: paymentPage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'payment');
      const cursor = decodeCursor(request.query.cursor);
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        listPayments(tx, principal.companyId, request.query, cursor),
      );
      const page = pageOf(rows, request.query.limit, cursor, (row) => [row.sort_at, row.id]);
      return reply.send({ ...page, data: page.data.map(({ sort_at: _place, ...row }) => row) });
    },
  );

  app.get(
    '/api/v1/payments/:id',
    {
      schema: {
        operationId: 'getPayment',
        summary: 'One payment with what it paid',
        tags: TAG,
        params: idParams,
        response: { 200: paymentView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'payment');
      const view = await withScope(deps.db, principal.scope, (tx) =>
        findPayment(tx, principal.companyId, request.params.id),
      );
      return view ? reply.send(view) : sendRefusal(reply, notFound('payment', request.params.id));
    },
  );

  app.get(
    '/api/v1/invoices',
    {
      schema: {
        operationId: 'listInvoices',
        summary: 'Invoices, the oldest due first',
        tags: TAG,
        querystring: invoicesQuery,
        response: { 200: invoicePage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'invoice');
      const cursor = decodeCursor(request.query.cursor);
      const rows = await withScope(deps.db, principal.scope, async (tx) =>
        listInvoices(
          tx,
          { companyId: principal.companyId, today: await todayOf(tx, principal) },
          request.query,
          cursor,
        ),
      );
      return reply.send(pageOf(rows, request.query.limit, cursor, (row) => [row.due_date, row.id]));
    },
  );

  app.post(
    '/api/v1/invoices/:id/write_off',
    {
      schema: {
        operationId: 'writeOffInvoice',
        summary: 'Write off what a partner will not pay',
        tags: TAG,
        params: idParams,
        body: writeOffBody,
        response: { 200: invoiceRow },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'write_off', 'invoice');
      const { key, bodyHash } = idempotency(request, 'invoices.write_off');
      const { companyId } = principal;
      const invoiceId = request.params.id;
      const outcome = await transact(
        deps.db,
        {
          scope: principal.scope,
          actor: actorOf(request),
          key,
          input: { bodyHash },
          subject: { companyId, action: 'invoice.write_off', objectType: 'invoice', objectId: invoiceId },
          now: now(),
        },
        (work) => writeOffInvoice(work, { invoiceId, ...request.body }),
      );
      if (!outcome.ok) return sendOutcome(reply, outcome);
      const view = await withScope(deps.db, principal.scope, async (tx) =>
        findInvoice(tx, { companyId, today: await todayOf(tx, principal) }, invoiceId),
      );
      if (!view) return sendRefusal(reply, notFound('invoice', invoiceId));
      return sendOutcome(reply, outcome, { map: () => view });
    },
  );
}
