// Owns the wire form of API keys.
import { z } from 'zod';
import { instant, page, pageQuery, personRef } from '../wire/schema.ts';

export const apiKeyView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    prefix: z.string().describe('the first characters of the key'),
    status: z.enum(['active', 'expired', 'revoked']),
    owner: personRef.describe('in whose name it acts'),
    scopes: z.array(z.string()),
    created_by: personRef,
    created_at: instant,
    expires_at: instant,
    last_used_at: instant.nullable().describe('to the minute'),
    last_used_ip: z.string().nullable(),
    revoked_by: personRef.nullable(),
    revoked_at: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof apiKeyView>;
export const apiKeyPage = page(apiKeyView);
export const apiKeysQuery = z.strictObject({ ...pageQuery, owner_id: z.string().max(60).optional() });

export const newApiKeyBody = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('what the key is for'),
  owner_id: z.string().max(60).describe('the person in whose name it acts; it never may more than they'),
  scopes: z.array(z.string().max(60)).min(1).max(60).describe('`<subject>:read` or `<subject>:write`'),
  expires_at: z.iso.datetime({ offset: true }).describe('at most 366 days ahead'),
});
export type NewApiKeyBody = z.infer<typeof newApiKeyBody>;

/** The only answer that carries the key itself; a repeat of the request has `null` instead. */
export const newApiKeyView = apiKeyView
  .extend({ key: z.string().nullable().describe('shown this once; only its hash is kept') })
  .meta({ id: 'NewApiKey' });

/** Scopes with which a key in the name of this person would open something. */
export const keyScopesView = z.strictObject({ scopes: z.array(z.string()) }).meta({ id: 'KeyScopes' });
