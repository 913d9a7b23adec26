// Owns the HTTP of API keys: administrators make and revoke them.
import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { newApiKey, ownerAbility } from '../platform/auth/api-key.ts';
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, notFound, pageOf, requireAbility, runCommand, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { isWorth, KEY_SCOPES } from './abilities.ts';
import { createApiKey, revokeApiKey } from './commands.ts';
import { listApiKeys } from './queries.ts';
import type { ApiKeyView } from './schema.ts';
import { apiKeyPage, apiKeysQuery, apiKeyView, keyScopesView, newApiKeyBody, newApiKeyView } from './schema.ts';

const TAG = ['api keys'];
const params = z.strictObject({ id: z.string().max(60) });

/** API keys of the company the request works in. */
export function keysRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/api_keys',
    {
      schema: {
        operationId: 'listApiKeys',
        tags: TAG,
        description: 'API keys of the company, the newest first, with when and from where each was last used.',
        querystring: apiKeysQuery,
        response: { 200: apiKeyPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'api_key');
      const { limit, cursor: text, owner_id: ownerId } = request.query;
      const cursor = decodeCursor(text, 1);
      const now = deps.now?.() ?? new Date();
      const rows = await withScope(deps.db, scope, (tx) =>
        listApiKeys(tx, { companyId, ownerId, limit, after: cursor?.key, back: cursor?.back ?? false, now }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.id]);
    },
  );

  app.post(
    '/api/v1/api_keys',
    {
      schema: {
        operationId: 'createApiKey',
        tags: TAG,
        description: `Makes a key that acts in the name of a person, in this company, within the scopes given. The answer is the only
one that shows the key; a repeat under the same Idempotency-Key has \`null\` in its place. INVALID_CONTENT (422) names an unknown owner, a scope
that opens nothing to them, or an end outside the next 366 days.`,
        body: newApiKeyBody,
        response: { 201: newApiKeyView },
      },
    },
    async (request, reply) => {
      const { companyId, tenant } = requireAbility(request, 'create', 'api_key');
      const id = newId('api_key');
      const { key, hash, prefix } = newApiKey(tenant);
      await runCommand(
        request,
        reply,
        {
          operation: 'createApiKey',
          objectType: 'api_key',
          status: 201,
          // What a repeat is answered with was stored; the key never is.
          map: (view: ApiKeyView) => ({ ...view, key: view.id === id ? key : null }),
        },
        (work) => createApiKey(work, { ...request.body, id, companyId, hash, prefix }),
      );
    },
  );

  app.post(
    '/api/v1/api_keys/:id/revoke',
    {
      schema: {
        operationId: 'revokeApiKey',
        tags: TAG,
        description: 'Ends a key at once; its next request is refused. KEY_ENDED (409) when it is revoked already.',
        params,
        body: z.strictObject({}),
        response: { 200: apiKeyView },
      },
    },
    async (request, reply) => {
      requireAbility(request, 'update', 'api_key');
      const { id } = request.params;
      await runCommand(request, reply, { operation: 'revokeApiKey', objectType: 'api_key', objectId: id }, (work) =>
        revokeApiKey(work, id),
      );
    },
  );

  app.get(
    '/api/v1/users/:id/key_scopes',
    {
      schema: {
        operationId: 'listKeyScopes',
        tags: TAG,
        description: 'The scopes with which a key in the name of this person would open something.',
        params,
        response: { 200: keyScopesView },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'create', 'api_key');
      const { id } = request.params;
      const owner = await withScope(deps.db, scope, (tx) => ownerAbility(tx, id, companyId));
      if (!owner) return sendRefusal(reply, notFound('user', id));
      return { scopes: KEY_SCOPES.filter((known) => isWorth(owner, known)) };
    },
  );
}
