/** Comments over HTTP: who reads and writes them, whom they may call, and that each is kept once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accept } from '../../src/kernel/refusal.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import type { CommentView } from '../../src/comments/schema.ts';
import { putOrder } from '../support/put-order.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let orderId: string;
const people: Record<string, Browser> = {};

beforeAll(async () => {
  api = await startApi();
  for (const who of ['dealerLanting', 'dealerHeyue', 'finance', 'auditor', 'salesRepWest'] as const) {
    const browser = new Browser(api);
    expect((await browser.signIn(who)).statusCode).toBe(200);
    people[who] = browser;
  }
  const { tenant, companyId } = api.company;
  const made = await transact(
    api.worker,
    {
      scope: tenantScope(tenant),
      actor: { userId: null },
      key: randomUUID(),
      input: null,
      subject: { companyId, action: 'test', objectType: 'test', objectId: 'test' },
    },
    async (work) =>
      accept(
        await putOrder(work, api.company, {
          dealer: 'lanting',
          lines: [{ sku: 'SL-SUN-050', quantity: '24', price: '50.00' }],
        }),
      ),
  );
  if (!made.ok) throw new Error(made.code);
  orderId = made.value.id;
});
afterAll(() => api.close());

const comments = () => `/api/v1/orders/${orderId}/comments`;
const say = (who: string, body: object, key = randomUUID()) =>
  people[who]!.send('POST', comments(), body, { 'idempotency-key': key });
const read = async (who: string): Promise<CommentView[]> =>
  (await people[who]!.send('GET', comments())).json<{ data: CommentView[] }>().data;

async function noticesOf(userId: string): Promise<{ kind: string; document_id: string }[]> {
  return withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    tx
      .selectFrom('notification')
      .select(['kind', 'document_id'])
      .where('user_id', '=', userId)
      .where('kind', '=', 'comment.mentioned')
      .execute(),
  );
}

test('a comment is kept once, shows who said it, and tells whom it calls', async () => {
  const rep = api.company.users.salesRep.id;
  const key = randomUUID();
  const body = { body: '  请周五前送到\n谢谢  ', mention_ids: [rep] };
  expect((await say('dealerLanting', body, key)).statusCode).toBe(201);
  const again = await say('dealerLanting', body, key);
  expect(again.statusCode).toBe(201);
  expect(again.headers['idempotency-replayed']).toBe('true');
  const [comment, ...older] = await read('finance');
  expect(older).toEqual([]);
  expect(comment).toMatchObject({
    body: '请周五前送到\n谢谢',
    author: { id: api.company.users.dealerLanting.id },
    mentions: [{ id: rep }],
  });
  expect(await noticesOf(rep)).toEqual([{ kind: 'comment.mentioned', document_id: orderId }]);
});

test('offers the own people and the own sales rep to a dealer, all of the house who see the order to the house', async () => {
  const offered = async (who: string) =>
    (await people[who]!.send('GET', `/api/v1/orders/${orderId}/mentionable`))
      .json<{ data: { id: string }[] }>()
      .data.map((person) => person.id);
  const { users } = api.company;
  const toDealer = await offered('dealerLanting');
  expect(toDealer).toContain(users.salesRep.id);
  expect(toDealer).not.toContain(users.finance.id);
  const toFinance = await offered('finance');
  expect(toFinance).toEqual(expect.arrayContaining([users.salesRep.id, users.dealerLanting.id, users.warehouse.id]));
  expect(toFinance).not.toContain(users.dealerHeyue.id);
  expect(toFinance).not.toContain(users.salesRepWest.id);
});

test('calls nobody who cannot see the order, and keeps nothing then', async () => {
  const before = (await read('finance')).length;
  const response = await say('finance', { body: 'x', mention_ids: [api.company.users.dealerHeyue.id] });
  expect(response.statusCode).toBe(422);
  expect(response.json<ProblemBody>().errors).toMatchObject([{ pointer: '/mention_ids/0', code: 'NOT_MENTIONABLE' }]);
  expect(await noticesOf(api.company.users.dealerHeyue.id)).toEqual([]);
  expect((await read('finance')).length).toBe(before);
});

test('another dealer and another region find nothing; an auditor reads and says nothing', async () => {
  for (const who of ['dealerHeyue', 'salesRepWest']) {
    expect((await people[who]!.send('GET', comments())).statusCode).toBe(404);
    expect((await say(who, { body: 'x' })).statusCode).toBe(404);
  }
  expect((await people['auditor']!.send('GET', comments())).statusCode).toBe(200);
  expect((await say('auditor', { body: 'x' })).statusCode).toBe(403);
});

test('refuses an empty and an overlong comment', async () => {
  for (const body of ['   ', 'x'.repeat(4001)]) expect((await say('finance', { body })).statusCode).toBe(422);
});
