/** A channel manager's journey for sheets: template, upload, what each row would do, taking the good ones, the others back as a file. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readSheetRows } from '../../src/platform/sheets/read.ts';
import { xlsxWorkbook } from '../../src/platform/sheets/write.ts';
import { launchBrowser } from '../support/browser.ts';
import { arrive, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { startStack } from './support/stack.ts';
import type { Stack } from './support/stack.ts';

let browser: Browser;
let stack: Stack;
let folder: string;
beforeAll(async () => {
  [browser, stack] = await Promise.all([launchBrowser(), startStack()]);
  folder = await mkdtemp(join(tmpdir(), 'qudao-sheets-'));
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function saved({ page }: Seat, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile((await download.path())!);
}

async function upload({ page }: Seat, name: string, content: Uint8Array): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  await page.locator('input[type=file]').setInputFiles(path);
}

describe.each(VARIANTS)('a channel manager, $language on $size', (variant) => {
  test('imports partners from a sheet and gets the wrong rows back with reasons', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const { page, say, language } = seat;
    await arrive(seat, 'channelManager', '/imports');
    await page.getByRole('button', { name: say('imports.template') }).waitFor();
    await look(seat, 'imports');

    const [header] = await readSheetRows(await saved(seat, say('imports.template')));
    const columns = header!.cells.map((cell) => ({ header: cell.text }));
    const code = `X-${variant.turn}`;
    const row = (key: string, region: string) => [key, '杭州新芽美妆', 'Hangzhou Xinya', 'L3', region];
    const rows = [row(code, 'EAST'), row(`${code}-B`, 'EAST'), row(`${code}-C`, 'MARS')];
    await upload(seat, `伙伴 ${code}.xlsx`, await xlsxWorkbook([{ name: 'Data', columns, rows }]));

    await page.getByText(say('imports.status.checked'), { exact: true }).first().waitFor();
    await page.getByText(language === 'zh' ? '没有这个大区' : 'There is no such region').waitFor();
    await look(seat, 'import-checked');
    const [failedHeader, failed] = await readSheetRows(await saved(seat, say('imports.failedRows')));
    expect(failed!.cells[0]!.text).toBe(`${code}-C`);
    expect(failedHeader!.cells.length).toBe(columns.length + 1);
    expect(failed!.cells.at(-1)!.text).toContain(language === 'zh' ? '没有这个大区' : 'There is no such region');

    await page.getByRole('button', { name: say('imports.apply', { count: 2 }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('imports.leavesOut', { count: 1 })).waitFor();
    await dialog.getByRole('button', { name: say('imports.apply', { count: 2 }) }).click();
    await page.getByText(say('imports.status.applied'), { exact: true }).first().waitFor();
    await look(seat, 'import-applied');
    const dealers = await (
      await stack.as('channelManager')
    ).get<{ data: { code: string }[] }>(`/api/v1/dealers?q=${code}`);
    expect(dealers.data.map((dealer) => dealer.code).sort()).toEqual([code, `${code}-B`]);
    await leave(seat);
  });

  test('takes the order list out as it is filtered', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const { page, say } = seat;
    await arrive(seat, 'channelManager', '/orders');
    await page.getByRole('button', { name: say('parts.export') }).waitFor();
    const shown = await (await stack.as('channelManager')).get<{ count: number }>('/api/v1/orders/summary');
    const rows = await readSheetRows(await saved(seat, say('parts.export')));
    expect(rows.length - 1).toBe(shown.count);
    await page.getByText(say('parts.exported', { count: shown.count })).waitFor();
    await look(seat, 'orders-exported');
    await leave(seat);
  });

  test('is told what is wrong with a file that is not read', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const { page, say, language } = seat;
    await arrive(seat, 'channelManager', '/imports');
    await page.getByRole('button', { name: say('imports.template') }).waitFor();
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
    await upload(seat, '加密.xlsx', locked);
    await page.getByText(language === 'zh' ? '文件设有密码' : 'protected by a password').waitFor();
    await look(seat, 'imports-refused', [/422/]);
    await leave(seat);
  });
});
