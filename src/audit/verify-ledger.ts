// Owns the proofs of the ledger itself: transfers balance, stored balances equal postings, documents stand behind transfers.
import type { SqlCheck } from './check.ts';

/** Every kind of document a transfer may name, and where it is kept. */
const DOCUMENT_TABLES: Readonly<Record<string, string>> = {
  order: 'select id from sales_order',
  shipment: 'select id from shipment',
  receipt: 'select id from receipt',
  invoice: 'select id from invoice',
  payment: 'select id from payment',
  return: 'select id from return_order',
  credit_note: 'select id from credit_note',
  contract: 'select id from contract',
  dealer: 'select party_id as id from dealer',
  company: 'select id from company',
  import_run: 'select id from import_run',
  stock_receipt: "select distinct document_id as id from stock_move where document_type = 'stock_receipt'",
  stock_adjust: "select distinct document_id as id from stock_move where document_type = 'stock_adjust'",
};

const documents = Object.entries(DOCUMENT_TABLES)
  .map(([type, table]) => `select '${type}' as document_type, d.id from (${table}) d`)
  .join(' union all ');

/** Sum of each bounded account's postings in its own direction. */
const BALANCES = `
  select a.id, a.purpose, a.party_id, a.balance, a.floor, coalesce(s.total, 0) * a.side as posted
  from account a left join (select account_id, sum(amount) as total from posting group by account_id) s on s.account_id = a.id
  where a.bounded`;

/** Balance of each partner's accounts by purpose, in their own direction. */
export const PARTNER_BALANCES = `
  select a.company_id, a.party_id, a.currency, a.purpose, a.side * sum(p.amount) as amount
  from account a join posting p on p.account_id = a.id where a.party_id is not null group by a.company_id, a.party_id, a.currency, a.purpose, a.side`;

const purposes = (names: readonly string[]): string =>
  `coalesce(sum(amount) filter (where purpose in (${names.map((name) => `'${name}'`).join(', ')})), 0)`;

const CREDIT = `
  select company_id, party_id, currency,
    ${purposes(['credit_available', 'credit_open_orders', 'credit_delivered', 'credit_receivable'])} as used,
    ${purposes(['credit_limit', 'credit_exception', 'credit_prepaid'])} as granted,
    ${purposes(['credit_receivable'])} as credit_receivable, ${purposes(['receivable'])} as receivable,
    ${purposes(['credit_prepaid'])} as credit_prepaid,
    ${purposes(['prepaid', 'prepaid_held', 'credit_note', 'credit_note_held'])} as own_money
  from (${PARTNER_BALANCES}) b group by company_id, party_id, currency`;

const OPEN_INVOICES = `
  select company_id, buyer_id as party_id, currency,
    sum(gross_amount - offset_amount - paid_amount - credited_amount - written_off_amount) as open
  from invoice group by company_id, buyer_id, currency`;

export const LEDGER_CHECKS: readonly SqlCheck[] = [
  {
    name: 'transfers_balance',
    checked: 'select count(*) from transfer',
    problems: `
      select transfer_id as id, 0 as expected, sum(amount) as actual, 'debits and credits in ' || currency as about
        from posting group by transfer_id, currency having sum(amount) <> 0
      union all
      select t.id, null, null, 'a transfer without postings' from transfer t
        where not exists (select from posting p where p.transfer_id = t.id)`,
  },
  {
    name: 'postings_belong',
    checked: 'select count(*) from posting',
    problems: `
      select p.transfer_id || '#' || p.line as id, a.company_id || ' ' || a.currency as expected, p.company_id || ' ' || p.currency as actual,
        'company and currency of the account, the posting and its transfer' as about
      from posting p join account a on a.id = p.account_id join transfer t on t.id = p.transfer_id
      where a.company_id <> p.company_id or a.currency <> p.currency or t.company_id <> p.company_id or t.book <> a.book`,
  },
  {
    name: 'balances_equal_postings',
    checked: 'select count(*) from account where bounded',
    problems: `select id, posted as expected, balance as actual, 'stored balance of ' || purpose || coalesce(' of ' || party_id, '') as about
      from (${BALANCES}) b where balance <> posted`,
  },
  {
    name: 'balances_above_floor',
    checked: 'select count(*) from account where bounded',
    problems: `select id, floor as expected, balance as actual, 'least balance of ' || purpose || coalesce(' of ' || party_id, '') as about
      from (${BALANCES}) b where balance < floor`,
  },
  {
    name: 'transfers_in_their_period',
    checked: 'select count(*) from transfer',
    problems: `select id, to_char(posting_date, 'YYYY-MM') as expected, period as actual, 'accounting period' as about
      from transfer where period <> to_char(posting_date, 'YYYY-MM')`,
  },
  {
    name: 'transfers_have_documents',
    checked: 'select count(*) from transfer',
    problems: `select t.id, t.document_type || ' ' || t.document_id as expected, null::text as actual, 'the document a transfer names' as about
      from transfer t left join (${documents}) d on d.document_type = t.document_type and d.id = t.document_id where d.id is null`,
  },
  {
    name: 'receivable_equals_open_invoices',
    checked: `select count(*) from (${OPEN_INVOICES}) i`,
    problems: `
      select coalesce(i.party_id, b.party_id) as id, coalesce(i.open, 0) as expected, coalesce(b.amount, 0) as actual,
        'receivable of ' || coalesce(i.company_id, b.company_id) || ' in ' || coalesce(i.currency, b.currency) as about
      from (${OPEN_INVOICES}) i full join (select * from (${PARTNER_BALANCES}) all_purposes where purpose = 'receivable') b using (company_id, party_id, currency)
      where coalesce(i.open, 0) <> coalesce(b.amount, 0)`,
  },
  {
    name: 'credit_identity',
    checked: `select count(*) from (${CREDIT}) c`,
    problems: `
      select party_id as id, e.expected, e.actual, e.about || ' in ' || currency as about from (${CREDIT}) c
      cross join lateral (values
        (granted, used, 'limit + exception + prepaid against available + open orders + delivered + receivable'),
        (receivable, credit_receivable, 'receivable of the books against that of the credit'),
        (own_money, credit_prepaid, 'prepaid money and credit notes against those of the credit')) as e(expected, actual, about)
      where e.expected <> e.actual`,
  },
];
