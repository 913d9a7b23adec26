// Owns loading what a policy is judged by before it binds: holders of the roles it names, the people it names, the regions.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { loadDirectory } from './directory.store.ts';
import type { PolicyWorld } from './policy.rules.ts';
import type { PolicyRules } from './schema.ts';

/** The company's people and regions on a day. */
export async function loadPolicyWorld(
  db: Db,
  query: { companyId: string; documentType: string; rules: PolicyRules; on: string },
): Promise<PolicyWorld> {
  const directory = await loadDirectory(db, {
    ...query,
    tiers: query.rules.tiers,
    requesterId: '',
    partyId: null,
    regionPath: [],
  });
  const regions = await sql<{ id: string; path: string[] }>`
    with recursive up as (
      select id, id as above, parent_id from region where company_id = ${query.companyId}
      union select up.id, r.id, r.parent_id from up join region r on r.id = up.parent_id)
    select id, array_agg(above) as path from up group by id order by id`.execute(db);
  return { directory, regions: regions.rows };
}
