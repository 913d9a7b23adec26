// Owns the HTTP of comments on orders and returns.
import { z } from 'zod';
import type { Principal } from '../platform/auth/principal.ts';
import { withScope } from '../platform/db/database.ts';
import { notFound, requireAbility, runCommand, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { addComment } from './commands.ts';
import { commentsOf, findCommented, mentionablePeople } from './queries.ts';
import type { CommentedType } from './queries.ts';
import { commentBody, commentList, commentMade, mentionable } from './schema.ts';

const params = z.strictObject({ id: z.string().max(60) });

const readerOf = (principal: Principal) => ({
  userId: principal.userId,
  partyId: principal.partyId,
  everybody: principal.ability.can('read', 'user'),
});

/** `/orders/{id}/comments` and `/returns/{id}/comments`. */
export function commentsRoutes(app: App, deps: ApiDeps): void {
  documentComments(app, deps, 'order', 'Order');
  documentComments(app, deps, 'return', 'Return');
}

function documentComments(app: App, deps: ApiDeps, type: CommentedType, name: string): void {
  const at = `/api/v1/${type}s/:id`;
  const tags = [`${type}s`];

  app.get(
    `${at}/comments`,
    {
      schema: {
        operationId: `list${name}Comments`,
        tags,
        summary: `Comments on the ${type}, newest first`,
        params,
        response: { 200: commentList },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'read', type);
      const { id } = request.params;
      const list = await withScope(deps.db, scope, async (tx) =>
        (await findCommented(tx, type, companyId, id)) ? commentsOf(tx, id) : null,
      );
      return list ? reply.send(list) : sendRefusal(reply, notFound(type, id));
    },
  );

  app.get(
    `${at}/mentionable`,
    {
      schema: {
        operationId: `list${name}Mentionable`,
        tags,
        summary: `People who see the ${type} and can be called in a comment`,
        params,
        response: { 200: mentionable },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'comment', type);
      const { id } = request.params;
      const people = await withScope(deps.db, principal.scope, async (tx) => {
        const document = await findCommented(tx, type, principal.companyId, id);
        return document ? mentionablePeople(tx, document, readerOf(principal)) : null;
      });
      return people ? reply.send({ data: people }) : sendRefusal(reply, notFound(type, id));
    },
  );

  app.post(
    `${at}/comments`,
    {
      schema: {
        operationId: `comment${name}`,
        tags,
        summary: `Comment on the ${type}`,
        description: `Kept for good. Everybody named in mention_ids is told; who does not see the ${type} is refused with NOT_MENTIONABLE (422).`,
        params,
        body: commentBody,
        response: { 201: commentMade },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'comment', type);
      const { id } = request.params;
      const options = { operation: `comment${name}`, objectType: type, objectId: id, status: 201 };
      await runCommand(request, reply, options, (work) =>
        addComment(work, {
          companyId: principal.companyId,
          type,
          documentId: id,
          author: readerOf(principal),
          body: request.body.body,
          mentionIds: request.body.mention_ids,
        }),
      );
    },
  );
}
