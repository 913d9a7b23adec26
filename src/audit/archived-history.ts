// Owns reading a workflow's history from the archive, as if Temporal still knew it.
import type { Client } from '@temporalio/client';
import type { Db } from '../platform/db/database.ts';
import { readArchivedEvents } from '../platform/workflow-history.ts';
import type { ReadHistory } from '../platform/workflow-history.ts';
import { archivedHistory, archivedJson } from './archive.ts';
import type { ArchivedHistory } from './archive.ts';
import type { WorkflowHistoryView } from './schema.ts';

export interface FoundArchive extends ArchivedHistory {
  json: string;
  whole: boolean;
}

/** The archive of a workflow's latest closed run with its content; undefined when there is none. */
export async function findArchive(tx: Db, workflowId: string): Promise<FoundArchive | undefined> {
  const archive = await archivedHistory(tx, workflowId);
  return archive && { ...archive, ...(await archivedJson(tx, archive)) };
}

export function archiveView(found: FoundArchive): NonNullable<WorkflowHistoryView['archive']> {
  const { sha256, events, archived_at, whole } = found;
  return { sha256, events, archived_at: archived_at.toISOString(), whole };
}

/** The archived run and its events; undefined when the content is not what was archived. */
export async function historyFromArchive(client: Client, found: FoundArchive): Promise<ReadHistory | undefined> {
  if (!found.whole) return undefined;
  return {
    run: {
      runId: found.run_id,
      type: found.workflow_type,
      taskQueue: '',
      status: found.status,
      startedAt: found.started_at.toISOString(),
      closedAt: found.closed_at.toISOString(),
    },
    events: await readArchivedEvents(client, found.json),
  };
}
