import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi } from './support/api.ts';
import type { TestApi } from './support/api.ts';

interface Operation {
  operationId?: string;
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

let api: TestApi;
let operations: Map<string, Operation>;
beforeAll(async () => {
  api = await startApi();
  const document = (await api.app.inject('/openapi.json')).json<{ paths: Record<string, Record<string, Operation>> }>();
  operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    ),
  );
});
afterAll(() => api.close());

it('has a response form and an operation id of its own on every route', () => {
  expect(api.routes.length).toBeGreaterThan(20);
  const bare = api.routes.filter(({ hasResponse, operationId }) => !hasResponse || !operationId);
  expect(bare).toEqual([]);
  expect(new Set(api.routes.map(({ operationId }) => operationId)).size).toBe(api.routes.length);
});

it('describes every route', () => {
  const served = api.routes.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
  expect(served.filter((name) => !operations.has(name))).toEqual([]);
});

it('declares every error as a problem', () => {
  const missing: string[] = [];
  for (const { method, url } of api.routes) {
    const name = `${method} ${url.replace(/:(\w+)/g, '{$1}')}`;
    const statuses = [
      '400',
      '404',
      '429',
      '500',
      '503',
      ...(method === 'GET' ? [] : ['403', '409', '413', '415', '422']),
    ];
    for (const status of statuses) {
      const content = operations.get(name)?.responses[status]?.content ?? {};
      if (!('application/problem+json' in content)) missing.push(`${name} ${status}`);
    }
  }
  expect(missing).toEqual([]);
});

it('is committed as openapi.json and as the types of its client', async () => {
  const run = promisify(execFile)(process.execPath, ['src/bin/openapi.ts', '--check']);
  await expect(run).resolves.toMatchObject({
    stdout: 'openapi.json matches the routes.\nsrc/client/api.gen.ts matches the routes.\n',
  });
});
