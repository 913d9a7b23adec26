// Owns the API's description: OpenAPI 3.1 from the routes' forms, with every header and error they have.
import swagger from '@fastify/swagger';
import type { FastifySchema, RouteOptions } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { problem } from '../../wire/schema.ts';
import type { App } from './types.ts';

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});

const ERRORS_ALWAYS = {
  400: 'The request is malformed.',
  404: 'Not found, or not visible.',
  429: 'Too many requests.',
  500: 'Internal error.',
  503: 'Unavailable; retry.',
};
const ERRORS_SIGNED_IN = { 401: 'Not signed in.', 403: 'Not allowed.' };
const ERRORS_WRITING = {
  403: 'Not allowed.',
  409: 'Refused by a business rule.',
  412: 'The version in If-Match is not the current one.',
  413: 'The body is too large.',
  415: 'The content type is not supported.',
  422: 'The content is not accepted; errors name the fields.',
  428: 'If-Match is missing.',
};

/** Declares on every route the errors it may answer with; a route declares only its successes. */
export function declareErrors(route: RouteOptions): void {
  if (!route.schema || route.schema.hide) return;
  const methods = [route.method].flat();
  const writes = methods.some((method) => method !== 'GET' && method !== 'HEAD');
  const errors: Record<string, string> = {
    ...ERRORS_ALWAYS,
    ...(route.config?.public ? {} : ERRORS_SIGNED_IN),
    ...(writes ? ERRORS_WRITING : {}),
    ...(route.config?.public && writes ? { 401: 'The login or the password is wrong.' } : {}),
  };
  const declared = (route.schema.response ?? {}) as Record<string, unknown>;
  const added = Object.entries(errors).filter(([status]) => !(status in declared));
  route.schema = {
    ...route.schema,
    response: { ...Object.fromEntries(added.map(([status, text]) => [status, problemAnswer(text)])), ...declared },
  };
}

const transformSchema = createJsonSchemaTransform({ skipList: [] });
const transformObject = createJsonSchemaTransformObject({});

/** Headers belong to the description only; helpers read them and refuse with codes of their own. */
function headersOf(route: RouteOptions): FastifySchema['headers'] | undefined {
  const changes = ![route.method].flat().every((method) => method === 'GET' || method === 'HEAD');
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  if (changes && !route.config?.public)
    properties['x-csrf-token'] = { type: 'string', description: 'csrf_token of GET /api/v1/me; not for API keys' };
  if (route.method === 'POST' && !route.config?.noIdempotencyKey) {
    properties['idempotency-key'] = {
      type: 'string',
      minLength: 8,
      maxLength: 200,
      description: 'unique per intended action',
    };
    required.push('idempotency-key');
  }
  if (route.config?.ifMatch) properties['if-match'] = { type: 'string', description: 'quoted version, as in the ETag' };
  return Object.keys(properties).length === 0 ? undefined : { type: 'object', properties, required };
}

/** Registers the generator; `app.swagger()` gives the document when all routes are known. */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Qudao',
        version,
        description:
          'Back office for brands that sell through dealers and distributors. Amounts are decimal text with a currency.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'qudao_session' },
          key: { type: 'http', scheme: 'bearer', description: 'An API key; needs no x-csrf-token.' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
    transform: (input) => {
      const { schema, url } = transformSchema(input);
      const route = input.route as RouteOptions;
      const headers = schema.hide ? undefined : headersOf(route);
      const open = route.config?.public ? { security: [] } : {};
      return { url, schema: { ...schema, ...open, ...(headers ? { headers } : {}) } };
    },
    transformObject: (input) => withoutUnused(transformObject(input)),
  });
}

type Document = ReturnType<typeof transformObject>;

/** Drops the forms nothing refers to: each form is made once for requests and once for answers. */
function withoutUnused(document: Document): Document {
  if (!('components' in document)) return document;
  const { components } = document;
  const schemas: Record<string, unknown> = { ...components?.schemas };
  for (;;) {
    const text = JSON.stringify({ ...document, components: { ...components, schemas } });
    const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    if (unused.length === 0) return { ...document, components: { ...components, schemas } } as Document;
    for (const name of unused) delete schemas[name];
  }
}
