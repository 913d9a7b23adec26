// Owns the HTTP of signing in and of people.
import { z } from 'zod';
import { accept } from '../kernel/refusal.ts';
import { addAuditRow } from '../platform/audit-row.ts';
import { loadPrincipal } from '../platform/auth/principal.ts';
import { parseSessionCookie, revokeSession } from '../platform/auth/session.ts';
import { withScope } from '../platform/db/database.ts';
import { actorOf, decodeCursor, pageOf, principalOf, requireAbility, sendOutcome } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { SIGN_INS_PER_MINUTE, sessionCookie, sessionLimits, setSessionCookie } from '../platform/http/security.ts';
import { page, pageQuery, personRef } from '../wire/schema.ts';
import { accountRoutes } from './accounts.routes.ts';
import { grantRoutes } from './grants.routes.ts';
import { listUsers, readMe } from './queries.ts';
import { sessionsRoutes } from './sessions.routes.ts';
import { localeBody, me, ROLES, signInBody } from './schema.ts';
import { signIn } from './sign-in.ts';

const nothing = z.null().describe('Done.');

/** Sign-in, sign-out, the own profile, and people for pickers. */
export function peopleRoutes(app: App, deps: ApiDeps): void {
  sessionRoutes(app, deps);
  profileRoutes(app, deps);
  userRoutes(app, deps);
  accountRoutes(app, deps);
  grantRoutes(app, deps);
  sessionsRoutes(app, deps);
}

function sessionRoutes(app: App, deps: ApiDeps): void {
  app.post(
    '/api/v1/session',
    {
      config: {
        public: true,
        noIdempotencyKey: true,
        rateLimit: {
          max: deps.limits?.signInsPerMinute ?? SIGN_INS_PER_MINUTE,
          timeWindow: 60_000,
          keyGenerator: (request) => `sign-in:${request.ip}`,
        },
      },
      schema: {
        operationId: 'signIn',
        tags: ['session'],
        description: 'Signs in with a password and sets the session cookie. Five wrong passwords lock for 15 minutes.',
        body: signInBody,
        response: { 200: me },
      },
    },
    async (request, reply) => {
      const now = deps.now?.() ?? new Date();
      const result = await signIn(deps.db, {
        ...request.body,
        requestId: request.id,
        ip: request.ip,
        agent: request.headers['user-agent'] ?? null,
        now,
        limits: sessionLimits(deps),
        earlier: sessionCookie(request, deps),
      });
      if (!result.ok) {
        if (result.code === 'SIGN_IN_LOCKED') reply.header('retry-after', String(Number(result.params?.minutes) * 60));
        return sendOutcome(reply, result);
      }
      const cookie = parseSessionCookie(result.value.cookie);
      const principal =
        cookie && (await loadPrincipal(deps.db, cookie, { now, limits: sessionLimits(deps), reads: false }));
      if (!principal || typeof principal === 'string') throw new Error('a new session cannot be read');
      setSessionCookie(reply, deps, result.value.cookie);
      return withScope(deps.db, principal.scope, (tx) => readMe(tx, principal));
    },
  );

  app.delete(
    '/api/v1/session',
    {
      config: { noIdempotencyKey: true, withInitialPassword: true },
      schema: {
        operationId: 'signOut',
        tags: ['session'],
        description: 'Ends the session; its cookie opens nothing any more.',
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const cookie = sessionCookie(request, deps);
      await withScope(deps.db, principal.scope, async (tx) => {
        if (cookie) await revokeSession(tx, cookie.secret, deps.now?.() ?? new Date());
        await addAuditRow(tx, principal.tenant, actorOf(request), {
          companyId: null,
          action: 'session.sign_out',
          objectType: 'user',
          objectId: principal.userId,
        });
      });
      setSessionCookie(reply, deps, null);
      return sendOutcome(reply, accept(null), { status: 204 });
    },
  );
}

function profileRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/me',
    {
      config: { withInitialPassword: true },
      schema: {
        operationId: 'getMe',
        tags: ['session'],
        description: 'Who is signed in, what for, and how many approvals wait for them.',
        response: { 200: me },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      return withScope(deps.db, principal.scope, (tx) => readMe(tx, principal));
    },
  );

  app.put(
    '/api/v1/me/locale',
    {
      config: { withInitialPassword: true },
      schema: {
        operationId: 'setLocale',
        tags: ['session'],
        description: 'The language of the own messages and notifications.',
        body: localeBody,
        response: { 200: me },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      return withScope(deps.db, principal.scope, async (tx) => {
        await tx
          .updateTable('user_account')
          .set({ locale: request.body.locale })
          .where('id', '=', principal.userId)
          .execute();
        return readMe(tx, principal);
      });
    },
  );
}

function userRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/users',
    {
      schema: {
        operationId: 'listUsers',
        tags: ['people'],
        description: 'Active people by name or title, for whom to hand work to.',
        querystring: z.strictObject({
          q: z.string().max(100).optional(),
          role: z.enum(ROLES).optional(),
          ...pageQuery,
        }),
        response: { 200: page(personRef) },
      },
    },
    async (request) => {
      const principal = requireAbility(request, 'read', 'user');
      const { q, role, limit, cursor: text } = request.query;
      const cursor = decodeCursor(text);
      const rows = await withScope(deps.db, principal.scope, (tx) =>
        listUsers(tx, {
          companyId: principal.companyId,
          q,
          role,
          limit,
          after: cursor?.key,
          back: cursor?.back ?? false,
        }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.name_en, row.id]);
    },
  );
}
