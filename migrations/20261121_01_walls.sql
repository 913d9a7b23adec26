-- Database roles, the three walls (tenant, company, party) and the helpers every later migration protects its tables with.

do $$
begin
  if not exists (select from pg_roles where rolname = 'qudao_api') then create role qudao_api nologin; end if;
  if not exists (select from pg_roles where rolname = 'qudao_worker') then create role qudao_worker nologin; end if;
  if not exists (select from pg_roles where rolname = 'qudao_reader') then create role qudao_reader nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this cluster is being migrated at the same time
end $$;
do $$
begin
  execute format('grant qudao_api, qudao_worker, qudao_reader to %I', current_user);
exception when others then if sqlstate not in ('42501', '0LP01', 'XX000') then raise; end if;
end $$;

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

revoke all on schema public from public;
grant usage on schema public to qudao_api, qudao_worker, qudao_reader;

-- After COMMIT a custom setting reads '' rather than NULL, so every reader of one goes through nullif.
create function app_setting(name text) returns text language sql stable parallel safe
  as $$ select nullif(current_setting(name, true), '') $$;
create function app_tenant() returns text language sql stable parallel safe
  as $$ select app_setting('qudao.tenant') $$;
create function app_list(name text) returns text[] language sql stable parallel safe
  as $$ select coalesce(string_to_array(app_setting(name), ','), '{}') $$;
create function app_everything(name text) returns boolean language sql stable parallel safe
  as $$ select coalesce(app_setting(name) = '*', false) $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'QD001';
end $$;

-- protect(table): tenant wall for everyone, forced on the owner too.
create procedure protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy wall_tenant on %s using (tenant_id = (select app_tenant())) with check (tenant_id = (select app_tenant()))', target);
  execute format('grant select on %s to qudao_api, qudao_worker, qudao_reader', target);
end $$;

create procedure protect_company(target regclass) language plpgsql as $$
begin
  call protect(target);
  execute format($p$create policy wall_company on %s as restrictive to qudao_api
    using (company_id is null or (select app_everything('qudao.companies')) or company_id = any ((select app_list('qudao.companies'))::text[]))$p$, target);
end $$;

-- Documents of a partner: seen by who sees the partner, or the partner's region.
create procedure protect_partner(target regclass, party_column text) language plpgsql as $$
begin
  call protect_company(target);
  execute format($p$create policy wall_party on %s as restrictive to qudao_api
    using ((select app_everything('qudao.parties'))
           or %2$I = any ((select app_list('qudao.parties'))::text[])
           or region_id = any ((select app_list('qudao.regions'))::text[]))$p$, target, party_column);
end $$;

create procedure allow_write(target regclass, rights text default 'insert, update') language plpgsql as $$
begin
  execute format('grant %s on %s to qudao_api, qudao_worker', rights, target);
end $$;

create procedure append_only(target regclass) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', target);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', target);
  execute format('grant insert on %s to qudao_api, qudao_worker', target);
end $$;

create table tenant (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);
alter table tenant enable row level security;
alter table tenant force row level security;
-- Names of tenants are no secret to the programs; a signed-in person still sees only rows of the own one elsewhere.
create policy read_all on tenant for select using (true);
create policy add on tenant for insert with check (id = (select app_tenant()));
grant select on tenant to qudao_api, qudao_worker, qudao_reader;
grant insert on tenant to qudao_worker;

create table company (
  id text primary key,
  tenant_id text not null references tenant,
  code text not null,
  name text not null,
  name_en text not null,
  short_name text not null,
  currency char(3) not null,
  zone text not null default 'Asia/Shanghai',
  tax_id text,
  party_id text not null,
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (tenant_id, code)
);
call protect(  'company');
create policy wall_company on company as restrictive to qudao_api
  using ((select app_everything('qudao.companies')) or id = any ((select app_list('qudao.companies'))::text[]));
call allow_write('company');
