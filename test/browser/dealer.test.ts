/** A dealer's journey: sign in, order from search and from a sheet, submit, receive a delivery that is short. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { Browser, Locator } from 'playwright-core';
import type { OrderView } from '../../src/orders/view.schema.ts';
import { launchBrowser } from '../support/browser.ts';
import { chooseLanguage, eventually, signIn, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { amountIn, amounts, expectEquation, expectSum, expectWaterfall } from './support/money.ts';
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

/** Asking who is signed in is answered 401 before anybody is, and so is a wrong password; the browser logs both. */
const NOT_SIGNED_IN = /401.*\/api\/v1\/(session|me)\b/;

async function comeIn(seat: Seat): Promise<void> {
  const { page, say } = seat;
  await page.goto('/');
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  const before = await heading.innerText();
  // The browser asks for the other language; a click switches at once, without a reload.
  const loaded = await page.evaluate(() => performance.timeOrigin);
  await chooseLanguage(seat);
  expect(await heading.innerText()).not.toBe(before);
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
  // Who comes by the plain address asked for no page and had no session that could have ended.
  expect(await page.locator('.sign-in-form .reminder').count()).toBe(0);
  await look(seat, 'sign-in', [NOT_SIGNED_IN]);
  await page.getByLabel(say('signIn.login')).fill(stack.company.users.dealerLanting.login);
  await page.getByLabel(say('signIn.password'), { exact: true }).fill('not the password');
  await page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
  await page.locator('.field-error').waitFor();
  await look(seat, 'sign-in-wrong', [NOT_SIGNED_IN]);
  await signIn(seat, 'dealerLanting');
  await page.locator('.home-figures').waitFor();
  await page.locator(`${seat.phone ? '.tab-bar' : '.sidebar'} a[href="/orders"]`).click();
  await page.locator('.filter-summary .money').waitFor();
  await look(seat, 'orders-dealer', [NOT_SIGNED_IN]);
}

/** What a button that is off says for itself: a tooltip on focus, or a line of text on touch. */
async function expectReason({ page, phone }: Seat, button: Locator, reason: string): Promise<void> {
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  const id = (await button.getAttribute('aria-describedby')) ?? '';
  expect(await page.locator(`[id="${id}"]`).innerText()).toBe(reason);
  await button.focus();
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  const shown = phone ? page.locator('.reason-text') : page.getByRole('tooltip');
  await shown.getByText(reason).waitFor();
}

async function fillCart(seat: Seat): Promise<void> {
  const { page, say, phone, turn } = seat;
  await page.getByRole('button', { name: say('orders.newOrder') }).click();
  await page.getByLabel(say('newOrder.searchHint')).waitFor();
  const submit = page.getByRole('button', { name: say('newOrder.submit') });
  if (!phone) await expectReason(seat, submit, say('newOrder.noLines'));
  await page.getByLabel(say('newOrder.searchHint')).fill('SL-ESS-150');
  const steppers = page.locator('.new-order-main .stepper-box');
  await eventually(async () => expect(await steppers.count()).toBe(1));
  for (let packs = 0; packs <= turn; packs++) await steppers.getByRole('button').last().click();
  await page.getByLabel(say('newOrder.searchHint')).fill('');
  await look(seat, 'new-order-product');
  await page.getByRole('button', { name: say('newOrder.paste') }).click();
  const box = page.getByLabel(say('newOrder.pasteLabel'));
  await box.fill(`SL-CLE-120\t${24 * turn}\nNO-SUCH-1\t5`);
  await page.getByRole('button', { name: say('newOrder.pasteVerb') }).click();
  await page.locator('.paste-problems').getByText('NO-SUCH-1').waitFor();
  await look(seat, 'paste-problem');
  expect(await box.inputValue()).toBe('NO-SUCH-1\t5');
  await box.fill('SL-HND-030\t48');
  await page.getByRole('button', { name: say('newOrder.pasteVerb') }).click();
  await box.waitFor({ state: 'hidden' });
  if (phone) await page.getByRole('button', { name: say('newOrder.toReview') }).click();
}

/** Three lines with their amounts, list − policies = payable, checks passed; returns what is payable. */
async function expectCart(seat: Seat): Promise<Decimal> {
  const { page, say, turn } = seat;
  const lines = page.locator('.cart-lines > li');
  const payable = await eventually(async () => {
    expect(await lines.count()).toBe(3);
    const parts = await amounts(lines.locator('.money-cell'));
    const [list, discount, result] = await amounts(page.locator('.cart-sums dd .money'));
    expect(parts.length).toBe(3);
    expectSum(parts, result);
    expectSum([list ?? new Decimal(0), discount ?? new Decimal(0)], result);
    return result ?? new Decimal(0);
  });
  // 24 bottles a case; one case more than the turn.
  expect(await lines.first().innerText()).toContain(String(24 * (turn + 1)));
  await page.getByText(say('orders.checksPassed', { passed: 10 })).waitFor();
  await look(seat, 'new-order');
  const price = lines.first().locator('.price-button');
  const net = amountIn(await price.innerText());
  await price.click();
  await expectWaterfall(page.locator('.waterfall'), net);
  await page.keyboard.press('Escape');
  await page.locator('.waterfall').waitFor({ state: 'hidden' });
  return payable;
}

async function submitCart({ page, say }: Seat): Promise<string> {
  const submit = page.getByRole('button', { name: say('newOrder.submit') });
  await eventually(async () => expect(await submit.getAttribute('aria-disabled')).toBeNull());
  await submit.click();
  await page.getByRole('dialog').getByText(say('acts.ask.submit')).waitFor();
  await page.getByRole('dialog').locator('.ant-btn-primary').click();
  await page.waitForURL(/\/orders\/ord_\w+$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function expectOrder(seat: Seat, payable: Decimal, name: string): Promise<void> {
  const { page, say, phone } = seat;
  await page.locator('dl.money-strip').waitFor();
  expect((await expectEquation(page.locator('dl.money-strip'))).toFixed(2)).toBe(payable.toFixed(2));
  const lines = page.locator('.section', { has: page.getByRole('heading', { name: say('orders.lines') }) });
  expectSum(
    await amounts(lines.locator(phone ? '.card .money-strong' : 'tbody .money-cell')),
    (await amounts(lines.locator(phone ? '.card-sums .money' : '.sum-row .money')))[0],
  );
  expect(await page.locator('.stage-strip > li').count()).toBe(7);
  expect(await page.locator('.checks > li').count()).toBe(10);
  await page.locator('.timeline').getByText(say('orders.stage.submitted'), { exact: false }).first().waitFor();
  await look(seat, name);
}

async function shipAll(orderId: string): Promise<void> {
  const warehouse = await stack.as('warehouse');
  const order = await warehouse.get<OrderView>(`/api/v1/orders/${orderId}`);
  const lines = order.lines.map((line) => ({ order_line_id: line.id, quantity: line.allocated_quantity }));
  const body = { warehouse_id: order.lines[0]?.warehouse?.id, carrier: '韵达', tracking_number: '7730 1184 52', lines };
  await warehouse.post(`/api/v1/orders/${orderId}/ship`, body, `ship:${orderId}`);
}

/** Two bottles of the first line never came: asked why, invoiced without them. */
async function receiveShort(seat: Seat, payable: Decimal): Promise<void> {
  const { page, say, phone } = seat;
  await page.getByRole('button', { name: say('acts.receive'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  const first = dialog.locator('.quantity-list input').first();
  const shipped = new Decimal(await first.inputValue());
  await first.fill(shipped.minus(2).toFixed());
  await dialog.getByRole('button', { name: say('acts.verb.receive') }).click();
  await dialog.getByText(say('acts.reasonMissing')).waitFor();
  await look(seat, 'receive');
  await dialog
    .getByLabel(say('acts.differenceReason', { lost: 2 }))
    .fill(seat.language === 'zh' ? '外箱破损' : 'Carton broken');
  await dialog.getByRole('button', { name: say('acts.verb.receive') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.state-plain.is-wait').first().waitFor();
  const invoices = page.locator('.section', { has: page.getByRole('heading', { name: say('orders.invoices') }) });
  const net = amountIn(await page.locator('.price-button').first().innerText());
  await eventually(async () => {
    const open = (await amounts(invoices.locator('.money-cell')))[0];
    expect(open?.toFixed(2)).toBe(payable.minus(net.times(2)).toFixed(2));
  });
  if (!phone) {
    const [gross, settled, still] = await amounts(invoices.locator('tbody .money'));
    expectSum([settled ?? new Decimal(0), still ?? new Decimal(0)], gross);
    // What has shipped cannot be cancelled, and the button says so.
    const cancel = page.getByRole('button', { name: say('acts.cancel') });
    await cancel.focus();
    await page.getByRole('tooltip').waitFor();
    expect(await cancel.getAttribute('aria-disabled')).toBe('true');
  }
  await look(seat, 'order-received');
}

describe.each(VARIANTS)('a dealer, $language on $size', (variant) => {
  test('orders, and receives a delivery that is short', async () => {
    const seat = await takeSeat(browser, stack, variant, variant.language === 'zh' ? 'en' : 'zh');
    await comeIn(seat);
    await fillCart(seat);
    const payable = await expectCart(seat);
    const orderId = await submitCart(seat);
    await expectOrder(seat, payable, 'order-submitted');
    await seat.page.locator('.price-button').first().click();
    const net = amountIn(await seat.page.locator('.price-button').first().innerText());
    await expectWaterfall(seat.page.locator('.waterfall'), net);
    await look(seat, 'order-waterfall');
    await shipAll(orderId);
    await seat.page.reload();
    await receiveShort(seat, payable);
    await leave(seat);
  });
});
