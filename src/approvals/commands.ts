// Owns opening, deciding and ending approvals; each runs inside the caller's transaction, so the document moves with its approval.
import type { Decimal } from '../kernel/decimal.ts';
import { text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { findPolicy, loadDirectory } from './directory.store.ts';
import type { ApprovalSubject } from './schema.ts';
import type { ApprovalOutcome, ApprovalState, ApprovalWait, DecideAction, LineChange } from './rules.ts';
import { openTier, planTiers, withDelegates } from './rules.ts';
import { loadState, lockApproval, lockOpenApprovalOf } from './load.store.ts';
import type { ApprovalRow, Loaded } from './load.store.ts';
import { stateOf } from './state.rules.ts';
import { directoryQuery, today } from './asking.ts';
import { askAdministrators, insertApproval } from './store.ts';
import { endStep, openNext, recallStep } from './flow.rules.ts';
import type { Step } from './flow.rules.ts';
import { decideStep } from './steps.rules.ts';
import { hoursAfter, saveAndTell, tierChange, waitOf, waitingNotices } from './tell.ts';

export { escalateTier, remindTier } from './timers.ts';
export type { ApprovalOutcome, ApprovalWait, DecideAction, LineChange } from './rules.ts';

export interface NewApprovalRequest {
  companyId: string;
  documentType: string;
  documentId: string;
  /** A resubmitted document has a higher version and gets an approval of its own. */
  documentVersion: number;
  documentNumber: string;
  subject: ApprovalSubject;
  amount: Decimal;
  currency: string;
  regionId: string | null;
  partyId: string | null;
  brandIds: readonly string[];
  /** Names of the checks that asked for an approval. */
  exceptions: readonly string[];
  requesterId: string;
  /** Users who gain from the amount. */
  beneficiaryIds: readonly string[];
  workflowId: string;
}

/**
 * Opens the approval of a document version by the policy in force. `approvalId` null: no tier applies, the document counts as
 * approved. Refuses APPROVAL_POLICY_MISSING when exceptions were raised that no tier of the policy covers: an exception never
 * passes by silence. A tier whose deciders are all excluded starts with its escalation role, or empty and waiting for another person.
 */
export async function openApproval(
  work: Work,
  request: NewApprovalRequest,
): Promise<Result<{ approvalId: string | null; wait: ApprovalWait | null }>> {
  const policy = await findPolicy(work.db, { ...request, at: work.now });
  if (!policy) return refuse('NOT_FOUND');
  const planned = policy.rules ? planTiers(policy.rules, { ...request, regionPath: policy.regionPath }) : [];
  if (!policy.rules || policy.policyId === null || planned.length === 0) {
    if (request.exceptions.length === 0) return accept({ approvalId: null, wait: null });
    return refuse('APPROVAL_POLICY_MISSING', { exceptions: request.exceptions.join(', ') });
  }
  const base = [...new Set([request.requesterId, ...request.beneficiaryIds])];
  const people = await loadDirectory(work.db, {
    ...request,
    on: businessDate(work.now, policy.zone),
    tiers: planned,
    ccRoles: policy.rules.cc_roles,
    regionPath: policy.regionPath,
    base,
  });
  const state: ApprovalState = {
    status: 'open',
    round: 1,
    requesterId: request.requesterId,
    beneficiaryIds: [...request.beneficiaryIds],
    excluded: withDelegates([...base, ...people.related], people.delegations),
    samePersonOnce: policy.rules.same_person_once,
    regionPath: policy.regionPath,
    tiers: planned.map((rule, index) => ({ round: 1, tier: index + 1, rule, status: 'waiting' })),
    seats: [],
    acts: [],
    delegations: people.delegations,
  };
  const step = openNext({ state, tiers: [...state.tiers], seats: [], records: [], passed: [], opens: 1 }, people);
  const row = newRow(work, request, { policyId: policy.policyId, rules: policy.rules, zone: policy.zone }, step.state);
  const cc = people.roles
    .filter((holder) => policy.rules?.cc_roles.includes(holder.role))
    .map((holder) => holder.userId);
  await insertApproval(
    work.db,
    {
      ...row,
      policy_id: policy.policyId,
      region_id: request.regionId,
      expire_at: row.expire_at.toISOString(),
      cc: [...new Set(cc)],
    },
    {
      tiers: step.tiers.map((tier) => tierChange(tier, work.now)),
      seats: step.seats,
      notices: waitingNotices(row, step),
    },
    work.now.toISOString(),
  );
  tellOpened(work, row, step);
  if (step.seats.length === 0) await askAdministrators(work.db, row, work.now.toISOString());
  return accept({ approvalId: row.id, wait: waitOf(row, step, null, work.now) });
}

function newRow(
  work: Work,
  request: NewApprovalRequest,
  policy: { policyId: string; rules: { expire_after_hours: number }; zone: string },
  state: ApprovalState,
): ApprovalRow {
  return {
    id: newId('approval'),
    tenant_id: work.tenant,
    company_id: request.companyId,
    document_type: request.documentType,
    document_id: request.documentId,
    document_version: request.documentVersion,
    document_number: request.documentNumber,
    region_path: [...state.regionPath],
    party_id: request.partyId,
    subject_code: request.subject.code,
    subject_params: request.subject.params,
    amount: text(request.amount),
    currency: request.currency,
    round: 1,
    status: 'open',
    exceptions: [...request.exceptions],
    created_at: work.now,
    finished_at: null,
    requester_id: request.requesterId,
    beneficiaries: [...request.beneficiaryIds],
    excluded: [...state.excluded],
    same_person_once: state.samePersonOnce,
    expire_at: hoursAfter(work.now, policy.rules.expire_after_hours),
    workflow_id: request.workflowId,
    version: 1,
    zone: policy.zone,
  };
}

function tellOpened(work: Work, row: ApprovalRow, step: Step): void {
  const tier = openTier(step.state);
  const about = { companyId: row.company_id, documentType: row.document_type, documentId: row.document_id };
  work.event({
    ...about,
    kind: 'approval.opened',
    outcome: 'waiting',
    params: {
      tiers: step.state.tiers.length,
      tier: tier?.tier ?? null,
      name: tier?.rule.name ?? null,
      name_en: tier?.rule.name_en ?? null,
    },
  });
  if (tier && step.seats.length === 0)
    work.event({ ...about, kind: 'approval.no_decider', outcome: 'waiting', params: { tier: tier.tier } });
}

export interface Decision {
  approvalId: string;
  action: DecideAction;
  userId: string;
  comment: string;
  /** send_back: 0 is the requester, else an earlier tier. */
  toTier?: number | null;
  /** transfer, add: to whom. */
  toUserId?: string | null;
  /** approve: lines the decider lowers. They are recorded; applying them is the caller's part. */
  changes?: readonly LineChange[] | null;
  /** The version the person looked at; a newer one is refused with STALE_VERSION. */
  version?: number | null;
}

/**
 * One person's step on an approval: approve, reject, send_back, transfer, add, remind. The approval row is locked first and
 * everything is read after that, so concurrent decisions are judged one after the other. Refusals: NOT_FOUND, STALE_VERSION,
 * APPROVAL_CLOSED, NOT_A_DECIDER, ALREADY_DECIDED, DELEGATION_ENDED, NO_DECIDER_LEFT, SOD_*, SEND_BACK_TIER, TARGET_*,
 * COMMENT_REQUIRED, CHANGES_ONLY_WITH_APPROVE, NOT_THE_REQUESTER, REMINDED_RECENTLY.
 */
export async function decide(work: Work, decision: Decision): Promise<Result<ApprovalOutcome>> {
  const row = await lockApproval(work.db, decision.approvalId);
  if (!row) return refuse('NOT_FOUND');
  if (row.status !== 'open') return refuse('APPROVAL_CLOSED', { status: row.status });
  if (typeof decision.version === 'number' && decision.version !== row.version)
    return refuse('STALE_VERSION', { current: row.version });
  const targetId = decision.toUserId ?? null;
  const loaded = await loadState(work.db, row, today(work, row), { userId: decision.userId, targetId });
  const decided = decideStep(stateOf(row, loaded), {
    action: decision.action,
    userId: decision.userId,
    comment: decision.comment,
    toTier: decision.toTier ?? undefined,
    target: targetId === null ? undefined : { userId: targetId, eligible: loaded.targetEligible },
    changes: decision.changes ?? undefined,
    administrator: loaded.actorAdministers,
    remindedMinutesAgo: minutesSince(loaded, work.now),
  });
  if (!decided.ok) return decided;
  const step = await fill(work, row, decided.value);
  const changes = decision.changes?.length ? [...decision.changes] : undefined;
  return accept(
    await saveAndTell(work, row, loaded, step, {
      comment: decision.comment,
      changes,
      userId: decision.userId,
      targetName: loaded.targetName,
    }),
  );
}

/** The requester takes the document back. Refuses NOT_THE_REQUESTER, and APPROVAL_CLOSED once there is an outcome. */
export async function recall(
  work: Work,
  input: { approvalId: string; userId: string; comment: string },
): Promise<Result<ApprovalOutcome>> {
  const row = await lockApproval(work.db, input.approvalId);
  if (!row) return refuse('NOT_FOUND');
  const loaded = await loadState(work.db, row, today(work, row), { userId: input.userId, targetId: null });
  const step = recallStep(stateOf(row, loaded), input.userId);
  if (!step.ok) return step;
  return accept(await saveAndTell(work, row, loaded, step.value, { comment: input.comment, userId: input.userId }));
}

/** Ends the open approval of a cancelled document; does nothing when there is none. */
export async function cancelApproval(work: Work, input: { documentId: string }): Promise<ApprovalOutcome | null> {
  const row = await lockOpenApprovalOf(work.db, input.documentId);
  if (!row) return null;
  const loaded = await loadState(work.db, row, today(work, row), { userId: null, targetId: null });
  return saveAndTell(work, row, loaded, endStep(stateOf(row, loaded), 'cancelled'), { comment: '', userId: null });
}

/** Ends an approval nobody decided in time; one that is over already answers with its state. */
export async function expireApproval(work: Work, wait: { approvalId: string }): Promise<Result<ApprovalOutcome>> {
  const row = await lockApproval(work.db, wait.approvalId);
  if (!row) return refuse('NOT_FOUND');
  const loaded = await loadState(work.db, row, today(work, row), { userId: null, targetId: null });
  return accept(
    await saveAndTell(work, row, loaded, endStep(stateOf(row, loaded), 'expired'), { comment: '', userId: null }),
  );
}

/** People for the tier that a step opens; most decisions open none and ask for nobody. */
async function fill(work: Work, row: ApprovalRow, step: Step): Promise<Step> {
  if (step.opens === null) return step;
  const from = step.opens;
  const tiers = step.state.tiers.filter((tier) => tier.tier >= from).map((tier) => tier.rule);
  return openNext(step, await loadDirectory(work.db, directoryQuery(work, row, tiers)));
}

function minutesSince(loaded: Loaded, now: Date): number | null {
  const reminded = loaded.tiers.find((tier) => tier.status === 'open')?.remindedAt;
  return reminded ? Math.floor((now.getTime() - Date.parse(reminded)) / 60_000) : null;
}
