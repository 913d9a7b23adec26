/** The search over HTTP: what finds what, and that nobody finds what they do not see. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SearchHit, SearchResult } from '../../src/search/schema.ts';
import { playAuditWorld } from '../support/audit-world.ts';
import type { AuditWorld } from '../support/audit-world.ts';
import { Browser, startApi } from './support/api.ts';
import type { TestApi } from './support/api.ts';

let api: TestApi;
let world: AuditWorld;
let auditor: Browser;

async function signedIn(who: Parameters<Browser['signIn']>[0]): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn(who)).statusCode).toBe(200);
  return browser;
}

beforeAll(async () => {
  api = await startApi();
  world = await playAuditWorld(api.worker, api.company);
  auditor = await signedIn('auditor');
}, 60_000);
afterAll(() => api.close());

async function search(browser: Browser, query: string): Promise<SearchHit[]> {
  const response = await browser.send('GET', `/api/v1/search?${query}`);
  expect(response.statusCode).toBe(200);
  return response.json<SearchResult>().groups.flatMap((group) => group.hits);
}
const found = async (browser: Browser, query: string): Promise<string[]> =>
  (await search(browser, query)).map((hit) => hit.id);

test('the beginning of a number finds the document; the middle does not', async () => {
  const hits = await search(auditor, `q=${world.orderNumber.slice(0, -2)}`);
  expect(hits).toMatchObject([
    { kind: 'order', id: world.orderId, amount: { amount: '1200.00', currency: 'CNY' }, date: '2026-11-20' },
  ]);
  expect(hits[0]!.party?.id).toBe(api.company.dealers.lanting);
  expect(await found(auditor, `q=${world.invoiceNumber.slice(0, 6)}`)).toContain(world.invoiceId);
  expect(await found(auditor, `q=${world.orderNumber.slice(3)}`)).toEqual([]);
});

test('an amount finds every document of exactly that amount, a range those within it', async () => {
  const ids = await found(auditor, 'q=1%2C200.00');
  expect(ids).toEqual(expect.arrayContaining([world.orderId, world.invoiceId, world.shipmentId]));
  expect(await found(auditor, 'q=1200.01')).toEqual([]);
  expect(await found(auditor, 'q=1199..1201')).toEqual(expect.arrayContaining([world.orderId, world.invoiceId]));
  expect(await found(auditor, 'amount_from=1201&kind=invoice')).toEqual([]);
  expect(await found(auditor, 'amount_from=1200&amount_to=1200&kind=invoice')).toEqual([world.invoiceId]);
});

test('a name finds the partner and their documents; filters narrow what it finds', async () => {
  const { dealers, users } = api.company;
  const hits = await search(auditor, 'q=Lanting&limit=100');
  expect(hits.map((hit) => hit.id)).toEqual(expect.arrayContaining([dealers.lanting, world.orderId, world.invoiceId]));
  expect(await found(auditor, 'q=Lanting&kind=order&date_to=2026-11-19')).toEqual([]);
  expect(await found(auditor, 'q=Lanting&kind=order&date_from=2026-11-20')).toEqual([world.orderId]);
  expect(await found(auditor, 'q=Zhi%20Wen')).toEqual([users.auditor.id]);
});

test('another dealer finds neither document nor partner nor people; the own dealer finds the own', async () => {
  const stranger = await signedIn('dealerHeyue');
  for (const query of [
    `q=${world.orderNumber}`,
    `q=${world.invoiceNumber}`,
    'q=1200.00',
    'amount_from=0&kind=order',
    'q=Zhi%20Wen',
  ])
    expect([query, await found(stranger, query)]).toEqual([query, []]);
  expect(await found(stranger, 'q=Lanting')).toEqual([]);
  const owner = await signedIn('dealerLanting');
  expect(await found(owner, `q=${world.orderNumber}`)).toEqual([world.orderId]);
});

test('nothing asked finds nothing, wildcards are letters, and what is no filter is a mistake', async () => {
  expect(await search(auditor, '')).toEqual([]);
  expect(await search(auditor, 'q=%25%25%25')).toEqual([]);
  expect(await search(auditor, 'q=__')).toEqual([]);
  for (const query of [
    'amount_from=abc',
    'amount_from=-1',
    'date_from=2026-02-30',
    'kind=planet',
    'limit=1000',
    'q=%00',
  ])
    expect([query, (await auditor.send('GET', `/api/v1/search?${query}`)).statusCode]).toEqual([query, 400]);
});

test('those without documents are refused', async () => {
  const operator = await signedIn('operator');
  expect((await operator.send('GET', '/api/v1/search?q=SO')).statusCode).toBe(403);
});
