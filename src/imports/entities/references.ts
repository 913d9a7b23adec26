// Owns finding what a cell names by its code, and whether it lies within what the person may touch.
import type { FieldRefusal } from '../../kernel/refusal.ts';
import type { Db, Scope } from '../../platform/db/database.ts';

type Coded = 'region' | 'brand' | 'category' | 'price_list' | 'warehouse';

/** The id behind a code of the company. */
export async function idOfCode(db: Db, table: Coded, companyId: string, code: string): Promise<string | undefined> {
  const found = await db
    .selectFrom(table)
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', code)
    .executeTakeFirst();
  return found?.id;
}

/** The code of a unit named by its code or by its name in either language; what nobody knows stays, for the command to refuse. */
export async function unitCode(db: Db, companyId: string, given: string): Promise<string> {
  const found = await db
    .selectFrom('unit')
    .select('code')
    .where('company_id', '=', companyId)
    .where((unit) =>
      unit.or([
        unit('code', '=', given),
        unit('name', '=', given),
        unit('name_en', 'ilike', given.replace(/[\\%_]/g, '\\$&')),
      ]),
    )
    .orderBy((unit) => unit('code', '=', given), 'desc')
    .executeTakeFirst();
  return found?.code ?? given;
}

export interface DealerRef {
  party_id: string;
  region_id: string | null;
  version: number;
}

export async function dealerOfCode(db: Db, companyId: string, code: string): Promise<DealerRef | undefined> {
  return db
    .selectFrom('dealer')
    .select(['party_id', 'region_id', 'version'])
    .where('company_id', '=', companyId)
    .where('code', '=', code)
    .executeTakeFirst();
}

/**
 * Whether the person reaches a partner: the walls of the database ask the same of requests, but the worker that imports has none
 * below the tenant.
 */
export function reaches(scope: Scope, partner: { party_id?: string; region_id: string | null }): boolean {
  return (
    scope.parties === '*' ||
    (partner.party_id !== undefined && scope.parties.includes(partner.party_id)) ||
    (partner.region_id !== null && scope.regions.includes(partner.region_id))
  );
}

export function wrong(key: string, code: string, params?: FieldRefusal['params'], index = 0): FieldRefusal {
  return { pointer: `/${index}/${key}`, code, ...(params ? { params } : {}) };
}
