/** Finance's journey: ages of receivables, an invoice opened to its postings, money recorded and allocated by hand, the statement. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { arrive, eventually, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { amounts, expectEquation, expectSum } from './support/money.ts';
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

const NOT_SIGNED_IN = /401.*\/api\/v1\/(session|me)\b/;

async function seeAges({ page, say, phone, ...seat }: Seat): Promise<void> {
  await page.getByRole('heading', { name: say('finance.receivables') }).waitFor();
  const dealer = page.locator('.link', { hasText: seat.language === 'zh' ? '锦澄' : 'Jincheng' }).first();
  await dealer.waitFor();
  if (!phone) {
    const sums = await amounts(page.locator('.sum-row .money'));
    expectSum(sums.slice(0, 5), sums[5]);
  }
}

/** The oldest open invoice: what is open opens to its postings. */
async function openInvoice(seat: Seat): Promise<void> {
  const { page, say } = seat;
  await page.goto('/invoices');
  await page.locator('a.link', { hasText: 'INV-' }).first().click();
  await page.locator('dl.money-strip').waitFor();
  await expectEquation(page.locator('dl.money-strip'));
  await look(seat, 'invoice');
  await page.locator('.term-result button.money').click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('.postings, .posting-cards').first().waitFor();
  await look(seat, 'invoice-figure');
  await drawer.getByRole('button', { name: say('common.close') }).click();
  await drawer.waitFor({ state: 'hidden' });
}

/** Ten yuan more than is given to the invoice stays unallocated. */
async function recordPayment(seat: Seat): Promise<void> {
  const { page, say, turn } = seat;
  await page.goto('/payments/new');
  await page.getByRole('button', { name: say('acts.verb.pay', { amount: '' }).trim() }).click();
  await page.getByText(say('finance.dealerMissing')).waitFor();
  await page.getByLabel(say('orders.colBuyer')).fill('Jincheng');
  await page.locator('.ant-select-item-option').first().click();
  await page.getByLabel(say('acts.amount')).fill(`${100 + turn}.50`);
  await page.locator('.ant-segmented-item', { hasText: say('finance.chosen') }).click();
  const part = page.locator('.quantity-list input').first();
  await eventually(async () => expect(await part.inputValue()).toBe(`${100 + turn}.5`));
  await part.fill('90.5');
  await eventually(async () =>
    expect((await expectEquation(page.locator('dl.money-strip'))).toFixed(2)).toBe(`${10 + turn}.00`),
  );
  await look(seat, 'payment-new');
  await page.locator('.form-foot .ant-btn-primary').click();
  await page.waitForURL(/\/payments\/pay_\w+$/);
  await page.locator('.document-head').waitFor();
  expect((await expectEquation(page.locator('dl.money-strip'))).toFixed(2)).toBe(`${10 + turn}.00`);
  await look(seat, 'payment');
}

/** Opening + movements = closing, on paper. */
async function readStatement(seat: Seat): Promise<void> {
  const { page, say } = seat;
  await page.getByRole('link', { name: say('paper.statement') }).click();
  await page.locator('.sheet-table tbody tr').first().waitFor();
  await page.getByText(`PAY-`).first().waitFor();
  await look(seat, 'statement');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.paper-bar').isVisible()).toBe(false);
  expect(await page.locator('.sheet').isVisible()).toBe(true);
  await page.emulateMedia({ media: null });
}

describe.each(VARIANTS)('finance, $language on $size', (variant) => {
  test('reads ages, opens an invoice, records a payment and prints the statement', async () => {
    const seat = await takeSeat(browser, stack, variant);
    await arrive(seat, 'finance', '/receivables');
    await seeAges(seat);
    await look(seat, 'receivables', [NOT_SIGNED_IN]);
    await openInvoice(seat);
    await recordPayment(seat);
    await readStatement(seat);
    await leave(seat);
  });
});
