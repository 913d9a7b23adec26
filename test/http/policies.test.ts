/** Approval policies as administrators write them: drafts, what publishing refuses, and who would approve. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { PolicyView } from '../../src/approvals/schema.ts';
import type { PolicyDraft, PolicyPreview } from '../../src/approvals/policy.schema.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';
import { Browser, startApi } from './support/api.ts';
import type { ProblemBody, TestApi } from './support/api.ts';

let api: TestApi;
let admin: Browser;
let finance: Browser;
beforeAll(async () => {
  api = await startApi();
  [admin, finance] = [new Browser(api), new Browser(api)];
  await admin.signIn('administrator');
  await finance.signIn('finance');
}, 60_000);
afterAll(() => api.close());

const tier = {
  name: '财务',
  name_en: 'Finance',
  when: { always: true },
  decider: { by: 'role', role: 'finance' },
  escalate_to_role: 'compliance_officer',
};
const key = () => ({ 'idempotency-key': randomUUID() });
const publish = (type: string, tiers: unknown[], more: object = {}) =>
  admin.send(
    'POST',
    '/api/v1/approval_policies',
    { document_type: type, based_on: 0, rules: { tiers }, ...more },
    key(),
  );
const draft = (version: number, tiers: unknown[], by = admin) =>
  by.send(
    'PUT',
    '/api/v1/approval_policy_drafts/memo',
    { based_on: 0, rules: { tiers } },
    { 'if-match': `"${version}"` },
  );

const drafts = async () =>
  (await admin.send('GET', '/api/v1/approval_policy_drafts')).json<{ data: PolicyDraft[] }>().data;

it('keeps a draft per type, tells a second author, and ends it when the policy is published', async () => {
  expect(await drafts()).toEqual([]);
  expect((await draft(0, [tier], finance)).statusCode).toBe(403);
  expect((await draft(0, [tier])).json()).toEqual({ document_type: 'memo', version: 1 });
  const stale = await draft(0, []);
  expect([stale.statusCode, stale.json<ProblemBody>().code]).toEqual([412, 'STALE_VERSION']);
  const saved = await draft(1, [tier, { ...tier, name: '财务二' }]);
  expect(saved.headers.etag).toBe('"2"');
  expect((await drafts()).map((item) => [item.document_type, item.version, item.rules.tiers.length])).toEqual([
    ['memo', 2, 2],
  ]);
  expect((await publish('memo', [tier])).statusCode).toBe(201);
  expect(await drafts()).toEqual([]);
  const gone = await admin.send('DELETE', '/api/v1/approval_policy_drafts/memo', undefined, { 'if-match': '"2"' });
  expect(gone.statusCode).toBe(404);
});

it('takes effect on the day it names, and not in the past', async () => {
  const soon = new Date(Date.now() + 86_400_000).toISOString();
  expect((await publish('later', [tier], { valid_from: soon })).statusCode).toBe(201);
  const listed = (await admin.send('GET', '/api/v1/approval_policies?document_type=later')).json<{
    data: PolicyView[];
  }>();
  expect(listed.data.map((policy) => [policy.valid_from, policy.in_force])).toEqual([[soon, false]]);
  const past = await publish('past', [tier], { valid_from: '2026-01-01T00:00:00Z' });
  expect(past.json<ProblemBody>().errors?.map(({ code }) => code)).toEqual(['POLICY_PAST']);
});

it.each([
  ['a tier nobody holds', [{ ...tier, decider: { by: 'role', role: 'sales_rep' } }], 'sales_rep', 'POLICY_TIER_EMPTY'],
  [
    'an escalation nobody holds',
    [{ ...tier, escalate_to_role: 'marketing_manager' }],
    'marketing_manager',
    'POLICY_ESCALATION_EMPTY',
  ],
  ['an escalation back to the same people', [{ ...tier, escalate_to_role: 'finance' }], null, 'POLICY_ESCALATION_LOOP'],
  ['more tiers than people', [1, 2, 3, 4, 5, 6].map(() => ({ ...tier, finance: true })), null, 'POLICY_NOBODY'],
])('refuses to publish %s', async (_name, tiers, vacant, code) => {
  const set = (to: string | null) =>
    withScope(api.worker, tenantScope(api.company.tenant), (tx) =>
      sql`update user_role set valid_to = ${to}::date where role = ${vacant}`.execute(tx),
    );
  if (vacant) await set('2026-01-01');
  const answer = await publish('gap', tiers);
  if (vacant) await set(null);
  expect([answer.statusCode, answer.json<ProblemBody>().errors?.map((error) => error.code)]).toEqual([422, [code]]);
  expect(answer.json<ProblemBody>().errors?.[0]?.detail).not.toMatch(/[A-Z]{3,}_|\{/);
});

const preview = async (body: object) => {
  const answer = await admin.send('POST', '/api/v1/approval_policies/preview', { document_type: 'order', ...body });
  return answer.statusCode === 200 ? answer.json<PolicyPreview>() : answer.json<ProblemBody>();
};

it('names the people of each tier and what chose them, and says when nobody would', async () => {
  const { users, regions } = api.company;
  const facts = { requester_id: users.salesRep.id, region_id: regions.EAST };
  const asked = (await preview({ ...facts, amount: '120000' })) as PolicyPreview;
  expect(asked.outcome).toBe('asked');
  expect(asked.tiers.map((item) => [item.tier, item.rule, item.name])).toEqual([
    [1, 1, '渠道经理'],
    [2, 3, '财务'],
  ]);
  expect(asked.not_asked.map((item) => item.rule)).toEqual([2, 4]);
  const first = asked.tiers[0]!.deciders.find(({ person }) => person.id === users.channelManager.id);
  expect(first).toMatchObject({ chosen_by: 'role_in_region', role: 'channel_manager', on_behalf_of: null });
  expect(asked.tiers[0]!.deciders.some(({ person }) => person.id === users.channelManagerWest.id)).toBe(false);
  expect(((await preview({ ...facts, amount: '10' })) as PolicyPreview).outcome).toBe('not_needed');
  expect(((await preview({ ...facts, amount: '10', exceptions: ['moon'] })) as PolicyPreview).outcome).toBe(
    'uncovered',
  );
  const alone = { ...tier, decider: { by: 'user', user_ids: [users.salesRep.id] }, escalate_to_role: 'sales_rep' };
  const { salesRep, salesRepWest } = users;
  const nobody = await preview({
    ...facts,
    amount: '1',
    beneficiary_ids: [salesRep.id, salesRepWest.id],
    rules: { tiers: [alone] },
  });
  expect((nobody as PolicyPreview).outcome).toBe('nobody');
  expect((nobody as PolicyPreview).tiers[0]!.excluded).toMatchObject([{ reason: 'SOD_REQUESTER' }]);
  expect(await preview({ amount: '1' })).toMatchObject({ status: 422, errors: [{ pointer: '/requester_id' }] });
  expect(await preview({ document_number: 'SO-NONE' })).toMatchObject({ errors: [{ code: 'PREVIEW_DOCUMENT' }] });
});

it('lets an administrator name who stands in for somebody else, and take it back; others only for themselves', async () => {
  const { users } = api.company;
  const body = {
    user_id: users.channelManager.id,
    delegate_id: users.director.id,
    valid_from: new Date().toISOString().slice(0, 10),
    valid_to: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
  };
  const send = (by: Browser, path: string, content: object) =>
    by.send('POST', `/api/v1/delegations${path}`, content, key());
  expect((await send(finance, '', body)).statusCode).toBe(403);
  const unknown = await send(admin, '', { ...body, user_id: 'usr_nobody' });
  expect(unknown.json<ProblemBody>().errors?.[0]?.pointer).toBe('/user_id');
  const made = await send(admin, '', body);
  expect(made.statusCode).toBe(201);
  const { id } = made.json<{ id: string }>();
  const list = async (by: Browser, query = '') =>
    (await by.send('GET', `/api/v1/delegations${query}`)).json<{ data: { id: string }[] }>().data?.map((row) => row.id);
  expect(await list(admin, '?all=true')).toContain(id);
  expect(await list(admin)).toEqual([]);
  expect((await finance.send('GET', '/api/v1/delegations?all=true')).statusCode).toBe(403);
  expect((await send(finance, `/${id}/revoke`, {})).statusCode).toBe(404);
  expect((await send(admin, `/${id}/revoke`, {})).statusCode).toBe(200);
});
