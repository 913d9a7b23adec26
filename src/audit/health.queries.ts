// Owns what our own rows say about work under way: which documents a workflow must be running for.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

export interface LivingDocument {
  workflow_id: string;
  number: string | null;
  status: string;
  /** Whether a workflow has to run for it in this state. */
  must_run: boolean;
}

const ORDER_RUNS = `('submitted', 'pending_approval', 'returned', 'approved', 'allocated', 'partly_shipped', 'shipped', 'received')`;
const RETURN_RUNS = `('submitted', 'pending_approval', 'returned', 'approved', 'received')`;

/** Documents for which a workflow must run; imported ones never had one. */
export async function documentsUnderWay(tx: Db): Promise<LivingDocument[]> {
  const rows = await sql<LivingDocument>`
    select 'order:' || id as workflow_id, number, status, true as must_run from sales_order where source is null and status in ${sql.raw(ORDER_RUNS)}
    union all
    select 'return:' || id, number, status, true from return_order where source is null and status in ${sql.raw(RETURN_RUNS)}`.execute(
    tx,
  );
  return rows.rows;
}

/** The documents of these workflows as the rows have them; a workflow without a document is not in the answer. */
export async function documentsOfWorkflows(tx: Db, workflowIds: readonly string[]): Promise<LivingDocument[]> {
  const ids = workflowIds.map((id) => id.slice(id.indexOf(':') + 1));
  const rows = await sql<LivingDocument>`
    select 'order:' || id as workflow_id, number, status, status in ${sql.raw(ORDER_RUNS)} as must_run from sales_order where id = any(${ids}::text[])
    union all
    select 'return:' || id, number, status, status in ${sql.raw(RETURN_RUNS)} from return_order where id = any(${ids}::text[])`.execute(
    tx,
  );
  return rows.rows;
}
