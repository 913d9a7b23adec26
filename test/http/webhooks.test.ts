/** Webhook endpoints over HTTP, and their messages delivered to a real receiver. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/platform/config.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { relayOnce } from '../../src/platform/outbox.ts';
import { attemptDelivery } from '../../src/webhooks/attempt.ts';
import { deliverEvent } from '../../src/webhooks/fan-out.ts';
import { webhookWorkflowId } from '../../workflows/webhooks/api.ts';
import type { WebhookDeliveryInput } from '../../workflows/webhooks/api.ts';
import { startReceiver, verified } from '../support/receiver.ts';
import type { Receiver } from '../support/receiver.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

interface Endpoint {
  id: string;
  url: string;
  status: string;
  version: number;
  secret: string | null;
  disabled_reason: string | null;
}
interface Message {
  id: string;
  status: string;
  attempts: number;
  last_status_code: number | null;
  last_error: string | null;
  body: string;
  log: { run: number; attempt: number; status_code: number | null; error: string | null; excerpt: string }[];
}

const dataKey = randomBytes(32);
const HOSTS = ['127.0.0.1'];
let api: TestApi;
let receiver: Receiver;
let administrator: Browser;
beforeAll(async () => {
  receiver = await startReceiver();
  const config = loadConfig({ HOME: '/tmp', WEBHOOK_ALLOWED_HOSTS: HOSTS.join(',') });
  api = await startApi({ dataKey, config });
  administrator = new Browser(api);
  await administrator.signIn('administrator');
});
afterAll(async () => {
  await api.close();
  await receiver.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answers.length = 0;
});

let keys = 0;
const fresh = (): Record<string, string> => ({ 'idempotency-key': `webhook-${(keys += 1)}` });
const post = (url: string, body: object = {}, headers = fresh()) => administrator.send('POST', url, body, headers);

async function subscribe(eventTypes: string[] = ['payment.recorded']): Promise<Endpoint & { secret: string }> {
  const made = await post('/api/v1/webhook_endpoints', { url: receiver.url, event_types: eventTypes });
  expect(made.statusCode).toBe(201);
  return made.json<Endpoint & { secret: string }>();
}

/** The runs whose start the outbox holds, taken out of it; stands in for Temporal. */
async function starts(): Promise<WebhookDeliveryInput[]> {
  const found: WebhookDeliveryInput[] = [];
  const handlers = {
    webhook: deliverEvent(api.worker, 'queue'),
    start: async ({ payload }: { payload: unknown }) => {
      const { input, workflowId } = payload as { input: WebhookDeliveryInput; workflowId: string };
      expect(workflowId).toBe(webhookWorkflowId(input));
      found.push(input);
    },
    notify: async () => undefined,
    signal: async () => undefined,
  };
  while ((await relayOnce({ db: api.worker, handlers })) > 0);
  return found;
}

const attempt = (input: WebhookDeliveryInput, number = 1, now = new Date()) =>
  attemptDelivery(api.worker, { dataKey, allowedHosts: HOSTS }, { ...input, attempt: number, now });
const message = async (id: string): Promise<Message> =>
  (await administrator.send('GET', `/api/v1/webhook_deliveries/${id}`)).json<Message>();

async function testMessage(endpoint: Endpoint): Promise<WebhookDeliveryInput> {
  const sent = await post(`/api/v1/webhook_endpoints/${endpoint.id}/test`);
  expect(sent.statusCode).toBe(202);
  const input = (await starts()).find(({ deliveryId }) => deliveryId === sent.json<Message>().id);
  return input!;
}

describe('an endpoint', () => {
  it.each([
    ['http://example.com/hook', 'URL_NOT_HTTPS'],
    ['ftp://example.com/hook', 'URL_NOT_HTTPS'],
    ['https://user:password@example.com/', 'URL_WITH_CREDENTIALS'],
    ['not a url', 'URL_INVALID'],
    ['https://localhost/', 'ADDRESS_NOT_PUBLIC'],
    ['https://127.1/', 'URL_NOT_HTTPS_ALLOWED'],
    ['https://10.0.0.8/', 'ADDRESS_NOT_PUBLIC'],
    ['https://192.168.1.1/', 'ADDRESS_NOT_PUBLIC'],
    ['https://172.16.0.1:8443/', 'ADDRESS_NOT_PUBLIC'],
    ['https://169.254.169.254/latest/meta-data', 'ADDRESS_NOT_PUBLIC'],
    ['https://100.64.0.1/', 'ADDRESS_NOT_PUBLIC'],
    ['https://0.0.0.0/', 'ADDRESS_NOT_PUBLIC'],
    ['https://2886729729/', 'ADDRESS_NOT_PUBLIC'],
    ['https://0xa9.0xfe.0xa9.0xfe/', 'ADDRESS_NOT_PUBLIC'],
    ['https://[::1]/', 'ADDRESS_NOT_PUBLIC'],
    ['https://[::ffff:10.0.0.8]/', 'ADDRESS_NOT_PUBLIC'],
    ['https://[fd00:ec2::254]/', 'ADDRESS_NOT_PUBLIC'],
    ['https://[fe80::1]/', 'ADDRESS_NOT_PUBLIC'],
    ['https://[64:ff9b::a00:8]/', 'ADDRESS_NOT_PUBLIC'],
    ['https://no-such-host.invalid/', 'HOST_UNKNOWN'],
  ])('at %s is refused', async (url, code) => {
    const made = await post('/api/v1/webhook_endpoints', { url, event_types: ['payment.recorded'] });
    if (code === 'URL_NOT_HTTPS_ALLOWED') return expect(made.statusCode).toBe(201);
    expect(made.json<ProblemBody>()).toMatchObject({ status: 422, errors: [{ pointer: '/url', code }] });
    const endpoint = await subscribe();
    const moved = await administrator.send(
      'PATCH',
      `/api/v1/webhook_endpoints/${endpoint.id}`,
      { url },
      {
        'if-match': '"1"',
      },
    );
    expect(moved.json<ProblemBody>().errors?.[0]?.code).toBe(code);
  });

  it('shows its secret once and keeps it sealed', async () => {
    const body = { url: receiver.url, event_types: ['payment.recorded'] };
    const header = fresh();
    const first = (await post('/api/v1/webhook_endpoints', body, header)).json<Endpoint>();
    expect(first.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await post('/api/v1/webhook_endpoints', body, header)).json<Endpoint>()).toMatchObject({
      id: first.id,
      secret: null,
    });
    const kept = await withScope(api.worker, tenantScope(api.company.tenant), async (tx) => [
      await tx.selectFrom('webhook_endpoint').selectAll().execute(),
      await tx.selectFrom('effect').selectAll().execute(),
      await tx.selectFrom('audit_log').selectAll().execute(),
    ]);
    expect(JSON.stringify(kept)).toContain(first.id);
    expect(JSON.stringify(kept)).not.toContain(first.secret!.slice(6));
  });

  it('is the administrator’s, and a stale change is refused', async () => {
    const endpoint = await subscribe();
    const finance = new Browser(api);
    await finance.signIn('finance');
    expect((await finance.send('GET', '/api/v1/webhook_endpoints')).statusCode).toBe(403);
    const change = (version: number) =>
      administrator.send(
        'PATCH',
        `/api/v1/webhook_endpoints/${endpoint.id}`,
        { status: 'disabled' },
        {
          'if-match': `"${version}"`,
        },
      );
    expect((await change(1)).json()).toMatchObject({ status: 'disabled', disabled_reason: 'person', version: 2 });
    expect((await change(1)).json<ProblemBody>()).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    const test = await post(`/api/v1/webhook_endpoints/${endpoint.id}/test`);
    expect(test.json<ProblemBody>().code).toBe('WEBHOOK_ENDPOINT_DISABLED');
  });

  it('cannot be made where no secret can be kept', async () => {
    const bare = await startApi();
    const person = new Browser(bare);
    await person.signIn('administrator');
    const body = { url: 'https://example.com/', event_types: ['payment.recorded'] };
    const made = await person.send('POST', '/api/v1/webhook_endpoints', body, fresh());
    expect(made.json<ProblemBody>()).toMatchObject({ status: 409, code: 'WEBHOOK_KEY_MISSING' });
    await bare.close();
  });
});

describe('a message', () => {
  it('tells of an event once, signed, to who asked for it', async () => {
    const endpoint = await subscribe(['payment.recorded']);
    const other = await subscribe(['order.closed']);
    const finance = new Browser(api);
    await finance.signIn('finance');
    const paid = await finance.send(
      'POST',
      '/api/v1/payments',
      {
        buyer_id: api.company.dealers.lanting,
        amount: { amount: '700.00', currency: 'CNY' },
        business_date: '2026-11-01',
      },
      fresh(),
    );
    const payment = paid.json<{ id: string; number: string }>();
    const inputs = await starts();
    const mine = await administrator.send('GET', `/api/v1/webhook_deliveries?endpoint_id=${endpoint.id}`);
    const rows = mine.json<{ data: Message[] }>().data;
    expect(rows).toHaveLength(1);
    const none = await administrator.send('GET', `/api/v1/webhook_deliveries?endpoint_id=${other.id}`);
    expect(none.json<{ data: Message[] }>().data).toEqual([]);
    const input = inputs.find(({ deliveryId }) => deliveryId === rows[0]!.id)!;
    expect(await attempt(input)).toBe('delivered');
    expect(await attempt(input)).toBe('failed');
    expect(receiver.received).toHaveLength(1);
    const [got] = receiver.received;
    expect(got!.headers['webhook-id']).toBe(rows[0]!.id);
    expect(verified(endpoint.secret, got!)).toMatchObject({
      type: 'payment.recorded',
      data: { object: 'payment', id: payment.id, number: payment.number, company_id: api.company.companyId },
    });
    expect(() => verified(other.secret, got!)).toThrow();
    expect(() => verified(endpoint.secret, { ...got!, body: got!.body.replace(payment.id, 'pay_other') })).toThrow();
    expect(await message(input.deliveryId)).toMatchObject({ status: 'delivered', attempts: 1, last_status_code: 204 });
  });

  it('is signed by the old and the new secret while one replaces the other', async () => {
    const endpoint = await subscribe();
    const rotated = await post(`/api/v1/webhook_endpoints/${endpoint.id}/rotate_secret`, { keep_old_hours: 1 });
    const { secret } = rotated.json<{ secret: string }>();
    expect(secret).not.toBe(endpoint.secret);
    await attempt(await testMessage(endpoint));
    const [both] = receiver.received;
    expect(verified(endpoint.secret, both!)).toEqual(verified(secret, both!));
    const later = new Date(Date.now() + 3_700_000);
    await attempt(await testMessage(endpoint), 1, later);
    expect(verified(secret, receiver.received[1]!).type).toBe('webhook.test');
    expect(() => verified(endpoint.secret, receiver.received[1]!)).toThrow();
  });

  it('keeps what was answered, follows no redirect, and is delivered again on request', async () => {
    const endpoint = await subscribe();
    const input = await testMessage(endpoint);
    receiver.answers.push(
      { status: 302, headers: { location: `${receiver.url}/elsewhere` } },
      { status: 500, body: 'x'.repeat(5000) },
    );
    expect(await attempt(input, 1)).toBe('pending');
    expect(await attempt(input, 2)).toBe('pending');
    expect(receiver.received).toHaveLength(2);
    const waiting = await message(input.deliveryId);
    expect(waiting.log.map(({ status_code: code, excerpt }) => [code, excerpt.length])).toEqual([
      [500, 1024],
      [302, 0],
    ]);
    const again = await post(`/api/v1/webhook_deliveries/${input.deliveryId}/redeliver`);
    expect(again.json<Message>()).toMatchObject({ status: 'pending' });
    const [second] = await starts();
    expect(second).toMatchObject({ deliveryId: input.deliveryId, run: 2 });
    expect(await attempt(input, 3)).toBe('failed');
    expect(receiver.received).toHaveLength(2);
    expect(await attempt(second!)).toBe('delivered');
    expect(receiver.received[2]!.headers['webhook-id']).toBe(input.deliveryId);
    expect(receiver.received[2]!.body).toBe(receiver.received[0]!.body);
  });

  it('goes to the address that was checked, looked up once, and to no private one behind a public name', async () => {
    const endpoint = await subscribe();
    const move = (host: string) =>
      withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
        tx
          .updateTable('webhook_endpoint')
          .set({
            url: receiver.url
              .replace('127.0.0.1', host)
              .replace('http:', host === 'rebound.example' ? 'https:' : 'http:'),
          })
          .where('id', '=', endpoint.id)
          .execute(),
      );
    let lookups = 0;
    const resolve = async () => {
      lookups += 1;
      return lookups === 1 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '192.0.2.1', family: 4 }];
    };
    await move('named.example');
    const named = await testMessage(endpoint);
    const sender = { dataKey, allowedHosts: ['named.example'], resolve };
    expect(await attemptDelivery(api.worker, sender, { ...named, attempt: 1, now: new Date() })).toBe('delivered');
    expect([lookups, receiver.received.length]).toEqual([1, 1]);
    expect(receiver.received[0]!.headers.host).toMatch(/^named\.example:/);
    await move('rebound.example');
    const rebound = await testMessage(endpoint);
    const mixed = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const strict = { dataKey, allowedHosts: [], resolve: mixed };
    expect(await attemptDelivery(api.worker, strict, { ...rebound, attempt: 1, now: new Date() })).toBe('pending');
    expect(receiver.received).toHaveLength(1);
    expect(await message(rebound.deliveryId)).toMatchObject({ last_error: 'ADDRESS_NOT_PUBLIC' });
  });

  it('to an endpoint that is gone ends it, with a notice', async () => {
    const endpoint = await subscribe();
    const input = await testMessage(endpoint);
    receiver.answers.push({ status: 410 });
    expect(await attempt(input)).toBe('failed');
    const now = (await administrator.send('GET', `/api/v1/webhook_endpoints/${endpoint.id}`)).json<Endpoint>();
    expect(now).toMatchObject({ status: 'disabled', disabled_reason: 'gone' });
    const notices = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      tx.selectFrom('outbox').select('payload').where('topic', '=', 'notify').execute(),
    );
    expect(notices.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        kind: 'webhook.disabled',
        document_id: endpoint.id,
        user_ids: expect.arrayContaining([api.company.users.administrator.id]),
      }),
    );
  });

  it('of another tenant is nowhere', async () => {
    const endpoint = await subscribe();
    const input = await testMessage(endpoint);
    const dealer = new Browser(api);
    await dealer.signIn('dealerLanting');
    expect((await dealer.send('GET', `/api/v1/webhook_deliveries/${input.deliveryId}`)).statusCode).toBe(403);
    const unknown = await administrator.send('GET', '/api/v1/webhook_deliveries/msg_00000000000000000000000000000000');
    expect(unknown.statusCode).toBe(404);
  });
});
