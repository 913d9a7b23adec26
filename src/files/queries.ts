// Owns reading files: a person's own, and those of documents the person sees.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { canonicalHash } from '../platform/hash.ts';
import type { Scope } from '../platform/db/database.ts';
import type { AttachmentView, FileView } from './schema.ts';

/** Whose file it must be, and what that person sees now. */
export interface Holder {
  userId: string;
  companyId: string;
  scope: Scope;
  roles: readonly string[];
}

/** Names what a person sees: it changes with roles, regions, partners and companies. */
export function scopeSha256(holder: Holder): string {
  const { companyId, roles } = holder;
  const { lent: _passing, ...scope } = holder.scope;
  return canonicalHash({ companyId, scope, roles: [...roles].sort() });
}

interface Row {
  id: string;
  name: string;
  media_type: string;
  bytes: string;
  sha256: string;
  created_at: Date;
}

function viewOf(row: Row): FileView {
  const { id, name, media_type, bytes, sha256, created_at } = row;
  return { id, name, media_type, bytes: Number(bytes), sha256, created_at: created_at.toISOString() };
}

/** The person's own file; another's, or an export made when the person saw something else, is not found. */
export async function findFile(tx: Db, id: string, holder: Holder): Promise<FileView | undefined> {
  const row = await tx
    .selectFrom('stored_file')
    .select(['id', 'name', 'media_type', 'bytes', 'sha256', 'created_at', 'scope_sha256'])
    .where('id', '=', id)
    .where('company_id', '=', holder.companyId)
    .where('owner_id', '=', holder.userId)
    .executeTakeFirst();
  if (!row || (row.scope_sha256 !== null && row.scope_sha256 !== scopeSha256(holder))) return undefined;
  return viewOf(row);
}

/** The attachments of a document the person sees, the oldest first. */
export async function listAttachments(
  tx: Db,
  filter: { companyId: string; documentType: string; documentId: string } | { companyId: string; id: string },
): Promise<AttachmentView[]> {
  const which =
    'id' in filter
      ? sql`a.id = ${filter.id}`
      : sql`a.document_type = ${filter.documentType} and a.document_id = ${filter.documentId}`;
  const found = await sql<Row & { uploaded_by: AttachmentView['uploaded_by'] }>`
    select a.id, a.name, a.media_type, a.bytes, a.sha256, a.created_at,
      case when u.id is null then null else
        jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en) end as uploaded_by
    from attachment a left join user_account u on u.id = a.uploaded_by where a.company_id = ${filter.companyId} and ${which} order by a.id`.execute(
    tx,
  );
  return found.rows.map((row) => ({ ...viewOf(row), uploaded_by: row.uploaded_by }));
}

/** Whether the person sees the document: the wall of the database answers. */
export async function seesDocument(tx: Db, type: 'order' | 'return', id: string): Promise<boolean> {
  const table = type === 'order' ? 'sales_order' : 'return_order';
  return (await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
