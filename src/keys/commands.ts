// Owns making and revoking API keys.
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { ownerAbility } from '../platform/auth/api-key.ts';
import type { Work } from '../platform/transact.ts';
import { isWorth } from './abilities.ts';
import { findApiKey } from './queries.ts';
import type { ApiKeyView, NewApiKeyBody } from './schema.ts';

const LONGEST_MS = 366 * 86_400_000;

export interface NewApiKey extends NewApiKeyBody {
  id: string;
  companyId: string;
  hash: string;
  prefix: string;
}

/**
 * Makes a key of one company in the name of `owner_id`. Refused with INVALID_CONTENT when the owner is nobody there, a scope opens
 * nothing to them, or the end is past or more than 366 days away.
 */
export async function createApiKey(work: Work, input: NewApiKey): Promise<Result<ApiKeyView>> {
  const errors: FieldRefusal[] = [];
  const owner = await ownerAbility(work.db, input.owner_id, input.companyId);
  if (!owner) errors.push({ pointer: '/owner_id', code: 'KEY_OWNER_UNKNOWN' });
  const scopes = [...new Set(input.scopes)];
  for (const [index, scope] of scopes.entries()) {
    if (owner && !isWorth(owner, scope))
      errors.push({ pointer: `/scopes/${index}`, code: 'KEY_SCOPE_BEYOND_OWNER', params: { scope } });
  }
  const ahead = Date.parse(input.expires_at) - work.now.getTime();
  if (ahead <= 0 || ahead > LONGEST_MS) errors.push({ pointer: '/expires_at', code: 'KEY_EXPIRY_RANGE' });
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  await work.db
    .insertInto('api_key')
    .values({
      id: input.id,
      tenant_id: work.tenant,
      company_id: input.companyId,
      owner_id: input.owner_id,
      name: input.name,
      scopes,
      hash: input.hash,
      prefix: input.prefix,
      created_by: work.actor.userId ?? '',
      created_at: work.now,
      expires_at: input.expires_at,
    })
    .execute();
  const detail = { name: input.name, owner_id: input.owner_id, scopes, expires_at: input.expires_at };
  work.audit({
    companyId: input.companyId,
    action: 'api_key.create',
    objectType: 'api_key',
    objectId: input.id,
    detail,
  });
  return accept((await findApiKey(work.db, input.id, work.now))!);
}

/** Ends a key at once. Refused with NOT_FOUND, or KEY_ENDED when it is revoked already. */
export async function revokeApiKey(work: Work, id: string): Promise<Result<ApiKeyView>> {
  const key = await findApiKey(work.db, id, work.now);
  if (!key) return refuse('NOT_FOUND', { subject: 'api_key', id });
  const ended = await work.db
    .updateTable('api_key')
    .set({ revoked_at: work.now, revoked_by: work.actor.userId })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('company_id')
    .executeTakeFirst();
  if (!ended) return refuse('KEY_ENDED');
  work.audit({ companyId: ended.company_id, action: 'api_key.revoke', objectType: 'api_key', objectId: id });
  return accept((await findApiKey(work.db, id, work.now))!);
}
