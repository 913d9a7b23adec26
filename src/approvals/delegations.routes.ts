// Owns the HTTP of absence: delegations one gave and received.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, pageOf, principalOf, requireAbility, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { pageQuery } from '../wire/schema.ts';
import { createDelegation, revokeDelegation } from './delegations.ts';
import { delegationsOf } from './settings.queries.ts';
import { delegationBody, delegationPage, idView } from './schema.ts';

const TAG = ['delegations'];

export function delegationRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/delegations',
    {
      schema: {
        operationId: 'listDelegations',
        tags: TAG,
        description: 'Delegations the signed-in person gave or received, newest first; `all` is for administrators.',
        querystring: z.strictObject({ all: z.literal('true').optional(), ...pageQuery }),
        response: { 200: delegationPage },
      },
    },
    async (request, reply) => {
      const { limit, cursor: text, all } = request.query;
      const principal = all ? requireAbility(request, 'update', 'user') : principalOf(request);
      const cursor = decodeCursor(text);
      const place = cursor && { at: cursor.key[0]!, id: cursor.key[1]!, back: cursor.back };
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        delegationsOf(tx, principal, { limit, place, all: all === 'true' }),
      );
      const page = pageOf(rows, limit, cursor, (item) => item.key);
      return reply.send({ ...page, data: page.data.map((item) => item.row) });
    },
  );

  app.post(
    '/api/v1/delegations',
    {
      schema: {
        operationId: 'createDelegation',
        tags: TAG,
        description:
          'Names who decides in the own absence; administrators name it for others with `user_id`. Tasks already waiting move where segregation of duties allows it. An authority passed on is not passed on again.',
        body: delegationBody,
        response: { 201: idView },
      },
    },
    async (request, reply) => {
      const body = request.body;
      const others = body.user_id !== undefined && body.user_id !== request.principal?.userId;
      const principal = others
        ? requireAbility(request, 'update', 'user')
        : requireAbility(request, 'decide', 'approval');
      await runCommand(
        request,
        reply,
        { operation: 'createDelegation', objectType: 'delegation', status: 201 },
        (work) =>
          createDelegation(work, {
            companyId: principal.companyId,
            userId: body.user_id ?? principal.userId,
            delegateId: body.delegate_id,
            validFrom: body.valid_from,
            validTo: body.valid_to,
            documentTypes: body.document_types ?? null,
            reason: body.reason,
          }),
      );
    },
  );

  app.post(
    '/api/v1/delegations/:id/revoke',
    {
      schema: {
        operationId: 'revokeDelegation',
        tags: TAG,
        description:
          'Ends a delegation the signed-in person gave, or for administrators anybody’s; its tasks come back.',
        params: z.strictObject({ id: z.string().max(60) }),
        body: z.strictObject({}),
        response: { 200: idView },
      },
    },
    async (request, reply) => {
      const everybodys = request.principal?.ability.can('update', 'user') === true;
      const principal = everybodys
        ? requireAbility(request, 'update', 'user')
        : requireAbility(request, 'decide', 'approval');
      const { id } = request.params;
      await runCommand(
        request,
        reply,
        { operation: 'revokeDelegation', objectType: 'delegation', objectId: id },
        (work) =>
          revokeDelegation(work, {
            companyId: principal.companyId,
            id,
            userId: everybodys ? null : principal.userId,
          }),
      );
    },
  );
}
