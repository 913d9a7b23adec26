// Owns the hash chain of audit rows: the exact text that is hashed, and the hash.
import { sql } from 'kysely';
import { sha256 } from '../platform/hash.ts';

/** An audit row as the chain sees it: every column as text, instants in UTC to the microsecond, detail as PostgreSQL prints it. */
export interface ChainRow {
  audit_id: string;
  tenant_id: string;
  company_id: string | null;
  at_text: string;
  actor_id: string | null;
  on_behalf_of_id: string | null;
  action: string;
  object_type: string;
  object_id: string;
  outcome: string;
  code: string | null;
  detail_text: string;
  request_id: string | null;
  workflow_id: string | null;
  ip: string | null;
}

/** The columns of a ChainRow, selected from `audit_log l`. */
export const CHAIN_COLUMNS = sql.raw(`l.tenant_id, l.company_id,
  to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text, l.actor_id, l.on_behalf_of_id, l.action,
  l.object_type, l.object_id, l.outcome, l.code, l.detail::text as detail_text, l.request_id, l.workflow_id, l.ip`);

/** What the first row of a chain names as its predecessor. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the predecessor's hash, the place in the chain and every column: no row can be changed, moved or left out. */
export function chainHash(prevHash: string, chain: string, seq: bigint, row: ChainRow): string {
  return sha256(
    JSON.stringify([
      prevHash,
      chain,
      seq.toString(),
      row.audit_id,
      row.tenant_id,
      row.company_id,
      row.at_text,
      row.actor_id,
      row.on_behalf_of_id,
      row.action,
      row.object_type,
      row.object_id,
      row.outcome,
      row.code,
      row.detail_text,
      row.request_id,
      row.workflow_id,
      row.ip,
    ]),
  );
}
