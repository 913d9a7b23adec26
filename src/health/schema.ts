// Owns the wire forms of the system's health.
import { z } from 'zod';

export const CHECKS = ['database', 'temporal', 'worker', 'workflows', 'outbox', 'seal', 'books'] as const;
export type Check = (typeof CHECKS)[number];

export const healthCheck = z
  .strictObject({
    check: z.enum(CHECKS),
    status: z.enum(['ok', 'look']),
    message: z
      .string()
      .describe('What was found and, when something is wrong, what cures it, in the language of the request.'),
  })
  .meta({ id: 'HealthCheck' });

export const stuckWorkView = z
  .strictObject({
    workflow_id: z.string(),
    document_type: z.enum(['order', 'return']).nullable().describe('null for work without a document.'),
    document_id: z.string().nullable(),
    number: z.string().nullable(),
    message: z.string().describe('What does not go on, and why.'),
    advice: z.string().describe('What cures it.'),
    next_try_at: z.iso.datetime().nullable().describe('When it is tried again by itself.'),
    can_retry: z.boolean().describe('Whether trying it again now is safe and can help.'),
  })
  .meta({ id: 'StuckWork' });

export const systemHealthView = z
  .strictObject({
    checked_at: z.iso.datetime(),
    checks: z.array(healthCheck),
    stuck: z.array(stuckWorkView).describe('At most 200, the documents first that lack their workflow.'),
  })
  .meta({ id: 'SystemHealth' });
export type SystemHealthView = z.infer<typeof systemHealthView>;

export const scheduleView = z
  .strictObject({
    id: z.string(),
    workflow_type: z.string().nullable(),
    paused: z.boolean(),
    note: z.string().nullable(),
    last_run_at: z.iso.datetime().nullable(),
    next_run_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Schedule' });
export type ScheduleView = z.infer<typeof scheduleView>;

export const schedulesView = z.strictObject({ data: z.array(scheduleView) });

export const workflowRetryParams = z.strictObject({ workflow_id: z.string().min(1).max(200) });
export const workflowRetryView = z.strictObject({ workflow_id: z.string(), asked: z.literal(true) });

export const scheduleParams = z.strictObject({ schedule_id: z.string().min(1).max(200) });
export const scheduleStep = z.strictObject({
  step: z.enum(['run_now', 'pause', 'resume']),
  reason: z.string().trim().min(1).max(500).describe('Kept in the audit log and, for a pause, beside the schedule.'),
});
