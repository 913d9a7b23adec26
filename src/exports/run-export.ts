// Owns making the file of an export: the list's pages as this person sees them, written as they come, kept with rows and hash.
import { setTimeout as sleep } from 'node:timers/promises';
import { scopeSha256 } from '../files/queries.ts';
import { addFile } from '../files/store.ts';
import { businessDate } from '../kernel/period.ts';
import { accept } from '../kernel/refusal.ts';
import { finishOperation, progressOperation } from '../operations/store.ts';
import { loadAbsent } from '../platform/auth/absent.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import { receive } from '../platform/blobs/receive.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { csvStream, xlsxStream } from '../platform/sheets/write.ts';
import type { SheetValue } from '../platform/sheets/write.ts';
import { transact } from '../platform/transact.ts';
import type { Actor } from '../platform/transact.ts';
import type { Locale } from '../wire/messages.ts';
import { LISTS } from './lists.ts';
import type { ExportListName } from './schema.ts';

const PAGE = 500;
const FILE_MAX = 536_870_912;

export interface ExportRequest {
  tenant: string;
  companyId: string;
  userId: string;
  actor: Actor;
  operationId: string;
  fileId: string;
  list: ExportListName;
  query: Record<string, string>;
  format: 'xlsx' | 'csv';
  locale: Locale;
}

export interface ExportDeps {
  /** Of the API's role: the walls of the database hold for exports as they do for the page. */
  db: Db;
  blobs: BlobStore;
  alive: () => void;
}

class Cancelled extends Error {}

async function exporterOf(db: Db, request: ExportRequest): Promise<Principal | null> {
  const { subject } = LISTS[request.list];
  const principal = await loadAbsent(db, request, true);
  return principal?.ability.can('read', subject) && principal.ability.can('export', subject) ? principal : null;
}

/** Makes the file and its row; cancelled, or refused because the right is gone, it leaves none. */
export async function runExport(deps: ExportDeps, request: ExportRequest): Promise<void> {
  const principal = await exporterOf(deps.db, request);
  if (!principal) return end(deps, request, { status: 'failed', error: { code: 'FORBIDDEN' } });
  try {
    await makeFile(deps, request, principal);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return end(deps, request, { status: 'cancelled' });
  }
  await end(deps, request, { status: 'done' });
}

type Ending = Parameters<typeof finishOperation>[2];

async function end({ db }: ExportDeps, request: ExportRequest, ending: Ending): Promise<void> {
  await withScope(db, tenantScope(request.tenant), (tx) => finishOperation(tx, request.operationId, ending));
}

export async function failExport(deps: Pick<ExportDeps, 'db'>, request: ExportRequest): Promise<void> {
  const error = { code: 'OPERATION_FAILED', params: { step: 'export' } };
  await withScope(deps.db, tenantScope(request.tenant), (tx) =>
    finishOperation(tx, request.operationId, { status: 'failed', error }),
  );
}

async function makeFile(deps: ExportDeps, request: ExportRequest, principal: Principal): Promise<void> {
  const { db, blobs } = deps;
  const { list: listName, format, locale } = request;
  const list = LISTS[listName];
  const zone = await withScope(db, principal.scope, async (tx) => {
    const company = await tx
      .selectFrom('company')
      .select('zone')
      .where('id', '=', request.companyId)
      .executeTakeFirstOrThrow();
    return company.zone;
  });
  const today = businessDate(new Date(), zone);
  const count = { rows: 0 };
  async function* rows(): AsyncGenerator<SheetValue[]> {
    let after: string[] | undefined;
    for (;;) {
      const page = await withScope(db, principal.scope, (tx) =>
        list.page({ tx, principal, today, zone, limit: PAGE, after }, request.query, locale),
      );
      yield* page.rows;
      count.rows += page.rows.length;
      deps.alive();
      const { cancelRequested } = await withScope(db, tenantScope(request.tenant), (tx) =>
        progressOperation(tx, request.operationId, { done: count.rows, step: 'exporting' }),
      );
      if (!page.next) return;
      if (cancelRequested) throw new Cancelled();
      after = page.next;
      // Others' requests get their turn between pages.
      await sleep(0);
    }
  }
  const columns = list.sheetColumns(locale);
  const name = locale === 'en' ? list.name.en : list.name.zh;
  const stream = format === 'csv' ? csvStream(columns, rows()) : xlsxStream(name, columns, rows());
  const received = await receive(stream, FILE_MAX);
  try {
    await blobs.put(received.sha256, received.path);
    await record(db, request, principal, {
      name: `${name} ${today}.${format}`,
      bytes: received.bytes,
      sha256: received.sha256,
      rows: count.rows,
    });
  } finally {
    await received.discard();
  }
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

/** The row of the file and the audit row that says what left the house: which list, which filters, how many rows, which hash. */
async function record(
  db: Db,
  request: ExportRequest,
  principal: Principal,
  made: { name: string; bytes: number; sha256: string; rows: number },
): Promise<void> {
  const { tenant, companyId, userId, operationId, fileId, list, query, format } = request;
  const { name, bytes, sha256, rows } = made;
  await transact(
    db,
    {
      scope: principal.scope,
      actor: request.actor,
      key: `export:${operationId}`,
      input: { operationId },
      subject: { companyId, action: `${list}.export`, objectType: 'file', objectId: fileId },
    },
    async (work) => {
      await addFile(work.db, {
        id: fileId,
        tenant,
        companyId,
        purpose: 'export',
        name,
        mediaType: TYPES[format],
        bytes,
        sha256,
        ownerId: userId,
        scopeSha256: scopeSha256(principal),
      });
      await progressOperation(work.db, operationId, { done: rows, items: rows, results: [{ item: fileId, ok: true }] });
      work.audit({
        companyId,
        action: `${list}.export`,
        objectType: 'file',
        objectId: fileId,
        detail: { list, query, format, rows, bytes, sha256 },
      });
      return accept({ rows });
    },
  );
}
