// Owns the steps of deciding in bulk: each row goes to its own workflow as one person's update.
import { ApplicationFailure } from '@temporalio/activity';
import { sendStep } from '../src/approvals/deciding.ts';
import type { ItemResult } from '../src/operations/store.ts';
import { finishOperation, progressOperation } from '../src/operations/store.ts';
import { findApproval } from '../src/approvals/load.store.ts';
import { tenantScope, withScope } from '../src/platform/db/database.ts';
import { canonicalHash, sha256 } from '../src/platform/hash.ts';
import type { BulkDecideInput } from '../workflows/approvals/api.ts';
import type { ActivityDeps } from './deps.ts';

type Bulk = Omit<BulkDecideInput, 'items' | 'doneBefore'>;

export function createApprovalsActivities(deps: ActivityDeps) {
  async function decideOne(input: Bulk, item: { approvalId: string; version: number }): Promise<ItemResult> {
    const scope = tenantScope(input.tenant);
    const row = await withScope(deps.db, scope, (tx) => findApproval(tx, item.approvalId));
    if (!row) return { item: item.approvalId, ok: false, code: 'NOT_FOUND' };
    const command = {
      approvalId: row.id,
      version: item.version,
      actor: input.actor,
      action: input.action,
      comment: input.comment,
      updateId: sha256(`${input.updateId}|${row.id}`).slice(0, 32),
      bodyHash: canonicalHash({ ...item, action: input.action, comment: input.comment }),
    };
    const at = { db: deps.db, temporal: deps.temporal, scope, actor: { ...input.actor } };
    const outcome = await sendStep(at, row, { step: 'decide', command });
    if (outcome === null) throw ApplicationFailure.retryable('no worker has taken the decision up yet', 'NOT_TAKEN_UP');
    if (outcome.ok) return { item: row.id, ok: true };
    return { item: row.id, ok: false, code: outcome.code, ...(outcome.params ? { params: outcome.params } : {}) };
  }

  return {
    /** Decides a batch side by side and records a result per row; run again, rows already decided answer as the first time. */
    async decideBatch(
      input: Bulk & { items: BulkDecideInput['items']; done: number },
    ): Promise<{ cancelRequested: boolean }> {
      const results = await Promise.all(input.items.map((item) => decideOne(input, item)));
      return withScope(deps.db, tenantScope(input.tenant), (tx) =>
        progressOperation(tx, input.operationId, { done: input.done, results }),
      );
    },

    async finishBulkDecision(input: Bulk & { status: 'done' | 'cancelled' }): Promise<void> {
      await withScope(deps.db, tenantScope(input.tenant), (tx) =>
        finishOperation(tx, input.operationId, { status: input.status }),
      );
    },
  };
}

export type ApprovalsActivities = ReturnType<typeof createApprovalsActivities>;
