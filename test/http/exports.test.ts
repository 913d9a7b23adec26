/** Lists as sheets: the rows and figures this person sees and no other, nothing that runs, and a record of what left the house. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { sql } from 'kysely';
import { createActivities } from '../../activities/index.ts';
import { createExportActivities } from '../../activities/exports.ts';
import { runExport } from '../../src/exports/run-export.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { OperationView } from '../../src/operations/schema.ts';
import { startOperation } from '../../src/operations/store.ts';
import { diskBlobStore } from '../../src/platform/blobs/disk.ts';
import { deliveries } from '../../src/platform/deliveries.ts';
import { sha256 } from '../../src/platform/hash.ts';
import { startRelay } from '../../src/platform/outbox.ts';
import type { Relay } from '../../src/platform/outbox.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { readSheetRows } from '../../src/platform/sheets/read.ts';
import { createTimeSkippingEnv } from '../support/time-skipping.ts';
import { workflowBundle } from '../support/workflow-bundle.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

type Who = Parameters<Browser['signIn']>[0];

let env: TestWorkflowEnvironment;
let api: TestApi;
let workers: Worker[];
let running: Promise<unknown>;
let relay: Relay;
const browsers = new Map<Who, Browser>();

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  env = await createTimeSkippingEnv();
  api = await startApi({ temporal: env.client });
  const connection = env.nativeConnection;
  workers = [
    await Worker.create({
      connection,
      taskQueue: 'qudao-batch',
      workflowBundle: await workflowBundle(),
      activities: createActivities({ db: api.worker, temporal: env.client }),
    }),
    await Worker.create({
      connection,
      taskQueue: 'qudao-exports',
      activities: createExportActivities({ db: api.db, blobs: blobs() }),
    }),
  ];
  running = Promise.all(workers.map((worker) => worker.run()));
  relay = startRelay({ db: api.worker, handlers: deliveries({ db: api.worker, temporal: env.client }), everyMs: 20 });
  await putOrders();
}, 120_000);
afterAll(async () => {
  for (const worker of workers) worker.shutdown();
  await running;
  await relay.stop();
  await api.close();
  await env.teardown();
});

const blobs = () => diskBlobStore(`${api.dataDir}/blobs`);
const inTenant = <T>(work: (tx: Db) => Promise<T>) => withScope(api.worker, tenantScope(api.company.tenant), work);

/** Orders of two dealers of different regions; one number would be a formula. */
async function putOrders(): Promise<void> {
  const { company } = api;
  const common = {
    tenant_id: company.tenant,
    company_id: company.companyId,
    seller_id: company.companyPartyId,
    currency: 'CNY',
  };
  const order = (number: string, dealer: 'lanting' | 'heyue', amount: string, status: 'approved' | 'closed') => ({
    ...common,
    id: newId('order'),
    number,
    buyer_id: company.dealers[dealer],
    region_id: dealer === 'lanting' ? company.regions.EAST : company.regions.NORTHWEST,
    status,
    payable_amount: amount,
    business_date: '2026-11-18',
  });
  await inTenant((tx) =>
    tx
      .insertInto('sales_order')
      .values([
        order('=1+1', 'lanting', '1234567.5', 'approved'),
        order('SO-L-2', 'lanting', '10.00', 'closed'),
        order('SO-H-1', 'heyue', '99.99', 'approved'),
      ])
      .execute(),
  );
}

async function as(who: Who): Promise<Browser> {
  const known = browsers.get(who);
  if (known) return known;
  const browser = new Browser(api);
  await browser.signIn(who);
  browsers.set(who, browser);
  return browser;
}

async function ask(who: Who, list: string, query: Record<string, string> = {}, format = 'xlsx') {
  const body = { list, query, format };
  return (await as(who)).send('POST', '/api/v1/exports', body, { 'idempotency-key': randomUUID() });
}

async function exported(who: Who, list: string, query: Record<string, string> = {}, format = 'xlsx') {
  const started = await ask(who, list, query, format);
  if (started.statusCode !== 202) throw new Error(started.body);
  const { operation_id, file_id } = started.json<{ operation_id: string; file_id: string }>();
  const browser = await as(who);
  for (let tries = 0; tries < 400; tries += 1) {
    const operation = (await browser.send('GET', `/api/v1/operations/${operation_id}`)).json<OperationView>();
    if (operation.status === 'running') await new Promise((resolve) => setTimeout(resolve, 50));
    else return { operation, file_id, file: await browser.send('GET', `/api/v1/files/${file_id}/content`) };
  }
  throw new Error('the export does not end');
}

const numbersOf = async (content: Buffer) =>
  (await readSheetRows(content)).slice(1).map(({ cells }) => cells[0]?.text ?? '');

describe('an export', () => {
  it('holds the rows its page shows, by the same filters, with figures as numbers and nothing that runs', async () => {
    const { file, operation } = await exported('finance', 'orders', { status: 'approved' });
    expect(operation).toMatchObject({ status: 'done', done: 2, total: 2 });
    const [header, ...rows] = await readSheetRows(file.rawPayload);
    expect(header!.cells.map((cell) => cell.text)).toContain('Payable');
    const payable = header!.cells.findIndex((cell) => cell.text === 'Payable');
    const found = rows.map(({ cells }) => [cells[0]!.text, cells[payable]!.text, cells[payable]!.kind]);
    expect(found.toSorted(([a], [b]) => (a! < b! ? -1 : 1))).toEqual([
      ['=1+1', '1234567.5', 'number'],
      ['SO-H-1', '99.99', 'number'],
    ]);
    const csv = (await exported('finance', 'orders', { status: 'approved' }, 'csv')).file.body;
    expect(csv).toContain("'=1+1,");
    expect(csv).not.toMatch(/(^|,)=1/m);
  });

  it('of a dealer or of a region holds nothing of the others, whatever the filters say', async () => {
    const { heyue } = api.company.dealers;
    expect((await numbersOf((await exported('dealerLanting', 'orders')).file.rawPayload)).sort()).toEqual([
      '=1+1',
      'SO-L-2',
    ]);
    expect(await numbersOf((await exported('dealerLanting', 'orders', { buyer_id: heyue })).file.rawPayload)).toEqual(
      [],
    );
    expect(await numbersOf((await exported('channelManagerWest', 'orders')).file.rawPayload)).toEqual(['SO-H-1']);
  });

  it('of every list has as many rows as the list', async () => {
    const lists = ['orders', 'returns', 'dealers', 'skus', 'stock', 'payments', 'invoices'];
    for (const list of lists) {
      const { file } = await exported('auditor', list);
      const shown = await (await as('auditor')).send('GET', `/api/v1/${list}?limit=100`);
      const rows = (await readSheetRows(file.rawPayload)).length - 1;
      expect([list, rows]).toEqual([list, shown.json<{ data: unknown[] }>().data.length]);
    }
  });

  it('is recorded with list, filters, rows and the hash of what was given out', async () => {
    const { file, file_id } = await exported('finance', 'orders', { q: 'SO-' });
    const audit = await inTenant((tx) =>
      sql<{
        detail: object;
      }>`select detail from audit_log where action = 'orders.export' and object_id = ${file_id}`.execute(tx),
    );
    expect(audit.rows).toEqual([
      {
        detail: expect.objectContaining({
          list: 'orders',
          query: { q: 'SO-' },
          rows: 2,
          sha256: sha256(file.rawPayload),
        }),
      },
    ]);
  });

  it('is its owner’s alone, and nobody’s once the owner sees something else', async () => {
    const { file_id } = await exported('channelManagerWest', 'orders');
    for (const who of ['channelManager', 'auditor', 'dealerHeyue'] as const)
      expect((await (await as(who)).send('GET', `/api/v1/files/${file_id}/content`)).statusCode).toBe(404);
    const { id } = api.company.users.channelManagerWest;
    const before = await inTenant((tx) =>
      tx.selectFrom('user_role').select(['id', 'regions']).where('user_id', '=', id).executeTakeFirstOrThrow(),
    );
    await inTenant((tx) =>
      tx
        .updateTable('user_role')
        .set({ regions: [api.company.regions.EAST] })
        .where('id', '=', before.id)
        .execute(),
    );
    const gone = await (await as('channelManagerWest')).send('GET', `/api/v1/files/${file_id}/content`);
    await inTenant((tx) =>
      tx.updateTable('user_role').set({ regions: before.regions }).where('id', '=', before.id).execute(),
    );
    expect(gone.statusCode).toBe(404);
    expect((await (await as('channelManagerWest')).send('GET', `/api/v1/files/${file_id}/content`)).statusCode).toBe(
      200,
    );
  });

  it('is refused to whoever may not, and for filters the list does not have', async () => {
    expect((await ask('dealerLanting', 'payments')).statusCode).toBe(403);
    expect((await ask('warehouse', 'dealers')).statusCode).toBe(403);
    const unknown = (await ask('finance', 'orders', { tenant_id: 'x' })).json<ProblemBody>();
    expect([unknown.status, unknown.code]).toEqual([400, 'INVALID_PARAMETER']);
    expect((await ask('finance', 'orders', { status: 'nonsense' })).statusCode).toBe(400);
    expect((await ask('finance', 'secrets')).statusCode).toBe(422);
  });

  it('makes no file for a person whose right is gone by the time it is made', async () => {
    const make = async (who: Who) => {
      const fileId = newId('file');
      const { company } = api;
      const { id: userId } = company.users[who];
      const common = { tenant: company.tenant, companyId: company.companyId };
      const operationId = await inTenant((tx) =>
        startOperation(tx, { ...common, kind: 'exports.payments', items: null, createdBy: userId }),
      );
      const request = {
        ...common,
        userId,
        actor: { userId },
        operationId,
        fileId,
        list: 'payments',
        query: {},
        format: 'csv',
        locale: 'en',
      } as const;
      await runExport({ db: api.db, blobs: blobs(), alive: () => undefined }, request);
      const rows = await inTenant((tx) => tx.selectFrom('stored_file').select('id').where('id', '=', fileId).execute());
      const operation = await inTenant((tx) =>
        tx.selectFrom('operation').select('status').where('id', '=', operationId).executeTakeFirstOrThrow(),
      );
      return [operation.status, rows.length];
    };
    expect(await make('dealerLanting')).toEqual(['failed', 0]);
    expect(await make('finance')).toEqual(['done', 1]);
  });
});
