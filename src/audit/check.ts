// Owns what a proof of the books is: a name, how many things it looks at, and the query that finds what is wrong.
import { CompiledQuery } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** One thing that is wrong: its id, and the figure that should be there beside the one that is. */
export interface Problem {
  id: string;
  expected: string;
  actual: string;
  /** What the figures are of, for a person. */
  about: string;
}

export interface CheckResult {
  name: string;
  /** How many rows, documents or accounts were looked at. */
  checked: number;
  problem_count: number;
  /** The first of them, by id. */
  problems: Problem[];
}

/** A proof in SQL over the tenant in scope. `problems` selects id, expected, actual and about of what is wrong. */
export interface SqlCheck {
  name: string;
  checked: string;
  problems: string;
}

export const PROBLEMS_SHOWN = 200;

/** Runs one proof inside the caller's snapshot. */
export async function runSqlCheck(tx: Db, check: SqlCheck): Promise<CheckResult> {
  const counted = await tx.executeQuery<{ n: string }>(CompiledQuery.raw(`select (${check.checked})::text as n`));
  const found = await tx.executeQuery<Problem & { total: string }>(
    CompiledQuery.raw(`select f.id, coalesce(f.expected::text, 'nothing') as expected, coalesce(f.actual::text, 'nothing') as actual,
        f.about, count(*) over ()::text as total
      from (${check.problems}) f order by f.id, f.about limit ${PROBLEMS_SHOWN}`),
  );
  return {
    name: check.name,
    checked: Number(counted.rows[0]!.n),
    problem_count: Number(found.rows[0]?.total ?? '0'),
    problems: found.rows.map(({ id, expected, actual, about }) => ({ id, expected, actual, about })),
  };
}

/** Sums the results of one proof over tenants. */
export function mergeResults(results: readonly CheckResult[]): CheckResult[] {
  const byName = new Map<string, CheckResult>();
  for (const result of results) {
    const known = byName.get(result.name);
    if (!known) byName.set(result.name, { ...result, problems: [...result.problems] });
    else {
      known.checked += result.checked;
      known.problem_count += result.problem_count;
      known.problems = [...known.problems, ...result.problems].slice(0, PROBLEMS_SHOWN);
    }
  }
  return [...byName.values()];
}
