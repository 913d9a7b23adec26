// Owns answering: a view with its version, or the refusal as a problem.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../kernel/refusal.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Outcome } from '../transact.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';
import { requestLocale } from './request.ts';
import type { ApiDeps } from './types.ts';

/** Any typed reply: the helpers send bodies whose form the route's response schema still checks. */
export interface AnyReply {
  readonly request: Pick<FastifyRequest, 'id' | 'headers' | 'principal'>;
  readonly server: { qudao: ApiDeps };
  header(name: string, value: string): unknown;
}

function untyped(reply: AnyReply): Pick<FastifyReply, 'code' | 'header' | 'type' | 'send'> {
  return reply as AnyReply & FastifyReply;
}

/** Sends a refusal as a problem in the caller's language. */
export function sendRefusal(reply: AnyReply, refusal: Pick<Refusal, 'code' | 'params' | 'errors'>): void {
  const { request, server } = reply;
  const problem = problemOf(refusal, {
    messages: server.qudao.messages,
    locale: requestLocale(request),
    requestId: request.id,
  });
  untyped(reply).code(problem.status).type(PROBLEM_TYPE).send(problem);
}

export interface OutcomeOptions<T, V> {
  /** Status of success; 200. */
  status?: number;
  /** Version of the view, for the ETag. */
  etag?: (value: T) => number;
  /** The view of what the command returned. */
  map?: (value: T) => V;
}

/** Answers with what a command came to: the view, or the refusal as a problem; a repeat is marked. */
export function sendOutcome<T, V = T>(reply: AnyReply, outcome: Outcome<T>, options: OutcomeOptions<T, V> = {}): void {
  if (outcome.replayed) reply.header('idempotency-replayed', 'true');
  if (!outcome.ok) {
    sendRefusal(reply, outcome);
    return;
  }
  if (options.etag) etag(reply, options.etag(outcome.value));
  const answer = untyped(reply).code(options.status ?? 200);
  if (options.status === 204) answer.send();
  else answer.send(options.map ? options.map(outcome.value) : outcome.value);
}

/** The version of the answer; sent back in If-Match by whoever changes it. */
export function etag(reply: Pick<AnyReply, 'header'>, version: number): void {
  reply.header('etag', `"${version}"`);
}

/** What does not exist or is somebody else's: 404 either way. */
export function notFound(subject?: string, id?: string): Refusal {
  return refuse('NOT_FOUND', { ...(subject ? { subject } : {}), ...(id ? { id: id.slice(0, 100) } : {}) });
}
