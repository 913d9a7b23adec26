// Owns what a step asks the directory for: the people of which tiers, on which day.
import { businessDate } from '../kernel/period.ts';
import type { Work } from '../platform/transact.ts';
import type { DirectoryQuery } from './directory.store.ts';
import type { ApprovalRow } from './load.store.ts';
import type { ApprovalState } from './rules.ts';

export function directoryQuery(
  work: Work,
  row: ApprovalRow,
  tiers: ApprovalState['tiers'][number]['rule'][],
): DirectoryQuery {
  return {
    companyId: row.company_id,
    documentType: row.document_type,
    on: today(work, row),
    tiers,
    requesterId: row.requester_id,
    partyId: row.party_id,
    regionPath: row.region_path,
  };
}

export function today(work: Work, row: ApprovalRow): string {
  return businessDate(work.now, row.zone);
}
