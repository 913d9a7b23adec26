// Owns what an import needs before its documents: the company, its partners, regions, brand, categories and products.
import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import type { Db } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';
import type { ProductKind } from './rules.ts';
import { SOURCE } from './rules.ts';

export interface ImportCompany {
  id: string;
  code: string;
  currency: string;
  zone: string;
  partyId: string;
}

export interface PartnerSeen {
  country: string;
  /** Date of the first invoice: the role of dealer begins then. */
  since: string;
}

export interface ProductSeen {
  /** The last description any taken line gave; empty when none had one. */
  name: string;
  at: string;
  kind: ProductKind;
}

export interface Masters {
  partners: Map<string, string>;
  regions: Map<string, string>;
  products: Map<string, { skuId: string; brandId: string; categoryId: string }>;
}

const BRAND = 'imported';
const CATEGORIES: Record<ProductKind, [string, string]> = {
  goods: ['导入商品', 'Imported goods'],
  service: ['导入服务（运费等）', 'Imported services (postage and the like)'],
  fee: ['导入费用与折扣', 'Imported fees and discounts'],
  virtual: ['导入礼券', 'Imported vouchers'],
};

export async function findCompany(db: Db, code: string): Promise<ImportCompany | undefined> {
  const row = await db
    .selectFrom('company')
    .select(['id', 'code', 'currency', 'zone', 'party_id'])
    .where('code', '=', code)
    .executeTakeFirst();
  return row && { id: row.id, code: row.code, currency: row.currency, zone: row.zone, partyId: row.party_id };
}

/** Creates the company with its own party. The caller holds the import's lock, so nobody else creates it meanwhile. */
export async function createCompany(work: Work, code: string, currency: string, zone: string): Promise<ImportCompany> {
  const company = { id: newId('company'), code, currency, zone, partyId: newId('party') };
  const name = code === BRAND ? '导入公司' : code;
  const nameEn = code === BRAND ? 'Imported company' : code;
  await work.db
    .insertInto('party')
    .values({ id: company.partyId, tenant_id: work.tenant, kind: 'organization', name, name_en: nameEn })
    .execute();
  await work.db
    .insertInto('company')
    .values({
      id: company.id,
      tenant_id: work.tenant,
      code,
      name,
      name_en: nameEn,
      short_name: nameEn,
      currency,
      zone,
      party_id: company.partyId,
    })
    .execute();
  return company;
}

/** Makes what is missing and renames what this import owns and describes later; answers with the ids by the file's codes. */
export async function ensureMasters(
  work: Work,
  company: ImportCompany,
  partners: ReadonlyMap<string, PartnerSeen>,
  products: ReadonlyMap<string, ProductSeen>,
): Promise<Masters> {
  const regions = await ensureRegions(work, company.id, [...new Set([...partners.values()].map((p) => p.country))]);
  return {
    regions,
    partners: await ensurePartners(work, company.id, partners, regions),
    products: await ensureProducts(work, company.id, products),
  };
}

async function ensureRegions(work: Work, companyId: string, countries: string[]): Promise<Map<string, string>> {
  const rows = countries.filter((code) => code !== '').map((code) => ({ id: newId('region'), code }));
  await sql`
    insert into region (id, tenant_id, company_id, code, name, name_en)
    select id, app_tenant(), ${companyId}, code, code, code from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, code text)
    on conflict (tenant_id, company_id, code) do nothing`.execute(work.db);
  const found = await work.db.selectFrom('region').select(['id', 'code']).where('company_id', '=', companyId).execute();
  return new Map(found.map((row) => [row.code, row.id]));
}

async function ensurePartners(
  work: Work,
  companyId: string,
  partners: ReadonlyMap<string, PartnerSeen>,
  regions: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const rows = [...partners].map(([code, seen]) => ({
    party_id: newId('party'),
    role_id: newId('party_role'),
    code,
    region_id: regions.get(seen.country) ?? null,
    since: seen.since,
  }));
  await sql`
    with given as (
      select r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(party_id text, role_id text, code text, region_id text, since date)
      where not exists (select from dealer d where d.company_id = ${companyId} and d.code = r.code)
    ), made as (
      insert into party (id, tenant_id, kind, name, name_en)
      select party_id, app_tenant(), 'organization', '客户 ' || code, 'Customer ' || code from given
    ), role as (
      insert into party_role (id, tenant_id, company_id, party_id, role, valid_from)
      select role_id, app_tenant(), ${companyId}, party_id, 'dealer', since from given
    )
    insert into dealer (party_id, tenant_id, company_id, code, level, region_id)
    select party_id, app_tenant(), ${companyId}, code, 'standard', region_id from given`.execute(work.db);
  const found = await work.db
    .selectFrom('dealer')
    .select(['party_id', 'code'])
    .where('company_id', '=', companyId)
    .execute();
  return new Map(found.map((row) => [row.code, row.party_id]));
}

async function ensureProducts(
  work: Work,
  companyId: string,
  products: ReadonlyMap<string, ProductSeen>,
): Promise<Masters['products']> {
  const brandId = await ensureBrand(work, companyId);
  const categories = await ensureCategories(work, companyId);
  await ensureUnit(work, companyId);
  const rows = [...products].map(([code, seen]) => ({
    product_id: newId('product'),
    sku_id: newId('sku'),
    category_id: categories.get(`imported-${seen.kind}`),
    code,
    name: seen.name === '' ? code : seen.name,
    described_at: seen.name === '' ? '' : seen.at,
    kind: seen.kind,
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(product_id text, sku_id text, category_id text, code text, name text,
    described_at text, kind text)`;
  await sql`
    with given as (
      select coalesce(p.id, g.product_id) as product_id, g.sku_id, g.category_id, g.code, g.name, g.described_at, g.kind
      from ${given} left join product p on p.company_id = ${companyId} and p.code = g.code
      where not exists (select from sku s where s.company_id = ${companyId} and s.code = g.code)
    ), made as (
      insert into product (id, tenant_id, company_id, brand_id, category_id, code, name, name_en, kind, custom)
      select product_id, app_tenant(), ${companyId}, ${brandId}, category_id, code, name, name, kind,
        jsonb_build_object('source', ${SOURCE}::text, 'described_at', described_at) from given
      on conflict do nothing
    )
    insert into sku (id, tenant_id, company_id, product_id, code, name, name_en, unit, pack_unit, pack_size, stocked)
    select sku_id, app_tenant(), ${companyId}, product_id, code, name, name, 'each', 'each', 1, kind = 'goods' from given`.execute(
    work.db,
  );
  // Products a person made are never renamed by a file.
  await sql`
    with renamed as (
      update product p set name = g.name, name_en = g.name, version = p.version + 1, custom = p.custom || jsonb_build_object('described_at', g.described_at)
      from ${given} where p.company_id = ${companyId} and p.code = g.code and p.custom ->> 'source' = ${SOURCE}
        and p.custom ->> 'described_at' <= g.described_at and p.name <> g.name
      returning p.id, g.name
    )
    update sku s set name = r.name, name_en = r.name, version = s.version + 1 from renamed r where s.product_id = r.id`.execute(
    work.db,
  );
  const found = await work.db
    .selectFrom('sku')
    .innerJoin('product', 'product.id', 'sku.product_id')
    .select(['sku.id', 'sku.code', 'product.brand_id', 'product.category_id'])
    .where('sku.company_id', '=', companyId)
    .execute();
  return new Map(found.map((row) => [row.code, { skuId: row.id, brandId: row.brand_id, categoryId: row.category_id }]));
}

async function ensureBrand(work: Work, companyId: string): Promise<string> {
  await work.db
    .insertInto('brand')
    .values({
      id: newId('brand'),
      tenant_id: work.tenant,
      company_id: companyId,
      code: BRAND,
      name: '导入品牌',
      name_en: 'Imported brand',
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'code']).doNothing())
    .execute();
  const row = await work.db
    .selectFrom('brand')
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', BRAND)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function ensureUnit(work: Work, companyId: string): Promise<void> {
  await work.db
    .insertInto('unit')
    .values({
      id: newId('unit'),
      tenant_id: work.tenant,
      company_id: companyId,
      code: 'each',
      name: '件',
      name_en: 'each',
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'code']).doNothing())
    .execute();
}

async function ensureCategories(work: Work, companyId: string): Promise<Map<string, string>> {
  await work.db
    .insertInto('category')
    .values(
      Object.entries(CATEGORIES).map(([kind, [name, nameEn]]) => ({
        id: newId('category'),
        tenant_id: work.tenant,
        company_id: companyId,
        code: `imported-${kind}`,
        name,
        name_en: nameEn,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'code']).doNothing())
    .execute();
  const found = await work.db
    .selectFrom('category')
    .select(['id', 'code'])
    .where('company_id', '=', companyId)
    .execute();
  return new Map(found.map((row) => [row.code, row.id]));
}
