// Owns calling the API with types: what an operation takes and answers is known from its method and path.
import type { Operations, Problem } from './api.gen.ts';

export type { Operations, Problem } from './api.gen.ts';

/** `GET /orders/{id}`: an operation of the OpenAPI document, below /api/v1. */
export type OperationName = keyof Operations;
export type Result<N extends OperationName> = Operations[N]['result'];
type Data<N extends OperationName> = Operations[N]['data'];
type Keyed<D> = D extends { headers: { 'idempotency-key': string } }
  ? { idempotencyKey: string }
  : { idempotencyKey?: string | undefined };

/** What an operation takes: `path`, `query` and `body` by its form, the key of the intended action, the version a change is based on. */
export type Input<N extends OperationName> = Pick<Data<N>, Extract<keyof Data<N>, 'path' | 'query' | 'body'>> &
  Keyed<Data<N>> & { ifMatch?: string | undefined; signal?: AbortSignal | undefined };

export interface Answer<T> {
  data: T;
  /** The version of the answer, for `ifMatch`. */
  etag: string | undefined;
  status: number;
  /** The answer is that of the first time this key was used. */
  replayed: boolean;
}

export interface ApiRequest {
  method: string;
  /** Path and query below /api/v1. */
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

interface AnyInput {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string | undefined;
  ifMatch?: string | undefined;
}

function queryText(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value as string));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The request of an operation; parameters of the path are escaped, empty ones of the query left out. */
export function requestOf<N extends OperationName>(name: N, input: Input<N>): ApiRequest {
  const given: AnyInput = input;
  const [method = '', template = ''] = name.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/g, (_whole, key: string) => encodeURIComponent(given.path?.[key] ?? ''));
  return {
    method,
    url: path + queryText(given.query ?? {}),
    headers: {
      accept: 'application/json',
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(given.idempotencyKey ? { 'idempotency-key': given.idempotencyKey } : {}),
      ...(given.ifMatch ? { 'if-match': given.ifMatch } : {}),
    },
    body: given.body === undefined ? undefined : JSON.stringify(given.body),
  };
}

/** What came back of a successful request. The form is the API's own and not checked a second time. */
export async function answerOf<T>(response: Response): Promise<Answer<T>> {
  return {
    data: (response.status === 204 ? undefined : await response.json()) as T,
    etag: response.headers.get('etag') ?? undefined,
    status: response.status,
    replayed: response.headers.get('idempotency-replayed') === 'true',
  };
}

/** A refused request, as the API says it (RFC 9457); `problem.code` is stable, its texts are in the language asked for. */
export class QudaoProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'QudaoProblem';
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** Where the API is, e.g. `https://qudao.example`. */
  url: string;
  /** An API key, `qdk_…`. */
  key: string;
  language?: 'zh-CN' | 'en';
}

export type Client = <N extends OperationName>(name: N, input: Input<N>) => Promise<Answer<Result<N>>>;

/**
 * A client for programs: `await qudao('GET /orders/{id}', { path: { id } })`. Throws QudaoProblem for a refusal, and what fetch throws
 * when there is no answer: send it again under the same idempotencyKey.
 */
export function createClient({ url, key, language = 'en' }: ClientOptions): Client {
  return async (name, input) => {
    const request = requestOf(name, input);
    const response = await fetch(new URL(`/api/v1${request.url}`, url), {
      method: request.method,
      headers: { ...request.headers, authorization: `Bearer ${key}`, 'accept-language': language },
      signal: input.signal ?? AbortSignal.timeout(30_000),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    if (response.ok) return answerOf(response);
    const body: unknown = await response.json().catch(() => ({}));
    const unreadable = { code: 'UNREADABLE', detail: `HTTP ${response.status}`, status: response.status };
    throw new QudaoProblem({ ...unreadable, ...(body as Problem) });
  };
}
