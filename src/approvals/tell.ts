// Owns writing a step down and telling the people concerned: rows, notices, events and audit from one pure step.
import type { Params } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import type { DecisionRecord, Step } from './flow.rules.ts';
import type { ApprovalRow, Loaded } from './load.store.ts';
import { openTier } from './rules.ts';
import type { ApprovalOutcome, ApprovalWait, LineChange, Seat, Tier } from './rules.ts';
import { askAdministrators, saveStep, saveTimes } from './store.ts';
import type { Notice, TierChange } from './store.ts';

const HOUR_MS = 3_600_000;

export function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}

/** The times a tier gets with its new status; opening starts every clock. */
export function tierChange(tier: Tier, now: Date): TierChange {
  const ended = tier.status !== 'open' && tier.status !== 'waiting';
  const started = tier.status === 'open' || tier.status === 'passed';
  const after = (hours: number) => (started ? hoursAfter(now, hours).toISOString() : null);
  return {
    tier: { round: tier.round, tier: tier.tier, rule: tier.rule, status: tier.status },
    openedAt: started ? now.toISOString() : null,
    dueAt: after(tier.rule.due_hours),
    remindAt: after(tier.rule.remind_every_hours),
    escalateAt: after(tier.rule.escalate_after_hours),
    finishedAt: ended ? now.toISOString() : null,
  };
}

/** What the workflow waits for after a step: the open tier's clocks, new ones when the step opened it. */
export function waitOf(row: ApprovalRow, step: Step, loaded: Loaded | null, now: Date): ApprovalWait | null {
  const tier = openTier(step.state);
  if (!tier || step.state.status !== 'open') return null;
  const kept = loaded?.tiers.find(
    (other) => other.round === tier.round && other.tier === tier.tier && other.status === 'open',
  );
  const iso = (value: string) => new Date(value).toISOString();
  const remindAt = kept?.remindAt ?? hoursAfter(now, tier.rule.remind_every_hours).toISOString();
  const escalateAt = kept ? kept.escalateAt : hoursAfter(now, tier.rule.escalate_after_hours).toISOString();
  return {
    approvalId: row.id,
    round: tier.round,
    tier: tier.tier,
    remindAt: iso(remindAt),
    escalateAt: escalateAt === null ? null : iso(escalateAt),
    expireAt: row.expire_at.toISOString(),
  };
}

function facts(row: ApprovalRow): Params {
  return {
    approval_id: row.id,
    number: row.document_number,
    ...row.subject_params,
    amount: row.amount,
    currency: row.currency,
  };
}

/** One notice for each new seat that waits for its person. */
export function waitingNotices(row: ApprovalRow, step: Step, before: readonly Seat[] = []): Notice[] {
  const waited = new Set(before.filter((seat) => seat.status === 'open').map(seatKey));
  return step.seats
    .filter((seat) => seat.status === 'open' && !waited.has(seatKey(seat)))
    .map((seat) => ({ userId: seat.userId, kind: 'approval.waiting', params: { ...facts(row), tier: seat.tier } }));
}

function seatKey(seat: Seat): string {
  return `${seat.round}:${seat.tier}:${seat.userId}`;
}

/** The requester hears of every outcome, and of lines that were lowered. */
function requesterNotices(row: ApprovalRow, step: Step, told: Told): Notice[] {
  const notices: Notice[] = [];
  const { status } = step.state;
  const tell = (kind: string) =>
    notices.push({ userId: row.requester_id, kind, params: { ...facts(row), comment: told.comment } });
  if (told.changes?.length) tell('approval.lowered');
  if (status !== 'open' && status !== 'recalled' && status !== 'cancelled') tell(`approval.${status}`);
  return notices;
}

export interface Told {
  comment: string;
  changes?: LineChange[];
  /** null: the system acts. */
  userId: string | null;
  /** Whom the decision was handed to. */
  targetName?: string | null;
}

/** Writes a step and everything told about it; returns what it led to. A step that changed nothing writes nothing. */
export async function saveAndTell(
  work: Work,
  row: ApprovalRow,
  loaded: Loaded,
  step: Step,
  told: Told,
): Promise<ApprovalOutcome> {
  const at = work.now.toISOString();
  const { status, round } = step.state;
  const reminds = step.records.some((record) => record.action === 'remind');
  const moved = status !== row.status || round !== row.round || step.passed.length > 0;
  let version = row.version;
  if (moved || step.records.length > 0 || step.seats.length > 0) {
    const notices = [...waitingNotices(row, step, loaded.seats), ...requesterNotices(row, step, told)];
    version = await saveStep(
      work.db,
      row,
      {
        status,
        round,
        bump: moved,
        tiers: step.tiers.map((tier) => tierChange(tier, work.now)),
        seats: step.seats,
        records: step.records.map((record) => ({ ...record, comment: told.comment, changes: told.changes ?? null })),
        passed: step.passed,
        notices: reminds ? reminders(row, step) : notices,
      },
      at,
    );
    if (reminds) await markReminded(work, row, step, at);
    tellStep(work, row, step, told);
    const open = openTier(step.state);
    if (status === 'open' && open && waitsForNobody(step, open)) await askAdministrators(work.db, row, at);
  }
  const tier = openTier(step.state);
  return {
    approvalId: row.id,
    status,
    round,
    tier: status === 'open' ? (tier?.tier ?? null) : null,
    version,
    wait: waitOf(row, step, loaded, work.now),
    ...(told.changes ? { changes: told.changes } : {}),
  };
}

async function markReminded(work: Work, row: ApprovalRow, step: Step, at: string): Promise<void> {
  const tier = openTier(step.state);
  if (tier) await saveTimes(work.db, { approvalId: row.id, round: tier.round, tier: tier.tier }, { remindedAt: at });
}

/** A notice to everybody the open tier waits for. */
export function reminders(row: ApprovalRow, step: Step): Notice[] {
  const tier = openTier(step.state);
  return step.state.seats
    .filter((seat) => seat.tier === tier?.tier && seat.round === tier.round && seat.status === 'open')
    .map((seat) => ({ userId: seat.userId, kind: 'approval.reminder', params: { ...facts(row), tier: seat.tier } }));
}

/** How the timeline names what somebody did. */
const EVENT_KIND: Readonly<Record<DecisionRecord['action'], string>> = {
  approve: 'approved',
  reject: 'rejected',
  send_back: 'sent_back',
  transfer: 'transferred',
  add: 'added',
  remind: 'reminded',
  recall: 'recalled',
};

function tellStep(work: Work, row: ApprovalRow, step: Step, told: Told): void {
  const about = { companyId: row.company_id, documentType: row.document_type, documentId: row.document_id };
  const behalf = step.records.find((record) => record.userId === told.userId)?.onBehalfOfId ?? null;
  // Both names go into the audit log and the timeline when a delegate acts.
  if (behalf !== null) work.actor.onBehalfOfId = behalf;
  for (const record of step.records) {
    const tier = step.state.tiers.find((other) => other.tier === record.tier);
    work.event({
      ...about,
      kind: `approval.${EVENT_KIND[record.action]}`,
      params: {
        person: told.targetName ?? '',
        tier: record.tier,
        name: tier?.rule.name ?? '',
        name_en: tier?.rule.name_en ?? '',
        comment: told.comment,
        to_tier: record.toTier,
        to_user_id: record.toUserId,
        lowered: told.changes?.length ?? 0,
      },
    });
  }
  const open = openTier(step.state);
  if (step.state.status === 'open' && open && waitsForNobody(step, open))
    work.event({ ...about, kind: 'approval.no_decider', outcome: 'waiting', params: { tier: open.tier } });
  if (step.records.length === 0) work.event({ ...about, kind: `approval.${step.state.status}`, params: {} });
  work.audit({
    companyId: row.company_id,
    action: `approval.${step.records[0]?.action ?? step.state.status}`,
    objectType: 'approval',
    objectId: row.id,
    detail: {
      document_type: row.document_type,
      document_id: row.document_id,
      document_version: row.document_version,
      amount: row.amount,
      currency: row.currency,
      status: step.state.status,
      decisions: step.records.map((record) => ({ ...record })),
      comment: told.comment,
      changes: told.changes ?? [],
    },
  });
}

function waitsForNobody(step: Step, tier: Tier): boolean {
  return !step.state.seats.some(
    (seat) => seat.round === tier.round && seat.tier === tier.tier && seat.status === 'open',
  );
}
