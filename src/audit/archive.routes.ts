// Owns the download of workflow histories, for auditors and operators.
import { withScope } from '../platform/db/database.ts';
import { downloadHeaders } from '../platform/file-type.ts';
import { sha256 } from '../platform/hash.ts';
import { HttpRefusal, notFound, principalOf, requireAbility, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { readHistoryJson } from '../platform/workflow-history.ts';
import { findArchive } from './archived-history.ts';
import { documentOf } from './queries.ts';
import { historyContent, workflowHistoryParams } from './schema.ts';

/** `GET /workflow_histories/{workflow_id}/content`. */
export function archiveRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/workflow_histories/:workflow_id/content',
    {
      schema: {
        operationId: 'downloadWorkflowHistory',
        tags: ['audit'],
        summary: 'Raw history of a workflow as JSON',
        description: `Every event in the form of Temporal's own tools: of a closed workflow the archived bytes, checked against their SHA-256, of a running
one what Temporal has now. The header x-content-sha256 carries the hash of the content.`,
        params: workflowHistoryParams,
        response: { 200: { description: 'The history.', content: { 'application/json': { schema: historyContent } } } },
      },
    },
    async (request, reply) => {
      const { workflow_id: workflowId } = request.params;
      requireAbility(request, 'read', 'audit', workflowId);
      const { scope, ability } = principalOf(request);
      const found = await withScope(deps.db, scope, async (tx) => {
        const document = await documentOf(tx, workflowId);
        return document && { document, archive: await findArchive(tx, workflowId) };
      });
      const readable = found && (ability.can('read', found.document.type) || ability.can('read', 'workflow'));
      if (!readable) return sendRefusal(reply, notFound('workflow', workflowId));
      if (found.archive?.whole === false) throw new HttpRefusal('ARCHIVE_ALTERED');
      const json = found.archive?.json ?? (await readHistoryJson(deps.temporal, workflowId));
      if (json === undefined) return sendRefusal(reply, notFound('workflow', workflowId));
      const name = `${found.document.number ?? found.document.id}-history.json`;
      return reply
        .headers({ ...downloadHeaders({ name, mediaType: 'application/json' }), 'x-content-sha256': sha256(json) })
        .send(Buffer.from(json));
    },
  );
}
