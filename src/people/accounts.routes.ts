// Owns the HTTP of accounts: administrators make, change, deactivate and let in again.
import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { hashPassword, newPassword } from '../platform/auth/password.ts';
import { withScope } from '../platform/db/database.ts';
import {
  companyToday,
  decodeCursor,
  etag,
  notFound,
  pageOf,
  requireAbility,
  requireIfMatch,
  runCommand,
  sendRefusal,
} from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import type { Db } from '../platform/db/database.ts';
import { findAccount, findAuthority, listAccounts, listChoices } from './accounts.queries.ts';
import type { Place } from './accounts.queries.ts';
import {
  accountBody,
  accountChange,
  accountChoices,
  accountPage,
  accountsQuery,
  accountView,
  accountWithPassword,
} from './accounts.schema.ts';
import type { AccountView } from './accounts.schema.ts';
import { changeAccount, createAccount, INITIAL_PASSWORD_DAYS, resetPassword, setAccountStatus } from './accounts.ts';

const TAG = ['accounts'];
const params = z.strictObject({ id: z.string().max(60) });
const nothing = z.strictObject({});

/** Where a request looks at accounts from. */
export async function placeOf(tx: Db, companyId: string, now: Date): Promise<Place> {
  return { companyId, today: await companyToday(tx, companyId, now) };
}

async function initialPassword(now: Date) {
  const password = newPassword();
  const until = new Date(now.getTime() + INITIAL_PASSWORD_DAYS * 86_400_000);
  return { password, stored: { hash: await hashPassword(password), until } };
}

/** Accounts of the company the request works in; every route asks for the abilities of an administrator. */
export function accountRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();
  readRoutes(app, deps);
  app.post(
    '/api/v1/user_accounts',
    {
      schema: {
        operationId: 'createUserAccount',
        tags: TAG,
        description: `Makes an account with an initial password, and its first role. The answer is the only one that shows the password,
which opens the console for 7 days and must be changed there; a repeat under the same Idempotency-Key has \`null\` in its place. INVALID_CONTENT (422)
names a login that is taken, what is none of the company's, or a reach beyond the administrator's own.`,
        body: accountBody,
        response: { 201: accountWithPassword },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'create', 'user');
      const id = newId('user');
      const { password, stored } = await initialPassword(now());
      await runCommand(
        request,
        reply,
        {
          operation: 'createUserAccount',
          objectType: 'user',
          status: 201,
          etag: (view: AccountView) => view.version,
          // What a repeat is answered with was stored; the password never is.
          map: (view: AccountView) => ({ ...view, initial_password: view.id === id ? password : null }),
        },
        async (work) => createAccount(work, id, request.body, stored, await placeOf(work.db, companyId, work.now)),
      );
    },
  );

  app.patch(
    '/api/v1/user_accounts/:id',
    {
      config: { ifMatch: true },
      schema: {
        operationId: 'changeUserAccount',
        tags: TAG,
        description:
          'Changes names, titles, language, unit or manager. ACCOUNT_ELSEWHERE (409) for who also has roles in companies one does not administer.',
        params,
        body: accountChange,
        response: { 200: accountView },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'user');
      const { id } = request.params;
      const version = requireIfMatch(request);
      await runCommand(
        request,
        reply,
        {
          operation: 'changeUserAccount',
          objectType: 'user',
          objectId: id,
          version,
          etag: (view: AccountView) => view.version,
        },
        async (work) => changeAccount(work, id, request.body, version, await placeOf(work.db, companyId, work.now)),
      );
    },
  );

  for (const [step, operationId, status, description] of [
    [
      'deactivate',
      'deactivateUserAccount',
      'disabled',
      'Keeps somebody out: their sessions end at once. OWN_ACCOUNT, LAST_ADMINISTRATOR, ACCOUNT_ELSEWHERE or ACCOUNT_STATUS (409).',
    ],
    [
      'activate',
      'activateUserAccount',
      'active',
      'Lets somebody in again, with the roles they still have. ACCOUNT_STATUS (409) when they are not out.',
    ],
  ] as const) {
    app.post(
      `/api/v1/user_accounts/:id/${step}`,
      { schema: { operationId, tags: TAG, description, params, body: nothing, response: { 200: accountView } } },
      async (request, reply) => {
        const { companyId } = requireAbility(request, 'update', 'user');
        const { id } = request.params as z.infer<typeof params>;
        await runCommand(
          request,
          reply,
          { operation: operationId, objectType: 'user', objectId: id, etag: (view: AccountView) => view.version },
          async (work) => setAccountStatus(work, id, status, await placeOf(work.db, companyId, work.now)),
        );
      },
    );
  }

  app.post(
    '/api/v1/user_accounts/:id/reset_password',
    {
      schema: {
        operationId: 'resetUserPassword',
        tags: TAG,
        description:
          'Sets a new initial password, lifts a lock and ends every session of the person. Shown once: a repeat has `null` in its place.',
        params,
        body: nothing,
        response: { 200: accountWithPassword },
      },
    },
    async (request, reply) => {
      const { companyId } = requireAbility(request, 'update', 'user');
      const { id } = request.params;
      const { password, stored } = await initialPassword(now());
      await runCommand(
        request,
        reply,
        {
          operation: 'resetUserPassword',
          objectType: 'user',
          objectId: id,
          etag: ({ view }: { view: AccountView; request: string }) => view.version,
          map: ({ view, request: made }) => ({ ...view, initial_password: made === request.id ? password : null }),
        },
        async (work) => {
          const result = await resetPassword(work, id, stored, await placeOf(work.db, companyId, work.now));
          return result.ok ? { ok: true, value: { view: result.value, request: request.id } } : result;
        },
      );
    },
  );
}

function readRoutes(app: App, deps: ApiDeps): void {
  const now = () => deps.now?.() ?? new Date();
  app.get(
    '/api/v1/user_accounts',
    {
      schema: {
        operationId: 'listUserAccounts',
        tags: TAG,
        description: 'Accounts with a role in the company or in every company, and those without any, by name.',
        querystring: accountsQuery,
        response: { 200: accountPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'update', 'user');
      const { limit, cursor: text, ...filter } = request.query;
      const cursor = decodeCursor(text);
      const rows = await withScope(deps.db, scope, async (tx) =>
        listAccounts(tx, await placeOf(tx, companyId, now()), {
          ...filter,
          limit,
          after: cursor?.key,
          back: cursor?.back ?? false,
        }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.name_en, row.id]);
    },
  );

  app.get(
    '/api/v1/user_accounts/:id',
    {
      schema: {
        operationId: 'getUserAccount',
        tags: TAG,
        description: 'One account with its roles, those that ended included.',
        params,
        response: { 200: accountView },
      },
    },
    async (request, reply) => {
      const { scope, companyId } = requireAbility(request, 'update', 'user');
      const { id } = request.params;
      const account = await withScope(deps.db, scope, async (tx) =>
        findAccount(tx, id, await placeOf(tx, companyId, now())),
      );
      if (!account) return sendRefusal(reply, notFound('user', id));
      etag(reply, account.version);
      return account;
    },
  );

  app.get(
    '/api/v1/user_account_choices',
    {
      schema: {
        operationId: 'getUserAccountChoices',
        tags: TAG,
        description: 'Units, regions and warehouses of the company, which accounts and roles may name.',
        response: { 200: accountChoices },
      },
    },
    async (request) => {
      const { scope, companyId, userId } = requireAbility(request, 'update', 'user');
      return withScope(deps.db, scope, async (tx) => {
        const authority = await findAuthority(tx, userId, await placeOf(tx, companyId, now()));
        return { every_company: authority?.everyCompany ?? false, ...(await listChoices(tx, companyId)) };
      });
    },
  );
}
