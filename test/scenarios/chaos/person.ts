// Owns a person at the API who does not give up: every step is repeated under its own key until it is answered.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const ANSWER_MS = 30_000;
const PATIENCE_MS = 180_000;
const PAUSE_MS = 250;

export interface Answer {
  status: number;
  body: unknown;
  /** The answer to an earlier try whose answer got lost. */
  replayed: boolean;
  tries: number;
}

const problem = z.object({ code: z.string() });

/** The stable code of a refusal; empty for an answer that is none. */
export function codeOf(answer: Answer): string {
  return answer.status < 400 ? '' : (problem.safeParse(answer.body).data?.code ?? `HTTP_${answer.status}`);
}

/** Answers that say nothing about the step: the server is not there, not ready, or has only taken note of it. */
function undecided(status: number): boolean {
  return status >= 500 || status === 429 || status === 202;
}

/** For long work 202 is the answer. */
function notAnswered(status: number): boolean {
  return status !== 202 && undecided(status);
}

/** One signed-in person. Their session lies in PostgreSQL, so it outlives every process. */
export class Person {
  readonly login: string;
  private readonly base: string;
  private cookie = '';
  private csrf = '';

  constructor(base: string, login: string) {
    this.base = base;
    this.login = login;
  }

  async signIn(password: string): Promise<this> {
    const { response, body } = await this.insist(() =>
      this.send('POST', '/api/v1/session', { login: this.login, password }),
    );
    if (response.status !== 200) throw new Error(`${this.login} cannot sign in: ${JSON.stringify(body)}`);
    this.cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    this.csrf = z.object({ csrf_token: z.string() }).parse(body).csrf_token;
    return this;
  }

  /** Reads until there is an answer; anything but 200 is an error of the test. */
  async get<T>(path: string, form: z.ZodType<T>): Promise<T> {
    const { response, body } = await this.insist(() => this.send('GET', path));
    if (response.status !== 200) throw new Error(`GET ${path} answered ${response.status}: ${JSON.stringify(body)}`);
    return form.parse(body);
  }

  /** Does one step under `key`, again and again until the answer is final: done or refused. */
  async post(
    path: string,
    body: unknown,
    key: string,
    wait: 'until done' | 'until accepted' = 'until done',
  ): Promise<Answer> {
    const {
      response,
      body: answer,
      tries,
    } = await this.insist(() => this.send('POST', path, body, key), wait === 'until done' ? undecided : notAnswered);
    return {
      status: response.status,
      body: answer,
      replayed: response.headers.get('idempotency-replayed') === 'true',
      tries,
    };
  }

  private async insist(send: () => Promise<{ response: Response; body: unknown }>, again = undecided) {
    const deadline = Date.now() + PATIENCE_MS;
    let last = 'nothing';
    for (let tries = 1; Date.now() < deadline; tries++) {
      try {
        const answer = await send();
        if (!again(answer.response.status)) return { ...answer, tries };
        last = `${answer.response.status} ${JSON.stringify(answer.body)}`;
      } catch (error) {
        last =
          error instanceof Error
            ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ''}`
            : String(error);
      }
      await sleep(PAUSE_MS);
    }
    throw new Error(`${this.login} got no answer in ${PATIENCE_MS / 1000} s; the last was: ${last}`);
  }

  private async send(method: 'GET' | 'POST', path: string, body?: unknown, key?: string) {
    const response = await fetch(this.base + path, {
      method,
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: {
        'accept-language': 'en',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf && method === 'POST' ? { 'x-csrf-token': this.csrf } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { response, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }
}
