/** What the room of notifications reads and sends. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { NotificationView, notificationPage, readState, unreadCount } from '../../../notifications/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type Notification = NotificationView;
type Page = z.infer<typeof notificationPage>;
type Read = Promise<Answer<z.infer<typeof readState>>>;

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', unread],
    queryFn: ({ signal, pageParam }) =>
      get<Page>('/notifications', { unread: unread ? 'true' : undefined, limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next_cursor ?? undefined,
  });

/** The bell. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'count'],
  queryFn: ({ signal }) => get<z.infer<typeof unreadCount>>('/notifications/count', undefined, signal),
  refetchInterval: 30_000,
});

export const readOne = (id: string, idempotencyKey: string): Read =>
  call(`/notifications/${id}/read`, { method: 'POST', body: {}, idempotencyKey });

export const readAll = (body: object, idempotencyKey: string): Read =>
  call('/notifications/read_all', { method: 'POST', body, idempotencyKey });
