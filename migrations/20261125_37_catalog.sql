-- Units have names in both languages; brands, categories and products are switched off instead of deleted, and count their versions.

create table unit (
  id text primary key, tenant_id text not null references tenant, company_id text not null references company,
  code text not null, name text not null, name_en text not null,
  active boolean not null default true, version integer not null default 1,
  unique (tenant_id, company_id, code)
);
call protect_company('unit'); call allow_write('unit');

alter table brand add column active boolean not null default true, add column version integer not null default 1;
alter table category add column active boolean not null default true, add column version integer not null default 1;
alter table product add column active boolean not null default true;

-- The units that goods already count in, tenant by tenant, because the walls stand for the owner too.
do $$
declare
  one record;
begin
  for one in select id from tenant loop
    perform set_config('qudao.tenant', one.id, true);
    insert into unit (id, tenant_id, company_id, code, name, name_en)
      select 'uom_' || md5(s.company_id || ':' || s.code), s.tenant_id, s.company_id, s.code,
        case s.code when 'each' then '件' else s.code end,
        case s.code when '箱' then 'carton' when '支' then 'piece' when '瓶' then 'bottle' when '盒' then 'box' when '件' then 'piece'
          when '片' then 'sheet' when '包' then 'pack' when '套' then 'set' else s.code end
      from (select tenant_id, company_id, unit as code from sku union select tenant_id, company_id, pack_unit from sku
            union select tenant_id, company_id, unit from sku_unit) s;
  end loop;
  perform set_config('qudao.tenant', '', true);
end $$;
