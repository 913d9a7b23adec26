/** The way into an installation without sample data: one administrator, once, who can do their job. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hashPassword } from '../../src/platform/auth/password.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { makeFirstAdministrator } from '../../src/people/first-administrator.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const input = {
  login: 'first@shilu.example',
  name: 'First',
  company: { code: 'MAIN', name: 'Acme', currency: 'CNY', zone: 'Asia/Shanghai' },
};

it('is made only where nobody administers, once of two at a time, and opens every company', async () => {
  const password = { hash: await hashPassword('initial-pass', 10), until: new Date(Date.now() + 86_400_000) };
  const exists = { ok: false, code: 'ADMINISTRATOR_EXISTS' };
  expect(await makeFirstAdministrator(api.worker, input, password)).toMatchObject(exists);
  await withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
    tx.updateTable('user_role').set({ valid_to: '2025-01-01' }).where('role', '=', 'administrator').execute(),
  );
  const both = await Promise.all([
    makeFirstAdministrator(api.worker, input, password),
    makeFirstAdministrator(api.worker, { ...input, login: 'other@shilu.example' }, password),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const login = both[0].ok ? input.login : 'other@shilu.example';
  const browser = new Browser(api);
  expect((await browser.signInAs(login, 'initial-pass')).json()).toMatchObject({ must_change_password: true });
  const change = { current_password: 'initial-pass', new_password: 'corner-lantern-86' };
  expect((await browser.send('PUT', '/api/v1/me/password', change)).statusCode).toBe(204);
  const choices = await browser.send('GET', '/api/v1/user_account_choices');
  expect(choices.json()).toMatchObject({ every_company: true });
  const body = {
    login: 'second@shilu.example',
    name: '二',
    name_en: 'Two',
    role: { role: 'auditor', every_company: true },
  };
  const made = await browser.send('POST', '/api/v1/user_accounts', body, { 'idempotency-key': 'second-admin-1' });
  expect([made.statusCode, made.json<ProblemBody>().code]).toEqual([201, undefined]);
});
