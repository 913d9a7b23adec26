/** Proves the books of a tenant from the rows alone: what tests of money end with. */
import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/database.ts';
import { tenantScope, withScope } from '../../src/platform/db/database.ts';

/** Each proof finds nothing when the books are right; a row it finds is a sentence about what is wrong. */
const PROOFS: readonly { name: string; query: string }[] = [
  {
    name: 'every transfer balances',
    query: `select transfer_id || ' ' || sum(amount) as problem from posting group by transfer_id, currency having sum(amount) <> 0`,
  },
  {
    name: 'every stored balance equals its postings',
    query: `select a.purpose || ' of ' || coalesce(a.party_id, 'house') || ' stores ' || a.balance || ', postings ' || coalesce(sum(p.amount) * a.side, 0) as problem
      from account a left join posting p on p.account_id = a.id where a.bounded
      group by a.id having a.balance <> coalesce(sum(p.amount) * a.side, 0)`,
  },
  {
    name: 'stock is the sum of its moves',
    query: `select s.sku_id || ' at ' || s.warehouse_id as problem from stock s left join stock_move m using (warehouse_id, sku_id)
      group by s.warehouse_id, s.sku_id, s.on_hand, s.reserved
      having s.on_hand <> coalesce(sum(m.on_hand_delta), 0) or s.reserved <> coalesce(sum(m.reserved_delta), 0)`,
  },
  {
    name: 'reserved stock is what lines have allocated',
    query: `select s.sku_id || ' at ' || s.warehouse_id || ' reserves ' || s.reserved || ', lines allocate ' || coalesce(l.allocated, 0) as problem
      from stock s left join (select l.warehouse_id, l.sku_id, sum(l.allocated_quantity) as allocated from order_line l join sku on sku.id = l.sku_id
        where sku.stocked and l.warehouse_id is not null group by 1, 2) l using (warehouse_id, sku_id)
      where s.reserved <> coalesce(l.allocated, 0)`,
  },
  {
    name: 'credit identity',
    query: `select party_id || ' ' || currency || ': buckets ' || coalesce(used, 0) || ', granted ' || coalesce(granted, 0) as problem from (
        select a.party_id, a.currency, sum(p.amount * a.side) filter (where a.side = 1) as used, sum(p.amount * a.side) filter (where a.side = -1) as granted
        from account a join posting p on p.account_id = a.id where a.book = 'credit' group by a.company_id, a.party_id, a.currency) c
      where coalesce(used, 0) <> coalesce(granted, 0)`,
  },
  {
    name: 'the credit book agrees with the statutory one',
    query: `select * from (select 'receivable of ' || party_id || ': credit ' || sum(amount) filter (where purpose = 'credit_receivable') || ', books ' || sum(amount) filter (where purpose = 'receivable') as problem
        from balances where purpose in ('credit_receivable', 'receivable') group by party_id, currency
        having coalesce(sum(amount) filter (where purpose = 'credit_receivable'), 0) <> coalesce(sum(amount) filter (where purpose = 'receivable'), 0)
      union all
      select 'prepaid of ' || party_id || ': ' || sum(case when purpose = 'credit_prepaid' then amount else -amount end)
        from balances where purpose in ('credit_prepaid', 'prepaid', 'prepaid_held', 'credit_note', 'credit_note_held') group by party_id, currency
        having sum(case when purpose = 'credit_prepaid' then amount else -amount end) <> 0) p`,
  },
  {
    name: 'receivable is the open invoices',
    query: `select coalesce(b.party_id, i.buyer_id) || ': ledger ' || coalesce(b.amount, 0) || ', invoices ' || coalesce(i.open, 0) as problem
      from (select * from balances where purpose = 'receivable') b
      full join (select buyer_id, currency, sum(gross_amount - offset_amount - paid_amount - credited_amount - written_off_amount) as open from invoice group by 1, 2) i
        on i.buyer_id = b.party_id and i.currency = b.currency
      where coalesce(b.amount, 0) <> coalesce(i.open, 0)`,
  },
  {
    name: 'transit is the cost of shipments on the way, and delivered credit their share',
    query: `select * from (select 'transit ' || coalesce((select sum(amount) from balances where purpose = 'transit'), 0) || ', shipments ' || coalesce(sum(cost_amount), 0) as problem
        from shipment where status = 'in_transit' having coalesce((select sum(amount) from balances where purpose = 'transit'), 0) <> coalesce(sum(cost_amount), 0)
      union all
      select 'delivered credit ' || coalesce((select sum(amount) from balances where purpose = 'credit_delivered'), 0) || ', shipments ' || coalesce(sum(l.credit_amount), 0)
        from shipment s join shipment_line l on l.shipment_id = s.id where s.status = 'in_transit'
        having coalesce((select sum(amount) from balances where purpose = 'credit_delivered'), 0) <> coalesce(sum(l.credit_amount), 0)) p`,
  },
  {
    name: 'held offsets are those of living orders',
    query: `select k.kind || ' held ' || coalesce((select sum(amount) from balances where purpose = k.kind || '_held'), 0) || ', orders ' || coalesce(o.held, 0) as problem
      from (values ('prepaid'), ('credit_note'), ('rebate')) k(kind)
      left join (select f.kind, sum(f.amount - f.applied_amount - f.released_amount) as held from order_offset f join sales_order s on s.id = f.order_id
        where s.status not in ('draft', 'returned') group by 1) o on o.kind = k.kind
      where coalesce((select sum(amount) from balances where purpose = k.kind || '_held'), 0) <> coalesce(o.held, 0)`,
  },
  {
    name: 'ended orders hold nothing',
    query: `select o.id || ' ' || o.status as problem from sales_order o where o.status in ('closed', 'rejected', 'recalled', 'cancelled', 'expired')
      and (o.credit_exception_amount <> o.credit_exception_returned
        or exists (select from order_offset f where f.order_id = o.id and f.amount <> f.applied_amount + f.released_amount)
        or exists (select from order_line l where l.order_id = o.id and l.allocated_quantity <> 0))`,
  },
  {
    name: 'open order credit belongs to living orders',
    query: `select b.party_id || ' ' || b.amount as problem from balances b where b.purpose = 'credit_open_orders' and b.amount <> 0
      and not exists (select from sales_order o where o.buyer_id = b.party_id
        and o.status in ('submitted', 'pending_approval', 'approved', 'allocated', 'partly_shipped'))`,
  },
  {
    name: 'credit exceptions are those of living orders',
    query: `select 'exceptions ' || coalesce((select sum(amount) from balances where purpose = 'credit_exception'), 0) || ', orders ' || coalesce(sum(credit_exception_amount - credit_exception_returned), 0) as problem
      from sales_order having coalesce((select sum(amount) from balances where purpose = 'credit_exception'), 0) <> coalesce(sum(credit_exception_amount - credit_exception_returned), 0)`,
  },
  {
    name: 'free credit notes are the ledger balance',
    query: `select 'notes ' || coalesce(sum(gross_amount - applied_amount), 0) || ', ledger ' || coalesce((select sum(amount) from balances where purpose = 'credit_note'), 0) as problem
      from credit_note having coalesce(sum(gross_amount - applied_amount), 0) <> coalesce((select sum(amount) from balances where purpose = 'credit_note'), 0)`,
  },
  {
    name: 'payments are their allocations',
    query: `select * from (select p.id as problem from payment p left join payment_allocation a on a.payment_id = p.id group by p.id having p.allocated_amount <> coalesce(sum(a.amount), 0)
      union all select i.id from invoice i left join payment_allocation a on a.invoice_id = i.id group by i.id having i.paid_amount <> coalesce(sum(a.amount), 0)) p`,
  },
  {
    name: 'invoices are their lines',
    query: `select i.id as problem from invoice i join invoice_line l on l.invoice_id = i.id group by i.id
      having sum(l.gross_amount) <> i.gross_amount or sum(l.net_amount) <> i.net_amount or sum(l.tax_amount) <> i.tax_amount`,
  },
  {
    name: 'lines are their shipments',
    query: `select l.id as problem from order_line l left join shipment_line s on s.order_line_id = l.id group by l.id
      having l.shipped_quantity <> coalesce(sum(s.quantity), 0) or l.received_quantity <> coalesce(sum(s.received_quantity), 0) or l.lost_quantity <> coalesce(sum(s.lost_quantity), 0)`,
  },
];

const BALANCES = `with balances as (select a.party_id, a.purpose, a.currency, sum(p.amount * a.side) as amount
  from account a join posting p on p.account_id = a.id group by a.company_id, a.party_id, a.purpose, a.currency) `;

/** Throws with every proof that failed and the rows it found. `db` may be of any role that reads. */
export async function proveBooks(db: Db, tenant: string): Promise<void> {
  const problems = await withScope(db, tenantScope(tenant), async (tx) => {
    const found: string[] = [];
    for (const proof of PROOFS) {
      const rows = await sql<{ problem: string }>`${sql.raw(BALANCES + proof.query)}`.execute(tx);
      found.push(...rows.rows.map((row) => `${proof.name}: ${row.problem}`));
    }
    return found;
  });
  if (problems.length > 0) throw new Error(`the books do not prove:\n${problems.join('\n')}`);
}
