// Owns importing a wholesaler's invoice lines: one pass that checks the whole file, then batches that each commit or leave nothing.
import { scaleOf } from '../kernel/money.ts';
import { newId } from '../kernel/ids.ts';
import { check } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Work } from '../platform/transact.ts';
import { fileSha256 } from './csv.ts';
import { toDocuments } from './documents.ts';
import type { Gathered } from './documents.ts';
import { readInvoiceLines } from './invoice-lines.ts';
import { createCompany, ensureMasters, findCompany } from './masters.ts';
import type { ImportCompany, Masters, PartnerSeen, ProductSeen } from './masters.ts';
import { ImportRefused, exclusively, once, recordRun } from './run.ts';
import { Counts, SOURCE, hasDescription, productKind, skipReason } from './rules.ts';
import { knownOrdinals } from './store.ts';
import { writeDocuments } from './write.ts';

/** Lines per transaction: large enough to be fast, small enough that a kill loses seconds. */
const BATCH_LINES = 4000;

export interface OrdersImport {
  tenant: string;
  path: string;
  /** The company's code; it is created when it does not exist. */
  company: string;
  /** Needed to create the company, and checked against one that exists. */
  currency: string | null;
  zone: string | null;
  userId?: string | null;
  onProgress?: (lines: number) => void;
  /** Called before each batch commits; a test lets it throw. */
  beforeBatch?: (batch: number) => void;
}

export interface ImportResult {
  runId: string;
  company: ImportCompany;
  counts: Counts;
  documents: number;
}

/**
 * Imports invoice lines as partners, products, closed orders, returns, facts and postings. The whole file is checked first
 * (BrokenFile names line and column, and nothing is written); a rerun after a crash or of an overlapping file skips what is in by
 * its key (source, invoice, ordinal). Two runs into one company do not overlap: the second is refused.
 */
export async function importOrders(db: Db, request: OrdersImport): Promise<ImportResult> {
  return exclusively(db, `${request.tenant}:${request.company}`, () => run(db, request));
}

async function run(db: Db, request: OrdersImport): Promise<ImportResult> {
  const startedAt = new Date();
  const runId = newId('import_run');
  const existing = await withScope(db, tenantScope(request.tenant), (tx) => findCompany(tx, request.company));
  const currency = checkedCurrency(request, existing);
  const scale = scaleOf(currency);
  const counts = new Counts();
  const seen = await survey(request.path, scale, counts);
  const step = <T>(name: string, company: string | null, work: (unit: Work) => Promise<T>): Promise<T> =>
    once(db, { tenant: request.tenant, userId: request.userId ?? null, kind: 'orders', runId }, name, company, work);
  const company =
    existing ??
    (await step('company', null, (unit) =>
      createCompany(unit, request.company, currency, request.zone ?? 'Europe/London'),
    ));
  const masters = await withMasters(step, company, seen);
  let documents = 0;
  let batch = 0;
  let writing: Promise<void> = Promise.resolve();
  for await (const gathered of batches(request.path, scale)) {
    // The next batch is read and computed while PostgreSQL writes this one.
    await writing;
    const number = ++batch;
    writing = step(`batch:${number}`, company.id, async (unit) => {
      const result = await writeBatch(unit, company, masters, gathered, scale, runId);
      request.beforeBatch?.(number);
      return result;
    }).then((result) => {
      counts.taken += result.taken;
      counts.skip('already_imported', result.known);
      documents += result.documents;
      request.onProgress?.(counts.taken + counts.skippedTotal());
    });
    writing.catch(() => undefined);
  }
  await writing;
  check(counts.taken + counts.skippedTotal() === counts.read, 'every line is either taken or skipped');
  const sha256 = await fileSha256(request.path);
  await step('done', company.id, (unit) =>
    recordRun(unit, { runId, kind: 'orders', source: SOURCE, companyId: company.id, sha256, startedAt }, counts),
  );
  return { runId, company, counts, documents };
}

function checkedCurrency(request: OrdersImport, existing: ImportCompany | undefined): string {
  if (existing && request.currency && request.currency !== existing.currency)
    throw new ImportRefused(
      `company ${existing.code} keeps its books in ${existing.currency}, not ${request.currency}`,
    );
  if (existing && request.zone && request.zone !== existing.zone)
    throw new ImportRefused(`company ${existing.code} lives in ${existing.zone}, not ${request.zone}`);
  return existing?.currency ?? request.currency ?? 'GBP';
}

interface Seen {
  partners: Map<string, PartnerSeen>;
  products: Map<string, ProductSeen>;
}

/** First pass: every line is checked and counted, and partners and products are collected from those that will be taken. */
async function survey(path: string, scale: number, counts: Counts): Promise<Seen> {
  const seen: Seen = { partners: new Map(), products: new Map() };
  for await (const line of readInvoiceLines(path)) {
    counts.read += 1;
    const reason = skipReason(line, scale);
    if (reason) {
      counts.skip(reason);
      continue;
    }
    const day = line.at.slice(0, 10);
    const partner = seen.partners.get(line.customer);
    const since = partner && partner.since < day ? partner.since : day;
    seen.partners.set(line.customer, { country: line.country, since });
    const product = seen.products.get(line.code);
    if (!product || (hasDescription(line.description) && line.at >= product.at)) {
      const name = hasDescription(line.description) ? line.description : '';
      seen.products.set(line.code, { name, at: line.at, kind: productKind(line.code) });
    }
  }
  return seen;
}

type Step = <T>(name: string, company: string | null, work: (unit: Work) => Promise<T>) => Promise<T>;

async function withMasters(step: Step, company: ImportCompany, seen: Seen): Promise<Masters> {
  let masters: Masters | undefined;
  await step('masters', company.id, async (unit) => {
    masters = await ensureMasters(unit, company, seen.partners, seen.products);
    return { partners: seen.partners.size, products: seen.products.size };
  });
  check(masters, 'the masters step runs once per run');
  return masters;
}

/** Second pass: the taken lines, gathered by invoice and customer. An invoice that goes on in a later batch becomes a further part. */
async function* batches(path: string, scale: number): AsyncGenerator<Gathered[]> {
  let groups = new Map<string, Gathered>();
  let size = 0;
  let current = '';
  for await (const line of readInvoiceLines(path)) {
    if (size >= BATCH_LINES && line.invoice !== current) {
      yield [...groups.values()];
      groups = new Map();
      size = 0;
    }
    current = line.invoice;
    if (skipReason(line, scale)) continue;
    const key = `${line.invoice}|${line.customer}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { invoice: line.invoice, customer: line.customer, lines: [line] });
    size += 1;
  }
  if (groups.size > 0) yield [...groups.values()];
}

async function writeBatch(
  unit: Work,
  company: ImportCompany,
  masters: Masters,
  gathered: Gathered[],
  scale: number,
  runId: string,
): Promise<{ taken: number; known: number; documents: number }> {
  const ordinals = new Map<string, number[]>();
  for (const group of gathered)
    ordinals.set(group.invoice, [...(ordinals.get(group.invoice) ?? []), ...group.lines.map((line) => line.ordinal)]);
  const known = await knownOrdinals(unit.db, company.id, ordinals);
  const documents = toDocuments(gathered, known, company, masters, scale);
  await writeDocuments(unit, company, documents);
  const given = gathered.reduce((total, group) => total + group.lines.length, 0);
  const taken = documents.reduce((total, document) => total + document.lines.length, 0);
  if (taken > 0) {
    unit.audit({
      companyId: company.id,
      action: 'import.orders',
      objectType: 'import_run',
      objectId: runId,
      detail: { first: documents[0]!.key, last: documents.at(-1)!.key, documents: documents.length, lines: taken },
    });
  }
  return { taken, known: given - taken, documents: documents.length };
}
