/** The warehouse's journey: what can ship, the pick list, shipping in bulk with a result per row, and a return received with a difference. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { OrderView } from '../../src/orders/view.schema.ts';
import type { ReturnView } from '../../src/returns/schema.ts';
import { launchBrowser } from '../support/browser.ts';
import { arrive, eventually, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { expectEquation } from './support/money.ts';
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

/** An approved order of Lanting with stock, and an approved return of Jincheng, made over the API. */
async function prepare(turn: number): Promise<{ orderId: string; returnId: string }> {
  const dealer = await stack.as('dealerLanting');
  const made = await dealer.post<{ id: string }>(
    '/api/v1/orders',
    { buyer_id: stack.company.dealers.lanting, lines: [{ sku_code: 'SL-HND-030', quantity: String(48 * turn) }] },
    `wh-order-${turn}`,
  );
  await dealer.post(`/api/v1/orders/${made.id}/submit`, {}, `wh-submit-${turn}`);
  const finance = await stack.as('financeHead');
  const [delivered] = (await finance.get<{ data: { id: string }[] }>('/api/v1/orders?status=received&limit=1')).data;
  const order = await finance.get<OrderView>(`/api/v1/orders/${delivered!.id}`);
  const requester = await stack.as('dealerJincheng');
  const back = await requester.post<{ id: string }>(
    '/api/v1/returns',
    { order_id: order.id, reason: '外箱破损', lines: [{ order_line_id: order.lines[0]!.id, quantity: '6' }] },
    `wh-return-${turn}`,
  );
  await requester.post(`/api/v1/returns/${back.id}/submit`, {}, `wh-return-submit-${turn}`);
  const boss = await stack.as('director');
  const view = await boss.get<ReturnView>(`/api/v1/returns/${back.id}`);
  await boss.post(`/api/v1/approvals/${view.approval!.id}/approve`, {}, `wh-approve-${turn}`);
  await eventually(async () =>
    expect((await boss.get<ReturnView>(`/api/v1/returns/${back.id}`)).status).toBe('approved'),
  );
  await eventually(async () =>
    expect((await finance.get<OrderView>(`/api/v1/orders/${made.id}`)).status).toBe('allocated'),
  );
  return { orderId: made.id, returnId: back.id };
}

async function shipInBulk(seat: Seat, orderId: string): Promise<void> {
  const { page, say, phone } = seat;
  await page.locator(`a[href*="${orderId}"]`).first().waitFor();
  await look(seat, 'warehouse', [NOT_SIGNED_IN]);
  if (phone) return;
  const row = page.locator('tr', { has: page.locator(`a[href*="${orderId}"]`) });
  await row.locator('input[type=checkbox]').check();
  await page.getByRole('button', { name: say('warehouse.pickList') }).click();
  await page.locator('.sheet-table tbody tr').first().waitFor();
  expect(await page.locator('.sheet').innerText()).toContain('SL-HND-030');
  await look(seat, 'pick-list');
  await page.goBack();
  await row.locator('input[type=checkbox]').check();
  await page.getByRole('button', { name: say('warehouse.verb.ship', { count: 1 }) }).click();
  await page.getByRole('dialog').locator('.ant-btn-primary').click();
  await page.locator('.bulk-result li.is-ok').waitFor();
  await look(seat, 'warehouse-shipped');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('common.close') })
    .click();
  await page.locator('.saved-tab', { hasText: say('warehouse.view.transit') }).click();
  await page.locator(`a[href*="${orderId}"]`).first().waitFor();
}

/** One of six never came back: the credit note is for five. */
async function receiveReturn(seat: Seat, returnId: string): Promise<void> {
  const { page, say } = seat;
  await page.goto('/warehouse?view=returns');
  await page.locator(`a[href*="${returnId}"]`).first().click();
  await page.getByRole('button', { name: say('returns.receive'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.quantity-list input').first().fill('5');
  await dialog.locator('.ant-btn-primary').click();
  await dialog.getByText(say('returns.warehouseMissing')).waitFor();
  await dialog.getByLabel(say('acts.warehouse')).click();
  await page.locator('.ant-select-item-option').first().click();
  await look(seat, 'return-receive');
  await dialog.locator('.ant-btn-primary').click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: say('returns.creditNote') }).waitFor();
  await expectEquation(page.locator('dl.money-strip').first());
  await page.getByText(say(seat.phone ? 'returns.arrived' : 'returns.less', { units: seat.phone ? 5 : 1 })).waitFor();
  await look(seat, 'return-credited');
}

describe.each(VARIANTS)('the warehouse, $language on $size', (variant) => {
  test('picks, ships in bulk, and receives a return that is short', async () => {
    const { orderId, returnId } = await prepare(variant.turn);
    const seat = await takeSeat(browser, stack, variant);
    await arrive(seat, 'warehouse', '/warehouse');
    await shipInBulk(seat, orderId);
    await receiveReturn(seat, returnId);
    await leave(seat);
  });
});
