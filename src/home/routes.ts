// Owns the HTTP of the home page.
import { businessDate } from '../kernel/period.ts';
import { withScope } from '../platform/db/database.ts';
import { principalOf } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import type { AbilityAction, AbilitySubject } from '../people/abilities.ts';
import { figuresFor, periodOfDay, waitingFor, weeksOf } from './queries.ts';
import type { HomeReader } from './queries.ts';
import { homeView } from './schema.ts';

/** `GET /api/v1/home`: what waits for the caller, what of it is late, and the caller's figures, each within their scope. */
export function homeRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/home',
    {
      schema: {
        operationId: 'getHome',
        tags: ['home'],
        description: `What waits for the caller and what of it is late; the caller's figures; goods shipped and money received by week for who
reads payments. Everything within what the caller may see.`,
        response: { 200: homeView },
      },
    },
    async (request) => {
      const { scope, tenant, companyId, userId, partyId, roles, ability } = principalOf(request);
      const now = deps.now?.() ?? new Date();
      return withScope(deps.db, scope, async (tx) => {
        const company = await tx
          .selectFrom('company')
          .select(['zone', 'currency'])
          .where('id', '=', companyId)
          .executeTakeFirstOrThrow();
        const dealer = roles.includes('dealer') ? partyId : null;
        const reader: HomeReader = {
          tenant,
          companyId,
          userId,
          currency: company.currency,
          today: businessDate(now, company.zone),
          dealerId: dealer,
          may: (action, subject) => ability.can(action as AbilityAction, subject as AbilitySubject),
        };
        const readsMoney = dealer === null && reader.may('read', 'payment') && reader.may('read', 'invoice');
        return {
          day: reader.today,
          period: await periodOfDay(tx, reader),
          figures: await figuresFor(tx, reader),
          waiting: await waitingFor(tx, reader),
          weeks: readsMoney ? await weeksOf(tx, reader) : null,
        };
      });
    },
  );
}
