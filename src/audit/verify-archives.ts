// Owns the proof that every archived workflow history is still what was archived.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { sha256 } from '../platform/hash.ts';
import { unpacked } from './archive.ts';
import type { CheckResult, Problem } from './check.ts';
import { PROBLEMS_SHOWN } from './check.ts';

const PAGE = 200;

/** Unpacks every archive of the tenant in scope and compares it with its hash. */
export async function verifyArchives(tx: Db): Promise<CheckResult> {
  const problems: Problem[] = [];
  let checked = 0;
  let [workflow, run] = ['', ''];
  for (;;) {
    const page = await sql<{ workflow_id: string; run_id: string; sha256: string; content: Buffer }>`
      select workflow_id, run_id, sha256, content from workflow_archive
      where (workflow_id, run_id) > (${workflow}, ${run}) order by workflow_id, run_id limit ${PAGE}`.execute(tx);
    for (const row of page.rows) {
      checked += 1;
      [workflow, run] = [row.workflow_id, row.run_id];
      const actual = sha256(unpacked(row.content));
      if (actual !== row.sha256)
        problems.push({ id: workflow, expected: row.sha256, actual, about: `the archived history of run ${run}` });
    }
    if (page.rows.length < PAGE) break;
  }
  return {
    name: 'workflow_archives',
    checked,
    problem_count: problems.length,
    problems: problems.slice(0, PROBLEMS_SHOWN),
  };
}
