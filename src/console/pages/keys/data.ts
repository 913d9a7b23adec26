/** What the room of API keys reads and sends. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../lib/api.ts';
import type { Answer, Input, Result } from '../../lib/api.ts';

export type ApiKey = Result<'GET /api_keys'>['data'][number];
export type NewApiKey = Result<'POST /api_keys'>;
export type NewApiKeyBody = Input<'POST /api_keys'>['body'];

export const PAGE_SIZE = 20;

export const keysQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['api-keys', 'list', cursor ?? ''],
    queryFn: ({ signal }) => read('GET /api_keys', { query: { limit: PAGE_SIZE, cursor }, signal }),
    placeholderData: keepPreviousData,
  });

/** People whose name contains the text. */
export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['people', q],
    queryFn: async ({ signal }) => (await read('GET /users', { query: { q, limit: 50 }, signal })).data,
    placeholderData: keepPreviousData,
  });

/** What a key in the name of this person could be allowed. */
export const keyScopesQuery = (id: string) =>
  queryOptions({
    queryKey: ['api-keys', 'scopes', id],
    queryFn: async ({ signal }) => (await read('GET /users/{id}/key_scopes', { path: { id }, signal })).scopes,
    enabled: id !== '',
  });

export const createKey = (body: NewApiKeyBody, idempotencyKey: string): Promise<Answer<NewApiKey>> =>
  api('POST /api_keys', { body, idempotencyKey });

export const revokeKey =
  (id: string) =>
  (body: Record<string, never>, idempotencyKey: string): Promise<Answer<ApiKey>> =>
    api('POST /api_keys/{id}/revoke', { path: { id }, body, idempotencyKey });
