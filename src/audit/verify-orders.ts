// Owns the proofs of orders and stock: lines add up, holds are what the order's state says, stock equals its moves and promises.
import type { SqlCheck } from './check.ts';

const HOLDING = `('submitted', 'pending_approval', 'approved', 'allocated', 'partly_shipped', 'shipped', 'received')`;

const ORDER_LINES = `
  select o.id, o.status, o.list_amount, o.goods_amount, o.tax_amount, o.offset_amount, o.discount_amount, o.payable_amount, o.quantity,
    o.shipped_quantity, o.received_quantity, coalesce(l.list, 0) as l_list, coalesce(l.goods, 0) as l_goods, coalesce(l.tax, 0) as l_tax,
    coalesce(l.quantity, 0) as l_quantity, coalesce(l.shipped, 0) as l_shipped, coalesce(l.received, 0) as l_received, coalesce(f.amount, 0) as l_offset
  from sales_order o
  left join (select order_id, sum(list_amount) as list, sum(goods_amount) as goods, sum(tax_amount) as tax, sum(quantity) as quantity,
    sum(shipped_quantity) as shipped, sum(received_quantity) as received from order_line group by order_id) l on l.order_id = o.id
  left join (select order_id, sum(amount) as amount from order_offset group by order_id) f on f.order_id = o.id
  where o.status <> 'draft'`;

/** What the ledger holds of an order's credit in one bucket, through the order and its shipments and receipts. */
const inBucket = (purpose: string): string => `
  select x.order_id, sum(p.amount) as amount from (
      select id as document_id, id as order_id from sales_order union all select id, order_id from shipment union all select id, order_id from receipt) x
    join transfer t on t.document_id = x.document_id join posting p on p.transfer_id = t.id
    join account a on a.id = p.account_id and a.purpose = '${purpose}' group by x.order_id`;

const ENDED = `('closed', 'rejected', 'recalled', 'cancelled', 'expired')`;

/** What the ledger grants beyond limits, against what orders that live still have of it. */
const EXCEPTIONS = `
  select coalesce(o.party_id, b.party_id) as id, coalesce(o.company_id, b.company_id) as company_id, coalesce(o.left_over, 0) as expected, coalesce(b.amount, 0) as actual
  from (select company_id, buyer_id as party_id, currency, sum(credit_exception_amount - credit_exception_returned) as left_over from sales_order group by 1, 2, 3) o
  full join (select a.company_id, a.party_id, a.currency, a.side * sum(p.amount) as amount from account a join posting p on p.account_id = a.id
    where a.purpose = 'credit_exception' group by 1, 2, 3, a.side) b using (company_id, party_id, currency)`;

/** What an order should hold: its hold less what was shipped of it; nothing before submit and after its end. Orders with cancelled lines hold less. */
const HOLDS = `
  select o.id, coalesce(b.amount, 0) as held, coalesce(c.cancelled, 0) > 0 as cut,
    case when o.status in ${HOLDING} then o.credit_hold_amount - coalesce(s.credit, 0) else 0 end as expected
  from sales_order o
  left join (${inBucket('credit_open_orders')}) b on b.order_id = o.id
  left join (select s.order_id, sum(l.credit_amount) as credit from shipment s join shipment_line l on l.shipment_id = s.id group by 1) s on s.order_id = o.id
  left join (select order_id, sum(cancelled_quantity) as cancelled from order_line group by 1) c on c.order_id = o.id`;

const DELIVERED = `
  select o.id, coalesce(b.amount, 0) as delivered, coalesce(s.credit, 0) as expected from sales_order o
  left join (${inBucket('credit_delivered')}) b on b.order_id = o.id
  left join (select s.order_id, sum(l.credit_amount) as credit from shipment s join shipment_line l on l.shipment_id = s.id
    where s.status = 'in_transit' group by 1) s on s.order_id = o.id`;

const OFFSETS = `
  select o.company_id, o.buyer_id as party_id, f.kind || '_held' as purpose, o.currency, sum(f.amount - f.applied_amount - f.released_amount) as held
  from order_offset f join sales_order o on o.id = f.order_id where o.status in ${HOLDING} group by 1, 2, 3, 4`;

const OFFSETS_POSTED = `
  select a.company_id, a.party_id, a.purpose, a.currency, a.side * sum(p.amount) as amount from account a join posting p on p.account_id = a.id
  where a.purpose in ('prepaid_held', 'credit_note_held', 'rebate_held') group by 1, 2, 3, 4, a.side`;

const SHIPPED_LINES = `
  select l.id, l.shipped_quantity, l.received_quantity, l.lost_quantity, coalesce(s.quantity, 0) as shipped, coalesce(s.received, 0) as received,
    coalesce(s.lost, 0) as lost
  from order_line l left join (select order_line_id, sum(quantity) as quantity, sum(received_quantity) as received, sum(lost_quantity) as lost
    from shipment_line group by 1) s on s.order_line_id = l.id`;

const MOVES = `
  select warehouse_id, sku_id, sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved from stock_move group by 1, 2`;

const PROMISES = `
  select l.warehouse_id, l.sku_id, sum(l.allocated_quantity) as promised from order_line l join sku k on k.id = l.sku_id and k.stocked
  where l.allocated_quantity > 0 group by 1, 2`;

export const ORDER_CHECKS: readonly SqlCheck[] = [
  {
    name: 'orders_equal_lines',
    checked: `select count(*) from sales_order where status <> 'draft'`,
    problems: `
      select o.id, e.expected, e.actual, e.about from (${ORDER_LINES}) o cross join lateral (values
        (l_list, list_amount, 'list amount'), (l_goods, goods_amount, 'goods amount'), (l_tax, tax_amount, 'tax'), (l_quantity, quantity, 'quantity'),
        (l_shipped, shipped_quantity, 'shipped quantity'), (l_received, received_quantity, 'received quantity'), (l_offset, offset_amount, 'offset'),
        (list_amount - goods_amount, discount_amount, 'discount'), (goods_amount - offset_amount, payable_amount, 'payable')) as e(expected, actual, about)
      where e.expected <> e.actual`,
  },
  {
    name: 'order_lines_equal_shipments',
    checked: 'select count(*) from order_line',
    problems: `
      select l.id, e.expected, e.actual, e.about from (${SHIPPED_LINES}) l cross join lateral (values
        (shipped, shipped_quantity, 'shipped quantity'), (received, received_quantity, 'received quantity'), (lost, lost_quantity, 'lost quantity'))
        as e(expected, actual, about) where e.expected <> e.actual`,
  },
  {
    name: 'orders_hold_their_credit',
    checked: 'select count(*) from sales_order',
    problems: `
      select id, expected, held as actual, 'credit held for open orders' as about from (${HOLDS}) h
        where (not cut and held <> expected) or held < 0 or (cut and held > expected)
      union all
      select id, expected, delivered, 'credit of goods on the way' from (${DELIVERED}) d where delivered <> expected`,
  },
  {
    name: 'credit_exceptions_of_orders',
    checked: 'select count(*) from sales_order where credit_exception_amount > 0',
    problems: `select id, expected, actual, 'credit exceptions in ' || company_id as about from (${EXCEPTIONS}) e where expected <> actual`,
  },
  {
    name: 'ended_orders_hold_nothing',
    checked: `select count(*) from sales_order where status in ${ENDED}`,
    problems: `
      select id, 0 as expected, credit_exception_amount - credit_exception_returned as actual, 'credit exception of an order that is ' || status as about
        from sales_order where status in ${ENDED} and credit_exception_amount <> credit_exception_returned
      union all
      select o.id, 0, f.amount - f.applied_amount - f.released_amount, 'offset ' || f.id || ' of an order that is ' || o.status
        from sales_order o join order_offset f on f.order_id = o.id where o.status in ${ENDED} and f.amount <> f.applied_amount + f.released_amount
      union all
      select o.id, 0, l.allocated_quantity, 'stock allocated to line ' || l.line_no || ' of an order that is ' || o.status
        from sales_order o join order_line l on l.order_id = o.id where o.status in ${ENDED} and l.allocated_quantity <> 0`,
  },
  {
    name: 'offsets_are_held',
    checked: `select count(*) from (${OFFSETS}) f`,
    problems: `
      select coalesce(f.party_id, p.party_id) as id, coalesce(f.held, 0) as expected, coalesce(p.amount, 0) as actual,
        coalesce(f.purpose, p.purpose) || ' of open orders' as about
      from (${OFFSETS}) f full join (${OFFSETS_POSTED}) p using (company_id, party_id, purpose, currency)
      where coalesce(f.held, 0) <> coalesce(p.amount, 0)`,
  },
  {
    name: 'stock_equals_moves',
    checked: 'select count(*) from stock',
    problems: `
      select coalesce(s.warehouse_id, m.warehouse_id) || '/' || coalesce(s.sku_id, m.sku_id) as id, e.expected, e.actual, e.about
      from stock s full join (${MOVES}) m using (warehouse_id, sku_id) cross join lateral (values
        (coalesce(m.on_hand, 0), coalesce(s.on_hand, 0), 'on hand'), (coalesce(m.reserved, 0), coalesce(s.reserved, 0), 'reserved'))
        as e(expected, actual, about) where e.expected <> e.actual`,
  },
  {
    name: 'stock_reserved_for_orders',
    checked: 'select count(*) from stock',
    problems: `
      select coalesce(s.warehouse_id, p.warehouse_id) || '/' || coalesce(s.sku_id, p.sku_id) as id, coalesce(p.promised, 0) as expected,
        coalesce(s.reserved, 0) as actual, 'reserved for order lines' as about
      from stock s full join (${PROMISES}) p using (warehouse_id, sku_id) where coalesce(p.promised, 0) <> coalesce(s.reserved, 0)`,
  },
  {
    name: 'approvals_stand_behind_orders',
    checked: 'select count(*) from approval',
    problems: `
      select o.id, 'approved' as expected, a.status as actual, 'approval ' || a.id || ' of an approved order' as about
        from sales_order o join approval a on a.document_id = o.id and a.document_version = o.document_version
        where o.approved_at is not null and a.status <> 'approved'
      union all
      select d.id, 'another person', d.user_id, 'a decision by someone who may not take it' from approval_decision d join approval a on a.id = d.approval_id
        where d.action in ('approve', 'reject', 'send_back') and (d.user_id = a.requester_id or d.user_id = any (a.excluded))`,
  },
];
