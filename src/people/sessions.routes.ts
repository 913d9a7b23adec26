// Owns the HTTP of sessions and of the own password.
import { z } from 'zod';
import { accept } from '../kernel/refusal.ts';
import { addAuditRow } from '../platform/audit-row.ts';
import { withScope } from '../platform/db/database.ts';
import {
  actorOf,
  notFound,
  principalOf,
  requireAbility,
  runCommand,
  sendOutcome,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { SIGN_INS_PER_MINUTE, sessionLimits } from '../platform/http/security.ts';
import { findAccount } from './accounts.queries.ts';
import { placeOf } from './accounts.routes.ts';
import { endAccountSessions } from './accounts.ts';
import { changePassword } from './own-password.ts';
import { listSessions } from './sessions.queries.ts';
import { endedSessions, passwordBody, sessionList } from './sessions.schema.ts';
import { endSessions } from './sessions.store.ts';

const params = z.strictObject({ id: z.string().max(64) });
const nothing = z.null().describe('Done.');

/** The own sessions and password, and the sessions of others for administrators. */
export function sessionsRoutes(app: App, deps: ApiDeps): void {
  ownRoutes(app, deps);
  passwordRoute(app, deps);
  administratorRoutes(app, deps);
}

function ownRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();
  app.get(
    '/api/v1/me/sessions',
    {
      schema: {
        operationId: 'listOwnSessions',
        tags: ['session'],
        description: 'Where one is signed in, the latest used first.',
        response: { 200: sessionList },
      },
    },
    async (request) => {
      const { scope, userId, sessionId } = principalOf(request);
      const options = { now: now(), limits: sessionLimits(deps), own: sessionId };
      return { data: await withScope(deps.db, scope, (tx) => listSessions(tx, userId, options)) };
    },
  );

  app.delete(
    '/api/v1/me/sessions/:id',
    {
      config: { noIdempotencyKey: true },
      schema: {
        operationId: 'endOwnSession',
        tags: ['session'],
        description: 'Ends one of the own sessions; its next request is refused.',
        params,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { id } = request.params;
      const ended = await withScope(deps.db, principal.scope, async (tx) => {
        const count = await endSessions(tx, principal.userId, { now: now(), only: id });
        if (count > 0)
          await addAuditRow(tx, principal.tenant, actorOf(request), {
            companyId: null,
            action: 'session.end',
            objectType: 'user',
            objectId: principal.userId,
          });
        return count;
      });
      return ended > 0 ? sendOutcome(reply, accept(null), { status: 204 }) : sendRefusal(reply, notFound('session'));
    },
  );

  app.post(
    '/api/v1/me/sessions/end_others',
    {
      config: { noIdempotencyKey: true },
      schema: {
        operationId: 'endOtherSessions',
        tags: ['session'],
        description: 'Ends every own session but the one that asks; done again it ends nothing more.',
        body: z.strictObject({}),
        response: { 200: endedSessions },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const ended = await withScope(deps.db, principal.scope, async (tx) => {
        const count = await endSessions(tx, principal.userId, { now: now(), except: principal.sessionId });
        await addAuditRow(tx, principal.tenant, actorOf(request), {
          companyId: null,
          action: 'session.end_others',
          objectType: 'user',
          objectId: principal.userId,
          detail: { ended: count },
        });
        return count;
      });
      return { ended };
    },
  );
}

function passwordRoute(app: App, deps: ApiDeps): void {
  app.put(
    '/api/v1/me/password',
    {
      config: {
        noIdempotencyKey: true,
        withInitialPassword: true,
        rateLimit: {
          max: deps.limits?.signInsPerMinute ?? SIGN_INS_PER_MINUTE,
          timeWindow: 60_000,
          keyGenerator: (request) => `password:${request.ip}`,
        },
      },
      schema: {
        operationId: 'changePassword',
        tags: ['session'],
        description: `Changes the own password and ends every other session. The old one is counted like a sign-in: five wrong ones lock for 15
minutes. INVALID_CONTENT (422) for a new one of fewer than 10 characters, easily guessed, or the old one.`,
        body: passwordBody,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { current_password: current, new_password: next } = request.body;
      const change = { current, next, now: deps.now?.() ?? new Date() };
      const outcome = await changePassword(deps.db, principalOf(request), actorOf(request), change);
      return sendOutcome(reply, outcome, { status: 204 });
    },
  );
}

function administratorRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();
  app.get(
    '/api/v1/user_accounts/:id/sessions',
    {
      schema: {
        operationId: 'listUserSessions',
        tags: ['accounts'],
        description: 'Where somebody is signed in, the latest used first.',
        params,
        response: { 200: sessionList },
      },
    },
    async (request, reply) => {
      const { scope, companyId, sessionId } = requireAbility(request, 'update', 'user');
      const { id } = request.params;
      const options = { now: now(), limits: sessionLimits(deps), own: sessionId };
      const data = await withScope(deps.db, scope, async (tx) =>
        (await findAccount(tx, id, await placeOf(tx, companyId, options.now))) ? listSessions(tx, id, options) : null,
      );
      return data ? { data } : sendRefusal(reply, notFound('user', id));
    },
  );

  app.post(
    '/api/v1/user_accounts/:id/sessions/end',
    {
      schema: {
        operationId: 'endUserSessions',
        tags: ['accounts'],
        description: 'Ends every session of somebody; their next request is refused. They may sign in again.',
        params,
        body: z.strictObject({}),
        response: { 200: endedSessions },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'user');
      const { id } = request.params;
      await runCommand(
        request,
        reply,
        { operation: 'endUserSessions', objectType: 'user', objectId: id },
        async (work) => endAccountSessions(work, id, await placeOf(work.db, companyId, work.now)),
      );
    },
  );
}
