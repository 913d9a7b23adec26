// Owns delivering one webhook message: tried by the schedule until it is taken, given up, or overtaken by a redelivery.
import { proxyActivities, sleep } from '@temporalio/workflow';
import type { WebhookActivities } from '../../activities/webhooks.ts';
import { WAIT_SECONDS } from '../../src/webhooks/rules.ts';
import type { WebhookDeliveryInput } from './api.ts';

const steps = proxyActivities<WebhookActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Input: which message. Result: its state in the end. */
export async function deliverWebhook(input: WebhookDeliveryInput): Promise<{ status: string }> {
  for (const [index, seconds] of WAIT_SECONDS.entries()) {
    if (seconds > 0) await sleep(seconds * 1000);
    const { status } = await steps.attemptWebhook({
      ...input,
      attempt: index + 1,
      now: new Date().toISOString(),
    });
    if (status !== 'pending') return { status };
  }
  return { status: 'failed' };
}
