// Owns posting: balanced, idempotent, append-only transfers in one round trip each.
import { CompiledQuery } from 'kysely';
import { dec, text } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { check } from '../kernel/refusal.ts';
import { periodOf } from '../kernel/period.ts';
import type { Db } from '../platform/db/database.ts';
import { canonicalHash } from '../platform/hash.ts';
import type { Work } from '../platform/transact.ts';
import { CHART } from './chart.rules.ts';
import type { Purpose } from './chart.rules.ts';
import { accountId } from './queries.ts';

export { accountId, balances } from './queries.ts';

/** One leg: debit positive, credit negative. `party` is needed for accounts a partner owns. */
export interface Leg {
  purpose: Purpose;
  party?: string | null;
  amount: Decimal;
}

export interface Transfer {
  companyId: string;
  currency: string;
  /** Unique over the tenant: `workflowId:step[:item]`. */
  key: string;
  reason: string;
  documentType: string;
  documentId: string;
  businessDate: string;
  correctsId?: string;
  partyId?: string | null;
  regionId?: string | null;
  brandId?: string | null;
  categoryId?: string | null;
  costCentreId?: string | null;
  legs: Leg[];
}

const knownAccounts = new Set<string>();

/**
 * Posts a transfer once per key and returns its id; legs of amount 0 are left out, and an empty transfer posts nothing (null).
 * A bounded account that would fall below its floor fails the statement (23514, see isShort). A closed period moves the
 * posting to the first open one, and the transfer names the period it belongs to.
 */
export async function post(work: Work, transfer: Transfer): Promise<string | null> {
  const legs = transfer.legs.filter((leg) => !leg.amount.isZero());
  if (legs.length === 0) return null;
  check(
    legs.reduce((total, leg) => total.plus(leg.amount), dec(0)).isZero(),
    `transfer ${transfer.key} does not balance`,
  );
  const books = new Set(legs.map((leg) => CHART[leg.purpose].book));
  check(books.size === 1, `transfer ${transfer.key} spans books`);
  const book = [...books][0]!;
  const accounts = legs.map((leg) => {
    const party = CHART[leg.purpose].owner === 'party' ? (leg.party ?? null) : null;
    check(CHART[leg.purpose].owner === 'house' || party !== null, `${leg.purpose} needs a party`);
    return { id: accountId(work.tenant, transfer.companyId, leg.purpose, party, transfer.currency), leg, party };
  });
  await ensureAccounts(work, transfer, accounts);
  const input = { ...transfer, legs: legs.map((leg) => ({ ...leg, amount: text(leg.amount) })) };
  const hash = canonicalHash(input);
  const id = newId('transfer');
  const made = await work.db.executeQuery<{ id: string }>(
    CompiledQuery.raw(postStatement(accounts.length), [
      id,
      work.tenant,
      transfer.companyId,
      book,
      transfer.key,
      hash,
      transfer.reason,
      transfer.documentType,
      transfer.documentId,
      transfer.correctsId ?? null,
      transfer.businessDate,
      periodOf(transfer.businessDate),
      transfer.partyId ?? null,
      transfer.regionId ?? null,
      transfer.brandId ?? null,
      transfer.categoryId ?? null,
      transfer.costCentreId ?? null,
      work.actor.userId,
      work.actor.requestId ?? null,
      transfer.currency,
      ...accounts.flatMap((account) => [account.id, text(account.leg.amount)]),
    ]),
  );
  return made.rows[0]?.id ?? earlierTransfer(work.db, transfer.key, hash);
}

/** The transfer and its postings in one statement; its text is the same for every transfer of as many legs, so it is planned once. */
const postStatement = memoize((legs: number): string => {
  const rows = Array.from({ length: legs }, (_, i) => `(${i + 1}::smallint, $${21 + 2 * i}, $${22 + 2 * i}::numeric)`);
  return `
    with t as (
      insert into transfer (id, tenant_id, company_id, book, key, input_hash, reason, document_type, document_id, corrects_id, business_date,
        posting_date, period, party_id, region_id, brand_id, category_id, cost_centre_id, created_by, request_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      on conflict (tenant_id, key) do nothing returning id
    ), p as (
      insert into posting (transfer_id, line, tenant_id, company_id, account_id, amount, currency)
      select t.id, l.line, $2, $3, l.account, l.amount, $20 from t, (values ${rows.join(', ')}) as l(line, account, amount)
    )
    select id from t`;
});

function memoize<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => made.get(key) ?? made.set(key, make(key)).get(key)!;
}

async function earlierTransfer(db: Db, key: string, hash: string): Promise<string> {
  const earlier = await db
    .selectFrom('transfer')
    .select(['id', 'input_hash'])
    .where('key', '=', key)
    .executeTakeFirst();
  check(earlier, `transfer ${key} is taken but cannot be read`);
  check(earlier.input_hash === hash, `transfer ${key} was posted before with another content`);
  return earlier.id;
}

async function ensureAccounts(
  work: Work,
  transfer: Transfer,
  accounts: { id: string; leg: Leg; party: string | null }[],
): Promise<void> {
  const missing = accounts.filter((account) => !knownAccounts.has(account.id));
  if (missing.length === 0) return;
  const unique = [...new Map(missing.map((account) => [account.id, account])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  await work.db
    .insertInto('account')
    .values(
      unique.map(({ id, leg, party }) => {
        const kind = CHART[leg.purpose];
        return {
          id,
          tenant_id: work.tenant,
          company_id: transfer.companyId,
          book: kind.book,
          party_id: party,
          purpose: leg.purpose,
          currency: transfer.currency,
          side: kind.side,
          bounded: kind.bounded,
          balance: kind.bounded ? '0' : null,
          floor: kind.bounded ? '0' : null,
        };
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  work.afterCommit(() => unique.forEach(({ id }) => knownAccounts.add(id)));
}

/** Whether an error says that a bounded account has not enough. */
export function isShort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === 'balance_floor';
}

/** Locks a bounded account and tells its balance; an account nobody posted to yet has zero. */
export async function lockBalance(
  work: Work,
  company: string,
  purpose: Purpose,
  party: string,
  currency: string,
): Promise<Decimal> {
  const row = await work.db
    .selectFrom('account')
    .select('balance')
    .where('id', '=', accountId(work.tenant, company, purpose, party, currency))
    .forUpdate()
    .executeTakeFirst();
  return dec(row?.balance ?? '0');
}
