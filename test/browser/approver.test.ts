/** An approver's journey: the inbox, a credit exception decided by keys, one sent back, several at once, and what the order shows afterwards. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { OrderView } from '../../src/orders/view.schema.ts';
import { launchBrowser } from '../support/browser.ts';
import { arrive, eventually, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { amountIn, amounts, expectArithmetic, expectSum } from './support/money.ts';
import { startStack } from './support/stack.ts';
import type { SampleUserKey, Stack } from './support/stack.ts';

let browser: Browser;
let stack: Stack;
beforeAll(async () => {
  [browser, stack] = await Promise.all([launchBrowser(), startStack()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

type Asked = { orderId: string; approvalId: string; number: string; amount: string };

/** An order of the dealer whose credit is used up: the channel manager is asked first, then finance. */
async function askForCredit(by: SampleUserKey, packs: number, key: string): Promise<Asked> {
  const requester = await stack.as(by);
  const body = {
    buyer_id: stack.company.dealers.muchuan,
    lines: [{ sku_code: 'SL-ESS-150', quantity: String(24 * packs) }],
  };
  const { id: orderId } = await requester.post<{ id: string }>('/api/v1/orders', body, key);
  await requester.post(`/api/v1/orders/${orderId}/submit`, {}, key);
  const { approval, number, payable_amount } = await requester.get<OrderView>(`/api/v1/orders/${orderId}`);
  if (!approval || number === null) throw new Error('the order was not sent for approval');
  return { orderId, approvalId: approval.id, number, amount: payable_amount.amount };
}

/** Four such orders of this variant, passed on by the channel manager, so that they wait at finance. */
async function waitingAtFinance(turn: number): Promise<[Asked, Asked, Asked, Asked]> {
  const made: Asked[] = [];
  for (let one = 0; one < 4; one++) {
    const key = `browser:${turn}:${one}`;
    const asked = await askForCredit('salesRep', 2 + turn * 4 + one, key);
    const manager = await stack.as('channelManager');
    await manager.post(`/api/v1/approvals/${asked.approvalId}/approve`, { comment: '' }, key);
    made.push(asked);
  }
  return made as [Asked, Asked, Asked, Asked];
}

/** The badge counts exactly the rows of the first view. */
async function expectBadge({ page, phone, say }: Seat): Promise<number> {
  const rows = page.locator('.inbox-row');
  return eventually(async () => {
    const count = await rows.count();
    const badge = page.locator(phone ? '.tab-badge' : '.badge');
    const shown = (await badge.count()) === 0 ? '0' : await badge.evaluate((one) => one.firstChild?.textContent ?? '');
    expect(shown).toBe(String(count));
    expect(await page.locator('.inbox-head').innerText()).toContain(say('inbox.canDecide', { count }));
    return count;
  });
}

function rowOf({ page }: Seat, asked: Asked) {
  const amount = amountIn(asked.amount)
    .toFixed(2)
    .replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return page.locator('.inbox-row', { hasText: amount });
}

/** Opens the row and waits for its lines; the amount in head, form and decision is the same. */
async function open(seat: Seat, asked: Asked): Promise<void> {
  const { page } = seat;
  await rowOf(seat, asked).locator('.inbox-open').click();
  await page.locator('.decision-head').getByText(asked.number).waitFor();
  const lines = page.locator('.decision-lines');
  const amount = amountIn(asked.amount).toFixed(2);
  await eventually(async () => {
    expectSum(await amounts(lines.locator('tbody .money')), (await amounts(lines.locator('tfoot .money')))[0]);
    expect((await amounts(page.locator('.money-hero')))[0]?.toFixed(2)).toBe(amount);
    expect(amountIn(await page.locator('.decision-bar .ant-btn-primary').innerText()).toFixed(2)).toBe(amount);
  });
}

async function approveTheException(seat: Seat, asked: Asked): Promise<void> {
  const { page, phone, say } = seat;
  await open(seat, asked);
  await page.locator('.decision-head').getByText(say('orders.exception.credit'), { exact: true }).waitFor();
  await expectArithmetic(page.locator('.decision-evidence .arithmetic'));
  await look(seat, 'inbox-decision');
  const dialog = page.getByRole('dialog');
  if (phone) await page.locator('.decision-bar .ant-btn-primary').click();
  else await page.keyboard.press('a');
  await dialog.getByText(say('inbox.grantsException')).waitFor();
  await dialog
    .getByLabel(say('inbox.opinion'))
    .fill(seat.language === 'zh' ? '月底回款，仅此一单' : 'Paid by month end');
  await look(seat, 'inbox-approve');
  await dialog.locator('.ant-btn-primary').click();
  await dialog.waitFor({ state: 'hidden' });
  await eventually(async () => expect(await page.locator('.decision-head').getByText(asked.number).count()).toBe(0));
}

async function sendBack(seat: Seat, asked: Asked): Promise<void> {
  const { page, phone, say } = seat;
  await open(seat, asked);
  if (phone) {
    await page.getByRole('button', { name: say('parts.actions') }).click();
    await page.getByRole('menuitem', { name: say('inbox.do.send_back') }).click();
  } else await page.getByRole('button', { name: say('inbox.do.send_back') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('inbox.verb.send_back') }).click();
  await dialog.getByText(say('acts.reasonMissing')).waitFor();
  await look(seat, 'inbox-send-back');
  await dialog.getByLabel(say('inbox.opinion')).fill('SEND-BACK-REASON');
  await dialog.getByRole('button', { name: say('inbox.verb.send_back') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await eventually(async () => expect(await page.locator('.decision-head').getByText(asked.number).count()).toBe(0));
}

/** Two chosen, one of them decided by a colleague meanwhile: each has its own outcome. */
async function approveSeveral(seat: Seat, first: Asked, second: Asked): Promise<void> {
  const { page, say } = seat;
  await rowOf(seat, first).getByRole('checkbox').check();
  await rowOf(seat, second).getByRole('checkbox').check();
  const bar = page.locator('.bulk-bar');
  expectSum([amountIn(first.amount), amountIn(second.amount)], (await amounts(bar.locator('.money')))[0]);
  // What was said about the decision before does not lie on the bar.
  await bar.getByRole('button', { name: say('inbox.bulk.approveAll') }).click({ trial: true, timeout: 1000 });
  await look(seat, 'inbox-bulk');
  await bar.getByRole('button', { name: say('inbox.bulk.approveAll') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(say('inbox.bulk.ask.approve', { count: 2 })).waitFor();
  const colleague = await stack.as('finance2');
  await colleague.post(`/api/v1/approvals/${second.approvalId}/approve`, { comment: '' }, second.number);
  await dialog.getByRole('button', { name: say('inbox.bulk.verb.approve', { count: 2 }) }).click();
  await dialog.getByText(say('parts.bulkDone', { done: 1, failed: 1 })).waitFor();
  expect(await dialog.locator('.bulk-result li.is-ok').innerText()).toContain(first.number);
  expect(await dialog.locator('.bulk-result li.is-bad').innerText()).toContain(second.number);
  await look(seat, 'inbox-bulk-result');
  await dialog.getByRole('button', { name: say('parts.onlyFailed') }).click();
  expect(await dialog.locator('.bulk-result li').count()).toBe(1);
  await dialog.locator('.ant-btn-primary').click();
  await dialog.waitFor({ state: 'hidden' });
}

async function expectDecided(seat: Seat, approved: Asked, returned: Asked): Promise<void> {
  const {
    page,
    say,
    stack: { company },
    language,
  } = seat;
  const who = company.users.finance;
  const name = language === 'zh' ? who.name : who.nameEn;
  await page.goto(`/orders/${approved.orderId}`);
  await page.locator('.stepper').getByText(name).waitFor();
  const granted = say('orders.exception.approvedSuffix', { name: say('orders.exception.credit') });
  await page.locator('.document-title').getByText(granted).waitFor();
  await page.locator('.timeline').getByText(name).first().waitFor();
  await look(seat, 'order-exception-approved');
  await page.goto(`/orders/${returned.orderId}`);
  await page.locator('.document-title').getByText(say('orders.status.returned')).waitFor();
  await page.locator('.stepper').getByText('SEND-BACK-REASON').waitFor();
  await look(seat, 'order-returned');
}

describe.each(VARIANTS)('an approver, $language on $size', (variant) => {
  test('decides a credit exception, sends one back, decides several at once', async () => {
    const [exception, back, first, second] = await waitingAtFinance(variant.turn);
    const seat = await takeSeat(browser, stack, variant);
    const { page, phone } = seat;
    await arrive(seat, 'finance', '/inbox');
    await page.locator('.inbox-row').first().waitFor();
    const before = await expectBadge(seat);
    await look(seat, 'inbox');
    if (!phone) {
      // Two rows down and one up again, without the mouse.
      for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
      await eventually(async () =>
        expect(await page.locator('.inbox-row').nth(1).getAttribute('class')).toContain('inbox-row-current'),
      );
    }
    await approveTheException(seat, exception);
    if (phone) await page.locator('.inbox-row').first().waitFor();
    await sendBack(seat, back);
    if (phone) await page.locator('.inbox-row').first().waitFor();
    expect(await expectBadge(seat)).toBe(before - 2);
    await approveSeveral(seat, first, second);
    await eventually(async () => expect(await expectBadge(seat)).toBe(before - 4));
    await expectDecided(seat, exception, back);
    await leave(seat);
  });

  test('is told why when the document is their own', async () => {
    const own = await askForCredit('channelManager', 24 + variant.turn, `browser:own:${variant.turn}`);
    const seat = await takeSeat(browser, stack, variant);
    const { page, say } = seat;
    await arrive(seat, 'channelManager', `/inbox?view=mine&id=${own.approvalId}`);
    await page.locator('.decision-refused').getByText(say('reasons.SOD_REQUESTER')).waitFor();
    expect(await page.getByRole('button', { name: say('inbox.do.reject') }).count()).toBe(0);
    await look(seat, 'inbox-own');
    // Who tries all the same, past the console, is refused, and everybody can read it on the order.
    const manager = await stack.as('channelManager');
    const tried = await manager.send('POST', `/api/v1/approvals/${own.approvalId}/approve`, { comment: '' }, 'try');
    expect(tried.status).toBe(409);
    await page.goto(`/orders/${own.orderId}`);
    await page.locator('.timeline .is-bad').getByText(say('reasons.SOD_REQUESTER').slice(0, -1)).waitFor();
    await look(seat, 'order-refusal');
    await leave(seat);
  });
});
