// Owns attaching an uploaded file to a document: from then on whoever sees the document gets it.
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';
import type { Work } from '../platform/transact.ts';
import { findFile, listAttachments, seesDocument } from './queries.ts';
import type { Holder } from './queries.ts';
import type { AttachBody, AttachmentView } from './schema.ts';

const ATTACHMENTS_MAX = 50;

/** Attaches the person's own file to a document they see. Refuses NOT_FOUND for either and TOO_MANY_ATTACHMENTS. */
export async function attachFile(work: Work, holder: Holder, body: AttachBody): Promise<Result<AttachmentView>> {
  const { document_type: type, document_id: documentId } = body;
  const { companyId, userId } = holder;
  if (!(await seesDocument(work.db, type, documentId))) return refuse('NOT_FOUND', { subject: type, id: documentId });
  const file = await findFile(work.db, body.file_id, holder);
  if (!file) return refuse('NOT_FOUND', { subject: 'file', id: body.file_id });
  const there = await listAttachments(work.db, { companyId, documentType: type, documentId });
  if (there.length >= ATTACHMENTS_MAX) return refuse('TOO_MANY_ATTACHMENTS', { maximum: ATTACHMENTS_MAX });
  const id = newId('attachment');
  const { name, media_type, bytes, sha256 } = file;
  await work.db
    .insertInto('attachment')
    .values({
      id,
      tenant_id: work.tenant,
      company_id: companyId,
      document_type: type,
      document_id: documentId,
      name,
      media_type,
      bytes: String(bytes),
      sha256,
      uploaded_by: userId,
    })
    .execute();
  work.audit({
    companyId,
    action: `${type}.attach`,
    objectType: type,
    objectId: documentId,
    detail: { attachment: id, name, bytes, sha256 },
  });
  work.event({ companyId, documentType: type, documentId, kind: `${type}.attach`, params: { name } });
  const [attached] = await listAttachments(work.db, { companyId, id });
  return accept(attached!);
}
