/** What the room of API keys reads and sends. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ApiKeyView, apiKeyPage, keyScopesView, newApiKeyBody, newApiKeyView } from '../../../keys/schema.ts';
import type { page, personRef } from '../../../wire/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type ApiKey = ApiKeyView;
export type NewApiKey = z.infer<typeof newApiKeyView>;
export type NewApiKeyBody = z.input<typeof newApiKeyBody>;
export type Person = z.infer<typeof personRef>;

export const PAGE_SIZE = 20;

export const keysQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['api-keys', 'list', cursor ?? ''],
    queryFn: ({ signal }) => get<z.infer<typeof apiKeyPage>>('/api_keys', { limit: PAGE_SIZE, cursor }, signal),
    placeholderData: keepPreviousData,
  });

/** People whose name contains the text. */
export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['people', q],
    queryFn: async ({ signal }) =>
      (await get<z.infer<ReturnType<typeof page<typeof personRef>>>>('/users', { q, limit: 50 }, signal)).data,
    placeholderData: keepPreviousData,
  });

/** What a key in the name of this person could be allowed. */
export const keyScopesQuery = (userId: string) =>
  queryOptions({
    queryKey: ['api-keys', 'scopes', userId],
    queryFn: async ({ signal }) =>
      (await get<z.infer<typeof keyScopesView>>(`/users/${userId}/key_scopes`, undefined, signal)).scopes,
    enabled: userId !== '',
  });

export const createKey = (body: NewApiKeyBody, idempotencyKey: string): Promise<Answer<NewApiKey>> =>
  call('/api_keys', { method: 'POST', body, idempotencyKey });

export const revokeKey =
  (id: string) =>
  (body: object, idempotencyKey: string): Promise<Answer<ApiKey>> =>
    call(`/api_keys/${id}/revoke`, { method: 'POST', body, idempotencyKey });
