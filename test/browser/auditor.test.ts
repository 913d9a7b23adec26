/** An auditor's journey: from the order list to an order, its history in business steps and the drawer behind its amounts. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { arrive, eventually, takeSeat, VARIANTS, words } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { amounts, expectArithmetic, expectEquation, expectSum } from './support/money.ts';
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

/** Switches the language in the settings, without a reload. */
async function switchLanguage({ page, phone, say, language }: Seat): Promise<void> {
  const loaded = await page.evaluate(() => performance.timeOrigin);
  if (phone) await page.locator('.tab-bar a[href="/me"]').click();
  else await page.locator('.sidebar-person button').click();
  await page.getByText(language === 'zh' ? '中文' : 'English', { exact: true }).click();
  await page.getByText(say('shell.signOut')).waitFor();
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
}

/** The list: its count and sum are those of the rows shown. */
async function expectListSums({ page, phone }: Seat): Promise<void> {
  const rows = page.locator(phone ? '.order-card' : '.data-table tbody tr.row-opens');
  await eventually(async () => {
    const shown = await amounts(rows.locator('.money'));
    const summary = await page.locator('.filter-summary').innerText();
    expect(summary).toContain(String(shown.length));
    expectSum(shown, (await amounts(page.locator('.filter-summary .money')))[0]);
  });
}

async function expectHistory(seat: Seat): Promise<void> {
  const { page, say } = seat;
  const steps = page.locator('.history-step');
  await steps.first().waitFor();
  const titles = await page.locator('.history-title').allInnerTexts();
  for (const kind of ['submit', 'ship', 'receive', 'order_closed'])
    expect(titles).toContain(say(`history.kind.${kind}`));
  // A step that has no word of its own shows the name of a function.
  expect(titles.filter((title) => /^[a-z]+[A-Z_]/.test(title))).toEqual([]);
  await page.getByRole('button', { name: say('history.kind.ship'), exact: true }).click();
  await page.locator('.document-rail').getByText(say('history.fact.who'), { exact: true }).waitFor();
  await look(seat, 'history');
  await page.getByText(say('history.allEvents'), { exact: true }).click();
  await page.getByText('WorkflowExecutionStarted').first().waitFor();
  await look(seat, 'history-raw');
}

async function expectDrawer(seat: Seat): Promise<void> {
  const { page, say, phone } = seat;
  const drawer = page.getByRole('dialog');
  const payable = await expectEquation(page.locator('dl.money-strip'));
  await page.locator('.term-result button').click();
  const arithmetic = drawer.locator('.arithmetic');
  await arithmetic.waitFor();
  expect((await expectArithmetic(arithmetic)).toFixed(2)).toBe(payable.toFixed(2));
  expect((await amounts(drawer.locator('.figure-amount .money')))[0]?.toFixed(2)).toBe(payable.toFixed(2));
  await drawer.getByText(say('figure.recomputed')).waitFor();
  if (!phone) {
    const [debits, credits] = [
      await amounts(drawer.locator('.postings tbody td:nth-child(4):not(:empty)')),
      await amounts(drawer.locator('.postings tbody td:nth-child(5):not(:empty)')),
    ];
    expect(debits.map((one) => one.toFixed(2)).sort()).toEqual(credits.map((one) => one.toFixed(2)).sort());
  }
  await look(seat, 'figure');
  // A figure inside the figure replaces the content and keeps the way back.
  await arithmetic.locator('.operation-part button').first().click();
  await drawer.getByRole('button', { name: say('figure.back') }).waitFor();
  await look(seat, 'figure-inner');
  await drawer.getByRole('button', { name: say('figure.back') }).click();
  await drawer
    .getByText(say('figure.kicker', { subject: '' }).trim(), { exact: false })
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get('figure')).toMatch(/\.payable$/);
  await page.reload();
  await arithmetic.waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  expect(new URL(page.url()).searchParams.get('figure')).toBeNull();
}

describe.each(VARIANTS)('an auditor, $language on $size', (variant) => {
  test('follows an order to its history and to the postings behind its amounts', async () => {
    const other = variant.language === 'zh' ? 'en' : 'zh';
    const seat = await takeSeat(browser, stack, variant, other);
    const { page, say, phone } = seat;
    await arrive({ ...seat, language: other, say: words(other) }, 'auditor', '/orders');
    await switchLanguage(seat);
    if (phone) await page.locator('.tab-bar a[href="/orders"]').click();
    else await page.keyboard.press('Escape');
    await expectListSums(seat);
    await look(seat, 'orders-auditor');
    await page
      .locator(phone ? '.order-card' : '.data-table tbody tr', { hasText: say('orders.status.closed') })
      .first()
      .click();
    await page.locator('dl.money-strip').waitFor();
    await expectDrawer(seat);
    await look(seat, 'order-closed');
    await page.getByRole('link', { name: say('orders.history') }).click();
    await expectHistory(seat);
    await leave(seat);
  });
});
