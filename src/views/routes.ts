// Owns the HTTP of saved views.
import { accept, refuse } from '../kernel/refusal.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { withScope } from '../platform/db/database.ts';
import { requireAbility, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { savedViewBody, savedViewList, savedViewParams, savedViewView, savedViewsQuery, VIEWS_MAX } from './schema.ts';
import { countViews, deleteView, insertView, listViews } from './store.ts';
import type { ViewReader } from './store.ts';

const TAG = ['saved views'];

function readerOf({ tenant, companyId, userId, partyId, roles }: Principal): ViewReader {
  return { tenant, companyId, userId, sideId: roles.includes('dealer') ? partyId : null };
}

/** A person's views of the lists: kept by name, private or shared with their side. */
export function viewsRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/saved_views',
    {
      schema: {
        operationId: 'listSavedViews',
        tags: TAG,
        description:
          'Own views of a list, and those shared by people of the same side (the company, or the own dealer).',
        querystring: savedViewsQuery,
        response: { 200: savedViewList },
      },
    },
    async (request) => {
      const principal = requireAbility(request, 'read', 'operation');
      return {
        data: await withScope(deps.db, principal.scope, (tx) => listViews(tx, readerOf(principal), request.query.room)),
      };
    },
  );

  app.post(
    '/api/v1/saved_views',
    {
      schema: {
        operationId: 'createSavedView',
        tags: TAG,
        description: `Keeps filters of a list under a name. VIEW_NAME_TAKEN (409) for a second view of the same name; VIEWS_FULL (409) beyond ${VIEWS_MAX}.`,
        body: savedViewBody,
        response: { 201: savedViewView },
      },
    },
    async (request, reply) => {
      const reader = readerOf(requireAbility(request, 'read', 'operation'));
      await runCommand(
        request,
        reply,
        { operation: 'createSavedView', objectType: 'saved_view', status: 201 },
        async (work) => {
          if ((await countViews(work.db, reader)) >= VIEWS_MAX) return refuse('VIEWS_FULL', { max: VIEWS_MAX });
          const made = await insertView(work.db, reader, request.body);
          if (!made) return refuse('VIEW_NAME_TAKEN', { name: request.body.name });
          return accept(made);
        },
      );
    },
  );

  app.post(
    '/api/v1/saved_views/:id/delete',
    {
      schema: {
        operationId: 'deleteSavedView',
        tags: TAG,
        description: "Forgets an own view. Another's view is not found.",
        params: savedViewParams,
        response: { 200: savedViewView.pick({ id: true }) },
      },
    },
    async (request, reply) => {
      const reader = readerOf(requireAbility(request, 'read', 'operation'));
      const { id } = request.params;
      await runCommand(
        request,
        reply,
        { operation: 'deleteSavedView', objectType: 'saved_view', objectId: id },
        async (work) => ((await deleteView(work.db, reader, id)) ? accept({ id }) : refuse('NOT_FOUND')),
      );
    },
  );
}
