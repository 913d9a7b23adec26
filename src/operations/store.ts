// Owns writing long work: its row is made with the request, moved on by the worker, and ended once.
import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import type { Params } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';

export interface NewOperation {
  tenant: string;
  companyId: string | null;
  kind: string;
  /** How many items there are; null: not known yet. */
  items: number | null;
  createdBy: string;
  /** Given when the id was needed before the row, e.g. as the id of its workflow. */
  id?: string;
}

export interface ItemResult {
  item: string;
  ok: boolean;
  code?: string;
  params?: Params;
}

/** Adds a running operation and returns its id; the same id again changes nothing. */
export async function startOperation(tx: Db, operation: NewOperation): Promise<string> {
  const id = operation.id ?? newId('operation');
  await tx
    .insertInto('operation')
    .values({
      id,
      tenant_id: operation.tenant,
      company_id: operation.companyId,
      kind: operation.kind,
      total: operation.items,
      created_by: operation.createdBy,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
}

/**
 * Sets how far the work is and adds the results of the items just done; results of items already there are not added
 * again. Returns whether somebody asked to cancel; an operation that has ended answers true.
 */
export async function progressOperation(
  tx: Db,
  id: string,
  progress: { done: number; items?: number; step?: string; results?: readonly ItemResult[] },
): Promise<{ cancelRequested: boolean }> {
  const results = JSON.stringify(progress.results ?? []);
  const moved = await sql<{ cancel_requested: boolean }>`
    update operation set done = greatest(done, ${progress.done}), total = coalesce(${progress.items ?? null}, total),
      step = coalesce(${progress.step ?? null}, step),
      results = results || coalesce((select jsonb_agg(r) from jsonb_array_elements(${results}::jsonb) r
        where not exists (select from jsonb_array_elements(results) k where k->>'item' = r->>'item')), '[]')
    where id = ${id} and status = 'running' returning cancel_requested`.execute(tx);
  return { cancelRequested: moved.rows[0]?.cancel_requested ?? true };
}

/** Ends the work; what has ended stays as it ended. */
export async function finishOperation(
  tx: Db,
  id: string,
  end: { status: 'done' | 'failed' | 'cancelled'; error?: { code: string; params?: Params } },
): Promise<void> {
  await tx
    .updateTable('operation')
    .set({
      status: end.status,
      error: end.error ? JSON.stringify(end.error) : null,
      finished_at: new Date().toISOString(),
    })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .execute();
}

/** Asks the work to stop at its next item. False: it had ended. */
export async function requestCancel(tx: Db, id: string): Promise<boolean> {
  const asked = await tx
    .updateTable('operation')
    .set({ cancel_requested: true })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return asked !== undefined;
}
