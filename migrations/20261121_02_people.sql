-- Parties with dated roles and trees, organization, users, sessions and delegations.

create table region (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  parent_id text references region,
  code text not null,
  name text not null,
  name_en text not null,
  unique (tenant_id, company_id, code)
);
call protect_company('region');
call allow_write('region');

create table party (
  id text primary key,
  tenant_id text not null references tenant,
  kind text not null check (kind in ('person', 'organization')),
  name text not null,
  name_en text,
  status text not null default 'active' check (status in ('active', 'suspended', 'left')),
  custom jsonb not null default '{}',
  custom_version integer,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
call protect('party');
call allow_write('party');
create index party_name on party using gin (name gin_trgm_ops);
alter table company add constraint company_party_fk foreign key (party_id) references party deferrable initially deferred;

create table party_role (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  party_id text not null references party,
  role text not null check (role in ('dealer', 'store', 'distributor', 'guide', 'employee', 'supplier', 'member')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  exclude using gist (party_id with =, company_id with =, role with =, daterange(valid_from, valid_to) with &&)
);
call protect_company('party_role');
call allow_write('party_role');

-- Identities are rows, so a merge of two parties can be undone. Values are sealed; the blind index finds equals.
create table party_identity (
  id text primary key,
  tenant_id text not null references tenant,
  party_id text not null references party,
  kind text not null check (kind in ('phone', 'email', 'openid', 'unionid', 'tax_id', 'id_card', 'external')),
  source text not null default '',
  blind_index text not null,
  sealed bytea,
  masked text not null,
  valid_from timestamptz not null default now(),
  valid_to timestamptz
);
call protect('party_identity');
call allow_write('party_identity');
create unique index party_identity_live on party_identity (tenant_id, kind, source, blind_index) where valid_to is null;

create table party_edge (
  id text primary key,
  tenant_id text not null references tenant,
  kind text not null check (kind in ('organization', 'dealer', 'referral', 'team', 'store')),
  parent_id text not null references party,
  child_id text not null references party,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  recorded_at timestamptz not null default now(),
  check (parent_id <> child_id),
  exclude using gist (tenant_id with =, kind with =, child_id with =, daterange(valid_from, valid_to) with &&)
);
call protect('party_edge');
call allow_write('party_edge');
create index party_edge_parent on party_edge (parent_id, kind);

create function refuse_cycle() returns trigger language plpgsql as $$
declare found boolean;
begin
  -- Two edges that close a loop together would each pass alone, so edges of one tenant and kind are added one after the other.
  perform pg_advisory_xact_lock(hashtextextended('party_edge:' || new.tenant_id || ':' || new.kind, 0));
  with recursive up as (
    select new.parent_id as id, daterange(new.valid_from, new.valid_to) as during
    union
    select e.parent_id, up.during * daterange(e.valid_from, e.valid_to)
    from up join party_edge e on e.child_id = up.id and e.kind = new.kind and up.during && daterange(e.valid_from, e.valid_to)
  )
  select exists (select from up where id = new.child_id) into found;
  if found then
    raise exception 'edge % -> % closes a cycle', new.parent_id, new.child_id using errcode = 'QD002';
  end if;
  return new;
end $$;
create trigger no_cycle before insert or update on party_edge for each row execute function refuse_cycle();

create table org_unit (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  parent_id text references org_unit,
  kind text not null check (kind in ('unit', 'cost_centre')),
  code text not null,
  name text not null,
  name_en text not null,
  manager_user_id text,
  unique (tenant_id, company_id, kind, code)
);
call protect_company('org_unit');
call allow_write('org_unit');

create table user_account (
  id text primary key,
  tenant_id text not null references tenant,
  party_id text not null references party,
  login text not null check (login = lower(login)),
  name text not null,
  name_en text not null,
  title text not null default '',
  title_en text not null default '',
  password_hash text,
  status text not null default 'active' check (status in ('active', 'disabled')),
  locale text not null default 'zh-CN',
  unit_id text references org_unit,
  manager_id text references user_account,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (tenant_id, login)
);
call protect('user_account');
call allow_write('user_account');
alter table org_unit add constraint org_unit_manager_fk foreign key (manager_user_id) references user_account;

create table user_role (
  id text primary key,
  tenant_id text not null references tenant,
  user_id text not null references user_account,
  company_id text references company, -- null: every company of the tenant
  role text not null check (role in ('sales_rep', 'dealer', 'distributor', 'guide', 'store_manager', 'channel_manager', 'marketing_manager',
                                     'finance', 'warehouse', 'auditor', 'administrator', 'operator', 'compliance_officer')),
  regions text[],     -- null: not limited by region
  parties text[],     -- null: not limited by partner; a dealer's own organization and below otherwise
  warehouses text[],  -- null: every warehouse
  valid_from date not null default current_date,
  valid_to date check (valid_to > valid_from)
);
call protect('user_role');
call allow_write('user_role');
create index user_role_user on user_role (user_id);
create index user_role_role on user_role (tenant_id, role);

-- A sign-in must find the tenant before it is known; logins are unique over the installation through this table alone.
create table login_index (
  login text primary key,
  tenant_id text not null references tenant,
  user_id text not null references user_account on delete cascade
);
alter table login_index enable row level security;
alter table login_index force row level security;
create policy read_all on login_index for select using (true);
create policy own_write on login_index for insert with check (tenant_id = (select app_tenant()));
grant select, insert on login_index to qudao_api, qudao_worker;

create table user_session (
  id text primary key, -- SHA-256 of the cookie's secret: a stolen table opens nothing
  tenant_id text not null references tenant,
  user_id text not null references user_account,
  csrf text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  ip text,
  agent text
);
call protect('user_session');
call allow_write('user_session');
create index user_session_user on user_session (user_id);

create table delegation (
  id text primary key,
  tenant_id text not null references tenant,
  user_id text not null references user_account,
  delegate_id text not null references user_account check (delegate_id <> user_id),
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  document_types text[], -- null: all
  reason text not null default '',
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
call protect('delegation');
call allow_write('delegation');
create index delegation_user on delegation (user_id);

-- Own fields: versioned JSON Schema per document or party type; a document keeps the version it was made with.
create table field_set (
  id text primary key,
  tenant_id text not null references tenant,
  company_id text not null references company,
  subject text not null,
  version integer not null,
  schema jsonb not null,
  valid_from timestamptz not null default now(),
  unique (tenant_id, company_id, subject, version)
);
call protect_company('field_set');
call append_only('field_set');
