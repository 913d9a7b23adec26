// Owns the way of a change without a workflow: one keyed transaction in the caller's scope, answered with its outcome.
import type { Result } from '../../kernel/refusal.ts';
import { businessDate } from '../../kernel/period.ts';
import type { BusinessDate } from '../../kernel/period.ts';
import type { Db } from '../db/database.ts';
import { canonicalHash } from '../hash.ts';
import { transact } from '../transact.ts';
import type { Work } from '../transact.ts';
import { sendOutcome } from './reply.ts';
import type { AnyReply, OutcomeOptions } from './reply.ts';
import { actorOf, idempotency, principalOf } from './request.ts';
import type { AnyRequest } from './request.ts';

export interface CommandOptions<T> extends OutcomeOptions<T, unknown> {
  /** Operation id of the route; part of the key. */
  operation: string;
  objectType: string;
  /** What it is done to; absent: the company, for what does not exist yet. */
  objectId?: string;
  /** PATCH and PUT name their version instead of a key: the same version cannot be changed twice. */
  version?: number;
}

/**
 * Runs `command` once per Idempotency-Key, or once per object, version and content for changes that name their version,
 * and sends what it came to.
 */
export async function runCommand<T>(
  request: AnyRequest,
  reply: AnyReply,
  options: CommandOptions<T>,
  command: (work: Work) => Promise<Result<T>>,
): Promise<void> {
  const principal = principalOf(request);
  const deps = reply.server.qudao;
  const objectId = options.objectId ?? principal.companyId;
  const { key, bodyHash } =
    options.version === undefined ? idempotency(request, options.operation) : versioned(request, options, objectId);
  const outcome = await transact(
    deps.db,
    {
      scope: principal.scope,
      actor: actorOf(request),
      key,
      input: { bodyHash },
      subject: { companyId: principal.companyId, action: options.operation, objectType: options.objectType, objectId },
      now: deps.now?.(),
    },
    command,
  );
  sendOutcome(reply, outcome, options);
}

function versioned(
  request: AnyRequest,
  options: { operation: string; version?: number },
  objectId: string,
): { key: string; bodyHash: string } {
  const bodyHash = canonicalHash({ params: request.params ?? null, body: request.body ?? null });
  const { userId } = principalOf(request);
  // A change made again on the same version is stale, so each request is an effect of its own.
  return { key: `req:${userId}:${options.operation}:${objectId}:${options.version}:${request.id}`, bodyHash };
}

/** Today in the zone of the company the request works in. */
export async function companyToday(tx: Db, companyId: string, now: Date): Promise<BusinessDate> {
  const company = await tx.selectFrom('company').select('zone').where('id', '=', companyId).executeTakeFirstOrThrow();
  return businessDate(now, company.zone);
}
