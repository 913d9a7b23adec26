/** What the rooms of returns read from the API, and what a person can do with a return, as requests. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  receiveReturnBody,
  returnPage,
  returnStateView,
  ReturnView,
  updateReturnBody,
} from '../../../returns/schema.ts';
import type { warehouseView } from '../../../inventory/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer, Query } from '../../lib/api.ts';

export type { ReturnView };
export type ReturnRow = z.infer<typeof returnPage>['data'][number];
export type ReturnLine = ReturnView['lines'][number];
export type ReceiveReturnBody = z.input<typeof receiveReturnBody>;
export type UpdateReturnBody = z.input<typeof updateReturnBody>;
export type Warehouse = z.infer<typeof warehouseView>;
type State = z.infer<typeof returnStateView>;

/** A return with the version that changes must name. */
export type VersionedReturn = { view: ReturnView; etag: string | undefined };

export const PAGE_SIZE = 20;

export const returnsQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['returns', 'list', filters],
    queryFn: ({ signal }) => get<z.infer<typeof returnPage>>('/returns', { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
  });

export const returnQuery = (id: string) =>
  queryOptions({
    queryKey: ['returns', 'page', id],
    queryFn: async ({ signal }): Promise<VersionedReturn> => {
      const { data, etag } = await call<ReturnView>(`/returns/${id}`, { signal });
      return { view: data, etag };
    },
  });

/** Warehouses one works in, by priority. */
export const warehousesQuery = queryOptions({
  queryKey: ['warehouses'],
  queryFn: async ({ signal }) => (await get<{ data: Warehouse[] }>('/warehouses', undefined, signal)).data,
  staleTime: 60_000,
});

/** POST /returns/{id}/{step} on the version that is shown. */
export function returnStep<Body>({ view, etag }: VersionedReturn, step: 'submit' | 'cancel' | 'receive') {
  return (body: Body, idempotencyKey: string): Promise<Answer<State>> =>
    call(`/returns/${view.id}/${step}`, { method: 'POST', body, idempotencyKey, ifMatch: etag });
}

/** PATCH /returns/{id}: a draft or a return that was sent back. */
export function changeReturn({ view, etag }: VersionedReturn) {
  return (body: UpdateReturnBody, idempotencyKey: string): Promise<Answer<State>> =>
    call(`/returns/${view.id}`, { method: 'PATCH', body, idempotencyKey, ifMatch: etag });
}

/** POST /approvals/{id}/recall: takes the return back from its deciders. */
export function recallReturn({ view }: VersionedReturn) {
  return (body: { comment: string }, idempotencyKey: string): Promise<Answer<unknown>> =>
    call(`/approvals/${view.approval?.id ?? ''}/recall`, { method: 'POST', body, idempotencyKey });
}
