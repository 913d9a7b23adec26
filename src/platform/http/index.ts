// Owns the one door routes files import HTTP helpers through.
export { buildApp } from './app.ts';
export { companyToday, runCommand } from './command.ts';
export { decodeCursor, encodeCursor, pageOf } from './cursor.ts';
export type { Cursor, Page } from './cursor.ts';
export { HttpRefusal } from './problem.ts';
export { etag, notFound, sendOutcome, sendRefusal } from './reply.ts';
export {
  actorOf,
  commandActor,
  idempotency,
  ifMatch,
  principalOf,
  requestLocale,
  requireAbility,
  requireIfMatch,
} from './request.ts';
export type { Idempotency } from './request.ts';
export type { ApiDeps, App } from './types.ts';
