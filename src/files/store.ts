// Owns the rows of files.
import { newId } from '../kernel/ids.ts';
import type { Db } from '../platform/db/database.ts';

export interface NewFile {
  tenant: string;
  companyId: string;
  purpose: 'upload' | 'export' | 'failures';
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  ownerId: string;
  scopeSha256?: string;
  /** Given when the id was needed before the row. */
  id?: string;
}

/** Adds a file's row and returns its id; the same id again changes nothing. */
export async function addFile(tx: Db, file: NewFile): Promise<string> {
  const id = file.id ?? newId('file');
  await tx
    .insertInto('stored_file')
    .values({
      id,
      tenant_id: file.tenant,
      company_id: file.companyId,
      purpose: file.purpose,
      name: file.name,
      media_type: file.mediaType,
      bytes: String(file.bytes),
      sha256: file.sha256,
      owner_id: file.ownerId,
      scope_sha256: file.scopeSha256 ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
}
