// Owns the names of task queues beside the interactive one.
import type { Config } from './config.ts';

/** Long, paged work has a queue of its own, so that it never starves approvals. */
export function batchQueue(config: Pick<Config, 'temporalTaskQueue'>): string {
  return `${config.temporalTaskQueue}-batch`;
}

/** Exports run beside the API, whose database role the walls of partner and company hold. */
export function exportQueue(config: Pick<Config, 'temporalTaskQueue'>): string {
  return `${config.temporalTaskQueue}-exports`;
}

/** Webhooks wait for strangers' servers, so they have a queue of their own too. */
export function webhookQueue(config: Pick<Config, 'temporalTaskQueue'>): string {
  return `${config.temporalTaskQueue}-webhooks`;
}
