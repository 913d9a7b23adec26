// Owns the SQL that writes approvals: few statements, each over whole sets of rows.
import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import type { Db } from '../platform/db/database.ts';
import type { DecisionRecord } from './flow.rules.ts';
import type { ApprovalRow } from './load.store.ts';
import type { Seat, Tier } from './rules.ts';
import type { ApprovalStatus, ApprovalSubject } from './schema.ts';

/** A row of the write; instants are ISO text, null keeps what is stored. */
export interface TierChange {
  tier: Tier;
  openedAt: string | null;
  dueAt: string | null;
  remindAt: string | null;
  escalateAt: string | null;
  finishedAt: string | null;
}

export interface Notice {
  userId: string;
  kind: string;
  params: Record<string, string | number | null>;
}

export interface StepWrite {
  status: ApprovalStatus;
  round: number;
  bump: boolean;
  tiers: TierChange[];
  seats: Seat[];
  records: (DecisionRecord & { comment: string; changes: unknown })[];
  passed: { round: number; tier: number }[];
  notices: Notice[];
}

type Owner = Pick<
  ApprovalRow,
  'id' | 'tenant_id' | 'company_id' | 'document_id' | 'document_version' | 'document_type'
>;

function tierRows(tiers: readonly TierChange[]): string {
  return JSON.stringify(
    tiers.map(({ tier, ...times }) => ({
      round: tier.round,
      tier: tier.tier,
      status: tier.status,
      rule: tier.rule,
      opened_at: times.openedAt,
      due_at: times.dueAt,
      remind_at: times.remindAt,
      escalate_at: times.escalateAt,
      finished_at: times.finishedAt,
    })),
  );
}

function seatRows(seats: readonly Seat[]): string {
  return JSON.stringify(
    seats.map((seat) => ({
      id: newId('task'),
      round: seat.round,
      tier: seat.tier,
      user_id: seat.userId,
      on_behalf_of_id: seat.onBehalfOfId,
      origin: seat.origin,
      seat: seat.seat,
      from_user_id: seat.fromUserId,
      status: seat.status,
    })),
  );
}

function noticeRows(notices: readonly Notice[]): string {
  return JSON.stringify(
    notices.map((notice) => ({
      id: newId('notification'),
      user_id: notice.userId,
      kind: notice.kind,
      params: notice.params,
    })),
  );
}

function writeTiers(owner: Owner, tiers: readonly TierChange[]) {
  return sql`
    insert into approval_tier (approval_id, round, tier, tenant_id, company_id, document_id, document_version, name, name_en, mode, finance, status, rule,
                               opened_at, due_at, remind_at, escalate_at, finished_at)
    select ${owner.id}, r.round, r.tier, ${owner.tenant_id}, ${owner.company_id}, ${owner.document_id}, ${owner.document_version}::int,
           r.rule->>'name', r.rule->>'name_en', r.rule->>'mode', (r.rule->>'finance')::boolean, r.status, r.rule,
           r.opened_at, r.due_at, r.remind_at, r.escalate_at, r.finished_at
    from jsonb_to_recordset(${tierRows(tiers)}::jsonb)
      as r(round int, tier int, status text, rule jsonb, opened_at timestamptz, due_at timestamptz, remind_at timestamptz, escalate_at timestamptz, finished_at timestamptz)
    on conflict (approval_id, round, tier) do update set status = excluded.status,
      opened_at = coalesce(approval_tier.opened_at, excluded.opened_at), due_at = coalesce(approval_tier.due_at, excluded.due_at),
      remind_at = coalesce(approval_tier.remind_at, excluded.remind_at), escalate_at = coalesce(approval_tier.escalate_at, excluded.escalate_at),
      finished_at = coalesce(excluded.finished_at, approval_tier.finished_at)`;
}

function writeSeats(owner: Owner, seats: readonly Seat[], at: string) {
  return sql`
    insert into approval_task (id, tenant_id, company_id, approval_id, round, tier, user_id, on_behalf_of_id, origin, from_user_id, required, seat, status, created_at, finished_at)
    select r.id, ${owner.tenant_id}, ${owner.company_id}, ${owner.id}, r.round, r.tier, r.user_id, r.on_behalf_of_id, r.origin, r.from_user_id,
           r.seat = 'added', r.seat, r.status, ${at}::timestamptz, case when r.status <> 'open' then ${at}::timestamptz end
    from jsonb_to_recordset(${seatRows(seats)}::jsonb)
      as r(id text, round int, tier int, user_id text, on_behalf_of_id text, origin text, from_user_id text, seat text, status text)
    on conflict (approval_id, round, tier, user_id) do update set status = excluded.status, finished_at = excluded.finished_at,
      on_behalf_of_id = excluded.on_behalf_of_id, origin = excluded.origin, from_user_id = excluded.from_user_id, seat = excluded.seat, required = excluded.required`;
}

function writeNotices(owner: Owner, notices: readonly Notice[], at: string) {
  return sql`
    insert into notification (id, tenant_id, user_id, kind, document_type, document_id, params, created_at)
    select r.id, ${owner.tenant_id}, r.user_id, r.kind, ${owner.document_type}, ${owner.document_id}, r.params, ${at}::timestamptz
    from jsonb_to_recordset(${noticeRows(notices)}::jsonb) as r(id text, user_id text, kind text, params jsonb)`;
}

/** Writes a step: the approval, its tiers, seats, decisions, passed tiers and notices, in one statement. Returns the new version. */
export async function saveStep(db: Db, row: ApprovalRow, write: StepWrite, at: string): Promise<number> {
  const records = write.records.map((item) => ({
    id: newId('decision'),
    round: item.round,
    tier: item.tier,
    user_id: item.userId,
    on_behalf_of_id: item.onBehalfOfId,
    action: item.action,
    to_tier: item.toTier,
    to_user_id: item.toUserId,
    comment: item.comment,
    changes: item.changes,
  }));
  const saved = await sql<{ version: number }>`
    with tiers as (${writeTiers(row, write.tiers)}),
    seats as (${writeSeats(row, write.seats, at)}),
    notices as (${writeNotices(row, write.notices, at)}),
    decisions as (
      insert into approval_decision (id, tenant_id, company_id, approval_id, document_id, document_version, round, tier, user_id, on_behalf_of_id, action, to_tier, to_user_id, comment, changes, amount)
      select r.id, ${row.tenant_id}, ${row.company_id}, ${row.id}, ${row.document_id}, ${row.document_version}::int, r.round, r.tier, r.user_id, r.on_behalf_of_id, r.action,
             r.to_tier, r.to_user_id, r.comment, nullif(r.changes, 'null'::jsonb), ${row.amount}::numeric
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        as r(id text, round int, tier int, user_id text, on_behalf_of_id text, action text, to_tier int, to_user_id text, comment text, changes jsonb)
    ),
    passed as (
      insert into approval_tier_pass (tenant_id, company_id, document_id, document_version, round, tier, approval_id, at)
      select ${row.tenant_id}, ${row.company_id}, ${row.document_id}, ${row.document_version}::int, r.round, r.tier, ${row.id}, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(write.passed)}::jsonb) as r(round int, tier int)
    )
    update approval set status = ${write.status}, round = ${write.round}::int, version = version + ${write.bump ? 1 : 0}::int,
      finished_at = case when ${write.status} <> 'open' then ${at}::timestamptz end
    where id = ${row.id} returning version`.execute(db);
  return saved.rows[0]!.version;
}

export interface NewApproval extends Owner {
  document_number: string;
  region_id: string | null;
  region_path: readonly string[];
  party_id: string | null;
  subject_code: string;
  subject_params: ApprovalSubject['params'];
  amount: string;
  currency: string;
  exceptions: readonly string[];
  policy_id: string;
  requester_id: string;
  beneficiaries: readonly string[];
  excluded: readonly string[];
  same_person_once: boolean;
  expire_at: string;
  workflow_id: string;
  cc: readonly string[];
}

/** Writes a new approval with its tiers, first seats, copies and notices, in one statement. */
export async function insertApproval(
  db: Db,
  approval: NewApproval,
  parts: { tiers: TierChange[]; seats: Seat[]; notices: Notice[] },
  at: string,
): Promise<void> {
  await sql`
    with tiers as (${writeTiers(approval, parts.tiers)}),
    seats as (${writeSeats(approval, parts.seats, at)}),
    notices as (${writeNotices(approval, parts.notices, at)}),
    copies as (
      insert into approval_cc (approval_id, tenant_id, company_id, user_id, created_at)
      select ${approval.id}, ${approval.tenant_id}, ${approval.company_id}, u, ${at}::timestamptz from unnest(${approval.cc}::text[]) u
    )
    insert into approval (id, tenant_id, company_id, document_type, document_id, document_version, document_number, region_id, region_path, party_id, subject_code, subject_params, amount, currency,
                          exceptions, policy_id, requester_id, beneficiaries, excluded, same_person_once, expire_at, workflow_id, created_at)
    values (${approval.id}, ${approval.tenant_id}, ${approval.company_id}, ${approval.document_type}, ${approval.document_id}, ${approval.document_version},
            ${approval.document_number}, ${approval.region_id}, ${approval.region_path}::text[], ${approval.party_id}, ${approval.subject_code}, ${JSON.stringify(approval.subject_params)}::jsonb, ${approval.amount},
            ${approval.currency}, ${approval.exceptions}::text[], ${approval.policy_id}, ${approval.requester_id}, ${approval.beneficiaries}::text[],
            ${approval.excluded}::text[], ${approval.same_person_once}, ${approval.expire_at}, ${approval.workflow_id}, ${at}::timestamptz)`.execute(
    db,
  );
}

/** Moves the due times of the tier being decided. */
export async function saveTimes(
  db: Db,
  at: { approvalId: string; round: number; tier: number },
  times: { remindAt?: string; remindedAt?: string; escalateAt?: null; escalatedAt?: string },
): Promise<void> {
  await db
    .updateTable('approval_tier')
    .set({
      ...(times.remindAt !== undefined ? { remind_at: times.remindAt } : {}),
      ...(times.remindedAt !== undefined ? { reminded_at: times.remindedAt } : {}),
      ...(times.escalateAt !== undefined ? { escalate_at: times.escalateAt } : {}),
      ...(times.escalatedAt !== undefined ? { escalated_at: times.escalatedAt } : {}),
    })
    .where('approval_id', '=', at.approvalId)
    .where('round', '=', at.round)
    .where('tier', '=', at.tier)
    .execute();
}

/** Tells the administrators that a tier waits for nobody: one of them names a person. */
export async function askAdministrators(db: Db, row: ApprovalRow, at: string): Promise<void> {
  const found = await sql<{ user_id: string }>`
    select distinct r.user_id from user_role r join user_account u on u.id = r.user_id and u.status = 'active'
    where r.tenant_id = ${row.tenant_id} and r.role = 'administrator' and (r.company_id is null or r.company_id = ${row.company_id})
      and r.valid_from <= current_date and (r.valid_to is null or r.valid_to > current_date)`.execute(db);
  const params = { approval_id: row.id, number: row.document_number, ...row.subject_params };
  const notices = found.rows.map(({ user_id }) => ({ userId: user_id, kind: 'approval.no_decider', params }));
  if (notices.length > 0) await writeNotices(row, notices, at).execute(db);
}
