// Owns the HTTP of roles: administrators grant and withdraw them.
import { z } from 'zod';
import { requireAbility, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { placeOf } from './accounts.routes.ts';
import { accountView, grantBody, withdrawBody } from './accounts.schema.ts';
import type { AccountView } from './accounts.schema.ts';
import { grantRole, withdrawRole } from './grants.ts';

const TAG = ['accounts'];

/** Roles of accounts, in the company the request works in. */
export function grantRoutes(app: App, _deps: ApiDeps): void {
  app.post(
    '/api/v1/user_accounts/:id/roles',
    {
      schema: {
        operationId: 'grantRole',
        tags: TAG,
        description: `Grants a role in the company worked in, or in every company, limited to regions, partners or warehouses and by dates.
OWN_ACCOUNT (409) for oneself; INVALID_CONTENT (422) names a reach beyond the administrator's own, what is none of the company's, and wrong dates.`,
        params: z.strictObject({ id: z.string().max(60) }),
        body: grantBody,
        response: { 200: accountView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'user');
      const { id } = request.params;
      await runCommand(
        request,
        reply,
        { operation: 'grantRole', objectType: 'user', objectId: id, etag: (view: AccountView) => view.version },
        async (work) => grantRole(work, id, request.body, await placeOf(work.db, companyId, work.now)),
      );
    },
  );

  app.post(
    '/api/v1/user_accounts/:id/roles/:grant_id/withdraw',
    {
      schema: {
        operationId: 'withdrawRole',
        tags: TAG,
        description: `Ends a role at once, or on a day ahead; the person's next request no longer has it. OWN_ACCOUNT, LAST_ADMINISTRATOR,
BEYOND_OWN_REACH or GRANT_ENDED (409).`,
        params: z.strictObject({ id: z.string().max(60), grant_id: z.string().max(60) }),
        body: withdrawBody,
        response: { 200: accountView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'user');
      const { id, grant_id: grantId } = request.params;
      await runCommand(
        request,
        reply,
        { operation: 'withdrawRole', objectType: 'user', objectId: id, etag: (view: AccountView) => view.version },
        async (work) =>
          withdrawRole(
            work,
            { userId: id, grantId },
            request.body.valid_to,
            await placeOf(work.db, companyId, work.now),
          ),
      );
    },
  );
}
