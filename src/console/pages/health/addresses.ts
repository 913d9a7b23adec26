/** Owns the addresses of the rooms for programs and operators; each page is its own chunk. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';

/** The routes under the frame. */
export function systemRoutes<Frame extends AnyRoute>(getParentRoute: () => Frame) {
  return [
    createRoute({
      getParentRoute,
      path: '/keys',
      component: lazyRouteComponent(() => import('../keys/keys-page.tsx'), 'KeysPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/webhooks',
      component: lazyRouteComponent(() => import('../webhooks/webhooks-page.tsx'), 'WebhooksPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/health',
      component: lazyRouteComponent(() => import('./health-page.tsx'), 'HealthPage'),
    }),
  ] as const;
}
