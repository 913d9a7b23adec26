// Owns the list of everything the API serves: one line per capability.
import { approvalsMessages } from '../approvals/messages.ts';
import { approvalsRoutes } from '../approvals/routes.ts';
import { auditMessages } from '../audit/messages.ts';
import { auditRoutes } from '../audit/routes.ts';
import { commentsMessages } from '../comments/messages.ts';
import { commentsRoutes } from '../comments/routes.ts';
import { catalogMessages } from '../catalog/messages.ts';
import { catalogRoutes } from '../catalog/routes.ts';
import { healthMessages } from '../health/messages.ts';
import { healthRoutes } from '../health/routes.ts';
import { importsMessages } from '../imports/messages.ts';
import { importsRoutes } from '../imports/jobs.routes.ts';
import { homeRoutes } from '../home/routes.ts';
import { inventoryMessages } from '../inventory/messages.ts';
import { inventoryRoutes } from '../inventory/routes.ts';
import { keysMessages } from '../keys/messages.ts';
import { keysRoutes } from '../keys/routes.ts';
import { ledgerMessages } from '../ledger/messages.ts';
import { ledgerRoutes } from '../ledger/routes.ts';
import { notificationsRoutes } from '../notifications/routes.ts';
import { operationsMessages } from '../operations/messages.ts';
import { operationsRoutes } from '../operations/routes.ts';
import { partiesMessages } from '../parties/messages.ts';
import { partiesRoutes } from '../parties/routes.ts';
import { pricingMessages } from '../pricing/messages.ts';
import { pricingRoutes } from '../pricing/routes.ts';
import { exportsRoutes } from '../exports/routes.ts';
import { filesMessages } from '../files/messages.ts';
import { filesRoutes } from '../files/routes.ts';
import { factsMessages } from '../facts/messages.ts';
import { factsRoutes } from '../facts/routes.ts';
import { ordersMessages } from '../orders/messages.ts';
import { ordersRoutes } from '../orders/routes.ts';
import { fulfilmentMessages } from '../orders/fulfilment.messages.ts';
import { paymentsMessages } from '../payments/messages.ts';
import { paymentsRoutes } from '../payments/routes.ts';
import { returnsMessages } from '../returns/messages.ts';
import { returnsRoutes } from '../returns/routes.ts';
import { viewsMessages } from '../views/messages.ts';
import { viewsRoutes } from '../views/routes.ts';
import { peopleMessages } from '../people/messages.ts';
import { peopleRoutes } from '../people/routes.ts';
import { searchRoutes } from '../search/routes.ts';
import { webhooksMessages } from '../webhooks/messages.ts';
import { webhooksRoutes } from '../webhooks/routes.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { httpMessages } from '../platform/http/messages.ts';
import { sheetMessages } from '../platform/sheets/messages.ts';
import type { Messages } from '../wire/messages.ts';

/** Every sentence the API may answer with. */
export const allMessages: Messages = {
  ...httpMessages,
  ...auditMessages,
  ...sheetMessages,
  ...filesMessages,
  ...importsMessages,
  ...approvalsMessages,
  ...factsMessages,
  ...ordersMessages,
  ...fulfilmentMessages,
  ...paymentsMessages,
  ...returnsMessages,
  ...peopleMessages,
  ...commentsMessages,
  ...catalogMessages,
  ...inventoryMessages,
  ...healthMessages,
  ...viewsMessages,
  ...keysMessages,
  ...ledgerMessages,
  ...operationsMessages,
  ...partiesMessages,
  ...pricingMessages,
  ...webhooksMessages,
};

/** Adds the routes of every capability. */
export function registerRoutes(app: App, deps: ApiDeps): void {
  peopleRoutes(app, deps);
  partiesRoutes(app, deps);
  catalogRoutes(app, deps);
  pricingRoutes(app, deps);
  inventoryRoutes(app, deps);
  operationsRoutes(app, deps);
  notificationsRoutes(app, deps);
  filesRoutes(app, deps);
  importsRoutes(app, deps);
  exportsRoutes(app, deps);
  factsRoutes(app, deps);
  ordersRoutes(app, deps);
  paymentsRoutes(app, deps);
  returnsRoutes(app, deps);
  commentsRoutes(app, deps);
  approvalsRoutes(app, deps);
  ledgerRoutes(app, deps);
  auditRoutes(app, deps);
  searchRoutes(app, deps);
  keysRoutes(app, deps);
  webhooksRoutes(app, deps);
  healthRoutes(app, deps);
  homeRoutes(app, deps);
  viewsRoutes(app, deps);
}
