/** Files through the API: whose they are, what is not kept, and that nobody gets content that was altered. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyBooks } from '../../src/audit/verify.ts';
import { newId } from '../../src/kernel/ids.ts';
import { diskBlobStore } from '../../src/platform/blobs/disk.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { FileView } from '../../src/files/schema.ts';
import { workbook } from '../support/zip.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PDF = Buffer.from('%PDF-1.7 a delivery note');

let api: TestApi;
let dealer: Browser;
let keys = 0;
beforeAll(async () => {
  api = await startApi();
  dealer = await as('dealerLanting');
});
afterAll(() => api.close());

async function as(who: Parameters<Browser['signIn']>[0]): Promise<Browser> {
  const browser = new Browser(api);
  await browser.signIn(who);
  return browser;
}

function upload(browser: Browser, name: string, type: string, content: Buffer, key = `upload-${(keys += 1)}`) {
  return api.app.inject({
    method: 'POST',
    url: `/api/v1/files?name=${encodeURIComponent(name)}`,
    headers: {
      'accept-language': 'en',
      cookie: browser.cookie,
      'x-csrf-token': browser.csrf,
      'content-type': type,
      'idempotency-key': `key-${key}`,
    },
    payload: content,
  });
}

async function uploaded(browser: Browser, content: Buffer = PDF): Promise<FileView> {
  const response = await upload(browser, '送货单 1.pdf', 'application/pdf', content);
  expect(response.statusCode).toBe(201);
  return response.json<FileView>();
}

/** An order of Lanting. */
async function putOrder(): Promise<string> {
  const { company } = api;
  const id = newId('order');
  await withScope(api.worker, tenantScope(company.tenant), (tx) =>
    tx
      .insertInto('sales_order')
      .values({
        id,
        tenant_id: company.tenant,
        company_id: company.companyId,
        buyer_id: company.dealers.lanting,
        seller_id: company.companyPartyId,
        region_id: company.regions.EAST,
        currency: 'CNY',
        status: 'approved',
      })
      .execute(),
  );
  return id;
}

describe('an upload', () => {
  it('is given back to its uploader as it was, to be saved and never run', async () => {
    const file = await uploaded(dealer);
    expect(file).toMatchObject({ name: '送货单 1.pdf', media_type: 'application/pdf', bytes: PDF.length });
    const content = await dealer.send('GET', `/api/v1/files/${file.id}/content`);
    expect(content.rawPayload).toEqual(PDF);
    expect(content.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining("filename*=UTF-8''%E9%80%81"),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('is nobody else’s: not a colleague’s, not another dealer’s, not the auditor’s', async () => {
    const file = await uploaded(dealer);
    for (const who of ['dealerHeyue', 'salesRep', 'finance', 'auditor', 'operator', 'administrator'] as const) {
      const other = await as(who);
      expect((await other.send('GET', `/api/v1/files/${file.id}`)).statusCode).toBe(404);
      expect((await other.send('GET', `/api/v1/files/${file.id}/content`)).statusCode).toBe(404);
    }
  });

  it('is one file however often it is sent under its key, and another content under it is refused', async () => {
    const first = await upload(dealer, 'a.pdf', 'application/pdf', PDF, 'same');
    const again = await upload(dealer, 'a.pdf', 'application/pdf', PDF, 'same');
    expect(again.json<FileView>().id).toBe(first.json<FileView>().id);
    const other = await upload(dealer, 'a.pdf', 'application/pdf', Buffer.from('%PDF-other'), 'same');
    expect(other.json<ProblemBody>().code).toBe('IDEMPOTENCY_MISMATCH');
  });

  it.each([
    ['a page as a picture', 'a.png', 'image/png', Buffer.from('<script>alert(1)</script>'), 422, 'FILE_TYPE_MISMATCH'],
    ['a program', 'a.exe', 'application/x-msdownload', Buffer.from('MZ'), 415, 'FILE_TYPE_REFUSED'],
    ['JSON', 'a.json', 'application/json', Buffer.from('{}'), 415, 'FILE_TYPE_REFUSED'],
    ['nothing', 'a.pdf', 'application/pdf', Buffer.alloc(0), 422, 'FILE_EMPTY'],
    [
      'a sheet with a password',
      'a.xlsx',
      XLSX,
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      422,
      'SHEET_PASSWORD',
    ],
    [
      'a sheet with macros',
      'a.xlsm',
      XLSX,
      workbook('', [{ name: 'xl/vbaProject.bin', content: 'x' }]),
      422,
      'SHEET_MACRO',
    ],
    ['a damaged sheet', 'a.xlsx', XLSX, workbook('').subarray(0, 400), 422, 'SHEET_DAMAGED'],
    [
      'a zip bomb',
      'a.xlsx',
      XLSX,
      workbook('', [{ name: 'xl/media/a.png', content: Buffer.alloc(6_000_000) }]),
      422,
      'SHEET_UNPACKS_TOO_LARGE',
    ],
  ])('of %s is refused with its reason', async (_, name, type, content, status, code) => {
    const problem = (await upload(dealer, name, type, content)).json<ProblemBody>();
    expect([problem.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).not.toContain('{');
  });

  it('beyond the limit is cut off, and nothing of it stays', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(21 * 1_048_576)]);
    const problem = (await upload(dealer, 'a.pdf', 'application/pdf', large)).json<ProblemBody>();
    expect([problem.status, problem.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('is shut to strangers, also where the console is served beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qudao-console-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    const served = await startApi({ consoleDir: folder });
    try {
      const request = { method: 'POST', url: '/api/v1/files?name=a.pdf', payload: PDF } as const;
      const headers = { 'content-type': 'application/pdf', 'idempotency-key': 'with-console' };
      expect((await served.app.inject({ ...request, headers })).statusCode).toBe(401);
      const person = new Browser(served);
      await person.signIn('dealerLanting');
      const signed = { ...headers, cookie: person.cookie, 'x-csrf-token': person.csrf };
      expect((await served.app.inject({ ...request, headers: signed })).statusCode).toBe(201);
      const forged = { ...headers, cookie: person.cookie };
      expect((await served.app.inject({ ...request, headers: forged })).json<ProblemBody>().code).toBe('CSRF_REFUSED');
    } finally {
      await served.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('needs the page’s own token and a key, and the ability', async () => {
    const bare = { method: 'POST', url: '/api/v1/files?name=a.pdf', payload: PDF } as const;
    const headers = { cookie: dealer.cookie, 'content-type': 'application/pdf' };
    const forged = await api.app.inject({ ...bare, headers });
    expect(forged.json<ProblemBody>().code).toBe('CSRF_REFUSED');
    const keyless = await api.app.inject({ ...bare, headers: { ...headers, 'x-csrf-token': dealer.csrf } });
    expect(keyless.json<ProblemBody>().code).toBe('IDEMPOTENCY_KEY_REQUIRED');
    const reader = await upload(await as('auditor'), 'a.pdf', 'application/pdf', PDF);
    expect(reader.statusCode).toBe(403);
  });
});

describe('an attachment', () => {
  const attach = (browser: Browser, order: string, file: string) =>
    browser.send(
      'POST',
      '/api/v1/attachments',
      { document_type: 'order', document_id: order, file_id: file },
      { 'idempotency-key': `attach-${(keys += 1)}` },
    );

  it('is seen by who sees the document, and by nobody else', async () => {
    const order = await putOrder();
    const file = await uploaded(dealer);
    const attached = (await attach(dealer, order, file.id)).json<FileView & { uploaded_by: { id: string } }>();
    expect(attached.uploaded_by.id).toBe(api.company.users.dealerLanting.id);
    const rep = await as('salesRep');
    const list = await rep.send('GET', `/api/v1/attachments?document_type=order&document_id=${order}`);
    expect(list.json<{ data: FileView[] }>().data.map(({ id }) => id)).toEqual([attached.id]);
    expect((await rep.send('GET', `/api/v1/attachments/${attached.id}/content`)).rawPayload).toEqual(PDF);
    const sibling = await as('dealerHeyue');
    const none = await sibling.send('GET', `/api/v1/attachments?document_type=order&document_id=${order}`);
    expect(none.json<{ data: FileView[] }>().data).toEqual([]);
    expect((await sibling.send('GET', `/api/v1/attachments/${attached.id}/content`)).statusCode).toBe(404);
  });

  it('takes neither another’s file nor another’s order', async () => {
    const order = await putOrder();
    const sibling = await as('dealerHeyue');
    const theirs = await uploaded(sibling);
    expect((await attach(dealer, order, theirs.id)).statusCode).toBe(404);
    expect((await attach(sibling, order, theirs.id)).statusCode).toBe(404);
  });
});

it('is not given out once it was altered or lost, and the proof of the books finds both', async () => {
  const altered = await uploaded(dealer, Buffer.from('%PDF-to be altered'));
  const lost = await uploaded(dealer, Buffer.from('%PDF- to be lost'));
  const whole = await uploaded(dealer);
  const folder = join(api.dataDir, 'blobs');
  const names = await readdir(folder, { recursive: true });
  const pathOf = (sha256: string) =>
    join(
      folder,
      names.find((name) => name.endsWith(sha256))!,
    );
  await writeFile(pathOf(altered.sha256), '%PDF-something else');
  await rm(pathOf(lost.sha256));
  const code = async (file: FileView) =>
    (await dealer.send('GET', `/api/v1/files/${file.id}/content`)).json<ProblemBody>().code;
  expect([await code(altered), await code(lost)]).toEqual(['FILE_ALTERED', 'FILE_LOST']);
  expect(await readFile(pathOf(whole.sha256))).toEqual(PDF);
  const reader = openDatabase({ url: api.url, role: 'qudao_reader', max: 2 });
  try {
    const { checks } = await verifyBooks(reader, null, diskBlobStore(folder));
    const files = checks.find(({ name }) => name === 'files are what was uploaded')!;
    const found = files.problems.map(({ id, actual }) => [id, actual]);
    expect(new Map(found as [string, string][])).toEqual(
      new Map([
        [altered.id, 'altered'],
        [lost.id, 'missing'],
      ]),
    );
  } finally {
    await reader.destroy();
  }
});
