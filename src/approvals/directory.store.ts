// Owns finding the people an approval can be decided by: policy in force, holders of roles, positions, delegations, who is one with whom.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { Delegation, Directory } from './rules.ts';
import type { PolicyRules, TierRule } from './schema.ts';
import { liveDelegations } from './load.store.ts';

export interface PolicyInForce {
  policyId: string | null;
  rules: PolicyRules | null;
  zone: string;
  regionPath: string[];
}

/** The policy of a document type in force at `at`, with the company's zone and the region's path upwards. */
export async function findPolicy(
  db: Db,
  query: { companyId: string; documentType: string; regionId: string | null; at: Date },
): Promise<PolicyInForce | undefined> {
  const found = await sql<PolicyInForce>`
    select p.id as "policyId", p.rules, c.zone,
      (with recursive up as (
         select r.id, r.parent_id from region r where r.id = ${query.regionId}
         union select r.id, r.parent_id from region r join up on r.id = up.parent_id)
       select coalesce(array_agg(up.id), '{}') from up) as "regionPath"
    from company c left join lateral (
      select id, rules from approval_policy
      where company_id = c.id and tenant_id = c.tenant_id and document_type = ${query.documentType}
        and valid_from <= ${query.at} and (valid_to is null or valid_to > ${query.at})
      order by version desc limit 1) p on true
    where c.id = ${query.companyId}`.execute(db);
  return found.rows[0];
}

export interface DirectoryQuery {
  companyId: string;
  documentType: string;
  on: string;
  tiers: readonly TierRule[];
  ccRoles?: readonly string[];
  requesterId: string;
  partyId: string | null;
  regionPath: readonly string[];
  /** People whose other selves are asked for: requester and beneficiaries. */
  base?: readonly string[];
}

export interface People extends Directory {
  delegations: Delegation[];
  /** Users who are one with a base person (same natural person), and everybody of the partner concerned. */
  related: string[];
}

interface PersonRow {
  kind: 'role' | 'user' | 'line_manager' | 'unit_manager' | 'dealer_sales_rep' | 'delegation' | 'related';
  key: string | null;
  user_id: string;
  regions: string[] | null;
}

/** Everybody the given tiers could be filled from, in one round trip. */
export async function loadDirectory(db: Db, query: DirectoryQuery): Promise<People> {
  const roles = [
    ...query.tiers.map((tier) => tier.escalate_to_role),
    ...query.tiers.flatMap((tier) => (tier.decider.by === 'role' ? [tier.decider.role] : [])),
    ...(query.ccRoles ?? []),
  ];
  const named = query.tiers.flatMap((tier) => (tier.decider.by === 'user' ? tier.decider.user_ids : []));
  const inForce = sql`(r.company_id is null or r.company_id = ${query.companyId}) and r.valid_from <= ${query.on}::date and (r.valid_to is null or r.valid_to > ${query.on}::date)`;
  const found = await sql<PersonRow>`
    select 'role' as kind, r.role as key, r.user_id, r.regions from user_role r join user_account u on u.id = r.user_id and u.status = 'active'
      where r.role = any (${[...new Set(roles)]}::text[]) and ${inForce}
    union all select 'user', null, u.id, null from user_account u where u.id = any (${named}::text[]) and u.status = 'active'
    union all select 'line_manager', null, m.id, null from user_account q join user_account m on m.id = q.manager_id and m.status = 'active'
      where q.id = ${query.requesterId}
    union all select 'unit_manager', null, m.id, null from user_account q join org_unit o on o.id = q.unit_id
      join user_account m on m.id = o.manager_user_id and m.status = 'active' where q.id = ${query.requesterId}
    union all select 'dealer_sales_rep', null, u.id, null from dealer d join user_account u on u.id = d.sales_rep_id and u.status = 'active'
      where d.party_id = ${query.partyId} and d.company_id = ${query.companyId}
    union all select 'delegation', l.delegate_id, l.user_id, array[l.valid_to::text] from (${liveDelegations(query.documentType, query.on)}) l
    union all select 'related', null, o.id, null from user_account b join party p on p.id = b.party_id and p.kind = 'person'
      join user_account o on o.party_id = b.party_id where b.id = any (${query.base ?? []}::text[])
    union all select 'related', null, u.id, null from user_account u where u.party_id = ${query.base ? query.partyId : null}`.execute(
    db,
  );
  return toPeople(found.rows);
}

function toPeople(rows: readonly PersonRow[]): People {
  const ids = (kind: PersonRow['kind']) => [
    ...new Set(rows.filter((row) => row.kind === kind).map((row) => row.user_id)),
  ];
  return {
    roles: rows
      .filter((row) => row.kind === 'role')
      .map((row) => ({ role: row.key ?? '', userId: row.user_id, regions: row.regions })),
    people: ids('user'),
    positions: {
      line_manager: ids('line_manager'),
      unit_manager: ids('unit_manager'),
      dealer_sales_rep: ids('dealer_sales_rep'),
    },
    delegations: rows
      .filter((row) => row.kind === 'delegation')
      .map((row) => ({ userId: row.user_id, delegateId: row.key ?? '', until: row.regions?.[0] ?? '' })),
    related: ids('related'),
  };
}
