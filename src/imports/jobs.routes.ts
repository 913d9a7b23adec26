// Owns the HTTP of importing sheets: templates, upload to preview, applying, and what was not taken.
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { findFile } from '../files/queries.ts';
import { accept } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import { blobStoreOf } from '../platform/blobs/blob-store.ts';
import { withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { downloadHeaders } from '../platform/file-type.ts';
import {
  commandActor,
  decodeCursor,
  notFound,
  pageOf,
  principalOf,
  requestLocale,
  requireAbility,
  runCommand,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import type { AnyRequest } from '../platform/http/request.ts';
import { batchQueue } from '../platform/queues.ts';
import { readRows } from './columns.ts';
import { IMPORT_ENTITIES } from './entities/index.ts';
import { failedReasons, findImport, listImportRows, listImports } from './job-views.ts';
import type { JobReader } from './job-views.ts';
import {
  IMPORT_KINDS,
  importKindList,
  importPage,
  importRowPage,
  importRowsQuery,
  importView,
  importsQuery,
  startImportBody,
} from './jobs.schema.ts';
import type { ImportKind } from './jobs.schema.ts';
import { applyImport, startImport } from './start-job.ts';
import { failedRowsFile, templateOf } from './template.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const params = z.strictObject({ id: z.string().max(100) });
const workbook = {
  200: {
    description: 'A workbook.',
    content: { [XLSX]: { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
  },
};

export function importsRoutes(app: App, deps: ApiDeps): void {
  templates(app);
  reads(app, deps);
  steps(app, deps);
}

/** The kinds the caller may import; somebody who may import nothing has no business here. */
function importable(request: AnyRequest): ImportKind[] {
  const { ability } = principalOf(request);
  return IMPORT_KINDS.filter((kind) => ability.can('import', IMPORT_ENTITIES[kind].subject));
}

function readerOf(request: AnyRequest, deps: ApiDeps): JobReader {
  const { companyId, userId, roles } = requireAbility(request, 'read', 'operation');
  const { messages } = deps;
  return { companyId, userId: roles.includes('auditor') ? null : userId, locale: requestLocale(request), messages };
}

function templates(app: App): void {
  app.get(
    '/api/v1/import_kinds',
    {
      schema: {
        operationId: 'listImportKinds',
        tags: ['imports'],
        description: 'What the caller may import, and with which columns.',
        response: { 200: importKindList },
      },
    },
    async (request) => {
      requireAbility(request, 'read', 'operation');
      const data = importable(request).map((kind) => {
        const { name, columns } = IMPORT_ENTITIES[kind];
        return { kind, name, columns: columns.map(({ key, zh, en, required = false }) => ({ key, zh, en, required })) };
      });
      return { data };
    },
  );

  app.get(
    '/api/v1/import_kinds/:id/template',
    {
      schema: {
        operationId: 'downloadImportTemplate',
        tags: ['imports'],
        description: 'The workbook to fill in, with a sheet of notes; `id` is the kind.',
        params,
        response: workbook,
      },
    },
    async (request, reply) => {
      requireAbility(request, 'read', 'operation');
      const kind = importable(request).find((one) => one === request.params.id);
      if (!kind) return sendRefusal(reply, notFound('import_kind', request.params.id));
      const entity = IMPORT_ENTITIES[kind];
      const name = `${entity.name.zh} ${entity.name.en}.xlsx`;
      return reply.headers(downloadHeaders({ name, mediaType: XLSX })).send(Buffer.from(await templateOf(entity)));
    },
  );
}

function reads(app: App, deps: ApiDeps): void {
  const find = (request: AnyRequest, id: string) => {
    const reader = readerOf(request, deps);
    return withScope(deps.db, principalOf(request).scope, (tx) => findImport(tx, id, reader));
  };

  app.get(
    '/api/v1/imports',
    {
      schema: {
        operationId: 'listImports',
        tags: ['imports'],
        description: 'Imports of sheets, the newest first.',
        querystring: importsQuery,
        response: { 200: importPage },
      },
    },
    async (request) => {
      const reader = readerOf(request, deps);
      const { limit, cursor: text, kind } = request.query;
      const cursor = decodeCursor(text, 1);
      const page = { limit, kind, after: cursor?.key, back: cursor?.back ?? false };
      const rows = await withScope(deps.db, principalOf(request).scope, (tx) => listImports(tx, reader, page));
      return pageOf(rows, limit, cursor, (row) => [row.id]);
    },
  );

  app.get(
    '/api/v1/imports/:id',
    {
      schema: {
        operationId: 'getImport',
        tags: ['imports'],
        description: 'How far an import is, and what its rows do.',
        params,
        response: { 200: importView },
      },
    },
    async (request, reply) => {
      return (await find(request, request.params.id)) ?? sendRefusal(reply, notFound('import', request.params.id));
    },
  );

  app.get(
    '/api/v1/imports/:id/rows',
    {
      schema: {
        operationId: 'listImportRows',
        tags: ['imports'],
        description: 'The rows of an import: what each does, or why it does not.',
        params,
        querystring: importRowsQuery,
        response: { 200: importRowPage },
      },
    },
    async (request, reply) => {
      const job = await find(request, request.params.id);
      if (!job) return sendRefusal(reply, notFound('import', request.params.id));
      const { limit, cursor: text, show } = request.query;
      const cursor = decodeCursor(text, 1);
      const page = { limit, show, after: cursor?.key, back: cursor?.back ?? false };
      const reader = readerOf(request, deps);
      const { scope } = principalOf(request);
      const rows = await withScope(deps.db, scope, (tx) => listImportRows(tx, job, reader, page));
      return pageOf(rows, limit, cursor, (row) => [String(row.row)]);
    },
  );

  app.get(
    '/api/v1/imports/:id/failed_rows',
    {
      schema: {
        operationId: 'downloadFailedRows',
        tags: ['imports'],
        description:
          'The rows that were not taken as they were given, each with its reasons, to be corrected and uploaded.',
        params,
        response: workbook,
      },
    },
    async (request, reply) => {
      const job = await find(request, request.params.id);
      if (!job) return sendRefusal(reply, notFound('import', request.params.id));
      const reader = readerOf(request, deps);
      const { scope } = principalOf(request);
      const reasons = await withScope(deps.db, scope, (tx) => failedReasons(tx, job, reader));
      const stream = await blobStoreOf(deps.config).open(job.file.sha256);
      if (!stream) return sendRefusal(reply, { code: 'FILE_LOST' });
      const entity = IMPORT_ENTITIES[job.kind];
      const rows = reasons.size === 0 ? [] : await readRows(await buffer(stream), entity);
      const name = job.file.name.replace(/\.\w+$/, '') + '-failed.xlsx';
      return reply.headers(downloadHeaders({ name, mediaType: XLSX })).send(failedRowsFile(entity, rows, reasons));
    },
  );
}

function steps(app: App, deps: ApiDeps): void {
  const starting = (request: AnyRequest) => ({
    principal: principalOf(request),
    actor: commandActor(request),
    taskQueue: batchQueue(deps.config),
  });
  const viewed = async (tx: Db, request: AnyRequest, started: Result<string>) => {
    if (!started.ok) return started;
    const job = await findImport(tx, started.value, readerOf(request, deps));
    return job ? accept(job) : notFound('import', started.value);
  };

  app.post(
    '/api/v1/imports',
    {
      schema: {
        operationId: 'startImport',
        tags: ['imports'],
        description:
          'Checks every row of an uploaded file and changes nothing: follow the operation, then look at the rows.',
        body: startImportBody,
        response: { 202: importView },
      },
    },
    async (request, reply) => {
      const { kind, file_id } = request.body;
      const principal = requireAbility(request, 'import', IMPORT_ENTITIES[kind].subject);
      const options = { operation: 'startImport', objectType: 'import_job', status: 202 };
      await runCommand(request, reply, options, async (work) => {
        const file = await findFile(work.db, file_id, principal);
        if (!file) return notFound('file', file_id);
        return viewed(work.db, request, await startImport(work, starting(request), { kind, file }));
      });
    },
  );

  app.post(
    '/api/v1/imports/:id/apply',
    {
      schema: {
        operationId: 'applyImport',
        tags: ['imports'],
        description: 'Takes the rows that were right when checked, or goes on with an import that was stopped.',
        params,
        body: z.strictObject({}),
        response: { 202: importView },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      requireAbility(request, 'read', 'operation');
      const reader = { ...readerOf(request, deps), userId: principalOf(request).userId };
      const job = await withScope(deps.db, principalOf(request).scope, (tx) => findImport(tx, id, reader));
      if (!job) return sendRefusal(reply, notFound('import', id));
      requireAbility(request, 'import', IMPORT_ENTITIES[job.kind].subject, id);
      const options = { operation: 'applyImport', objectType: 'import_job', objectId: id, status: 202 };
      await runCommand(request, reply, options, async (work) => {
        const now = await findImport(work.db, id, reader);
        if (!now) return notFound('import', id);
        return viewed(work.db, request, await applyImport(work, starting(request), now));
      });
    },
  );
}
