/** The API reference page: readable without signing in, from this server alone, under the console's content policy. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi } from './support/api.ts';
import type { TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('is served with everything it loads', async () => {
  const page = await api.app.inject('/reference/');
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  const loads = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
  expect(loads.length).toBeGreaterThan(3);
  for (const address of loads) {
    const url = new URL(address, 'http://here.example/reference/');
    expect(url.host).toBe('here.example');
    expect([address, (await api.app.inject(url.pathname)).statusCode]).toEqual([address, 200]);
  }
  // What runs is loaded, never written into the page: the policy would refuse it.
  expect(page.body.match(/<script(?![^>]*\bsrc=)/g)).toBeNull();
});

it('is not part of the API it describes', async () => {
  const document = (await api.app.inject('/openapi.json')).json<{ paths: object }>();
  expect(Object.keys(document.paths).filter((path) => path.startsWith('/reference'))).toEqual([]);
});
