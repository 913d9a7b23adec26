// Owns the proof of the audit log: every sealed row is what was sealed, in its place, and the anchors outside still agree.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { Anchor } from './anchors.ts';
import { readAnchors } from './anchors.ts';
import type { ChainRow } from './chain.ts';
import { CHAIN_COLUMNS, GENESIS, chainHash } from './chain.ts';
import type { CheckResult, Problem } from './check.ts';
import { PROBLEMS_SHOWN } from './check.ts';

const PAGE = 5000;

type SealedRow = Omit<ChainRow, 'action'> & { action: string | null; seq: string; prev_hash: string; hash: string };

/** Collects problems and keeps only as many as are shown. */
class Findings {
  readonly problems: Problem[] = [];
  count = 0;
  checked = 0;

  add(id: string, expected: string, actual: string, about: string): void {
    this.count += 1;
    if (this.problems.length < PROBLEMS_SHOWN) this.problems.push({ id, expected, actual, about });
  }

  result(name: string): CheckResult {
    return { name, checked: this.checked, problem_count: this.count, problems: this.problems };
  }
}

/** Proves the chains of the tenant in scope; `anchorFolder` null leaves the anchors out. */
export async function verifyChains(tx: Db, tenant: string, anchorFolder: string | null): Promise<CheckResult[]> {
  const chain = new Findings();
  const chains = await sql<{ chain: string }>`select distinct chain from audit_seal order by chain`.execute(tx);
  const anchorsFound =
    anchorFolder === null ? { anchors: [], unreadable: [] } : await readAnchors(anchorFolder, tenant);
  const wanted = anchoredHashes(anchorsFound.anchors);
  const seen = new Map<string, string>();
  const heads = new Map<string, bigint>();
  for (const { chain: name } of chains.rows) {
    heads.set(
      name,
      await walkChain(tx, name, chain, (seq, hash) => {
        const key = `${name}#${seq}`;
        if (wanted.has(key)) seen.set(key, hash);
      }),
    );
  }
  const anchors = checkAnchors(anchorsFound.anchors, seen, heads);
  for (const line of anchorsFound.unreadable)
    anchors.add(`${tenant}.jsonl:${line}`, 'an anchor', 'unreadable', 'line of the anchor file');
  return [chain.result('audit_chain'), await uncoveredRows(tx), anchors.result('audit_anchors')];
}

function anchoredHashes(anchors: readonly Anchor[]): Set<string> {
  return new Set(anchors.map((anchor) => `${anchor.chain}#${anchor.seq}`));
}

/** Follows one chain from its beginning; returns its last place. */
async function walkChain(
  tx: Db,
  chain: string,
  findings: Findings,
  onSeal: (seq: bigint, hash: string) => void,
): Promise<bigint> {
  let prevHash = GENESIS;
  let last = 0n;
  for (;;) {
    const page = await sql<SealedRow>`
      select s.seq, s.audit_id, s.prev_hash, s.hash, ${CHAIN_COLUMNS}
      from audit_seal s left join audit_log l on l.id = s.audit_id
      where s.tenant_id = (select app_tenant()) and s.chain = ${chain} and s.seq > ${last.toString()} order by s.seq limit ${PAGE}`.execute(
      tx,
    );
    for (const row of page.rows) {
      const seq = BigInt(row.seq);
      checkSeal(chain, seq, last, prevHash, row, findings);
      onSeal(seq, row.hash);
      prevHash = row.hash;
      last = seq;
    }
    if (page.rows.length < PAGE) return last;
  }
}

function checkSeal(
  chain: string,
  seq: bigint,
  last: bigint,
  prevHash: string,
  row: SealedRow,
  findings: Findings,
): void {
  findings.checked += 1;
  for (let missing = last + 1n; missing < seq && missing < last + 1000n; missing += 1n)
    findings.add(`${chain}#${missing}`, 'a sealed row', 'nothing', 'a row is gone from the chain');
  if (row.prev_hash !== prevHash)
    findings.add(row.audit_id, prevHash, row.prev_hash, `the predecessor of place ${seq} in the chain of ${chain}`);
  if (row.action === null) {
    findings.add(
      row.audit_id,
      'an audit row',
      'nothing',
      `the row sealed at place ${seq} in the chain of ${chain} is gone`,
    );
    return;
  }
  const hash = chainHash(row.prev_hash, chain, seq, { ...row, action: row.action });
  if (hash !== row.hash)
    findings.add(
      row.audit_id,
      row.hash,
      hash,
      `the content or place of the row sealed at place ${seq} in the chain of ${chain}`,
    );
}

/** Rows that are neither sealed nor waiting to be were slipped in behind the sealer. */
async function uncoveredRows(tx: Db): Promise<CheckResult> {
  const findings = new Findings();
  const rows = await sql<{ id: string; at: string }>`
    select l.id, l.at::text as at from audit_log l where not exists (select from audit_seal s where s.audit_id = l.id)
      and not exists (select from audit_unsealed u where u.audit_id = l.id) order by l.id limit ${PROBLEMS_SHOWN}`.execute(
    tx,
  );
  for (const row of rows.rows) findings.add(row.id, 'sealed or waiting', 'neither', `audit row of ${row.at}`);
  const counted = await sql<{ n: string }>`select count(*)::text as n from audit_log`.execute(tx);
  findings.checked = Number(counted.rows[0]!.n);
  return findings.result('audit_rows_sealed');
}

/** An anchor is the hash a place had when it was written outside; a cut tail or a rebuilt chain cannot have it any more. */
function checkAnchors(
  anchors: readonly Anchor[],
  seen: ReadonlyMap<string, string>,
  heads: ReadonlyMap<string, bigint>,
): Findings {
  const findings = new Findings();
  const furthest = new Map<string, Anchor>();
  for (const anchor of anchors) {
    findings.checked += 1;
    const before = furthest.get(anchor.chain);
    if (!before || anchor.seq > before.seq) furthest.set(anchor.chain, anchor);
    const hash = seen.get(`${anchor.chain}#${anchor.seq}`);
    if (hash !== undefined && hash !== anchor.hash)
      findings.add(
        anchor.auditId,
        anchor.hash,
        hash,
        `hash of place ${anchor.seq} in the chain of ${anchor.chain}, anchored ${anchor.at}`,
      );
  }
  for (const anchor of furthest.values()) reportCut(anchor, anchors, heads.get(anchor.chain) ?? 0n, findings);
  return findings;
}

function reportCut(furthest: Anchor, anchors: readonly Anchor[], head: bigint, findings: Findings): void {
  if (head >= furthest.seq) return;
  const known = new Map(anchors.filter((a) => a.chain === furthest.chain).map((a) => [a.seq, a.auditId]));
  for (let place = head + 1n; place <= furthest.seq && place <= head + 1000n; place += 1n)
    findings.add(
      known.get(place) ?? `${furthest.chain}#${place}`,
      `sealed by ${furthest.at}`,
      'nothing',
      `the tail of the chain of ${furthest.chain} is cut after place ${head}; anchored up to ${furthest.seq}`,
    );
}
