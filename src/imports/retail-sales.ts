// Owns importing consumer sales made elsewhere from a CSV file, through the same command as the API.
import { newId } from '../kernel/ids.ts';
import { isBusinessDate } from '../kernel/period.ts';
import { check } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import { recordRetailSales } from '../facts/retail.ts';
import { retailSale } from '../facts/schema.ts';
import type { RetailSale } from '../facts/schema.ts';
import { BrokenFile, fileSha256, readCsv } from './csv.ts';
import { findCompany } from './masters.ts';
import type { ImportCompany } from './masters.ts';
import { ImportRefused, exclusively, once, recordRun } from './run.ts';
import { Counts } from './rules.ts';

const COLUMNS = [
  'Kind',
  'Source',
  'Document',
  'Version',
  'OriginalDocument',
  'BusinessDate',
  'Seller',
  'Store',
  'Guide',
  'Buyer',
  'Channel',
  'Line',
  'OriginalLine',
  'SKU',
  'Quantity',
  'GrossAmount',
  'TaxAmount',
  'Currency',
] as const;
type Column = (typeof COLUMNS)[number];

const BATCH_DOCUMENTS = 200;

export interface RetailImport {
  tenant: string;
  path: string;
  company: string;
  userId?: string | null;
}

export interface RetailImportResult {
  runId: string;
  company: ImportCompany;
  counts: Counts;
  /** The documents that were refused, with the line they begin on. */
  refused: { line: number; document: string; code: string; pointer: string }[];
}

interface Report {
  sale: RetailSale;
  line: number;
  lines: number;
}

/**
 * Imports consumer sales and refunds. One line per sold line; consecutive lines of the same seller, source, document and version are
 * one document. Partners are named by dealer code or party id. A line counts as taken when its document was recorded or restated, as
 * `already_imported` when nothing changed, and under the refusal's code otherwise. A broken file writes nothing.
 */
export async function importRetailSales(db: Db, request: RetailImport): Promise<RetailImportResult> {
  const company = await withScope(db, tenantScope(request.tenant), (tx) => findCompany(tx, request.company));
  if (!company) throw new ImportRefused(`There is no company with the code ${request.company}.`);
  const partners = await withScope(db, tenantScope(request.tenant), (tx) => partnerCodes(tx, company.id));
  // First pass: a file with a broken line changes nothing.
  for await (const _ of documents(request.path, partners));
  return exclusively(db, `${request.tenant}:${request.company}`, () => run(db, request, company, partners));
}

async function run(
  db: Db,
  request: RetailImport,
  company: ImportCompany,
  partners: ReadonlyMap<string, string>,
): Promise<RetailImportResult> {
  const startedAt = new Date();
  const runId = newId('import_run');
  const identity = { tenant: request.tenant, userId: request.userId ?? null, kind: 'retail_sales', runId };
  const result: RetailImportResult = { runId, company, counts: new Counts(), refused: [] };
  let batch: Report[] = [];
  let number = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const reports = batch;
    batch = [];
    const view = await once(db, identity, `batch:${(number += 1)}`, company.id, async (unit) => {
      const recorded = await recordRetailSales(unit, { companyId: company.id, sales: reports.map((one) => one.sale) });
      check(recorded.ok, 'a batch of consumer sales is never refused as a whole');
      return recorded.value;
    });
    for (const row of view.results) count(result, reports[row.index]!, row);
  };
  for await (const report of documents(request.path, partners)) {
    batch.push(report);
    if (batch.length >= BATCH_DOCUMENTS) await flush();
  }
  await flush();
  const sha256 = await fileSha256(request.path);
  await once(db, identity, 'done', company.id, (unit) =>
    recordRun(
      unit,
      { runId, kind: 'retail_sales', source: 'file', companyId: company.id, sha256, startedAt },
      result.counts,
    ),
  );
  return result;
}

function count(
  result: RetailImportResult,
  report: Report,
  row: { status: string; code: string | null; errors: { pointer: string }[] },
): void {
  const { counts } = result;
  counts.read += report.lines;
  if (row.status === 'unchanged') counts.skip('already_imported', report.lines);
  else if (row.status !== 'refused') counts.taken += report.lines;
  else {
    const code = row.code ?? 'refused';
    counts.skip(code, report.lines);
    const pointer = row.errors[0]?.pointer.replace(/^\/sales\/\d+/, '') ?? '';
    result.refused.push({ line: report.line, document: report.sale.document_id, code, pointer });
  }
}

async function partnerCodes(db: Db, companyId: string): Promise<Map<string, string>> {
  const found = await db
    .selectFrom('dealer')
    .select(['party_id', 'code'])
    .where('company_id', '=', companyId)
    .execute();
  return new Map(found.map((row) => [row.code, row.party_id]));
}

async function* documents(path: string, partners: ReadonlyMap<string, string>): AsyncGenerator<Report> {
  let current = null as (Report & { key: string }) | null;
  for await (const { line, values } of readCsv(path, COLUMNS)) {
    const row = Object.fromEntries(COLUMNS.map((column, i) => [column, values[i]!.trim()])) as Record<Column, string>;
    const sale = parse(row, line, partners);
    const key = JSON.stringify([sale.seller_id, sale.source, sale.document_id, sale.version, sale.kind]);
    if (current?.key === key && current.sale.lines.length < 200) {
      current.sale.lines.push(...sale.lines);
      current.lines += 1;
      continue;
    }
    if (current) yield current;
    current = { sale, line, lines: 1, key };
  }
  if (current) yield current;
}

/** Where a part of the report stands in the file. */
const COLUMN_OF: Record<string, Column> = {
  kind: 'Kind',
  source: 'Source',
  document_id: 'Document',
  version: 'Version',
  original_document_id: 'OriginalDocument',
  business_date: 'BusinessDate',
  seller_id: 'Seller',
  store_id: 'Store',
  guide_id: 'Guide',
  buyer_id: 'Buyer',
  channel: 'Channel',
  line: 'Line',
  original_line: 'OriginalLine',
  sku_code: 'SKU',
  quantity: 'Quantity',
  gross_amount: 'GrossAmount',
  tax_amount: 'TaxAmount',
  currency: 'Currency',
};

function parse(row: Record<Column, string>, line: number, partners: ReadonlyMap<string, string>): RetailSale {
  if (!isBusinessDate(row.BusinessDate))
    throw new BrokenFile(line, 'BusinessDate', `"${row.BusinessDate}" is not a date like 2026-11-18`);
  const partner = (code: string): string | undefined => (code === '' ? undefined : (partners.get(code) ?? code));
  const optional = (text: string): string | undefined => (text === '' ? undefined : text);
  const money = (amount: string) => ({ amount, currency: row.Currency });
  const parsed = retailSale.safeParse({
    kind: row.Kind,
    source: row.Source,
    document_id: row.Document,
    version: row.Version === '' ? 1 : /^\d{1,7}$/.test(row.Version) ? Number(row.Version) : row.Version,
    original_document_id: optional(row.OriginalDocument),
    business_date: row.BusinessDate,
    seller_id: partner(row.Seller) ?? '',
    store_id: partner(row.Store),
    guide_id: partner(row.Guide),
    buyer_id: partner(row.Buyer),
    channel: optional(row.Channel),
    lines: [
      {
        line: row.Line,
        sku_code: row.SKU,
        quantity: row.Quantity,
        gross_amount: money(row.GrossAmount),
        tax_amount: row.TaxAmount === '' ? undefined : money(row.TaxAmount),
        original_line: optional(row.OriginalLine),
      },
    ],
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const names = issue.path.filter((part) => typeof part === 'string').map((part) => COLUMN_OF[part]);
  const column = names.findLast((name) => name !== undefined) ?? 'Kind';
  throw new BrokenFile(line, column, `"${row[column]}" is not accepted (${issue.message})`);
}
