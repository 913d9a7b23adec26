// Owns finding the archived histories of a document by its number.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

export interface ReplayCandidate {
  workflow_id: string;
  run_id: string;
  events: number;
  sha256: string;
  content: Buffer;
}

/** Whether the tenant in scope has a document of this number or id, and its archived histories, the latest last. */
export async function archivesOf(tx: Db, asked: string): Promise<{ known: boolean; archives: ReplayCandidate[] }> {
  const documents = await sql<{ id: string }>`
    select id from sales_order where number = ${asked} or id = ${asked}
    union all select id from return_order where number = ${asked} or id = ${asked}
    union all select id from operation where id = ${asked}`.execute(tx);
  const ids = documents.rows.map((row) => row.id);
  const archives = await sql<ReplayCandidate>`
    select workflow_id, run_id, events, sha256, content from workflow_archive
    where document_id = any(${ids}::text[]) order by closed_at`.execute(tx);
  return { known: ids.length > 0, archives: archives.rows };
}
