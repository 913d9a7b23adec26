/** A company whose dealers can order without end: drafts to submit, and the people who decide. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createDraft } from '../../src/orders/drafts.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { tenantScope } from '../../src/platform/db/database.ts';
import { accountId } from '../../src/ledger/queries.ts';
import { transact } from '../../src/platform/transact.ts';
import { seedCompany } from '../../src/sample/company.ts';
import type { SampleCompany } from '../../src/sample/company.ts';

/** Dealers in good standing; orders of one dealer wait for each other at its credit, as they must. */
export const DEALERS = 40;
/** Goods and quantities worth about 19,000 each: three of them need one tier and meet other orders at some of the stock. */
const GOODS = [
  ['SL-ESS-150', 240],
  ['SL-ESS-050', 576],
  ['SL-CLE-120', 480],
  ['SL-CRM-050', 168],
  ['SL-EYE-015', 144],
] as const;

export async function orderingCompany(
  owner: pg.Client,
  db: Db,
): Promise<{ company: SampleCompany; dealers: string[] }> {
  const company = await seedCompany(db, { passwordCost: 4 });
  const dealers = Array.from({ length: DEALERS }, (_, i) => `par_bench${String(i).padStart(4, '0')}`);
  const { tenant, companyId } = company;
  const like = company.dealers.lanting;
  await owner.query(`select set_config('qudao.tenant', $1, false)`, [tenant]);
  for (const [i, dealer] of dealers.entries()) {
    await owner.query(
      `insert into party (id, tenant_id, kind, name, name_en) values ($1, $2, 'organization', $3, $3)`,
      [dealer, tenant, `Bench dealer ${i}`],
    );
    await owner.query(
      `insert into dealer (party_id, tenant_id, company_id, code, level, region_id, sales_rep_id, licence_valid_to)
       select $1, tenant_id, company_id, $2, level, region_id, sales_rep_id, licence_valid_to from dealer where party_id = $3`,
      [dealer, `B${i}`, like],
    );
    await owner.query(
      `insert into contract (id, tenant_id, company_id, number, party_id, region_id, valid_from, currency, credit_limit)
       select $1, tenant_id, company_id, $2, $3, region_id, valid_from, currency, 900000000 from contract where party_id = $4 order by version desc limit 1`,
      [`ctr_bench${i}`, `HT-B-${i}`, dealer, like],
    );
    await grant(owner, tenant, companyId, dealer);
  }
  await owner.query(
    `insert into stock_move (id, tenant_id, company_id, key, warehouse_id, sku_id, kind, on_hand_delta, reserved_delta, document_type, document_id)
     select 'stm_bench_' || s.id || w.id, s.tenant_id, s.company_id, 'bench:' || s.id || w.id, w.id, s.id, 'receipt', 1000000000, 0, 'bench', 'bench' from sku s, warehouse w where s.company_id = w.company_id`,
  );
  return { company, dealers };
}

/** A credit limit nobody reaches, posted as a contract's is. */
async function grant(owner: pg.Client, tenant: string, companyId: string, dealer: string): Promise<void> {
  for (const [purpose, side, bounded] of [
    ['credit_available', 1, true],
    ['credit_limit', -1, false],
    ['credit_open_orders', 1, true],
  ] as const) {
    await owner.query(
      `insert into account (id, tenant_id, company_id, book, party_id, purpose, currency, side, bounded, balance, floor) values ($1, $2, $3, 'credit', $4, $5, 'CNY', $6, $7, $8, $8)`,
      [
        accountId(tenant, companyId, purpose, dealer, 'CNY'),
        tenant,
        companyId,
        dealer,
        purpose,
        side,
        bounded,
        bounded ? 0 : null,
      ],
    );
  }
  const transfer = `trf_bench_${dealer}`;
  await owner.query(
    `insert into transfer (id, tenant_id, company_id, book, key, input_hash, reason, document_type, document_id, business_date, posting_date, period)
     values ($1, $2, $3, 'credit', $1, '', 'limit', 'contract', $4, current_date, current_date, to_char(current_date, 'YYYY-MM'))`,
    [transfer, tenant, companyId, dealer],
  );
  await owner.query(
    `insert into posting (transfer_id, line, tenant_id, company_id, account_id, amount, currency) values ($1, 1, $2, $3, $4, 900000000, 'CNY'), ($1, 2, $2, $3, $5, -900000000, 'CNY')`,
    [
      transfer,
      tenant,
      companyId,
      accountId(tenant, companyId, 'credit_available', dealer, 'CNY'),
      accountId(tenant, companyId, 'credit_limit', dealer, 'CNY'),
    ],
  );
}

/** Drafts of three lines between 50,000 and 100,000: one tier of the channel manager decides. */
export async function drafts(
  db: Db,
  company: SampleCompany,
  dealers: readonly string[],
  count: number,
): Promise<string[]> {
  const made: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const lines = [0, 1, 2].map((k) => {
      const [sku_code, quantity] = GOODS[(i + k) % GOODS.length]!;
      return { sku_code, quantity: String(quantity) };
    });
    const outcome = await transact(
      db,
      {
        scope: tenantScope(company.tenant),
        actor: { userId: company.users.salesRep.id },
        key: `bench:${randomUUID()}`,
        input: {},
        subject: { companyId: company.companyId, action: 'order.create', objectType: 'order', objectId: '-' },
      },
      (work) =>
        createDraft(work, {
          companyId: company.companyId,
          buyerId: dealers[i % dealers.length]!,
          content: { lines, offsets: [] },
        }),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    made.push(outcome.value.orderId);
  }
  return made;
}
