/** A server that receives webhooks: keeps what came, answers as told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

export interface Received {
  headers: Record<string, string>;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** The answers to come; when there are none left, 204. */
  answers: { status: number; body?: string; headers?: Record<string, string> }[];
  /** Waits until `count` messages came. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: Receiver['answers'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const),
      );
      received.push({ headers, body: Buffer.concat(parts).toString('utf8') });
      const answer = answers.shift() ?? { status: 204 };
      response.writeHead(answer.status, answer.headers ?? {});
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answers,
    async until(count) {
      const end = Date.now() + 20_000;
      while (received.length < count) {
        if (Date.now() > end) throw new Error(`${received.length} of ${count} messages came`);
        await sleep(20);
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface WebhookMessage {
  type: string;
  timestamp: string;
  data: Record<string, string | null>;
}

/** The message when its signature is that of the secret; throws otherwise. Verified by the reference library. */
export function verified(secret: string, { headers, body }: Received): WebhookMessage {
  return new Webhook(secret).verify(body, headers) as WebhookMessage;
}
