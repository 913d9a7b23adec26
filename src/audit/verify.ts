// Owns the proof of the books as a whole: every check over every tenant, each tenant in one snapshot, changing nothing.
import { CompiledQuery } from 'kysely';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { CheckResult } from './check.ts';
import { mergeResults, runSqlCheck } from './check.ts';
import { tenantsOf, unsealedTail } from './seal.ts';
import { verifyArchives } from './verify-archives.ts';
import { verifyChains } from './verify-chain.ts';
import { DOCUMENT_CHECKS } from './verify-documents.ts';
import { verifyFiles } from './verify-files.ts';
import { FACT_CHECKS } from './verify-facts.ts';
import { LEDGER_CHECKS } from './verify-ledger.ts';
import { ORDER_CHECKS } from './verify-orders.ts';

export interface Verification {
  ok: boolean;
  checks: CheckResult[];
  /** Audit rows the sealer has not reached yet: written, not yet protected. */
  unsealed: { count: number; oldest_seconds: number };
}

/** One snapshot per tenant; the proofs read whole tables, so sorting and hashing get memory and compiling gets none. */
const SNAPSHOT = `set transaction isolation level repeatable read, read only;
  set local statement_timeout = 0; set local jit = off; set local work_mem = '64MB'`;

export const SQL_CHECKS = [...LEDGER_CHECKS, ...DOCUMENT_CHECKS, ...ORDER_CHECKS, ...FACT_CHECKS];

/**
 * Proves the books of every tenant of a database. `db` is a pool of the role qudao_reader. `anchorFolder` is where the
 * anchors lie; null when there are none to compare with. `blobs` is where the contents of files lie; absent: they are not read.
 */
export async function verifyBooks(db: Db, anchorFolder: string | null, blobs?: BlobStore): Promise<Verification> {
  const results: CheckResult[] = [];
  const unsealed = { count: 0, oldest_seconds: 0 };
  for (const tenant of await tenantsOf(db)) {
    await withScope(db, tenantScope(tenant), async (tx) => {
      await tx.executeQuery(CompiledQuery.raw(SNAPSHOT));
      for (const check of SQL_CHECKS) results.push(await runSqlCheck(tx, check));
      results.push(...(await verifyChains(tx, tenant, anchorFolder)));
      results.push(await verifyArchives(tx));
      if (blobs) results.push(await verifyFiles(tx, blobs));
      const tail = await unsealedTail(tx);
      unsealed.count += tail.count;
      unsealed.oldest_seconds = Math.max(unsealed.oldest_seconds, tail.oldestSeconds);
    });
  }
  const checks = mergeResults(results);
  return { ok: checks.every((check) => check.problem_count === 0), checks, unsealed };
}

/** The verification in sentences, problems first by check. */
export function describeVerification(found: Verification): string[] {
  const lines = found.checks.flatMap((check) => [
    `${check.problem_count === 0 ? 'ok ' : 'BAD'} ${check.name}: ${check.checked} checked${check.problem_count === 0 ? '' : `, ${check.problem_count} wrong`}`,
    ...check.problems.map(
      (problem) => `      ${problem.id}: ${problem.about}: expected ${problem.expected}, found ${problem.actual}`,
    ),
    ...(check.problem_count > check.problems.length
      ? [`      … and ${check.problem_count - check.problems.length} more`]
      : []),
  ]);
  const { count, oldest_seconds } = found.unsealed;
  lines.push(
    count === 0
      ? 'Every audit row is sealed.'
      : `${count} audit rows wait for their seal, the oldest for ${oldest_seconds} s.`,
  );
  const wrong = found.checks.filter((check) => check.problem_count > 0).length;
  lines.push(
    wrong === 0
      ? 'The books are proven.'
      : `The books are not proven: ${wrong} of ${found.checks.length} checks failed.`,
  );
  return lines;
}
