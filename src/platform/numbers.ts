// Owns document numbers: TYPE-yyyymmdd-nnnn per company, type and business day.
import { sql } from 'kysely';
import type { Db } from './db/database.ts';
import { withScope, tenantScope } from './db/database.ts';

export type NumberType = 'SO' | 'DN' | 'RC' | 'INV' | 'PAY' | 'RT' | 'CN' | 'HT';

async function take(
  db: Db,
  tenant: string,
  company: string,
  type: NumberType,
  date: string,
  count: number,
): Promise<number> {
  const rows = await sql<{ last: number }>`
    insert into number_counter as c (tenant_id, company_id, type, day, last) values (${tenant}, ${company}, ${type}, ${date}, ${count})
    on conflict (tenant_id, company_id, type, day) do update set last = c.last + ${count} returning last`.execute(db);
  return rows.rows[0]!.last;
}

export function formatNumber(type: NumberType, date: string, n: number): string {
  return `${type}-${date.replaceAll('-', '')}-${String(n).padStart(4, '0')}`;
}

/** A number that may leave a gap: taken in a transaction of its own, so that documents do not wait for each other. */
export async function takeNumber(
  db: Db,
  tenant: string,
  company: string,
  type: NumberType,
  date: string,
): Promise<string> {
  return withScope(db, tenantScope(tenant), async (tx) =>
    formatNumber(type, date, await take(tx, tenant, company, type, date, 1)),
  );
}

/** A number of the day that `at` falls on in the company's zone; may leave a gap, one round trip. Must not run inside a transaction. */
export async function takeNumberAt(
  db: Db,
  tenant: string,
  company: string,
  type: NumberType,
  at: Date,
): Promise<string> {
  const rows = await sql<{
    number: string;
  }>`select take_number(${tenant}, ${company}, ${type}, ${at}) as number`.execute(db);
  return rows.rows[0]!.number;
}

/** A gapless number: belongs to the caller's transaction and vanishes with it. Invoices and credit notes only. */
export async function takeGaplessNumber(
  tx: Db,
  tenant: string,
  company: string,
  type: NumberType,
  date: string,
): Promise<string> {
  return formatNumber(type, date, await take(tx, tenant, company, type, date, 1));
}
