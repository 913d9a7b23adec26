/** The test browser itself: it draws Chinese, and its cleanliness check sees what it must see. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { expectCleanPage, launchBrowser, openPage, PHONE } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

test('Chinese characters are drawn, each with a shape of its own', async () => {
  const page = await openPage(browser);
  const shots: string[] = [];
  for (const character of ['渠', '道', ' ']) {
    await page.setContent(`<body style="font: 40px sans-serif">${character}</body>`);
    shots.push((await page.screenshot()).toString('base64'));
  }
  expect(new Set(shots).size).toBe(3);
  await expectCleanPage(page);
});

test('a console error, an exception and a page too wide are seen', async () => {
  const page = await openPage(browser, { viewport: PHONE });
  await page.setContent('<body><script>console.error("no credit"); throw new Error("broken")</script></body>');
  await expect(expectCleanPage(page)).rejects.toThrow(/no credit[\s\S]*broken/);
  await page.setContent('<body><div style="width: 500px">wide</div></body>');
  await expect(expectCleanPage(page)).rejects.toThrow(/horizontal scroll: 5\d\d > 390/);
  await page.setContent('<body><div>narrow</div></body>');
  await expectCleanPage(page);
});
