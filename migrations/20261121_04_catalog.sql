-- Brands, categories, products, SKUs, tax, cost, price lists, dealers and contracts, warehouses and stock.

create table brand (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  code text not null, name text not null, name_en text not null,
  unique (tenant_id, company_id, code)
);
call protect_company('brand'); call allow_write('brand');

create table category (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  parent_id text references category, code text not null, name text not null, name_en text not null,
  unique (tenant_id, company_id, code)
);
call protect_company('category'); call allow_write('category');

create table product (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  brand_id text not null references brand, category_id text not null references category,
  code text not null, name text not null, name_en text not null,
  kind text not null default 'goods' check (kind in ('goods', 'service', 'virtual', 'fee')),
  custom jsonb not null default '{}', custom_version integer,
  version integer not null default 1, created_at timestamptz not null default now(),
  unique (tenant_id, company_id, code)
);
call protect_company('product'); call allow_write('product');

create table sku (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  product_id text not null references product,
  code text not null, name text not null, name_en text not null,
  unit text not null, pack_unit text not null, pack_size numeric(20, 6) not null check (pack_size > 0),
  min_quantity numeric(20, 6) not null default 0,
  orderable boolean not null default true,
  stocked boolean not null default true,
  version integer not null default 1, created_at timestamptz not null default now(),
  unique (tenant_id, company_id, code)
);
call protect_company('sku'); call allow_write('sku');
create index sku_product on sku (product_id);
create index sku_name on sku using gin ((code || ' ' || name || ' ' || name_en) gin_trgm_ops);

-- Other units a SKU may be ordered in, as factors of its base unit.
create table sku_unit (
  tenant_id text not null references tenant, company_id text not null references company,
  sku_id text not null references sku, unit text not null, factor numeric(20, 6) not null check (factor > 0),
  primary key (sku_id, unit)
);
call protect_company('sku_unit'); call allow_write('sku_unit');

create table tax_code (
  tenant_id text not null references tenant, company_id text not null references company,
  code text not null, rate numeric(9, 6) not null check (rate >= 0 and rate < 1),
  valid_from date not null, valid_to date check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, company_id, code, valid_from),
  exclude using gist (tenant_id with =, company_id with =, code with =, daterange(valid_from, valid_to) with &&)
);
call protect_company('tax_code'); call allow_write('tax_code');

create table sku_tax (
  tenant_id text not null references tenant, company_id text not null references company,
  sku_id text not null references sku, tax_code text not null,
  valid_from date not null, valid_to date check (valid_to > valid_from), recorded_at timestamptz not null default now(),
  primary key (sku_id, valid_from),
  exclude using gist (sku_id with =, daterange(valid_from, valid_to) with &&)
);
call protect_company('sku_tax'); call allow_write('sku_tax');

create table sku_cost (
  tenant_id text not null references tenant, company_id text not null references company,
  sku_id text not null references sku, cost numeric(24, 8) not null check (cost >= 0),
  valid_from date not null, valid_to date check (valid_to > valid_from), recorded_at timestamptz not null default now(),
  primary key (sku_id, valid_from),
  exclude using gist (sku_id with =, daterange(valid_from, valid_to) with &&)
);
call protect_company('sku_cost'); call allow_write('sku_cost');

create table price_list (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  code text not null, name text not null, name_en text not null,
  currency char(3) not null, tax_included boolean not null, price_scale smallint not null default 2 check (price_scale between 0 and 6),
  party_id text references party, level text, region_id text references region, channel text,
  unique (tenant_id, company_id, code)
);
call protect_company('price_list'); call allow_write('price_list');

-- A published version is never edited; the next one ends it.
create table price_list_version (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  price_list_id text not null references price_list, version integer not null,
  valid_from date not null, valid_to date check (valid_to > valid_from),
  recorded_at timestamptz not null default now(), published_by text,
  unique (price_list_id, version),
  exclude using gist (price_list_id with =, daterange(valid_from, valid_to) with &&)
);
call protect_company('price_list_version'); call allow_write('price_list_version');

create table price (
  tenant_id text not null references tenant, company_id text not null references company,
  price_list_version_id text not null references price_list_version,
  sku_id text not null references sku, min_quantity numeric(20, 6) not null default 0,
  unit_price numeric(24, 8) not null check (unit_price >= 0),
  floor_price numeric(24, 8),
  primary key (price_list_version_id, sku_id, min_quantity)
);
call protect_company('price'); call append_only('price');

create table dealer (
  party_id text not null references party, tenant_id text not null references tenant, company_id text not null references company,
  code text not null, level text not null, region_id text references region,
  business_model text not null default 'distribution'
    check (business_model in ('distribution', 'consignment', 'concession', 'direct', 'key_account', 'terminal', 'franchise')),
  status text not null default 'active' check (status in ('candidate', 'active', 'suspended', 'terminated')),
  sales_rep_id text references user_account,
  ship_to text not null default '',
  contact text not null default '',
  licence_valid_to date,
  custom jsonb not null default '{}', custom_version integer,
  version integer not null default 1, created_at timestamptz not null default now(),
  primary key (party_id, company_id),
  unique (tenant_id, company_id, code)
);
call protect_partner('dealer', 'party_id'); call allow_write('dealer');
create index dealer_region on dealer (tenant_id, company_id, region_id);

create table contract (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  number text not null, version integer not null default 1,
  party_id text not null references party, region_id text references region,
  status text not null default 'active' check (status in ('draft', 'active', 'terminated')),
  valid_from date not null, valid_to date check (valid_to > valid_from),
  business_model text not null default 'distribution',
  currency char(3) not null,
  scope jsonb not null default '{}', -- {brands, categories, skus, excluded_skus, regions}: absent = all
  credit_limit numeric(24, 6) not null default 0 check (credit_limit >= 0),
  payment_days integer not null default 30 check (payment_days >= 0),
  min_order_amount numeric(24, 6) not null default 0,
  recorded_at timestamptz not null default now(),
  unique (tenant_id, company_id, number, version)
);
call protect_partner('contract', 'party_id'); call allow_write('contract');
create index contract_party on contract (party_id, company_id);

create table warehouse (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  code text not null, name text not null, name_en text not null, region_id text references region, priority integer not null default 1,
  unique (tenant_id, company_id, code)
);
call protect_company('warehouse'); call allow_write('warehouse');

create table stock (
  tenant_id text not null references tenant, company_id text not null references company,
  warehouse_id text not null references warehouse, sku_id text not null references sku,
  on_hand numeric(20, 6) not null default 0 check (on_hand >= 0),
  reserved numeric(20, 6) not null default 0 check (reserved >= 0),
  primary key (warehouse_id, sku_id),
  constraint stock_covers_reserved check (reserved <= on_hand)
);
call protect_company('stock'); call allow_write('stock');
create index stock_sku on stock (sku_id);

-- Every change of stock, with what caused it; the stock row is their sum.
create table stock_move (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  key text not null, warehouse_id text not null references warehouse, sku_id text not null references sku,
  kind text not null check (kind in ('opening', 'receipt', 'reserve', 'release', 'ship', 'return', 'adjust')),
  on_hand_delta numeric(20, 6) not null, reserved_delta numeric(20, 6) not null,
  document_type text not null, document_id text not null,
  created_by text, at timestamptz not null default now(),
  unique (tenant_id, key)
);
call protect_company('stock_move'); call append_only('stock_move');
create index stock_move_document on stock_move (document_id);
create index stock_move_stock on stock_move (warehouse_id, sku_id, at);

create function stock_guard() returns trigger language plpgsql as $$
begin
  insert into stock (tenant_id, company_id, warehouse_id, sku_id)
    select distinct m.tenant_id, m.company_id, m.warehouse_id, m.sku_id from added m
    where not exists (select from stock s where s.warehouse_id = m.warehouse_id and s.sku_id = m.sku_id)
    on conflict do nothing;
  perform 1 from stock s join (select distinct warehouse_id, sku_id from added) m using (warehouse_id, sku_id)
    order by s.warehouse_id, s.sku_id for update of s;
  update stock s set on_hand = s.on_hand + m.on_hand, reserved = s.reserved + m.reserved
    from (select warehouse_id, sku_id, sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved from added group by 1, 2) m
    where s.warehouse_id = m.warehouse_id and s.sku_id = m.sku_id;
  return null;
end $$;
create trigger stock_guard after insert on stock_move referencing new table as added for each statement execute function stock_guard();
