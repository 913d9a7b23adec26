// Owns problems (RFC 9457): from a refusal or an error to the body the caller reads in their language.
import type { FieldRefusal, Params, Refusal } from '../../kernel/refusal.ts';
import type { Problem } from '../../wire/schema.ts';
import { translate } from '../../wire/messages.ts';
import type { Locale, Messages } from '../../wire/messages.ts';
import { STATUS_TITLES } from './messages.ts';
import { statusOf } from './status.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A refusal on its way out of a route or hook. */
export class HttpRefusal extends Error {
  readonly code: string;
  readonly params: Params | undefined;
  readonly errors: FieldRefusal[] | undefined;
  readonly headers: Record<string, string>;

  constructor(code: string, params?: Params, errors?: FieldRefusal[], headers: Record<string, string> = {}) {
    super(code);
    this.name = 'HttpRefusal';
    this.code = code;
    this.params = params;
    this.errors = errors;
    this.headers = headers;
  }
}

/** An ability the signed-in person does not have; it is written to the audit log before the answer goes out. */
export class AbilityRefusal extends HttpRefusal {
  readonly action: string;
  readonly subject: string;
  readonly objectId: string;

  constructor(action: string, subject: string, objectId: string) {
    super('FORBIDDEN', { action, subject });
    this.action = action;
    this.subject = subject;
    this.objectId = objectId;
  }
}

/** The problem body of a refusal. */
export function problemOf(
  refusal: Pick<Refusal, 'code' | 'params' | 'errors'>,
  context: { messages: Messages; locale: Locale; requestId: string; status?: number },
): Problem {
  const { messages, locale, requestId } = context;
  const status = context.status ?? statusOf(refusal);
  const language = locale === 'en' ? 'en' : 'zh';
  const heading = messages[refusal.code]?.title ?? STATUS_TITLES[status];
  const title = heading?.[language] ?? refusal.code;
  const errors = refusal.errors?.map((error) => ({
    pointer: error.pointer,
    code: error.code,
    detail: translate(messages, error.code, error.params, locale) ?? error.code,
    ...(error.params ? { params: error.params } : {}),
  }));
  return {
    type: `urn:qudao:problem:${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: translate(messages, refusal.code, refusal.params, locale) ?? errors?.[0]?.detail ?? title,
    instance: `urn:qudao:request:${requestId}`,
    code: refusal.code,
    ...(refusal.params ? { params: refusal.params } : {}),
    ...(errors ? { errors } : {}),
  };
}
