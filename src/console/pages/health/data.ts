/** What the operator's room reads and sends. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ScheduleView, SystemHealthView, scheduleStep, schedulesView } from '../../../health/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type Health = SystemHealthView;
export type StuckWork = Health['stuck'][number];
export type Schedule = ScheduleView;
export type ScheduleStep = z.infer<typeof scheduleStep>;

/** Seconds between two looks of an open page. */
const EVERY_MS = 15_000;

export const healthQuery = queryOptions({
  queryKey: ['health', 'system'],
  queryFn: ({ signal }) => get<Health>('/system_health', undefined, signal),
  refetchInterval: EVERY_MS,
});

export const schedulesQuery = queryOptions({
  queryKey: ['health', 'schedules'],
  queryFn: async ({ signal }) => (await get<z.infer<typeof schedulesView>>('/schedules', undefined, signal)).data,
  refetchInterval: EVERY_MS,
});

export const retryWork =
  (workflowId: string) =>
  (body: object, idempotencyKey: string): Promise<Answer<unknown>> =>
    call(`/workflows/${encodeURIComponent(workflowId)}/retry`, { method: 'POST', body, idempotencyKey });

export const steerSchedule =
  (id: string) =>
  (body: ScheduleStep, idempotencyKey: string): Promise<Answer<unknown>> =>
    call(`/schedules/${encodeURIComponent(id)}/steps`, { method: 'POST', body, idempotencyKey });
