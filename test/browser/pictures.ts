/** Makes the pictures of the README: `npm run pictures` plays a few more orders in the sample company and photographs the console. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { OrderView } from '../../src/orders/view.schema.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { arrive, settled, takeSeat } from './support/journey.ts';
import type { Seat, Variant } from './support/journey.ts';
import { packed } from './support/png.ts';
import { startStack } from './support/stack.ts';
import type { SampleUserKey, Stack } from './support/stack.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const MOST_BYTES = 200 * 1024;

type Dealer = keyof Stack['company']['dealers'];
type Lines = Record<string, number>;

/** Submits an order over the dealer's credit; the channel manager passes it on to finance. */
async function atFinance(stack: Stack, by: SampleUserKey, dealer: Dealer, lines: Lines): Promise<OrderView> {
  const [requester, manager] = await Promise.all([
    stack.as(by),
    stack.as(by === 'salesRepWest' ? 'channelManagerWest' : 'channelManager'),
  ]);
  const body = {
    buyer_id: stack.company.dealers[dealer],
    lines: Object.entries(lines).map(([sku_code, quantity]) => ({ sku_code, quantity: String(quantity) })),
  };
  const { id } = await requester.post<{ id: string }>('/api/v1/orders', body, dealer);
  await requester.post(`/api/v1/orders/${id}/submit`, {}, dealer);
  const order = await requester.get<OrderView>(`/api/v1/orders/${id}`);
  await manager.post(`/api/v1/approvals/${order.approval?.id}/approve`, { comment: '' }, dealer);
  return order;
}

/** An order with a granted exception of which most has shipped. */
async function partlyShipped(stack: Stack): Promise<string> {
  const lines = { 'SL-ESS-150': 240, 'SL-SUN-050': 144, 'SL-CLE-120': 96, 'SL-HND-030': 144 };
  const { id, approval } = await atFinance(stack, 'salesRep', 'muchuan', lines);
  const requester = await stack.as('salesRep');
  await requester.send('POST', `/api/v1/approvals/${approval?.id}/approve`, { comment: '' }, 'own');
  const finance = await stack.as('finance');
  const comment = '60,000.00 due on the 25th. For this order only.';
  await finance.post(`/api/v1/approvals/${approval?.id}/approve`, { comment }, 'exception');
  const warehouse = await stack.as('warehouse');
  const order = await warehouse.get<OrderView>(`/api/v1/orders/${id}`);
  const shipped = order.lines
    .slice(0, 3)
    .map((line) => ({ order_line_id: line.id, quantity: line.allocated_quantity }));
  const body = { warehouse_id: order.lines[0]?.warehouse?.id, carrier: 'Yunda', tracking_number: '7730 1184 52' };
  await warehouse.post(`/api/v1/orders/${id}/ship`, { ...body, lines: shipped }, 'ship');
  return id;
}

async function fullInbox(stack: Stack): Promise<void> {
  await atFinance(stack, 'salesRepWest', 'yanqi', { 'SL-ESS-150': 960, 'SL-CRM-050': 600 });
  await atFinance(stack, 'director', 'xingyu', { 'SL-ESS-150': 720, 'SL-SUN-050': 960, 'SL-CLE-120': 240 });
  await atFinance(stack, 'salesRep', 'wanglan', { 'SL-ESS-150': 960, 'SL-CRM-050': 240, 'SL-HND-030': 480 });
}

async function photograph(seat: Seat, name: string): Promise<void> {
  await seat.page.mouse.move(0, 0);
  await settled(seat);
  const picture = packed(await seat.page.screenshot());
  if (picture.length > MOST_BYTES) throw new Error(`${name} has ${picture.length} bytes, more than ${MOST_BYTES}`);
  await writeFile(join(FOLDER, name), picture);
  console.log(`${name}  ${Math.round(picture.length / 1024)} KB`);
  await seat.page.context().close();
}

async function all(browser: Browser, stack: Stack): Promise<void> {
  const seat = (language: Variant['language'], size: Variant['size']) =>
    takeSeat(browser, stack, { language, size, turn: 1 });
  const order = await partlyShipped(stack);
  await fullInbox(stack);

  const orderSeat = await seat('en', 'desk');
  await orderSeat.page.setViewportSize({ width: 1280, height: 1040 });
  await arrive(orderSeat, 'warehouse', `/orders/${order}`);
  await orderSeat.page.locator('.price-button').first().click();
  await orderSeat.page.locator('.waterfall').waitFor();
  await photograph(orderSeat, 'order-en.png');

  const inbox = await seat('zh', 'desk');
  await arrive(inbox, 'finance', '/inbox');
  await inbox.page.locator('.decision-lines').waitFor();
  await photograph(inbox, 'inbox-zh.png');

  const list = await seat('en', 'desk');
  await arrive(list, 'finance', '/orders');
  await list.page.locator('.filter-summary .money').waitFor();
  await photograph(list, 'orders-en.png');

  const phone = await seat('zh', 'phone');
  await arrive(phone, 'dealerHeyue', '/orders/new');
  const steppers = phone.page.locator('.product-card .stepper-box input');
  for (const [index, packs] of ['4', '2', '5', '10'].entries()) await steppers.nth(index).fill(packs);
  await phone.page.keyboard.press('Enter');
  await phone.page.locator('.phone-sheet .money').waitFor();
  await photograph(phone, 'phone-zh.png');
}

await mkdir(FOLDER, { recursive: true });
const stopPostgres = await startTestPostgres();
const [browser, stack] = await Promise.all([launchBrowser(), startStack()]);
try {
  await all(browser, stack);
} finally {
  await browser.close();
  await stack.stop();
  await stopPostgres();
}
