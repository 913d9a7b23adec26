/** Three kinds of somebody else: another tenant, another company of the tenant, another partner of the company. */
import { newId } from '../../../src/kernel/ids.ts';
import { seedCompany } from '../../../src/sample/company.ts';
import type { SampleCompany } from '../../../src/sample/company.ts';
import type { TestApi } from './api.ts';
import type { ForeignRows, Owner } from './foreign-rows.ts';

type Partner = 'lanting' | 'heyue';

export interface World {
  /** Key of one row by table; a table without one has nothing that is somebody else's here. */
  keys: ReadonlyMap<string, string>;
  /** Ids and texts that nobody outside may be shown. */
  secrets: ReadonlySet<string>;
}

/** Names whose table is not told by the name itself or by a foreign key: parts of paths, and fields without `_id`. */
export const TABLE_OF: Readonly<Record<string, string>> = {
  orders: 'sales_order',
  returns: 'return_order',
  dealers: 'dealer',
  stores: 'store',
  users: 'user_account',
  files: 'stored_file',
  audit_documents: 'sales_order',
  grant_id: 'user_role',
  imports: 'import_job',
  import_kinds: 'import_kind',
  sessions: 'user_session',
  figures: 'sales_order',
  actor_id: 'user_account',
  owner_id: 'user_account',
  user_id: 'user_account',
  document_id: 'sales_order',
  object_id: 'sales_order',
  endpoint_id: 'webhook_endpoint',
  attachment_ids: 'attachment',
};

/** Values of path parameters that are no key of a row. `id` is the key of a row of `sales_order`. */
export const PATH_VALUE: Readonly<Record<string, (order: string) => string>> = {
  workflow_id: (order) => `order:${order}`,
  document_type: () => 'order',
  type: () => 'order',
  figure: () => 'payable',
  schedule_id: () => 'none-of-this-name',
};

/** Reads whose own row cannot be made up: files and imports are their owner's alone, a transfer is read by its postings. */
export const NOT_MADE_UP: readonly string[] = [
  'getFile',
  'downloadFile',
  'getImport',
  'listImportRows',
  'downloadFailedRows',
  'getLedgerTransfer',
];

/** Fields of bodies that look like ids of rows and are none, or whose rows are answered elsewhere. */
export const NO_ROW: Readonly<Record<string, string>> = {
  'recordRetailSales /sales/0/document_id': 'the number the till gave',
  'recordRetailSales /sales/0/original_document_id': 'the number the till gave',
  'createBrand /parent_id': 'only categories have one above',
  'updateBrand /parent_id': 'only categories have one above',
  'createUnit /parent_id': 'only categories have one above',
  'updateUnit /parent_id': 'only categories have one above',
  'decideApprovals /items/0/approval_id': 'each row is answered in the operation that is started',
};

/** The table of what `name` names: a field such as `sku_id`, or the part of a path before its id such as `skus`. */
export function tableOf(rows: ForeignRows, name: string): string | undefined {
  const listed = TABLE_OF[name];
  if (listed !== undefined) return listed;
  const stem = name.replace(/_ids?$/, '');
  return [stem, singular(stem)].find((one) => rows.has(one)) ?? rows.referredBy(name);
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  return name.replace(/s$/, '');
}

export interface Worlds {
  tenant: World;
  company: World;
  partner: World;
  /** The sample of the other tenant, with its people. */
  stranger: SampleCompany;
  /** Key of one row by table of the sample company and its partner in the south-west. */
  own: ReadonlyMap<string, string>;
}

export async function makeWorlds(api: TestApi, rows: ForeignRows): Promise<Worlds> {
  const stranger = await seedCompany(api.worker, {
    tenantName: 'Another brand',
    domain: 'another.example',
    passwordCost: 10,
  });
  const own = known(api.company, 'heyue');
  await addAll(rows, rows.tables(false), ownerOf(api.company, 'heyue'), own);
  own.set('import_kind', 'dealers');
  return {
    tenant: await anotherTenant(rows, stranger),
    company: await anotherCompany(rows, api.company),
    partner: without(await anotherPartner(rows, api.company), own),
    stranger,
    own,
  };
}

/** A world may hold a row that is the asker's too, such as the partner a shared row names. */
function without(world: World, own: ReadonlyMap<string, string>): World {
  const shared = new Set(own.values());
  return { ...world, secrets: new Set([...world.secrets].filter((secret) => !shared.has(secret))) };
}

/** What rows of a company's partner are made with. */
function ownerOf(company: SampleCompany, partner: Partner = 'lanting'): Owner {
  return {
    tenant_id: company.tenant,
    company_id: company.companyId,
    buyer_id: company.dealers[partner],
    party_id: company.dealers[partner],
    region_id: partner === 'lanting' ? company.regions.EAST : company.regions.SOUTHWEST,
  };
}

async function anotherTenant(rows: ForeignRows, stranger: SampleCompany): Promise<World> {
  const made = known(stranger);
  await addAll(rows, rows.tables(false), ownerOf(stranger), made);
  const secrets = await rows.secrets(rows.tables(false), 'tenant_id = $1', [stranger.tenant]);
  return { keys: made, secrets };
}

/** Partners and people are the tenant's; books, documents, goods and prices are a company's. */
async function anotherCompany(rows: ForeignRows, company: SampleCompany): Promise<World> {
  const companyId = newId('company');
  const made = new Map([...known(company)].filter(([table]) => !rows.tables(true).includes(table)));
  for (const table of ['company', 'party']) made.delete(table);
  const partner = await rows.add('party', { tenant_id: company.tenant }, made);
  await rows.add('company', { id: companyId, tenant_id: company.tenant, party_id: company.companyPartyId }, made);
  const owner = { ...ownerOf(company), company_id: companyId, buyer_id: partner, party_id: partner };
  await addAll(rows, rows.tables(true), owner, made);
  const keys = new Map([...made].filter(([table]) => table === 'party' || rows.tables(true).includes(table)));
  const secrets = await rows.secrets(rows.tables(true), 'company_id = $1', [companyId]);
  return { keys, secrets };
}

async function anotherPartner(rows: ForeignRows, company: SampleCompany): Promise<World> {
  const walled = rows.tables(true).filter((table) => rows.walled.has(table));
  const made = known(company);
  for (const table of walled) if (!['dealer', 'contract'].includes(table)) made.delete(table);
  await addAll(rows, walled, ownerOf(company), made);
  const keys = new Map([...made].filter(([table]) => walled.includes(table)));
  keys.set('dealer', company.dealers.lanting);
  keys.set('party', company.dealers.lanting);
  keys.set('store', company.stores.S100101!);
  const secrets = await rows.secretsOf(keys);
  return { keys, secrets };
}

/** A row of each table; what belongs to a document belongs to the order. */
async function addAll(
  rows: ForeignRows,
  tables: readonly string[],
  owner: Owner,
  made: Map<string, string>,
): Promise<void> {
  const order = await rows.add('sales_order', owner, made);
  const document = { document_type: 'order', document_id: order, object_type: 'order', object_id: order };
  for (const table of tables) await rows.add(table, { ...owner, ...document }, made);
}

/** The rows of the sample that others refer to. */
function known(company: SampleCompany, partner: Partner = 'lanting'): Map<string, string> {
  return new Map([
    ['party', company.dealers[partner]],
    ['dealer', company.dealers[partner]],
    ['contract', company.contracts[partner]],
    ['store', company.stores[partner === 'lanting' ? 'S100101' : 'S100201']!],
    ['region', partner === 'lanting' ? company.regions.EAST : company.regions.SOUTHWEST],
    ['company', company.companyId],
    ['user_account', company.users[partner === 'lanting' ? 'dealerLanting' : 'dealerHeyue'].id],
    ['warehouse', company.warehouses.JXG],
    ['sku', company.skus['SL-ESS-150']],
  ]);
}
