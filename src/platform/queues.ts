// Owns the names of task queues beside the interactive one.
import type { Config } from './config.ts';

/** Webhooks wait for strangers' servers, so they have a queue of their own too. */
export function webhookQueue(config: Pick<Config, 'temporalTaskQueue'>): string {
  return `${config.temporalTaskQueue}-webhooks`;
}
