/** An administrator's journeys for programs: a key that is shown once and works until it is revoked; a webhook told, logged and sent again. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { startReceiver, verified } from '../support/receiver.ts';
import type { Receiver } from '../support/receiver.ts';
import { arrive, eventually, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { startStack } from './support/stack.ts';
import type { Stack } from './support/stack.ts';

let browser: Browser;
let stack: Stack;
let receiver: Receiver;
beforeAll(async () => {
  [browser, stack, receiver] = await Promise.all([launchBrowser(), startStack(), startReceiver()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await receiver?.close();
});

/** A port nobody listens on. */
async function freePort(): Promise<string> {
  const probe = await startReceiver();
  await probe.close();
  return new URL(probe.url).port;
}

/** What the API answers to a program with this key. */
async function statusWith(key: string): Promise<number> {
  const response = await fetch(`${stack.url}/api/v1/orders`, { headers: { authorization: `Bearer ${key}` } });
  return response.status;
}

async function makeKey(seat: Seat, name: string): Promise<string> {
  const { page, say } = seat;
  await page.getByRole('button', { name: say('keys.new') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('keys.create') }).click();
  await dialog.getByText(say('keys.nameMissing')).waitFor();
  await dialog.getByLabel(say('keys.name')).fill(name);
  await dialog.getByLabel(say('keys.owner')).fill('Jianing');
  await page.locator('.ant-select-item-option').first().click();
  await dialog.getByRole('checkbox', { name: `${say('keys.subject.order')} ${say('keys.mode.read')}` }).check();
  await look(seat, 'key-new');
  await dialog.getByRole('button', { name: say('keys.create') }).click();
  const secret = await dialog.locator('.secret code').innerText();
  await look(seat, 'key-shown-once');
  await dialog.getByRole('button', { name: say('parts.secretKept') }).click();
  await dialog.waitFor({ state: 'hidden' });
  return secret;
}

/** Makes a subscription; a private address is refused at its field first. */
async function subscribe(seat: Seat, url: string): Promise<string> {
  const { page, say } = seat;
  await page.getByRole('button', { name: say('webhooks.new') }).click();
  const dialog = page.getByRole('dialog');
  const address = dialog.getByLabel(say('webhooks.url'));
  await address.fill('https://169.254.169.254/');
  await dialog.getByRole('checkbox', { name: 'order.shipped' }).check();
  await dialog.getByRole('checkbox', { name: 'payment.recorded' }).check();
  await dialog.getByRole('button', { name: say('webhooks.create') }).click();
  await dialog.locator('.field-error').waitFor();
  await look(seat, 'webhook-new', [/422/]);
  await address.fill(url);
  await dialog.getByRole('button', { name: say('webhooks.create') }).click();
  const secret = await dialog.locator('.secret code').innerText();
  await dialog.getByRole('button', { name: say('parts.secretKept') }).click();
  await dialog.waitFor({ state: 'hidden' });
  return secret;
}

test('the example program places an order with a key and hears of it', async () => {
  const administrator = await stack.as('administrator');
  const listen = `127.0.0.1:${await freePort()}`;
  const { key } = await administrator.post<{ key: string }>(
    '/api/v1/api_keys',
    {
      name: 'Example',
      owner_id: stack.company.users.salesRep.id,
      scopes: ['order:read', 'order:write'],
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    },
    'example',
  );
  const { secret } = await administrator.post<{ secret: string }>(
    '/api/v1/webhook_endpoints',
    { url: `http://${listen}/`, event_types: ['order.submitted'] },
    'example',
  );
  const { stdout } = await promisify(execFile)(process.execPath, ['examples/order-and-listen.ts'], {
    timeout: 60_000,
    env: {
      ...process.env,
      QUDAO_URL: stack.url,
      QUDAO_KEY: key,
      WEBHOOK_SECRET: secret,
      LISTEN: listen,
      BUYER_ID: stack.company.dealers.lanting,
      SKU: 'SL-ESS-150',
    },
  });
  const [placed, heard] = stdout.trim().split('\n');
  const number = /^placed (SO-\S+): \w+$/.exec(placed ?? '')?.[1];
  expect(number).toBeDefined();
  expect(heard).toMatch(new RegExp(`^heard order.submitted of ${number}: payable \\d+\\.\\d\\d CNY$`));
});

describe.each(VARIANTS)('an administrator, $language on $size', (variant) => {
  test('gives a program a key and takes it away', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const { page, say } = seat;
    await arrive(seat, 'administrator', '/keys');
    const name = `ERP ${variant.turn}`;
    const key = await makeKey(seat, name);
    expect(await statusWith(key)).toBe(200);
    await look(seat, 'keys');
    expect(await page.content()).not.toContain(key.slice(12, 68));
    await page.getByRole('button', { name: say('keys.revokeNamed', { name }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('keys.revoke') })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: say('keys.revokeNamed', { name }) }).waitFor({ state: 'hidden' });
    expect(await statusWith(key)).toBe(401);
    await leave(seat);
  });

  test('has a system told of events, sees its answers and sends again', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const { page, say, phone } = seat;
    await arrive(seat, 'administrator', '/webhooks');
    const url = `${receiver.url}/${variant.turn}`;
    const secret = await subscribe(seat, url);
    receiver.received.length = 0;
    receiver.answers.push({ status: 200, body: 'taken' });
    await page.getByRole('button', { name: say('webhooks.testNamed', { url }) }).click();
    await receiver.until(1);
    expect(verified(secret, receiver.received[0]!).type).toBe('webhook.test');
    const row = page
      .locator(phone ? '.order-card' : '.data-table tbody tr', { hasText: url })
      .filter({ hasText: say('webhooks.delivery.delivered') });
    await row.first().waitFor();
    await look(seat, 'webhooks');
    await row.first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('taken', { exact: true }).waitFor();
    await look(seat, 'webhook-message');
    await drawer.getByRole('button', { name: say('webhooks.redeliver') }).click();
    await receiver.until(2);
    expect(receiver.received[1]!.body).toBe(receiver.received[0]!.body);
    await eventually(async () =>
      expect(await drawer.locator('.attempts strong').allInnerTexts()).toEqual(['204', '200']),
    );
    await leave(seat);
  });
});
