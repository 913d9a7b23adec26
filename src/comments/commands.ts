// Owns writing a comment: kept for good, and everybody it calls is told.
import type { Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import { newId } from '../kernel/ids.ts';
import type { Work } from '../platform/transact.ts';
import { findCommented, mentionablePeople } from './queries.ts';
import type { CommentedType } from './queries.ts';

export interface CommentInput {
  companyId: string;
  type: CommentedType;
  documentId: string;
  author: { userId: string; partyId: string; everybody: boolean };
  body: string;
  mentionIds: readonly string[];
}

/** Adds a comment. Refuses NOT_FOUND, and INVALID_CONTENT with NOT_MENTIONABLE for who does not see the document. */
export async function addComment(work: Work, input: CommentInput): Promise<Result<{ id: string }>> {
  const document = await findCommented(work.db, input.type, input.companyId, input.documentId);
  if (!document) return refuse('NOT_FOUND');
  const wanted = [...new Set(input.mentionIds)];
  const found = wanted.length === 0 ? [] : await mentionablePeople(work.db, document, input.author, wanted);
  const known = new Set(found.map((person) => person.id));
  const errors = input.mentionIds.flatMap((id, i) =>
    known.has(id) ? [] : [{ pointer: `/mention_ids/${i}`, code: 'NOT_MENTIONABLE' }],
  );
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const id = newId('comment');
  await work.db
    .insertInto('comment')
    .values({
      id,
      tenant_id: work.tenant,
      company_id: input.companyId,
      document_type: input.type,
      document_id: document.id,
      author_id: input.author.userId,
      body: input.body,
      mentions: wanted,
      created_at: work.now,
    })
    .execute();
  if (wanted.length > 0)
    await work.db
      .insertInto('notification')
      .values(
        wanted.map((userId) => ({
          id: newId('notification'),
          tenant_id: work.tenant,
          user_id: userId,
          kind: 'comment.mentioned',
          document_type: input.type,
          document_id: document.id,
          params: JSON.stringify({ number: document.number, author_id: input.author.userId }),
        })),
      )
      .execute();
  work.audit({
    companyId: input.companyId,
    action: 'comment.add',
    objectType: input.type,
    objectId: document.id,
    detail: { comment_id: id, mentions: wanted },
  });
  return accept({ id });
}
