/** Owns the filters of the order list: their form in the address and the query they become. */
import type { OrderStatus } from '../../../orders/schema.ts';
import type { Query } from '../../lib/api.ts';
import { list, text } from '../../lib/search-text.ts';
import { orderStatuses } from './status.ts';

export const VIEWS = ['all', 'mine', 'partly', 'waiting', 'drafts'] as const;
export type OrderTab = (typeof VIEWS)[number];

export type OrderFilters = {
  view?: OrderTab;
  q?: string;
  status?: OrderStatus[];
  region?: string;
  /** Days back from today, or two dates as `2026-11-01_2026-11-20`. */
  date?: string;
  cursor?: string;
};

/** Reads the address; whatever is not a filter is left out. */
export function readFilters(search: Record<string, unknown>): OrderFilters {
  const statuses = list(search['status']);
  const filters: OrderFilters = {
    view: VIEWS.find((view) => view === search['view']),
    q: text(search['q']),
    status: statuses && orderStatuses.filter((status) => statuses.includes(status)),
    region: text(search['region']),
    date: text(search['date']),
    cursor: text(search['cursor']),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** The conditions of a tab by themselves. */
export function tabQuery(view: OrderTab): Query {
  switch (view) {
    case 'all':
      return {};
    case 'mine':
      return { awaiting_me: 'true' };
    case 'partly':
      return { status: 'partly_shipped' };
    case 'waiting':
      return { waiting_stock: 'true' };
    case 'drafts':
      return { status: 'draft' };
  }
}

function dates(date: string | undefined, today: string): { created_from?: string; created_to?: string } {
  if (!date) return {};
  const [from, to] = date.split('_');
  if (to !== undefined) return { created_from: from || undefined, created_to: to || undefined };
  const start = new Date(`${today}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() - Number(date) + 1);
  return Number.isNaN(start.getTime()) ? {} : { created_from: start.toISOString().slice(0, 10) };
}

/** The API's query for the filters; `today` is the business date of the company. */
export function apiQuery(filters: OrderFilters, today: string): Query {
  return {
    ...tabQuery(filters.view ?? 'all'),
    ...(filters.status ? { status: filters.status } : {}),
    q: filters.q,
    region_id: filters.region,
    ...dates(filters.date, today),
  };
}

/** True when anything narrows the list beyond its tab. */
export function narrowed(filters: OrderFilters): boolean {
  return Boolean(filters.q || filters.status || filters.region || filters.date);
}
