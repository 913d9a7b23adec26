// Owns the wire form of files and of what is attached to documents.
import { z } from 'zod';
import { instant, personRef } from '../wire/schema.ts';

export const uploadQuery = z.strictObject({
  name: z.string().min(1).max(500).describe('name of the file, with its ending'),
});

/** Any bytes; the description is all a schema can say of them. */
export const binary = z.unknown().meta({ type: 'string', format: 'binary' });

export const fileView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    media_type: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    created_at: instant,
  })
  .meta({ id: 'File' });
export type FileView = z.infer<typeof fileView>;

const documentType = z.enum(['order', 'return']);

export const attachBody = z.strictObject({
  document_type: documentType,
  document_id: z.string().max(100),
  file_id: z.string().max(100),
});
export type AttachBody = z.infer<typeof attachBody>;

export const attachmentsQuery = z.strictObject({ document_type: documentType, document_id: z.string().max(100) });

export const attachmentView = fileView.extend({ uploaded_by: personRef.nullable() }).meta({ id: 'Attachment' });
export type AttachmentView = z.infer<typeof attachmentView>;
export const attachmentList = z.strictObject({ data: z.array(attachmentView) });
