// Owns the HTTP of long work.
import { z } from 'zod';
import { accept, refuse } from '../kernel/refusal.ts';
import { withScope } from '../platform/db/database.ts';
import {
  decodeCursor,
  notFound,
  pageOf,
  requestLocale,
  requireAbility,
  runCommand,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import type { AnyRequest } from '../platform/http/request.ts';
import { findOperation, listOperations } from './queries.ts';
import type { Reader } from './queries.ts';
import { operationPage, operationView, operationsQuery } from './schema.ts';
import { requestCancel } from './store.ts';

const params = z.strictObject({ id: z.string().max(100) });

/** Progress of long work, and cancelling it. */
export function operationsRoutes(app: App, deps: ApiDeps): void {
  /** Who keeps the system running, and who audits it, see everybody's work. */
  const readerOf = (request: AnyRequest, action: 'read' | 'cancel'): Reader => {
    const { userId, roles } = requireAbility(request, action, 'operation');
    const everybody = roles.includes('operator') || (action === 'read' && roles.includes('auditor'));
    return { userId: everybody ? null : userId, locale: requestLocale(request), messages: deps.messages };
  };

  app.get(
    '/api/v1/operations',
    {
      schema: {
        operationId: 'listOperations',
        tags: ['operations'],
        description: 'Long work, the newest first.',
        querystring: operationsQuery,
        response: { 200: operationPage },
      },
    },
    async (request) => {
      const reader = readerOf(request, 'read');
      const { limit, cursor: text, status } = request.query;
      const cursor = decodeCursor(text, 1);
      const rows = await withScope(deps.db, requireAbility(request, 'read', 'operation').scope, (tx) =>
        listOperations(tx, reader, { limit, status, after: cursor?.key, back: cursor?.back ?? false }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.id]);
    },
  );

  app.get(
    '/api/v1/operations/:id',
    {
      schema: {
        operationId: 'getOperation',
        tags: ['operations'],
        description: 'How far long work is, with a result per item.',
        params,
        response: { 200: operationView },
      },
    },
    async (request, reply) => {
      const reader = readerOf(request, 'read');
      const { scope } = requireAbility(request, 'read', 'operation');
      const { id } = request.params;
      const operation = await withScope(deps.db, scope, (tx) => findOperation(tx, id, reader));
      return operation ?? sendRefusal(reply, notFound('operation', id));
    },
  );

  app.post(
    '/api/v1/operations/:id/cancel',
    {
      schema: {
        operationId: 'cancelOperation',
        tags: ['operations'],
        description: 'Asks long work to stop at its next item; what is done stays done.',
        params,
        body: z.strictObject({}),
        response: { 202: operationView },
      },
    },
    async (request, reply) => {
      const reader = readerOf(request, 'cancel');
      const { id } = request.params;
      const options = { operation: 'cancelOperation', objectType: 'operation', objectId: id, status: 202 };
      await runCommand(request, reply, options, async (work) => {
        if (!(await findOperation(work.db, id, reader))) return notFound('operation', id);
        if (!(await requestCancel(work.db, id))) return refuse('OPERATION_ENDED');
        const operation = await findOperation(work.db, id, reader);
        work.audit({ companyId: null, action: 'operation.cancel', objectType: 'operation', objectId: id });
        return operation ? accept(operation) : notFound('operation', id);
      });
    },
  );
}
