-- Views of a list that people keep: their filters by name, for themselves or for all of their side.

create table saved_view (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  owner_id text not null references user_account,
  side_party_id text references party, -- the dealer whose people share it; null: the company's own people
  room text not null check (room in ('orders', 'returns')),
  name text not null check (length(name) between 1 and 40),
  filters jsonb not null check (pg_column_size(filters) <= 4000),
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  unique (owner_id, company_id, room, name)
);
call protect_company('saved_view');
call allow_write('saved_view', 'insert');
grant delete on saved_view to qudao_api;
create index saved_view_list on saved_view (tenant_id, company_id, room);
