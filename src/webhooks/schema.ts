// Owns the wire form of webhook endpoints, their messages and attempts.
import { z } from 'zod';
import { instant, page, pageQuery, personRef } from '../wire/schema.ts';
import { EVENT_TYPES } from './rules.ts';
import type { EventType } from './rules.ts';

/** What a subscription may name; forms offer these. */
export const webhookEventTypes = EVENT_TYPES;
export type WebhookEventType = EventType;

const eventTypes = z.array(z.enum(EVENT_TYPES)).min(1).max(EVENT_TYPES.length);

export const webhookEndpointView = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    event_types: z.array(z.string()),
    status: z.enum(['active', 'disabled']),
    disabled_reason: z
      .enum(['person', 'gone', 'failing'])
      .nullable()
      .describe('gone: it answered 410; failing: nothing was taken through a whole schedule of attempts'),
    failing_since: instant.nullable(),
    previous_secret_until: instant.nullable().describe('until then messages carry the signature of the old secret too'),
    version: z.int(),
    created_by: personRef,
    created_at: instant,
  })
  .meta({ id: 'WebhookEndpoint' });
export type WebhookEndpointView = z.infer<typeof webhookEndpointView>;
export const webhookEndpointPage = page(webhookEndpointView);
export const webhookEndpointsQuery = z.strictObject(pageQuery);

/** The only answer that carries the secret; a repeat of the request has `null` instead. */
export const webhookSecretView = webhookEndpointView
  .extend({ secret: z.string().nullable().describe('shown this once: what messages are signed with') })
  .meta({ id: 'WebhookEndpointSecret' });

export const createWebhookEndpointBody = z.strictObject({
  url: z.string().max(500).describe('https, with a public address'),
  description: z.string().trim().max(200).default(''),
  event_types: eventTypes,
});
export const updateWebhookEndpointBody = z.strictObject({
  url: z.string().max(500).optional(),
  description: z.string().trim().max(200).optional(),
  event_types: eventTypes.optional(),
  status: z.enum(['active', 'disabled']).optional(),
});
export type WebhookEndpointChange = z.infer<typeof updateWebhookEndpointBody>;
export const rotateSecretBody = z.strictObject({
  keep_old_hours: z.int().min(0).max(168).default(24).describe('how long messages carry the old signature too'),
});

const deliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export const webhookDeliveryView = z
  .strictObject({
    id: z.string().describe('the webhook-id header'),
    endpoint_id: z.string(),
    url: z.string(),
    event_type: z.string(),
    status: deliveryStatus,
    attempts: z.int(),
    last_status_code: z.int().nullable(),
    last_error: z.string().nullable(),
    next_attempt_at: instant.nullable(),
    created_at: instant,
    finished_at: instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDeliveryView = z.infer<typeof webhookDeliveryView>;
export const webhookDeliveryPage = page(webhookDeliveryView);
export const webhookDeliveriesQuery = z.strictObject({
  endpoint_id: z.string().max(60).optional(),
  status: deliveryStatus.optional(),
  event_type: z.string().max(60).optional(),
  ...pageQuery,
});

export const webhookAttemptView = z
  .strictObject({
    run: z.int(),
    attempt: z.int(),
    at: instant,
    status_code: z.int().nullable(),
    error: z
      .string()
      .nullable()
      .describe('why there was no answer: TIMEOUT, NO_CONNECTION, TLS_REFUSED, HOST_UNKNOWN, ADDRESS_NOT_PUBLIC, …'),
    duration_ms: z.int(),
    excerpt: z.string().describe('the first 1024 bytes of the answer'),
  })
  .meta({ id: 'WebhookAttempt' });
export const webhookMessageView = webhookDeliveryView
  .extend({ body: z.string().describe('exactly what was signed'), log: z.array(webhookAttemptView) })
  .meta({ id: 'WebhookMessage' });
export type WebhookMessageView = z.infer<typeof webhookMessageView>;
