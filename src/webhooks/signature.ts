// Owns secrets and signatures of webhooks (Standard Webhooks, symmetric v1).
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

export function newWebhookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/** The headers of one attempt; with two secrets, while one is being replaced, there are two signatures. `at` is in seconds. */
export function signedHeaders(
  message: { id: string; body: string; at: number },
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    const signed = createHmac('sha256', key).update(`${message.id}.${message.at}.${message.body}`).digest('base64');
    return `v1,${signed}`;
  });
  return {
    'content-type': 'application/json',
    'user-agent': 'Qudao-Webhooks/1',
    'webhook-id': message.id,
    'webhook-timestamp': String(message.at),
    'webhook-signature': signatures.join(' '),
  };
}
