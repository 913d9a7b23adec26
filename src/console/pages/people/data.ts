/** What the room of people reads and sends. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  accountBody,
  AccountChange,
  AccountChoices,
  accountPage,
  AccountView,
  accountWithPassword,
  grantBody,
  GrantView,
} from '../../../people/accounts.schema.ts';
import type { Role } from '../../../people/schema.ts';
import type { endedSessions, sessionList, SessionView } from '../../../people/sessions.schema.ts';
import type { page, partyRef } from '../../../wire/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type Account = AccountView;
export type AccountWithPassword = z.infer<typeof accountWithPassword>;
export type AccountBody = z.input<typeof accountBody>;
export type Grant = GrantView;
export type GrantBody = z.input<typeof grantBody>;
export type Session = SessionView;

export type PeopleFilter = { q?: string; role?: Role; status?: Account['status'] };

export const PAGE_SIZE = 20;

export const accountsQuery = (filter: PeopleFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'list', filter, cursor ?? ''],
    queryFn: ({ signal }) =>
      get<z.infer<typeof accountPage>>('/user_accounts', { ...filter, limit: PAGE_SIZE, cursor }, signal),
    placeholderData: keepPreviousData,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => get<Account>(`/user_accounts/${id}`, undefined, signal),
  });

export const choicesQuery = queryOptions({
  queryKey: ['accounts', 'choices'],
  queryFn: ({ signal }) => get<AccountChoices>('/user_account_choices', undefined, signal),
});

/** Partners whose name or code contains the text. */
export const partnersQuery = (q: string) =>
  queryOptions({
    queryKey: ['partners', 'pick', q],
    queryFn: async ({ signal }) =>
      (await get<z.infer<ReturnType<typeof page<typeof partyRef>>>>('/dealers', { q, limit: 50 }, signal)).data,
    placeholderData: keepPreviousData,
  });

export const sessionsQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['sessions', id ?? 'me'],
    queryFn: async ({ signal }) =>
      (await get<z.infer<typeof sessionList>>(id ? `/user_accounts/${id}/sessions` : '/me/sessions', undefined, signal))
        .data,
  });

type Send<Body, T> = (body: Body, idempotencyKey: string) => Promise<Answer<T>>;

const post =
  <Body, T>(path: string): Send<Body, T> =>
  (body, idempotencyKey) =>
    call(path, { method: 'POST', body, idempotencyKey });

export const createAccount = post<AccountBody, AccountWithPassword>('/user_accounts');
export const grantRole = (id: string) => post<GrantBody, Account>(`/user_accounts/${id}/roles`);
export const withdrawRole = (id: string, grant: string) =>
  post<object, Account>(`/user_accounts/${id}/roles/${grant}/withdraw`);
export const setStatus = (id: string, step: 'activate' | 'deactivate') =>
  post<object, Account>(`/user_accounts/${id}/${step}`);
export const resetPassword = (id: string) => post<object, AccountWithPassword>(`/user_accounts/${id}/reset_password`);
export const endUserSessions = (id: string) =>
  post<object, z.infer<typeof endedSessions>>(`/user_accounts/${id}/sessions/end`);
export const endOtherSessions = post<object, z.infer<typeof endedSessions>>('/me/sessions/end_others');
export const endSession = (id: string): Promise<Answer<undefined>> => call(`/me/sessions/${id}`, { method: 'DELETE' });

export const changeAccount =
  (account: Account): Send<AccountChange, Account> =>
  (body) =>
    call(`/user_accounts/${account.id}`, { method: 'PATCH', body, ifMatch: `"${account.version}"` });

export const changePassword = (body: { current_password: string; new_password: string }): Promise<Answer<undefined>> =>
  call('/me/password', { method: 'PUT', body });
