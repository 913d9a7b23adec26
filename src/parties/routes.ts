// Owns the HTTP of dealers, their contracts, and regions.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import {
  companyToday,
  decodeCursor,
  etag,
  notFound,
  pageOf,
  requireAbility,
  requireIfMatch,
  runCommand,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { changed, summary } from '../wire/schema.ts';
import { createDealer, updateDealer } from './commands.ts';
import { createContract, reviseContract, terminateContract } from './contracts.ts';
import { countDealers, findDealer, listDealers, listRegions } from './queries.ts';
import { storeCommands } from './stores.routes.ts';
import { partyVersions } from './versions.routes.ts';
import {
  createContractBody,
  createDealerBody,
  dealerPage,
  dealerView,
  dealersQuery,
  dealersSummaryQuery,
  regionView,
  reviseContractBody,
  terminateContractBody,
  updateDealerBody,
} from './schema.ts';

const params = z.strictObject({ id: z.string().max(100) });
const version = (value: { version: number }) => value.version;

/** Dealers with contracts and credit; regions. */
export function partiesRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();
  readRoutes(app, deps, now);
  dealerCommands(app, now);
  contractCommands(app, now);
  storeCommands(app, now);
  partyVersions(app, deps);
}

function readRoutes(app: App, deps: ApiDeps, now: () => Date): void {
  app.get(
    '/api/v1/dealers',
    {
      schema: {
        operationId: 'listDealers',
        tags: ['partners'],
        description: 'Dealers one may see, by code.',
        querystring: dealersQuery,
        response: { 200: dealerPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'dealer');
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text, 1);
      const rows = await withScope(deps.db, scope, async (tx) =>
        listDealers(tx, {
          ...filter,
          companyId,
          limit,
          today: await companyToday(tx, companyId, now()),
          after: cursor?.key,
          back: cursor?.back ?? false,
        }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.code]);
    },
  );

  app.get(
    '/api/v1/dealers/summary',
    {
      schema: {
        operationId: 'summarizeDealers',
        tags: ['partners'],
        description: 'How many dealers the filters find.',
        querystring: dealersSummaryQuery,
        response: { 200: summary },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'dealer');
      return withScope(deps.db, scope, (tx) => countDealers(tx, { ...request.query, companyId }));
    },
  );

  app.get(
    '/api/v1/dealers/:id',
    {
      schema: {
        operationId: 'getDealer',
        tags: ['partners'],
        description: 'A dealer with contracts, stores, credit buckets and what is overdue.',
        params,
        response: { 200: dealerView },
      },
    },
    async (request, reply) => {
      const { scope, tenant, companyId } = requireAbility(request, 'read', 'dealer');
      const { id } = request.params;
      const dealer = await withScope(deps.db, scope, async (tx) =>
        findDealer(tx, tenant, companyId, id, await companyToday(tx, companyId, now())),
      );
      if (!dealer) return sendRefusal(reply, notFound('dealer', id));
      etag(reply, dealer.version);
      return dealer;
    },
  );

  app.get(
    '/api/v1/regions',
    {
      schema: {
        operationId: 'listRegions',
        tags: ['partners'],
        description: 'All regions of the company.',
        response: { 200: z.strictObject({ data: z.array(regionView) }) },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'region');
      return { data: await withScope(deps.db, scope, (tx) => listRegions(tx, companyId)) };
    },
  );
}

function dealerCommands(app: App, now: () => Date): void {
  app.post(
    '/api/v1/dealers',
    {
      schema: {
        operationId: 'createDealer',
        tags: ['partners'],
        description: 'Adds a dealer. Without a contract it cannot order.',
        body: createDealerBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'dealer');
      const options = { operation: 'createDealer', objectType: 'dealer', status: 201, etag: version };
      await runCommand(request, reply, options, async (work) =>
        createDealer(work, companyId, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );

  app.patch(
    '/api/v1/dealers/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateDealer',
        tags: ['partners'],
        description: 'Changes the fields given, on the version in If-Match.',
        params,
        body: updateDealerBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'dealer');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: 'updateDealer', objectType: 'dealer', objectId: id, version: given, etag: version };
      await runCommand(request, reply, options, async (work) =>
        updateDealer(work, companyId, id, given, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );
}

function contractCommands(app: App, now: () => Date): void {
  app.post(
    '/api/v1/dealers/:id/contracts',
    {
      schema: {
        operationId: 'createContract',
        tags: ['partners'],
        description: 'A new contract; its credit limit is posted in the credit book.',
        params,
        body: createContractBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'contract');
      const { id } = request.params;
      const options = { operation: 'createContract', objectType: 'dealer', objectId: id, status: 201, etag: version };
      await runCommand(request, reply, options, async (work) =>
        createContract(work, companyId, id, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );

  app.post(
    '/api/v1/contracts/:id/revise',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'reviseContract',
        tags: ['partners'],
        description: 'The next version of a contract; the version in If-Match ends where it begins.',
        params,
        body: reviseContractBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'contract');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: 'reviseContract', objectType: 'contract', objectId: id, status: 201, etag: version };
      await runCommand(request, reply, options, async (work) =>
        reviseContract(work, companyId, id, given, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );

  app.post(
    '/api/v1/contracts/:id/terminate',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'terminateContract',
        tags: ['partners'],
        description: 'Ends a contract and takes its credit limit back.',
        params,
        body: terminateContractBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'contract');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: 'terminateContract', objectType: 'contract', objectId: id, etag: version };
      await runCommand(request, reply, options, async (work) =>
        terminateContract(work, companyId, id, given, await companyToday(work.db, companyId, now()), request.body),
      );
    },
  );
}
