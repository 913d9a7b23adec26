// Owns starting the steps of an import: its rows, its operation and the start of its workflow in one transaction.
import { operationWorkflowId } from '../../workflows/approvals/api.ts';
import { IMPORT_WORKFLOW } from '../../workflows/imports/api.ts';
import type { ImportInput } from '../../workflows/imports/api.ts';
import type { FileView } from '../files/schema.ts';
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import { startOperation } from '../operations/store.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Work } from '../platform/transact.ts';
import type { ImportKind, ImportView } from './jobs.schema.ts';

interface Starting {
  principal: Principal;
  actor: ImportInput['actor'];
  taskQueue: string;
}

async function startStep(work: Work, starting: Starting, jobId: string, step: ImportInput['step']): Promise<string> {
  const { tenant, companyId, userId } = starting.principal;
  const operationId = newId('operation');
  await startOperation(work.db, {
    id: operationId,
    tenant,
    companyId,
    kind: `imports.${step}`,
    items: null,
    createdBy: userId,
  });
  const workflowId = operationWorkflowId(operationId);
  const input: ImportInput = { tenant, jobId, operationId, actor: starting.actor, step };
  work.outbox({
    topic: 'start',
    key: workflowId,
    payload: { workflowId, type: IMPORT_WORKFLOW, taskQueue: starting.taskQueue, input },
  });
  return operationId;
}

/** Begins an import of an uploaded file by checking it; returns its id. */
export async function startImport(
  work: Work,
  starting: Starting,
  asked: { kind: ImportKind; file: FileView },
): Promise<Result<string>> {
  const { tenant, companyId, userId } = starting.principal;
  const id = newId('import_job');
  const operationId = await startStep(work, starting, id, 'check');
  await work.db
    .insertInto('import_job')
    .values({
      id,
      tenant_id: tenant,
      company_id: companyId,
      kind: asked.kind,
      file_id: asked.file.id,
      operation_id: operationId,
      created_by: userId,
    })
    .execute();
  const { name, sha256 } = asked.file;
  work.audit({
    companyId,
    action: `import.${asked.kind}.check`,
    objectType: 'import_job',
    objectId: id,
    detail: { file: name, sha256 },
  });
  return accept(id);
}

/** Applies what was checked, or goes on with what was stopped. Refuses IMPORT_NOT_READY and IMPORT_NOTHING. */
export async function applyImport(work: Work, starting: Starting, job: ImportView): Promise<Result<string>> {
  const { rows } = job;
  const open = rows.create + rows.update - rows.applied - rows.refused;
  const locked = await work.db
    .selectFrom('import_job')
    .select('status')
    .where('id', '=', job.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  // Stopped while it was checked: nobody knows yet what its later rows would do.
  const checkedWhole = locked.status === 'checked' || (locked.status === 'stopped' && rows.applied + rows.refused > 0);
  if (!checkedWhole) return refuse('IMPORT_NOT_READY');
  if (open === 0) return refuse('IMPORT_NOTHING');
  const operationId = await startStep(work, starting, job.id, 'apply');
  await work.db
    .updateTable('import_job')
    .set({ status: 'applying', operation_id: operationId, problem: null, finished_at: null })
    .where('id', '=', job.id)
    .execute();
  work.audit({
    companyId: starting.principal.companyId,
    action: `import.${job.kind}.apply`,
    objectType: 'import_job',
    objectId: job.id,
    detail: { rows: open, sha256: job.file.sha256 },
  });
  return accept(job.id);
}
