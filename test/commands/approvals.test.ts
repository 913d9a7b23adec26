/** Approvals on a real database: who is asked, what decisions do, and what is written about them. */
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
import { inboxCountsOf, inboxRows, todoCount } from '../../src/approvals/inbox.queries.ts';
import { approvalView } from '../../src/approvals/queries.ts';
import { dec } from '../../src/kernel/decimal.ts';
import { accept } from '../../src/kernel/refusal.ts';
import { tenantScope } from '../../src/platform/db/database.ts';
import type { ApprovalWorld } from '../support/approvals.ts';
import { COMPANY, TENANT, openApprovalWorld, policyOf, requestOf, role, usr } from '../support/approvals.ts';

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld();
});
afterAll(async () => {
  await world.close();
});

const finance = (more: Record<string, unknown> = {}) => role('finance', { finance: true, ...more });
const reader = (login: string) => ({ tenant: TENANT, userId: usr(login), companyId: COMPANY });
const view = (login: string, approvalId: string) =>
  world.read((tx) => approvalView(tx, { userId: usr(login), scope: tenantScope(TENANT) }, approvalId));
const todoOf = (login: string) => world.read((tx) => inboxRows(tx, reader(login), { view: 'todo', limit: 100 }));

async function audited(approvalId: string, outcome: 'done' | 'refused'): Promise<(string | null)[]> {
  return world.read(async (tx) => {
    const rows = await sql<{ code: string | null }>`
      select code from audit_log where object_id = ${approvalId} and outcome = ${outcome} order by at`.execute(tx);
    return rows.rows.map((row) => row.code);
  });
}

test('without a policy nothing needs approval, but an exception never passes by silence', async () => {
  const plain = await world.run(null, (work) => openApproval(work, requestOf({ documentType: 'memo' })));
  expect(plain).toMatchObject({ ok: true, value: { approvalId: null, wait: null } });
  const excepted = await world.run(null, (work) =>
    openApproval(work, requestOf({ documentType: 'memo', exceptions: ['credit'] })),
  );
  expect(excepted).toMatchObject({ ok: false, code: 'APPROVAL_POLICY_MISSING' });
});

test('two tiers: the right people are asked, each decision opens the next tier, the last one approves', async () => {
  const policy = policyOf([
    role('channel_manager', { decider: { by: 'role', role: 'channel_manager', same_region: true } }),
    finance(),
  ]);
  const id = await world.open(policy);
  // twin is a second account of the requester, west has another region.
  expect(await world.seats(id)).toEqual(['head', 'manager']);
  const first = await world.decide('manager', { approvalId: id, comment: '同意' });
  expect(first).toMatchObject({
    ok: true,
    value: { status: 'open', tier: 2, round: 1, version: 2, wait: { tier: 2 } },
  });
  expect(await world.seats(id)).toEqual(['fin1', 'fin2', 'fin3']);
  const last = await world.decide('fin1', { approvalId: id });
  expect(last).toMatchObject({ ok: true, value: { status: 'approved', tier: null, wait: null } });
  const shown = await view('rep', id);
  expect(shown?.status).toBe('approved');
  expect(shown?.steps.map((step) => [step.status, step.decisions.map((item) => item.person.name)])).toEqual([
    ['passed', ['manager']],
    ['passed', ['fin1']],
  ]);
  const notices = await world.read((tx) =>
    sql<{
      kind: string;
    }>`select kind from notification where user_id = ${usr('rep')} and params->>'approval_id' = ${id}`.execute(tx),
  );
  expect(notices.rows).toEqual([{ kind: 'approval.approved' }]);
});

test('a decision sent twice counts once, and another body under its key is refused', async () => {
  const id = await world.open(policyOf([role('marketing_manager'), finance()]));
  const once = () =>
    world.run(
      'market',
      (work) => decide(work, { approvalId: id, action: 'approve', userId: usr('market'), comment: '' }),
      {
        key: `order:${id}:decide:u1`,
        input: { bodyHash: 'a' },
      },
    );
  const first = await once();
  expect(await once()).toEqual({ ...first, replayed: true });
  const other = await world.run('market', async () => accept(1), {
    key: `order:${id}:decide:u1`,
    input: { bodyHash: 'b' },
  });
  expect(other).toMatchObject({ ok: false, code: 'IDEMPOTENCY_MISMATCH' });
  expect(await audited(id, 'done')).toHaveLength(1);
});

test.each([
  ['the requester', 'rep', 'SOD_REQUESTER'],
  ['a second account of the requester', 'twin', 'SOD_RELATED'],
  ['someone who earns from it', 'head', 'SOD_BENEFICIARY'],
  ['a user of the partner itself', 'buyer', 'SOD_RELATED'],
  ['somebody of another department', 'market', 'NOT_A_DECIDER'],
])('%s may not decide, and the attempt is in the audit log', async (_who, login, code) => {
  const id = await world.open(policyOf([role('channel_manager')]), { beneficiaryIds: [usr('head')] });
  expect(await world.seats(id)).toEqual(['manager', 'west']);
  expect(await world.decide(login, { approvalId: id })).toMatchObject({ ok: false, code });
  expect(await audited(id, 'refused')).toEqual([code]);
});

test('the database itself refuses a decision row of somebody excluded', async () => {
  const id = await world.open(policyOf([role('channel_manager')]));
  const forged = world.read((tx) =>
    sql`insert into approval_decision (id, tenant_id, company_id, approval_id, document_id, document_version, round, tier, user_id, action)
      select 'dec_forged', tenant_id, company_id, id, document_id, document_version, 1, 1, ${usr('twin')}, 'approve' from approval where id = ${id}`.execute(
      tx,
    ),
  );
  await expect(forged).rejects.toMatchObject({ code: 'QD007' });
});

test('会签 needs everybody, 加签 the added one as well, 转办 moves the seat', async () => {
  const id = await world.open(policyOf([finance({ mode: 'all' })]));
  expect(await world.decide('fin1', { approvalId: id })).toMatchObject({
    ok: true,
    value: { status: 'open', version: 1 },
  });
  expect(await world.decide('fin1', { approvalId: id })).toMatchObject({ ok: false, code: 'ALREADY_DECIDED' });
  expect(await world.decide('fin2', { approvalId: id, action: 'transfer', toUserId: usr('market') })).toMatchObject({
    ok: true,
  });
  expect(await world.decide('fin2', { approvalId: id })).toMatchObject({ ok: false, code: 'NOT_A_DECIDER' });
  expect(await world.decide('fin3', { approvalId: id, action: 'add', toUserId: usr('head') })).toMatchObject({
    ok: true,
  });
  expect(await world.seats(id)).toEqual(['fin3', 'head', 'market']);
  expect(await world.decide('fin3', { approvalId: id })).toMatchObject({ value: { status: 'open' } });
  expect(await world.decide('market', { approvalId: id })).toMatchObject({ value: { status: 'open' } });
  expect(await world.decide('head', { approvalId: id })).toMatchObject({ value: { status: 'approved' } });
});

test.each([
  ['auditor', 'TARGET_UNKNOWN'],
  ['nobody', 'TARGET_UNKNOWN'],
  ['west', 'TARGET_UNKNOWN'],
  ['fin2', 'TARGET_ALREADY_DECIDES'],
  ['rep', 'TARGET_MAY_NOT_DECIDE'],
])('a decision cannot be handed to %s', async (login, code) => {
  const id = await world.open(policyOf([finance()]));
  for (const action of ['transfer', 'add'] as const)
    expect(await world.decide('fin1', { approvalId: id, action, toUserId: usr(login) })).toMatchObject({
      ok: false,
      code,
    });
});

test('a seat handed back to whom it came from is open again', async () => {
  const id = await world.open(policyOf([role('marketing_manager')]));
  await world.decide('market', { approvalId: id, action: 'transfer', toUserId: usr('head') });
  expect(await world.decide('head', { approvalId: id, action: 'transfer', toUserId: usr('market') })).toMatchObject({
    ok: true,
  });
  expect(await world.decide('market', { approvalId: id })).toMatchObject({ value: { status: 'approved' } });
});

test('退回 to an earlier tier opens a new round there; to the requester it ends the approval and a new version gets its own', async () => {
  const policy = policyOf([role('marketing_manager'), role('compliance_officer'), finance()]);
  const id = await world.open(policy);
  await world.decide('market', { approvalId: id });
  await world.decide('comp', { approvalId: id });
  expect(await world.decide('fin1', { approvalId: id, action: 'send_back', toTier: 3, comment: 'x' })).toMatchObject({
    code: 'SEND_BACK_TIER',
  });
  const back = await world.decide('fin1', { approvalId: id, action: 'send_back', toTier: 2, comment: '再看' });
  expect(back).toMatchObject({ ok: true, value: { status: 'open', round: 2, tier: 2, wait: { round: 2, tier: 2 } } });
  expect((await view('rep', id))?.steps.map((step) => step.status)).toEqual(['passed', 'open', 'waiting']);
  await world.decide('comp', { approvalId: id });
  const returned = await world.decide('fin2', { approvalId: id, action: 'send_back', toTier: 0, comment: '补合同' });
  expect(returned).toMatchObject({ ok: true, value: { status: 'returned', wait: null } });
  const row = await world.read((tx) =>
    tx.selectFrom('approval').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
  const again = await world.run(null, (work) =>
    openApproval(work, requestOf({ documentId: row.document_id, documentVersion: 2, amount: dec('60000') })),
  );
  expect(again).toMatchObject({ ok: true, value: { wait: { round: 1, tier: 1 } } });
  const twice = world.run(null, (work) =>
    openApproval(work, requestOf({ documentId: row.document_id, documentVersion: 2 })),
  );
  await expect(twice).rejects.toMatchObject({ code: '23505' });
});

test('reject needs a reason and ends the approval for everybody', async () => {
  const id = await world.open(policyOf([finance(), role('compliance_officer')]));
  expect(await world.decide('fin1', { approvalId: id, action: 'reject', comment: ' ' })).toMatchObject({
    code: 'COMMENT_REQUIRED',
  });
  expect(await world.decide('fin1', { approvalId: id, action: 'reject', comment: '超账期' })).toMatchObject({
    value: { status: 'rejected' },
  });
  expect(await world.decide('fin2', { approvalId: id })).toMatchObject({ code: 'APPROVAL_CLOSED' });
  expect(await todoOf('fin2').then((rows) => rows.filter((item) => item.row.approval_id === id))).toEqual([]);
});

test('one person decides one tier; several only where the policy says so, and never two finance tiers', async () => {
  const named = (more = {}) => role('channel_manager', { decider: { by: 'user', user_ids: [usr('fin1')] }, ...more });
  const strict = await world.open(policyOf([named(), named()]));
  await world.decide('fin1', { approvalId: strict });
  expect(await world.seats(strict)).toEqual(['comp']);
  expect(await world.decide('fin1', { approvalId: strict })).toMatchObject({ code: 'SOD_OTHER_TIER' });

  const once = await world.open(policyOf([named(), named()], { same_person_once: true }));
  expect(await world.decide('fin1', { approvalId: once })).toMatchObject({ value: { status: 'approved' } });
  const passes = await world.read((tx) =>
    tx.selectFrom('approval_tier_pass').select('tier').where('approval_id', '=', once).orderBy('tier').execute(),
  );
  expect(passes.map((pass) => pass.tier)).toEqual([1, 2]);

  const money = await world.open(
    policyOf([named({ finance: true }), named({ finance: true })], { same_person_once: true }),
  );
  expect(await world.decide('fin1', { approvalId: money })).toMatchObject({ value: { status: 'open', tier: 2 } });
  expect(await world.seats(money)).toEqual(['comp']);
  expect(await world.decide('fin1', { approvalId: money })).toMatchObject({ code: 'SOD_TWO_FINANCE_TIERS' });
});

test('a tier whose deciders are all excluded goes to its escalation role; with nobody left it waits for a named person', async () => {
  const fell = await world.open(policyOf([finance()]), { beneficiaryIds: ['fin1', 'fin2', 'fin3'].map(usr) });
  expect(await world.seats(fell)).toEqual(['comp']);
  expect(await world.decide('comp', { approvalId: fell })).toMatchObject({ value: { status: 'approved' } });

  const empty = await world.open(policyOf([finance()]), { beneficiaryIds: ['fin1', 'fin2', 'fin3', 'comp'].map(usr) });
  expect(await world.seats(empty)).toEqual([]);
  expect(await world.decide('market', { approvalId: empty })).toMatchObject({ code: 'NO_DECIDER_LEFT' });
  expect(await world.decide('admin', { approvalId: empty })).toMatchObject({ code: 'NO_DECIDER_LEFT' });
  expect(await world.decide('admin', { approvalId: empty, action: 'add', toUserId: usr('fin1') })).toMatchObject({
    code: 'TARGET_MAY_NOT_DECIDE',
  });
  expect(await world.decide('admin', { approvalId: empty, action: 'add', toUserId: usr('head') })).toMatchObject({
    ok: true,
  });
  expect(await world.decide('admin', { approvalId: empty, action: 'add', toUserId: usr('manager') })).toMatchObject({
    ok: false,
  });
  expect(await world.decide('head', { approvalId: empty })).toMatchObject({ value: { status: 'approved' } });
});

test('only the requester recalls and reminds, only while it is open, and not all the time', async () => {
  const id = await world.open(policyOf([finance()]));
  expect(await world.decide('fin1', { approvalId: id, action: 'remind' })).toMatchObject({ code: 'NOT_THE_REQUESTER' });
  expect(await world.decide('rep', { approvalId: id, action: 'remind' })).toMatchObject({ ok: true });
  expect(await world.decide('rep', { approvalId: id, action: 'remind' })).toMatchObject({ code: 'REMINDED_RECENTLY' });
  const told = await world.read((tx) =>
    sql<{
      user_id: string;
    }>`select user_id from notification where kind = 'approval.reminder' and params->>'approval_id' = ${id} order by 1`.execute(
      tx,
    ),
  );
  expect(told.rows.map((row) => row.user_id)).toEqual(['fin1', 'fin2', 'fin3'].map(usr));
  const taken = (user: string) =>
    world.run(user, (work) => recall(work, { approvalId: id, userId: usr(user), comment: '改单' }));
  expect(await taken('fin1')).toMatchObject({ code: 'NOT_THE_REQUESTER' });
  expect(await taken('rep')).toMatchObject({ value: { status: 'recalled', wait: null } });
  expect(await taken('rep')).toMatchObject({ code: 'APPROVAL_CLOSED' });
});

test('time reminds, escalates beside the people asked, and expires; a stale timer changes nothing', async () => {
  const opened = await world.open(policyOf([finance({ mode: 'all' })], {}));
  const wait = async () =>
    (await world.run(null, (work) =>
      remindTier(work, { approvalId: opened, round: 9, tier: 9, remindAt: '', escalateAt: null, expireAt: '' }),
    )) as { value: { wait: { remindAt: string; escalateAt: string | null } } };
  const before = (await wait()).value.wait;
  const due = {
    approvalId: opened,
    round: 1,
    tier: 1,
    remindAt: before.remindAt,
    escalateAt: before.escalateAt,
    expireAt: '',
  };
  const later = new Date(Date.parse(before.remindAt) + 1000);
  const reminded = await world.run(null, (work) => remindTier(work, { ...due, now: later.toISOString() }));
  expect(reminded).toMatchObject({
    value: { status: 'open', wait: { remindAt: new Date(later.getTime() + 8 * 3_600_000).toISOString() } },
  });
  const escalated = await world.run(null, (work) => escalateTier(work, due));
  expect(escalated).toMatchObject({ value: { status: 'open', wait: { escalateAt: null } } });
  expect(await world.seats(opened)).toEqual(['comp', 'fin1', 'fin2', 'fin3']);
  // The escalation role stands in for those who did not answer.
  expect(await world.decide('comp', { approvalId: opened })).toMatchObject({ value: { status: 'approved' } });
  expect(await world.run(null, (work) => expireApproval(work, due))).toMatchObject({ value: { status: 'approved' } });

  const other = await world.open(policyOf([finance()]));
  expect(await world.run(null, (work) => expireApproval(work, { approvalId: other }))).toMatchObject({
    value: { status: 'expired', wait: null },
  });
  const third = await world.open(policyOf([finance()]));
  const doc = await world.read((tx) =>
    tx.selectFrom('approval').select('document_id').where('id', '=', third).executeTakeFirstOrThrow(),
  );
  await world.run(null, async (work) => accept(await cancelApproval(work, { documentId: doc.document_id })));
  expect((await view('rep', third))?.status).toBe('cancelled');
});

test('an absent decider is represented for the dates and documents named; both names are recorded', async () => {
  await world.delegate('market', 'head', ['order']);
  const id = await world.open(policyOf([role('marketing_manager')]));
  expect(await world.seats(id)).toEqual(['head']);
  expect(await world.decide('market', { approvalId: id })).toMatchObject({ code: 'NOT_A_DECIDER' });
  expect((await todoOf('head')).find((item) => item.row.approval_id === id)?.row.on_behalf_of?.name).toBe('market');
  await world.decide('head', { approvalId: id });
  const row = await world.read((tx) =>
    sql<{ user_id: string; on_behalf_of_id: string; a: string; b: string }>`
      select d.user_id, d.on_behalf_of_id, l.actor_id as a, l.on_behalf_of_id as b from approval_decision d
      join audit_log l on l.object_id = d.approval_id and l.action = 'approval.approve' where d.approval_id = ${id}`.execute(
      tx,
    ),
  );
  expect(row.rows).toEqual([
    { user_id: usr('head'), on_behalf_of_id: usr('market'), a: usr('head'), b: usr('market') },
  ]);

  // The delegate is the beneficiary: the absent person keeps the seat.
  const own = await world.open(policyOf([role('marketing_manager')]), { beneficiaryIds: [usr('head')] });
  expect(await world.seats(own)).toEqual(['market']);

  // The delegation ends while the task is open: it is the absent person's again, in the inbox as in the rule.
  const ended = await world.open(policyOf([role('marketing_manager')]));
  await world.read((tx) => sql`update delegation set revoked_at = now() where user_id = ${usr('market')}`.execute(tx));
  expect((await todoOf('head')).some((item) => item.row.approval_id === ended)).toBe(false);
  expect((await todoOf('market')).some((item) => item.row.approval_id === ended)).toBe(true);
  expect(await world.decide('head', { approvalId: ended })).toMatchObject({ code: 'DELEGATION_ENDED' });
  expect(await world.decide('market', { approvalId: ended })).toMatchObject({ value: { status: 'approved' } });
});

test('a delegate of the requester is excluded, also when named after the approval opened', async () => {
  const id = await world.open(policyOf([role('channel_manager')]));
  expect(await world.seats(id)).toEqual(['head', 'manager', 'west']);
  await world.delegate('rep', 'west');
  expect(await world.decide('west', { approvalId: id })).toMatchObject({ code: 'SOD_RELATED' });
  expect((await todoOf('west')).some((item) => item.row.approval_id === id)).toBe(false);
  const next = await world.open(policyOf([role('channel_manager')]));
  expect(await world.seats(next)).toEqual(['head', 'manager']);
  await world.read((tx) => sql`update delegation set revoked_at = now() where user_id = ${usr('rep')}`.execute(tx));
});

test('lowered lines are recorded with the decision and handed to the caller', async () => {
  const id = await world.open(policyOf([finance(), role('compliance_officer')]));
  const changes = [{ line_id: 'oln_1', quantity: '10', reason: '库存不足' }];
  expect(await world.decide('fin1', { approvalId: id, action: 'reject', comment: 'x', changes })).toMatchObject({
    code: 'CHANGES_ONLY_WITH_APPROVE',
  });
  expect(await world.decide('fin1', { approvalId: id, changes })).toMatchObject({ ok: true, value: { changes } });
  const row = await world.read((tx) =>
    tx.selectFrom('approval_decision').select('changes').where('approval_id', '=', id).executeTakeFirstOrThrow(),
  );
  expect(row.changes).toEqual(changes);
});

test('a decision on a version that moved on is refused', async () => {
  const id = await world.open(policyOf([finance(), role('compliance_officer')]));
  await world.decide('fin1', { approvalId: id, version: 1 });
  expect(await world.decide('comp', { approvalId: id, version: 1 })).toMatchObject({
    code: 'STALE_VERSION',
    params: { current: 2 },
  });
});

test('storm: forty decisions at once pass a tier once, and every refused one is in the audit log', async () => {
  const people = ['fin1', 'fin2', 'fin3', 'head'];
  const id = await world.open(
    policyOf([role('finance', { decider: { by: 'user', user_ids: people.map(usr) } }), role('compliance_officer')]),
  );
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      world.decide(people[index % people.length]!, { approvalId: id, version: 1 }),
    ),
  );
  const taken = all.filter((outcome) => outcome.ok);
  expect(taken).toHaveLength(1);
  const rows = await world.read((tx) =>
    sql<{ passes: number; decisions: number; tier: number }>`
      select (select count(*)::int from approval_tier_pass where approval_id = ${id}) as passes,
             (select count(*)::int from approval_decision where approval_id = ${id}) as decisions,
             (select tier from approval_tier where approval_id = ${id} and status = 'open') as tier`.execute(tx),
  );
  expect(rows.rows).toEqual([{ passes: 1, decisions: 1, tier: 2 }]);
  expect(await audited(id, 'refused')).toHaveLength(39);
  expect(await audited(id, 'done')).toHaveLength(1);
});

test('each inbox view lists what it counts, page by page', async () => {
  for (let n = 0; n < 5; n += 1) await world.open(policyOf([role('marketing_manager')], { cc_roles: ['auditor'] }));
  for (const login of ['market', 'fin1', 'rep', 'auditor', 'head']) {
    const counts = await world.read((tx) => inboxCountsOf(tx, reader(login)));
    for (const name of ['todo', 'done', 'mine', 'cc'] as const) {
      const seen = new Set<string>();
      let place: { at: string; id: string; back: boolean } | undefined;
      for (;;) {
        const rows = await world.read((tx) => inboxRows(tx, reader(login), { view: name, limit: 3, place }));
        for (const item of rows.slice(0, 3)) seen.add(item.row.approval_id);
        if (rows.length <= 3) break;
        const last = rows[2]!.key;
        place = { at: last[0]!, id: last[1]!, back: false };
      }
      expect([login, name, seen.size]).toEqual([login, name, counts[name]]);
    }
    expect(await world.read((tx) => todoCount(tx, reader(login)))).toBe(counts.todo);
  }
  expect((await todoOf('market')).length).toBeGreaterThanOrEqual(5);
  for (const item of await todoOf('market'))
    expect(
      (await view('market', item.row.approval_id))?.actions.find((action) => action.name === 'approve')?.allowed,
    ).toBe(true);
});

test('what a reader may do is told with the reason', async () => {
  const id = await world.open(policyOf([finance()]));
  const told = async (login: string) =>
    Object.fromEntries((await view(login, id))!.actions.map((action) => [action.name, action.reason?.code ?? 'yes']));
  expect(await told('rep')).toMatchObject({ approve: 'SOD_REQUESTER', recall: 'yes', remind: 'yes' });
  expect(await told('fin1')).toMatchObject({ approve: 'yes', transfer: 'yes', recall: 'NOT_THE_REQUESTER' });
  const people = (await view('fin1', id))!.people.map((person) => person.name);
  expect(people).toContain('head');
  expect(people).not.toEqual(expect.arrayContaining(['rep']));
  expect(people.filter((name) => ['twin', 'buyer', 'auditor', 'admin', 'fin2'].includes(name))).toEqual([]);
  expect((await view('rep', id))!.people).toEqual([]);
});
