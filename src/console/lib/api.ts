/** The one door to /api/v1: cookies, CSRF, idempotency keys, versions and language go out; typed answers or ApiProblem come back. */
import { ApiProblem, isProblemBody } from './problem.ts';
import i18next from 'i18next';

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

export type Answer<T> = { data: T; etag: string | undefined; status: number; replayed: boolean };

const base = '/api/v1';
const patience = 30_000;
let csrfToken = '';
let companyId = '';
let signedOut: () => void = () => undefined;

/** Keeps the CSRF token of the session in memory; it is sent with every change. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Works in another company of the tenant from now on; empty means the person's own. */
export function setCompany(id: string): void {
  companyId = id;
}

/** Says what happens when the session has ended (401). */
export function onSignedOut(handler: () => void): void {
  signedOut = handler;
}

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

function headersFor(options: CallOptions): Headers {
  const headers = new Headers({
    accept: 'application/json',
    'accept-language': i18next.language === 'en' ? 'en' : 'zh-CN',
  });
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  if (options.method && options.method !== 'GET' && csrfToken) headers.set('x-csrf-token', csrfToken);
  if (companyId) headers.set('x-company-id', companyId);
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  if (options.ifMatch) headers.set('if-match', options.ifMatch);
  return headers;
}

async function send(path: string, options: CallOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(patience);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return await fetch(`${base}${path}${queryText(options.query)}`, {
      method: options.method ?? 'GET',
      headers: headersFor(options),
      credentials: 'same-origin',
      signal,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
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

/** Sends one request under /api/v1 and gives the answer with its ETag; throws ApiProblem for everything but success. */
export async function call<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const response = await send(path, options);
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.status === 401 && !path.startsWith('/session')) signedOut();
    throw problem;
  }
  // The wire forms are the API's own schemas; what it sends is not checked a second time.
  const data = (response.status === 204 ? undefined : await response.json()) as T;
  return {
    data,
    etag: response.headers.get('etag') ?? undefined,
    status: response.status,
    replayed: response.headers.get('idempotency-replayed') === 'true',
  };
}

/** The body of a GET. */
export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { query, signal })).data;
}
