/** Quick order over HTTP: the own list of products, and rows of an uploaded sheet. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/platform/config.ts';
import { xlsxWorkbook } from '../../src/platform/sheets/write.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let folder: string;
let dealer: Browser;
let other: Browser;
let auditor: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-sheet-'));
  api = await startApi({ config: loadConfig({ HOME: folder, QUDAO_DATA: folder }) });
  [dealer, other, auditor] = (await Promise.all(
    (['dealerLanting', 'dealerHeyue', 'auditor'] as const).map(async (who) => {
      const browser = new Browser(api);
      expect((await browser.signIn(who)).statusCode).toBe(200);
      return browser;
    }),
  )) as [Browser, Browser, Browser];
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const key = () => ({ 'idempotency-key': randomUUID() });
const list = async (who: Browser) => (await who.send('GET', '/api/v1/favourites')).json<{ data: string[] }>().data;
const shelf = async (who: Browser, buyer: string) =>
  (await who.send('GET', `/api/v1/orders/orderable_skus?buyer_id=${buyer}&favourites=true`))
    .json<{ data: { sku_code: string }[] }>()
    .data.map((row) => row.sku_code);

test('the own list is one’s own: kept twice is kept once, dropped twice is dropped', async () => {
  const { skus, dealers } = api.company;
  const sku = skus['SL-SUN-050'];
  for (let i = 0; i < 2; i++)
    expect((await dealer.send('PUT', `/api/v1/favourites/${sku}`, {}, key())).json()).toEqual({
      sku_id: sku,
      favourite: true,
    });
  expect(await list(dealer)).toEqual([sku]);
  expect(await list(other)).toEqual([]);
  expect(await shelf(dealer, dealers.lanting)).toEqual(['SL-SUN-050']);
  expect(await shelf(other, dealers.heyue)).toEqual([]);
  for (let i = 0; i < 2; i++)
    expect((await dealer.send('DELETE', `/api/v1/favourites/${sku}`, {}, key())).statusCode).toBe(200);
  expect(await list(dealer)).toEqual([]);
});

test('refuses a product that does not exist, and who orders nothing', async () => {
  expect((await dealer.send('PUT', '/api/v1/favourites/sku_nowhere', {}, key())).statusCode).toBe(404);
  expect((await auditor.send('GET', '/api/v1/favourites')).statusCode).toBe(403);
});

async function upload(who: Browser, name: string, type: string, content: Buffer): Promise<string> {
  const response = await api.app.inject({
    method: 'POST',
    url: `/api/v1/files?name=${encodeURIComponent(name)}`,
    headers: {
      cookie: who.cookie,
      'x-csrf-token': who.csrf,
      'content-type': type,
      'accept-language': 'en',
      ...key(),
    },
    payload: content,
  });
  expect(response.statusCode).toBe(201);
  return response.json<{ id: string }>().id;
}
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('reads an uploaded Excel sheet by its headings, and names the rows it cannot take', async () => {
  const book = await xlsxWorkbook([
    {
      name: '订货',
      columns: [{ header: '名称' }, { header: '产品编码' }, { header: '数量', kind: 'decimal' }],
      rows: [
        ['精华水', 'SL-ESS-150', '24'],
        ['没有的', 'NO-SUCH-1', '5'],
        ['防晒', 'SL-SUN-050', null],
        ['洁面', 'SL-CLE-120', '48'],
      ],
    },
  ]);
  const file_id = await upload(dealer, '订货.xlsx', XLSX, Buffer.from(book));
  const body = { buyer_id: api.company.dealers.lanting, file_id };
  const response = await dealer.send('POST', '/api/v1/orders/sheet', body);
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({
    lines: [
      { sku_code: 'SL-ESS-150', quantity: '24' },
      { sku_code: 'SL-CLE-120', quantity: '48' },
    ],
    problems: [
      expect.objectContaining({ row: 3, code: 'UNKNOWN_SKU' }),
      expect.objectContaining({ row: 4, code: 'QUANTITY_UNREADABLE' }),
    ],
  });
  // A link to somebody else's upload opens nothing.
  expect((await other.send('POST', '/api/v1/orders/sheet', body)).statusCode).toBe(404);
});

test('a file that is no sheet is refused with its reason', async () => {
  const file_id = await upload(dealer, 'note.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n%%EOF\n'));
  const response = await dealer.send('POST', '/api/v1/orders/sheet', {
    buyer_id: api.company.dealers.lanting,
    file_id,
  });
  expect(response.statusCode).toBe(422);
  expect(response.json<ProblemBody>().code).toBe('SHEET_TYPE');
});
