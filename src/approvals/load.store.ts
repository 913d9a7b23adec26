// Owns the SQL that locks approvals and loads what a step on them is judged by.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { Act, Delegation, Seat, Tier } from './rules.ts';
import type { ApprovalStatus, ApprovalSubject } from './schema.ts';

/** An approval row, locked until the transaction ends. */
export interface ApprovalRow {
  id: string;
  tenant_id: string;
  company_id: string;
  document_type: string;
  document_id: string;
  document_version: number;
  document_number: string;
  region_path: string[];
  party_id: string | null;
  subject_code: string;
  subject_params: ApprovalSubject['params'];
  amount: string;
  currency: string;
  round: number;
  status: ApprovalStatus;
  exceptions: string[];
  created_at: Date;
  finished_at: Date | null;
  requester_id: string;
  beneficiaries: string[];
  excluded: string[];
  same_person_once: boolean;
  expire_at: Date;
  workflow_id: string;
  version: number;
  zone: string;
}

/** Locks an approval: decisions on it happen one after the other, and what is read afterwards is what the last one left. */
export async function lockApproval(db: Db, approvalId: string): Promise<ApprovalRow | undefined> {
  const found = await sql<ApprovalRow>`
    select a.*, c.zone from approval a join company c on c.id = a.company_id where a.id = ${approvalId} for update of a`.execute(
    db,
  );
  return found.rows[0];
}

/** An approval as it stands, for reading. */
export async function findApproval(db: Db, approvalId: string): Promise<ApprovalRow | undefined> {
  const found = await sql<ApprovalRow>`
    select a.*, c.zone from approval a join company c on c.id = a.company_id where a.id = ${approvalId}`.execute(db);
  return found.rows[0];
}

export async function lockOpenApprovalOf(db: Db, documentId: string): Promise<ApprovalRow | undefined> {
  const found = await sql<ApprovalRow>`
    select a.*, c.zone from approval a join company c on c.id = a.company_id
    where a.document_id = ${documentId} and a.status = 'open' for update of a`.execute(db);
  return found.rows[0];
}

/** Times of a tier as the database keeps them, ISO text. */
export interface TierTimes {
  remindAt: string | null;
  remindedAt: string | null;
  escalateAt: string | null;
}

export interface Loaded {
  tiers: (Tier & TierTimes)[];
  seats: Seat[];
  acts: Act[];
  delegations: Delegation[];
  /** The person a decision names: active staff whose role reaches the document. */
  targetEligible: boolean;
  targetName: string | null;
  actorAdministers: boolean;
}

/** Roles whose holders may be handed a decision: dealers, auditors, administrators and operators decide nothing. */
export const STAFF = [
  'sales_rep',
  'channel_manager',
  'marketing_manager',
  'finance',
  'warehouse',
  'compliance_officer',
];

/** Delegations in force on `on` for a document type, as rows (user_id, delegate_id, valid_to). */
export function liveDelegations(documentType: string, on: string) {
  return sql`select d.user_id, d.delegate_id, d.valid_to from delegation d join user_account u on u.id = d.delegate_id and u.status = 'active'
    where d.revoked_at is null and d.valid_from <= ${on}::date and d.valid_to > ${on}::date
      and (d.document_types is null or ${documentType} = any (d.document_types))`;
}

/** A role limited to regions counts only where it reaches the document's region (`regionPath`; null: anywhere). */
function holdsRole(
  userId: string | null,
  roles: readonly string[],
  place: { companyId: string; regionPath: readonly string[] | null; on: string },
) {
  const { companyId, regionPath, on } = place;
  return sql`exists (select from user_account u join user_role r on r.user_id = u.id
    where u.id = ${userId} and u.status = 'active' and r.role = any (${roles}::text[]) and (r.company_id is null or r.company_id = ${companyId})
      and r.valid_from <= ${on}::date and (r.valid_to is null or r.valid_to > ${on}::date)
      and (r.regions is null or ${regionPath === null} or r.regions && ${regionPath ?? []}::text[]))`;
}

/** Everything a decision is judged by, in one round trip; run it after the lock. */
export async function loadState(
  db: Db,
  row: ApprovalRow,
  on: string,
  actor: { userId: string | null; targetId: string | null },
): Promise<Loaded> {
  const found = await sql<Loaded>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('round', t.round, 'tier', t.tier, 'status', t.status, 'rule', t.rule,
          'remindAt', t.remind_at, 'remindedAt', t.reminded_at, 'escalateAt', t.escalate_at) order by t.tier), '[]'::jsonb)
        from approval_tier t where t.approval_id = ${row.id} and t.round = ${row.round}) as tiers,
      (select coalesce(jsonb_agg(jsonb_build_object('round', k.round, 'tier', k.tier, 'userId', k.user_id, 'onBehalfOfId', k.on_behalf_of_id,
          'origin', k.origin, 'seat', k.seat, 'fromUserId', k.from_user_id, 'status', k.status) order by k.created_at, k.id), '[]'::jsonb)
        from approval_task k where k.approval_id = ${row.id} and k.round = ${row.round}) as seats,
      (select coalesce(jsonb_agg(jsonb_build_object('round', x.round, 'tier', x.tier, 'userId', x.user_id, 'onBehalfOfId', x.on_behalf_of_id)), '[]'::jsonb)
        from approval_decision x where x.approval_id = ${row.id} and x.action = 'approve') as acts,
      (select coalesce(jsonb_agg(jsonb_build_object('userId', l.user_id, 'delegateId', l.delegate_id, 'until', l.valid_to)), '[]'::jsonb)
        from (${liveDelegations(row.document_type, on)}) l) as delegations,
      ${actor.targetId === null ? sql`false` : holdsRole(actor.targetId, STAFF, { companyId: row.company_id, regionPath: row.region_path, on })} as "targetEligible",
      ${actor.targetId === null ? sql`null` : sql`(select u.name from user_account u where u.id = ${actor.targetId})`} as "targetName",
      ${actor.targetId === null ? sql`false` : holdsRole(actor.userId, ['administrator'], { companyId: row.company_id, regionPath: null, on })} as "actorAdministers"`.execute(
    db,
  );
  return found.rows[0]!;
}
