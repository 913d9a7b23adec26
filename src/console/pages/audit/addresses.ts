/** Owns the addresses of the search, the auditor's desk and the ledger; each page is its own chunk. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { readAccounts } from '../ledger/data.ts';
import { readSearch } from '../search/data.ts';

/** The routes under the frame. */
export function deskRoutes<Frame extends AnyRoute>(getParentRoute: () => Frame) {
  return [
    createRoute({
      getParentRoute,
      path: '/search',
      validateSearch: readSearch,
      component: lazyRouteComponent(() => import('../search/search-page.tsx'), 'SearchPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/audit/$type/$id',
      component: lazyRouteComponent(() => import('./dossier-page.tsx'), 'DossierPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/ledger',
      validateSearch: readAccounts,
      component: lazyRouteComponent(() => import('../ledger/accounts-page.tsx'), 'AccountsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/ledger/accounts/$accountId',
      component: lazyRouteComponent(() => import('../ledger/account-page.tsx'), 'AccountPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/ledger/transfers/$transferId',
      component: lazyRouteComponent(() => import('../ledger/transfer-page.tsx'), 'TransferPage'),
    }),
  ] as const;
}
