/** Owns the addresses of papers to print; each is its own chunk. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { day, text } from '../../lib/search-text.ts';

/** The routes under the frame of papers. */
export function paperRoutes<Paper extends AnyRoute>(getParentRoute: () => Paper) {
  return [
    createRoute({
      getParentRoute,
      path: '/print/orders/$orderId',
      component: lazyRouteComponent(() => import('./order-paper.tsx'), 'OrderPaper'),
    }),

    createRoute({
      getParentRoute,
      path: '/print/orders/$orderId/shipments/$shipmentId',
      component: lazyRouteComponent(() => import('./delivery-note.tsx'), 'DeliveryNotePaper'),
    }),

    createRoute({
      getParentRoute,
      path: '/print/pick-list',
      validateSearch: (search: Record<string, unknown>): { orders?: string } => ({ orders: text(search['orders']) }),
      component: lazyRouteComponent(() => import('./pick-list.tsx'), 'PickListPaper'),
    }),

    createRoute({
      getParentRoute,
      path: '/print/statements/$dealerId',
      validateSearch: (search: Record<string, unknown>): { from?: string; to?: string } => ({
        from: day(search['from']),
        to: day(search['to']),
      }),
      component: lazyRouteComponent(() => import('./statement-paper.tsx'), 'StatementPaper'),
    }),
  ] as const;
}
