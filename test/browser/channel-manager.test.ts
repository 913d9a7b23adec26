/** A channel manager's journey through master data: partners with contracts and stores, goods and units, prices; a colleague changes the same records. */
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

/** A unit gets its names and a SKU is changed; both names are what their readers see. */
async function keepCatalog(seat: Seat): Promise<void> {
  const { page, say, language, turn } = seat;
  await page.goto('/catalog');
  await page
    .getByText(language === 'zh' ? '24 支 / 箱' : '24 piece / carton')
    .first()
    .waitFor();
  await look(seat, 'catalog');
  await page.getByRole('tab', { name: say('masters.catalog.tab.units') }).click();
  await button(seat, say('masters.catalog.newNamed.units')).click();
  await fill(seat, 'code', `托${turn}`);
  await fill(seat, 'name', `托${turn}`);
  await fill(seat, 'name_en', `pallet ${turn}`);
  await verb(seat, say('masters.catalog.createNamed.units')).click();
  await dialog(seat).waitFor({ state: 'hidden' });
  await look(seat, 'units');
  await page.goto('/catalog?q=SL-ESS-150');
  await page.locator('a[href^="/catalog/skus/"]').first().click();
  await button(seat, say('masters.catalog.editSku')).click();
  await fill(seat, 'units', `托${turn}=480`);
  await look(seat, 'sku-edit');
  await verb(seat, say('masters.catalog.saveSku')).click();
  await dialog(seat).waitFor({ state: 'hidden' });
  await page
    .getByText(language === 'zh' ? `托${turn}` : `pallet ${turn}`, { exact: true })
    .first()
    .waitFor();
  await look(seat, 'sku');
}

/** Two people change the same price: the second chooses per price and publishes on the newer version. */
async function settlePrices(seat: Seat): Promise<void> {
  const { page, say, turn } = seat;
  const colleague = await stack.as('channelManager');
  const key = `price-list:${turn}`;
  const body = { code: `PL-${turn}`, name: `价目 ${turn}`, name_en: `List ${turn}`, level: `L1${turn}` };
  const { id } = await colleague.post<{ id: string }>('/api/v1/price_lists', body, key);
  const publish = (prices: object[], version: number) =>
    colleague.send(
      'POST',
      `/api/v1/price_lists/${id}/publish`,
      { valid_from: '2099-01-01', prices },
      key + version,
      `"${version}"`,
    );
  const price = (sku_code: string, unit_price: string) => ({ sku_code, unit_price, floor_price: '40' });
  await publish([price('SL-ESS-150', '52'), price('SL-ESS-050', '41')], 1);
  await page.goto('/prices');
  await page
    .getByText(seat.language === 'zh' ? body.name : body.name_en, { exact: true })
    .first()
    .waitFor();
  await look(seat, 'prices');
  await page.goto(`/prices/${id}`);
  await button(seat, say('masters.prices.change')).click();
  const unit = dialog(seat).getByLabel(new RegExp(`${say('masters.prices.unit')}$`));
  await unit.nth(1).fill('49');
  await look(seat, 'price-editor');
  await publish([price('SL-ESS-150', '50'), price('SL-ESS-050', '42')], 2);
  await dialog(seat).locator('button[type=submit]').click();
  await page.getByText(say('masters.conflictTitle')).waitFor();
  await look(seat, 'price-conflict', [/412/]);
  await dialog(seat)
    .getByText(say('masters.mine', { value: '49' }))
    .click();
  await verb(seat, say('masters.saveChosen')).click();
  await dialog(seat).waitFor({ state: 'hidden' });
  await eventually(async () => expect(await page.locator('main').innerText()).toContain('49.00'));
  await look(seat, 'price-list');
  const saved = await colleague.get<{ version: number }>(`/api/v1/price_lists/${id}`);
  expect(saved.version).toBe(4);
}

/** What lies in the warehouses and what moved. */
async function seeStock(seat: Seat): Promise<void> {
  const { page, say } = seat;
  await page.goto('/warehouses');
  await page.getByText('SL-ESS-150').first().waitFor();
  await look(seat, 'stock');
  await page.goto('/warehouses?tab=moves&kind=opening');
  await page.getByText(say('masters.stock.kind.opening')).nth(1).waitFor();
  await look(seat, 'stock-moves');
  await page.goto('/warehouses?tab=warehouses');
  await page.getByText('JXG').first().waitFor();
  await look(seat, 'warehouses');
}

describe.each(VARIANTS)('in $language on a $size', (variant) => {
  test('partners, goods and prices are kept, with a colleague at the same records', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const code = `D80${variant.turn}`;
    const id = await makePartner(seat, code);
    await settleConflict(seat, id);
    await makeContract(seat, code);
    await keepCatalog(seat);
    await settlePrices(seat);
    await seeStock(seat);
    await leave(seat);
  });
});
