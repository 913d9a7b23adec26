/** Notifications in the console: one's own, counted, read one by one or all at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NotificationView } from '../../src/notifications/schema.ts';
import { tenantScope } from '../../src/platform/db/database.ts';
import { deliverNotice } from '../../src/platform/deliveries.ts';
import { Browser, startApi } from './support/api.ts';
import type { TestApi } from './support/api.ts';

let api: TestApi;
let finance: Browser;
let dealer: Browser;
beforeAll(async () => {
  api = await startApi();
  [finance, dealer] = [new Browser(api), new Browser(api)];
  await finance.signIn('finance');
  await dealer.signIn('dealerLanting');
  for (const key of ['one', 'two', 'one'])
    await deliverNotice(api.worker)({
      id: '1',
      tenant: tenantScope(api.company.tenant).tenant,
      topic: 'notify',
      key,
      attempts: 1,
      payload: {
        user_ids: [api.company.users.finance.id],
        kind: 'order.payment_late',
        document_type: 'order',
        document_id: 'ord_x',
        params: { number: `SO-${key}` },
      },
    });
}, 60_000);
afterAll(() => api.close());

const unread = async (by: Browser) =>
  (await by.send('GET', '/api/v1/notifications/count')).json<{ unread: number }>().unread;
const list = async (by: Browser, query = '') =>
  (await by.send('GET', `/api/v1/notifications${query}`)).json<{
    data: NotificationView[];
    next_cursor: string | null;
  }>();
const post = (by: Browser, path: string) =>
  by.send('POST', `/api/v1/notifications${path}`, {}, { 'idempotency-key': randomUUID() });

it('tells each thing once, to whom it concerns, newest first and page by page', async () => {
  expect([await unread(finance), await unread(dealer)]).toEqual([2, 0]);
  expect((await list(dealer)).data).toEqual([]);
  const first = await list(finance, '?limit=1');
  const second = await list(finance, `?limit=1&cursor=${first.next_cursor ?? ''}`);
  expect([first, second].map(({ data }) => data[0]?.params['number'])).toEqual(['SO-two', 'SO-one']);
});

it('is read by its owner alone, one by one and all at once', async () => {
  const [newest] = (await list(finance)).data;
  expect((await post(dealer, `/${newest!.id}/read`)).statusCode).toBe(404);
  expect((await post(finance, `/${newest!.id}/read`)).json()).toEqual({ read: 1 });
  expect((await post(finance, `/${newest!.id}/read`)).json()).toEqual({ read: 0 });
  expect((await list(finance, '?unread=true')).data.length).toBe(1);
  expect((await post(dealer, '/read_all')).json()).toEqual({ read: 0 });
  expect((await post(finance, '/read_all')).json()).toEqual({ read: 1 });
  expect([await unread(finance), (await list(finance)).data.length]).toEqual([0, 2]);
});
