// Owns turning stored approvals into what the rules look at.
import { businessDate } from '../kernel/period.ts';
import type { Work } from '../platform/transact.ts';
import type { DirectoryQuery } from './directory.store.ts';
import type { ApprovalRow, Loaded } from './load.store.ts';
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

export function stateOf(row: ApprovalRow, loaded: Loaded): ApprovalState {
  return {
    status: row.status,
    round: row.round,
    requesterId: row.requester_id,
    beneficiaryIds: row.beneficiaries,
    excluded: row.excluded,
    samePersonOnce: row.same_person_once,
    regionPath: row.region_path,
    tiers: loaded.tiers,
    seats: loaded.seats,
    acts: loaded.acts,
    delegations: loaded.delegations,
  };
}
