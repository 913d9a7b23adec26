// Owns turning a stored approval into what the rules look at.
import type { Act, ApprovalState, Delegation, Seat, Tier } from './rules.ts';
import type { ApprovalStatus } from './schema.ts';

/** The columns of a stored approval that the rules look at. */
export interface StoredApproval {
  status: ApprovalStatus;
  round: number;
  requester_id: string;
  beneficiaries: readonly string[];
  excluded: readonly string[];
  same_person_once: boolean;
  region_path: readonly string[];
}

/** A stored approval as the rules see it. */
export function stateOf(
  row: StoredApproval,
  loaded: { tiers: readonly Tier[]; seats: readonly Seat[]; acts: readonly Act[]; delegations: readonly Delegation[] },
): ApprovalState {
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
