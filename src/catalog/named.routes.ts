// Owns the HTTP of brands, categories, units and tax codes.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { companyToday, requireAbility, requireIfMatch, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { versionsRoute } from '../versions/routes.ts';
import { changed } from '../wire/schema.ts';
import { createNamed, updateNamed } from './named.ts';
import type { NamedKind } from './named.ts';
import { listNamed, listTaxCodes } from './queries.ts';
import { createNamedBody, namedList, taxCodeList, updateNamedBody } from './schema.ts';

const params = z.strictObject({ id: z.string().max(100) });
const version = (value: { version: number }) => value.version;

interface Kind {
  kind: NamedKind;
  plural: string;
  /** As in `listBrands`, `createBrand`. */
  one: string;
  many: string;
}
const KINDS: readonly Kind[] = [
  { kind: 'brand', plural: 'brands', one: 'Brand', many: 'Brands' },
  { kind: 'category', plural: 'categories', one: 'Category', many: 'Categories' },
  { kind: 'unit', plural: 'units', one: 'Unit', many: 'Units' },
];

/** The same four routes for brands, categories and units; tax codes are only read. */
export function namedRoutes(app: App, deps: ApiDeps, now: () => Date): void {
  for (const kind of KINDS) {
    readNamed(app, deps, kind);
    writeNamed(app, kind);
    versionsRoute(app, deps, {
      plural: kind.plural,
      operationId: `list${kind.one}Versions`,
      tag: 'catalog',
      subject: 'catalog',
      type: kind.kind,
      find: async (tx, { companyId }, id) => {
        const query = tx.selectFrom(kind.kind).select('id').where('id', '=', id);
        return (await query.where('company_id', '=', companyId).executeTakeFirst())?.id;
      },
    });
  }
  app.get(
    '/api/v1/tax_codes',
    {
      schema: {
        operationId: 'listTaxCodes',
        tags: ['catalog'],
        description: 'Tax codes with the rate in force today.',
        response: { 200: taxCodeList },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'catalog');
      return {
        data: await withScope(deps.db, scope, async (tx) =>
          listTaxCodes(tx, companyId, await companyToday(tx, companyId, now())),
        ),
      };
    },
  );
}

function readNamed(app: App, deps: ApiDeps, { kind, plural, many }: Kind): void {
  app.get(
    `/api/v1/${plural}`,
    {
      schema: {
        operationId: `list${many}`,
        tags: ['catalog'],
        description: `All ${plural} of the company.`,
        response: { 200: namedList },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'catalog');
      return { data: await withScope(deps.db, scope, (tx) => listNamed(tx, kind, companyId)) };
    },
  );
}

function writeNamed(app: App, { kind, plural, one }: Kind): void {
  app.post(
    `/api/v1/${plural}`,
    {
      schema: {
        operationId: `create${one}`,
        tags: ['catalog'],
        description: `Adds one to the ${plural}.`,
        body: createNamedBody,
        response: { 201: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'catalog');
      const options = { operation: `create${one}`, objectType: kind, status: 201, etag: version };
      await runCommand(request, reply, options, (work) => createNamed(work, companyId, kind, request.body));
    },
  );

  app.patch(
    `/api/v1/${plural}/:id`,
    {
      config: { ifMatch: true },
      schema: {
        operationId: `update${one}`,
        tags: ['catalog'],
        description: 'Changes the fields given, on the version in If-Match.',
        params,
        body: updateNamedBody,
        response: { 200: changed },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'catalog');
      const { id } = request.params;
      const given = requireIfMatch(request);
      const options = { operation: `update${one}`, objectType: kind, objectId: id, version: given, etag: version };
      await runCommand(request, reply, options, (work) => updateNamed(work, companyId, kind, id, given, request.body));
    },
  );
}
