/** The API reference in a real browser: it loads under the content policy and opens an operation. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApi } from '../http/support/api.ts';
import type { TestApi } from '../http/support/api.ts';
import { DESK, expectCleanPage, launchBrowser, openPage, PHONE } from '../support/browser.ts';

let api: TestApi;
let browser: Browser;
let url: string;
beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), launchBrowser()]);
  url = await api.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

test.each([
  ['desk', DESK],
  ['phone', PHONE],
])('on the %s', async (size, viewport) => {
  const page = await openPage(browser, { baseURL: url, viewport });
  // An address of its own leads to each operation.
  await page.goto('/reference/#/orders/submitOrder');
  const operation = page.locator('#operations-orders-submitOrder');
  await operation.getByText('idempotency-key').first().waitFor();
  const folder = process.env.QUDAO_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/reference-${size}.png` });
  await expectCleanPage(page);
  expect(await page.locator('button.authorize').count()).toBeGreaterThan(0);
  await page.context().close();
});
