// Owns the HTTP of webhook endpoints.
import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { withScope } from '../platform/db/database.ts';
import {
  decodeCursor,
  etag,
  HttpRefusal,
  notFound,
  pageOf,
  requireAbility,
  requireIfMatch,
  runCommand,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { checkOutside } from '../platform/outside.ts';
import { webhookQueue } from '../platform/queues.ts';
import { createEndpoint, rotateSecret, sendTest, updateEndpoint } from './commands.ts';
import { webhookDeliveryRoutes } from './deliveries.routes.ts';
import { findEndpoint, listEndpoints } from './queries.ts';
import {
  createWebhookEndpointBody,
  rotateSecretBody,
  updateWebhookEndpointBody,
  webhookEndpointPage,
  webhookEndpointsQuery,
  webhookEndpointView,
  webhookMessageView,
  webhookSecretView,
} from './schema.ts';
import type { WebhookEndpointView } from './schema.ts';
import { newWebhookSecret } from './signature.ts';

const TAG = ['webhooks'];
const params = z.strictObject({ id: z.string().max(60) });
const version = (view: { version: number }) => view.version;

/** Throws WEBHOOK_KEY_MISSING (409) where no secret can be kept. */
function dataKey(deps: ApiDeps): Buffer {
  if (!deps.dataKey) throw new HttpRefusal('WEBHOOK_KEY_MISSING');
  return deps.dataKey;
}

/** Throws INVALID_CONTENT (422) for a URL that is none, or that leads where messages do not go. */
async function requireOutside(deps: ApiDeps, text: string): Promise<void> {
  const wrong = (code: string) => new HttpRefusal('INVALID_CONTENT', { count: 1 }, [{ pointer: '/url', code }]);
  if (!URL.canParse(text)) throw wrong('URL_INVALID');
  const checked = await checkOutside(new URL(text), { allowedHosts: deps.config.webhookAllowedHosts });
  if (!checked.ok) throw wrong(checked.code);
}

/** Endpoints of the company the request works in, and the messages sent to them. */
export function webhooksRoutes(app: App, deps: ApiDeps): void {
  readingRoutes(app, deps);
  writingRoutes(app, deps);
  secretRoutes(app, deps);
  webhookDeliveryRoutes(app, deps);
}

function readingRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/webhook_endpoints',
    {
      schema: {
        operationId: 'listWebhookEndpoints',
        tags: TAG,
        description: 'Endpoints of the company, the newest first.',
        querystring: webhookEndpointsQuery,
        response: { 200: webhookEndpointPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'webhook');
      const { limit, cursor: text } = request.query;
      const cursor = decodeCursor(text, 1);
      const rows = await withScope(deps.db, scope, (tx) =>
        listEndpoints(tx, { companyId, limit, after: cursor?.key, back: cursor?.back ?? false }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.id]);
    },
  );

  app.get(
    '/api/v1/webhook_endpoints/:id',
    {
      schema: {
        operationId: 'getWebhookEndpoint',
        tags: TAG,
        description: 'An endpoint; its ETag is what a change names in If-Match.',
        params,
        response: { 200: webhookEndpointView },
      },
    },
    async (request, reply) => {
      const { scope } = requireAbility(request, 'read', 'webhook');
      const { id } = request.params;
      const endpoint = await withScope(deps.db, scope, (tx) => findEndpoint(tx, id));
      if (!endpoint) return sendRefusal(reply, notFound('webhook_endpoint', id));
      etag(reply, endpoint.version);
      return endpoint;
    },
  );
}

function writingRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/webhook_endpoints',
    {
      schema: {
        operationId: 'createWebhookEndpoint',
        tags: TAG,
        description: `Subscribes a URL to events. Messages follow the Standard Webhooks specification: webhook-id, webhook-timestamp and
webhook-signature headers; a message not answered with 2xx is tried again for three days. The answer is the only one that shows the secret.
INVALID_CONTENT (422) names a URL that is not https or leads to a private address.`,
        body: createWebhookEndpointBody,
        response: { 201: webhookSecretView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'webhook');
      const key = dataKey(deps);
      const { url, description, event_types: eventTypes } = request.body;
      await requireOutside(deps, url);
      const id = newId('webhook_endpoint');
      const secret = newWebhookSecret();
      await runCommand(
        request,
        reply,
        {
          operation: 'createWebhookEndpoint',
          objectType: 'webhook_endpoint',
          status: 201,
          etag: version,
          // What a repeat is answered with was stored; the secret is not in it.
          map: (view: WebhookEndpointView) => ({ ...view, secret: view.id === id ? secret : null }),
        },
        (work) => createEndpoint(work, { id, companyId, url, description, eventTypes, secret, dataKey: key }),
      );
    },
  );

  app.patch(
    '/api/v1/webhook_endpoints/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'updateWebhookEndpoint',
        tags: TAG,
        description: 'Changes what is given. `status` disabled stops messages; active takes them up again from now on.',
        params,
        body: updateWebhookEndpointBody,
        response: { 200: webhookEndpointView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'webhook');
      const { id } = request.params;
      const change = request.body;
      const on = requireIfMatch(request);
      if (change.url !== undefined) await requireOutside(deps, change.url);
      await runCommand(
        request,
        reply,
        {
          operation: 'updateWebhookEndpoint',
          objectType: 'webhook_endpoint',
          objectId: id,
          version: on,
          etag: version,
        },
        (work) => updateEndpoint(work, { id, companyId, version: on, change }),
      );
    },
  );
}

function secretRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/webhook_endpoints/:id/rotate_secret',
    {
      schema: {
        operationId: 'rotateWebhookSecret',
        tags: TAG,
        description:
          'Makes a new secret, shown this once. For `keep_old_hours` messages carry a signature of the old and of the new one.',
        params,
        body: rotateSecretBody,
        response: { 200: webhookSecretView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'webhook');
      const key = dataKey(deps);
      const { id } = request.params;
      const secret = newWebhookSecret();
      let made = false;
      await runCommand(
        request,
        reply,
        {
          operation: 'rotateWebhookSecret',
          objectType: 'webhook_endpoint',
          objectId: id,
          etag: version,
          map: (view: WebhookEndpointView) => ({ ...view, secret: made ? secret : null }),
        },
        async (work) => {
          const keepOldHours = request.body.keep_old_hours;
          const result = await rotateSecret(work, { id, companyId, secret, keepOldHours, dataKey: key });
          work.afterCommit(() => {
            made = true;
          });
          return result;
        },
      );
    },
  );

  app.post(
    '/api/v1/webhook_endpoints/:id/test',
    {
      schema: {
        operationId: 'testWebhookEndpoint',
        tags: TAG,
        description:
          'Sends a message of type webhook.test; its log tells how it went. WEBHOOK_ENDPOINT_DISABLED (409) when disabled.',
        params,
        body: z.strictObject({}),
        response: { 202: webhookMessageView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'webhook');
      const { id } = request.params;
      const taskQueue = webhookQueue(deps.config);
      const options = { operation: 'testWebhookEndpoint', objectType: 'webhook_endpoint', objectId: id, status: 202 };
      await runCommand(request, reply, options, (work) => sendTest(work, { id, companyId, taskQueue }));
    },
  );
}
