// Owns the HTTP of the audit log and of workflow histories.
import { withScope } from '../platform/db/database.ts';
import {
  decodeCursor,
  encodeCursor,
  notFound,
  pageOf,
  principalOf,
  requireAbility,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import type { AnyRequest } from '../platform/http/request.ts';
import { readWorkflowHistory } from '../platform/workflow-history.ts';
import type { RawEvent } from '../platform/workflow-history.ts';
import { dossierRoutes } from './dossier.routes.ts';
import { archiveView, findArchive, historyFromArchive } from './archived-history.ts';
import { archiveRoutes } from './archive.routes.ts';
import { workflowHistory } from './history.ts';
import { documentOf, listAuditEvents } from './queries.ts';
import type { HistoryDocument } from './queries.ts';
import {
  auditEventPage,
  auditEventsQuery,
  workflowHistoryParams,
  workflowHistoryQuery,
  workflowHistoryView,
} from './schema.ts';
import type { WorkflowHistoryView } from './schema.ts';

/** Audit rows for auditors; workflow histories for who sees their document. */
export function auditRoutes(app: App, deps: ApiDeps): void {
  dossierRoutes(app, deps);
  archiveRoutes(app, deps);
  const now = (): Date => deps.now?.() ?? new Date();

  app.get(
    '/api/v1/audit_events',
    {
      schema: {
        operationId: 'listAuditEvents',
        tags: ['audit'],
        description:
          'The audit log, the newest first: what was done and what was refused, each row with its place in the sealed chain.',
        querystring: auditEventsQuery,
        response: { 200: auditEventPage },
      },
    },
    async (request) => {
      const { scope } = requireAbility(request, 'read', 'audit');
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text, 2);
      const rows = await withScope(deps.db, scope, (tx) =>
        listAuditEvents(tx, filter, { limit, after: cursor?.key, back: cursor?.back ?? false }),
      );
      const found = pageOf(rows, limit, cursor, (row) => row.place);
      return { ...found, data: found.data.map((row) => row.event) };
    },
  );

  app.get(
    '/api/v1/workflow_histories/:workflow_id',
    {
      schema: {
        operationId: 'getWorkflowHistory',
        tags: ['audit'],
        summary: 'History of a workflow in business steps',
        description: `Steps with retries folded and refusals in their place, waiting compressed to one item with its cause and length.
Seen by who sees the document. \`raw=true\` adds a page of the raw events, for those who may read the audit log.`,
        params: workflowHistoryParams,
        querystring: workflowHistoryQuery,
        response: { 200: workflowHistoryView },
      },
    },
    async (request, reply) => {
      const { workflow_id: workflowId } = request.params;
      const { scope } = principalOf(request);
      const document = await withScope(deps.db, scope, (tx) => documentOf(tx, workflowId));
      if (!document || !mayRead(request, document)) {
        sendRefusal(reply, notFound('workflow', workflowId));
        return reply;
      }
      const raw = request.query.raw === 'true';
      if (raw) requireAbility(request, 'read', 'audit', workflowId);
      // Temporal is asked outside the transaction: a slow answer must not hold a connection.
      const known = await readWorkflowHistory(deps.temporal, workflowId);
      const archive = await withScope(deps.db, scope, (tx) => findArchive(tx, workflowId));
      const history = known ?? (archive && (await historyFromArchive(deps.temporal, archive)));
      const view = await withScope(deps.db, scope, (tx) => workflowHistory(tx, workflowId, document, history, now()));
      const page = raw ? rawPage(history?.events ?? [], request.query) : null;
      return { ...view, archive: archive ? archiveView(archive) : null, raw: page };
    },
  );
}

function mayRead(request: AnyRequest, document: HistoryDocument): boolean {
  const { ability } = principalOf(request);
  return ability.can('read', document.type) || ability.can('read', 'workflow');
}

function rawPage(
  events: readonly RawEvent[],
  query: { limit: number; cursor?: string | undefined },
): NonNullable<WorkflowHistoryView['raw']> {
  const cursor = decodeCursor(query.cursor, 1);
  const asked = cursor?.key[0] ?? '0';
  const from = /^\d{1,7}$/.test(asked) ? Number(asked) : 0;
  const data = events.slice(from, from + query.limit);
  const next = from + data.length;
  const previous = Math.max(0, from - query.limit);
  return {
    data,
    has_more: next < events.length,
    next_cursor: next < events.length ? encodeCursor({ key: [String(next)], back: false }) : null,
    previous_cursor: from > 0 ? encodeCursor({ key: [String(previous)], back: false }) : null,
  };
}
