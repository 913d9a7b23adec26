// Owns finding accounts and reading what stands on them.
import { sql } from 'kysely';
import { dec } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import type { Db } from '../platform/db/database.ts';
import { sha256 } from '../platform/hash.ts';
import { CHART } from './chart.rules.ts';
import type { Purpose } from './chart.rules.ts';

/** Account ids are derived from what they name, so finding one needs no question to the database. */
export function accountId(
  tenant: string,
  company: string,
  purpose: Purpose,
  party: string | null,
  currency: string,
): string {
  const name = [tenant, company, CHART[purpose].book, purpose, party ?? '', currency].join('|');
  return `acc_${sha256(name).slice(0, 32)}`;
}

/** Balances of several purposes of one partner, in their own direction; open accounts are summed. */
export async function balances(
  db: Db,
  tenant: string,
  company: string,
  party: string,
  currency: string,
  purposes: readonly Purpose[],
): Promise<Record<string, Decimal>> {
  const ids = purposes.map((purpose) => accountId(tenant, company, purpose, party, currency));
  const rows = await sql<{ id: string; balance: string | null; summed: string | null }>`
    select a.id, a.balance, case when a.bounded then null else (select a.side * sum(p.amount) from posting p where p.account_id = a.id) end as summed
    from account a where a.id = any(${ids}::text[])`.execute(db);
  const found = new Map(rows.rows.map((row) => [row.id, dec(row.balance ?? row.summed ?? '0')]));
  return Object.fromEntries(purposes.map((purpose, i) => [purpose, found.get(ids[i]!) ?? dec(0)]));
}
