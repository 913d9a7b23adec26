/** Importing sheets over HTTP through the real workflow: nothing before it is asked for, each row once, every failure with its reason. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { sql } from 'kysely';
import { createActivities } from '../../activities/index.ts';
import { applyJob } from '../../src/imports/run-job.ts';
import type { ImportRowView, ImportView } from '../../src/imports/jobs.schema.ts';
import { diskBlobStore } from '../../src/platform/blobs/disk.ts';
import { deliveries } from '../../src/platform/deliveries.ts';
import { startRelay } from '../../src/platform/outbox.ts';
import type { Relay } from '../../src/platform/outbox.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { readSheetRows } from '../../src/platform/sheets/read.ts';
import { xlsxWorkbook } from '../../src/platform/sheets/write.ts';
import { proveBooks } from '../support/prove-books.ts';
import { createTimeSkippingEnv } from '../support/time-skipping.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Who = Parameters<Browser['signIn']>[0];

let env: TestWorkflowEnvironment;
let api: TestApi;
let worker: Worker;
let running: Promise<void>;
let relay: Relay;
const browsers = new Map<Who, Browser>();

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  env = await createTimeSkippingEnv();
  api = await startApi({ temporal: env.client });
  worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: 'qudao-batch',
    workflowBundle: await workflowBundle(),
    activities: createActivities({ db: api.worker, temporal: env.client, blobs: blobs() }),
  });
  running = worker.run();
  relay = startRelay({ db: api.worker, handlers: deliveries({ db: api.worker, temporal: env.client }), everyMs: 20 });
}, 120_000);
afterAll(async () => {
  await proveBooks(api.worker, api.company.tenant);
  worker.shutdown();
  await running;
  await relay.stop();
  await api.close();
  await env.teardown();
});

const blobs = () => diskBlobStore(`${api.dataDir}/blobs`);
const inTenant = <T>(work: (tx: Db) => Promise<T>) => withScope(api.worker, tenantScope(api.company.tenant), work);

async function as(who: Who): Promise<Browser> {
  const known = browsers.get(who);
  if (known) return known;
  const browser = new Browser(api);
  await browser.signIn(who);
  browsers.set(who, browser);
  return browser;
}

async function upload(who: Who, content: Uint8Array, name = '导入.xlsx', type = XLSX): Promise<string> {
  const { cookie, csrf } = await as(who);
  const response = await api.app.inject({
    method: 'POST',
    url: `/api/v1/files?name=${encodeURIComponent(name)}`,
    headers: { cookie, 'x-csrf-token': csrf, 'content-type': type, 'idempotency-key': randomUUID() },
    payload: Buffer.from(content),
  });
  if (response.statusCode !== 201) throw new Error(response.body);
  return response.json<{ id: string }>().id;
}

async function post(who: Who, path: string, body: object = {}) {
  return (await as(who)).send('POST', `/api/v1${path}`, body, { 'idempotency-key': randomUUID() });
}
async function get<T>(who: Who, path: string): Promise<T> {
  return (await (await as(who)).send('GET', `/api/v1${path}`)).json<T>();
}

async function settled(who: Who, id: string): Promise<ImportView> {
  for (let tries = 0; tries < 400; tries += 1) {
    const view = await get<ImportView>(who, `/imports/${id}`);
    if (view.status !== 'checking' && view.status !== 'applying') return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`import ${id} does not end`);
}

/** A sheet with the given header and rows, uploaded and checked. */
async function checked(who: Who, kind: string, header: string[], rows: (string | null)[][]): Promise<ImportView> {
  const content = await xlsxWorkbook([{ name: 'Data', columns: header.map((one) => ({ header: one })), rows }]);
  return checkedFile(who, kind, await upload(who, content));
}

async function checkedFile(who: Who, kind: string, fileId: string): Promise<ImportView> {
  const started = await post(who, '/imports', { kind, file_id: fileId });
  if (started.statusCode !== 202) throw new Error(started.body);
  return settled(who, started.json<ImportView>().id);
}

async function applied(who: Who, job: ImportView): Promise<ImportView> {
  const started = await post(who, `/imports/${job.id}/apply`);
  if (started.statusCode !== 202) throw new Error(started.body);
  return settled(who, job.id);
}

const rowsOf = async (who: Who, job: ImportView) =>
  (await get<{ data: ImportRowView[] }>(who, `/imports/${job.id}/rows?limit=100`)).data.map((row) => [
    row.row,
    row.label,
    row.outcome ?? row.action,
    ...row.errors.map((error) => `${error.column?.en ?? '-'}: ${error.code}`),
  ]);

const dealerCodes = () =>
  inTenant((tx) => tx.selectFrom('dealer').select(['code', 'version', 'level']).orderBy('code').execute());

const PARTNERS = ['伙伴编码', '名称 Name', 'Level', '大区编码', '上级伙伴编码', '合作模式', '执照有效期至'];

describe('partners', () => {
  it('are shown before anything changes, then taken once, and the same file changes nothing', async () => {
    const before = await dealerCodes();
    const rows = [
      ['N-001', '杭州新芽', 'L2', 'EAST', null, '经销', '2027-12-31'],
      ['N-002', '杭州新芽二店', 'L3', 'EAST', 'N-001', 'franchise', null],
      ['N-003', 'No region', 'L3', 'NOWHERE', null, 'no such model', 'soon'],
      ['N-001', 'Twice', 'L3', 'EAST', null, null, null],
      ['N-004', null, 'L3', 'EAST', null, null, null],
    ];
    const job = await checked('channelManager', 'dealers', PARTNERS, rows);
    expect(job).toMatchObject({ status: 'checked', rows: { total: 5, create: 2, error: 3, applied: 0 } });
    expect(await rowsOf('channelManager', job)).toEqual([
      [2, 'N-001', 'create'],
      [3, 'N-002', 'create'],
      [4, 'N-003', 'error', 'Business model: INVALID_VALUE', 'Licence valid to: BUSINESS_DATE'],
      [5, 'N-001', 'error', '-: IMPORT_ROW_TWICE'],
      [6, 'N-004', 'error', 'Name: REQUIRED'],
    ]);
    expect(await dealerCodes()).toEqual(before);

    const done = await applied('channelManager', job);
    expect(done).toMatchObject({ status: 'applied', rows: { applied: 2, refused: 0 }, resumed_rows: 0 });
    const after = await dealerCodes();
    expect(after.length).toBe(before.length + 2);
    const parent = await inTenant((tx) =>
      sql<{ parent: string }>`select p.code as parent from party_edge e join dealer d on d.party_id = e.child_id
        join dealer p on p.party_id = e.parent_id where d.code = 'N-002'`.execute(tx),
    );
    expect(parent.rows).toEqual([{ parent: 'N-001' }]);

    const again = await checked('channelManager', 'dealers', PARTNERS, [
      ['N-001', '杭州新芽', 'L2', 'EAST', null, '经销', '2027-12-31'],
      ['N-002', '杭州新芽二店', 'L2', 'EAST', 'N-001', 'franchise', null],
    ]);
    expect(again.rows).toMatchObject({ unchanged: 1, update: 1, create: 0, error: 0 });
    await applied('channelManager', again);
    expect(await dealerCodes()).toEqual(
      after.map((row) => (row.code === 'N-002' ? { ...row, version: 2, level: 'L2' } : row)),
    );
    expect((await post('channelManager', `/imports/${again.id}/apply`)).json<ProblemBody>().code).toBe(
      'IMPORT_NOT_READY',
    );
  });

  it('come back as a file with reasons in the reader’s language that can be corrected and uploaded, and runs nothing', async () => {
    const job = await checked('channelManager', 'dealers', PARTNERS, [
      ['=cmd|calc', '@SUM(A1)', 'L3', 'MARS', null, null, null],
      ['N-020', '合格', 'L3', 'EAST', null, null, null],
    ]);
    const response = await (await as('channelManager')).send('GET', `/api/v1/imports/${job.id}/failed_rows`);
    expect(response.headers['content-disposition']).toContain('attachment');
    const [header, ...rows] = await readSheetRows(response.rawPayload);
    expect(header!.cells.at(-1)!.text).toBe('原因 Reason');
    expect(rows.map(({ cells }) => [cells[0]!.text, cells.at(-1)!.text])).toEqual([
      ['=cmd|calc', 'Region code: There is no such region.'],
    ]);
    expect(response.rawPayload.includes('<f>')).toBe(false);
    const corrected = rows.map(({ cells }) =>
      header!.cells.map((_, i) => (i === 4 ? 'EAST' : (cells[i]?.text ?? null))),
    );
    const second = await checked(
      'channelManager',
      'dealers',
      header!.cells.map((cell) => cell.text),
      corrected,
    );
    expect(second.rows).toMatchObject({ create: 1, error: 0 });
  });

  it('of a region that is not one’s own are refused, whatever the worker could see', async () => {
    const job = await checked('channelManagerWest', 'dealers', PARTNERS, [
      ['W-001', '西安新店', 'L3', 'NORTHWEST', null, null, null],
      ['W-002', '上海新店', 'L3', 'EAST', null, null, null],
    ]);
    expect(await rowsOf('channelManagerWest', job)).toEqual([
      [2, 'W-001', 'create'],
      [3, 'W-002', 'error', 'Region code: OUT_OF_SCOPE'],
    ]);
  });
});

describe('the other sheets', () => {
  it('contracts: a new number, the next version of a known one, and what its command refuses', async () => {
    const header = ['合同编号', 'Partner code', '生效日', '失效日', '信用额度', '账期天数'];
    const dealer = (await dealerCodes()).find(({ code }) => code === 'N-001')!.code;
    const first = [['HT-IMP-1', dealer, '2027/1/1', '2028年1月1日', '200,000.00', '30']];
    const job = await applied('finance', await checked('finance', 'contracts', header, first));
    expect(job.rows).toMatchObject({ create: 1, applied: 1 });
    const next = await checked('finance', 'contracts', header, [
      ['HT-IMP-1', dealer, '2027-06-01', '2028-01-01', '150000', '45'],
      ['HT-IMP-2', dealer, '2028-01-01', '2027-01-01', '-5', 'x'],
    ]);
    expect(await rowsOf('finance', next)).toEqual([
      [2, 'HT-IMP-1', 'update'],
      [3, 'HT-IMP-2', 'error', 'Payment days: IMPORT_INTEGER'],
    ]);
    await applied('finance', next);
    const versions = await inTenant((tx) =>
      tx
        .selectFrom('contract')
        .select(['version', 'credit_limit', 'payment_days'])
        .where('number', '=', 'HT-IMP-1')
        .orderBy('version')
        .execute(),
    );
    expect(versions.map((row) => [row.version, Number(row.credit_limit), row.payment_days])).toEqual([
      [1, 200000, 30],
      [2, 150000, 45],
    ]);
  });

  it('SKUs: new ones with their product, and changed names', async () => {
    const known = await inTenant((tx) =>
      sql<{ code: string; brand: string; category: string; product: string; tax: string; pack: string }>`
        select s.code, b.code as brand, c.code as category, p.code as product, t.tax_code as tax, s.pack_unit as pack from sku s join product p on p.id = s.product_id
        join brand b on b.id = p.brand_id join category c on c.id = p.category_id join sku_tax t on t.sku_id = s.id limit 1`.execute(
        tx,
      ),
    );
    const { code, brand, category, product, tax, pack } = known.rows[0]!;
    const header = [
      'SKU 编码',
      '名称',
      '英文名称',
      '产品编码',
      '品牌编码',
      '品类编码',
      '单位',
      '箱规单位',
      '每箱数量',
      '税码',
      '标准成本',
      '可订购',
    ];
    const line = (sku: string, name: string, orderable: string) => [
      sku,
      name,
      'Name',
      product,
      brand,
      category,
      'Bottle',
      pack,
      '12',
      tax,
      '9.5',
      orderable,
    ];
    const job = await checked('channelManager', 'skus', header, [
      line('NEW-1', '新品', '否'),
      line(code, '新名称', 'Yes'),
    ]);
    expect((await rowsOf('channelManager', job)).map((row) => row[2])).toEqual(['create', 'update']);
    await applied('channelManager', job);
    const rows = await inTenant((tx) =>
      tx
        .selectFrom('sku')
        .select(['code', 'name', 'orderable'])
        .where('code', 'in', ['NEW-1', code])
        .orderBy('name')
        .execute(),
    );
    expect(rows).toEqual([
      { code, name: '新名称', orderable: true },
      { code: 'NEW-1', name: '新品', orderable: false },
    ]);
  });

  it('prices: the rows of a list together, one wrong row keeps the whole list from changing', async () => {
    const header = ['价目表编码', '生效日', 'SKU 编码', '起始数量', '单价', '最低价'];
    const versions = async (): Promise<number> =>
      (await inTenant((tx) => tx.selectFrom('price_list_version').select('id').execute())).length;
    const before = await versions();
    const job = await checked('channelManager', 'prices', header, [
      ['BASE', '2027-03-01', 'SL-ESS-150', null, '99.00', '90'],
      ['BASE', '2027-03-01', 'NO-SUCH', '0', '10.00', null],
      ['L1', '2027-03-01', 'SL-ESS-150', '0', '66.00', null],
    ]);
    expect(await rowsOf('channelManager', job)).toEqual([
      [2, 'BASE', 'error', '-: IMPORT_UNIT_REFUSED'],
      [3, 'BASE', 'error', 'SKU code: UNKNOWN_SKU'],
      [4, 'L1', 'update'],
    ]);
    await applied('channelManager', job);
    expect(await versions()).toBe(before + 1);
    const prices = await inTenant((tx) =>
      sql<{
        n: number;
        price: string;
      }>`select count(*)::int as n, trim_scale(max(p.unit_price) filter (where s.code = 'SL-ESS-150' and p.min_quantity = 0))::text as price
        from price p join sku s on s.id = p.sku_id join price_list_version v on v.id = p.price_list_version_id
        join price_list l on l.id = v.price_list_id where l.code = 'L1' and v.valid_from = '2027-03-01'`.execute(tx),
    );
    expect(prices.rows[0]!.price).toBe('66');
    expect(prices.rows[0]!.n).toBeGreaterThan(5);
  });

  it('counted stock is brought to the count, and opening money is booked once', async () => {
    const stock = await checked(
      'warehouse',
      'stock',
      ['仓库编码', 'SKU 编码', '盘点数量', '原因'],
      [
        ['JXG', 'SL-ESS-150', '777', '盘点'],
        ['JXG', 'SL-NONE', '1', '盘点'],
      ],
    );
    expect((await rowsOf('warehouse', stock)).map((row) => row.slice(2))).toEqual([
      ['update'],
      ['error', 'SKU code: UNKNOWN_SKU'],
    ]);
    await applied('warehouse', stock);
    const onHand = await inTenant((tx) =>
      sql<{
        on_hand: string;
      }>`select trim_scale(k.on_hand)::text as on_hand from stock k join sku s on s.id = k.sku_id join warehouse w on w.id = k.warehouse_id
        where w.code = 'JXG' and s.code = 'SL-ESS-150'`.execute(tx),
    );
    expect(onHand.rows).toEqual([{ on_hand: '777' }]);
    const header = ['伙伴编码', '预存款余额', '截止日期'];
    const money = await applied(
      'finance',
      await checked('finance', 'opening_balances', header, [['N-001', '35000.50', '2026-01-31']]),
    );
    expect(money.rows).toMatchObject({ applied: 1 });
    const twice = await checked('finance', 'opening_balances', header, [['N-001', '40000', '2026-01-31']]);
    expect((await rowsOf('finance', twice))[0]).toEqual([2, 'N-001', 'error', 'Prepaid balance: OPENING_TAKEN']);
  });
});

describe('a file that is no import', () => {
  it.each([
    ['without a needed column', '伙伴编码,名称\nA,B\n', 'IMPORT_COLUMN_MISSING'],
    ['with a column nobody knows', '伙伴编码,名称,等级,大区编码,密码\nA,B,L1,EAST,x\n', 'IMPORT_COLUMN_UNKNOWN'],
    ['with a header alone', '伙伴编码,名称,等级,大区编码\n', 'IMPORT_NO_ROWS'],
    ['with too many rows', `伙伴编码,名称,等级,大区编码\n${'A,B,L1,EAST\n'.repeat(20_001)}`, 'SHEET_TOO_MANY_ROWS'],
  ])('%s is told as such', async (_, text, code) => {
    const fileId = await upload('channelManager', Buffer.from(`\ufeff${text}`), 'a.csv', 'text/csv');
    const job = await checkedFile('channelManager', 'dealers', fileId);
    expect([job.status, job.problem?.code]).toEqual(['unreadable', code]);
    expect(job.problem!.detail).not.toContain('{');
    expect((await post('channelManager', `/imports/${job.id}/apply`)).statusCode).toBe(409);
  });

  it('marks formula cells by row and column', async () => {
    const fileId = await upload(
      'channelManager',
      Buffer.from('伙伴编码,名称,等级,大区编码\n=A1&B1,B,L1,EAST\n'),
      'a.csv',
      'text/csv',
    );
    expect(await rowsOf('channelManager', await checkedFile('channelManager', 'dealers', fileId))).toEqual([
      [2, '', 'error', 'Partner code: SHEET_FORMULA'],
    ]);
  });
});

describe('a door', () => {
  it('is shut for whoever may not import, and for another’s file, import, rows and failed rows', async () => {
    const job = await checked('channelManager', 'dealers', PARTNERS, [['D-1', 'x', 'L1', 'EAST', null, null, null]]);
    const file = await upload('channelManager', Buffer.from('a,b\n1,2\n'), 'a.csv', 'text/csv');
    expect((await post('channelManagerWest', '/imports', { kind: 'dealers', file_id: file })).statusCode).toBe(404);
    expect((await post('dealerLanting', '/imports', { kind: 'dealers', file_id: file })).statusCode).toBe(403);
    for (const path of [`/imports/${job.id}`, `/imports/${job.id}/rows`, `/imports/${job.id}/failed_rows`])
      expect((await (await as('channelManagerWest')).send('GET', `/api/v1${path}`)).statusCode).toBe(404);
    expect((await post('channelManagerWest', `/imports/${job.id}/apply`)).statusCode).toBe(404);
    const list = await get<{ data: ImportView[] }>('channelManagerWest', '/imports');
    expect(list.data.some(({ id }) => id === job.id)).toBe(false);
    const kinds = await get<{ data: { kind: string }[] }>('warehouse', '/import_kinds');
    expect(kinds.data.map(({ kind }) => kind)).toEqual(['stock']);
    expect((await (await as('warehouse')).send('GET', '/api/v1/import_kinds/dealers/template')).statusCode).toBe(404);
  });

  it('gives every template with its notes, and its own header is taken', async () => {
    for (const kind of ['dealers', 'contracts', 'skus', 'prices']) {
      const response = await (await as('channelManager')).send('GET', `/api/v1/import_kinds/${kind}/template`);
      const [header] = await readSheetRows(response.rawPayload);
      const notes = await readSheetRows(response.rawPayload, { sheet: '说明 Notes' });
      expect(notes.length).toBe(header!.cells.length + 1);
      const example = notes.slice(1).map(({ cells }) => cells[3]?.text ?? null);
      const job = await checked(
        'channelManager',
        kind,
        header!.cells.map((cell) => cell.text),
        [example],
      );
      expect(job.status).toBe('checked');
    }
  });
});

describe('an import that is broken off', () => {
  const many = (prefix: string) =>
    Array.from({ length: 60 }, (_, i) => [`${prefix}-${i}`, `伙伴 ${i}`, 'L3', 'EAST', null, null, null]);
  const count = async (prefix: string) =>
    (await dealerCodes()).filter(({ code }) => code.startsWith(`${prefix}-`)).length;
  const request = (job: ImportView, operationId: string) => ({
    tenant: api.company.tenant,
    jobId: job.id,
    operationId,
    actor: { userId: api.company.users.channelManager.id },
  });

  /** The import as it stands when its worker dies after the first rows were taken and before that was written down. */
  async function broken(prefix: string): Promise<{ job: ImportView; operationId: string }> {
    const job = await checked('channelManager', 'dealers', PARTNERS, many(prefix));
    await inTenant((tx) => tx.updateTable('import_job').set({ status: 'applying' }).where('id', '=', job.id).execute());
    await inTenant((tx) =>
      tx
        .updateTable('operation')
        .set({ status: 'running', finished_at: null, done: 0 })
        .where('id', '=', job.operation_id)
        .execute(),
    );
    const dies = () => {
      throw new Error('the worker died');
    };
    const deps = { db: api.worker, blobs: blobs(), alive: dies };
    await expect(applyJob(deps, request(job, job.operation_id))).rejects.toThrow('the worker died');
    return { job, operationId: job.operation_id };
  }

  it('goes on where it was, takes no row twice, and says so', async () => {
    const { job, operationId } = await broken('RES');
    expect(await count('RES')).toBe(25);
    await applyJob({ db: api.worker, blobs: blobs(), alive: () => undefined }, request(job, operationId));
    expect(await count('RES')).toBe(60);
    const view = await get<ImportView>('channelManager', `/imports/${job.id}`);
    expect(view).toMatchObject({ status: 'applied', rows: { applied: 60, refused: 0 } });
    const audits = await inTenant((tx) =>
      sql<{
        n: number;
      }>`select count(*)::int as n from audit_log where action = 'dealer.create' and detail->>'code' like 'RES-%'`.execute(
        tx,
      ),
    );
    expect(audits.rows).toEqual([{ n: 60 }]);
  });

  it('stops when cancelled, keeps what is taken, and can be gone on with', async () => {
    const { job, operationId } = await broken('CAN');
    await inTenant((tx) =>
      tx.updateTable('operation').set({ cancel_requested: true }).where('id', '=', operationId).execute(),
    );
    await applyJob({ db: api.worker, blobs: blobs(), alive: () => undefined }, request(job, operationId));
    const stopped = await get<ImportView>('channelManager', `/imports/${job.id}`);
    expect(stopped).toMatchObject({ status: 'stopped', rows: { applied: 25 } });
    expect(await get('channelManager', `/operations/${operationId}`)).toMatchObject({ status: 'cancelled' });
    const done = await applied('channelManager', job);
    expect(done).toMatchObject({ status: 'applied', rows: { applied: 60 }, resumed_rows: 25 });
    expect(await count('CAN')).toBe(60);
  });

  it('stops when its person loses the right to it', async () => {
    const job = await checked('channelManager', 'dealers', PARTNERS, many('LOST'));
    const { id } = api.company.users.channelManager;
    await inTenant((tx) => tx.updateTable('user_role').set({ role: 'sales_rep' }).where('user_id', '=', id).execute());
    try {
      await inTenant((tx) =>
        tx.updateTable('import_job').set({ status: 'applying' }).where('id', '=', job.id).execute(),
      );
      await applyJob({ db: api.worker, blobs: blobs(), alive: () => undefined }, request(job, job.operation_id));
    } finally {
      await inTenant((tx) =>
        tx.updateTable('user_role').set({ role: 'channel_manager' }).where('user_id', '=', id).execute(),
      );
    }
    const view = await get<ImportView>('channelManager', `/imports/${job.id}`);
    expect([view.status, view.problem?.code, await count('LOST')]).toEqual(['stopped', 'IMPORT_NOT_ALLOWED', 0]);
  });
});
