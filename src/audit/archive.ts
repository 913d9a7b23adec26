// Owns the archive of closed workflows: their histories are kept beyond Temporal's retention, each with its SHA-256.
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { ClosedWorkflow, WorkflowHistories } from '../platform/closed-workflows.ts';
import { sha256 } from '../platform/hash.ts';
import { tenantsOf } from './seal.ts';

export interface ArchivedHistory {
  workflow_id: string;
  run_id: string;
  workflow_type: string;
  status: string;
  started_at: Date;
  closed_at: Date;
  events: number;
  sha256: string;
  archived_at: Date;
}

export interface ArchiverOptions {
  /** A pool of the role qudao_worker. */
  db: Db;
  histories: WorkflowHistories;
  everyMs?: number;
  onError?: (error: unknown) => void;
}

/** Visibility lags behind; what closed shortly before the last pass is looked at again. */
const OVERLAP_MS = 10 * 60_000;

/** Archives in the background. Several processes may run it: a history is kept once. */
export function startArchiver(options: ArchiverOptions): { stop(): Promise<void> } {
  const everyMs = options.everyMs ?? 10_000;
  const stopping = new AbortController();
  let since: Date | null = null;
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const began = new Date();
      try {
        await archiveClosed(options.db, options.histories, since, stopping.signal);
        since = new Date(began.getTime() - OVERLAP_MS);
      } catch (error) {
        options.onError?.(error);
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

const BATCH = 200;

/** Archives the workflows of documents that closed since then (null: all that Temporal still knows); tells how many were new. */
export async function archiveClosed(
  db: Db,
  histories: WorkflowHistories,
  since: Date | null,
  signal?: AbortSignal,
): Promise<number> {
  let archived = 0;
  let batch: ClosedWorkflow[] = [];
  for await (const closed of histories.closedSince(since)) {
    if (signal?.aborted) return archived;
    batch.push(closed);
    if (batch.length < BATCH) continue;
    archived += await archiveBatch(db, histories, batch);
    batch = [];
  }
  return archived + (await archiveBatch(db, histories, batch));
}

/** A workflow names its document, and the document its tenant: each tenant takes its own. */
async function archiveBatch(db: Db, histories: WorkflowHistories, batch: readonly ClosedWorkflow[]): Promise<number> {
  let archived = 0;
  if (batch.length === 0) return archived;
  for (const tenant of await tenantsOf(db)) {
    const wanted = await withScope(db, tenantScope(tenant), (tx) => companiesToArchive(tx, batch));
    for (const closed of batch) {
      const companyId = wanted.get(closed.runId);
      if (companyId !== undefined && (await keep(db, histories, closed, { tenant, companyId }))) archived += 1;
    }
  }
  return archived;
}

const documentOf = (workflowId: string): [string, string] => {
  const [type = '', id = ''] = workflowId.split(':');
  return [type, id];
};

/** The companies of those that are the tenant's and not archived yet, by run. */
async function companiesToArchive(tx: Db, batch: readonly ClosedWorkflow[]): Promise<Map<string, string>> {
  const asked = batch.map(({ workflowId, runId }) => ({ workflowId, runId, documentId: documentOf(workflowId)[1] }));
  const rows = await sql<{ run_id: string; company_id: string }>`
    select x."runId" as run_id, d.company_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x("workflowId" text, "runId" text, "documentId" text)
    join (select id, company_id from sales_order union all select id, company_id from return_order
      union all select id, company_id from operation where company_id is not null) d on d.id = x."documentId"
    where not exists (select from workflow_archive a
      where a.tenant_id = (select app_tenant()) and a.workflow_id = x."workflowId" and a.run_id = x."runId")`.execute(
    tx,
  );
  return new Map(rows.rows.map((row) => [row.run_id, row.company_id]));
}

async function keep(
  db: Db,
  histories: WorkflowHistories,
  closed: ClosedWorkflow,
  { tenant, companyId }: { tenant: string; companyId: string },
): Promise<boolean> {
  const { workflowId, runId, type, status, startedAt, closedAt } = closed;
  const [documentType, documentId] = documentOf(workflowId);
  // Temporal is asked outside the transaction: a slow answer must not hold a connection.
  const history = await histories.read(workflowId, runId);
  return withScope(db, tenantScope(tenant), async (tx) => {
    const made = await sql<{ run_id: string }>`
      insert into workflow_archive (tenant_id, company_id, workflow_id, run_id, workflow_type, document_type, document_id, status,
        started_at, closed_at, events, sha256, content)
      values (${tenant}, ${companyId}, ${workflowId}, ${runId}, ${type}, ${documentType}, ${documentId}, ${status},
        ${startedAt}, ${closedAt}, ${history.events}, ${sha256(history.json)}, ${gzipSync(history.json)})
      on conflict do nothing returning run_id`.execute(tx);
    return made.rows.length === 1;
  });
}

/** What is archived of a workflow, its latest run; undefined when nothing is. */
export async function archivedHistory(tx: Db, workflowId: string): Promise<ArchivedHistory | undefined> {
  return tx
    .selectFrom('workflow_archive')
    .select([
      'workflow_id',
      'run_id',
      'workflow_type',
      'status',
      'started_at',
      'closed_at',
      'events',
      'sha256',
      'archived_at',
    ])
    .where('workflow_id', '=', workflowId)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The archived bytes, and whether they are still what their hash says. */
export async function archivedJson(
  tx: Db,
  archive: Pick<ArchivedHistory, 'workflow_id' | 'run_id' | 'sha256'>,
): Promise<{ json: string; whole: boolean }> {
  const row = await tx
    .selectFrom('workflow_archive')
    .select('content')
    .where('workflow_id', '=', archive.workflow_id)
    .where('run_id', '=', archive.run_id)
    .executeTakeFirstOrThrow();
  const json = unpacked(row.content);
  return { json, whole: sha256(json) === archive.sha256 };
}

/** Bytes that are no archive any more are as good as none: their hash tells. */
export function unpacked(content: Buffer): string {
  try {
    return gunzipSync(content).toString('utf8');
  } catch {
    return '';
  }
}
