/** The one door to /api/v1: cookies, CSRF, idempotency keys, versions and language go out; typed answers or ApiProblem come back. */
import { ApiProblem, isProblemBody } from './problem.ts';
import i18next from 'i18next';
import { answerOf, requestOf } from '../../client/client.ts';
import type { Answer, ApiRequest, Input, OperationName, Result } from '../../client/client.ts';

export type { Answer, Input, Result } from '../../client/client.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type CallOptions = {
  method?: Method;
  /** Sent as JSON. */
  body?: unknown;
  /** Query parameters; empty ones are left out, arrays are joined with commas. */
  query?: Query;
  /** One per user intent, kept across retries of the same intent. */
  idempotencyKey?: string;
  /** The ETag the change is based on. */
  ifMatch?: string;
  signal?: AbortSignal;
};

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

const base = '/api/v1';
const patience = 30_000;
/** Where 401 is about a password, not about the session. */
const OWN_DOOR = /^\/(session|me\/password)/;
let csrfToken = '';
let companyId = '';
let signedOut: (problem: ApiProblem) => void = () => undefined;
let changed: (problem: ApiProblem) => void = () => undefined;

/** Keeps the CSRF token of the session in memory; it is sent with every change. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Works in another company of the tenant from now on; empty means the person's own. */
export function setCompany(id: string): void {
  companyId = id;
}

/** Says what happens when the session has ended (401). */
export function onSignedOut(handler: (problem: ApiProblem) => void): void {
  signedOut = handler;
}

/** Says what happens when the session goes on as another: without the company worked in, or with a password to change first. */
export function onSessionChanged(handler: (problem: ApiProblem) => void): void {
  changed = handler;
}

const CHANGES: readonly string[] = ['COMPANY_REFUSED', 'PASSWORD_CHANGE_REQUIRED'];

/** `?a=1&b=x,y` of the given parameters, without the empty ones. */
export function queryText(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    if (typeof value === 'object') {
      if (value.length > 0) search.set(name, value.join(','));
    } else search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Cookie, CSRF token, company and language go with every request. */
function withSession(method: string, given: Record<string, string>): Record<string, string> {
  return {
    ...given,
    'accept-language': i18next.language === 'en' ? 'en' : 'zh-CN',
    ...(method !== 'GET' && csrfToken ? { 'x-csrf-token': csrfToken } : {}),
    ...(companyId ? { 'x-company-id': companyId } : {}),
  };
}

type Sent = Omit<ApiRequest, 'body'> & { body?: string | Blob | undefined };

/** Files take as long as the line is slow. */
const filePatience = 300_000;

async function send(request: Sent, given: AbortSignal | undefined, within = patience): Promise<Response> {
  const timeout = AbortSignal.timeout(within);
  const signal = given ? AbortSignal.any([given, timeout]) : timeout;
  try {
    return await fetch(base + request.url, {
      method: request.method,
      headers: withSession(request.method, request.headers),
      credentials: 'same-origin',
      signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
  } catch (error) {
    if (given?.aborted) throw error;
    const code = timeout.aborted ? 'NO_ANSWER' : 'NETWORK';
    throw new ApiProblem(
      { title: code, status: 0, code, detail: i18next.t(timeout.aborted ? 'errors.noAnswer' : 'errors.network') },
      '',
    );
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const requestId = response.headers.get('x-request-id') ?? '';
  const retryAfter = Number(response.headers.get('retry-after') ?? '') || undefined;
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblemBody(body)) return new ApiProblem({ ...body, code: body.code ?? 'UNKNOWN' }, requestId, retryAfter);
  const unreachable = response.status === 502 || response.status === 503 || response.status === 504;
  const detail = i18next.t(unreachable ? 'errors.unavailable' : 'errors.unexpected');
  return new ApiProblem({ title: detail, status: response.status, code: 'UNREADABLE', detail }, requestId, retryAfter);
}

async function answered<T>(request: Sent, signal: AbortSignal | undefined, within = patience): Promise<Answer<T>> {
  const response = await send(request, signal, within);
  if (response.ok) return answerOf<T>(response);
  const problem = await problemOf(response);
  if (problem.status === 401 && !OWN_DOOR.test(request.url)) signedOut(problem);
  if (CHANGES.includes(problem.code) && request.url !== '/me') changed(problem);
  throw problem;
}

/** Sends an operation of the API by its method and path, typed by the OpenAPI document; throws ApiProblem for everything but success. */
export function api<N extends OperationName>(name: N, input: Input<N>): Promise<Answer<Result<N>>> {
  return answered(requestOf(name, input), input.signal);
}

/** What an operation answers. */
export async function read<N extends OperationName>(name: N, input: Input<N>): Promise<Result<N>> {
  return (await api(name, input)).data;
}

/** Sends one request under /api/v1 and gives the answer with its ETag; throws ApiProblem for everything but success. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const { method = 'GET', body, idempotencyKey, ifMatch } = options;
  const request: ApiRequest = {
    method,
    url: path + queryText(options.query),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      ...(ifMatch ? { 'if-match': ifMatch } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
  return answered<T>(request, options.signal);
}

/** The body of a GET. */
export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { query, signal })).data;
}

/** Sends a content as it is, of the type it says. */
export function upload<T>(
  path: string,
  query: Query,
  content: { file: Blob; type: string },
  idempotencyKey: string,
): Promise<Answer<T>> {
  const headers = { accept: 'application/json', 'content-type': content.type, 'idempotency-key': idempotencyKey };
  return answered(
    { method: 'POST', url: path + queryText(query), headers, body: content.file },
    undefined,
    filePatience,
  );
}

/** A file with the name the server gives it. */
export async function download(path: string): Promise<{ content: Blob; name: string }> {
  const response = await send({ method: 'GET', url: path, headers: { accept: '*/*' } }, undefined, filePatience);
  if (!response.ok) throw await problemOf(response);
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { content: await response.blob(), name: given === undefined ? 'download' : decodeURIComponent(given) };
}
