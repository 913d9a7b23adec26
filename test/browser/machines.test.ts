/** An administrator's journey for programs: a key that is shown once and works until it is revoked. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { arrive, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { startStack } from './support/stack.ts';
import type { Stack } from './support/stack.ts';

let browser: Browser;
let stack: Stack;
beforeAll(async () => {
  [browser, stack] = await Promise.all([launchBrowser(), startStack()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

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
  await dialog.getByRole('button', { name: say('keys.kept') }).click();
  await dialog.waitFor({ state: 'hidden' });
  return secret;
}

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
});
