// Owns the HTTP of dossiers.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { notFound, requireAbility, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { SUBJECT } from '../search/subjects.ts';
import { dossier, DOSSIER_TYPES } from './dossier.schema.ts';
import { dossierOf } from './dossier.ts';

const params = z.strictObject({ type: z.enum(DOSSIER_TYPES), id: z.string().max(100) });

/** `GET /audit_documents/{type}/{id}`. */
export function dossierRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/audit_documents/:type/:id',
    {
      schema: {
        operationId: 'getDossier',
        tags: ['audit'],
        summary: 'Everything about one document',
        description: `Timeline with who, what, when and from where; refusals; versions with what changed between them; approvals with the policy they followed;
postings with their accounts; the documents it belongs to; its workflow.`,
        params,
        response: { 200: dossier },
      },
    },
    async (request, reply) => {
      const { type, id } = request.params;
      requireAbility(request, 'read', 'audit', id);
      requireAbility(request, 'read', 'ledger', id);
      const { scope, companyId } = requireAbility(request, 'read', SUBJECT[type], id);
      const found = await withScope(deps.db, scope, (tx) => dossierOf(tx, companyId, type, id));
      return found ?? sendRefusal(reply, notFound(type, id));
    },
  );
}
