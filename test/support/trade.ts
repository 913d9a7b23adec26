/** A sample company on a database of its own, and commands run on it one transaction each. */
import { randomUUID } from 'node:crypto';
import type { Result } from '../../src/kernel/refusal.ts';
import { accept } from '../../src/kernel/refusal.ts';
import type { Purpose } from '../../src/ledger/chart.rules.ts';
import { balances } from '../../src/ledger/post.ts';
import { creditIdentity } from '../../src/credit/settle.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { openDatabase, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Outcome, Work } from '../../src/platform/transact.ts';
import { transact } from '../../src/platform/transact.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import { testDatabase } from './postgres.ts';
import { proveBooks } from './prove-books.ts';
import type { Dealer, OrderRequest, TestOrder } from './put-order.ts';
import { putOrder } from './put-order.ts';

export interface Trade {
  db: Db;
  company: SampleCompany;
  /** Runs a command in a transaction of its own; without a key every call is a new effect. */
  run<T>(
    work: (work: Work) => Promise<Result<T>>,
    options?: { key?: string; input?: unknown; now?: Date },
  ): Promise<Outcome<T>>;
  /** As run, and the command must be accepted. */
  must<T>(work: (work: Work) => Promise<Result<T>>, options?: { key?: string; now?: Date }): Promise<T>;
  read<T>(query: (db: Db) => Promise<T>): Promise<T>;
  order(request: OrderRequest): Promise<TestOrder>;
  balance(dealer: Dealer, purpose: Purpose): Promise<string>;
  /** Everything the books must keep, and the credit identity of one dealer. */
  prove(dealer: Dealer): Promise<void>;
  close(): Promise<void>;
}

export async function openTrade(): Promise<Trade> {
  const database = await testDatabase();
  const db = openDatabase({ url: database.url, role: 'qudao_worker', max: 8 });
  const company = await seedCompany(db, { passwordCost: 4 });
  const scope = tenantScope(company.tenant);
  const run: Trade['run'] = (work, options = {}) =>
    transact(
      db,
      {
        scope,
        actor: { userId: company.users.salesRep.id, requestId: 'req_test' },
        key: options.key ?? `test:${randomUUID()}`,
        input: options.input ?? null,
        subject: { companyId: company.companyId, action: 'test', objectType: 'test', objectId: 'test' },
        ...(options.now ? { now: options.now } : {}),
      },
      work,
    );
  const must: Trade['must'] = async (work, options = {}) => {
    const outcome = await run(work, options);
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    return outcome.value;
  };
  const read: Trade['read'] = (query) => withScope(db, scope, query);
  return {
    db,
    company,
    run,
    must,
    read,
    order: (request) => must(async (work) => accept(await putOrder(work, company, request))),
    async balance(dealer, purpose) {
      const found = await read((tx) =>
        balances(tx, company.tenant, company.companyId, company.dealers[dealer], company.currency, [purpose]),
      );
      return found[purpose]!.toFixed(2);
    },
    async prove(dealer) {
      await proveBooks(db, company.tenant);
      const identity = await read((tx) =>
        creditIdentity(tx, company.tenant, company.companyId, company.dealers[dealer], company.currency),
      );
      if (!identity.holds) throw new Error(identity.broken.join('\n'));
    },
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}
