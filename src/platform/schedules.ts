// Owns reading and steering Temporal's schedules, for operators.
import { ScheduleNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Deliver } from './outbox.ts';
import { z } from 'zod';

export interface ScheduleState {
  id: string;
  workflowType: string | null;
  paused: boolean;
  note: string | null;
  lastRunAt: string | null;
  nextRunAt: string | null;
}

/** Every schedule of the namespace. */
export async function listSchedules(client: Client): Promise<ScheduleState[]> {
  const found: ScheduleState[] = [];
  for await (const one of client.schedule.list())
    found.push({
      id: one.scheduleId,
      workflowType: one.action?.workflowType ?? null,
      paused: one.state.paused,
      note: one.state.note || null,
      lastRunAt: one.info.recentActions.at(-1)?.takenAt.toISOString() ?? null,
      nextRunAt: one.state.paused ? null : (one.info.nextActionTimes[0]?.toISOString() ?? null),
    });
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a schedule of this id exists. */
export async function scheduleExists(client: Client, id: string): Promise<boolean> {
  try {
    await client.schedule.getHandle(id).describe();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

const stepPayload = z.object({ id: z.string(), step: z.enum(['run_now', 'pause', 'resume']), reason: z.string() });

/** Steers a schedule; one that is gone needs no steering. */
export function deliverScheduleStep(client: Client): Deliver {
  return async ({ payload }) => {
    const { id, step, reason } = stepPayload.parse(payload);
    const handle = client.schedule.getHandle(id);
    try {
      if (step === 'run_now') await handle.trigger();
      else if (step === 'pause') await handle.pause(reason);
      else await handle.unpause(reason);
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
  };
}
