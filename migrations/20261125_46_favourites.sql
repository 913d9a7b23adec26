-- Products a person keeps at hand for ordering: the own list, whichever dealer it is for.
create table favourite (
  tenant_id text not null references tenant,
  company_id text not null references company,
  user_id text not null references user_account,
  sku_id text not null references sku,
  created_at timestamptz not null default now(),
  primary key (user_id, sku_id)
);
call protect_company('favourite');
call allow_write('favourite', 'insert, delete');
