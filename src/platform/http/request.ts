// Owns what routes ask of a request: who, may they, under which key, on which version.
import type { FastifyRequest } from 'fastify';
import type { AbilityAction, AbilitySubject } from '../../people/abilities.ts';
import { localeOf } from '../../wire/messages.ts';
import type { Locale } from '../../wire/messages.ts';
import type { Principal } from '../auth/principal.ts';
import { canonicalHash, sha256 } from '../hash.ts';
import type { Actor } from '../transact.ts';
import { AbilityRefusal, HttpRefusal } from './problem.ts';

/** The part of a request the helpers read; every typed request has it. */
export type AnyRequest = Pick<FastifyRequest, 'principal' | 'id' | 'ip' | 'headers'> & {
  params: unknown;
  body?: unknown;
};

/**
 * The signed-in person; throws NOT_SIGNED_IN (401) on a public route without a session, KEY_NOT_ACCEPTED (403) for an API key
 * on a route that asks for no ability: what is a person's own is not for programs.
 */
export function principalOf(request: AnyRequest): Principal {
  if (!request.principal) throw new HttpRefusal('NOT_SIGNED_IN');
  if (request.principal.key?.admitted === false) throw new HttpRefusal('KEY_NOT_ACCEPTED');
  return request.principal;
}

/**
 * Returns the principal when their roles allow `action` on `subject`; throws FORBIDDEN (403) otherwise, which is
 * recorded in the audit log before it is answered. `objectId`: what it was tried on, else the `id` of the path.
 */
export function requireAbility(
  request: AnyRequest,
  action: AbilityAction,
  subject: AbilitySubject,
  objectId?: string,
): Principal {
  const { principal } = request;
  if (!principal) throw new HttpRefusal('NOT_SIGNED_IN');
  if (principal.ability.can(action, subject)) {
    if (principal.key) principal.key.admitted = true;
    return principal;
  }
  throw new AbilityRefusal(action, subject, objectId ?? idOf(request.params) ?? '-');
}

/** The `id` of a path, for what is recorded about a refusal. */
export function idOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('id' in params)) return undefined;
  return typeof params.id === 'string' ? params.id.slice(0, 100) : undefined;
}

export function actorOf(request: AnyRequest): Actor {
  return { ...commandActor(request), ip: request.ip };
}

/** Who acts, as workflows carry it: ids only. */
export function commandActor(request: AnyRequest): { userId: string; requestId: string; apiKeyId?: string } {
  const { userId, key } = principalOf(request);
  return { userId, requestId: request.id, ...(key ? { apiKeyId: key.id } : {}) };
}

/** The caller's language: what the request asks for, else the user's own. */
export function requestLocale(request: Pick<AnyRequest, 'principal' | 'headers'>): Locale {
  const asked = request.headers['accept-language'];
  return request.principal && !/\b(zh|en)\b/i.test(asked ?? '') ? request.principal.locale : localeOf(asked);
}

export interface Idempotency {
  /** Key of the effect of a command without a workflow: `req:<userId>:<operation>:<Idempotency-Key>`. */
  key: string;
  /** Id of the update of a workflow: 32 hex digits of the hash of principal, operation and key. */
  updateId: string;
  /** Hash of path parameters and body: the same key with another content is refused. */
  bodyHash: string;
}

const KEY = /^[\x21-\x7e]{8,200}$/;

/** The keys a command runs under; throws IDEMPOTENCY_KEY_REQUIRED or IDEMPOTENCY_KEY_INVALID (400). */
export function idempotency(request: AnyRequest, operation: string): Idempotency {
  const { userId } = principalOf(request);
  const given = request.headers['idempotency-key'];
  if (given === undefined || given === '') throw new HttpRefusal('IDEMPOTENCY_KEY_REQUIRED');
  if (typeof given !== 'string' || !KEY.test(given)) throw new HttpRefusal('IDEMPOTENCY_KEY_INVALID');
  return {
    key: `req:${userId}:${operation}:${given}`,
    updateId: sha256(`${userId}|${operation}|${given}`).slice(0, 32),
    bodyHash: canonicalHash({ params: request.params ?? null, body: request.body ?? null }),
  };
}

/** The version a change is based on; undefined when the caller names none, or any (`*`). Throws INVALID_VERSION (400). */
export function ifMatch(request: AnyRequest): number | undefined {
  const given = request.headers['if-match'];
  if (given === undefined || given === '*') return undefined;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(given.trim());
  if (!match) throw new HttpRefusal('INVALID_VERSION');
  return Number(match[1]);
}

/** The version a change is based on; throws VERSION_REQUIRED (428) when the caller names none. */
export function requireIfMatch(request: AnyRequest): number {
  const version = ifMatch(request);
  if (version === undefined) throw new HttpRefusal('VERSION_REQUIRED');
  return version;
}
