/** Owns the views of the warehouse: what waits for stock, what can ship, what is on its way, what comes back. */
import type { Query } from '../../lib/api.ts';
import { text } from '../../lib/search-text.ts';

export const WAREHOUSE_VIEWS = ['ship', 'allocate', 'transit', 'returns'] as const;
export type WarehouseTab = (typeof WAREHOUSE_VIEWS)[number];
export type WarehouseFilters = { view?: WarehouseTab; q?: string; cursor?: string };

export function isWarehouseView(key: unknown): key is WarehouseTab {
  return WAREHOUSE_VIEWS.some((view) => view === key);
}

/** Reads the address; whatever is not a filter is left out. */
export function readWarehouseFilters(search: Record<string, unknown>): WarehouseFilters {
  const view = search['view'];
  return {
    view: isWarehouseView(view) && view !== 'ship' ? view : undefined,
    q: text(search['q']),
    cursor: text(search['cursor']),
  };
}

/** The orders of a view. */
export function ordersOf(view: Exclude<WarehouseTab, 'returns'>): Query {
  if (view === 'ship') return { to_ship: 'true' };
  return view === 'allocate' ? { waiting_stock: 'true' } : { in_transit: 'true' };
}
