// Owns the HTTP of the stores of a dealer.
import { z } from 'zod';
import { companyToday, requireAbility, requireIfMatch, runCommand } from '../platform/http/index.ts';
import type { App } from '../platform/http/index.ts';
import { changed } from '../wire/schema.ts';
import { createStoreBody, updateStoreBody } from './schema.ts';
import { createStore, updateStore } from './stores.ts';

const params = z.strictObject({ id: z.string().max(100) });
const version = (value: { version: number }) => value.version;

/** Opening, changing and closing stores. */
export function storeCommands(app: App, now: () => Date): void {
  app.post(
    '/api/v1/dealers/:id/stores',
    {
      schema: {
        operationId: 'createStore',
        tags: ['partners'],
        description: 'Opens a store of the dealer.',
        params,
        body: createStoreBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'dealer');
      const { id } = request.params;
      const options = { operation: 'createStore', objectType: 'dealer', objectId: id, status: 201, etag: version };
      await runCommand(request, reply, options, async (work) =>
        createStore(work, companyId, id, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );

  app.patch(
    '/api/v1/stores/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateStore',
        tags: ['partners'],
        description: 'Changes or closes a store, on the version in If-Match.',
        params,
        body: updateStoreBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'dealer');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: 'updateStore', objectType: 'store', objectId: id, version: given, etag: version };
      await runCommand(request, reply, options, (work) => updateStore(work, companyId, id, given, request.body));
    },
  );
}
