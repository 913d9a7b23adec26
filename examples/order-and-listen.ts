/**
 * A program beside Qudao: places an order with an API key and hears by webhook that it was submitted.
 *
 *   QUDAO_URL=http://127.0.0.1:8080 QUDAO_KEY=qdk_… WEBHOOK_SECRET=whsec_… LISTEN=127.0.0.1:9000 \
 *   BUYER_ID=par_… SKU=SL-ESS-150 node examples/order-and-listen.ts
 *
 * The key (Integrations → API keys) needs the scopes order:read and order:write. The secret is that of a subscription (Integrations →
 * Webhooks) to order.submitted whose address leads to LISTEN; a private one must be named in WEBHOOK_ALLOWED_HOSTS of the server.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { createClient } from '../src/client/client.ts';

interface Event {
  type: string;
  data: { object: string; id: string; number: string | null };
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}.`);
  return value;
}

const webhook = new Webhook(setting('WEBHOOK_SECRET'));
const qudao = createClient({ url: setting('QUDAO_URL'), key: setting('QUDAO_KEY') });

// 1. Listen: verify before believing, answer at once, work afterwards, and count each webhook-id once.
const seen = new Set<string>();
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const event = webhook.verify(Buffer.concat(parts).toString('utf8'), headers) as Event;
      response.writeHead(204).end();
      const id = headers['webhook-id'] ?? '';
      if (!seen.has(id)) server.emit('event', event);
      seen.add(id);
    } catch {
      response.writeHead(400).end();
    }
  });
});
const [host, port] = setting('LISTEN').split(':');
server.listen(Number(port), host);
await once(server, 'listening');
const heard = new Promise<Event>((resolve) => server.on('event', resolve));

// 2. Place an order. The same key may be sent again after silence: the order is made once.
const reference = crypto.randomUUID();
const { data: draft } = await qudao('POST /orders', {
  body: {
    buyer_id: setting('BUYER_ID'),
    lines: [{ sku_code: setting('SKU'), quantity: process.env.QUANTITY ?? '24' }],
  },
  idempotencyKey: `order-${reference}`,
});
const { data: order } = await qudao('POST /orders/{id}/submit', {
  path: { id: draft.id },
  body: {},
  idempotencyKey: `submit-${reference}`,
});
console.log(`placed ${order.number ?? draft.id}: ${order.status}`);

// 3. The event says what happened to which document; the rest is read through the API.
const event = await heard;
const { data: now } = await qudao('GET /orders/{id}', { path: { id: event.data.id } });
console.log(`heard ${event.type} of ${now.number ?? now.id}: payable ${now.payable_amount.amount} ${now.currency}`);
server.close();
