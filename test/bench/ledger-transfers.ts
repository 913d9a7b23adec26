/** Transfers over 1,000 bounded accounts and one open one, against the same rows inserted without locks, checks and triggers. */
import type pg from 'pg';
import { dec } from '../../src/kernel/decimal.ts';
import { newId } from '../../src/kernel/ids.ts';
import { post } from '../../src/ledger/post.ts';
import { accountId } from '../../src/ledger/post.ts';
import { beginStatement, openDatabase, openPool, tenantScope, withScope } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { sha256 } from '../../src/platform/hash.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { Work } from '../../src/platform/transact.ts';
import type { Bench, BenchServers, Figure } from './figure.ts';
import { CLIENTS, alternate, asOwner, bareTables, inNewDatabase, perSecond } from './figure.ts';

const TRANSFERS = 5_000;
const ACCOUNTS = 1_000;
const TENANT = 'ten_bench';
const COMPANY = 'com_bench';
const DAY = '2026-11-02';
const SCOPE = tenantScope(TENANT);

const party = (index: number): string => `par_${index % ACCOUNTS}`;

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`insert into tenant (id, name) values ('${TENANT}', 'Bench')`);
  await client.query(
    `insert into party (id, tenant_id, kind, name) select 'par_' || n, '${TENANT}', 'organization', 'P' from generate_series(0, ${ACCOUNTS - 1}) n`,
  );
  await client.query(
    `insert into company (id, tenant_id, code, name, name_en, short_name, currency, party_id) values ('${COMPANY}', '${TENANT}', 'B', 'B', 'B', 'B', 'CNY', 'par_0')`,
  );
  await bareTables(client, 'bare', ['transfer', 'posting']);
}

/** One posting through the ledger, in a transaction behind the walls. */
async function transfer(db: Db, key: string, index: number): Promise<void> {
  await withScope(db, SCOPE, async (tx) => {
    const request = {
      scope: SCOPE,
      actor: { userId: null },
      key,
      input: null,
      subject: { companyId: COMPANY, action: 'bench', objectType: 'bench', objectId: key },
    };
    const amount = dec(100 + (index % 50));
    const work = new Work(tx, request);
    await post(work, {
      companyId: COMPANY,
      currency: 'CNY',
      key,
      reason: 'bench',
      documentType: 'payment',
      documentId: key,
      businessDate: DAY,
      partyId: party(index),
      legs: [
        { purpose: 'bank', amount },
        { purpose: 'prepaid', party: party(index), amount: amount.negated() },
      ],
    });
    work.finish();
  });
}

const INSERT_TRANSFER = `
  insert into bare.transfer (id, tenant_id, company_id, book, key, input_hash, reason, document_type, document_id, business_date, posting_date, period, party_id)
  values ($1, $2, $3, 'statutory', $4, $5, 'bench', 'payment', $4, $6, $6, '2026-11', $7)`;
const INSERT_POSTINGS = `
  insert into bare.posting (transfer_id, line, tenant_id, company_id, account_id, amount, currency)
  values ($1, 1, $2, $3, $4, $6::numeric, 'CNY'), ($1, 2, $2, $3, $5, -$6::numeric, 'CNY')`;

/** The same rows in one transaction by prepared statements, one per table. */
async function insert(
  pool: pg.Pool,
  key: string,
  index: number,
  bank: string,
  prepaid: readonly string[],
): Promise<void> {
  const client = await pool.connect();
  try {
    const id = newId('transfer');
    await client.query(beginStatement(SCOPE));
    await client.query(INSERT_TRANSFER, [id, TENANT, COMPANY, key, sha256(key), DAY, party(index)]);
    await client.query(INSERT_POSTINGS, [
      id,
      TENANT,
      COMPANY,
      bank,
      prepaid[index % ACCOUNTS],
      String(100 + (index % 50)),
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function run(servers: BenchServers, note: (line: string) => void): Promise<Figure> {
  return inNewDatabase(servers.databaseUrl, null, async (url) => {
    await migrate({ url });
    await asOwner(url, prepare);
    const db = openDatabase({ url, role: 'qudao_worker', max: CLIENTS });
    const pool = openPool({ url, role: 'qudao_worker', max: CLIENTS });
    const bank = accountId(TENANT, COMPANY, 'bank', null, 'CNY');
    const prepaid = Array.from({ length: ACCOUNTS }, (_, i) => accountId(TENANT, COMPANY, 'prepaid', party(i), 'CNY'));
    try {
      // Accounts are made once in their life; the figure is about posting to them.
      await perSecond(ACCOUNTS, (index) => transfer(db, `open:${index}`, index));
      await perSecond(ACCOUNTS, (index) => insert(pool, `open:${index}`, index, bank, prepaid));
      // As autovacuum would have done within a minute.
      await asOwner(url, (client) => client.query('analyze'));
      return await alternate(
        { name: 'ledger_transfers', unit: 'transfers/s', goal: 0.7, n: TRANSFERS },
        (round) => perSecond(TRANSFERS, (index) => transfer(db, `t:${round}:${index}`, index * 7)),
        (round) => perSecond(TRANSFERS, (index) => insert(pool, `t:${round}:${index}`, index * 7, bank, prepaid)),
        note,
      );
    } finally {
      await db.destroy();
      await pool.end();
    }
  });
}

export const ledgerTransfers: Bench = { name: 'ledger_transfers', needsTemporal: false, run };
