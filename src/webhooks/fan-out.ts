// Owns turning one event of a document into messages: one per endpoint that asked for it.
import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import type { Deliver } from '../platform/outbox.ts';
import { addDelivery } from './sending.ts';

const payloadForm = z.object({ event_id: z.string() });

/** Writes the messages of an event; a repeated delivery of the outbox entry finds them written. */
export function deliverEvent(db: Db, taskQueue: string): Deliver {
  return async ({ tenant, payload }) => {
    const { event_id: eventId } = payloadForm.parse(payload);
    await withScope(db, tenantScope(tenant), async (tx) => {
      const event = await tx
        .selectFrom('document_event')
        .select(['id', 'company_id', 'document_type', 'document_id', 'kind', 'params', 'at'])
        .where('id', '=', eventId)
        .executeTakeFirst();
      if (!event) return;
      const endpoints = await tx
        .selectFrom('webhook_endpoint')
        .select(['id', 'event_types'])
        .where('company_id', '=', event.company_id)
        .where('status', '=', 'active')
        .execute();
      const { params } = event;
      const number =
        typeof params === 'object' && params !== null && 'number' in params && typeof params.number === 'string'
          ? params.number
          : null;
      for (const endpoint of endpoints.filter((one) => one.event_types.includes(event.kind)))
        await addDelivery(tx, taskQueue, {
          id: newId('webhook_delivery'),
          tenant,
          companyId: event.company_id,
          endpointId: endpoint.id,
          eventType: event.kind,
          eventId: event.id,
          // Thin on purpose: who receives it reads the rest through the API, with what they may see.
          data: {
            event_id: event.id,
            company_id: event.company_id,
            object: event.document_type,
            id: event.document_id,
            number,
          },
          at: event.at,
        });
    });
  };
}
