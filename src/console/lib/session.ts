/** Who is signed in: the session of the API, its CSRF token, and how the person and company are named. */
import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Me } from '../../people/schema.ts';
import { chooseLanguage, hasChosenLanguage } from '../i18n.ts';
import { call, setCompany, setCsrfToken } from './api.ts';
import { ApiProblem } from './problem.ts';

const companyKey = 'qudao.company';

/** Takes over what the session says: its token, and the person's language where this browser has no choice yet. */
function adopt(me: Me): Me {
  setCsrfToken(me.csrf_token);
  if (!hasChosenLanguage()) chooseLanguage(me.locale === 'en' ? 'en' : 'zh');
  return me;
}

/** Why a session ended, as the server says it. */
export const SESSION_ENDS = ['SESSION_EXPIRED', 'SESSION_REVOKED', 'ACCOUNT_DISABLED', 'ROLE_WITHDRAWN'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

async function load(): Promise<Me> {
  setCompany(sessionStorage.getItem(companyKey) ?? '');
  try {
    return adopt((await call<Me>('/me')).data);
  } catch (error) {
    // The role in the company chosen before is gone: on in the person's own.
    if (!(error instanceof ApiProblem) || error.code !== 'COMPANY_REFUSED') throw error;
    chooseCompany('');
    return adopt((await call<Me>('/me')).data);
  }
}

/** Works in another company until the window closes or one signs out; everything must be read again afterwards. */
export function chooseCompany(id: string): void {
  sessionStorage.setItem(companyKey, id);
  setCompany(id);
}

/** Tells the server the person's language, for messages it sends. */
export function tellLanguage(language: 'zh' | 'en'): void {
  const body = { locale: language === 'en' ? 'en' : 'zh-CN' };
  void call('/me/locale', { method: 'PUT', body, idempotencyKey: crypto.randomUUID() }).catch(() => undefined);
}

/** The session as a query; a 401 is its error. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: load, staleTime: Infinity, retry: false });

/** Signs in with a password; throws ApiProblem when refused. */
export async function signIn(login: string, password: string): Promise<Me> {
  const { data } = await call<Me>('/session', { method: 'POST', body: { login, password } });
  return adopt(data);
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await call('/session', { method: 'DELETE' });
  setCsrfToken('');
  sessionStorage.removeItem(companyKey);
  setCompany('');
}

export const SessionContext = createContext<Me | undefined>(undefined);

/** The signed-in person; only inside the frame. */
export function useSession(): Me {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside the frame');
  return session;
}
