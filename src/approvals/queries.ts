// Owns the SQL of one approval as its readers see it: steps over all rounds, decisions with both names, what the reader may do.
import { sql } from 'kysely';
import { toMoney } from '../kernel/money.ts';
import { businessDate } from '../kernel/period.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Action } from '../wire/schema.ts';
import { recallStep } from './flow.rules.ts';
import { STAFF, findApproval, loadState } from './load.store.ts';
import type { ApprovalRow } from './load.store.ts';
import type { ApprovalState, TierStatus } from './rules.ts';
import { openTier, withDelegates } from './rules.ts';
import type { ApprovalView } from './schema.ts';
import { stateOf } from './state.rules.ts';
import { stepRefusal } from './view.rules.ts';

type Who = Pick<Principal, 'userId' | 'scope'>;
type Step = ApprovalView['steps'][number];
type Person = ApprovalView['requester'];

/** Whether `reader` may see an approval: its partner is in scope, or the reader takes part in it. */
async function sees(db: Db, row: ApprovalRow, reader: Who): Promise<boolean> {
  const { parties, regions } = reader.scope;
  if (parties === '*' || row.requester_id === reader.userId) return true;
  if (row.party_id !== null && parties.includes(row.party_id)) return true;
  if (row.region_path.some((region) => regions.includes(region))) return true;
  const found = await sql<{ takes_part: boolean }>`
    select exists (select from approval_task k where k.approval_id = ${row.id} and (k.user_id = ${reader.userId} or k.on_behalf_of_id = ${reader.userId}))
        or exists (select from approval_cc x where x.approval_id = ${row.id} and x.user_id = ${reader.userId}) as takes_part`.execute(
    db,
  );
  return found.rows[0]!.takes_part;
}

/** An approval `reader` may see, or null. */
export async function readableApproval(db: Db, reader: Who, approvalId: string): Promise<ApprovalRow | null> {
  const row = await findApproval(db, approvalId);
  return row && (await sees(db, row, reader)) ? row : null;
}

/** One approval with its steps and what `reader` may do now; null when it is not there or not theirs to see. */
export async function approvalView(
  db: Db,
  reader: Who,
  approvalId: string,
  now: Date = new Date(),
): Promise<ApprovalView | null> {
  const row = await readableApproval(db, reader, approvalId);
  if (!row) return null;
  const on = businessDate(now, row.zone);
  const loaded = await loadState(db, row, on, { userId: reader.userId, targetId: reader.userId });
  const state = stateOf(row, loaded);
  const actions = actionsOf(state, reader.userId, loaded.actorAdministers);
  const mayHandOn = actions.some((action) => action.allowed && (action.name === 'transfer' || action.name === 'add'));
  const details = await loadDetails(db, row.id);
  return {
    id: row.id,
    document_type: row.document_type,
    document_id: row.document_id,
    document_version: row.document_version,
    document_number: row.document_number,
    subject: { code: row.subject_code, params: row.subject_params },
    amount: toMoney(row.amount, row.currency),
    exceptions: row.exceptions,
    status: row.status,
    round: row.round,
    version: row.version,
    requester: details.people[row.requester_id]!,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    steps: stepsOf(row, details, state),
    actions,
    people: mayHandOn ? await handOnPeople(db, row, state, on) : [],
  };
}

function actionsOf(state: ApprovalState, userId: string, administers: boolean): Action[] {
  const action = (name: string, refusal: ReturnType<typeof stepRefusal>): Action => ({
    name,
    allowed: refusal === null,
    reason: refusal && { code: refusal.code, ...(refusal.params ? { params: refusal.params } : {}) },
  });
  const deciding = stepRefusal(state, 'approve', userId);
  const recalled = recallStep(state, userId);
  return [
    ...['approve', 'reject', 'send_back', 'transfer'].map((name) => action(name, deciding)),
    action('add', administers ? stepRefusal(state, 'assign', userId) : deciding),
    action('recall', recalled.ok ? null : recalled),
    action('remind', stepRefusal(state, 'remind', userId)),
  ];
}

interface Details {
  tiers: {
    round: number;
    tier: number;
    name: string;
    name_en: string;
    mode: 'any' | 'all';
    status: TierStatus;
    opened_at: string | null;
    due_at: string | null;
    finished_at: string | null;
  }[];
  seats: {
    round: number;
    tier: number;
    user_id: string;
    on_behalf_of_id: string | null;
    origin: string;
    status: string;
  }[];
  decisions: {
    tier: number;
    action: string;
    user_id: string;
    on_behalf_of_id: string | null;
    to_user_id: string | null;
    to_tier: number | null;
    comment: string;
    at: string;
  }[];
  people: Record<string, Person>;
}

async function loadDetails(db: Db, approvalId: string): Promise<Details> {
  const found = await sql<Details>`
    with t as (select * from approval_tier where approval_id = ${approvalId}),
    k as (select * from approval_task where approval_id = ${approvalId}),
    x as (select * from approval_decision where approval_id = ${approvalId})
    select
      (select coalesce(jsonb_agg(to_jsonb(t) - 'rule' order by t.tier, t.round), '[]'::jsonb) from t) as tiers,
      (select coalesce(jsonb_agg(to_jsonb(k) order by k.created_at, k.id), '[]'::jsonb) from k) as seats,
      (select coalesce(jsonb_agg(to_jsonb(x) order by x.at, x.id), '[]'::jsonb) from x) as decisions,
      (select jsonb_object_agg(u.id, jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en))
        from user_account u where u.id in (
          select requester_id from approval where id = ${approvalId} union select user_id from k union select on_behalf_of_id from k
          union select user_id from x union select on_behalf_of_id from x union select to_user_id from x)) as people`.execute(
    db,
  );
  return found.rows[0]!;
}

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A tier that a new round did not reopen keeps the figures of the round it passed in. */
function stepsOf(row: ApprovalRow, details: Details, state: ApprovalState): Step[] {
  return details.tiers
    .filter((tier) => tier.round === row.round)
    .map((current): Step => {
      const rounds = details.tiers.filter((tier) => tier.tier === current.tier && tier.status !== 'skipped');
      const tier = current.status === 'skipped' ? (rounds.at(-1) ?? current) : current;
      const person = (id: string | null): Person | null => (id === null ? null : (details.people[id] ?? null));
      return {
        tier: tier.tier,
        name: tier.name,
        name_en: tier.name_en,
        mode: tier.mode,
        status: tier.status,
        opened_at: iso(tier.opened_at),
        due_at: iso(tier.due_at),
        finished_at: iso(tier.finished_at),
        deciders: details.seats
          .filter((seat) => seat.tier === tier.tier && seat.round === tier.round)
          .map((seat) => ({
            person: person(seat.user_id)!,
            on_behalf_of: person(seat.on_behalf_of_id),
            delegate_until: untilOf(state, seat.on_behalf_of_id, seat.user_id),
            origin: seat.origin,
            status: seat.status,
          })),
        decisions: details.decisions
          .filter((decision) => decision.tier === tier.tier)
          .map((decision) => ({
            action: decision.action,
            person: person(decision.user_id)!,
            on_behalf_of: person(decision.on_behalf_of_id),
            to_person: person(decision.to_user_id),
            to_tier: decision.to_tier,
            comment: decision.comment,
            at: iso(decision.at)!,
          })),
      };
    });
}

function untilOf(state: ApprovalState, absent: string | null, delegate: string): string | null {
  return state.delegations.find((item) => item.userId === absent && item.delegateId === delegate)?.until ?? null;
}

const PEOPLE_MAX = 100;

/** Staff who may take over or join the open tier. */
async function handOnPeople(db: Db, row: ApprovalRow, state: ApprovalState, on: string): Promise<Person[]> {
  const tier = openTier(state);
  const seated = state.seats
    .filter((seat) => seat.tier === tier?.tier && seat.status !== 'cancelled')
    .map((seat) => seat.userId);
  const excluded = withDelegates([...row.excluded, row.requester_id], state.delegations);
  const acted = state.acts
    .filter((act) => act.tier !== tier?.tier && !state.samePersonOnce)
    .flatMap((act) => [act.userId, act.onBehalfOfId ?? act.userId]);
  const found = await sql<Person>`
    select u.id, u.name, u.name_en, u.title, u.title_en from user_account u
    where u.status = 'active' and u.tenant_id = ${row.tenant_id} and not (u.id = any (${[...seated, ...excluded, ...acted]}::text[]))
      and exists (select from user_role r where r.user_id = u.id and r.role = any (${STAFF}::text[])
        and (r.company_id is null or r.company_id = ${row.company_id}) and r.valid_from <= ${on}::date and (r.valid_to is null or r.valid_to > ${on}::date)
        and (r.regions is null or r.regions && ${row.region_path}::text[]))
    order by u.name limit ${PEOPLE_MAX}`.execute(db);
  return found.rows;
}
