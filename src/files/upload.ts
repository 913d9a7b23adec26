// Owns taking in what somebody uploads: it must be what it says, is kept once by content, and belongs to who sent it.
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Result } from '../kernel/refusal.ts';
import { accept } from '../kernel/refusal.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import { receive } from '../platform/blobs/receive.ts';
import { checkFile } from '../platform/file-type.ts';
import type { CheckedFile } from '../platform/file-type.ts';
import { SheetRefused } from '../platform/sheets/cell.ts';
import { checkSheet } from '../platform/sheets/read.ts';
import type { Work } from '../platform/transact.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { FileView } from './schema.ts';
import { addFile } from './store.ts';

export interface Kept extends CheckedFile {
  bytes: number;
  sha256: string;
}

const SHEET_NAME = /\.(xlsx|xlsm|xlsb|xls|csv)$/i;

/**
 * Reads the upload to its end and keeps its content. Refuses FILE_EMPTY, FILE_TYPE_REFUSED, FILE_TYPE_MISMATCH, and for sheets what
 * makes them unreadable (SHEET_PASSWORD, SHEET_MACRO and so on); throws BODY_TOO_LARGE.
 */
export async function keepUpload(
  blobs: BlobStore,
  upload: { content: Readable; name: string; declared: string; maximum: number },
): Promise<Result<Kept>> {
  const received = await receive(upload.content, upload.maximum);
  try {
    const content = await readFile(received.path);
    // A sheet that is locked or old has no type we keep; what is wrong with it helps more than that.
    if (SHEET_NAME.test(upload.name)) await checkSheet(content, upload.name);
    const checked = checkFile({ name: upload.name, declared: upload.declared, content });
    if (!checked.ok) return checked;
    await blobs.put(received.sha256, received.path);
    return accept({ ...checked.value, bytes: received.bytes, sha256: received.sha256 });
  } catch (error) {
    if (error instanceof SheetRefused) return error.refusal;
    throw error;
  } finally {
    await received.discard();
  }
}

/** Writes the row of a kept upload, with its audit row. */
export async function recordUpload(work: Work, principal: Principal, kept: Kept): Promise<Result<FileView>> {
  const { name, mediaType, bytes, sha256 } = kept;
  const { tenant, companyId, userId } = principal;
  const id = await addFile(work.db, {
    tenant,
    companyId,
    purpose: 'upload',
    name,
    mediaType,
    bytes,
    sha256,
    ownerId: userId,
  });
  work.audit({
    companyId,
    action: 'file.upload',
    objectType: 'file',
    objectId: id,
    detail: { bytes, sha256, mediaType },
  });
  return accept({ id, name, media_type: mediaType, bytes, sha256, created_at: work.now.toISOString() });
}
