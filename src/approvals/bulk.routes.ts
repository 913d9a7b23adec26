// Owns the HTTP of deciding many approvals at once.
import { BULK_WORKFLOW, operationWorkflowId } from '../../workflows/approvals/api.ts';
import type { BulkDecideInput } from '../../workflows/approvals/api.ts';
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { progressOperation, startOperation } from '../operations/store.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { withScope } from '../platform/db/database.ts';
import { commandActor, idempotency, requireAbility, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { readableApproval } from './queries.ts';
import { bulkDecideBody, bulkStarted } from './schema.ts';

export function bulkRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/approvals/bulk',
    {
      schema: {
        operationId: 'decideApprovals',
        tags: ['approvals'],
        description: 'Approves or rejects many approvals, each on its own: follow the operation for a result per row.',
        body: bulkDecideBody,
        response: { 202: bulkStarted },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'decide', 'approval');
      const { updateId } = idempotency(request, 'approvals.bulk');
      const { action, comment } = request.body;
      const items = [...new Map(request.body.items.map((item) => [item.approval_id, item])).values()];
      const readable = await readableIds(
        deps,
        principal,
        items.map((item) => item.approval_id),
      );
      const options = { operation: 'decideApprovals', objectType: 'operation', status: 202 };
      await runCommand(request, reply, options, async (work) => {
        if (action === 'reject' && comment.trim() === '')
          return refuse('INVALID_CONTENT', { count: 1 }, [{ pointer: '/comment', code: 'COMMENT_REQUIRED' }]);
        const id = newId('operation');
        const kind = 'approvals.bulk_decide';
        const { tenant, companyId, userId } = principal;
        await startOperation(work.db, { id, tenant, companyId, kind, items: items.length, createdBy: userId });
        const unseen = items.filter((item) => !readable.has(item.approval_id));
        const results = unseen.map((item) => ({ item: item.approval_id, ok: false, code: 'NOT_FOUND' }));
        await progressOperation(work.db, id, { done: unseen.length, results });
        const input: BulkDecideInput = {
          tenant,
          operationId: id,
          actor: commandActor(request),
          action,
          comment,
          updateId,
          doneBefore: unseen.length,
          items: items
            .filter((item) => readable.has(item.approval_id))
            .map((item) => ({ approvalId: item.approval_id, version: item.version })),
        };
        const workflowId = operationWorkflowId(id);
        // The entry is written with the operation, so a crash between the two cannot leave one without the other.
        work.outbox({
          topic: 'start',
          key: workflowId,
          payload: { workflowId, type: BULK_WORKFLOW, taskQueue: deps.config.temporalTaskQueue, input },
        });
        work.audit({
          companyId,
          action: 'approvals.bulk_decide',
          objectType: 'operation',
          objectId: id,
          detail: { action, count: items.length },
        });
        return accept({ operation_id: id });
      });
    },
  );
}

async function readableIds(deps: ApiDeps, principal: Principal, ids: readonly string[]): Promise<Set<string>> {
  return withScope(deps.db, principal.scope, async (tx) => {
    const found = new Set<string>();
    for (const id of ids) if (await readableApproval(tx, principal, id)) found.add(id);
    return found;
  });
}
