/** What the room of webhooks reads and sends. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  createWebhookEndpointBody,
  rotateSecretBody,
  updateWebhookEndpointBody,
  WebhookDeliveryView,
  webhookDeliveryPage,
  WebhookEndpointView,
  webhookEndpointPage,
  WebhookMessageView,
  webhookSecretView,
} from '../../../webhooks/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type Endpoint = WebhookEndpointView;
export type Delivery = WebhookDeliveryView;
export type Message = WebhookMessageView;
export type EndpointSecret = z.infer<typeof webhookSecretView>;
export type CreateBody = z.input<typeof createWebhookEndpointBody>;
export type ChangeBody = z.input<typeof updateWebhookEndpointBody>;
type Send<Body, T> = (body: Body, idempotencyKey: string) => Promise<Answer<T>>;

export const PAGE_SIZE = 20;
const ENDPOINTS_MAX = 100;

export const endpointsQuery = queryOptions({
  queryKey: ['webhooks', 'endpoints'],
  queryFn: async ({ signal }) =>
    (await get<z.infer<typeof webhookEndpointPage>>('/webhook_endpoints', { limit: ENDPOINTS_MAX }, signal)).data,
});

/** A message is on its way for seconds, so the log is read again while one is. */
const AGAIN_MS = 2000;

export const deliveriesQuery = (filters: { cursor?: string; status?: string; endpoint_id?: string }) =>
  queryOptions({
    queryKey: ['webhooks', 'deliveries', filters],
    queryFn: ({ signal }) =>
      get<z.infer<typeof webhookDeliveryPage>>('/webhook_deliveries', { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some((row) => row.status === 'pending') ? AGAIN_MS : false),
  });

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', 'message', id],
    queryFn: ({ signal }) => get<Message>(`/webhook_deliveries/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? AGAIN_MS : false),
  });

const post =
  <Body, T>(path: string): Send<Body, T> =>
  (body, idempotencyKey) =>
    call<T>(path, { method: 'POST', body, idempotencyKey });

export const createEndpoint = post<CreateBody, EndpointSecret>('/webhook_endpoints');
export const rotateSecret = (id: string) =>
  post<z.input<typeof rotateSecretBody>, EndpointSecret>(`/webhook_endpoints/${id}/rotate_secret`);
export const sendTest = (id: string) => post<object, Message>(`/webhook_endpoints/${id}/test`);
export const redeliver = (id: string) => post<object, Message>(`/webhook_deliveries/${id}/redeliver`);

/** PATCH on the version that is shown. */
export const changeEndpoint =
  ({ id, version }: Endpoint): Send<ChangeBody, Endpoint> =>
  (body, idempotencyKey) =>
    call(`/webhook_endpoints/${id}`, { method: 'PATCH', body, idempotencyKey, ifMatch: `"${version}"` });
