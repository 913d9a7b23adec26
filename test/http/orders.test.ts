/** Drafts over HTTP: what is accepted, what is refused with which code and pointer, and that a refusal leaves nothing behind. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { OrderStateView, OrderView } from '../../src/orders/schema.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
const browsers: Record<string, Browser> = {};
beforeAll(async () => {
  api = await startApi();
  for (const who of ['salesRep', 'dealerLanting', 'dealerHeyue', 'channelManager', 'warehouse', 'finance'] as const) {
    browsers[who] = new Browser(api);
    await browsers[who].signIn(who);
  }
});
afterAll(() => api.close());

type Headers = Record<string, string>;
const key = (): Headers => ({ 'idempotency-key': randomUUID() });
const post = (who: string, path: string, body: unknown, headers: Headers = key()) =>
  browsers[who]!.send('POST', `/api/v1/orders${path}`, body, headers);
const get = (who: string, path: string, headers: Headers = {}) =>
  browsers[who]!.send('GET', `/api/v1/orders${path}`, undefined, headers);
const patch = (who: string, id: string, body: unknown, version?: number, headers: Headers = key()) =>
  browsers[who]!.send('PATCH', `/api/v1/orders/${id}`, body, {
    ...headers,
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  });
const remove = (who: string, id: string, version?: number, headers: Headers = key()) =>
  browsers[who]!.send('DELETE', `/api/v1/orders/${id}`, undefined, {
    ...headers,
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  });

const line = (quantity: unknown = '24', sku_code: unknown = 'SL-ESS-150', more: object = {}) => ({
  sku_code,
  quantity,
  ...more,
});
const order = (more: object = {}, lines: unknown = [line()]) => ({
  buyer_id: api.company.dealers.lanting,
  lines,
  ...more,
});

async function draft(who = 'salesRep', more: object = {}, lines?: unknown): Promise<string> {
  const made = await post(who, '', order(more, lines));
  if (made.statusCode !== 201) throw new Error(made.body);
  return made.json<OrderStateView>().id;
}

/** How many rows there are of everything an order may touch; refusals themselves are recorded elsewhere. */
async function rows(): Promise<Record<string, number>> {
  const found = await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    sql<
      Record<string, number>
    >`select (select count(*)::int from sales_order) as orders, (select count(*)::int from order_line) as lines,
      (select count(*)::int from order_offset) as offsets, (select count(*)::int from transfer) as transfers,
      (select count(*)::int from stock_move) as moves, (select count(*)::int from document_event) as events`.execute(
      tx,
    ),
  );
  return found.rows[0]!;
}

const errors = (body: ProblemBody): string[] => (body.errors ?? []).map((error) => `${error.pointer} ${error.code}`);

describe('bad content of an order', () => {
  it.each<[string, () => object, string[]]>([
    ['an unknown SKU', () => order({}, [line(), line('24', 'NOPE')]), ['/lines/1/sku_code UNKNOWN_SKU']],
    ['an unknown unit', () => order({}, [line('1', 'SL-ESS-150', { unit: '托' })]), ['/lines/0/unit UNKNOWN_UNIT']],
    ['a quantity of zero', () => order({}, [line('0')]), ['/lines/0/quantity POSITIVE_DECIMAL']],
    ['a quantity of 0.000', () => order({}, [line('0.000')]), ['/lines/0/quantity POSITIVE_DECIMAL']],
    ['a negative quantity', () => order({}, [line('-24')]), ['/lines/0/quantity POSITIVE_DECIMAL']],
    ['a quantity with an exponent', () => order({}, [line('1e3')]), ['/lines/0/quantity POSITIVE_DECIMAL']],
    ['a quantity as JSON number', () => order({}, [line(24)]), ['/lines/0/quantity AMOUNT_AS_NUMBER']],
    [
      'a quantity that is not counted',
      () => order({}, [line('0.00000001')]),
      ['/lines/0/quantity QUANTITY_OUT_OF_RANGE'],
    ],
    [
      'a quantity beyond all stock',
      () => order({}, [line('999999999999999999')]),
      ['/lines/0/quantity QUANTITY_OUT_OF_RANGE'],
    ],
    [
      'an offset as JSON number',
      () => order({ offsets: [{ kind: 'prepaid', amount: 1 }] }),
      ['/offsets/0/amount AMOUNT_AS_NUMBER'],
    ],
    [
      'an offset of nothing',
      () => order({ offsets: [{ kind: 'prepaid', amount: '0' }] }),
      ['/offsets/0/amount POSITIVE_DECIMAL'],
    ],
    [
      'an offset finer than cents',
      () => order({ offsets: [{ kind: 'prepaid', amount: '0.001' }] }),
      ['/offsets/0/amount AMOUNT_TOO_FINE'],
    ],
    [
      'an unknown kind of offset',
      () => order({ offsets: [{ kind: 'gift', amount: '1' }] }),
      ['/offsets/0/kind INVALID_VALUE'],
    ],
    ['an unknown field', () => order({ colour: 'red' }), ['/colour UNKNOWN_FIELD']],
    [
      'an unknown field of a line',
      () => order({}, [line('24', 'SL-ESS-150', { price: '1' })]),
      ['/lines/0/price UNKNOWN_FIELD'],
    ],
    ['no lines at all', () => order({ lines: undefined }), ['/lines REQUIRED']],
    ['a currency nobody keeps books in', () => order({ currency: 'ZZZ' }), ['/currency CURRENCY_UNKNOWN']],
    ['a date that is none', () => order({ requested_date: '2026-02-30' }), ['/requested_date BUSINESS_DATE']],
    ['a date before all calendars', () => order({ requested_date: '0000-01-01' }), ['/requested_date BUSINESS_DATE']],
    ['a partner that is none', () => order({ buyer_id: 'par_none' }), ['/buyer_id UNKNOWN_PARTNER']],
    ['another dealer', () => order({ buyer_id: api.company.dealers.heyue }), ['/buyer_id UNKNOWN_PARTNER']],
    ['a character no text may hold', () => order({ note: 'a\u0000b' }), ['/note INVALID_TEXT']],
  ])('%s: 422 with its pointer, a sentence in both languages, and nothing written', async (_name, body, expected) => {
    const before = await rows();
    for (const language of ['en', 'zh-CN']) {
      const response = await post('dealerLanting', '', body(), { ...key(), 'accept-language': language });
      const problem = response.json<ProblemBody>();
      expect([response.statusCode, errors(problem)]).toEqual([422, expected]);
      for (const text of [problem.title, problem.detail, problem.errors![0]!.detail])
        expect([text, /[\u4e00-\u9fff]/.test(text.replaceAll(/「[^」]*」/g, '').replaceAll('托', ''))]).toEqual([
          text,
          language === 'zh-CN',
        ]);
      expect(problem.detail + problem.errors![0]!.detail).not.toMatch(/[{}]/);
    }
    expect(await rows()).toEqual(before);
  });

  it('ten thousand lines are refused at once, a thousand are taken', async () => {
    const before = await rows();
    const started = Date.now();
    const response = await post(
      'salesRep',
      '',
      order(
        {},
        Array.from({ length: 10_000 }, () => line()),
      ),
    );
    expect([response.statusCode, errors(response.json<ProblemBody>())]).toEqual([422, ['/lines TOO_LONG']]);
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(await rows()).toEqual(before);
    const most = await post(
      'salesRep',
      '',
      order(
        {},
        Array.from({ length: 1_000 }, () => line()),
      ),
    );
    expect(most.statusCode).toBe(201);
    const view = (await get('salesRep', `/${most.json<OrderStateView>().id}`)).json<OrderView>();
    // 24,000 units: every line is priced by its own quantity.
    expect([view.lines.length, view.quantity, view.goods_amount.amount]).toEqual([1_000, '24000', '1943040.00']);
  });

  it('a body of 20 MB is refused by its size', async () => {
    const response = await post('salesRep', '', `{"note":"${'x'.repeat(20 * 1024 * 1024)}"}`);
    expect([response.statusCode, response.json<ProblemBody>().code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('a broken pack or a foreign currency is a draft’s business until it is submitted; the preview tells', async () => {
    const before = await rows();
    const preview = await post('dealerLanting', '/preview', order({ currency: 'USD' }, [line('25')]), {});
    expect(preview.statusCode).toBe(200);
    const { verdicts } = preview.json<{ verdicts: { rule: string; verdict: string; cure: string | null }[] }>();
    expect(verdicts.filter((found) => found.verdict === 'block').map((found) => [found.rule, found.cure])).toEqual([
      ['contract', 'use_contract_currency'],
      ['pack', 'round_to_packs'],
      ['price', 'publish_price'],
    ]);
    expect(await rows()).toEqual(before);
  });
});

describe('keys and versions', () => {
  it('a repeated request is answered with the first answer and marked; another body under its key is refused', async () => {
    const headers = key();
    const first = await post('salesRep', '', order({ note: 'one' }), headers);
    expect([first.statusCode, first.headers['idempotency-replayed'], first.headers.etag]).toEqual([
      201,
      undefined,
      '"1"',
    ]);
    const count = await rows();
    const again = await post('salesRep', '', order({ note: 'one' }), headers);
    expect([again.statusCode, again.headers['idempotency-replayed'], again.json()]).toEqual([
      201,
      'true',
      first.json(),
    ]);
    const other = await post('salesRep', '', order({ note: 'two' }), headers);
    expect([other.statusCode, other.json<ProblemBody>().code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    // The same key of somebody else is somebody else's.
    expect((await post('dealerLanting', '', order({ note: 'two' }), headers)).statusCode).toBe(201);
    expect((await rows()).orders).toBe(count.orders! + 1);

    const { id } = first.json<OrderStateView>();
    await patch('salesRep', id, { note: 'three' }, 1);
    const late = await post('salesRep', '', order({ note: 'one' }), headers);
    expect([late.statusCode, late.headers.etag, late.json<OrderStateView>().version]).toEqual([201, '"1"', 1]);
    await remove('salesRep', id, 2);
    const gone = await post('salesRep', '', order({ note: 'one' }), headers);
    expect([gone.statusCode, gone.headers['idempotency-replayed'], gone.json<OrderStateView>().id]).toEqual([
      201,
      'true',
      id,
    ]);
  });

  it('the same request twice at once is one order', async () => {
    const headers = key();
    const before = await rows();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('salesRep', '', order(), headers)));
    expect(new Set(answers.map((answer) => answer.json<OrderStateView>().id)).size).toBe(1);
    expect((await rows()).orders).toBe(before.orders! + 1);
  });

  it('a change needs the version it is based on: absent 428, older 412, the answer carries the next', async () => {
    const id = await draft();
    const bare = await patch('salesRep', id, { note: 'x' });
    expect([bare.statusCode, bare.json<ProblemBody>().code]).toEqual([428, 'VERSION_REQUIRED']);
    const first = await patch('salesRep', id, { note: 'x' }, 1);
    expect([first.statusCode, first.headers.etag]).toEqual([200, '"2"']);
    const stale = await patch('salesRep', id, { note: 'y' }, 1);
    expect([stale.statusCode, stale.json<ProblemBody>().code]).toEqual([412, 'STALE_VERSION']);
    expect([(await remove('salesRep', id)).statusCode, (await remove('salesRep', id, 1)).statusCode]).toEqual([
      428, 412,
    ]);
    const view = (await get('salesRep', `/${id}`)).json<OrderView>();
    expect([view.note, view.version, view.lines.length]).toEqual(['x', 2, 1]);
    const headers = key();
    expect((await remove('salesRep', id, 2, headers)).statusCode).toBe(204);
    const repeated = await remove('salesRep', id, 2, headers);
    expect([repeated.statusCode, repeated.headers['idempotency-replayed']]).toEqual([204, 'true']);
    expect((await get('salesRep', `/${id}`)).statusCode).toBe(404);
    expect((await patch('salesRep', id, { note: 'z' }, 2)).statusCode).toBe(404);
  });

  it('a change says only what changes: lines, offsets, address and note stay', async () => {
    const id = await draft('salesRep', {
      offsets: [{ kind: 'prepaid', amount: '100' }],
      ship_to: '二号库',
      note: '周五前',
      requested_date: '2026-12-01',
    });
    await patch('salesRep', id, { lines: [line('48')] }, 1);
    const view = (await get('salesRep', `/${id}`)).json<OrderView>();
    expect([view.quantity, view.offset_amount.amount, view.ship_to, view.note, view.requested_date]).toEqual([
      '48',
      '100.00',
      '二号库',
      '周五前',
      '2026-12-01',
    ]);
    await patch('salesRep', id, { note: '' }, 2);
    const after = (await get('salesRep', `/${id}`)).json<OrderView>();
    expect([after.quantity, after.offset_amount.amount, after.note]).toEqual(['48', '100.00', '']);
  });
});

describe('somebody else’s order', () => {
  it('does not exist for another dealer: not to read, change, delete, or take any step with', async () => {
    const id = await draft('dealerLanting');
    const before = await rows();
    const answers = [
      await get('dealerHeyue', `/${id}`),
      await patch('dealerHeyue', id, { note: 'mine' }, 1),
      await remove('dealerHeyue', id, 1),
      await post('dealerHeyue', `/${id}/submit`, {}),
      await post('dealerHeyue', `/${id}/cancel`, { reason: 'mine' }),
      await post('dealerHeyue', `/${id}/shipments/shp_x/receive`, {}),
    ];
    expect(answers.map((answer) => [answer.statusCode, answer.json<ProblemBody>().code])).toEqual(
      answers.map(() => [404, 'NOT_FOUND']),
    );
    expect(await rows()).toEqual(before);
    expect(
      (await get('dealerHeyue', `?buyer_id=${api.company.dealers.lanting}`)).json<{ data: unknown[] }>().data,
    ).toEqual([]);
    const preview = await post('dealerHeyue', '/preview', order(), {});
    expect([preview.statusCode, errors(preview.json<ProblemBody>())]).toEqual([422, ['/buyer_id UNKNOWN_PARTNER']]);
    const shop = await get('dealerHeyue', `/orderable_skus?buyer_id=${api.company.dealers.lanting}`);
    expect(shop.statusCode).toBe(404);
  });

  it('and a role without the right is told so', async () => {
    const id = await draft('dealerLanting');
    expect((await post('warehouse', '', order())).statusCode).toBe(403);
    expect((await post('dealerLanting', `/${id}/allocate`, {})).statusCode).toBe(403);
    expect(
      (
        await post('dealerLanting', `/${id}/ship`, {
          warehouse_id: 'x',
          lines: [{ order_line_id: 'y', quantity: '1' }],
        })
      ).statusCode,
    ).toBe(403);
    expect((await post('finance', `/${id}/submit`, {})).statusCode).toBe(403);
  });
});

describe('the page of an order', () => {
  it('says of every action whether it is possible, and why not', async () => {
    const id = await draft('dealerLanting');
    const reasons = async (who: string) => {
      const { actions } = (await get(who, `/${id}`)).json<OrderView>();
      expect(actions.every((action) => action.allowed === (action.reason === null))).toBe(true);
      return Object.fromEntries(actions.map((action) => [action.name, action.reason?.code ?? null]));
    };
    expect(await reasons('dealerLanting')).toEqual({
      submit: null,
      edit: null,
      delete: null,
      resubmit: 'ORDER_STATE',
      recall: 'ORDER_STATE',
      cancel: 'ORDER_STATE',
      allocate: 'NOT_YOUR_ROLE',
      ship: 'NOT_YOUR_ROLE',
      receive: 'NOTHING_IN_TRANSIT',
      pay: 'NOT_YOUR_ROLE',
      return: 'ORDER_STATE',
      write_off: 'NOT_YOUR_ROLE',
      reorder: null,
    });
    expect(await reasons('warehouse')).toMatchObject({
      submit: 'NOT_YOUR_ROLE',
      ship: 'ORDER_STATE',
      reorder: 'NOT_YOUR_ROLE',
    });
    expect(await reasons('finance')).toMatchObject({ pay: 'NOTHING_TO_PAY', cancel: 'ORDER_STATE' });
  });

  it('shows the waterfall of each price and what is next', async () => {
    const id = await draft('dealerLanting', {}, [line('240'), line('24', 'SL-SUN-050')]);
    const view = (await get('dealerLanting', `/${id}`)).json<OrderView>();
    expect(
      view.lines.map((item) => [item.list_price, item.unit_price, item.price_trace.map((step) => step.rule)]),
    ).toEqual([
      ['92.00', '77.96', ['list', 'level', 'quantity_break']],
      ['68.00', '59.84', ['list', 'level']],
    ]);
    expect([view.next_step.kind, view.next_step.text, view.workflow_id, view.approval]).toEqual([
      'why',
      'draft',
      `order:${id}`,
      null,
    ]);
    expect(view.stages.map((stage) => stage.state)).toEqual(view.stages.map(() => 'waiting'));
  });
});
