// Owns making the sample company: one believable cosmetics brand with its people, dealers, goods, prices, stock and credit.
import { sql } from 'kysely';
import { accept } from '../kernel/refusal.ts';
import { newId } from '../kernel/ids.ts';
import { businessDate } from '../kernel/period.ts';
import { hashPassword } from '../platform/auth/password.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { transact } from '../platform/transact.ts';
import type { Work } from '../platform/transact.ts';
import { addCatalog } from './catalog.ts';
import { addPartners } from './partners.ts';
import { samplePolicies } from './policies.ts';
import { addPeople } from './staff.ts';
import { SAMPLE_DEFAULTS, describeCompany, idsOf } from './ids.ts';
import type { IdOf, SampleCompany, SampleOptions } from './ids.ts';
import { REGIONS } from './people.ts';

export type { SampleCompany, SampleOptions } from './ids.ts';

/** What every part of the sample needs while it is made. */
export interface Making {
  work: Work;
  db: Db;
  id: IdOf;
  company: SampleCompany;
  /** Tenant and company of every row. */
  own: { tenant_id: string; company_id: string };
  today: string;
  year: number;
  passwordHash: string;
  domain: string;
}

const CODE = 'SHILU';

/**
 * Makes the sample company in one transaction and returns its ids; a second run finds it and returns the same.
 * `db` acts as qudao_worker.
 */
export async function seedCompany(db: Db, options: SampleOptions = {}): Promise<SampleCompany> {
  const tenant = await findOrAddTenant(db, options.tenantName ?? SAMPLE_DEFAULTS.tenantName);
  const company = describeCompany(tenant, options);
  if (await withScope(db, tenantScope(tenant), (tx) => isMade(tx, company))) return company;
  const passwordHash = await hashPassword(company.password, options.passwordCost);
  const today = options.today ?? businessDate(new Date(), company.zone);
  await transact(
    db,
    {
      scope: tenantScope(tenant),
      actor: { userId: null },
      key: 'sample:company',
      input: { tenant },
      subject: { companyId: null, action: 'sample.create', objectType: 'company', objectId: company.companyId },
    },
    async (work) => {
      await lock(work.db, tenant);
      if (await isMade(work.db, company)) return accept({ companyId: company.companyId });
      const own = { tenant_id: tenant, company_id: company.companyId };
      const domain = options.domain ?? SAMPLE_DEFAULTS.domain;
      const year = Number(today.slice(0, 4));
      await make({ work, db: work.db, id: idsOf(tenant), company, own, today, year, passwordHash, domain });
      return accept({ companyId: company.companyId });
    },
  );
  return company;
}

/** Two programs may make the same world at once; the second waits and finds it made. */
async function lock(db: Db, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sample:' || ${name}, 0))`.execute(db);
}

async function isMade(db: Db, company: SampleCompany): Promise<boolean> {
  const row = await db.selectFrom('company').select('id').where('id', '=', company.companyId).executeTakeFirst();
  return row !== undefined;
}

async function findOrAddTenant(db: Db, name: string): Promise<string> {
  const candidate = newId('tenant');
  return withScope(db, tenantScope(candidate), async (tx) => {
    await lock(tx, name);
    const found = await tx.selectFrom('tenant').select('id').where('name', '=', name).executeTakeFirst();
    if (found) return found.id;
    await tx.insertInto('tenant').values({ id: candidate, name }).execute();
    return candidate;
  });
}

async function make(making: Making): Promise<void> {
  await addCompany(making);
  await addPeople(making);
  await addPartners(making);
  await addCatalog(making);
  await addPolicies(making);
  making.work.audit({
    companyId: making.company.companyId,
    action: 'sample.create',
    objectType: 'company',
    objectId: making.company.companyId,
  });
}

async function addCompany({ db, id, company, own }: Making): Promise<void> {
  await db
    .insertInto('party')
    .values({
      id: company.companyPartyId,
      tenant_id: own.tenant_id,
      kind: 'organization',
      name: SAMPLE_DEFAULTS.tenantName,
      name_en: 'Shilu Cosmetics (Shanghai)',
    })
    .execute();
  await db
    .insertInto('company')
    .values({
      id: company.companyId,
      tenant_id: own.tenant_id,
      code: CODE,
      name: SAMPLE_DEFAULTS.tenantName,
      name_en: 'Shilu Cosmetics (Shanghai)',
      short_name: '拾露',
      currency: company.currency,
      zone: company.zone,
      tax_id: '91310000MA1SAMPLE0',
      party_id: company.companyPartyId,
    })
    .execute();
  await db
    .insertInto('region')
    .values(
      REGIONS.map((region) => ({
        id: id('region', region.code),
        ...own,
        code: region.code,
        name: region.name,
        name_en: region.nameEn,
      })),
    )
    .execute();
}

async function addPolicies({ db, id, own, year }: Making): Promise<void> {
  const policies = Object.entries(samplePolicies());
  await db
    .insertInto('approval_policy')
    .values(
      policies.map(([type, rules]) => ({
        id: id('policy', type),
        ...own,
        document_type: type,
        version: 1,
        valid_from: `${year}-01-01T00:00:00+08:00`,
        rules: JSON.stringify(rules),
      })),
    )
    .execute();
}
