// Owns the HTTP of webhook messages: the log, and delivering again.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, notFound, pageOf, requireAbility, runCommand, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { webhookQueue } from '../platform/queues.ts';
import { redeliver } from './commands.ts';
import { findMessage, listDeliveries } from './queries.ts';
import { webhookDeliveriesQuery, webhookDeliveryPage, webhookMessageView } from './schema.ts';

const TAG = ['webhooks'];
const params = z.strictObject({ id: z.string().max(60) });

export function webhookDeliveryRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/webhook_deliveries',
    {
      schema: {
        operationId: 'listWebhookDeliveries',
        tags: TAG,
        description: 'Messages to the endpoints of the company, the newest first.',
        querystring: webhookDeliveriesQuery,
        response: { 200: webhookDeliveryPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'webhook');
      const { limit, cursor: text, endpoint_id: endpointId, status, event_type: eventType } = request.query;
      const cursor = decodeCursor(text, 1);
      const rows = await withScope(deps.db, scope, (tx) =>
        listDeliveries(tx, {
          companyId,
          endpointId,
          status,
          eventType,
          limit,
          after: cursor?.key,
          back: cursor?.back ?? false,
        }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.id]);
    },
  );

  app.get(
    '/api/v1/webhook_deliveries/:id',
    {
      schema: {
        operationId: 'getWebhookDelivery',
        tags: TAG,
        description:
          'A message with its body and every attempt, the newest first, each with the beginning of the answer.',
        params,
        response: { 200: webhookMessageView },
      },
    },
    async (request, reply) => {
      const { scope } = requireAbility(request, 'read', 'webhook');
      const { id } = request.params;
      const message = await withScope(deps.db, scope, (tx) => findMessage(tx, id));
      return message ?? sendRefusal(reply, notFound('webhook_delivery', id));
    },
  );

  app.post(
    '/api/v1/webhook_deliveries/:id/redeliver',
    {
      schema: {
        operationId: 'redeliverWebhook',
        tags: TAG,
        description:
          'Delivers a message again under the same webhook-id, from the first attempt on. WEBHOOK_ENDPOINT_DISABLED (409) when its endpoint is disabled.',
        params,
        body: z.strictObject({}),
        response: { 202: webhookMessageView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'webhook');
      const { id } = request.params;
      const taskQueue = webhookQueue(deps.config);
      const options = { operation: 'redeliverWebhook', objectType: 'webhook_delivery', objectId: id, status: 202 };
      await runCommand(request, reply, options, (work) => redeliver(work, { id, companyId, taskQueue }));
    },
  );
}
