-- Dealer orders and everything they lead to: shipments, receipts, invoices, payments, returns and credit notes.

create table sales_order (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  number text,
  kind text not null default 'dealer' check (kind in ('dealer', 'retail', 'consignment_report')),
  business_model text not null default 'distribution',
  status text not null default 'draft' check (status in
    ('draft', 'submitted', 'pending_approval', 'returned', 'approved', 'allocated', 'partly_shipped', 'shipped', 'received', 'closed',
     'rejected', 'recalled', 'cancelled', 'expired')),
  document_version integer not null default 1, -- what approvers see; a change after submit makes a new one
  version integer not null default 1,          -- of the row, for ETag
  seller_id text not null references party, buyer_id text not null references party,
  ship_to_id text references party, bill_to_id text references party, ship_to text not null default '',
  region_id text references region, channel text, store_id text references party,
  contract_id text references contract,
  currency char(3) not null, tax_included boolean not null default true,
  list_amount numeric(24, 6) not null default 0,     -- lines at list price
  discount_amount numeric(24, 6) not null default 0, -- list_amount - goods_amount
  goods_amount numeric(24, 6) not null default 0,    -- lines at net price, tax included
  tax_amount numeric(24, 6) not null default 0,
  offset_amount numeric(24, 6) not null default 0,
  payable_amount numeric(24, 6) not null default 0,  -- goods_amount - offset_amount
  quantity numeric(20, 6) not null default 0,
  shipped_quantity numeric(20, 6) not null default 0,
  received_quantity numeric(20, 6) not null default 0,
  settled_quantity numeric(20, 6) not null default 0, -- received, lost or cancelled
  credit_hold_amount numeric(24, 6) not null default 0,      -- what submit held or the exception granted
  credit_exception_amount numeric(24, 6) not null default 0,
  exceptions text[] not null default '{}',
  requested_date date, note text not null default '',
  custom jsonb not null default '{}', custom_version integer,
  business_date date,
  created_by text, created_at timestamptz not null default now(),
  submitted_by text, submitted_at timestamptz, checked_at timestamptz, approved_at timestamptz, allocated_at timestamptz,
  shipped_at timestamptz, received_at timestamptz, closed_at timestamptz, end_reason text,
  updated_at timestamptz not null default now(),
  source text, source_key text,
  unique (tenant_id, company_id, number),
  unique (tenant_id, company_id, source, source_key)
);
call protect_partner('sales_order', 'buyer_id'); call allow_write('sales_order');
grant delete on sales_order to qudao_api;
create policy delete_drafts on sales_order as restrictive for delete to qudao_api using (status = 'draft');
create index sales_order_recent on sales_order (tenant_id, company_id, created_at desc, id desc);
create index sales_order_buyer on sales_order (buyer_id, created_at desc, id desc);
create index sales_order_region on sales_order (tenant_id, region_id, created_at desc, id desc);
create index sales_order_status on sales_order (tenant_id, company_id, status, created_at desc, id desc);
create index sales_order_number on sales_order using gin (number gin_trgm_ops);

create table order_line (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  order_id text not null references sales_order on delete cascade, line_no integer not null,
  sku_id text not null references sku, sku_code text not null, name text not null, name_en text not null,
  unit text not null, pack_size numeric(20, 6) not null, pack_unit text not null,
  ordered_quantity numeric(20, 6) not null check (ordered_quantity > 0), -- as submitted
  quantity numeric(20, 6) not null check (quantity >= 0),                -- as approved; a decider may only lower it
  list_price numeric(24, 8) not null, unit_price numeric(24, 8) not null, floor_price numeric(24, 8),
  price_trace jsonb not null default '[]',
  list_amount numeric(24, 6) not null, goods_amount numeric(24, 6) not null,
  net_amount numeric(24, 6) not null, tax_amount numeric(24, 6) not null, tax_code text not null, tax_rate numeric(9, 6) not null,
  offset_amount numeric(24, 6) not null default 0,
  standard_cost numeric(24, 8) not null default 0,
  allocated_quantity numeric(20, 6) not null default 0, shipped_quantity numeric(20, 6) not null default 0,
  received_quantity numeric(20, 6) not null default 0, lost_quantity numeric(20, 6) not null default 0,
  cancelled_quantity numeric(20, 6) not null default 0, returned_quantity numeric(20, 6) not null default 0,
  warehouse_id text references warehouse,
  unique (order_id, line_no),
  constraint line_quantities check (shipped_quantity + cancelled_quantity <= quantity and allocated_quantity + shipped_quantity + cancelled_quantity <= quantity
    and received_quantity + lost_quantity <= shipped_quantity and returned_quantity <= received_quantity)
);
call protect_company('order_line');
create policy wall_order on order_line as restrictive to qudao_api using (exists (select from sales_order o where o.id = order_id));
call allow_write('order_line', 'insert, update, delete');
create index order_line_order on order_line (order_id);
create index order_line_waiting on order_line (sku_id) where allocated_quantity + shipped_quantity + cancelled_quantity < quantity;

create table order_offset (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  order_id text not null references sales_order on delete cascade,
  kind text not null check (kind in ('prepaid', 'credit_note', 'rebate')), reference_id text,
  amount numeric(24, 6) not null check (amount > 0), applied_amount numeric(24, 6) not null default 0, released_amount numeric(24, 6) not null default 0,
  check (applied_amount + released_amount <= amount)
);
call protect_company('order_offset');
create policy wall_order on order_offset as restrictive to qudao_api using (exists (select from sales_order o where o.id = order_id));
call allow_write('order_offset', 'insert, update, delete');
create index order_offset_order on order_offset (order_id);

create table order_verdict (
  tenant_id text not null references tenant, company_id text not null references company,
  order_id text not null references sales_order, document_version integer not null, rule text not null, position smallint not null,
  rule_id text not null, verdict text not null check (verdict in ('pass', 'warn', 'block', 'needs_approval')),
  evidence jsonb not null default '{}', cure text, at timestamptz not null default now(),
  primary key (order_id, document_version, rule)
);
call protect_company('order_verdict');
create policy wall_order on order_verdict as restrictive to qudao_api using (exists (select from sales_order o where o.id = order_id));
call append_only('order_verdict');

create table shipment (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  order_id text not null references sales_order, number text not null, warehouse_id text references warehouse,
  carrier text not null default '', tracking_number text not null default '',
  status text not null default 'in_transit' check (status in ('in_transit', 'received')),
  quantity numeric(20, 6) not null, goods_amount numeric(24, 6) not null, cost_amount numeric(24, 6) not null,
  business_date date not null, expected_on date, shipped_by text, shipped_at timestamptz not null default now(), received_at timestamptz,
  unique (tenant_id, company_id, number)
);
call protect_company('shipment');
create policy wall_order on shipment as restrictive to qudao_api using (exists (select from sales_order o where o.id = order_id));
call allow_write('shipment');
create index shipment_order on shipment (order_id);

create table shipment_line (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  shipment_id text not null references shipment, order_line_id text not null references order_line,
  quantity numeric(20, 6) not null check (quantity > 0), goods_amount numeric(24, 6) not null, cost_amount numeric(24, 6) not null,
  received_quantity numeric(20, 6) not null default 0, lost_quantity numeric(20, 6) not null default 0, difference_reason text,
  check (received_quantity + lost_quantity <= quantity)
);
call protect_company('shipment_line');
create policy wall_order on shipment_line as restrictive to qudao_api using (exists (select from shipment s where s.id = shipment_id));
call allow_write('shipment_line');
create index shipment_line_shipment on shipment_line (shipment_id);

create table receipt (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  order_id text not null references sales_order, shipment_id text not null unique references shipment, number text not null,
  business_date date not null, received_by text, received_at timestamptz not null default now(), note text not null default '',
  unique (tenant_id, company_id, number)
);
call protect_company('receipt');
create policy wall_order on receipt as restrictive to qudao_api using (exists (select from sales_order o where o.id = order_id));
call append_only('receipt');

create table invoice (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  order_id text not null references sales_order, receipt_id text unique references receipt, number text not null,
  buyer_id text not null references party, region_id text references region, currency char(3) not null,
  net_amount numeric(24, 6) not null, tax_amount numeric(24, 6) not null, gross_amount numeric(24, 6) not null,
  offset_amount numeric(24, 6) not null default 0,   -- settled by offset lines when it was posted
  paid_amount numeric(24, 6) not null default 0, credited_amount numeric(24, 6) not null default 0, written_off_amount numeric(24, 6) not null default 0,
  business_date date not null, due_date date not null, created_at timestamptz not null default now(),
  unique (tenant_id, company_id, number),
  constraint invoice_settled check (offset_amount + paid_amount + credited_amount + written_off_amount <= gross_amount)
);
call protect_partner('invoice', 'buyer_id'); call allow_write('invoice');
create index invoice_order on invoice (order_id);
create index invoice_open on invoice (buyer_id, due_date) where offset_amount + paid_amount + credited_amount + written_off_amount < gross_amount;

create table invoice_line (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  invoice_id text not null references invoice, order_line_id text not null references order_line, sku_id text not null references sku,
  quantity numeric(20, 6) not null, unit_price numeric(24, 8) not null,
  net_amount numeric(24, 6) not null, tax_amount numeric(24, 6) not null, gross_amount numeric(24, 6) not null,
  tax_code text not null, tax_rate numeric(9, 6) not null, cost_amount numeric(24, 6) not null,
  returned_quantity numeric(20, 6) not null default 0, credited_amount numeric(24, 6) not null default 0,
  check (returned_quantity <= quantity), check (credited_amount <= gross_amount)
);
call protect_company('invoice_line');
create policy wall_invoice on invoice_line as restrictive to qudao_api using (exists (select from invoice i where i.id = invoice_id));
call allow_write('invoice_line');
create index invoice_line_invoice on invoice_line (invoice_id);
create index invoice_line_order_line on invoice_line (order_line_id);

create table payment (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  number text not null, buyer_id text not null references party, region_id text references region,
  amount numeric(24, 6) not null check (amount > 0), currency char(3) not null,
  allocated_amount numeric(24, 6) not null default 0, prepaid_amount numeric(24, 6) not null default 0,
  method text not null default 'bank_transfer', bank_reference text,
  business_date date not null, note text not null default '', created_by text, created_at timestamptz not null default now(),
  unique (tenant_id, company_id, number), unique (tenant_id, company_id, bank_reference),
  check (allocated_amount + prepaid_amount = amount)
);
call protect_partner('payment', 'buyer_id'); call allow_write('payment');
create index payment_buyer on payment (buyer_id, created_at desc);

create table payment_allocation (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  payment_id text not null references payment, invoice_id text not null references invoice, amount numeric(24, 6) not null check (amount > 0),
  created_at timestamptz not null default now()
);
call protect_company('payment_allocation');
create policy wall_invoice on payment_allocation as restrictive to qudao_api using (exists (select from invoice i where i.id = invoice_id));
call append_only('payment_allocation');
create index payment_allocation_invoice on payment_allocation (invoice_id);
create index payment_allocation_payment on payment_allocation (payment_id);

create table return_order (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  number text, order_id text references sales_order, buyer_id text not null references party, region_id text references region,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'pending_approval', 'returned', 'approved', 'received', 'credited', 'rejected', 'recalled', 'cancelled', 'expired')),
  document_version integer not null default 1, version integer not null default 1,
  reason text not null, currency char(3) not null, warehouse_id text references warehouse,
  net_amount numeric(24, 6) not null default 0, tax_amount numeric(24, 6) not null default 0, gross_amount numeric(24, 6) not null default 0,
  quantity numeric(20, 6) not null default 0, note text not null default '', business_date date,
  created_by text, created_at timestamptz not null default now(), submitted_by text, submitted_at timestamptz, approved_at timestamptz,
  received_at timestamptz, credited_at timestamptz, closed_at timestamptz, end_reason text, source text, source_key text,
  unique (tenant_id, company_id, number), unique (tenant_id, company_id, source, source_key)
);
call protect_partner('return_order', 'buyer_id'); call allow_write('return_order');
create index return_order_order on return_order (order_id);
create index return_order_recent on return_order (tenant_id, company_id, created_at desc, id desc);

create table return_line (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  return_id text not null references return_order on delete cascade, line_no integer not null,
  order_line_id text references order_line, invoice_line_id text references invoice_line, sku_id text not null references sku,
  sku_code text not null, name text not null, name_en text not null, unit text not null,
  quantity numeric(20, 6) not null check (quantity > 0), received_quantity numeric(20, 6),
  condition text not null default 'good' check (condition in ('good', 'damaged', 'expired')),
  unit_price numeric(24, 8) not null, net_amount numeric(24, 6) not null, tax_amount numeric(24, 6) not null, gross_amount numeric(24, 6) not null,
  tax_code text not null, tax_rate numeric(9, 6) not null, cost_amount numeric(24, 6) not null,
  unique (return_id, line_no)
);
call protect_company('return_line');
create policy wall_return on return_line as restrictive to qudao_api using (exists (select from return_order r where r.id = return_id));
call allow_write('return_line', 'insert, update, delete');
create index return_line_return on return_line (return_id);

create table credit_note (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  number text not null, return_id text unique references return_order, invoice_id text references invoice, buyer_id text not null references party, region_id text references region,
  currency char(3) not null, net_amount numeric(24, 6) not null, tax_amount numeric(24, 6) not null, gross_amount numeric(24, 6) not null,
  applied_amount numeric(24, 6) not null default 0, -- against invoices or held for orders
  business_date date not null, created_at timestamptz not null default now(),
  unique (tenant_id, company_id, number), check (applied_amount >= 0 and applied_amount <= gross_amount)
);
call protect_partner('credit_note', 'buyer_id'); call allow_write('credit_note');
create index credit_note_buyer on credit_note (buyer_id, created_at);

-- What hangs on a document is seen by who sees the document.
create function sees_document(type text, id text) returns boolean language sql stable as $$
  select case type
    when 'order' then exists (select from sales_order o where o.id = sees_document.id)
    when 'return' then exists (select from return_order r where r.id = sees_document.id)
    else true end
$$;
create policy wall_document on document_event as restrictive to qudao_api using (sees_document(document_type, document_id));
create policy wall_document on attachment as restrictive to qudao_api using (sees_document(document_type, document_id));
create policy wall_document on comment as restrictive to qudao_api using (sees_document(document_type, document_id));
