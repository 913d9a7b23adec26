// Owns the wire form of sessions and of changing the own password.
import { z } from 'zod';
import { instant } from '../wire/schema.ts';

export const sessionView = z
  .strictObject({
    id: z.string(),
    current: z.boolean().describe('the session that asks'),
    created_at: instant,
    last_seen_at: instant.describe('to the minute'),
    expires_at: instant.describe('when it ends however busy it is'),
    ip: z.string().nullable(),
    agent: z.string().nullable().describe('what the browser calls itself'),
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;
export const sessionList = z.strictObject({ data: z.array(sessionView) }).meta({ id: 'Sessions' });
export const endedSessions = z
  .strictObject({ ended: z.int().describe('how many sessions ended') })
  .meta({ id: 'EndedSessions' });

export const passwordBody = z.strictObject({
  current_password: z.string().min(1).max(200),
  new_password: z.string().min(1).max(200),
});
