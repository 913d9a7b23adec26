// Owns a step of importing a sheet: it is tried until it is through, and goes on where it was broken off.
import { proxyActivities } from '@temporalio/workflow';
import type { ImportActivities } from '../../activities/imports.ts';
import type { ImportInput } from './api.ts';

const steps = proxyActivities<ImportActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

/** Input: which import, and whether it is checked or applied. Its end is written where people read it, a failure included. */
export async function importSheet(input: ImportInput): Promise<void> {
  try {
    if (input.step === 'check') await steps.checkImport(input);
    else await steps.applyImport(input);
  } catch {
    await steps.failImport(input);
  }
}
