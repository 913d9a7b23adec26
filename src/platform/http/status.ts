// Owns which HTTP status a refusal code answers with: one table, 409 for a business refusal that is not in it.
import type { Refusal } from '../../kernel/refusal.ts';

const STATUS: Readonly<Record<string, number>> = {
  MALFORMED_JSON: 400,
  INVALID_PARAMETER: 400,
  INVALID_CURSOR: 400,
  INVALID_VERSION: 400,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  IDEMPOTENCY_KEY_INVALID: 400,
  NOT_SIGNED_IN: 401,
  SESSION_EXPIRED: 401,
  SESSION_REVOKED: 401,
  ACCOUNT_DISABLED: 401,
  ROLE_WITHDRAWN: 401,
  INVALID_CREDENTIALS: 401,
  INITIAL_PASSWORD_EXPIRED: 401,
  COMPANY_REFUSED: 403,
  PASSWORD_CHANGE_REQUIRED: 403,
  KEY_REFUSED: 401,
  KEY_NOT_ACCEPTED: 403,
  FORBIDDEN: 403,
  CSRF_REFUSED: 403,
  OUT_OF_SCOPE: 403,
  NOT_FOUND: 404,
  FIGURE_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  STALE_VERSION: 412,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INVALID_CONTENT: 422,
  IDEMPOTENCY_MISMATCH: 422,
  FILE_EMPTY: 422,
  FILE_LOST: 404,
  FILE_ALTERED: 404,
  FILE_TYPE_REFUSED: 415,
  FILE_TYPE_MISMATCH: 422,
  UNKNOWN_SKU: 422,
  UNKNOWN_PARTNER: 422,
  CURRENCY_MISMATCH: 422,
  VERSION_REQUIRED: 428,
  TOO_MANY_REQUESTS: 429,
  SIGN_IN_LOCKED: 429,
  INTERNAL: 500,
  OVERLOADED: 503,
  UNAVAILABLE: 503,
};

/** A refusal that names fields, or a sheet that is not read, is about the content (422); every other one is about the state of things (409). */
export function statusOf(refusal: Pick<Refusal, 'code' | 'errors'>): number {
  const content = (refusal.errors && refusal.errors.length > 0) || refusal.code.startsWith('SHEET_');
  return STATUS[refusal.code] ?? (content ? 422 : 409);
}
