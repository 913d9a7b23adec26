// Owns making the file of an export: tried until it is made or cannot be.
import { proxyActivities } from '@temporalio/workflow';
import type { ExportActivities } from '../../activities/exports.ts';
import type { ExportInput } from './api.ts';

/** Its end is written where the person reads it, a failure included. */
export async function exportList(input: ExportInput): Promise<void> {
  const steps = proxyActivities<ExportActivities>({
    taskQueue: input.taskQueue,
    startToCloseTimeout: '1 hour',
    heartbeatTimeout: '30 seconds',
    retry: { initialInterval: '1 second', maximumInterval: '30 seconds', maximumAttempts: 20 },
  });
  try {
    await steps.makeExport(input);
  } catch {
    await steps.failExport(input);
  }
}
