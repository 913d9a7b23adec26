// Owns the HTTP of files: uploading, one's own downloads, and what is attached to documents.
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Principal } from '../platform/auth/principal.ts';
import { blobStoreOf, checkBlob } from '../platform/blobs/blob-store.ts';
import { withScope } from '../platform/db/database.ts';
import { ACCEPTED_MEDIA_TYPES, downloadHeaders } from '../platform/file-type.ts';
import { HttpRefusal, notFound, requireAbility, runCommand, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { zodValidator } from '../platform/http/validation.ts';
import { attachFile } from './attach.ts';
import { findFile, listAttachments } from './queries.ts';
import {
  attachBody,
  attachmentList,
  attachmentView,
  attachmentsQuery,
  binary,
  fileView,
  uploadQuery,
} from './schema.ts';
import type { FileView } from './schema.ts';
import { keepUpload, recordUpload } from './upload.ts';

const params = z.strictObject({ id: z.string().max(100) });
const content = { 'application/octet-stream': { schema: binary } };

export function filesRoutes(app: App, deps: ApiDeps): void {
  void app.register(async (uploads) => uploadRoutes(uploads as App, deps));
  ownFiles(app, deps);
  attachments(app, deps);
}

/** In an encapsulation of its own: here, and nowhere else, a body is a stream of any type. */
function uploadRoutes(app: App, deps: ApiDeps): void {
  const maximum = deps.config.uploadMaxMegabytes * 1_048_576;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/api/v1/files',
    {
      bodyLimit: maximum,
      schema: {
        operationId: 'uploadFile',
        tags: ['files'],
        description:
          'Uploads a file: the body is its content, the content type what it is. It stays the uploader’s own.',
        querystring: uploadQuery,
        consumes: [...ACCEPTED_MEDIA_TYPES],
        body: binary,
        response: { 201: fileView },
      },
      validatorCompiler: (part) =>
        part.httpPart === 'body' ? (value: unknown) => ({ value }) : zodValidator(part as never),
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'attachment');
      const stream = request.body as Readable | undefined;
      if (!stream) return sendRefusal(reply, { code: 'FILE_EMPTY' });
      const declared = request.headers['content-type'] ?? '';
      const kept = await keepUpload(blobStoreOf(deps.config), {
        content: stream,
        name: request.query.name,
        declared,
        maximum,
      });
      if (!kept.ok) return sendRefusal(reply, kept);
      const { id, ip, headers } = request;
      const asked = { principal, id, ip, headers, params: {}, body: kept.value };
      const options = { operation: 'uploadFile', objectType: 'file', status: 201 };
      await runCommand(asked, reply, options, (work) => recordUpload(work, principal, kept.value));
    },
  );
}

function ownFiles(app: App, deps: ApiDeps): void {
  const find = (principal: Principal, id: string) =>
    withScope(deps.db, principal.scope, (tx) => findFile(tx, id, principal));

  app.get(
    '/api/v1/files/:id',
    {
      schema: {
        operationId: 'getFile',
        tags: ['files'],
        description: 'One of the caller’s own files.',
        params,
        response: { 200: fileView },
      },
    },
    async (request, reply) => {
      const file = await find(requireAbility(request, 'read', 'attachment'), request.params.id);
      return file ?? sendRefusal(reply, notFound('file', request.params.id));
    },
  );

  app.get(
    '/api/v1/files/:id/content',
    {
      schema: {
        operationId: 'downloadFile',
        tags: ['files'],
        description: 'The content of one of the caller’s own files, checked against its SHA-256.',
        params,
        response: { 200: { description: 'The content.', content } },
      },
    },
    async (request, reply) => {
      const file = await find(requireAbility(request, 'read', 'attachment'), request.params.id);
      if (!file) return sendRefusal(reply, notFound('file', request.params.id));
      return reply
        .headers(downloadHeaders({ name: file.name, mediaType: file.media_type }))
        .send(await open(deps, file));
    },
  );
}

/** The content as it was uploaded; throws FILE_LOST and FILE_ALTERED rather than give out anything else. */
async function open(deps: ApiDeps, file: FileView): Promise<Readable> {
  const blobs = blobStoreOf(deps.config);
  const state = await checkBlob(blobs, file.sha256);
  const stream = state === 'whole' ? await blobs.open(file.sha256) : null;
  if (!stream) throw new HttpRefusal(state === 'altered' ? 'FILE_ALTERED' : 'FILE_LOST');
  return stream;
}

function attachments(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/attachments',
    {
      schema: {
        operationId: 'attachFile',
        tags: ['files'],
        description: 'Attaches a file the caller uploaded to an order or a return: who sees the document sees it.',
        body: attachBody,
        response: { 201: attachmentView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'create', 'attachment');
      const options = { operation: 'attachFile', objectType: 'file', objectId: request.body.file_id, status: 201 };
      await runCommand(request, reply, options, (work) => attachFile(work, principal, request.body));
    },
  );

  app.get(
    '/api/v1/attachments',
    {
      schema: {
        operationId: 'listAttachments',
        tags: ['files'],
        description: 'What is attached to a document.',
        querystring: attachmentsQuery,
        response: { 200: attachmentList },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'attachment');
      const { document_type: documentType, document_id: documentId } = request.query;
      const filter = { companyId, documentType, documentId };
      return { data: await withScope(deps.db, scope, (tx) => listAttachments(tx, filter)) };
    },
  );

  app.get(
    '/api/v1/attachments/:id/content',
    {
      schema: {
        operationId: 'downloadAttachment',
        tags: ['files'],
        description: 'The content of an attachment, checked against its SHA-256.',
        params,
        response: { 200: { description: 'The content.', content } },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'read', 'attachment');
      const { id } = request.params;
      const [file] = await withScope(deps.db, scope, (tx) => listAttachments(tx, { companyId, id }));
      if (!file) return sendRefusal(reply, notFound('attachment', id));
      return reply
        .headers(downloadHeaders({ name: file.name, mediaType: file.media_type }))
        .send(await open(deps, file));
    },
  );
}
