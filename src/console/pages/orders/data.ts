/** What the order rooms read from the API. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { orderablePage, orderLine, orderPage, OrderView, OrderRow, shipmentView } from '../../../orders/schema.ts';
import type { regionView } from '../../../parties/schema.ts';
import type { summary } from '../../../wire/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Query } from '../../lib/api.ts';

export type { OrderView, OrderRow };
export type OrderPage = z.infer<typeof orderPage>;
export type OrderLine = z.infer<typeof orderLine>;
export type Shipment = z.infer<typeof shipmentView>;
export type Region = z.infer<typeof regionView>;
export type Summary = z.infer<typeof summary>;
export type OrderablePage = z.infer<typeof orderablePage>;
export type Orderable = OrderablePage['data'][number];
/** An order with the version that changes must name. */
export type VersionedOrder = { order: OrderView; etag: string | undefined };

export const PAGE_SIZE = 20;

/** One page of orders under the filters of the list. */
export const ordersQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['orders', 'list', filters],
    queryFn: ({ signal }) => get<OrderPage>('/orders', { limit: PAGE_SIZE, ...filters }, signal),
    placeholderData: keepPreviousData,
  });

/** Count and sum of what the filters find. */
export const orderSummaryQuery = (filters: Query) =>
  queryOptions({
    queryKey: ['orders', 'summary', filters],
    queryFn: ({ signal }) => get<Summary>('/orders/summary', filters, signal),
    placeholderData: keepPreviousData,
  });

/** All regions of the company, for the filter of those who see every region. */
export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: async ({ signal }) => (await get<{ data: Region[] }>('/regions', undefined, signal)).data,
  staleTime: Infinity,
});

/** One order with its ETag. */
export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: async ({ signal }): Promise<VersionedOrder> => {
      const { data, etag } = await call<OrderView>(`/orders/${id}`, { signal });
      return { order: data, etag };
    },
  });

/** What a dealer can order, page by page. */
export const orderableQuery = (filters: Query & { buyer_id: string }) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'orderable', filters],
    queryFn: ({ signal, pageParam }) =>
      get<OrderablePage>('/orders/orderable_skus', { limit: 50, ...filters, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: OrderablePage) => page.next_cursor ?? undefined,
  });
