// Owns posting many new transfers in two statements: the same books as post(), for imports and other batches.
import { sql } from 'kysely';
import { sum, text } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { periodOf } from '../kernel/period.ts';
import { check } from '../kernel/refusal.ts';
import { canonicalHash } from '../platform/hash.ts';
import type { Work } from '../platform/transact.ts';
import { CHART } from './chart.rules.ts';
import type { Book } from './chart.rules.ts';
import { accountId } from './post.ts';
import type { Transfer } from './post.ts';

interface AccountRow {
  id: string;
  company_id: string;
  book: Book;
  party_id: string | null;
  purpose: string;
  currency: string;
  side: number;
  bounded: boolean;
}

/**
 * Posts transfers whose keys are new; a key that is taken is a unique violation and undoes the caller's transaction. Legs of amount 0
 * and empty transfers are left out. Guards, periods and bounded balances are those of post().
 */
export async function postMany(work: Work, transfers: readonly Transfer[]): Promise<void> {
  const accounts = new Map<string, AccountRow>();
  const heads: unknown[] = [];
  const postings: unknown[] = [];
  for (const transfer of transfers) {
    const legs = transfer.legs.filter((leg) => !leg.amount.isZero());
    if (legs.length === 0) continue;
    check(sum(legs.map((leg) => leg.amount)).isZero(), `transfer ${transfer.key} does not balance`);
    const book = CHART[legs[0]!.purpose].book;
    const id = newId('transfer');
    const input = { ...transfer, legs: legs.map((leg) => ({ ...leg, amount: text(leg.amount) })) };
    heads.push(head(transfer, id, book, canonicalHash(input)));
    for (const [i, leg] of legs.entries()) {
      const account = accountOf(work.tenant, transfer, leg.purpose, leg.party ?? null);
      check(account.book === book, `transfer ${transfer.key} spans books`);
      accounts.set(account.id, account);
      postings.push({
        transfer_id: id,
        line: i + 1,
        company_id: transfer.companyId,
        account_id: account.id,
        amount: text(leg.amount),
        currency: transfer.currency,
      });
    }
  }
  if (heads.length === 0) return;
  await ensureAccounts(work, [...accounts.values()]);
  await insertTransfers(work, heads, postings);
}

function head(transfer: Transfer, id: string, book: Book, hash: string) {
  return {
    id,
    company_id: transfer.companyId,
    book,
    key: transfer.key,
    input_hash: hash,
    reason: transfer.reason,
    document_type: transfer.documentType,
    document_id: transfer.documentId,
    corrects_id: transfer.correctsId ?? null,
    business_date: transfer.businessDate,
    period: periodOf(transfer.businessDate),
    party_id: transfer.partyId ?? null,
    region_id: transfer.regionId ?? null,
    brand_id: transfer.brandId ?? null,
    category_id: transfer.categoryId ?? null,
    cost_centre_id: transfer.costCentreId ?? null,
  };
}

function accountOf(
  tenant: string,
  transfer: Transfer,
  purpose: Transfer['legs'][number]['purpose'],
  party: string | null,
): AccountRow {
  const kind = CHART[purpose];
  const owner = kind.owner === 'party' ? party : null;
  check(kind.owner === 'house' || owner !== null, `${purpose} needs a party`);
  return {
    id: accountId(tenant, transfer.companyId, purpose, owner, transfer.currency),
    company_id: transfer.companyId,
    book: kind.book,
    party_id: owner,
    purpose,
    currency: transfer.currency,
    side: kind.side,
    bounded: kind.bounded,
  };
}

async function ensureAccounts(work: Work, accounts: AccountRow[]): Promise<void> {
  // Sorted, so that two batches that make the same accounts wait for each other instead of deadlocking.
  const rows = accounts.sort((a, b) => (a.id < b.id ? -1 : 1));
  await sql`
    insert into account (id, tenant_id, company_id, book, party_id, purpose, currency, side, bounded, balance, floor)
    select id, app_tenant(), company_id, book, party_id, purpose, currency, side, bounded,
      case when bounded then 0 end, case when bounded then 0 end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id text, company_id text, book text, party_id text, purpose text,
      currency text, side smallint, bounded boolean)
    where not exists (select from account known where known.id = a.id)
    on conflict do nothing`.execute(work.db);
}

async function insertTransfers(work: Work, heads: unknown[], postings: unknown[]): Promise<void> {
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as t(id text, company_id text, book text, key text, input_hash text,
        reason text, document_type text, document_id text, corrects_id text, business_date date, period text, party_id text,
        region_id text, brand_id text, category_id text, cost_centre_id text)
    ), periods as materialized (
      select company_id, book, period, open_period(company_id, book, period) as posted
      from (select distinct company_id, book, period from given) p
    )
    insert into transfer (id, tenant_id, company_id, book, key, input_hash, reason, document_type, document_id, corrects_id, business_date,
      posting_date, period, original_period, party_id, region_id, brand_id, category_id, cost_centre_id, created_by, request_id)
    select id, app_tenant(), company_id, book, key, input_hash, reason, document_type, document_id, corrects_id, business_date,
      case when posted = period then business_date else (posted || '-01')::date end, posted, nullif(period, posted),
      party_id, region_id, brand_id, category_id, cost_centre_id, ${work.actor.userId}, ${work.actor.requestId ?? null}
    from given join periods using (company_id, book, period)`.execute(work.db);
  await sql`
    insert into posting (transfer_id, line, tenant_id, company_id, account_id, amount, currency)
    select transfer_id, line, app_tenant(), company_id, account_id, amount, currency
    from jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) as p(transfer_id text, line smallint, company_id text, account_id text,
      amount numeric, currency text)`.execute(work.db);
}
