/** Who is signed in: the session of the API, its CSRF token, and what this person may do. */
import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call, setCsrfToken } from './api.ts';

export type SessionView = {
  user: { id: string; name: string };
  /** Post and reach, already in words: 财务 · 全部大区. */
  title?: string;
  company: { id: string; name: string; time_zone: string; currency: string };
  csrf_token: string;
};

async function load(): Promise<SessionView> {
  const { data } = await call<SessionView>('/session');
  setCsrfToken(data.csrf_token);
  return data;
}

/** The session as a query; a 401 is its error. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: load, staleTime: Infinity, retry: false });

/** Signs in with a password; throws ApiProblem when refused. */
export async function signIn(login: string, password: string): Promise<SessionView> {
  const { data } = await call<SessionView>('/session', { method: 'POST', body: { login, password } });
  setCsrfToken(data.csrf_token);
  return data;
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await call('/session', { method: 'DELETE' });
  setCsrfToken('');
}

export const SessionContext = createContext<SessionView | undefined>(undefined);

/** The signed-in person; only inside the frame. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside the frame');
  return session;
}
