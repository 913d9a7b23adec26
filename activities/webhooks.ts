// Owns the one step of webhook deliveries: an attempt, answered with the message's state.
import { attemptDelivery } from '../src/webhooks/attempt.ts';
import type { DeliveryStatus } from '../src/webhooks/attempt.ts';
import type { WebhookDeliveryInput } from '../workflows/webhooks/api.ts';
import type { ActivityDeps } from './deps.ts';

export function createWebhookActivities({ db, webhooks }: Pick<ActivityDeps, 'db' | 'webhooks'>) {
  return {
    async attemptWebhook(
      input: WebhookDeliveryInput & { attempt: number; now: string },
    ): Promise<{ status: DeliveryStatus }> {
      const sender = webhooks ?? { dataKey: null, allowedHosts: [] };
      return { status: await attemptDelivery(db, sender, { ...input, now: new Date(input.now) }) };
    },
  };
}

export type WebhookActivities = ReturnType<typeof createWebhookActivities>;
