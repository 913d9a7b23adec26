/** What the room of webhooks reads and sends. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../lib/api.ts';
import type { Answer, Input, Result } from '../../lib/api.ts';

export type Endpoint = Result<'GET /webhook_endpoints'>['data'][number];
export type Delivery = Result<'GET /webhook_deliveries'>['data'][number];
export type Message = Result<'GET /webhook_deliveries/{id}'>;
type Status = Delivery['status'];
type Nothing = Record<string, never>;

export const PAGE_SIZE = 20;
const ENDPOINTS_MAX = 100;

export const endpointsQuery = queryOptions({
  queryKey: ['webhooks', 'endpoints'],
  queryFn: async ({ signal }) =>
    (await read('GET /webhook_endpoints', { query: { limit: ENDPOINTS_MAX }, signal })).data,
});

/** A message is on its way for seconds, so the log is read again while one is. */
const AGAIN_MS = 2000;

export const deliveriesQuery = (filters: { cursor?: string; status?: Status }) =>
  queryOptions({
    queryKey: ['webhooks', 'deliveries', filters],
    queryFn: ({ signal }) => read('GET /webhook_deliveries', { query: { limit: PAGE_SIZE, ...filters }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some((row) => row.status === 'pending') ? AGAIN_MS : false),
  });

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', 'message', id],
    queryFn: ({ signal }) => read('GET /webhook_deliveries/{id}', { path: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? AGAIN_MS : false),
  });

export const createEndpoint = (body: Input<'POST /webhook_endpoints'>['body'], idempotencyKey: string) =>
  api('POST /webhook_endpoints', { body, idempotencyKey });

export const rotateSecret =
  (id: string) => (body: Input<'POST /webhook_endpoints/{id}/rotate_secret'>['body'], idempotencyKey: string) =>
    api('POST /webhook_endpoints/{id}/rotate_secret', { path: { id }, body, idempotencyKey });

export const sendTest = (id: string) => (body: Nothing, idempotencyKey: string) =>
  api('POST /webhook_endpoints/{id}/test', { path: { id }, body, idempotencyKey });

export const redeliver = (id: string) => (body: Nothing, idempotencyKey: string) =>
  api('POST /webhook_deliveries/{id}/redeliver', { path: { id }, body, idempotencyKey });

/** PATCH on the version that is shown. */
export const changeEndpoint =
  ({ id, version }: Endpoint) =>
  (body: Input<'PATCH /webhook_endpoints/{id}'>['body'], idempotencyKey: string): Promise<Answer<Endpoint>> =>
    api('PATCH /webhook_endpoints/{id}', { path: { id }, body, idempotencyKey, ifMatch: `"${version}"` });
