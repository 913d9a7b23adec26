/** Owns the addresses of returns, the warehouse, invoices, payments and receivables; each page is its own chunk. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { text } from '../../lib/search-text.ts';
import { readReturnFilters } from '../returns/filters.ts';
import { readWarehouseFilters } from '../warehouse/filters.ts';
import { readInvoiceFilters, readListFilters, readReceivableFilters } from './filters.ts';

/** The routes under the frame. */
export function tradeRoutes<Frame extends AnyRoute>(getParentRoute: () => Frame) {
  return [
    createRoute({
      getParentRoute,
      path: '/returns',
      validateSearch: readReturnFilters,
      component: lazyRouteComponent(() => import('../returns/returns-page.tsx'), 'ReturnsPage'),
    }),

    createRoute({
      getParentRoute,
      path: '/returns/$returnId',
      staticData: { inner: true },
      component: lazyRouteComponent(() => import('../returns/return-page.tsx'), 'ReturnPage'),
    }),

    createRoute({
      getParentRoute,
      path: '/warehouse',
      validateSearch: readWarehouseFilters,
      component: lazyRouteComponent(() => import('../warehouse/warehouse-page.tsx'), 'WarehousePage'),
    }),

    createRoute({
      getParentRoute,
      path: '/receivables',
      validateSearch: readReceivableFilters,
      component: lazyRouteComponent(() => import('./receivables-page.tsx'), 'ReceivablesPage'),
    }),

    createRoute({
      getParentRoute,
      path: '/invoices',
      validateSearch: readInvoiceFilters,
      component: lazyRouteComponent(() => import('./invoices-page.tsx'), 'InvoicesPage'),
    }),

    createRoute({
      getParentRoute,
      path: '/invoices/$invoiceId',
      staticData: { inner: true },
      component: lazyRouteComponent(() => import('./invoice-page.tsx'), 'InvoicePage'),
    }),

    createRoute({
      getParentRoute,
      path: '/payments',
      validateSearch: readListFilters,
      component: lazyRouteComponent(() => import('./payments-page.tsx'), 'PaymentsPage'),
    }),

    createRoute({
      getParentRoute,
      path: '/payments/new',
      staticData: { inner: true },
      validateSearch: (search: Record<string, unknown>): { dealer?: string } => ({ dealer: text(search['dealer']) }),
      component: lazyRouteComponent(() => import('./new-payment-page.tsx'), 'NewPaymentPage'),
    }),

    createRoute({
      getParentRoute,
      path: '/payments/$paymentId',
      staticData: { inner: true },
      component: lazyRouteComponent(() => import('./payment-page.tsx'), 'PaymentPage'),
    }),
  ] as const;
}
