// Owns the list of everything the API serves: one line per capability.
import { factsMessages } from '../facts/messages.ts';
import { factsRoutes } from '../facts/routes.ts';
import { ordersMessages } from '../orders/messages.ts';
import { ordersRoutes } from '../orders/routes.ts';
import { peopleMessages } from '../people/messages.ts';
import { peopleRoutes } from '../people/routes.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { httpMessages } from '../platform/http/messages.ts';
import type { Messages } from '../wire/messages.ts';

/** Every sentence the API may answer with. */
export const allMessages: Messages = {
  ...httpMessages,
  ...factsMessages,
  ...ordersMessages,
  ...peopleMessages,
};

/** Adds the routes of every capability. */
export function registerRoutes(app: App, deps: ApiDeps): void {
  peopleRoutes(app, deps);
  factsRoutes(app, deps);
  ordersRoutes(app, deps);
}
