/** What the home page reads, and where each of its lists leads. */
import { queryOptions } from '@tanstack/react-query';
import type { HomeView } from '../../../home/schema.ts';
import { get } from '../../lib/api.ts';
import type { OrderFilters } from '../orders/filters.ts';
import type { ReturnFilters } from '../returns/filters.ts';

export type Home = HomeView;
export type Waiting = Home['waiting'][number];
export type Figure = Home['figures'][number];
export type Week = NonNullable<Home['weeks']>[number];

const EVERY_MS = 60_000;

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => get<Home>('/home', undefined, signal),
  refetchInterval: EVERY_MS,
});

type Place =
  | { to: '/inbox'; search: object }
  | { to: '/orders'; search: OrderFilters }
  | { to: '/returns'; search: ReturnFilters };

/** The list behind each kind of waiting work, with the filter that shows exactly these. */
export const places: Record<Waiting['key'], Place> = {
  approvals: { to: '/inbox', search: {} },
  orders_returned: { to: '/orders', search: { status: ['returned'] } },
  order_drafts: { to: '/orders', search: { view: 'drafts' } },
  to_allocate: { to: '/orders', search: { status: ['approved'] } },
  to_ship: { to: '/orders', search: { status: ['allocated', 'partly_shipped'] } },
  to_receive: { to: '/orders', search: { status: ['shipped', 'partly_shipped'] } },
  returns_to_receive: { to: '/returns', search: { view: 'receiving' } },
  invoices_overdue: { to: '/orders', search: { status: ['received'] } },
};
