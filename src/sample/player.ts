// Owns playing a person over the API: signs in, keeps cookie and CSRF token, sends each step under a key of its own.
import { createHash } from 'node:crypto';

export interface Answer {
  status: number;
  body: unknown;
  etag: string | null;
}

/** A signed-in person. Every call goes through the same doors as the console's. */
export class Player {
  private readonly base: string;
  private readonly cookie: string;
  private readonly csrf: string;
  readonly login: string;

  private constructor(base: string, login: string, cookie: string, csrf: string) {
    this.base = base;
    this.login = login;
    this.cookie = cookie;
    this.csrf = csrf;
  }

  static async signIn(base: string, login: string, password: string): Promise<Player> {
    const response = await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base },
      body: JSON.stringify({ login, password }),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${login} could not sign in: ${JSON.stringify(body)}`);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0]!)
      .join('; ');
    return new Player(base, login, cookie, read<{ csrf_token: string }>(body).csrf_token);
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.send('GET', path);
    if (answer.status >= 300) throw new Error(`GET ${path}: ${JSON.stringify(answer.body)}`);
    return read<T>(answer.body);
  }

  /** Sends a step; `key` names it, so that playing the same story again repeats nothing. Throws what was refused. */
  async post<T>(path: string, body: object, key: string): Promise<T> {
    const answer = await this.send('POST', path, body, key);
    if (answer.status >= 300) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
    return read<T>(answer.body);
  }

  /** Changes a record on the version it was read at. */
  async patch<T>(path: string, body: object, etag: string): Promise<T> {
    const answer = await this.send('PATCH', path, body, '', etag);
    if (answer.status >= 300) throw new Error(`PATCH ${path}: ${JSON.stringify(answer.body)}`);
    return read<T>(answer.body);
  }

  /** As `post`, for steps that may be refused: the answer whatever it is. */
  async send(method: string, path: string, body?: object, key = '', etag = ''): Promise<Answer> {
    const response = await fetch(this.base + path, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.base,
        'accept-language': 'en',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(etag ? { 'if-match': etag } : {}),
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.csrf, 'idempotency-key': keyOf(path, key) }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body: parsed, etag: response.headers.get('etag') };
  }
}

/** What the API's own response schema has checked already. */
function read<T>(body: unknown): T {
  return body as T;
}

function keyOf(path: string, key: string): string {
  return createHash('sha256').update(`${path}|${key}`).digest('hex').slice(0, 40);
}
