// Owns the wire form of comments on documents.
import { z } from 'zod';
import { instant, personRef } from '../wire/schema.ts';

export const MENTIONS_MAX = 20;

export const commentBody = z.strictObject({
  body: z.string().trim().min(1).max(4000),
  mention_ids: z
    .array(z.string().max(60))
    .max(MENTIONS_MAX)
    .default([])
    .describe('people of `mentionable` who are told'),
});

export const commentView = z
  .strictObject({
    id: z.string(),
    author: personRef,
    body: z.string(),
    mentions: z.array(personRef),
    created_at: instant,
  })
  .meta({ id: 'Comment' });
export type CommentView = z.infer<typeof commentView>;

/** Comments are few and read as one; the newest come first. */
export const commentList = z.strictObject({
  data: z.array(commentView),
  more: z.boolean().describe('there are older ones than shown'),
});
export const mentionable = z.strictObject({ data: z.array(personRef) });
export const commentMade = z.strictObject({ id: z.string() });
