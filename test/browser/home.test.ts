/** The home page of each role: it counts exactly what its lists show, leads to them, and shows nobody another's work. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { dec } from '../../src/kernel/decimal.ts';
import type { HomeView } from '../../src/home/schema.ts';
import { launchBrowser } from '../support/browser.ts';
import { arrive, takeSeat, VARIANTS } from './support/journey.ts';
import { leave, look } from './support/look.ts';
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

/** The number of the list that each kind of waiting work leads to. */
const LISTS: Partial<Record<HomeView['waiting'][number]['key'], string>> = {
  orders_returned: '/api/v1/orders/summary?status=returned',
  to_allocate: '/api/v1/orders/summary?status=approved',
  to_ship: '/api/v1/orders/summary?status=allocated,partly_shipped',
};

const ROLES: SampleUserKey[] = [
  'finance',
  'channelManager',
  'salesRep',
  'warehouse',
  'dealerLanting',
  'auditor',
  'administrator',
  'operator',
];

test.each(ROLES)('counts for %s exactly what the lists behind it count', async (who) => {
  const player = await stack.as(who);
  const home = await player.get<HomeView>('/api/v1/home');
  for (const { key, count } of home.waiting) {
    const path = LISTS[key];
    if (path) expect([key, count]).toEqual([key, (await player.get<{ count: number }>(path)).count]);
  }
  const approvals = home.waiting.find(({ key }) => key === 'approvals')?.count ?? 0;
  if (who === 'finance' || who === 'channelManager')
    expect(approvals).toBe((await player.get<{ todo: number }>('/api/v1/approvals/counts')).todo);
});

test('the receivable is the sum of the open invoices, and its overdue part of those past their day', async () => {
  const finance = await stack.as('finance');
  const home = await finance.get<HomeView>('/api/v1/home');
  type Invoice = { open_amount: { amount: string }; due_date: string };
  const { data } = await finance.get<{ data: Invoice[] }>('/api/v1/invoices?limit=100');
  const sum = (rows: Invoice[]) => rows.reduce((total, row) => total.plus(row.open_amount.amount), dec(0)).toFixed();
  const receivable = home.figures.find(({ key }) => key === 'receivable');
  expect(data.length).toBeGreaterThan(0);
  expect(dec(receivable?.amount.amount ?? '-1').toFixed()).toBe(sum(data));
  expect(dec(receivable?.beside?.amount?.amount ?? '-1').toFixed()).toBe(
    sum(data.filter((row) => row.due_date < home.day)),
  );
  expect(home.weeks).toHaveLength(12);
});

test('a dealer sees own credit and debts, and no figures of the company', async () => {
  const [lanting, heyue] = [await stack.as('dealerLanting'), await stack.as('dealerHeyue')];
  const [one, other] = [await lanting.get<HomeView>('/api/v1/home'), await heyue.get<HomeView>('/api/v1/home')];
  for (const home of [one, other]) {
    expect(home.weeks).toBeNull();
    expect(home.figures.map(({ key }) => key)).toEqual(['credit_available', 'receivable', 'prepaid', 'credit_notes']);
  }
  expect(one.figures).not.toEqual(other.figures);
});

describe.each(VARIANTS)('home, $language on $size', (variant) => {
  test('opens for every role with nothing broken, and leads to the list it counts', async () => {
    for (const who of ROLES) {
      const seat = await takeSeat(browser, stack, variant);
      const { page, say } = seat;
      await arrive(seat, who, '/');
      await page.getByText(say('home.waits'), { exact: true }).waitFor();
      await look(seat, `home-${who}`);
      if (who === 'warehouse') {
        await page.getByRole('link', { name: say('home.waiting.to_ship') }).click();
        await page.waitForURL(/\/orders\?status=/);
      }
      await leave(seat);
    }
  });
});
