// Owns what time does to an approval: reminders, and bringing in the escalation role. Run by the workflow's timers.
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { loadDirectory } from './directory.store.ts';
import { escalateStep, rerouteStep, reseatStep } from './flow.rules.ts';
import type { Step } from './flow.rules.ts';
import { loadState, lockApproval } from './load.store.ts';
import type { ApprovalRow, Loaded } from './load.store.ts';
import { openTier } from './rules.ts';
import type { ApprovalOutcome, ApprovalWait } from './rules.ts';
import { stateOf } from './state.rules.ts';
import { directoryQuery, today } from './asking.ts';
import { saveStep, saveTimes } from './store.ts';
import { hoursAfter, reminders, waitOf, waitingNotices } from './tell.ts';

/** The wait that became due; `now` is the workflow's time. */
export type DueWait = ApprovalWait & { now?: string };

/** Reminds everybody the tier waits for, after asking again who acts for absent people and who may decide where nobody was left. */
export async function remindTier(work: Work, due: DueWait): Promise<Result<ApprovalOutcome>> {
  return byTime(work, due, async (row, loaded, at) => {
    const found = openTier(stateOf(row, loaded));
    if (!found) return null;
    const directory = await loadDirectory(work.db, directoryQuery(work, row, [found.rule]));
    const seated = reseatStep(stateOf(row, loaded), directory);
    const step = seated.seats.length > 0 ? seated : rerouteStep(stateOf(row, loaded));
    const remindAt = hoursAfter(at, found.rule.remind_every_hours).toISOString();
    await saveTimes(work.db, { approvalId: row.id, round: found.round, tier: found.tier }, { remindAt });
    await write(work, row, step, reminders(row, step));
    work.event({ ...about(row), kind: 'approval.reminded', outcome: 'waiting', params: { tier: found.tier } });
    return { step, times: { remindAt } };
  });
}

/** Brings in the escalation role beside the people already asked; a tier is never passed by time. */
export async function escalateTier(work: Work, due: DueWait): Promise<Result<ApprovalOutcome>> {
  return byTime(work, due, async (row, loaded, at) => {
    const found = openTier(stateOf(row, loaded));
    if (!found) return null;
    const directory = await loadDirectory(work.db, directoryQuery(work, row, [found.rule]));
    const step = escalateStep(stateOf(row, loaded), directory);
    const place = { approvalId: row.id, round: found.round, tier: found.tier };
    await saveTimes(work.db, place, { escalateAt: null, escalatedAt: at.toISOString() });
    await write(work, row, step, waitingNotices(row, step));
    const nobody = step.seats.length === 0;
    work.event({
      ...about(row),
      kind: nobody ? 'approval.no_decider' : 'approval.escalated',
      outcome: 'waiting',
      params: { tier: found.tier, people: step.seats.length, role: found.rule.escalate_to_role },
    });
    work.audit({
      companyId: row.company_id,
      action: 'approval.escalate',
      objectType: 'approval',
      objectId: row.id,
      detail: { tier: found.tier, round: found.round, people: step.seats.map((seat) => seat.userId) },
    });
    return { step, times: { escalateAt: null } };
  });
}

interface Timed {
  step: Step;
  times: { remindAt?: string; escalateAt?: null };
}

/** Runs a timer step when the tier it was set for is still the open one; otherwise answers with how things stand. */
async function byTime(
  work: Work,
  due: DueWait,
  act: (row: ApprovalRow, loaded: Loaded, at: Date) => Promise<Timed | null>,
): Promise<Result<ApprovalOutcome>> {
  const row = await lockApproval(work.db, due.approvalId);
  if (!row) return refuse('NOT_FOUND');
  const loaded = await loadState(work.db, row, today(work, row), { userId: null, targetId: null });
  const before = stateOf(row, loaded);
  const tier = openTier(before);
  const current = row.status === 'open' && tier?.tier === due.tier && tier.round === due.round;
  const at = due.now === undefined ? work.now : new Date(due.now);
  const timed = current ? await act(row, loaded, at) : null;
  const step: Step = timed?.step ?? { state: before, tiers: [], seats: [], records: [], passed: [], opens: null };
  const tiers = loaded.tiers.map((item) => (item.status === 'open' ? { ...item, ...timed?.times } : item));
  return accept({
    approvalId: row.id,
    status: row.status,
    round: row.round,
    tier: row.status === 'open' ? (tier?.tier ?? null) : null,
    version: row.version,
    wait: waitOf(row, step, { ...loaded, tiers }, work.now),
  });
}

function about(row: ApprovalRow) {
  return { companyId: row.company_id, documentType: row.document_type, documentId: row.document_id };
}

async function write(work: Work, row: ApprovalRow, step: Step, notices: ReturnType<typeof reminders>): Promise<void> {
  const change = {
    status: row.status,
    round: row.round,
    bump: false,
    tiers: [],
    seats: step.seats,
    records: [],
    passed: [],
  };
  await saveStep(work.db, row, { ...change, notices }, work.now.toISOString());
}
