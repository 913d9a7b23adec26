// Owns what a step of a return answers with, and when the workflow must act by itself next.
import type { Selectable } from 'kysely';
import type { ReturnDue, ReturnStep } from '../../workflows/returns/api.ts';
import type { Database } from '../platform/db/database.ts';

export type ReturnRow = Selectable<Database['return_order']>;

/** Days the process waits before it acts by itself. */
export const RETURN_WAITS = { RECEIVE_REMINDER_DAYS: 7, RECEIVE_EXPIRY_DAYS: 60, RETURNED_EXPIRY_DAYS: 14 } as const;

const DAY = 86_400_000;

/** The next thing to do unasked; null when people are asked elsewhere or nothing is left. */
export function returnDue(row: Pick<ReturnRow, 'status' | 'approved_at'>, now: Date): ReturnDue | null {
  const after = (days: number): Date => new Date(now.getTime() + days * DAY);
  if (row.status === 'returned')
    return { kind: 'returned_expiry', at: after(RETURN_WAITS.RETURNED_EXPIRY_DAYS).toISOString() };
  if (row.status !== 'approved') return null;
  const expiry = new Date((row.approved_at ?? now).getTime() + RETURN_WAITS.RECEIVE_EXPIRY_DAYS * DAY);
  const reminder = after(RETURN_WAITS.RECEIVE_REMINDER_DAYS);
  return reminder < expiry
    ? { kind: 'receive', at: reminder.toISOString() }
    : { kind: 'receive_expiry', at: expiry.toISOString() };
}

export function returnStep(row: ReturnRow, approvalId: string | null, now: Date): ReturnStep {
  return {
    returnId: row.id,
    number: row.number,
    status: row.status,
    version: row.version,
    approvalId,
    due: returnDue(row, now),
  };
}
