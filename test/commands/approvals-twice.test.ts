/** Every command that writes about approvals, run twice under one key: one effect, the same answer, nothing written again. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import {
  cancelApproval,
  decide,
  escalateTier,
  expireApproval,
  openApproval,
  recall,
  remindTier,
} from '../../src/approvals/commands.ts';
import type { ApprovalWait, DecideAction } from '../../src/approvals/commands.ts';
import { createDelegation, revokeDelegation } from '../../src/approvals/delegations.ts';
import { publishPolicy } from '../../src/approvals/policies.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import { accept } from '../../src/kernel/refusal.ts';
import { businessDate, addDays } from '../../src/kernel/period.ts';
import type { Work } from '../../src/platform/transact.ts';
import type { ApprovalWorld } from '../support/approvals.ts';
import { COMPANY, openApprovalWorld, policyOf, requestOf, role, usr } from '../support/approvals.ts';

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld();
});
afterAll(async () => {
  await world.close();
});

const TABLES = [
  'approval',
  'approval_tier',
  'approval_tier_pass',
  'approval_task',
  'approval_decision',
  'approval_cc',
  'approval_policy',
  'delegation',
  'notification',
  'document_event',
  'audit_log',
  'effect',
];

/** Rows of every table these commands write, and the newest state of the ones they change. */
async function written(): Promise<unknown> {
  return world.read(async (tx) => {
    const counts = await sql<{ counts: unknown }>`select jsonb_build_object(${sql.join(
      TABLES.flatMap((table) => [sql`${table}::text`, sql`(select count(*) from ${sql.table(table)})`]),
    )}) as counts`.execute(tx);
    const state = await sql<{ state: unknown }>`
      select jsonb_build_object('approvals', (select jsonb_agg(jsonb_build_array(id, status, round, version) order by id) from approval),
        'tiers', (select jsonb_agg(jsonb_build_array(approval_id, round, tier, status, remind_at, escalate_at) order by approval_id, round, tier) from approval_tier),
        'tasks', (select jsonb_agg(jsonb_build_array(id, user_id, status) order by id) from approval_task)) as state`.execute(
      tx,
    );
    return [counts.rows[0], state.rows[0]];
  });
}

const two = () => policyOf([role('finance', { finance: true }), role('marketing_manager')], { cc_roles: ['auditor'] });
const today = businessDate(new Date(), 'Asia/Shanghai');

interface Case {
  by: string | null;
  command: (work: Work) => Promise<Result<unknown>>;
}

async function waitOf(): Promise<ApprovalWait> {
  const opened = await world.run(null, (work) => openApproval(work, requestOf()));
  if (!opened.ok || !opened.value.wait) throw new Error('not opened');
  return opened.value.wait;
}

/** Cases are made when their test runs, each on an approval of its own. */
const CASES: Record<string, () => Promise<Case>> = {
  open: async () => {
    const request = requestOf();
    return { by: 'rep', command: (work) => openApproval(work, request) };
  },
  ...Object.fromEntries(
    (
      [
        ['approve', {}],
        ['reject', {}],
        ['send_back', { toTier: 0 }],
        ['transfer', { toUserId: usr('head') }],
        ['add', { toUserId: usr('head') }],
        ['remind', { userId: usr('rep') }],
      ] as [DecideAction, object][]
    ).map(([action, more]) => [
      action,
      async (): Promise<Case> => {
        const approvalId = await world.open(two());
        return {
          by: action === 'remind' ? 'rep' : 'fin1',
          command: (work) => decide(work, { approvalId, action, userId: usr('fin1'), comment: 'x', ...more }),
        };
      },
    ]),
  ),
  recall: async () => {
    const approvalId = await world.open(two());
    return { by: 'rep', command: (work) => recall(work, { approvalId, userId: usr('rep'), comment: '' }) };
  },
  'remind by time': async () => {
    const wait = await waitOf();
    return { by: null, command: (work) => remindTier(work, wait) };
  },
  'escalate by time': async () => {
    const wait = await waitOf();
    return { by: null, command: (work) => escalateTier(work, wait) };
  },
  expire: async () => {
    const wait = await waitOf();
    return { by: null, command: (work) => expireApproval(work, wait) };
  },
  cancel: async () => {
    const documentId = 'ord_to_cancel';
    await world.open(two(), { documentId });
    return { by: null, command: async (work) => accept(await cancelApproval(work, { documentId })) };
  },
  'create a delegation': async () => {
    await world.open(two());
    return {
      by: 'fin1',
      command: (work) =>
        createDelegation(work, {
          companyId: COMPANY,
          userId: usr('fin1'),
          delegateId: usr('head'),
          validFrom: today,
          validTo: addDays(today, 3),
          documentTypes: null,
          reason: '',
        }),
    };
  },
  'revoke a delegation': async () => {
    const row = await world.read((tx) =>
      tx.selectFrom('delegation').select('id').where('user_id', '=', usr('fin1')).executeTakeFirstOrThrow(),
    );
    return {
      by: 'fin1',
      command: (work) => revokeDelegation(work, { companyId: COMPANY, id: row.id, userId: usr('fin1') }),
    };
  },
  'publish a policy': async () => ({
    by: 'admin',
    command: (work) =>
      publishPolicy(work, { companyId: COMPANY, documentType: 'memo', rules: two(), validFrom: null, basedOn: 0 }),
  }),
  'a refused decision': async () => {
    const approvalId = await world.open(two());
    return {
      by: 'rep',
      command: (work) => decide(work, { approvalId, action: 'approve', userId: usr('rep'), comment: '' }),
    };
  },
};

test.each(Object.keys(CASES))('%s twice is once', async (name) => {
  const { by, command } = await CASES[name]!();
  const key = `twice:${name}`;
  const untouched = await written();
  const first = await world.run(by, command, { key, input: { name } });
  expect(first.ok).toBe(name !== 'a refused decision');
  const after = await written();
  expect(after).not.toEqual(untouched);
  const again = await world.run(by, command, { key, input: { name } });
  expect(again).toEqual({ ...JSON.parse(JSON.stringify(first)), replayed: true });
  expect(await written()).toEqual(after);
  const other = await world.run(by, command, { key, input: { name: 'another body' } });
  expect(other).toMatchObject({ ok: false, code: 'IDEMPOTENCY_MISMATCH' });
  expect(await written()).toEqual(after);
});

test('forty same requests at once make one effect', async () => {
  const approvalId = await world.open(policyOf([role('finance', { finance: true })]));
  const all = await Promise.all(
    Array.from({ length: 40 }, () =>
      world.run('fin1', (work) => decide(work, { approvalId, action: 'approve', userId: usr('fin1'), comment: '' }), {
        key: 'twice:storm',
      }),
    ),
  );
  expect(all.filter((outcome) => outcome.ok)).toHaveLength(40);
  expect(all.filter((outcome) => !outcome.replayed)).toHaveLength(1);
  const made = await world.read((tx) =>
    tx.selectFrom('approval_decision').select('id').where('approval_id', '=', approvalId).execute(),
  );
  expect(made).toHaveLength(1);
});
