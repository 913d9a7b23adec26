// Owns sealing: committed audit rows are appended to the chain of their company, in the order they are found.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { ChainRow } from './chain.ts';
import { CHAIN_COLUMNS, GENESIS, chainHash } from './chain.ts';

export interface ChainHead {
  chain: string;
  seq: bigint;
  hash: string;
  auditId: string;
}

const BATCH = 1000;

/**
 * Seals up to one batch of a tenant's waiting rows and tells how many. Only one sealer per tenant works at a time;
 * the others find the lock taken and seal nothing.
 */
export async function sealBatch(db: Db, tenant: string): Promise<number> {
  return withScope(db, tenantScope(tenant), async (tx) => {
    // An anchor outside the database may never run ahead of what survives a crash of the database.
    const turn = await sql<{ mine: boolean }>`
      select set_config('synchronous_commit', 'on', true) is not null
        and exists (select from audit_unsealed) and pg_try_advisory_xact_lock(hashtextextended(${`qudao-seal:${tenant}`}, 0)) as mine`.execute(
      tx,
    );
    if (!turn.rows[0]?.mine) return 0;
    const waiting = await sql<ChainRow & { chain: string }>`
      select u.audit_id, u.chain, ${CHAIN_COLUMNS}
      from audit_unsealed u join audit_log l on l.id = u.audit_id order by u.at, u.audit_id limit ${BATCH}`.execute(tx);
    if (waiting.rows.length === 0) return 0;
    await appendSeals(tx, tenant, waiting.rows);
    return waiting.rows.length;
  });
}

async function appendSeals(tx: Db, tenant: string, rows: readonly (ChainRow & { chain: string })[]): Promise<void> {
  const chains = [...new Set(rows.map((row) => row.chain))];
  const heads = new Map((await readHeads(tx, chains)).map((head) => [head.chain, head]));
  const seals = rows.map((row) => {
    const head = heads.get(row.chain);
    const seq = (head?.seq ?? 0n) + 1n;
    const prevHash = head?.hash ?? GENESIS;
    const hash = chainHash(prevHash, row.chain, seq, row);
    heads.set(row.chain, { chain: row.chain, seq, hash, auditId: row.audit_id });
    return { chain: row.chain, seq: seq.toString(), audit_id: row.audit_id, prev_hash: prevHash, hash };
  });
  await sql`
    insert into audit_seal (tenant_id, chain, seq, audit_id, prev_hash, hash)
    select ${tenant}, s.chain, s.seq, s.audit_id, s.prev_hash, s.hash
    from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(chain text, seq bigint, audit_id text, prev_hash text, hash text)`.execute(
    tx,
  );
  await sql`delete from audit_unsealed where audit_id = any(${seals.map((seal) => seal.audit_id)}::text[])`.execute(tx);
}

/** The last seal of each of `chains`; a chain without seals is left out. */
export async function readHeads(tx: Db, chains: readonly string[]): Promise<ChainHead[]> {
  const found = await sql<{ chain: string; seq: string; hash: string; audit_id: string }>`
    select c.chain, s.seq, s.hash, s.audit_id from unnest(${chains}::text[]) as c(chain)
    cross join lateral (select seq, hash, audit_id from audit_seal
      where tenant_id = (select app_tenant()) and chain = c.chain order by seq desc limit 1) s`.execute(tx);
  return found.rows.map((row) => ({ chain: row.chain, seq: BigInt(row.seq), hash: row.hash, auditId: row.audit_id }));
}

/** Every chain a tenant can have: its own, and one per company. */
export async function chainsOf(tx: Db, tenant: string): Promise<string[]> {
  const companies = await tx.selectFrom('company').select('id').orderBy('id').execute();
  return [tenant, ...companies.map((company) => company.id)];
}

export async function tenantsOf(db: Db): Promise<string[]> {
  return (await db.selectFrom('tenant').select('id').orderBy('id').execute()).map((tenant) => tenant.id);
}

/** How many audit rows wait for their seal, and how long the oldest has waited. */
export async function unsealedTail(tx: Db): Promise<{ count: number; oldestSeconds: number }> {
  const row = (
    await sql<{ count: string; oldest: string }>`
      select count(*)::text as count, coalesce(floor(extract(epoch from clock_timestamp() - min(at))), 0)::text as oldest from audit_unsealed`.execute(
      tx,
    )
  ).rows[0];
  return { count: Number(row?.count ?? '0'), oldestSeconds: Math.max(0, Number(row?.oldest ?? '0')) };
}
