// Owns the SQL of the inbox: 待办 todo, 已办 done, 我发起的 mine, 抄送我的 cc; what is counted is exactly what is listed.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { toMoney } from '../kernel/money.ts';
import type { Db } from '../platform/db/database.ts';
import type { ApprovalStatus, InboxFilters, InboxRow, InboxView } from './schema.ts';

export interface Reader {
  tenant: string;
  userId: string;
  companyId: string;
}

/** Where a page starts: after (or before) this row. */
export interface InboxPlace {
  at: string;
  id: string;
  back: boolean;
}

/** Whether `delegate` stands in for `absent` today, for the type of approval `a` of company `c`. */
function standsIn(absent: RawBuilder<unknown>, delegate: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from delegation d where d.delegate_id = ${delegate} and ${absent} and d.revoked_at is null
    and d.valid_from <= (now() at time zone c.zone)::date and d.valid_to > (now() at time zone c.zone)::date
    and (d.document_types is null or a.document_type = any (d.document_types)))`;
}

/** Open seats the reader can decide from now: own ones, those a delegation gives, those an ended delegation gave back. */
function todo(reader: Reader): RawBuilder<unknown> {
  const me = sql`${reader.userId}`;
  return sql`
    select a.id as approval_id, k.created_at as sort_at, k.id as sort_id, nullif(k.on_behalf_of_id, ${me}) as on_behalf_of_id, null::text as my_action
    from approval_task k
    join approval a on a.id = k.approval_id and a.status = 'open' and a.round = k.round
    join approval_tier t on t.approval_id = a.id and t.round = k.round and t.tier = k.tier and t.status = 'open'
    join company c on c.id = a.company_id
    where k.tenant_id = ${reader.tenant} and k.company_id = ${reader.companyId} and k.status = 'open'
      and (k.user_id = ${me} or k.on_behalf_of_id = ${me})
      and case when k.on_behalf_of_id is null then true
               when ${standsIn(sql`d.user_id = k.on_behalf_of_id`, sql`k.user_id`)} then k.user_id = ${me}
               else k.on_behalf_of_id = ${me} end
      and a.requester_id <> ${me} and not (${me} = any (a.excluded))
      and not ${standsIn(sql`(d.user_id = a.requester_id or d.user_id = any (a.excluded))`, me)}`;
}

/** Approvals that wait for the reader's decision now: exactly those of 待办. */
export function approvalsAwaiting(reader: Reader): RawBuilder<unknown> {
  return sql`select v.approval_id from (${todo(reader)}) v`;
}

function done(reader: Reader): RawBuilder<unknown> {
  return sql`
    select x.approval_id, max(x.at) as sort_at, x.approval_id as sort_id, null::text as on_behalf_of_id,
      (array_agg(x.action order by x.at desc))[1] as my_action
    from approval_decision x
    where x.tenant_id = ${reader.tenant} and x.company_id = ${reader.companyId} and x.user_id = ${reader.userId}
      and x.action in ('approve', 'reject', 'send_back', 'transfer', 'add')
    group by x.approval_id`;
}

function mine(reader: Reader): RawBuilder<unknown> {
  return sql`
    select a.id as approval_id, a.created_at as sort_at, a.id as sort_id, null::text as on_behalf_of_id, null::text as my_action
    from approval a where a.tenant_id = ${reader.tenant} and a.company_id = ${reader.companyId} and a.requester_id = ${reader.userId}`;
}

function copied(reader: Reader): RawBuilder<unknown> {
  return sql`
    select x.approval_id, x.created_at as sort_at, x.approval_id as sort_id, null::text as on_behalf_of_id, null::text as my_action
    from approval_cc x where x.tenant_id = ${reader.tenant} and x.company_id = ${reader.companyId} and x.user_id = ${reader.userId}`;
}

const VIEWS: Record<InboxView, (reader: Reader) => RawBuilder<unknown>> = { todo, done, mine, cc: copied };

type InboxRecord = Omit<InboxRow, 'amount' | 'waiting_since' | 'due_at' | 'status'> & {
  amount: string;
  currency: string;
  status: ApprovalStatus;
  waiting_since: Date;
  due_at: Date | null;
  sort_at: string;
  sort_id: string;
};

const person = (alias: string): RawBuilder<unknown> =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'name_en', ${alias}.name_en, 'title', ${alias}.title, 'title_en', ${alias}.title_en) end`,
  );

/** Conditions on an approval `a`. */
function matching({ document_type: type, overdue, exception, q }: InboxFilters): RawBuilder<unknown> {
  const found = [sql`true`];
  if (type) found.push(sql`a.document_type = ${type}`);
  if (exception) found.push(sql`${exception} = any (a.exceptions)`);
  if (overdue)
    found.push(sql`a.status = 'open' and exists (select from approval_tier o
      where o.approval_id = a.id and o.round = a.round and o.status = 'open' and o.due_at < now())`);
  if (q) {
    const like = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    found.push(sql`(a.document_number ilike ${like} or a.subject_params->>'name' ilike ${like} or a.subject_params->>'name_en' ilike ${like}
      or exists (select from user_account u where u.id = a.requester_id and (u.name ilike ${like} or u.name_en ilike ${like})))`);
  }
  return sql.join(found, sql` and `);
}

/** Up to `limit + 1` rows of a view, newest first (from a place backwards: oldest first), each with its sort key. */
export async function inboxRows(
  db: Db,
  reader: Reader,
  query: { view: InboxView; filters?: InboxFilters; limit: number; place?: InboxPlace },
): Promise<{ row: InboxRow; key: string[] }[]> {
  const { place } = query;
  const direction = place?.back ? sql`asc` : sql`desc`;
  const after = place?.back ? sql`>` : sql`<`;
  const from = place ? sql`(v.sort_at, v.sort_id) ${after} (${place.at}::timestamptz, ${place.id})` : sql`true`;
  const found = await sql<InboxRecord>`
    with v as (${VIEWS[query.view](reader)}),
    picked as (
      select v.* from v join approval a on a.id = v.approval_id where ${from} and ${matching(query.filters ?? {})}
      order by v.sort_at ${direction}, v.sort_id ${direction} limit ${query.limit + 1}
    )
    select a.id as approval_id, a.document_type, a.document_id, a.document_number, jsonb_build_object('code', a.subject_code, 'params', a.subject_params) as subject, a.amount, a.currency, a.exceptions, a.status, a.version,
      ${person('q')} as requester, ${person('b')} as on_behalf_of, t.tier, n.tiers, coalesce(t.opened_at, a.created_at) as waiting_since, t.due_at,
      coalesce(t.due_at < now(), false) as overdue, p.my_action, p.sort_at::text as sort_at, p.sort_id
    from picked p
    join approval a on a.id = p.approval_id
    join user_account q on q.id = a.requester_id
    left join user_account b on b.id = p.on_behalf_of_id
    left join approval_tier t on t.approval_id = a.id and t.round = a.round and t.status = 'open'
    cross join lateral (select count(*)::int as tiers from approval_tier x where x.approval_id = a.id and x.round = a.round) n
    order by p.sort_at ${direction}, p.sort_id ${direction}`.execute(db);
  return found.rows.map(({ sort_at, sort_id, amount, currency, waiting_since, due_at, ...row }) => ({
    row: {
      ...row,
      amount: toMoney(amount, currency),
      waiting_since: waiting_since.toISOString(),
      due_at: due_at?.toISOString() ?? null,
    },
    key: [sort_at, sort_id],
  }));
}

export type InboxCounts = Record<InboxView, number>;

/** How many rows each view has. */
export async function inboxCountsOf(db: Db, reader: Reader): Promise<InboxCounts> {
  const found = await sql<InboxCounts>`
    select (select count(*)::int from (${todo(reader)}) v) as todo, (select count(*)::int from (${done(reader)}) v) as done,
      (select count(*)::int from (${mine(reader)}) v) as mine, (select count(*)::int from (${copied(reader)}) v) as cc`.execute(
    db,
  );
  return found.rows[0]!;
}

/** The badge: how many rows of 待办 there are. */
export async function todoCount(db: Db, reader: Reader): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from (${todo(reader)}) v`.execute(db);
  return found.rows[0]!.count;
}
