/** Owns the addresses of the console; each room is its own chunk. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './lib/problem.ts';
import { filtersOf } from './masters/filters.ts';
import { SESSION_ENDS, sessionQuery } from './lib/session.ts';
import type { SessionEnd } from './lib/session.ts';
import { Frame } from './shell/frame.tsx';
import { NotFoundPage, RoomError, Root } from './shell/root.tsx';
import type { InboxFilters, InboxTab } from './pages/inbox/data.ts';
import { readFilters } from './pages/orders/filters.ts';
import type { PeopleFilter } from './pages/people/data.ts';
import { ROLES } from '../people/schema.ts';
import { tradeRoutes } from './pages/finance/addresses.ts';
import { paperRoutes } from './pages/paper/addresses.ts';
import { systemRoutes } from './pages/health/addresses.ts';
import { deskRoutes } from './pages/audit/addresses.ts';
import { DOCUMENT_TYPES } from './pages/policies/data.ts';
import type { DocumentType } from './pages/policies/data.ts';
import { parseSearch, stringifySearch, text } from './lib/search-text.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  validateSearch: (search: Record<string, unknown>): { figure?: string } => ({ figure: text(search['figure']) }),
  component: Root,
  notFoundComponent: NotFoundPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; why?: SessionEnd } => {
    const to = text(search['to']);
    const why = SESSION_ENDS.find((end) => end === search['why']);
    return { ...(to?.startsWith('/') && !to.startsWith('//') ? { to } : {}), ...(why ? { why } : {}) };
  },
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in.tsx'), 'SignInPage'),
});

const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('./pages/sign-in/new-password.tsx'), 'NewPasswordPage'),
});

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/parts',
  component: lazyRouteComponent(() => import('./pages/gallery/gallery.tsx'), 'GalleryPage'),
});

/** Whoever is not signed in signs in first and comes back; who has a password to change does that first. */
async function signedIn(queries: QueryClient, location: { pathname: string; href: string }): Promise<void> {
  let session;
  try {
    session = await queries.ensureQueryData(sessionQuery);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    const why = SESSION_ENDS.find((end) => end === error.code);
    const to = location.pathname === '/' ? undefined : location.href;
    throw redirect({ to: '/sign-in', search: { to, why } });
  }
  if (session.must_change_password) throw redirect({ to: '/new-password' });
}

const paper = createRoute({
  getParentRoute: () => root,
  id: 'paper',
  beforeLoad: ({ context, location }) => signedIn(context.queries, location),
  component: lazyRouteComponent(() => import('./shell/paper.tsx'), 'PaperFrame'),
  errorComponent: RoomError,
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: ({ context, location }) => signedIn(context.queries, location),
  component: Frame,
  errorComponent: RoomError,
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
});

const dealers = createRoute({
  getParentRoute: () => frame,
  path: '/dealers',
  validateSearch: filtersOf('region_id', 'level', 'status'),
  component: lazyRouteComponent(() => import('./pages/dealers/dealers-page.tsx'), 'DealersPage'),
});

const dealer = createRoute({
  getParentRoute: () => frame,
  path: '/dealers/$dealerId',
  staticData: { inner: true },
  component: lazyRouteComponent(() => import('./pages/dealers/dealer-page.tsx'), 'DealerPage'),
});

const catalog = createRoute({
  getParentRoute: () => frame,
  path: '/catalog',
  validateSearch: filtersOf('tab', 'brand_id', 'category_id', 'orderable', 'active'),
  component: lazyRouteComponent(() => import('./pages/catalog/catalog-page.tsx'), 'CatalogPage'),
});

const sku = createRoute({
  getParentRoute: () => frame,
  path: '/catalog/skus/$skuId',
  staticData: { inner: true },
  component: lazyRouteComponent(() => import('./pages/catalog/sku-page.tsx'), 'SkuPage'),
});

const prices = createRoute({
  getParentRoute: () => frame,
  path: '/prices',
  validateSearch: filtersOf('level', 'region_id', 'active'),
  component: lazyRouteComponent(() => import('./pages/prices/prices-page.tsx'), 'PricesPage'),
});

const priceList = createRoute({
  getParentRoute: () => frame,
  path: '/prices/$listId',
  staticData: { inner: true },
  component: lazyRouteComponent(() => import('./pages/prices/price-list-page.tsx'), 'PriceListPage'),
});

const warehouses = createRoute({
  getParentRoute: () => frame,
  path: '/warehouses',
  validateSearch: filtersOf('tab', 'warehouse_id', 'kind'),
  component: lazyRouteComponent(() => import('./pages/warehouses/warehouses-page.tsx'), 'WarehousesPage'),
});

/** Master data. */
const masters = [dealers, dealer, catalog, sku, prices, priceList, warehouses] as const;

const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  staticData: { wide: true, innerWith: 'id' },
  validateSearch: (search: Record<string, unknown>): { view?: InboxTab; id?: string } & InboxFilters => ({
    view: (['done', 'mine', 'cc'] as const).find((view) => view === search['view']),
    id: text(search['id']),
    type: text(search['type']),
    exception: text(search['exception']),
    overdue: text(search['overdue']) === 'true' ? 'true' : undefined,
    q: text(search['q']),
  }),
  component: lazyRouteComponent(() => import('./pages/inbox/inbox-page.tsx'), 'InboxPage'),
});

const orders = createRoute({
  getParentRoute: () => frame,
  path: '/orders',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./pages/orders/orders-page.tsx'), 'OrdersPage'),
});

const newOrder = createRoute({
  getParentRoute: () => frame,
  path: '/orders/new',
  staticData: { inner: true },
  validateSearch: (search: Record<string, unknown>): { draft?: string } => ({ draft: text(search['draft']) }),
  component: lazyRouteComponent(() => import('./pages/new-order/new-order-page.tsx'), 'NewOrderPage'),
});

const order = createRoute({
  getParentRoute: () => frame,
  path: '/orders/$orderId',
  staticData: { inner: true },
  component: lazyRouteComponent(() => import('./pages/orders/order-page.tsx'), 'OrderPage'),
});

const history = createRoute({
  getParentRoute: () => frame,
  path: '/orders/$orderId/history',
  staticData: { inner: true },
  component: lazyRouteComponent(() => import('./pages/history/history-page.tsx'), 'HistoryPage'),
});

const imports = createRoute({
  getParentRoute: () => frame,
  path: '/imports',
  component: lazyRouteComponent(() => import('./pages/imports/imports-page.tsx'), 'ImportsPage'),
});

const importOne = createRoute({
  getParentRoute: () => frame,
  path: '/imports/$importId',
  staticData: { inner: true },
  component: lazyRouteComponent(() => import('./pages/imports/import-page.tsx'), 'ImportPage'),
});

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): PeopleFilter => ({
    q: text(search['q']),
    role: ROLES.find((role) => role === search['role']),
    status: (['active', 'disabled'] as const).find((status) => status === search['status']),
  }),
  component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => frame,
  path: '/people/$userId',
  component: lazyRouteComponent(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
});

const policies = createRoute({
  getParentRoute: () => frame,
  path: '/policies',
  validateSearch: (search: Record<string, unknown>): { type?: DocumentType } => ({
    type: DOCUMENT_TYPES.find((type) => type === search['type']),
  }),
  component: lazyRouteComponent(() => import('./pages/policies/policies-page.tsx'), 'PoliciesPage'),
});

const delegations = createRoute({
  getParentRoute: () => frame,
  path: '/delegations',
  component: lazyRouteComponent(() => import('./pages/delegations/delegations-page.tsx'), 'DelegationsPage'),
});

const notifications = createRoute({
  getParentRoute: () => frame,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./pages/notifications/notifications-page.tsx'), 'NotificationsPage'),
});

const me = createRoute({
  getParentRoute: () => frame,
  path: '/me',
  component: lazyRouteComponent(() => import('./pages/me/me.tsx'), 'MePage'),
});

const tree = root.addChildren([
  signIn,
  newPassword,
  gallery,
  paper.addChildren(paperRoutes(() => paper)),
  frame.addChildren([
    ...masters,
    home,
    ...deskRoutes(() => frame),
    people,
    person,
    inbox,
    orders,
    newOrder,
    order,
    history,
    ...tradeRoutes(() => frame),
    imports,
    importOne,
    ...systemRoutes(() => frame),
    me,
    policies,
    delegations,
    notifications,
  ]),
]);

/** The router over all rooms. */
export function createConsoleRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: RoomError,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
