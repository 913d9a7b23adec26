// Owns writing the versions of master records, in the transaction of the change.
import type { Work } from '../platform/transact.ts';
import { differences } from './rules.ts';
import type { Fields } from './rules.ts';

export interface NewVersion {
  companyId: string;
  type: string;
  id: string;
  version: number;
  /** The partner the record belongs to: its past is seen by who sees the partner. */
  partyId?: string | null;
  /** null: the record is new. */
  before: Fields | null;
  after: Fields;
}

/** Keeps who made this version and what differs from the one before. */
export async function recordVersion(work: Work, made: NewVersion): Promise<void> {
  await work.db
    .insertInto('record_version')
    .values({
      tenant_id: work.tenant,
      company_id: made.companyId,
      object_type: made.type,
      object_id: made.id,
      version: made.version,
      party_id: made.partyId ?? null,
      changes: JSON.stringify(differences(made.before, made.after)),
      created_by: work.actor.userId,
      request_id: work.actor.requestId ?? null,
    })
    .execute();
}
