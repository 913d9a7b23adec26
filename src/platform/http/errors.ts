// Owns what happens when a route throws: every error becomes a problem, and nothing of the inside leaks out.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../kernel/refusal.ts';
import { refuse } from '../../kernel/refusal.ts';
import { addAuditRow } from '../audit-row.ts';
import { TooManySignIns } from '../auth/password.ts';
import { withScope } from '../db/database.ts';
import { AbilityRefusal, HttpRefusal } from './problem.ts';
import { sendRefusal } from './reply.ts';
import { idOf } from './request.ts';
import type { ApiDeps, App } from './types.ts';

type Thrown = FastifyError | HttpRefusal | Error;

const FRAMEWORK: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'MALFORMED_JSON',
  FST_ERR_BAD_URL: 'NOT_FOUND',
  FST_UNDER_PRESSURE: 'OVERLOADED',
};

/** Connection errors of PostgreSQL and Temporal: the server is away, the request may be repeated. */
const AWAY = /^(08|57P0|53300|ECONN|EPIPE|ETIMEDOUT)/;

function codeOf(error: object): string {
  return 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? String(error.code)
    : '';
}

function isAway(error: Error): boolean {
  const code = codeOf(error);
  if (AWAY.test(code)) return true;
  if (error.name === 'ServiceError' && error.cause instanceof Error)
    return ['4', '8', '14'].includes(codeOf(error.cause));
  return /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
}

/** The refusal an error amounts to. */
export function refusalOf(error: Thrown, bodyLimit: number): Refusal {
  if (error instanceof HttpRefusal) return refuse(error.code, error.params, error.errors);
  if (error instanceof TooManySignIns) return refuse('OVERLOADED');
  const code = codeOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('BODY_TOO_LARGE', { limit: bodyLimit });
  const known = FRAMEWORK[code];
  if (known) return refuse(known);
  if (error instanceof SyntaxError && 'statusCode' in error && error.statusCode === 400)
    return refuse('MALFORMED_JSON');
  // The wall of the database refused a row outside the scope of the person.
  if (code === '42501') return refuse('OUT_OF_SCOPE');
  return isAway(error) ? refuse('UNAVAILABLE') : refuse('INTERNAL');
}

/** What was tried, for the audit log: the ability, or the step that left the person's scope. */
function attemptOf(request: FastifyRequest, error: Thrown): { action: string; objectType: string; objectId: string } {
  if (error instanceof AbilityRefusal)
    return { action: `${error.subject}.${error.action}`, objectType: error.subject, objectId: error.objectId };
  const operation = request.routeOptions.schema?.operationId ?? 'unknown';
  return { action: operation, objectType: 'scope', objectId: idOf(request.params) ?? '-' };
}

/** Dates of a query are checked before; an instant that PostgreSQL cannot read came in a cursor we did not make. */
function isForgedCursor(request: FastifyRequest, error: Thrown): boolean {
  const { query } = request;
  return typeof query === 'object' && query !== null && 'cursor' in query && ['22007', '22008'].includes(codeOf(error));
}

async function recordRefusal(deps: ApiDeps, request: FastifyRequest, error: Thrown, code: string): Promise<void> {
  const { principal } = request;
  if (!principal) return;
  const actor = {
    userId: principal.userId,
    requestId: request.id,
    ip: request.ip,
    apiKeyId: principal.key?.id ?? null,
  };
  await withScope(deps.db, principal.scope, (tx) =>
    addAuditRow(tx, principal.tenant, actor, {
      companyId: principal.companyId,
      ...attemptOf(request, error),
      outcome: 'refused',
      code,
    }),
  );
}

/** Makes every error of every route a problem; what a person may not do is in the audit log before the answer goes out. */
export function handleErrors(app: App, deps: ApiDeps): void {
  app.setErrorHandler(async (error: Thrown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = isForgedCursor(request, error)
      ? refuse('INVALID_CURSOR')
      : refusalOf(error, request.routeOptions.bodyLimit ?? 1_048_576);
    if (error instanceof AbilityRefusal || refusal.code === 'OUT_OF_SCOPE')
      await recordRefusal(deps, request, error, refusal.code);
    if (refusal.code === 'INTERNAL' || refusal.code === 'UNAVAILABLE') request.log.error({ err: error }, refusal.code);
    if (refusal.code === 'UNAVAILABLE' || refusal.code === 'OVERLOADED') reply.header('retry-after', '2');
    if (error instanceof HttpRefusal) reply.headers(error.headers);
    // A body that was refused half read leaves a connection nobody can use again.
    if (refusal.code === 'BODY_TOO_LARGE') reply.header('connection', 'close');
    sendRefusal(reply, refusal);
  });
}
