// Names every activity once; a worker registers them flat.
import { createApprovalsActivities } from './approvals.ts';
import { createImportActivities } from './imports.ts';
import { createOrderActivities } from './orders.ts';
import { createReturnActivities } from './returns.ts';
import type { ActivityDeps } from './deps.ts';
import { createWebhookActivities } from './webhooks.ts';
import { failingFast } from './errors.ts';

export type { ActivityDeps } from './deps.ts';

export function createActivities(deps: ActivityDeps) {
  return failingFast({
    ...createApprovalsActivities(deps),
    ...createImportActivities(deps),
    ...createOrderActivities(deps),
    ...createReturnActivities(deps),
    ...createWebhookActivities(deps),
  });
}
