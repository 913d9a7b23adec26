// Owns the SQL of delegations and of policy versions for screens.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { InboxPlace } from './inbox.queries.ts';
import type { DelegationView, PolicyView } from './schema.ts';
import type { PolicyDraft } from './policy.schema.ts';

interface Keyed<T> {
  row: T;
  key: string[];
}

const person = (alias: string): RawBuilder<unknown> =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'name_en', ${alias}.name_en, 'title', ${alias}.title, 'title_en', ${alias}.title_en) end`,
  );

function pageOrder(place: InboxPlace | undefined, at: string, id: string) {
  const compare = place?.back ? sql`>` : sql`<`;
  const columns = sql.raw(`(${at}, ${id})`);
  return {
    from: place ? sql`${columns} ${compare} (${place.at}::timestamptz, ${place.id})` : sql`true`,
    order: sql.raw(place?.back ? `${at} asc, ${id} asc` : `${at} desc, ${id} desc`),
  };
}

/** Delegations a person gave or received, or all of them, newest first. */
export async function delegationsOf(
  db: Db,
  reader: { userId: string; companyId: string },
  query: { limit: number; place?: InboxPlace; all?: boolean },
): Promise<Keyed<DelegationView>[]> {
  const whose = query.all ? sql`true` : sql`(d.user_id = ${reader.userId} or d.delegate_id = ${reader.userId})`;
  const { from, order } = pageOrder(query.place, 'd.created_at', 'd.id');
  const found = await sql<Omit<DelegationView, 'created_at'> & { created_at: Date; sort_at: string }>`
    select d.id, ${person('u')} as person, ${person('g')} as delegate, d.valid_from, d.valid_to, d.document_types, d.reason, d.created_at,
      case when d.revoked_at is not null then 'revoked' when d.valid_to <= t.today then 'ended' when d.valid_from > t.today then 'planned' else 'active' end as state,
      d.created_at::text as sort_at
    from delegation d
    cross join (select (now() at time zone c.zone)::date as today from company c where c.id = ${reader.companyId}) t
    join user_account u on u.id = d.user_id join user_account g on g.id = d.delegate_id
    where ${whose} and ${from}
    order by ${order} limit ${query.limit + 1}`.execute(db);
  return found.rows.map(({ sort_at, created_at, ...row }) => ({
    row: { ...row, created_at: created_at.toISOString() },
    key: [sort_at, row.id],
  }));
}

/** Policy versions of a company, newest first; `in_force` is the one a document of that type would open under now. */
export async function policiesOf(
  db: Db,
  companyId: string,
  query: { documentType?: string; limit: number; place?: InboxPlace; id?: string },
): Promise<Keyed<PolicyView>[]> {
  const { from, order } = pageOrder(query.place, 'p.recorded_at', 'p.id');
  const type = query.documentType ? sql`p.document_type = ${query.documentType}` : sql`true`;
  const one = query.id ? sql`p.id = ${query.id}` : sql`true`;
  const found = await sql<
    Omit<PolicyView, 'valid_from' | 'recorded_at'> & { valid_from: Date; recorded_at: Date; sort_at: string }
  >`
    select p.id, p.document_type, p.version, p.valid_from, p.recorded_at, ${person('u')} as published_by, p.rules, p.recorded_at::text as sort_at,
      p.valid_from <= now() and (p.valid_to is null or p.valid_to > now()) and not exists (
        select from approval_policy n where n.company_id = p.company_id and n.document_type = p.document_type and n.version > p.version
          and n.valid_from <= now() and (n.valid_to is null or n.valid_to > now())) as in_force
    from approval_policy p left join user_account u on u.id = p.published_by
    where p.company_id = ${companyId} and ${type} and ${one} and ${from}
    order by ${order} limit ${query.limit + 1}`.execute(db);
  return found.rows.map(({ sort_at, valid_from, recorded_at, ...row }) => ({
    row: { ...row, valid_from: valid_from.toISOString(), recorded_at: recorded_at.toISOString() },
    key: [sort_at, row.id],
  }));
}

/** The drafts of a company by document type. */
export async function draftsOf(db: Db, companyId: string): Promise<PolicyDraft[]> {
  const found = await sql<Omit<PolicyDraft, 'updated_at'> & { updated_at: Date }>`
    select d.document_type, d.based_on, d.rules, d.version, d.updated_at, ${person('u')} as updated_by
    from approval_policy_draft d left join user_account u on u.id = d.updated_by
    where d.company_id = ${companyId} order by d.document_type`.execute(db);
  return found.rows.map((row) => ({ ...row, updated_at: row.updated_at.toISOString() }));
}
