// Owns the proof that the content of every file is still what was uploaded.
import { sql } from 'kysely';
import { checkBlob } from '../platform/blobs/blob-store.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Db } from '../platform/db/database.ts';
import type { CheckResult, Problem } from './check.ts';
import { PROBLEMS_SHOWN } from './check.ts';

/** Reads every content the tenant in scope has rows of, once, and compares it with its hash. */
export async function verifyFiles(tx: Db, blobs: BlobStore): Promise<CheckResult> {
  const rows = await sql<{ id: string; name: string; sha256: string }>`
    select distinct on (sha256) id, name, sha256
    from (select id, name, sha256 from stored_file union all select id, name, sha256 from attachment) f
    order by sha256, id`.execute(tx);
  const problems: Problem[] = [];
  for (const { id, name, sha256 } of rows.rows) {
    const actual = await checkBlob(blobs, sha256);
    if (actual !== 'whole') problems.push({ id, expected: 'whole', actual, about: `the content of ${name}` });
  }
  return {
    name: 'files are what was uploaded',
    checked: rows.rows.length,
    problem_count: problems.length,
    problems: problems.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, PROBLEMS_SHOWN),
  };
}
