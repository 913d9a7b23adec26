/** Every operation of the OpenAPI document × every role × ids of another tenant, another company and another partner. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../src/people/schema.ts';
import type { Role } from '../../src/people/schema.ts';
import { startApi } from './support/api.ts';
import type { Browser, TestApi } from './support/api.ts';
import { Contract } from './support/contract.ts';
import { ForeignRows } from './support/foreign-rows.ts';
import { makeWorlds } from './support/foreign-worlds.ts';
import type { World } from './support/foreign-worlds.ts';
import { Matrix } from './support/matrix.ts';
import { startWorkflows } from './support/workflows.ts';
import type { TestWorkflows } from './support/workflows.ts';

/** Operators keep the work of every partner going: they are told ids and numbers. */
const WHOLE_COMPANY = ['getSystemHealth'];

let workflows: TestWorkflows;
let api: TestApi;
let rows: ForeignRows;
let matrix: Matrix;
let tenant: World;
let company: World;
let partner: World;
let unlimited: Map<Role, Browser>;
let limited: Map<Role, Browser>;

beforeAll(async () => {
  workflows = await startWorkflows();
  api = await startApi({ temporal: workflows.client, dataKey: randomBytes(32) });
  await workflows.work(api.worker);
  rows = await ForeignRows.open(api.url);
  const made = await makeWorlds(api, rows);
  ({ tenant, company, partner } = made);
  matrix = new Matrix(api, await Contract.of(api), rows, made.own);
  unlimited = await matrix.everybody(false);
  limited = await matrix.everybody(true);
}, 120_000);
afterAll(async () => {
  await rows.close();
  await api.close();
  await workflows.stop();
});

it('knows of every name in a path whose row it is', () => {
  expect(matrix.unknownNames()).toEqual([]);
});

it('finds every thing at its own address, so that a refusal means something', async () => {
  const missing = new Set(matrix.ownReads().map(({ operation }) => operation.id));
  for (const browser of unlimited.values())
    for (const id of await matrix.found(browser, matrix.ownReads())) missing.delete(id);
  expect([...missing]).toEqual([]);
});

describe.each(ROLES)('a %s', (role) => {
  it('is shown, and changes, nothing of another tenant', async () => {
    expect(await matrix.send(unlimited.get(role)!, matrix.foreignTries(tenant), tenant.secrets)).toEqual([]);
  });

  it('is shown, and changes, nothing of another company', async () => {
    expect(await matrix.send(unlimited.get(role)!, matrix.foreignTries(company), company.secrets)).toEqual([]);
  });

  it('of the south-west is shown, and changes, nothing of a partner elsewhere', async () => {
    expect(await matrix.send(limited.get(role)!, matrix.foreignTries(partner), partner.secrets)).toEqual([]);
  });

  it('finds nothing of others in lists, searches, exports and counts', async () => {
    const others = new Set([...tenant.secrets, ...company.secrets]);
    expect(await matrix.send(unlimited.get(role)!, matrix.browsingTries(), others)).toEqual([]);
    const tries = matrix.browsingTries(WHOLE_COMPANY);
    expect(await matrix.send(limited.get(role)!, tries, partner.secrets)).toEqual([]);
  });
});

it('has every refusal for a missing right in the audit log', async () => {
  expect(matrix.refused.length).toBeGreaterThan(100);
  const recorded = await rows.query<{ request_id: string }>(
    `select distinct request_id from audit_log where outcome = 'refused' and request_id = any ($1)`,
    [matrix.refused],
  );
  expect(recorded).toHaveLength(matrix.refused.length);
});
