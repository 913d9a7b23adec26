import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Qudao</title>');
  await writeFile(join(folder, 'assets', 'main-1a2b.js'), 'void 0');
  api = await startApi({ consoleDir: folder });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, accept = 'text/html') => api.app.inject({ url, headers: { accept } });

it('keeps hashed files for ever and the page itself never', async () => {
  expect((await get('/assets/main-1a2b.js', '*/*')).headers['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  );
  for (const url of ['/', '/index.html', '/orders/ord_1']) {
    const page = await get(url);
    expect([url, page.statusCode, page.headers['cache-control'], page.body]).toEqual([
      url,
      200,
      'no-cache',
      '<title>Qudao</title>',
    ]);
  }
});

it('answers missing files and addresses of the API with a problem, never with the page', async () => {
  for (const url of ['/assets/gone-9f.js', '/api/v1/nothing']) {
    const response = await get(url);
    expect([response.statusCode, response.json<ProblemBody>().code]).toEqual([404, 'NOT_FOUND']);
  }
  expect((await get('/../package.json')).statusCode).toBe(404);
  expect((await get('/assets/..%2f..%2f..%2fetc%2fpasswd')).body).not.toContain('root:');
});
