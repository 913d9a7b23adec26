/** A small company with people to approve things, and short ways to run approval commands on it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { decide, openApproval } from '../../src/approvals/commands.ts';
import type { ApprovalOutcome, Decision, NewApprovalRequest } from '../../src/approvals/commands.ts';
import type { PolicyRules } from '../../src/approvals/schema.ts';
import { policyRules } from '../../src/approvals/schema.ts';
import { dec } from '../../src/kernel/decimal.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import { transact } from '../../src/platform/transact.ts';
import type { Outcome, Work } from '../../src/platform/transact.ts';
import type { TestDatabase } from './postgres.ts';
import { testDatabase } from './postgres.ts';

export const TENANT = 'ten_approvals';
export const COMPANY = 'com_approvals';
export const DEALER = 'par_dealer';

/** login → role, manager, regions. `twin` is a second account of `rep`, `buyer` signs in for the dealer. */
const STAFF: Record<string, { role: string; manager?: string; regions?: string[]; party?: string }> = {
  head: { role: 'channel_manager' },
  manager: { role: 'channel_manager', manager: 'head', regions: ['reg_east'] },
  west: { role: 'channel_manager', manager: 'head', regions: ['reg_west'] },
  rep: { role: 'sales_rep', manager: 'manager' },
  twin: { role: 'channel_manager', party: 'par_rep' },
  fin1: { role: 'finance' },
  fin2: { role: 'finance' },
  fin3: { role: 'finance' },
  market: { role: 'marketing_manager' },
  comp: { role: 'compliance_officer' },
  auditor: { role: 'auditor' },
  admin: { role: 'administrator' },
  buyer: { role: 'dealer', party: DEALER },
};

export const usr = (login: string): string => `usr_${login}`;

export interface ApprovalWorld {
  db: Db;
  database: TestDatabase;
  /** As qudao_api, as the routes do. */
  api: Db;
  run<T>(
    user: string | null,
    work: (work: Work) => Promise<Result<T>>,
    options?: { key?: string; input?: unknown; now?: Date; approvalId?: string },
  ): Promise<Outcome<T>>;
  read<T>(query: (tx: Db) => Promise<T>): Promise<T>;
  /** Publishes a policy and returns an approval opened under it. */
  open(policy: unknown, request?: Partial<NewApprovalRequest>): Promise<string>;
  decide(user: string, decision: Partial<Decision> & { approvalId: string }): Promise<Outcome<ApprovalOutcome>>;
  seats(approvalId: string): Promise<string[]>;
  delegate(absent: string, delegate: string, types?: string[]): Promise<void>;
  close(): Promise<void>;
}

export const role = (name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: `${name} 级`,
  name_en: name,
  when: { always: true },
  decider: { by: 'role', role: name },
  escalate_to_role: 'compliance_officer',
  ...more,
});

export const policyOf = (tiers: unknown[], more: Record<string, unknown> = {}): PolicyRules =>
  policyRules.parse({ tiers, ...more });

export function requestOf(more: Partial<NewApprovalRequest> = {}): NewApprovalRequest {
  const id = more.documentId ?? `ord_${randomUUID()}`;
  return {
    companyId: COMPANY,
    documentType: 'order',
    documentId: id,
    documentVersion: 1,
    documentNumber: 'SO-20261121-0001',
    subject: { code: 'order', params: { name: '兰亭百货', name_en: 'Lanting Stores' } },
    amount: dec('60000'),
    currency: 'CNY',
    regionId: 'reg_east',
    partyId: DEALER,
    brandIds: [],
    exceptions: [],
    requesterId: usr('rep'),
    beneficiaryIds: [],
    workflowId: `order:${id}`,
    ...more,
  };
}

export async function openApprovalWorld(): Promise<ApprovalWorld> {
  const database = await testDatabase();
  const db = openDatabase({ url: database.url, role: 'qudao_worker', max: 24 });
  const api = openDatabase({ url: database.url, role: 'qudao_api', max: 4 });
  await withScope(db, tenantScope(TENANT), addPeople);
  const scope = tenantScope(TENANT);
  const run: ApprovalWorld['run'] = (user, work, options = {}) =>
    transact(
      db,
      {
        scope,
        actor: { userId: user === null ? null : usr(user), requestId: 'req_test' },
        key: options.key ?? `test:${randomUUID()}`,
        input: options.input ?? null,
        subject: {
          companyId: COMPANY,
          action: 'approval.test',
          objectType: 'approval',
          objectId: options.approvalId ?? '-',
        },
        ...(options.now ? { now: options.now } : {}),
      },
      work,
    );
  const read: ApprovalWorld['read'] = (query) => withScope(db, scope, query);
  let version = 0;
  const world: ApprovalWorld = {
    db,
    database,
    api,
    run,
    read,
    async open(policy, request = {}) {
      version += 1;
      await read((tx) => publish(tx, version, policy));
      const opened = await run(null, (work) => openApproval(work, requestOf(request)));
      if (!opened.ok || opened.value.approvalId === null) throw new Error(JSON.stringify(opened));
      return opened.value.approvalId;
    },
    decide: (user, decision) =>
      run(user, (work) => decide(work, { action: 'approve', comment: '', ...decision, userId: usr(user) }), {
        approvalId: decision.approvalId,
      }),
    seats: (approvalId) =>
      read(async (tx) => {
        const rows = await sql<{ user_id: string }>`
          select k.user_id from approval_task k join approval a on a.id = k.approval_id and a.round = k.round
          where a.id = ${approvalId} and k.status = 'open' order by k.user_id`.execute(tx);
        return rows.rows.map((row) => row.user_id.replace('usr_', ''));
      }),
    delegate: async (absent, delegate, types) => {
      await read((tx) =>
        sql`insert into delegation (id, tenant_id, user_id, delegate_id, valid_from, valid_to, document_types)
          values (${`dlg_${randomUUID()}`}, ${TENANT}, ${usr(absent)}, ${usr(delegate)}, current_date - 1, current_date + 7, ${types ?? null})`.execute(
          tx,
        ),
      );
    },
    async close() {
      await api.destroy();
      await db.destroy();
      await database.drop();
    },
  };
  return world;
}

export async function publish(tx: Db, version: number, policy: unknown): Promise<void> {
  await sql`insert into approval_policy (id, tenant_id, company_id, document_type, version, valid_from, rules)
    values (${`pol_${version}`}, ${TENANT}, ${COMPANY}, 'order', ${version}, now() - interval '1 day', ${JSON.stringify(policy)}::jsonb)`.execute(
    tx,
  );
}

async function addPeople(tx: Db): Promise<void> {
  await sql`insert into tenant (id, name) values (${TENANT}, 'approvals')`.execute(tx);
  await sql`insert into party (id, tenant_id, kind, name) values ('par_company', ${TENANT}, 'organization', '公司'), (${DEALER}, ${TENANT}, 'organization', '兰亭')`.execute(
    tx,
  );
  await sql`insert into company (id, tenant_id, code, name, name_en, short_name, currency, party_id)
    values (${COMPANY}, ${TENANT}, 'T', '公司', 'Company', '公司', 'CNY', 'par_company')`.execute(tx);
  await sql`insert into region (id, tenant_id, company_id, parent_id, code, name, name_en)
    values ('reg_all', ${TENANT}, ${COMPANY}, null, 'ALL', '全国', 'All'), ('reg_east', ${TENANT}, ${COMPANY}, 'reg_all', 'E', '华东', 'East'),
           ('reg_west', ${TENANT}, ${COMPANY}, 'reg_all', 'W', '西部', 'West')`.execute(tx);
  for (const [login, person] of Object.entries(STAFF)) {
    const party = person.party ?? `par_${login}`;
    await sql`insert into party (id, tenant_id, kind, name) values (${party}, ${TENANT}, 'person', ${login}) on conflict do nothing`.execute(
      tx,
    );
    await sql`insert into user_account (id, tenant_id, party_id, login, name, name_en, manager_id)
      values (${usr(login)}, ${TENANT}, ${party}, ${login}, ${login}, ${login}, ${person.manager ? usr(person.manager) : null})`.execute(
      tx,
    );
    await sql`insert into user_role (id, tenant_id, user_id, company_id, role, regions, valid_from)
      values (${`url_${login}`}, ${TENANT}, ${usr(login)}, ${COMPANY}, ${person.role}, ${person.regions ?? null}, '2024-01-01')`.execute(
      tx,
    );
  }
}
