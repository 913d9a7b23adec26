/** The order list over HTTP: filters, pages that show every row once, a summary that agrees, whose desk an order is on, and what is pasted. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { InboxRow } from '../../src/approvals/schema.ts';
import { dec, sum } from '../../src/kernel/decimal.ts';
import { newId } from '../../src/kernel/ids.ts';
import { createDraft } from '../../src/orders/drafts.ts';
import type { OrderRow } from '../../src/orders/schema.ts';
import { submitOrder } from '../../src/orders/submit.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { encodeCursor } from '../../src/platform/http/cursor.ts';
import { transact } from '../../src/platform/transact.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

type Dealer = 'lanting' | 'heyue' | 'jincheng' | 'yanqi';
interface OrderPage {
  data: OrderRow[];
  has_more: boolean;
  next_cursor: string | null;
  previous_cursor: string | null;
}

let api: TestApi;
const browsers: Record<string, Browser> = {};
beforeAll(async () => {
  api = await startApi();
  for (const who of [
    'finance',
    'director',
    'channelManager',
    'channelManagerWest',
    'salesRep',
    'dealerLanting',
    'dealerHeyue',
  ] as const) {
    browsers[who] = new Browser(api);
    await browsers[who].signIn(who);
  }
  await put(57);
});
afterAll(() => api.close());

const worker = <T>(query: (tx: Db) => Promise<T>): Promise<T> =>
  withScope(api.worker, tenantScope(api.company.tenant), query);
const get = (who: string, path: string, language = 'en') =>
  browsers[who]!.send('GET', `/api/v1${path}`, undefined, { 'accept-language': language });
const list = async (who: string, query = ''): Promise<OrderPage> => {
  const response = await get(who, `/orders?${query}`);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json<OrderPage>();
};
const ids = (page: OrderPage): string[] => page.data.map((row) => row.id);

const STATUSES = ['draft', 'pending_approval', 'allocated', 'closed'] as const;
const DEALERS: Dealer[] = ['lanting', 'heyue', 'jincheng'];
const REGION = { lanting: 'EAST', heyue: 'SOUTHWEST', jincheng: 'CENTRAL', yanqi: 'NORTHWEST' } as const;

/** Orders of three dealers; many were made in the same instant, some in the same millisecond. */
async function put(count: number): Promise<void> {
  const { company } = api;
  await worker((tx) =>
    tx
      .insertInto('sales_order')
      .values(
        Array.from({ length: count }, (_, i) => {
          const dealer = DEALERS[i % 3]!;
          return {
            id: newId('order'),
            tenant_id: company.tenant,
            company_id: company.companyId,
            number: `SO-20261101-${String(i).padStart(4, '0')}`,
            seller_id: company.companyPartyId,
            buyer_id: company.dealers[dealer],
            region_id: company.regions[REGION[dealer]],
            currency: 'CNY',
            status: STATUSES[i % 4]!,
            payable_amount: String(100 + i),
            exceptions: i % 5 === 0 ? ['credit'] : [],
            // 2026-11-01 00:00 in Shanghai and the two hours around it.
            created_at: `2026-10-31T${15 + (i % 3)}:00:00.${i % 2 === 0 ? '000001' : '000002'}Z`,
          };
        }),
      )
      .execute(),
  );
}

describe('pages', () => {
  async function walk(who: string, query: string, limit: number): Promise<{ forwards: string[]; backwards: string[] }> {
    const forwards: string[] = [];
    let page = await list(who, `${query}&limit=${limit}`);
    expect(page.previous_cursor).toBeNull();
    forwards.push(...ids(page));
    while (page.has_more) {
      page = await list(who, `${query}&limit=${limit}&cursor=${page.next_cursor}`);
      forwards.push(...ids(page));
    }
    expect(page.next_cursor).toBeNull();
    const backwards = [...ids(page)];
    while (page.previous_cursor !== null) {
      page = await list(who, `${query}&limit=${limit}&cursor=${page.previous_cursor}`);
      backwards.unshift(...ids(page));
    }
    return { forwards, backwards };
  }

  it.each([1, 7, 20, 57, 100])('of %s show every order once, forwards and back, newest first', async (limit) => {
    const { forwards, backwards } = await walk('finance', 'q=SO-20261101', limit);
    expect(forwards).toHaveLength(57);
    expect(new Set(forwards).size).toBe(57);
    expect(backwards).toEqual(forwards);
    const rows = await worker((tx) =>
      tx
        .selectFrom('sales_order')
        .select('id')
        .where('number', 'like', 'SO-20261101-%')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    );
    expect(forwards).toEqual(rows.map((row) => row.id));
  });

  it('an order that comes in between moves no other one onto two pages', async () => {
    const first = await list('finance', 'q=SO-20261101&limit=10');
    const late = newId('order');
    await worker((tx) =>
      tx
        .insertInto('sales_order')
        .values({
          id: late,
          tenant_id: api.company.tenant,
          company_id: api.company.companyId,
          number: 'SO-20261101-LATE',
          seller_id: api.company.companyPartyId,
          buyer_id: api.company.dealers.lanting,
          currency: 'CNY',
        })
        .execute(),
    );
    const second = await list('finance', `q=SO-20261101&limit=10&cursor=${first.next_cursor}`);
    expect(ids(second).filter((id) => ids(first).includes(id) || id === late)).toEqual([]);
    await worker((tx) => tx.updateTable('sales_order').set({ number: null }).where('id', '=', late).execute());
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['another list’s cursor', encodeCursor({ key: ['only one'], back: false })],
    ['an instant that is none', encodeCursor({ key: ['the day before', 'ord_x'], back: false })],
    ['a month that is none', encodeCursor({ key: ['2026-13-01T00:00:00Z', 'ord_x'], back: true })],
  ])('a cursor we did not make is refused: %s', async (_name, cursor) => {
    const response = await get('finance', `/orders?cursor=${cursor}`);
    expect([response.statusCode, response.json<ProblemBody>().code]).toEqual([400, 'INVALID_CURSOR']);
  });
});

describe('filters', () => {
  const by = (row: number): { dealer: Dealer; status: string; amount: number; hour: number } => ({
    dealer: DEALERS[row % 3]!,
    status: STATUSES[row % 4]!,
    amount: 100 + row,
    hour: row % 3,
  });
  const all = Array.from({ length: 57 }, (_, row) => ({ row, ...by(row) }));
  const east = () => api.company.regions.EAST;

  it.each<[string, () => string, (order: (typeof all)[number]) => boolean]>([
    ['state', () => 'status=draft', ({ status }) => status === 'draft'],
    ['several states', () => 'status=draft,closed', ({ status }) => ['draft', 'closed'].includes(status)],
    ['partner', () => `buyer_id=${api.company.dealers.heyue}`, ({ dealer }) => dealer === 'heyue'],
    ['region', () => `region_id=${east()}`, ({ dealer }) => dealer === 'lanting'],
    [
      'an amount from to, both in it',
      () => 'payable_from=110&payable_to=120.00',
      ({ amount }) => amount >= 110 && amount <= 120,
    ],
    ['exception', () => 'exception=credit', ({ row }) => row % 5 === 0],
    ['the day of the company, from', () => 'created_from=2026-11-01', ({ hour }) => hour > 0],
    ['the day of the company, to', () => 'created_to=2026-10-31', ({ hour }) => hour === 0],
    ['both days', () => 'created_from=2026-10-31&created_to=2026-11-01', () => true],
    [
      'two together',
      () => 'status=allocated&exception=credit',
      ({ row, status }) => status === 'allocated' && row % 5 === 0,
    ],
    ['a part of the number', () => 'status=closed&q=-0003', ({ row, status }) => status === 'closed' && row === 3],
    ['nothing', () => 'payable_from=100000', () => false],
  ])('by %s: list and summary agree with the rows', async (_name, query, wanted) => {
    const expected = all.filter(wanted);
    const filters = query().includes('q=') ? query() : `${query()}&q=SO-20261101`;
    const page = await list('finance', `${filters}&limit=100`);
    expect(page.data.map((row) => row.payable_amount.amount).sort((a, b) => a.localeCompare(b))).toEqual(
      expected.map(({ amount }) => `${amount}.00`).sort((a, b) => a.localeCompare(b)),
    );
    const summary = (await get('finance', `/orders/summary?${filters}`)).json<object>();
    const total = sum(page.data.map((row) => dec(row.payable_amount.amount))).toFixed(2);
    expect(summary).toEqual({ count: expected.length, more: false, total: { amount: total, currency: 'CNY' } });
  });

  it.each([
    ['an unknown parameter', 'colour=red', '/colour', 'UNKNOWN_PARAMETER'],
    ['an unknown state', 'status=draft,asleep', '/status', 'ORDER_STATUS_UNKNOWN'],
    ['an amount with an exponent', 'payable_from=1e5', '/payable_from', 'DECIMAL_TEXT'],
    ['a day that is none', 'created_to=2026-02-30', '/created_to', 'BUSINESS_DATE'],
    ['a day beyond the calendar', 'created_to=9999-12-31', '/created_to', 'BUSINESS_DATE'],
    ['a page of nothing', 'limit=0', '/limit', 'TOO_SHORT'],
    ['a page of everything', 'limit=101', '/limit', 'TOO_LONG'],
    ['a text no database holds', 'q=%00', '/q', 'INVALID_TEXT'],
  ])('%s is 400 and named, in the caller’s language', async (_name, query, pointer, code) => {
    for (const [language, pattern] of [
      ['en', /^[^\u4e00-\u9fff]+$/],
      ['zh-CN', /[\u4e00-\u9fff]/],
    ] as const) {
      const response = await get('finance', `/orders?${query}`, language);
      const problem = response.json<ProblemBody>();
      expect([response.statusCode, problem.errors?.[0]?.pointer, problem.errors?.[0]?.code]).toEqual([
        400,
        pointer,
        code,
      ]);
      expect(problem.errors![0]!.detail).toMatch(pattern);
    }
  });

  it('signs in a search are searched, not obeyed', async () => {
    for (const q of ['%', '_', '\\', "'"])
      expect((await list('finance', `q=${encodeURIComponent(q)}`)).data).toEqual([]);
    expect(
      (await list('finance', `q=${encodeURIComponent('禾悦')}&limit=100`)).data.every((row) =>
        row.buyer.name.includes('禾悦'),
      ),
    ).toBe(true);
  });

  it('orders in two currencies have a count and no sum', async () => {
    const [row] = (await list('finance', 'q=SO-20261101-0000')).data;
    await worker((tx) => tx.updateTable('sales_order').set({ currency: 'USD' }).where('id', '=', row!.id).execute());
    expect((await get('finance', '/orders/summary?q=SO-20261101')).json()).toEqual({
      count: 57,
      more: false,
      total: null,
    });
    expect((await get('finance', '/orders/summary?q=SO-20261101-0000')).json()).toEqual({
      count: 1,
      more: false,
      total: { amount: '100.00', currency: 'USD' },
    });
    await worker((tx) => tx.updateTable('sales_order').set({ currency: 'CNY' }).where('id', '=', row!.id).execute());
  });
});

describe('whose orders', () => {
  it('a dealer lists and sums the own ones only, a regional manager those of the regions', async () => {
    const seen = async (who: string, query = '') => {
      const page = await list(who, `q=SO-20261101&limit=100${query}`);
      const summary = (await get(who, `/orders/summary?q=SO-20261101${query}`)).json<{
        count: number;
        total: { amount: string };
      }>();
      expect(summary.count).toBe(page.data.length);
      expect(summary.total.amount).toBe(sum(page.data.map((row) => dec(row.payable_amount.amount))).toFixed(2));
      return [...new Set(page.data.map((row) => row.buyer.id))].sort((a, b) => a.localeCompare(b));
    };
    const of = (...dealers: Dealer[]) =>
      dealers.map((dealer) => api.company.dealers[dealer]).sort((a, b) => a.localeCompare(b));
    expect(await seen('dealerLanting')).toEqual(of('lanting'));
    expect(await seen('dealerHeyue')).toEqual(of('heyue'));
    expect(await seen('channelManager')).toEqual(of('lanting', 'jincheng'));
    expect(await seen('channelManagerWest')).toEqual(of('heyue'));
    expect(await seen('finance')).toEqual(of('lanting', 'heyue', 'jincheng'));
    expect(await seen('dealerLanting', `&buyer_id=${api.company.dealers.heyue}`)).toEqual([]);
  });
});

describe('on whose desk', () => {
  const transacting = async <T>(work: Parameters<typeof transact<T>>[2]): Promise<T> => {
    const { tenant, companyId, users } = api.company;
    const made = await transact(
      api.worker,
      {
        scope: tenantScope(tenant),
        actor: { userId: users.salesRep.id },
        key: `test:${randomUUID()}`,
        input: null,
        subject: { companyId, action: 'test', objectType: 'order', objectId: '-' },
      },
      work,
    );
    if (!made.ok) throw new Error(JSON.stringify(made));
    return made.value;
  };

  /** An order of the essence above 50,000: the channel manager of its region decides. */
  async function waiting(dealer: Dealer, packs: number): Promise<string> {
    const { companyId, dealers } = api.company;
    const lines = [{ sku_code: 'SL-ESS-150', quantity: String(packs * 24) }];
    const { orderId } = await transacting((work) =>
      createDraft(work, { companyId, buyerId: dealers[dealer], content: { lines, offsets: [] } }),
    );
    const { step } = await transacting((work) =>
      submitOrder(work, { orderId, number: `SO-W-${newId('order')}`, again: false }),
    );
    expect(step.status).toBe('pending_approval');
    return orderId;
  }

  const PEOPLE = ['channelManager', 'channelManagerWest', 'director', 'finance'] as const;
  /** Orders awaiting each person: by the list, by the list's own sum, and by the inbox. */
  async function desks(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const who of PEOPLE) {
      const listed = ids(await list(who, 'awaiting_me=true&limit=100')).sort((a, b) => a.localeCompare(b));
      const inbox = (await get(who, '/approvals?view=todo&limit=100')).json<{ data: InboxRow[] }>().data;
      expect(listed).toEqual(inbox.map((row) => row.document_id).sort((a, b) => a.localeCompare(b)));
      expect((await get(who, '/orders/summary?awaiting_me=true')).json<{ count: number }>().count).toBe(listed.length);
      found[who] = listed;
    }
    return found;
  }

  async function delegate(from: string, to: (typeof PEOPLE)[number]): Promise<string> {
    const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
    const made = await browsers[from]!.send(
      'POST',
      '/api/v1/delegations',
      { delegate_id: api.company.users[to].id, valid_from: day(-1), valid_to: day(3), reason: '休假' },
      { 'idempotency-key': randomUUID() },
    );
    expect(made.statusCode).toBe(201);
    return made.json<{ id: string }>().id;
  }

  it('an order awaits exactly those whose inbox shows it: before, during and after an absence', async () => {
    const orderId = await waiting('lanting', 40);
    expect(await desks()).toMatchObject({ channelManager: [orderId], channelManagerWest: [], finance: [] });
    // The manager of the west would not see an order of the east at all.
    expect((await get('channelManagerWest', `/orders/${orderId}`)).statusCode).toBe(404);

    const delegation = await delegate('channelManager', 'channelManagerWest');
    expect(await desks()).toMatchObject({ channelManager: [], channelManagerWest: [orderId] });
    const page = await get('channelManagerWest', `/orders/${orderId}`);
    expect([page.statusCode, page.json<{ approval: { id: string } | null }>().approval === null]).toEqual([200, false]);
    const east = await list('channelManagerWest', `region_id=${api.company.regions.EAST}&limit=100`);
    expect(east.data.length).toBeGreaterThan(10);
    // Standing in widens what is seen, not what may be done, and only for who was named.
    expect((await get('dealerHeyue', `/orders/${orderId}`)).statusCode).toBe(404);

    // The absence ends by the calendar alone, without anybody revoking it.
    await worker((tx) =>
      sql`update delegation set valid_from = current_date - 10, valid_to = current_date - 5 where id = ${delegation}`.execute(
        tx,
      ),
    );
    expect(await desks()).toMatchObject({ channelManager: [orderId], channelManagerWest: [] });
    expect((await get('channelManagerWest', `/orders/${orderId}`)).statusCode).toBe(404);
    expect((await list('channelManagerWest', `region_id=${api.company.regions.EAST}`)).data).toEqual([]);
  });

  it('who stands in for somebody without limits sees what they see; a revoked absence gives nothing', async () => {
    const orderId = await waiting('jincheng', 45);
    const id = await delegate('director', 'channelManagerWest');
    expect((await get('channelManagerWest', `/orders/${orderId}`)).statusCode).toBe(200);
    await desks();
    const revoked = await browsers.director!.send(
      'POST',
      `/api/v1/delegations/${id}/revoke`,
      {},
      { 'idempotency-key': randomUUID() },
    );
    expect(revoked.statusCode).toBe(200);
    expect((await get('channelManagerWest', `/orders/${orderId}`)).statusCode).toBe(404);
    await desks();
  });
});

describe('helps to write an order', () => {
  it('pasted rows become lines, and the others say why not', async () => {
    const text = 'Code\tQuantity\nSL-ESS-150\t1,200\nNOPE\t5\nSL-CLE-120\t2\t箱\nSL-CLE-120\t2\t托\nSL-HND-030\n';
    const response = await browsers.dealerLanting!.send('POST', '/api/v1/orders/paste', {
      buyer_id: api.company.dealers.lanting,
      text,
    });
    expect([response.statusCode, response.json()]).toEqual([
      200,
      {
        lines: [
          { sku_code: 'SL-ESS-150', quantity: '1200' },
          { sku_code: 'SL-CLE-120', quantity: '2', unit: '箱' },
        ],
        problems: [
          { row: 3, text: 'NOPE\t5', code: 'UNKNOWN_SKU' },
          { row: 5, text: 'SL-CLE-120\t2\t托', code: 'UNKNOWN_UNIT' },
          { row: 6, text: 'SL-HND-030', code: 'QUANTITY_UNREADABLE' },
        ],
      },
    ]);
  });

  it('the shelf shows what can be ordered at the own price, page by page', async () => {
    const shelf = async (who: string, dealer: Dealer, more = '') => {
      const found: { sku_code: string; unit_price: string }[] = [];
      let cursor = '';
      do {
        const page = (
          await get(who, `/orders/orderable_skus?buyer_id=${api.company.dealers[dealer]}&limit=5${more}${cursor}`)
        ).json<{
          data: typeof found;
          next_cursor: string | null;
        }>();
        found.push(...page.data);
        cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`;
      } while (cursor !== '');
      return Object.fromEntries(found.map((sku) => [sku.sku_code, sku.unit_price]));
    };
    const lanting = await shelf('dealerLanting', 'lanting');
    expect(Object.keys(lanting)).toHaveLength(13);
    expect([lanting['SL-ESS-150'], lanting['SL-TON-200']]).toEqual(['80.96', undefined]);
    expect((await shelf('dealerHeyue', 'heyue'))['SL-ESS-150']).toBe('76.00');
    expect(Object.keys(await shelf('dealerLanting', 'lanting', '&q=sun'))).toEqual(['SL-SPR-120', 'SL-SUN-050']);
  });
});
