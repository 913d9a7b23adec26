/** Who is signed in: the session of the API, its CSRF token, and how the person and company are named. */
import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Me } from '../../people/schema.ts';
import { call, setCsrfToken } from './api.ts';

async function load(): Promise<Me> {
  const { data } = await call<Me>('/me');
  setCsrfToken(data.csrf_token);
  return data;
}

/** The session as a query; a 401 is its error. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: load, staleTime: Infinity, retry: false });

/** Signs in with a password; throws ApiProblem when refused. */
export async function signIn(login: string, password: string): Promise<Me> {
  const { data } = await call<Me>('/session', { method: 'POST', body: { login, password } });
  setCsrfToken(data.csrf_token);
  return data;
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await call('/session', { method: 'DELETE' });
  setCsrfToken('');
}

export const SessionContext = createContext<Me | undefined>(undefined);

/** The signed-in person; only inside the frame. */
export function useSession(): Me {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside the frame');
  return session;
}
