// Owns the proofs that documents and the ledger tell the same: each document has its postings, its lines add up to it.
import type { SqlCheck } from './check.ts';

/** What was posted in the name of one kind of document, per document and purpose. */
function posted(type: string): string {
  return `select t.document_id, case when a.purpose in ('bank', 'import_clearing') then 'money' else a.purpose end as purpose, sum(p.amount) as amount
    from transfer t join posting p on p.transfer_id = t.id join account a on a.id = p.account_id
    where t.document_type = '${type}' group by 1, 2`;
}

/** Documents whose postings differ from their own figures. `figures` maps a purpose to the expected sum (debit positive). */
function postings(name: string, type: string, from: string, figures: Readonly<Record<string, string>>): SqlCheck {
  const values = Object.entries(figures)
    .map(([purpose, amount]) => `('${purpose}', (${amount})::numeric)`)
    .join(', ');
  return {
    name,
    checked: `select count(*) from (${from}) d`,
    problems: `
      select d.id, e.amount as expected, coalesce(p.amount, 0) as actual, 'posted to ' || e.purpose as about
      from (${from}) d cross join lateral (values ${values}) as e(purpose, amount)
      left join (${posted(type)}) p on p.document_id = d.id and p.purpose = e.purpose
      where e.amount <> coalesce(p.amount, 0)`,
  };
}

/** Rows where figures that must be equal are not; `pairs` are (what, expected, actual). */
function equal(name: string, from: string, pairs: readonly (readonly [string, string, string])[]): SqlCheck {
  const values = pairs
    .map(([what, expected, actual]) => `('${what}', (${expected})::text, (${actual})::text)`)
    .join(', ');
  const differ = pairs.map(([, expected, actual]) => `(${expected}) is distinct from (${actual})`).join(' or ');
  return {
    name,
    checked: `select count(*) from (${from}) d`,
    problems: `select d.id, e.expected, e.actual, e.what as about from (${from}) d
      cross join lateral (values ${values}) as e(what, expected, actual)
      where (${differ}) and e.expected::numeric is distinct from e.actual::numeric`,
  };
}

const INVOICE_LINES = `select i.*, coalesce(l.net, 0) as lines_net, coalesce(l.tax, 0) as lines_tax, coalesce(l.gross, 0) as lines_gross
  from invoice i left join (select invoice_id, sum(net_amount) as net, sum(tax_amount) as tax, sum(gross_amount) as gross
    from invoice_line group by invoice_id) l on l.invoice_id = i.id`;

const INVOICE_PAYMENTS = `select i.id, i.paid_amount, coalesce(p.amount, 0) as allocated
  from invoice i left join (select invoice_id, sum(amount) as amount from payment_allocation group by invoice_id) p on p.invoice_id = i.id`;

const PAYMENTS = `select p.*, coalesce(a.amount, 0) as allocations
  from payment p left join (select payment_id, sum(amount) as amount from payment_allocation group by payment_id) a on a.payment_id = p.id`;

const RECEIPTS = `select r.id, s.cost_amount, coalesce(i.cost, 0) as sold_cost
  from receipt r join shipment s on s.id = r.shipment_id
  left join (select i.receipt_id, sum(l.cost_amount) as cost from invoice i join invoice_line l on l.invoice_id = i.id group by i.receipt_id) i
    on i.receipt_id = r.id`;

const SHIPMENT_LINES = `select s.*, coalesce(l.quantity, 0) as lines_quantity, coalesce(l.goods, 0) as lines_goods, coalesce(l.cost, 0) as lines_cost,
    coalesce(l.arrived, 0) as arrived
  from shipment s left join (select shipment_id, sum(quantity) as quantity, sum(goods_amount) as goods, sum(cost_amount) as cost,
    sum(received_quantity + lost_quantity) as arrived from shipment_line group by shipment_id) l on l.shipment_id = s.id`;

const RETURN_LINES = `select r.*, coalesce(l.net, 0) as lines_net, coalesce(l.tax, 0) as lines_tax, coalesce(l.gross, 0) as lines_gross,
    coalesce(l.cost, 0) as lines_cost
  from return_order r left join (select return_id, sum(net_amount) as net, sum(tax_amount) as tax, sum(gross_amount) as gross, sum(cost_amount) as cost
    from return_line group by return_id) l on l.return_id = r.id where r.status not in ('draft', 'rejected', 'recalled', 'cancelled', 'expired')`;

export const DOCUMENT_CHECKS: readonly SqlCheck[] = [
  postings('shipments_posted', 'shipment', 'select * from shipment', {
    transit: 'd.cost_amount',
    inventory: '-d.cost_amount',
  }),
  postings('receipts_posted', 'receipt', RECEIPTS, {
    transit: '-d.cost_amount',
    cost_of_sales: 'd.sold_cost',
    transit_loss: 'd.cost_amount - d.sold_cost',
  }),
  postings('invoices_posted', 'invoice', 'select * from invoice', {
    revenue: '-d.net_amount',
    output_tax: '-d.tax_amount',
    receivable: 'd.gross_amount - d.offset_amount - d.written_off_amount',
    bad_debt: 'd.written_off_amount',
  }),
  postings('payments_posted', 'payment', 'select * from payment', {
    money: 'd.amount',
    receivable: '-d.allocated_amount',
    prepaid: '-d.prepaid_amount',
  }),
  postings('credit_notes_posted', 'credit_note', 'select * from credit_note', {
    revenue: 'd.net_amount',
    output_tax: 'd.tax_amount',
  }),
  postings('returns_posted', 'return', RETURN_LINES, {
    cost_of_sales: "case when d.status = 'credited' then -d.lines_cost else 0 end",
  }),
  {
    name: 'credit_notes_equal_balance',
    checked: 'select count(*) from credit_note',
    problems: `
      select coalesce(n.party_id, b.party_id) as id, coalesce(n.free, 0) as expected, coalesce(b.amount, 0) as actual, 'credit notes not used yet' as about
      from (select company_id, buyer_id as party_id, currency, sum(gross_amount - applied_amount) as free from credit_note group by 1, 2, 3) n
      full join (select a.company_id, a.party_id, a.currency, a.side * sum(p.amount) as amount from account a join posting p on p.account_id = a.id
        where a.purpose = 'credit_note' group by 1, 2, 3, a.side) b using (company_id, party_id, currency)
      where coalesce(n.free, 0) <> coalesce(b.amount, 0)`,
  },
  equal('invoices_equal_lines', INVOICE_LINES, [
    ['net amount', 'd.lines_net', 'd.net_amount'],
    ['tax', 'd.lines_tax', 'd.tax_amount'],
    ['gross amount', 'd.lines_gross', 'd.gross_amount'],
    ['net amount + tax', 'd.net_amount + d.tax_amount', 'd.gross_amount'],
  ]),
  equal('invoices_equal_payments', INVOICE_PAYMENTS, [['paid amount', 'd.allocated', 'd.paid_amount']]),
  equal('payments_equal_allocations', PAYMENTS, [['allocated amount', 'd.allocations', 'd.allocated_amount']]),
  equal('shipments_equal_lines', SHIPMENT_LINES, [
    ['quantity', 'd.lines_quantity', 'd.quantity'],
    ['goods amount', 'd.lines_goods', 'd.goods_amount'],
    ['cost', 'd.lines_cost', 'd.cost_amount'],
    ['arrived or lost', "case when d.status = 'received' then d.quantity else 0 end", 'd.arrived'],
  ]),
  equal('returns_equal_lines', RETURN_LINES, [
    ['net amount', 'd.lines_net', 'd.net_amount'],
    ['tax', 'd.lines_tax', 'd.tax_amount'],
    ['gross amount', 'd.lines_gross', 'd.gross_amount'],
  ]),
  {
    name: 'transit_equals_shipments',
    checked: `select count(*) from shipment where status = 'in_transit'`,
    problems: `
      select coalesce(b.company_id, s.company_id) as id, coalesce(s.cost, 0) as expected, coalesce(b.amount, 0) as actual, 'goods in transit' as about
      from (select a.company_id, sum(p.amount) as amount from account a join posting p on p.account_id = a.id where a.purpose = 'transit' group by 1) b
      full join (select company_id, sum(cost_amount) as cost from shipment where status = 'in_transit' group by 1) s using (company_id)
      where coalesce(b.amount, 0) <> coalesce(s.cost, 0)`,
  },
  {
    name: 'numbers_once_and_gapless',
    checked: `select count(*) from invoice`,
    problems: `
      select min(id) as id, 1 as expected, count(*) as actual, 'documents with the number ' || number as about
        from (select 'invoice' as kind, id, company_id, number from invoice union all select 'order', id, company_id, number from sales_order where number is not null
              union all select 'credit note', id, company_id, number from credit_note union all select 'shipment', id, company_id, number from shipment
              union all select 'payment', id, company_id, number from payment union all select 'return', id, company_id, number from return_order where number is not null) n
        group by kind, company_id, number having count(*) > 1
      union all
      select c.type || '-' || c.day as id, c.last, count(n.number), 'numbers given out against documents that carry them' as about
        from number_counter c left join (select company_id, number from invoice union all select company_id, number from credit_note
          union all select company_id, number from receipt) n
          on n.company_id = c.company_id and split_part(n.number, '-', 1) = c.type and split_part(n.number, '-', 2) = replace(c.day, '-', '')
        where c.type in ('INV', 'CN', 'RC') group by c.company_id, c.type, c.day, c.last having count(n.number) <> c.last`,
  },
];
