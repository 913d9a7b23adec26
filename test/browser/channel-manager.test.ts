/** A channel manager's journey through master data: a partner made and changed while a colleague changes it too, its contract and store, and its past. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { arrive, eventually, takeSeat, VARIANTS } from './support/journey.ts';
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

const button = ({ page }: Seat, name: string) => page.getByRole('button', { name, exact: true });
const verb = (seat: Seat, name: string) => dialog(seat).getByRole('button', { name, exact: true });
const dialog = ({ page }: Seat) => page.getByRole('dialog');

/** Fills a field of the open dialog by its label. */
async function fill(seat: Seat, field: string, value: string): Promise<void> {
  await dialog(seat)
    .getByLabel(seat.say(`masters.field.${field}`))
    .first()
    .fill(value);
}

/** Chooses in a list of the open dialog. */
async function pick(seat: Seat, field: string, option: string): Promise<void> {
  const input = dialog(seat)
    .getByLabel(seat.say(`masters.field.${field}`))
    .first();
  await input.click();
  await input.fill(option);
  await seat.page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .first()
    .click();
}

async function makePartner(seat: Seat, code: string): Promise<string> {
  const { page, say } = seat;
  await arrive(seat, 'channelManager', '/dealers');
  await page.getByRole('heading', { name: say('masters.dealers.title') }).waitFor();
  await look(seat, 'dealers');
  await page.goto('/dealers?level=L1&q=nobody');
  await button(seat, say('parts.clearFilters')).first().click();
  await page.waitForURL((url) => url.search === '');
  await button(seat, say('masters.dealers.new')).click();
  await verb(seat, say('masters.dealers.create')).click();
  await dialog(seat).getByText(say('masters.required')).first().waitFor();
  await fill(seat, 'code', 'D1001');
  await fill(seat, 'name', `${code} 商贸`);
  await fill(seat, 'name_en', `${code} Trading`);
  await pick(seat, 'region_id', seat.language === 'zh' ? '华东' : 'East');
  await verb(seat, say('masters.dealers.create')).click();
  // The code belongs to another partner: the field says so in the reader's language.
  await dialog(seat).getByText('D1001').first().waitFor();
  await look(seat, 'dealer-new', [/422/]);
  await fill(seat, 'code', code);
  await verb(seat, say('masters.dealers.create')).click();
  await page.waitForURL(/\/dealers\/par_/);
  await page.getByRole('heading', { name: code }).waitFor();
  return page.url().split('/').at(-1)!;
}

/** A colleague changes the level first; what one typed is safe and each field is chosen. */
async function settleConflict(seat: Seat, id: string): Promise<void> {
  const { page, say } = seat;
  await button(seat, say('masters.dealers.edit')).click();
  await fill(seat, 'contact', '周经理');
  await pick(seat, 'level', 'L1');
  const colleague = await stack.as('channelManager');
  await colleague.patch(`/api/v1/dealers/${id}`, { level: 'L2', ship_to: '虹桥路 1 号' }, '"1"');
  await verb(seat, say('masters.dealers.save')).click();
  await page.getByText(say('masters.conflictTitle')).waitFor();
  await verb(seat, say('masters.saveChosen')).click();
  await dialog(seat).getByText(say('masters.undecided')).waitFor();
  await look(seat, 'dealer-conflict', [/412/]);
  await dialog(seat)
    .getByText(say('masters.mine', { value: 'L1' }))
    .click();
  await verb(seat, say('masters.saveChosen')).click();
  await dialog(seat).waitFor({ state: 'hidden' });
  const saved = await colleague.get<{ level: string; contact: string; ship_to: string; version: number }>(
    `/api/v1/dealers/${id}`,
  );
  expect(saved).toMatchObject({ level: 'L1', contact: '周经理', ship_to: '虹桥路 1 号', version: 3 });
  const past = page.locator('.version-changes').first();
  await eventually(async () => expect(await past.innerText()).toContain('周经理'));
}

async function makeContract(seat: Seat, code: string): Promise<void> {
  const { page, say } = seat;
  await button(seat, say('masters.dealers.newContract')).click();
  await fill(seat, 'number', `HT-${code}`);
  await fill(seat, 'credit_limit', '-5');
  await verb(seat, say('masters.dealers.createContract')).click();
  await dialog(seat).getByText(say('masters.negative')).waitFor();
  await fill(seat, 'credit_limit', '50000');
  await look(seat, 'contract-new');
  await verb(seat, say('masters.dealers.createContract')).click();
  await dialog(seat).waitFor({ state: 'hidden' });
  await page
    .getByRole('button', { name: new RegExp(`^${say('masters.dealers.revise')}`) })
    .first()
    .click();
  await fill(seat, 'credit_limit', '60000');
  await verb(seat, say('masters.dealers.saveRevision')).click();
  await dialog(seat).waitFor({ state: 'hidden' });
  await button(seat, say('masters.dealers.newStore')).click();
  await fill(seat, 'name', '一号店');
  await verb(seat, say('masters.dealers.createStore')).click();
  await dialog(seat).waitFor({ state: 'hidden' });
  await eventually(async () => expect(await page.locator('main').innerText()).toContain('60,000.00'));
  await page.mouse.move(0, 0);
  await look(seat, 'dealer');
}

describe.each(VARIANTS)('in $language on a $size', (variant) => {
  test('a partner is made, changed by two, and gets contract and store', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const code = `D80${variant.turn}`;
    const id = await makePartner(seat, code);
    await settleConflict(seat, id);
    await makeContract(seat, code);
    await leave(seat);
  });
});
