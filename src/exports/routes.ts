// Owns the HTTP of taking lists out as sheets.
import { operationWorkflowId } from '../../workflows/approvals/api.ts';
import { EXPORT_WORKFLOW } from '../../workflows/exports/api.ts';
import type { ExportInput } from '../../workflows/exports/api.ts';
import { newId } from '../kernel/ids.ts';
import { accept } from '../kernel/refusal.ts';
import { startOperation } from '../operations/store.ts';
import { commandActor, requestLocale, requireAbility, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { invalidRequest } from '../platform/http/validation.ts';
import { batchQueue, exportQueue } from '../platform/queues.ts';
import { LISTS } from './lists.ts';
import { exportStarted, startExportBody } from './schema.ts';

export function exportsRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/exports',
    {
      schema: {
        operationId: 'startExport',
        tags: ['files'],
        description:
          'Makes a sheet of every row of a list, in the scope and by the filters of the caller. Follow the operation, then download the file.',
        body: startExportBody,
        response: { 202: exportStarted },
      },
    },
    async (request, reply) => {
      const { list, query, format } = request.body;
      const { subject, parse } = LISTS[list];
      requireAbility(request, 'read', subject);
      const { tenant, companyId, userId } = requireAbility(request, 'export', subject);
      const parsed = parse(query);
      if (!parsed.success) throw invalidRequest('querystring', parsed.error.issues, query);
      const options = { operation: 'startExport', objectType: 'operation', status: 202 };
      await runCommand(request, reply, options, async (work) => {
        const operationId = newId('operation');
        const fileId = newId('file');
        const kind = `exports.${list}`;
        await startOperation(work.db, { id: operationId, tenant, companyId, kind, items: null, createdBy: userId });
        const workflowId = operationWorkflowId(operationId);
        const input: ExportInput = {
          tenant,
          companyId,
          userId,
          actor: commandActor(request),
          operationId,
          fileId,
          list,
          query,
          format,
          locale: requestLocale(request),
          taskQueue: exportQueue(deps.config),
        };
        work.outbox({
          topic: 'start',
          key: workflowId,
          payload: { workflowId, type: EXPORT_WORKFLOW, taskQueue: batchQueue(deps.config), input },
        });
        work.audit({
          companyId,
          action: `${list}.export_asked`,
          objectType: 'operation',
          objectId: operationId,
          detail: { query },
        });
        return accept({ operation_id: operationId, file_id: fileId });
      });
    },
  );
}
